"""Finding the parameters of alignment again, and what they are worth on a pair not yet seen.

Pure functions over labelled pairs; ``python -m tests.tune`` supplies the pairs. Three logistic
regressions, with weights held small and never below zero: the evidence of every pair of articles,
the pairs that the assignment chooses, and the pairs that splitting and merging may add.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from compare.alignment.assignment import chosen, chosen_odds, decide, known, log_odds
from compare.alignment.parameters import Parameters
from compare.alignment.parts import rest_of
from compare.alignment.side import prepare
from compare.alignment.similarity import EVIDENCE, Evidence, gather
from corpus.model import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

__all__ = ["Labelled", "Result", "cross_validate", "fit", "label", "measure"]

_SHRINK = 0.02  # cost of a squared weight
_SHRINK_REST = 0.05
_CHOSEN_START = (0.0, 0.0, 1.0)
# Where there is little to learn from, what a lawyer would say stands: an article that takes over
# an orphaned function or a titled part belongs to it.
_REST_START = (-2.0, 4.0, 2.0, 4.0, 2.0)


class Labelled(Struct, frozen=True):
    """Two documents with their evidence and the pairs of numbers that are true.

    ``strong`` pairs must be found, ``optional`` ones count neither way. ``weight`` is what the
    pair counts in fitting, ``source`` the document that a generated pair was made from.
    """

    name: tuple[str, str]
    evidence: Evidence
    strong: frozenset[tuple[str, str]]
    optional: frozenset[tuple[str, str]] = frozenset()
    weight: float = 1.0
    source: str | None = None


class Result(Struct, frozen=True):
    """The strong pairs found, the wrong pairs proposed and the strong pairs missed."""

    found: frozenset[tuple[str, str]]
    wrong: frozenset[tuple[str, str]]
    missed: frozenset[tuple[str, str]]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 1.0 when there was nothing to find."""
        total = 2 * len(self.found) + len(self.wrong) + len(self.missed)
        return 2 * len(self.found) / total if total else 1.0


def label(
    name: tuple[str, str],
    documents: tuple[Document, Document],
    strong: Iterable[Sequence[str]],
    optional: Iterable[Sequence[str]] = (),
) -> Labelled:
    """Return two documents with their evidence and labels."""
    evidence = gather(prepare(documents[0]), prepare(documents[1]))
    return Labelled(name, evidence, _pairs(strong), _pairs(optional))


def _pairs(rows: Iterable[Sequence[str]]) -> frozenset[tuple[str, str]]:
    return frozenset((old, new) for old, new in rows)


def measure(pair: Labelled, parameters: Parameters) -> Result:
    """Return what alignment finds of the labels of a pair."""
    old, new = pair.evidence.old.numbers, pair.evidence.new.numbers
    have = frozenset((old[e.old], new[e.new]) for e in decide(pair.evidence, parameters).edges)
    return Result(have & pair.strong, have - pair.strong - pair.optional, pair.strong - have)


def cross_validate(pairs: Sequence[Labelled]) -> dict[tuple[str, str], Result]:
    """Return for each pair that was not generated what parameters fitted without it find.

    Pairs generated from one of its documents are left out of the fitting too.
    """
    return {
        pair.name: measure(
            pair, fit([one for one in pairs if one is not pair and one.source not in pair.name])
        )
        for pair in pairs
        if pair.source is None
    }


def fit(pairs: Sequence[Labelled]) -> Parameters:
    """Return the parameters that fit labelled pairs best; the same pairs give the same result."""
    import numpy as np

    weights = _regress(pairs, _evidence_rows, np.zeros(len(EVIDENCE) + 1), _SHRINK)
    found = replace(Parameters(), **_named(("bias", *EVIDENCE), weights))
    chosen_weights = _regress(
        pairs, lambda pair: _chosen_rows(pair, found), np.array(_CHOSEN_START), _SHRINK
    )
    found = replace(
        found, **_named(("chosen_bias", "chosen_kinship", "chosen_scale"), chosen_weights)
    )
    rest = _regress(
        pairs, lambda pair: _rest_rows(pair, found), np.array(_REST_START), _SHRINK_REST
    )
    names_rest = ("rest_bias", "rest_words", "rest_size", "rest_function", "rest_title")
    return replace(found, **_named(names_rest, rest))


def _named(names: Sequence[str], values: Iterable[float]) -> dict[str, float]:
    return {name: round(float(value), 2) for name, value in zip(names, values, strict=True)}


class _Rows(Struct, frozen=True):
    """Rows to learn from: features (the first is 1), fixed log odds, and 1 for a true pair."""

    features: Vector
    fixed: Vector
    true: Vector


def _truth(pair: Labelled) -> Vector:
    """Return 1 for strong pairs, 0 for wrong ones, NaN for optional ones."""
    import numpy as np

    return np.array(
        [
            [
                np.nan if (old, new) in pair.optional else float((old, new) in pair.strong)
                for new in pair.evidence.new.numbers
            ]
            for old in pair.evidence.old.numbers
        ]
    )


def _evidence_rows(pair: Labelled) -> _Rows:
    import numpy as np

    truth = _truth(pair)
    counts = ~np.isnan(truth)
    columns = [np.ones(int(counts.sum()))]
    columns += [matrix[counts] for matrix in known(pair.evidence).values()]
    return _Rows(np.stack(columns, axis=-1), np.zeros(len(columns[0])), truth[counts])


def _chosen_rows(pair: Labelled, parameters: Parameters) -> _Rows:
    import numpy as np

    odds = log_odds(pair.evidence, parameters)
    truth = _truth(pair)
    places = [place for place in chosen(pair.evidence, odds) if not np.isnan(truth[place])]
    values = np.array([odds[place] for place in places])
    kin = np.full(len(places), pair.evidence.kinship)
    features = np.stack([np.ones(len(places)), kin, values], axis=-1)
    return _Rows(features, np.zeros(len(places)), np.array([truth[place] for place in places]))


def _rest_rows(pair: Labelled, parameters: Parameters) -> _Rows:
    import numpy as np

    odds = log_odds(pair.evidence, parameters)
    first = chosen(pair.evidence, chosen_odds(pair.evidence, odds, parameters), 0.0)
    rest = rest_of(pair.evidence, set(first))
    truth = _truth(pair)
    counts = rest.present & ~np.isnan(truth)
    columns = [np.ones(int(counts.sum()))]
    columns += [matrix[counts] for matrix in (rest.words, rest.size, rest.function, rest.title)]
    return _Rows(np.stack(columns, axis=-1), odds[counts], truth[counts])


def _regress(
    pairs: Sequence[Labelled], rows_of: Callable[[Labelled], _Rows], start: Vector, shrink: float
) -> Vector:
    """Return logistic weights near ``start``; all but the first are zero or more."""
    import numpy as np
    from scipy.optimize import minimize

    rows = [rows_of(pair) for pair in pairs]
    features = np.concatenate([row.features for row in rows])
    fixed = np.concatenate([row.fixed for row in rows])
    true = np.concatenate([row.true for row in rows])
    weight = np.concatenate(
        [np.full(len(row.true), pair.weight) for row, pair in zip(rows, pairs, strict=True)]
    )

    def cost(values: Vector) -> tuple[float, Vector]:
        odds = np.clip(features @ values + fixed, -30, 30)
        chance = 1 / (1 + np.exp(-odds))
        loss = -(weight * np.log(np.where(true > 0, chance, 1 - chance))).sum()
        away = values - start
        slope = features.T @ (weight * (chance - true)) + 2 * shrink * away
        return float(loss + shrink * (away @ away)), slope

    bounds = [(None, None), *[(0, None)] * (len(start) - 1)]
    found: Vector = minimize(cost, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    return found
