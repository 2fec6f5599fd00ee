"""Whoosh, the embedded engine: no server, no compiled parts, at its best up to 30,000 records."""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from index.evaluate import best, evaluate
from index.protocol import AnyOf, Field, Filter, Found, Node, Record, Term

__all__ = ["WhooshEngine"]

_MEMORY = 128  # megabytes for writing
_SHORT, _MOST_KNOWN = 5000, 2000  # postings kept in memory: of how many records, of how many terms


class WhooshEngine:
    """An index in a folder of its own, made when that is absent or empty.

    Raises:
        OSError: the folder holds files but no index.
    """

    def __init__(self, folder: Path) -> None:
        from whoosh import index

        folder.mkdir(parents=True, exist_ok=True)
        known = index.exists_in(str(folder))
        if not known and any(folder.iterdir()):
            raise FileExistsError(errno.EEXIST, "no index among the files", str(folder))
        self._index = index.open_dir(str(folder)) if known else _create(folder)
        self._open()

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
        scores = evaluate(query, self)
        for item in filters:
            allowed = self._passing(item)
            scores = {number: score for number, score in scores.items() if number in allowed}
        return Found(
            total=len(scores),
            records=tuple((self._record(number), score) for number, score in best(scores, limit)),
            per_document=self._count(scores) if count and scores else {},
        )

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many records each stem occurs, and under "" how many records there are."""
        counts = {term: int(self._reader.doc_frequency("stems", term)) for term in terms}
        return counts | {"": self.count()}

    def similar(
        self, terms: dict[str, float], *, without: tuple[str, ...] = (), limit: int = 20
    ) -> Found:
        """Return the records that share the most of these weighted stems."""
        scores = evaluate(
            AnyOf(tuple(Term("stems", text, weight) for text, weight in terms.items())), self
        )
        for number in self._passing(Filter("document", without)):
            scores.pop(number, None)
        return Found(
            total=len(scores),
            records=tuple((self._record(number), score) for number, score in best(scores, limit)),
        )

    def count(self) -> int:
        """Return how many records there are."""
        return int(self._reader.doc_count())

    def everything(self) -> Iterable[int]:
        """Return the numbers of all records."""
        return cast("Iterable[int]", self._reader.all_doc_ids())

    def postings(self, field: Field, text: str) -> Mapping[int, float]:
        """Return how often a term stands in a field, by record."""
        known = self._known.get((field, text))
        if known is None:
            known = self._read_postings(field, text)
            if len(known) <= _SHORT:
                if len(self._known) >= _MOST_KNOWN:
                    self._known.clear()
                self._known[field, text] = known
        return known

    def starting(self, text: str) -> Iterable[str]:
        """Return the words with this beginning."""
        return [word.decode() for word in self._reader.expand_prefix("words", text)]

    def phrase(self, words: tuple[str, ...]) -> Iterable[int]:
        """Return the records with these words side by side."""
        from whoosh.query import Phrase

        if len(words) == 1:
            return self.postings("words", words[0])
        return cast("Iterable[int]", Phrase("words", list(words)).docs(self._searcher))

    def close(self) -> None:
        """Let go of the files."""
        self._searcher.close()
        self._index.close()

    def _open(self) -> None:
        self._searcher: Any = self._index.searcher()
        self._reader: Any = self._searcher.reader()
        self._known: dict[tuple[str, str], dict[int, float]] = {}

    def _write(self, write: Callable[[Any], None]) -> None:
        writer = self._index.writer(limitmb=_MEMORY)
        try:
            write(writer)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        self._searcher.close()
        self._open()

    def _read_postings(self, field: str, text: str) -> dict[int, float]:
        if (field, text) not in self._reader:
            return {}
        found: dict[int, float] = {}
        matcher = self._reader.postings(field, text)
        while matcher.is_active():
            found[matcher.id()] = matcher.weight()
            matcher.next()
        return found

    def _passing(self, item: Filter) -> set[int]:
        found = (self._read_postings(item.field, value) for value in item.values)
        return {number for numbers in found for number in numbers}

    def _count(self, numbers: Iterable[int]) -> dict[tuple[str, str], int]:
        documents = self._reader.column_reader("document")
        parts = self._reader.column_reader("part")
        return dict(Counter((documents[number], parts[number]) for number in numbers))

    def _record(self, number: int) -> Record:
        stored = self._reader.stored_fields(number)["record"]
        return msgspec.json.decode(stored, type=Record)


def _create(folder: Path) -> Any:
    from whoosh import fields, index
    from whoosh.analysis import SpaceSeparatedTokenizer

    schema = fields.Schema(
        document=fields.ID(sortable=True),
        at=fields.ID(),
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
        "at": record.at,
        "part": record.part,
        "kind": record.kind,
        "bodies": ",".join(record.bodies),
        "years": " ".join(record.years),
        "heading": record.heading_stems,
        "stems": record.stems,
        "words": record.words,
        "record": msgspec.json.encode(replace(record, words="")),
    }
