"""Deciding which articles belong together: first partners, then what splitting and merging add.

Nothing here depends on which document is called old: swapping them gives the mirror image.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct

from compare.parameters import Parameters
from compare.parts import rest_of
from compare.similarity import EVIDENCE, Evidence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

__all__ = [
    "Edge",
    "chosen",
    "chosen_odds",
    "edges",
    "known",
    "log_odds",
    "loneliness",
    "same_words",
]

_SETTLED = 1000.0  # gain for articles with the same words: more than all evidence together
_NUDGE = 1e-6  # of two assignments that are as good, the one that keeps the order
_MOST_LOG_ODDS = 30.0
_CANDIDATE = -6.0  # log odds below which a pair is no candidate for a first partner when tuning


class Edge(Struct, frozen=True):
    """Two articles (places in their document) that belong together, with the probability."""

    old: int
    new: int
    score: float


def edges(evidence: Evidence, parameters: Parameters) -> list[Edge]:
    """Return the pairs of articles that belong together, in document order."""
    if not evidence.old.articles or not evidence.new.articles:
        return []
    odds = log_odds(evidence, parameters)
    first = _first(evidence, odds, parameters)
    found = {**first, **_further(evidence, odds, set(first), parameters)}
    return [Edge(row, column, score) for (row, column), score in sorted(found.items())]


def loneliness(
    evidence: Evidence, found: list[Edge], parameters: Parameters
) -> tuple[dict[int, float], dict[int, float]]:
    """Return the old and the new articles without a partner, with the probability of that.

    It is the chance that the likeliest partner is none.
    """
    old, new = len(evidence.old.articles), len(evidence.new.articles)
    gone = set(range(old)) - {edge.old for edge in found}
    come = set(range(new)) - {edge.new for edge in found}
    if not old or not new:
        return dict.fromkeys(sorted(gone), 1.0), dict.fromkeys(sorted(come), 1.0)
    odds = chosen_odds(evidence, log_odds(evidence, parameters), parameters)
    return (
        {row: 1.0 - chance(odds[row].max()) for row in sorted(gone)},
        {column: 1.0 - chance(odds[:, column].max()) for column in sorted(come)},
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

    gain = np.maximum(odds - least, 0.0)
    for row, column in _identical(evidence):
        gain[row, column] += _SETTLED
    apart = 1.0 - evidence.matrices["position"]
    ordered = np.where(gain > 0, gain - _NUDGE * apart * apart, 0.0)
    pairs = zip(*linear_sum_assignment(ordered, maximize=True), strict=True)
    return [(int(row), int(column)) for row, column in pairs if gain[row, column] > 0]


def same_words(evidence: Evidence, row: int, column: int) -> bool:
    """Tell whether two articles have the same words, marks and capitals aside."""
    return evidence.old.words[row] == evidence.new.words[column]


def chance(odds: float) -> float:
    """Return the probability for log odds."""
    return 1.0 / (1.0 + math.exp(-max(-_MOST_LOG_ODDS, min(_MOST_LOG_ODDS, odds))))


def _first(
    evidence: Evidence, odds: Matrix, parameters: Parameters
) -> dict[tuple[int, int], float]:
    settled = chosen_odds(evidence, odds, parameters)
    return {
        (row, column): 1.0 if same_words(evidence, row, column) else chance(settled[row, column])
        for row, column in chosen(evidence, settled, 0.0)
    }


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
) -> dict[tuple[int, int], float]:
    """Return the pairs that splitting and merging add to the first partners."""
    rest = rest_of(evidence, first)
    total = (
        odds
        + parameters.rest_bias
        + parameters.rest_words * rest.words
        + parameters.rest_size * rest.size
        + parameters.rest_function * rest.function
        + parameters.rest_title * rest.title
    )
    return {
        (int(row), int(column)): chance(total[row, column])
        for row, column in zip(*rest.present.nonzero(), strict=True)
        if total[row, column] > 0
    }
