"""How alike the articles of two documents are, one matrix for each kind of evidence.

Rows are old articles, columns new ones; every value lies between 0 and 1. Nothing here decides:
``compare.align`` weighs the evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from compare.functions import functions_of
from compare.units import Unit, units_of
from compare.words import fold, terms, word_likeness
from corpus.model import Document, Provision, articles, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

__all__ = ["EVIDENCE", "Evidence", "Side", "gather", "prepare"]

EVIDENCE = (
    "heading",
    "title",
    "words",
    "contained",
    "function",
    "citations",
    "notes",
    "position",
)

_WORD = re.compile(r"[^\W_]+")


class Side(Struct, frozen=True):
    """One document made ready for comparison; all rows run in the order of its articles."""

    articles: tuple[Provision, ...]
    units: tuple[tuple[Unit, ...], ...]
    headings: tuple[tuple[str, ...], ...]
    functions: tuple[frozenset[str], ...]
    citations: tuple[Counter[str], ...]
    notes: tuple[tuple[str, ...], ...]
    words: tuple[tuple[str, ...], ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The article numbers, "" for an article without one."""
        return tuple(article.number or "" for article in self.articles)


class Evidence(Struct, frozen=True):
    """Both sides, the matrices by name (``EVIDENCE``), and what the units of both sides have in common.

    ``unit_likeness`` has a row for each old unit and a column for each new one; ``old_owner`` and
    ``new_owner`` say which article a unit belongs to, ``old_weight`` and ``new_weight`` how much
    it counts (its share in the weight of its article's words). ``old_titles`` has a row for each
    old unit and a column for each new article: how much the unit's title is like the heading of
    the article; ``new_titles`` has a row for each old article and a column for each new unit.
    """

    old: Side
    new: Side
    matrices: dict[str, Any]
    unit_likeness: Any
    old_titles: Any
    new_titles: Any
    old_owner: Any
    new_owner: Any
    old_weight: Any
    new_weight: Any


def prepare(document: Document) -> Side:
    """Return a document's articles with everything that is compared."""
    found = tuple(articles(document.tree))
    units = tuple(units_of(article) for article in found)
    cited = _citations(document)
    explained = _notes(document)
    return Side(
        articles=found,
        units=units,
        headings=tuple(terms(article.heading or "") for article in found),
        functions=tuple(
            functions_of(article.heading or "", tuple(unit.text for unit in of_article))
            for article, of_article in zip(found, units, strict=True)
        ),
        citations=tuple(cited.get(article.number or "", Counter()) for article in found),
        notes=tuple(explained.get(article.number or "", ()) for article in found),
        words=tuple(tuple(_WORD.findall(fold(words_of(article)))) for article in found),
    )


def _citations(document: Document) -> dict[str, Counter[str]]:
    cited: dict[str, Counter[str]] = {}
    for reference in document.references:
        if reference.kind != "external" or reference.at.startswith("note"):
            continue
        here = cited.setdefault(reference.at.split("/")[0], Counter())
        for target in reference.targets:
            here[f"{reference.instrument} {target.article}"] += 1
    return cited


def _notes(document: Document) -> dict[str, tuple[str, ...]]:
    explained: dict[str, tuple[str, ...]] = {}
    for note in document.notes:
        for article in dict.fromkeys(target.split("/")[0] for target in note.targets):
            explained[article] = explained.get(article, ()) + terms(note.text)
    return explained


def gather(old: Side, new: Side) -> Evidence:
    """Return all evidence between two prepared documents."""
    import numpy as np

    old_texts = [_terms_of(units) for units in old.units]
    new_texts = [_terms_of(units) for units in new.units]
    old_units = [terms(unit.text) for units in old.units for unit in units]
    new_units = [terms(unit.text) for units in new.units for unit in units]
    space = _Space([*old_units, *new_units])
    contained_old, contained_new = space.contained(old_texts, new_texts)
    both = [*old.notes, *new.notes]
    shape = (len(old.articles), len(new.articles))
    old_owner, new_owner = _owners(old), _owners(new)
    heading_weight = _heading_weights([*old.headings, *new.headings])
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
        "citations": _cosine_of_counts(old.citations, new.citations),
        "notes": _Space(both).cosine(old.notes, new.notes) if any(both) else np.zeros(shape),
        "position": _position(*shape),
    }
    return Evidence(
        old=old,
        new=new,
        matrices=matrices,
        unit_likeness=space.cosine(old_units, new_units),
        old_titles=old_titles,
        new_titles=new_titles,
        old_owner=old_owner,
        new_owner=new_owner,
        old_weight=_weights(space, old_units, old_owner, shape[0]),
        new_weight=_weights(space, new_units, new_owner, shape[1]),
    )


def best_by_owner(rows: Matrix, owner: Any, count: int) -> Matrix:
    """Return for each article the greatest value in the rows of its units, 0 without units."""
    import numpy as np

    best: Matrix = np.zeros((count, rows.shape[1]))
    np.maximum.at(best, owner, rows)
    return best


def _titles(side: Side) -> tuple[tuple[str, ...], ...]:
    """Return the titles of a side's units; those in an article of definitions name no part."""
    return tuple(
        () if "begripsbepalingen" in functions else terms(unit.title)
        for units, functions in zip(side.units, side.functions, strict=True)
        for unit in units
    )


def _terms_of(units: tuple[Unit, ...]) -> tuple[str, ...]:
    return tuple(term for unit in units for term in terms(unit.text))


def _owners(side: Side) -> Any:
    import numpy as np

    return np.repeat(np.arange(len(side.units)), [len(units) for units in side.units])


def _weights(space: _Space, units: list[tuple[str, ...]], owner: Any, count: int) -> Any:
    import numpy as np

    mass = np.array([space.mass(unit) for unit in units], dtype=float)
    total = np.bincount(owner, weights=mass, minlength=count) if len(units) else np.zeros(count)
    return mass / np.where(total > 0, total, 1.0)[owner] if len(units) else mass


class _Space:
    """Weighted words: a term that stands in many of the given texts counts little."""

    def __init__(self, texts: list[tuple[str, ...]]) -> None:
        import numpy as np

        seen: Counter[str] = Counter()
        for text in texts:
            seen.update(set(text))
        self.index = {term: place for place, term in enumerate(seen)}
        count = np.array(list(seen.values()), dtype=float)
        self.weight = np.log1p(len(texts) / count) if len(count) else count

    def mass(self, text: tuple[str, ...]) -> float:
        """Return the summed weight of the different terms of a text."""
        return float(sum(self.weight[self.index[term]] for term in set(text)))

    def _matrix(self, texts: Any, *, counted: bool) -> Any:
        import numpy as np
        from scipy.sparse import csr_matrix

        rows, columns, values = [], [], []
        for row, text in enumerate(texts):
            for term, times in Counter(text).items():
                rows.append(row)
                columns.append(self.index[term])
                values.append(1.0 + np.log(times) if counted else 1.0)
        shape = (len(texts), len(self.index))
        return csr_matrix((values, (rows, columns)), shape=shape, dtype=float)

    def cosine(self, old: Any, new: Any) -> Matrix:
        """Return the cosine of every old text with every new one."""
        import numpy as np

        sides = []
        for texts in (old, new):
            matrix = self._matrix(texts, counted=True).multiply(self.weight).tocsr()
            norm = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
            sides.append(matrix.multiply(1.0 / np.where(norm > 0, norm, 1.0)[:, None]).tocsr())
        found: Matrix = np.clip((sides[0] @ sides[1].T).toarray(), 0.0, 1.0)
        return found

    def contained(self, old: Any, new: Any) -> tuple[Matrix, Matrix]:
        """Return the weighted share of each old text's terms that the new text has, and back."""
        import numpy as np

        left, right = self._matrix(old, counted=False), self._matrix(new, counted=False)
        shared = (left.multiply(self.weight).tocsr() @ right.T).toarray()
        mass_old, mass_new = left @ self.weight, right @ self.weight
        return (
            shared / np.where(mass_old > 0, mass_old, 1.0)[:, None],
            shared / np.where(mass_new > 0, mass_new, 1.0)[None, :],
        )


def _heading_weights(headings: list[tuple[str, ...]]) -> dict[str, float]:
    import numpy as np

    seen = Counter(term for heading in headings for term in set(heading))
    return {term: float(np.log1p(len(headings) / count)) for term, count in seen.items()}


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
    likeness = np.array([[word_likeness(term, their) for their in theirs] for term in mine])
    best = np.zeros((len(mine), len(other)))
    for number, heading in enumerate(other):
        if heading:
            best[:, number] = likeness[:, [column[term] for term in heading]].max(axis=1)
    for number, heading in enumerate(one):
        if heading:
            weights = np.array([weight.get(term, 1.0) for term in heading])
            share[number] = weights @ best[[place[term] for term in heading]] / weights.sum()
    return share


def _functions(old: tuple[frozenset[str], ...], new: tuple[frozenset[str], ...]) -> Matrix:
    """Return 1 where two articles share a function, 0 where theirs differ, a half for neither."""
    import numpy as np

    names = sorted(frozenset().union(*old, *new))
    left, right = (
        np.array([[name in mine for name in names] for mine in side], dtype=float).reshape(
            len(side), len(names)
        )
        for side in (old, new)
    )
    shared = left @ right.T > 0
    neither = np.logical_not(
        left.max(axis=1, initial=0.0)[:, None] + right.max(axis=1, initial=0.0)[None, :] > 0
    )
    found: Matrix = np.where(shared, 1.0, np.where(neither, 0.5, 0.0))
    return found


def _cosine_of_counts(old: tuple[Counter[str], ...], new: tuple[Counter[str], ...]) -> Matrix:
    rows = [tuple(counter.elements()) for counter in (*old, *new)]
    if not any(rows):
        import numpy as np

        nothing: Matrix = np.zeros((len(old), len(new)))
        return nothing
    return _Space(rows).cosine(rows[: len(old)], rows[len(old) :])


def _position(rows: int, columns: int) -> Matrix:
    import numpy as np

    old = np.arange(rows) / max(1, rows - 1)
    new = np.arange(columns) / max(1, columns - 1)
    found: Matrix = 1.0 - np.abs(old[:, None] - new[None, :])
    return found
