"""Deciding which articles belong together: first partners, then what splitting and merging add.

Nothing here depends on which document is called old: swapping them gives the mirror image.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from compare.alignment.parameters import Parameters
from compare.alignment.parts import rest_of
from compare.alignment.similarity import EVIDENCE, Evidence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

__all__ = [
    "Decision",
    "Edge",
    "chosen",
    "chosen_odds",
    "decide",
    "known",
    "log_odds",
]

_NONE: Mapping[tuple[str, str], bool] = MappingProxyType({})
_SETTLED = 1000.0  # gain for articles with the same words: more than all evidence together
_NUDGE = 1e-6  # of two assignments that are as good, the one that keeps the order
_MOST_LOG_ODDS = 6.0  # 0.9975: no evidence short of the same words makes a pair certain
_CANDIDATE = -6.0  # log odds below which a pair is no candidate for a first partner when tuning


class Edge(Struct, frozen=True):
    """Two articles (places in their document) that belong together, with the probability."""

    old: int
    new: int
    score: float


class Decision(Struct, frozen=True):
    """The pairs that belong together, and the articles without a partner.

    ``gone`` and ``come`` are the places of old and new articles that have none, each with the
    probability that this is right: that even the likeliest partner is not one.
    """

    edges: tuple[Edge, ...]
    gone: dict[int, float]
    come: dict[int, float]


def decide(
    evidence: Evidence, parameters: Parameters, rulings: Mapping[tuple[str, str], bool] = _NONE
) -> Decision:
    """Return which articles belong together, in document order, and which have no partner.

    ``rulings`` says of pairs of numbers (old, new) what a reader decided: they belong together
    (then they do, with probability 1) or they do not.
    """
    import numpy as np

    old, new = len(evidence.old.articles), len(evidence.new.articles)
    if not old or not new:
        return Decision((), dict.fromkeys(range(old), 1.0), dict.fromkeys(range(new), 1.0))
    odds = log_odds(evidence, parameters)
    confirmed, rejected = _ruled(evidence, rulings)
    for pair in rejected:
        odds[pair] = -np.inf
    settled = chosen_odds(evidence, odds, parameters)
    for pair in confirmed:
        settled[pair] = np.inf
    first = chosen(evidence, settled, 0.0)
    further = _further(evidence, odds, {*first, *confirmed}, parameters)
    score = {pair: _first_score(evidence, settled, pair) for pair in first}
    score |= dict.fromkeys(confirmed, 1.0)
    score |= {
        (int(row), int(column)): chance(further[row, column])
        for row, column in zip(*(further > 0).nonzero(), strict=True)
    }
    rows, columns = {row for row, _ in score}, {column for _, column in score}
    taken = np.isin(np.arange(old), list(rows))[:, None] | np.isin(np.arange(new), list(columns))
    best = np.where(taken, further, settled)
    return Decision(
        tuple(Edge(*pair, score[pair]) for pair in sorted(score)),
        {row: 1.0 - chance(best[row].max()) for row in range(old) if row not in rows},
        {place: 1.0 - chance(best[:, place].max()) for place in range(new) if place not in columns},
    )


def known(evidence: Evidence) -> dict[str, Matrix]:
    """Return the evidence with the words' likeness in place of what is unknown."""
    import numpy as np

    words = evidence.matrices["words"]
    return {
        name: np.where(np.isnan(evidence.matrices[name]), words, evidence.matrices[name])
        for name in EVIDENCE
    }


def log_odds(evidence: Evidence, parameters: Parameters) -> Matrix:
    """Return the weighted evidence for every pair."""
    total: Matrix = parameters.bias + sum(
        getattr(parameters, name) * matrix for name, matrix in known(evidence).items()
    )
    return total


def chosen_odds(evidence: Evidence, odds: Matrix, parameters: Parameters) -> Matrix:
    """Return the log odds of pairs, given that the assignment chooses them."""
    start = parameters.chosen_bias + parameters.chosen_kinship * evidence.kinship
    total: Matrix = start + parameters.chosen_scale * odds
    return total


def chosen(evidence: Evidence, odds: Matrix, least: float = _CANDIDATE) -> list[tuple[int, int]]:
    """Return at most one partner for each article: the choice with the greatest gain over all.

    The gain of a pair is what its log odds exceed ``least`` by; articles with the same words come
    before all else.
    """
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    gain = np.clip(odds - least, 0.0, 2 * _SETTLED)  # a pair that a reader confirmed is infinite
    for pair in _identical(evidence):
        gain[pair] += _SETTLED if odds[pair] > -np.inf else 0.0
    apart = 1.0 - evidence.matrices["position"]
    ordered = np.where(gain > 0, gain - _NUDGE * apart * apart, 0.0)
    pairs = zip(*linear_sum_assignment(ordered, maximize=True), strict=True)
    return [(int(row), int(column)) for row, column in pairs if gain[row, column] > 0]


def _same_words(evidence: Evidence, row: int, column: int) -> bool:
    """Tell whether two articles have the same words, marks and capitals aside."""
    return evidence.old.words[row] == evidence.new.words[column]


def chance(odds: float) -> float:
    """Return the probability for log odds."""
    return 1.0 / (1.0 + math.exp(-max(-_MOST_LOG_ODDS, min(_MOST_LOG_ODDS, odds))))


def _ruled(
    evidence: Evidence, rulings: Mapping[tuple[str, str], bool]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the places of the confirmed and of the rejected pairs."""
    rows, columns = _places(evidence.old.numbers), _places(evidence.new.numbers)
    ruled: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    for (old, new), belongs in rulings.items():
        ruled[belongs] += product(rows.get(old, ()), columns.get(new, ()))
    return ruled[True], ruled[False]


def _places(numbers: Sequence[str]) -> dict[str, list[int]]:
    """Return where each number stands: in a faulty document more than once."""
    places: dict[str, list[int]] = {}
    for place, number in enumerate(numbers):
        places.setdefault(number, []).append(place)
    return places


def _first_score(evidence: Evidence, settled: Matrix, pair: tuple[int, int]) -> float:
    return 1.0 if _same_words(evidence, *pair) else chance(settled[pair])


def _identical(evidence: Evidence) -> list[tuple[int, int]]:
    """Return pairs with the same words; with the same number where that number is there."""
    old, new = evidence.old, evidence.new
    places: dict[tuple[str, ...], list[int]] = {}
    for column, words in enumerate(new.words):
        places.setdefault(words, []).append(column)
    pairs = [
        (row, column) for row, words in enumerate(old.words) for column in places.get(words, ())
    ]
    numbered = {pair for pair in pairs if old.numbers[pair[0]] == new.numbers[pair[1]]}
    rows, columns = {row for row, _ in numbered}, {column for _, column in numbered}
    return [
        (row, column)
        for row, column in pairs
        if (row, column) in numbered or (row not in rows and column not in columns)
    ]


def _further(
    evidence: Evidence, odds: Matrix, first: set[tuple[int, int]], parameters: Parameters
) -> Matrix:
    """Return the log odds that splitting or merging adds a pair, minus infinity where it cannot."""
    import numpy as np

    rest = rest_of(evidence, first)
    total = (
        odds
        + parameters.rest_bias
        + parameters.rest_words * rest.words
        + parameters.rest_size * rest.size
        + parameters.rest_function * rest.function
        + parameters.rest_title * rest.title
    )
    found: Matrix = np.where(rest.present, total, -np.inf)
    return found
