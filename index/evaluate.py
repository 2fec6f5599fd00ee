"""Queries over postings, in plain Python: what the engines without a fast core of their own share.

A score serves only to choose candidates (``index.rank`` orders them): a term counts by its boost,
its rarity and, less and less, its repeats.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping
from typing import Protocol

from index.protocol import AllOf, AnyOf, Except, Field, Node, Phrase, Starts, Term

__all__ = ["Postings", "best", "evaluate"]

_SATURATION = 1.2  # of repeated terms, as in BM25
Scores = dict[int, float]


class Postings(Protocol):
    """Where terms stand; records have numbers in the order in which they were put in."""

    def count(self) -> int:
        """Return how many records there are."""
        ...

    def everything(self) -> Iterable[int]:
        """Return the numbers of all records."""
        ...

    def postings(self, field: Field, text: str) -> Mapping[int, float]:
        """Return how often a term stands in a field, by record."""
        ...

    def starting(self, text: str) -> Iterable[str]:
        """Return the words with this beginning."""
        ...

    def phrase(self, words: tuple[str, ...]) -> Iterable[int]:
        """Return the records with these words side by side."""
        ...


def evaluate(node: Node | None, source: Postings) -> Scores:
    """Return the records that a query finds, with their scores; without a query all, at 0."""
    if node is None:
        return dict.fromkeys(source.everything(), 0.0)
    if isinstance(node, Term):
        return _score(source.postings(node.field, node.text), node.boost, source.count())
    if isinstance(node, Starts):
        words = source.starting(node.text)
        return _sum(_score(source.postings("words", it), 1.0, source.count()) for it in words)
    if isinstance(node, Phrase):
        return dict.fromkeys(source.phrase(node.words), float(len(node.words)))
    return _combined(node, source)


def best(scores: Scores, limit: int) -> list[tuple[int, float]]:
    """Return the highest scores with their records; of equals the first put in."""
    if limit >= len(scores):
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return heapq.nsmallest(limit, scores.items(), key=lambda item: (-item[1], item[0]))


def _combined(node: AllOf | AnyOf | Except, source: Postings) -> Scores:
    if isinstance(node, AnyOf):
        return _sum(evaluate(part, source) for part in node.parts)
    if isinstance(node, Except):
        unwanted = evaluate(node.unwanted, source)
        found = evaluate(node.part, source)
        return {key: score for key, score in found.items() if key not in unwanted}
    return _common(node, source)


def _common(node: AllOf, source: Postings) -> Scores:
    parts = sorted((evaluate(part, source) for part in node.parts), key=len)
    common = parts[0] if parts else {}
    for part in parts[1:]:
        common = {key: score + part[key] for key, score in common.items() if key in part}
    return common


def _score(found: Mapping[int, float], boost: float, count: int) -> Scores:
    weight = boost * math.log(1 + count / (1 + len(found))) * (1 + _SATURATION)
    return {key: weight * times / (times + _SATURATION) for key, times in found.items()}


def _sum(parts: Iterable[Scores]) -> Scores:
    total: Scores = {}
    for part in parts:
        if not total:
            total = dict(part)
            continue
        for key, score in part.items():
            total[key] = total.get(key, 0.0) + score
    return total
