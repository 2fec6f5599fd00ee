"""The engine without files: for tests, and for a library whose folder cannot be written."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

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

__all__ = ["MemoryEngine"]

_SATURATION = 1.2  # of repeated terms, as in BM25
_Scores = dict[int, float]


class MemoryEngine:
    """Postings in dictionaries; plain and exact rather than fast."""

    def __init__(self) -> None:
        self._records: dict[int, Record] = {}
        self._postings: dict[str, dict[str, Counter[int]]] = {}
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
        scores = dict.fromkeys(self._records, 0.0) if query is None else self._find(query)
        passed = {
            key: score
            for key, score in scores.items()
            if all(_passes(self._records[key], item) for item in filters)
        }
        best = sorted(passed, key=lambda key: (-passed[key], key))[:limit]
        pairs: Counter[tuple[str, str]] = Counter(
            (self._records[key].document, self._records[key].part) for key in passed
        )
        return Found(
            total=len(passed),
            records=tuple((self._records[key], passed[key]) for key in best),
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

    def _clear(self) -> None:
        self._records = {}
        self._words = {}
        self._postings = {field: defaultdict(Counter) for field in ("heading", "stems", "words")}

    def _put(self, key: int, record: Record, words: list[str] | None = None) -> None:
        self._words[key] = words if words is not None else record.words.split()
        self._records[key] = record
        stems = f"{record.heading_stems} {record.text_stems} {record.context_stems}"
        for field, terms in (
            ("heading", record.heading_stems.split()),
            ("stems", stems.split()),
            ("words", self._words[key]),
        ):
            for term in terms:
                self._postings[field][term][key] += 1

    def _find(self, node: Node) -> _Scores:
        if isinstance(node, Term):
            return self._score(self._postings[node.field].get(node.text, Counter()), node.boost)
        if isinstance(node, Starts):
            return _union(
                self._score(found, 1.0)
                for word, found in self._postings["words"].items()
                if word.startswith(node.text)
            )
        if isinstance(node, Phrase):
            every = self._find(AllOf(tuple(Term("words", word) for word in node.words)))
            return {key: score for key, score in every.items() if self._has(key, node.words)}
        if isinstance(node, AnyOf):
            return _union(self._find(part) for part in node.parts)
        if isinstance(node, Except):
            wanted = self._find(node.part) if node.part else dict.fromkeys(self._records, 0.0)
            unwanted = self._find(node.unwanted)
            return {key: score for key, score in wanted.items() if key not in unwanted}
        parts = [self._find(part) for part in node.parts]
        common = set(self._records).intersection(*parts)
        return {key: sum(part[key] for part in parts) for key in common}

    def _score(self, found: Counter[int], boost: float) -> _Scores:
        rarity = math.log(1 + len(self._records) / (1 + len(found)))
        return {
            key: boost * rarity * times * (1 + _SATURATION) / (times + _SATURATION)
            for key, times in found.items()
        }

    def _has(self, key: int, phrase: tuple[str, ...]) -> bool:
        words = self._words[key]
        size = len(phrase)
        return any(
            tuple(words[start : start + size]) == phrase for start in range(len(words) - size + 1)
        )


def _union(parts: Iterator[_Scores]) -> _Scores:
    total: _Scores = {}
    for part in parts:
        for key, score in part.items():
            total[key] = total.get(key, 0.0) + score
    return total


def _passes(record: Record, item: Filter) -> bool:
    value = {
        "document": (record.document,),
        "body": record.bodies,
        "kind": (record.kind,),
        "year": record.years,
        "part": (record.part,),
    }[item.field]
    return any(wanted in value for wanted in item.values)
