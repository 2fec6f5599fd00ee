"""Below the article: what the first partner of an article leaves unexplained.

An article that was split has parts that its first partner does not hold; when another article
holds them, and has no better source of its own, the two belong together as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from compare.similarity import Evidence, Side, best_by_owner

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

__all__ = ["Rest", "rest_of"]

_LEAST_REST = 0.05


class Rest(Struct, frozen=True):
    """What pairs of articles explain beyond their first partners, as matrices old by new.

    ``words`` is the summed share of both articles' words that gains, 0 to 2; ``function`` is 1
    where both have a function that their first partners lack; ``title`` how much better a part's
    title fits than anything its article or the other one was matched on, 0 to 1. ``present`` marks
    pairs with any such evidence that are not first partners themselves.
    """

    words: Any
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
    words = _words(evidence, partner)
    function = _functions(left, right, first)
    title = _titles(evidence, partner)
    present = ((words > _LEAST_REST) | (function > 0) | (title > _LEAST_REST)) & ~partner
    return Rest(words, function, title, present)


def _words(evidence: Evidence, partner: Any) -> Matrix:
    import numpy as np

    likeness, old_owner, new_owner = evidence.unit_likeness, evidence.old_owner, evidence.new_owner
    rows, columns = partner.shape
    if not likeness.size:
        return np.zeros((rows, columns))
    with_partner = np.where(partner[np.ix_(old_owner, new_owner)], likeness, 0.0)
    explained = np.maximum(with_partner.max(axis=1)[:, None], with_partner.max(axis=0)[None, :])
    gain = np.maximum(likeness - explained, 0.0)
    of_old = best_by_owner(gain.T, new_owner, columns).T * evidence.old_weight[:, None]
    of_new = best_by_owner(gain, old_owner, rows) * evidence.new_weight[None, :]
    total: Matrix = np.zeros((rows, columns))
    np.add.at(total, old_owner, of_old)
    np.add.at(total.T, new_owner, of_new.T)
    return total


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


def _title_gain(titles: Any, partner: Any, heading: Any) -> Any:
    """Return how much each title fits beyond its article's partner and the other's partner."""
    import numpy as np

    mine = np.where(partner, titles, 0.0).max(axis=1, initial=0.0)
    return np.maximum(titles - np.maximum(mine[:, None], heading[None, :]), 0.0)
