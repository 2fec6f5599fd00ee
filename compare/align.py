"""Alignment: which articles of the old document belong to which of the new one.

Three steps. Every pair of articles gets the probability that it belongs together, from all
evidence at once. One partner for each article is chosen for the whole document together (the
assignment with the greatest gain). Then split and merged articles: a pair is added when parts that
the first partner leaves unexplained on *both* sides explain each other. Nothing depends on which
document is called old: swapping them gives the mirror image.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from compare.diff import word_diff
from compare.model import Alignment, Match, Relation
from compare.parameters import DEFAULT, Parameters
from compare.parts import rest_of
from compare.similarity import EVIDENCE, Evidence, Side, gather, prepare
from corpus.model import Document, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

__all__ = ["Edge", "align", "edges"]

_LEAST_PART_SCORE = 0.3


class Edge(Struct, frozen=True):
    """Two articles (places in their document) that belong together, with the probability."""

    old: int
    new: int
    score: float
    evidence: dict[str, float]


def align(old: Document, new: Document, parameters: Parameters = DEFAULT) -> Alignment:
    """Return the matches between the articles of two documents, in the order of the new one.

    Dropped articles come last. Every article of both sides stands in at least one match; an
    article that both splits and merges stands in several.
    """
    left, right = prepare(old), prepare(new)
    evidence = gather(left, right)
    found = edges(evidence, parameters)
    return Alignment(matches=tuple(_matches(left, right, found)))


def edges(evidence: Evidence, parameters: Parameters) -> list[Edge]:
    """Return the pairs of articles that belong together."""
    left, right = evidence.old, evidence.new
    if not left.articles or not right.articles:
        return []
    logits = _logits(evidence, parameters)
    first = _assign(logits, left, right, parameters)
    more = _more(evidence, logits, first, parameters)
    names = [*first, *more]
    return [
        Edge(row, column, score, _shown(evidence, row, column))
        for (row, column), score in sorted({**first, **more}.items())
        if (row, column) in names
    ]


def _shown(evidence: Evidence, row: int, column: int) -> dict[str, float]:
    return {name: round(float(evidence.matrices[name][row, column]), 3) for name in EVIDENCE}


def _logits(evidence: Evidence, parameters: Parameters) -> Matrix:
    weights = parameters.weights()
    total: Matrix = parameters.bias + sum(
        weights[name] * evidence.matrices[name] for name in EVIDENCE
    )
    return total


def _chance(logit: float) -> float:
    import math

    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))


def _same(left: Side, right: Side, row: int, column: int) -> bool:
    return left.words[row] == right.words[column]


def _assign(
    logits: Matrix, left: Side, right: Side, parameters: Parameters
) -> dict[tuple[int, int], float]:
    """Choose at most one partner for each article, with the greatest gain over all."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    gain = np.maximum(logits - parameters.least_logit, 0.0)
    for row, column in _identical(left, right):
        gain[row, column] += 1000.0
    chosen = zip(*linear_sum_assignment(gain, maximize=True), strict=True)
    return {
        (int(row), int(column)): (
            1.0 if _same(left, right, row, column) else _chance(logits[row, column])
        )
        for row, column in chosen
        if gain[row, column] > 0
    }


def _identical(left: Side, right: Side) -> list[tuple[int, int]]:
    """Return pairs with the same words; with the same number where that number is there."""
    places: dict[tuple[str, ...], list[int]] = {}
    for column, words in enumerate(right.words):
        places.setdefault(words, []).append(column)
    pairs = [
        (row, column) for row, words in enumerate(left.words) for column in places.get(words, ())
    ]
    numbered = {pair for pair in pairs if left.numbers[pair[0]] == right.numbers[pair[1]]}
    settled = {row for row, _ in numbered}, {column for _, column in numbered}
    return [
        pair
        for pair in pairs
        if pair in numbered or (pair[0] not in settled[0] and pair[1] not in settled[1])
    ]


def _more(
    evidence: Evidence,
    first_logits: Matrix,
    first: dict[tuple[int, int], float],
    parameters: Parameters,
) -> dict[tuple[int, int], float]:
    """Return the pairs that splitting and merging add."""
    rest = rest_of(evidence, set(first))
    logits = (
        first_logits
        + parameters.rest_bias
        + parameters.rest_words * rest.words
        + parameters.rest_function * rest.function
        + parameters.rest_title * rest.title
    )
    return {
        (int(row), int(column)): _chance(logits[row, column])
        for row, column in zip(*rest.present.nonzero(), strict=True)
        if logits[row, column] > parameters.least_logit
    }


def _matches(left: Side, right: Side, found: list[Edge]) -> list[Match]:
    stars = _stars(left, right, found)
    matches = [_match(left, right, star) for star in stars]
    used_old = {edge.old for edge in found}
    used_new = {edge.new for edge in found}
    placed = [
        (min(e.new for e in s), min(e.old for e in s), m)
        for s, m in zip(stars, matches, strict=True)
    ]
    placed += [
        (column, -1, _lone(right, column, "nieuw"))
        for column in range(len(right.articles))
        if column not in used_new
    ]
    after = len(right.articles)
    placed += [
        (after + row, row, _lone(left, row, "vervallen"))
        for row in range(len(left.articles))
        if row not in used_old
    ]
    return [match for _, _, match in sorted(placed, key=lambda item: item[:2])]


def _lone(side: Side, place: int, relation: Relation) -> Match:
    text = words_of(side.articles[place])
    number = (side.numbers[place],)
    old = relation == "vervallen"
    return Match(
        old=number if old else (),
        new=() if old else number,
        relation=relation,
        score=1.0,
        diff=((("delete" if old else "insert"), text),) if text else (),
    )


def _stars(left: Side, right: Side, found: list[Edge]) -> list[list[Edge]]:
    """Group edges into stars: one article on one side with one or more on the other.

    An edge belongs to the end that has more partners; with as many, to the longer article.
    """
    old_degree: dict[int, int] = {}
    new_degree: dict[int, int] = {}
    for edge in found:
        old_degree[edge.old] = old_degree.get(edge.old, 0) + 1
        new_degree[edge.new] = new_degree.get(edge.new, 0) + 1
    groups: dict[tuple[str, int], list[Edge]] = {}
    for edge in found:
        mine = (old_degree[edge.old], len(left.words[edge.old]), left.words[edge.old])
        theirs = (new_degree[edge.new], len(right.words[edge.new]), right.words[edge.new])
        centre = ("old", edge.old) if mine >= theirs else ("new", edge.new)
        groups.setdefault(centre, []).append(edge)
    return list(groups.values())


def _match(left: Side, right: Side, star: list[Edge]) -> Match:
    rows = sorted({edge.old for edge in star})
    columns = sorted({edge.new for edge in star})
    before = " ".join(words_of(left.articles[row]) for row in rows)
    after = " ".join(words_of(right.articles[column]) for column in columns)
    return Match(
        old=tuple(left.numbers[row] for row in rows),
        new=tuple(right.numbers[column] for column in columns),
        relation=_relation(left, right, rows, columns),
        score=round(sum(edge.score for edge in star) / len(star), 4),
        evidence={name: round(max(edge.evidence[name] for edge in star), 3) for name in EVIDENCE},
        diff=word_diff(before, after),
    )


def _relation(left: Side, right: Side, rows: list[int], columns: list[int]) -> Relation:
    if len(columns) > 1:
        return "gesplitst"
    if len(rows) > 1:
        return "samengevoegd"
    row, column = rows[0], columns[0]
    if not _same(left, right, row, column):
        return "gewijzigd"
    return "ongewijzigd" if left.numbers[row] == right.numbers[column] else "hernummerd"
