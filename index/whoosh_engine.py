"""Whoosh, the embedded engine: no server, no compiled parts, at its best up to 30,000 records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from index.protocol import (
    AllOf,
    AnyOf,
    Filter,
    Found,
    Node,
    Phrase,
    Record,
    Starts,
    Term,
)

__all__ = ["WhooshEngine"]

_FIELDS = {
    "document": "document",
    "body": "bodies",
    "kind": "kind",
    "year": "years",
    "part": "part",
}
_MEMORY = 128  # megabytes for writing


class WhooshEngine:
    """An index in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        from whoosh import index

        folder.mkdir(parents=True, exist_ok=True)
        known = index.exists_in(str(folder))
        self._index = index.open_dir(str(folder)) if known else _create(folder)
        self._searcher = self._index.searcher()

    def upsert(self, records: Iterable[Record]) -> None:
        """Put in records, in place of all earlier records of the same documents; all or nothing."""

        def write(writer: Any) -> None:
            seen: set[str] = set()
            for record in records:
                if record.document not in seen:
                    seen.add(record.document)
                    writer.delete_by_term("document", record.document)
                writer.add_document(**_fields(record))

        self._write(write)

    def delete(self, documents: Iterable[str]) -> None:
        """Take out all records of these documents; all or nothing."""

        def write(writer: Any) -> None:
            for document in documents:
                writer.delete_by_term("document", document)

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
        from whoosh import query as q

        wanted = q.Every() if query is None else _translate(query)
        allowed = q.And([_filter(item) for item in filters]) if filters else None
        # Without a score Whoosh may stop early; the order is then that of adding.
        results = self._searcher.search(
            wanted, limit=max(1, limit), filter=allowed, scored=query is not None
        )
        return Found(
            total=len(results),
            records=tuple((_record(hit), float(hit.score or 0.0)) for hit in results[:limit]),
            per_document=self._count(wanted, allowed) if count else {},
        )

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many records each stem occurs, and under "" how many records there are."""
        reader = self._searcher.reader()
        counts = {term: int(reader.doc_frequency("stems", term)) for term in terms}
        return counts | {"": int(reader.doc_count())}

    def similar(
        self, terms: dict[str, float], *, without: tuple[str, ...] = (), limit: int = 20
    ) -> Found:
        """Return the records that share the most of these weighted stems."""
        from whoosh import query as q

        wanted = q.Or([q.Term("stems", text, boost=weight) for text, weight in terms.items()])
        mask = q.Or([q.Term("document", document) for document in without]) if without else None
        results = self._searcher.search(wanted, limit=limit, mask=mask)
        return Found(
            total=len(results), records=tuple((_record(hit), float(hit.score)) for hit in results)
        )

    def close(self) -> None:
        """Let go of the files."""
        self._searcher.close()
        self._index.close()

    def _write(self, write: Callable[[Any], None]) -> None:
        writer = self._index.writer(limitmb=_MEMORY)
        try:
            write(writer)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        self._searcher.close()
        self._searcher = self._index.searcher()

    def _count(self, wanted: Any, allowed: Any) -> dict[tuple[str, str], int]:
        numbers = set(self._searcher.docs_for_query(wanted))
        if allowed is not None:
            numbers &= set(self._searcher.docs_for_query(allowed))
        reader = self._searcher.reader()
        documents, parts = reader.column_reader("document"), reader.column_reader("part")
        return dict(Counter((documents[number], parts[number]) for number in numbers))


def _create(folder: Path) -> Any:
    from whoosh import fields, index
    from whoosh.analysis import SpaceSeparatedTokenizer

    schema = fields.Schema(
        document=fields.ID(sortable=True),
        part=fields.ID(sortable=True),
        kind=fields.ID(),
        bodies=fields.KEYWORD(commas=True),
        # Words, not numbers: a numeric range in Whoosh costs a hundred times more.
        years=fields.KEYWORD(),
        heading=fields.KEYWORD(scorable=True),
        stems=fields.KEYWORD(scorable=True),
        words=fields.TEXT(analyzer=SpaceSeparatedTokenizer()),
        record=fields.STORED(),
    )
    return index.create_in(str(folder), schema)


def _fields(record: Record) -> dict[str, Any]:
    return {
        "document": record.document,
        "part": record.part,
        "kind": record.kind,
        "bodies": ",".join(record.bodies),
        "years": " ".join(record.years),
        "heading": record.heading_stems,
        "stems": f"{record.heading_stems} {record.text_stems} {record.context_stems}",
        "words": record.words,
        "record": msgspec.json.encode(replace(record, words="")),
    }


def _record(hit: Any) -> Record:
    return msgspec.json.decode(hit["record"], type=Record)


def _filter(item: Filter) -> Any:
    from whoosh import query as q

    return q.Or([q.Term(_FIELDS[item.field], value) for value in item.values])


def _translate(node: Node) -> Any:
    from whoosh import query as q

    if isinstance(node, Term):
        return q.Term(node.field, node.text, boost=node.boost)
    if isinstance(node, Starts):
        return q.Prefix("words", node.text)
    if isinstance(node, Phrase):
        return q.Phrase("words", list(node.words))
    if isinstance(node, AllOf):
        return q.And([_translate(part) for part in node.parts])
    if isinstance(node, AnyOf):
        return q.Or([_translate(part) for part in node.parts])
    part = _translate(node.part) if node.part else q.Every()
    return q.AndNot(part, _translate(node.unwanted))
