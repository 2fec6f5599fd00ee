"""How alike the articles of two documents are, one matrix for each kind of evidence.

Rows are old articles, columns new ones; every value lies between 0 and 1, or is NaN where there is
nothing to compare (articles that cite nothing, or have no notes). Nothing here decides:
``assignment`` weighs the evidence.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from compare.alignment.side import DEFINES, Side
from compare.alignment.space import Space
from compare.words import terms, word_likeness

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

Names = tuple[frozenset[str], ...]

__all__ = ["EVIDENCE", "Evidence", "best_by_owner", "gather"]

EVIDENCE = (
    "heading",
    "title",
    "words",
    "contained",
    "function",
    "instruments",
    "citations",
    "notes",
    "position",
)

_TERM = re.compile(r"([^:;.]{2,60}):")  # "laag inkomen: een inkomen dat ..."
_LEAST_LIKENESS = 0.1  # units less alike have nothing in common
_KIN = 0.3  # ordinances on one subject are as alike as this, their best pairs averaged


class Evidence(Struct, frozen=True):
    """Both sides, the matrices by name (``EVIDENCE``), and what the units have in common.

    ``unit_likeness`` is sparse, with a row for each old unit and a column for each new one;
    ``old_owner`` and ``new_owner`` say which article a unit belongs to, ``old_mass`` and
    ``new_mass`` how much it says, counted in words that stand nowhere else. ``old_titles`` has a
    row for each old unit and a column for each new article: how much the unit's title is like the
    heading of the article; ``new_titles`` a row for each old article and a column for each new
    unit. ``old_defined`` and ``new_defined`` have the same shapes: how much of the term that a unit
    defines stands in the heading of the article. ``kinship`` says how much the documents have in
    common as a whole, 0 to 1.
    """

    old: Side
    new: Side
    matrices: dict[str, Any]
    kinship: float
    unit_likeness: Any
    old_titles: Any
    new_titles: Any
    old_defined: Any
    new_defined: Any
    old_owner: Any
    new_owner: Any
    old_mass: Any
    new_mass: Any


def gather(old: Side, new: Side) -> Evidence:
    """Return all evidence between two prepared documents."""
    import numpy as np

    old_texts = [tuple(chain.from_iterable(units)) for units in old.terms]
    new_texts = [tuple(chain.from_iterable(units)) for units in new.terms]
    old_units = list(chain.from_iterable(old.terms))
    new_units = list(chain.from_iterable(new.terms))
    space = Space([*old_units, *new_units])
    contained_old, contained_new = space.contained(old_texts, new_texts)
    shape = (len(old.articles), len(new.articles))
    old_owner, new_owner = _owners(old), _owners(new)
    heading_weight = space.weights()
    old_titles = _headings(_titles(old), new.headings, heading_weight)
    new_titles = _headings(old.headings, _titles(new), heading_weight)
    matrices = {
        "heading": _headings(old.headings, new.headings, heading_weight),
        "title": np.maximum(
            best_by_owner(old_titles, old_owner, shape[0]),
            best_by_owner(new_titles.T, new_owner, shape[1]).T,
        ),
        "words": space.cosine(old_texts, new_texts),
        "contained": np.maximum(contained_old, contained_new),
        "function": _functions(old.functions, new.functions),
        "instruments": _instruments_shared(old.instruments, new.instruments),
        "citations": _known_cosine(old.citations, new.citations),
        "notes": _known_cosine(old.notes, new.notes),
        "position": _position(*shape),
    }
    return Evidence(
        old=old,
        new=new,
        matrices=matrices,
        kinship=_kinship(old, new, matrices["words"], matrices["heading"]),
        unit_likeness=space.sparse_cosine(old_units, new_units, _LEAST_LIKENESS),
        old_titles=old_titles,
        new_titles=new_titles,
        old_defined=_heading_share(_defined(old), new.headings, heading_weight),
        new_defined=_heading_share(_defined(new), old.headings, heading_weight).T,
        old_owner=old_owner,
        new_owner=new_owner,
        old_mass=np.array([space.mass(unit) for unit in old_units], dtype=float),
        new_mass=np.array([space.mass(unit) for unit in new_units], dtype=float),
    )


def best_by_owner(rows: Matrix, owner: Any, count: int) -> Matrix:
    """Return for each article the greatest value in the rows of its units, 0 without units."""
    import numpy as np

    best: Matrix = np.zeros((count, rows.shape[1]))
    if len(owner):  # the units of one article stand together
        present, starts = np.unique(owner, return_index=True)
        best[present] = np.maximum.reduceat(rows, starts, axis=0)
    return best


def _titles(side: Side) -> tuple[tuple[str, ...], ...]:
    """Return the titles of a side's units; those in an article of definitions name no part."""
    return tuple(
        () if DEFINES in functions else terms(unit.title)
        for units, functions in zip(side.units, side.functions, strict=True)
        for unit in units
    )


def _defined(side: Side) -> tuple[tuple[str, ...], ...]:
    """Return for each unit of a side the term it defines; nothing outside definitions."""
    return tuple(
        terms(found[1]) if DEFINES in functions and (found := _TERM.match(unit.text)) else ()
        for units, functions in zip(side.units, side.functions, strict=True)
        for unit in units
    )


def _owners(side: Side) -> Any:
    import numpy as np

    return np.repeat(np.arange(len(side.units)), [len(units) for units in side.units])


def _headings(
    old: tuple[tuple[str, ...], ...], new: tuple[tuple[str, ...], ...], weight: dict[str, float]
) -> Matrix:
    """Return the mean of the weighted shares of each heading that the other one has."""
    return (_heading_share(old, new, weight) + _heading_share(new, old, weight).T) / 2


def _heading_share(
    one: tuple[tuple[str, ...], ...], other: tuple[tuple[str, ...], ...], weight: dict[str, float]
) -> Matrix:
    import numpy as np

    mine = sorted({term for heading in one for term in heading})
    place = {term: row for row, term in enumerate(mine)}
    theirs = sorted({term for heading in other for term in heading})
    column = {term: row for row, term in enumerate(theirs)}
    share: Matrix = np.zeros((len(one), len(other)))
    if not mine or not theirs:
        return share
    rare = max(weight.values(), default=1.0)
    likeness = np.array([[word_likeness(term, their) for their in theirs] for term in mine])
    best = np.zeros((len(mine), len(other)))
    for number, heading in enumerate(other):
        if heading:
            best[:, number] = likeness[:, [column[term] for term in heading]].max(axis=1)
    for number, heading in enumerate(one):
        if heading:
            weights = np.array([weight.get(term, rare) for term in heading])
            share[number] = weights @ best[[place[term] for term in heading]] / weights.sum()
    return share


def _flags(old: Names, new: Names) -> tuple[Matrix, Matrix]:
    """Return for each side which of all names every article has, as 0 and 1."""
    import numpy as np

    names = sorted(frozenset().union(*old, *new))
    left, right = (
        np.array([[name in mine for name in names] for mine in side], dtype=float).reshape(
            len(side), len(names)
        )
        for side in (old, new)
    )
    return left, right


def _functions(old: Names, new: Names) -> Matrix:
    """Return 1 where two articles share a function, 0 where theirs differ, a half for neither.

    One article with a function and one without differ.
    """
    import numpy as np

    left, right = _flags(old, new)
    either = left.max(axis=1, initial=0.0)[:, None] + right.max(axis=1, initial=0.0)[None, :]
    found: Matrix = np.where(left @ right.T > 0, 1.0, np.where(either > 0, 0.0, 0.5))
    return found


def _instruments_shared(old: Names, new: Names) -> Matrix:
    """Return 1 where two articles share an instrument, less where more articles name it."""
    import numpy as np

    left, right = _flags(old, new)
    often = np.sqrt(np.maximum(left.sum(axis=0), 1) * np.maximum(right.sum(axis=0), 1))
    best: Matrix = np.zeros((len(left), len(right)))
    for column, times in enumerate(often):
        np.maximum(best, np.outer(left[:, column], right[:, column]) / times, out=best)
    return best


def _known_cosine(old: tuple[tuple[str, ...], ...], new: tuple[tuple[str, ...], ...]) -> Matrix:
    """Return the cosine of rows of names or words, NaN where either side has none."""
    import numpy as np

    both = [*old, *new]
    found: Matrix = np.full((len(old), len(new)), np.nan)
    if any(old) and any(new):
        known = np.outer([bool(row) for row in old], [bool(row) for row in new])
        found[known] = Space(both).cosine(old, new)[known]
    return found


def _position(rows: int, columns: int) -> Matrix:
    import numpy as np

    old = np.arange(rows) / max(1, rows - 1)
    new = np.arange(columns) / max(1, columns - 1)
    found: Matrix = 1.0 - np.abs(old[:, None] - new[None, :])
    return found


def _kinship(old: Side, new: Side, words: Matrix, heading: Matrix) -> float:
    """Return how much two documents have in common as a whole, 0 (strangers) to 1 (kin).

    Standard articles do not count: every ordinance has them.
    """
    import numpy as np

    rows = np.array([not functions for functions in old.functions], dtype=bool)
    columns = np.array([not functions for functions in new.functions], dtype=bool)
    if not rows.any() or not columns.any():
        return 0.0
    likeness = ((words + heading) / 2)[np.ix_(rows, columns)]
    mean = (likeness.max(axis=0).mean() + likeness.max(axis=1).mean()) / 2
    return min(1.0, float(mean) / _KIN)
