"""Below the article: what the first partner of an article leaves unexplained.

An article that was split has parts that its first partner does not hold; when another article
holds them, and has no better source of its own, the two belong together as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from compare.alignment.article_functions import functions_in
from compare.alignment.side import Side
from compare.alignment.similarity import Evidence, best_by_owner
from compare.model import Part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

__all__ = ["Rest", "parts_of", "rest_of"]

_LEAST_REST = 0.05
_HALF_SIZE = 4.0  # a unit that gains so many rare words counts a half
_LEAST_PART = 0.3
_LEAST_TITLE = 0.7
_LEAST_MOVED = 0.15  # an article that defines a term shares more of the words of its definition
_SAME_FUNCTION = 0.6


class _Pair(Protocol):
    @property
    def old(self) -> int: ...
    @property
    def new(self) -> int: ...


class Rest(Struct, frozen=True):
    """What pairs of articles explain beyond their first partners, as matrices old by new.

    ``words`` is the summed share of both articles' words that gains, 0 to 2; ``size`` says how much
    the largest unit says that gains, 0 to 1; ``function`` is 1 where both have a function that
    their first partners lack; ``title`` how much better a part's title fits than anything its
    article or the other one was matched on, or how much of a term that is defined on one side is
    the heading of an article that says what it means on the other, 0 to 1. ``present`` marks pairs
    with any such evidence that are not first partners themselves.
    """

    words: Any
    size: Any
    function: Any
    title: Any
    present: Any


def rest_of(evidence: Evidence, first: set[tuple[int, int]]) -> Rest:
    """Return what is left to explain, given the first partners."""
    import numpy as np

    left, right = evidence.old, evidence.new
    partner = np.zeros((len(left.articles), len(right.articles)), dtype=bool)
    for row, column in first:
        partner[row, column] = True
    words, size = _words(evidence, partner)
    function = _functions(left, right, first)
    title = np.maximum(_titles(evidence, partner), _definitions(evidence, partner))
    present = ((words > _LEAST_REST) | (function > 0) | (title > _LEAST_REST)) & ~partner
    return Rest(words, size, function, title, present)


def _words(evidence: Evidence, partner: Any) -> tuple[Matrix, Matrix]:
    """Return the shares of words, and the size of the largest unit, that pairs gain."""
    import numpy as np

    pairs = evidence.unit_likeness.tocoo()
    row, column, likeness = pairs.row, pairs.col, pairs.data
    old, new = evidence.old_owner[row], evidence.new_owner[column]
    matched = partner[old, new]
    explained_old, explained_new = np.zeros(pairs.shape[0]), np.zeros(pairs.shape[1])
    np.maximum.at(explained_old, row[matched], likeness[matched])
    np.maximum.at(explained_new, column[matched], likeness[matched])
    gain = np.maximum(likeness - np.maximum(explained_old[row], explained_new[column]), 0.0)
    place = old.astype(np.int64) * partner.shape[1] + new
    mine = evidence.old_mass / _per_article(evidence.old_mass, evidence.old_owner)
    theirs = evidence.new_mass / _per_article(evidence.new_mass, evidence.new_owner)
    size = np.zeros(partner.size)
    said = np.minimum(evidence.old_mass[row], evidence.new_mass[column])
    np.maximum.at(size, place, gain * said)
    share = _best_sum(row, place, gain, mine, partner.size)
    share += _best_sum(column, place, gain, theirs, partner.size)
    size = size / (size + _HALF_SIZE)
    return share.reshape(partner.shape), size.reshape(partner.shape)


def _per_article(mass: Any, owner: Any) -> Any:
    """Return for each unit the mass of its article."""
    import numpy as np

    total = np.bincount(owner, weights=mass)
    return np.where(total > 0, total, 1.0)[owner]


def _best_sum(unit: Any, place: Any, gain: Any, weight: Any, size: int) -> Any:
    """Return per pair of articles the weighted sum of the best gain of each unit."""
    import numpy as np

    keys, inverse = np.unique(place * len(weight) + unit, return_inverse=True)
    best = np.zeros(len(keys))
    np.maximum.at(best, inverse, gain)
    units = keys % len(weight) if len(weight) else keys
    places = keys // len(weight) if len(weight) else keys
    return np.bincount(places, weights=best * weight[units], minlength=size)


def _functions(left: Side, right: Side, first: set[tuple[int, int]]) -> Matrix:
    import numpy as np

    open_old = [set(functions) for functions in left.functions]
    open_new = [set(functions) for functions in right.functions]
    for row, column in first:
        shared = left.functions[row] & right.functions[column]
        open_old[row] -= shared
        open_new[column] -= shared
    found: Matrix = np.zeros((len(open_old), len(open_new)))
    for row, mine in enumerate(open_old):
        for column, theirs in enumerate(open_new):
            found[row, column] = bool(mine & theirs)
    return found


def _titles(evidence: Evidence, partner: Any) -> Matrix:
    import numpy as np

    rows, columns = partner.shape
    heading = np.where(partner, evidence.matrices["heading"], 0.0)
    of_old = _title_gain(
        evidence.old_titles, partner[evidence.old_owner], heading.max(axis=0, initial=0.0)
    )
    of_new = _title_gain(
        evidence.new_titles.T, partner.T[evidence.new_owner], heading.max(axis=1, initial=0.0)
    )
    found: Matrix = np.maximum(
        best_by_owner(of_old, evidence.old_owner, rows),
        best_by_owner(of_new, evidence.new_owner, columns).T,
    )
    return found


def _definitions(evidence: Evidence, partner: Any) -> Matrix:
    """Return how much of a defined term is the heading of an article that takes over its words."""
    import numpy as np

    likeness = evidence.unit_likeness
    of_old = _moved(evidence.old_defined, likeness, evidence.old_owner, evidence.new_owner, partner)
    of_new = _moved(
        evidence.new_defined.T, likeness.T, evidence.new_owner, evidence.old_owner, partner.T
    )
    found: Matrix = np.maximum(of_old, of_new.T)
    return found


def _moved(defined: Any, likeness: Any, mine: Any, theirs: Any, partner: Any) -> Matrix:
    """Return the same for the definitions of one side, as its articles by those of the other."""
    import numpy as np

    rows, columns = partner.shape
    found: Matrix = np.zeros((rows, columns))
    defining = np.flatnonzero(defined.max(axis=1, initial=0.0) >= _LEAST_TITLE)
    if not len(defining):
        return found
    best = best_by_owner(likeness.tocsr()[defining].toarray().T, theirs, columns).T
    taken = np.where(partner[mine[defining]], best, 0.0).max(axis=1, initial=0.0)
    gained = best - taken[:, None] >= _LEAST_MOVED
    np.maximum.at(found, mine[defining], np.where(gained, defined[defining], 0.0))
    return found


def _title_gain(titles: Any, partner: Any, heading: Any) -> Any:
    """Return how much each title fits beyond its article's partner and the other's partner."""
    import numpy as np

    mine = np.where(partner, titles, 0.0).max(axis=1, initial=0.0)
    return np.maximum(titles - np.maximum(mine[:, None], heading[None, :]), 0.0)


def parts_of(evidence: Evidence, star: Iterable[_Pair]) -> tuple[Part, ...]:
    """Return what belongs together below the articles of a match, best first per address.

    Two units match when each is the other's best within the match, or when both hold the key
    sentence of the same standard article; a unit whose title is the heading of an article matches
    that article as a whole.
    """
    found: dict[tuple[str, str], float] = {}
    for pair in star:
        for old, new, score in (*_unit_pairs(evidence, pair), *_titled_pairs(evidence, pair)):
            found[old, new] = max(score, found.get((old, new), 0.0))
    return tuple(Part(old, new, round(score, 4)) for (old, new), score in found.items())


def _unit_pairs(evidence: Evidence, pair: _Pair) -> Iterable[tuple[str, str, float]]:
    old = evidence.old.units[pair.old]
    new = evidence.new.units[pair.new]
    if not old or not new:
        return
    start, start_new = _start(evidence.old_owner, pair.old), _start(evidence.new_owner, pair.new)
    rows, columns = slice(start, start + len(old)), slice(start_new, start_new + len(new))
    block = evidence.unit_likeness[rows, columns].toarray()
    for (row, mine), (column, theirs) in product(enumerate(old), enumerate(new)):
        score = float(block[row, column])
        best = score >= max(_LEAST_PART, block[row].max(), block[:, column].max())
        if functions_in(mine.text) & functions_in(theirs.text):
            yield mine.address, theirs.address, max(score, _SAME_FUNCTION)
        elif best:
            yield mine.address, theirs.address, score


def _titled_pairs(evidence: Evidence, pair: _Pair) -> Iterable[tuple[str, str, float]]:
    start, start_new = _start(evidence.old_owner, pair.old), _start(evidence.new_owner, pair.new)
    old_number, new_number = evidence.old.numbers[pair.old], evidence.new.numbers[pair.new]
    for place, unit in enumerate(evidence.old.units[pair.old]):
        score = float(evidence.old_titles[start + place, pair.new])
        if score >= _LEAST_TITLE:
            yield unit.address, new_number, score
    for place, unit in enumerate(evidence.new.units[pair.new]):
        score = float(evidence.new_titles[pair.old, start_new + place])
        if score >= _LEAST_TITLE:
            yield old_number, unit.address, score


def _start(owner: Any, article: int) -> int:
    import numpy as np

    return int(np.searchsorted(owner, article))
