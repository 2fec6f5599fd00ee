"""The engine without files: for tests, and for a library whose folder cannot be written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from index.evaluate import best, evaluate
from index.protocol import AnyOf, Field, Filter, Found, Node, Record, Term

__all__ = ["MemoryEngine"]


class MemoryEngine:
    """Postings in dictionaries; plain and exact rather than fast."""

    def __init__(self) -> None:
        self._records: dict[int, Record] = {}
        self._postings: dict[str, dict[str, dict[int, float]]] = {}
        self._words: dict[int, list[str]] = {}
        self._next = 0
        self._clear()

    def upsert(self, records: Iterable[Record]) -> None:
        """Put in records, in place of all earlier records of the same documents."""
        fresh = list(records)
        self.delete({record.document for record in fresh})
        for record in fresh:
            self._put(self._next, record)
            self._next += 1

    def delete(self, documents: Iterable[str]) -> None:
        """Take out all records of these documents."""
        gone = set(documents)
        kept = {key: item for key, item in self._records.items() if item.document not in gone}
        if len(kept) == len(self._records):
            return
        words = self._words
        self._clear()
        for key, record in kept.items():
            self._put(key, record, words[key])

    def search(
        self,
        query: Node | None,
        *,
        filters: tuple[Filter, ...] = (),
        limit: int = 100,
        count: bool = False,
    ) -> Found:
        """Return the best records; without a query all that pass the filters, in order."""
        passed = {
            key: score
            for key, score in evaluate(query, self).items()
            if all(_passes(self._records[key], item) for item in filters)
        }
        pairs: Counter[tuple[str, str]] = Counter(
            (self._records[key].document, self._records[key].part) for key in passed
        )
        return Found(
            total=len(passed),
            records=tuple((self._records[key], score) for key, score in best(passed, limit)),
            per_document=dict(pairs) if count else {},
        )

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many records each stem occurs, and under "" how many records there are."""
        postings = self._postings["stems"]
        return {term: len(postings.get(term, ())) for term in terms} | {"": len(self._records)}

    def similar(
        self, terms: dict[str, float], *, without: tuple[str, ...] = (), limit: int = 20
    ) -> Found:
        """Return the records that share the most of these weighted stems."""
        found = self.search(
            AnyOf(tuple(Term("stems", text, weight) for text, weight in terms.items())),
            limit=len(self._records),
        )
        other = tuple(pair for pair in found.records if pair[0].document not in without)
        return Found(total=len(other), records=other[:limit])

    def close(self) -> None:
        """Nothing to let go of."""

    def count(self) -> int:
        """Return how many records there are."""
        return len(self._records)

    def everything(self) -> Iterable[int]:
        """Return the numbers of all records."""
        return self._records

    def postings(self, field: Field, text: str) -> Mapping[int, float]:
        """Return how often a term stands in a field, by record."""
        return self._postings[field].get(text, {})

    def starting(self, text: str) -> Iterable[str]:
        """Return the words with this beginning."""
        return [word for word in self._postings["words"] if word.startswith(text)]

    def phrase(self, words: tuple[str, ...]) -> Iterable[int]:
        """Return the records with these words side by side."""
        every = self.postings("words", words[0])
        return [key for key in every if self._has(key, words)]

    def _has(self, key: int, phrase: tuple[str, ...]) -> bool:
        words = self._words[key]
        size = len(phrase)
        return any(
            tuple(words[start : start + size]) == phrase for start in range(len(words) - size + 1)
        )

    def _clear(self) -> None:
        self._records = {}
        self._words = {}
        self._postings = {
            field: defaultdict(lambda: defaultdict(float))
            for field in ("heading", "stems", "words")
        }

    def _put(self, key: int, record: Record, words: list[str] | None = None) -> None:
        self._words[key] = words if words is not None else record.words.split()
        self._records[key] = record
        stems = record.stems
        for field, terms in (
            ("heading", record.heading_stems.split()),
            ("stems", stems.split()),
            ("words", self._words[key]),
        ):
            for term in terms:
                self._postings[field][term][key] += 1


def _passes(record: Record, item: Filter) -> bool:
    value = getattr(record, item.field)
    return any(
        wanted in (value if isinstance(value, tuple) else (value,)) for wanted in item.values
    )
