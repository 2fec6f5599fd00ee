"""Tantivy, the fast engine: an extra, for libraries of more than some ten thousand records."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from index.protocol import (
    AllOf,
    AnyOf,
    Except,
    Filter,
    Found,
    Node,
    Phrase,
    Record,
    Starts,
    Term,
)

__all__ = ["TantivyEngine", "is_installed"]

_MEMORY = 64_000_000  # bytes for writing
_MOST_GROUPS = 1_000_000


def is_installed() -> bool:
    """Tell whether the extra is there."""
    from importlib.util import find_spec

    return find_spec("tantivy") is not None


class TantivyEngine:
    """An index in a folder of its own, made when that is absent or empty.

    Raises:
        OSError: the folder holds files but no index.
    """

    def __init__(self, folder: Path) -> None:
        import tantivy

        folder.mkdir(parents=True, exist_ok=True)
        if not tantivy.Index.exists(str(folder)) and any(folder.iterdir()):
            raise FileExistsError(errno.EEXIST, "no index among the files", str(folder))
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, path=str(folder))
        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("terms", spaces)
        self._index.reload()
        self._searcher = self._index.searcher()

    def upsert(self, records: Iterable[Record]) -> None:
        """Put in records, in place of all earlier records of the same documents; all or nothing."""

        def write(writer: Any) -> None:
            seen: set[str] = set()
            for record in records:
                if record.document not in seen:
                    seen.add(record.document)
                    writer.delete_documents_by_term("document", record.document)
                writer.add_document(_document(record))

        self._write(write)

    def delete(self, documents: Iterable[str]) -> None:
        """Take out all records of these documents; all or nothing."""

        def write(writer: Any) -> None:
            for document in documents:
                writer.delete_documents_by_term("document", document)

        self._write(write)

    def search(
        self,
        query: Node | None,
        *,
        filters: tuple[Filter, ...] = (),
        limit: int = 100,
        count: bool = False,
    ) -> Found:
        """Return the best records; without a query all that pass the filters, in order."""
        wanted = self._all(query, filters)
        groups: dict[tuple[str, str], int] = {}
        if count:
            asked = {"g": {"terms": {"field": "group", "size": _MOST_GROUPS}}}
            answer = self._searcher.aggregate(wanted, asked)
            for bucket in answer["g"]["buckets"]:
                document, _, part = bucket["key"].rpartition("\t")
                groups[document, part] = bucket["doc_count"]
        return self._found(wanted, limit, groups)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many records each stem occurs, and under "" how many records there are."""
        counts = {term: int(self._searcher.doc_freq("stems", term)) for term in terms}
        return counts | {"": int(self._searcher.num_docs)}

    def similar(
        self, terms: dict[str, float], *, without: tuple[str, ...] = (), limit: int = 20
    ) -> Found:
        """Return the records that share the most of these weighted stems."""
        wanted: Node = AnyOf(tuple(Term("stems", text, weight) for text, weight in terms.items()))
        return self._found(self._all(wanted, (), without), limit, {})

    def close(self) -> None:
        """Let go of the files."""
        del self._searcher, self._index

    def _found(self, wanted: Any, limit: int, groups: dict[tuple[str, str], int]) -> Found:
        results: Any = self._searcher.search(wanted, limit=max(1, limit))
        return Found(
            total=int(results.count),
            records=tuple(
                (_record(self._searcher.doc(place)), float(score))
                for score, place in results.hits[:limit]
            ),
            per_document=groups,
        )

    def _write(self, write: Callable[[Any], None]) -> None:
        writer = self._index.writer(heap_size=_MEMORY, num_threads=1)
        try:
            write(writer)
        except BaseException:
            writer.rollback()
            raise
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def _all(
        self, query: Node | None, filters: tuple[Filter, ...], without: tuple[str, ...] = ()
    ) -> Any:
        from tantivy import Occur, Query

        parts = [(Occur.Must, Query.all_query() if query is None else self._translate(query))]
        for item in filters:
            either = Query.term_set_query(self._schema, item.field, list(item.values))
            parts.append((Occur.Must, Query.const_score_query(either, 0.0)))
        if without:
            unwanted = Query.term_set_query(self._schema, "document", list(without))
            parts.append((Occur.MustNot, unwanted))
        return Query.boolean_query(parts)

    def _translate(self, node: Node) -> Any:
        from tantivy import Occur, Query

        if isinstance(node, Term):
            option = "position" if node.field == "words" else "freq"
            term = Query.term_query(self._schema, node.field, node.text, option)
            return Query.boost_query(term, node.boost)
        if isinstance(node, Starts):
            return Query.regex_query(self._schema, "words", f"{re.escape(node.text)}.*")
        if isinstance(node, Phrase):
            if len(node.words) == 1:
                return self._translate(Term("words", node.words[0]))
            return Query.phrase_query(self._schema, "words", list(node.words))
        if isinstance(node, Except):
            part = self._translate(node.part) if node.part else Query.all_query()
            unwanted = self._translate(node.unwanted)
            return Query.boolean_query([(Occur.Must, part), (Occur.MustNot, unwanted)])
        occur = Occur.Must if isinstance(node, AllOf) else Occur.Should
        return Query.boolean_query([(occur, self._translate(part)) for part in node.parts])


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in ("document", "at", "kind", "part", "bodies", "years"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("group", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("heading", tokenizer_name="terms", index_option="freq")
    builder.add_text_field("stems", tokenizer_name="terms", index_option="freq")
    builder.add_text_field("words", tokenizer_name="terms", index_option="position")
    builder.add_bytes_field("record", stored=True, indexed=False)
    return builder.build()


def _document(record: Record) -> Any:
    import tantivy

    document = tantivy.Document()
    document.add_text("document", record.document)
    document.add_text("at", record.at)
    document.add_text("part", record.part)
    document.add_text("group", f"{record.document}\t{record.part}")
    document.add_text("kind", record.kind)
    for body in record.bodies:
        document.add_text("bodies", body)
    for year in record.years:
        document.add_text("years", year)
    document.add_text("heading", record.heading_stems)
    document.add_text("stems", record.stems)
    document.add_text("words", record.words)
    document.add_bytes("record", msgspec.json.encode(replace(record, words="")))
    return document


def _record(document: Any) -> Record:
    return msgspec.json.decode(bytes(document.get_first("record")), type=Record)
