"""The instrument table (bijlage 3): what the old ordinance offered, what the new one offers.

A row is an instrument, not an article. Rows stand in the order of the new ordinance, dropped
instruments after them in the order of the old one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from compare.changes import Quantity, norm_changes, quantities
from compare.instruments import Found, Place, find_instruments
from compare.model import Alignment, Cell, Row, Status, Table
from compare.summary import explanation, summarise
from corpus.instruments import Instrument, compact, fold
from corpus.model import Document, Provision

__all__ = ["instrument_table", "pair_instruments"]

_SAME_NAME = 0.85
_RELATED_NAME = 0.6
_FAR_FROM_NAME = 0.7


class _Side(Struct, frozen=True):
    """One instrument in one document."""

    document: Document
    found: Found
    others: dict[str, str]

    @property
    def places(self) -> tuple[Place, ...]:
        return self.found.places


def instrument_table(
    old: Document, new: Document, alignment: Alignment, extra: Iterable[Instrument] = ()
) -> Table:
    """Return the table of two documents.

    Args:
        old: the ordinance that was in force.
        new: the ordinance that replaces it.
        alignment: the matches between their articles; they tell which unnamed instruments belong
            together.
        extra: entries that extend the catalogue.
    """
    extra = tuple(extra)
    left, right = find_instruments(old, extra), find_instruments(new, extra)
    rows = [
        _row(_side(old, a, left) if a else None, _side(new, b, right) if b else None, new)
        for a, b in pair_instruments(left, right, alignment)
    ]
    return Table(rows=tuple(rows))


def _side(document: Document, found: Found, all_found: Sequence[Found]) -> _Side:
    mine = {place.at for place in found.places}
    others = {
        place.at: place.surface
        for other in all_found
        if other.key != found.key
        for place in other.places
        if place.at not in mine and place.role != "definition"
    }
    return _Side(document, found, others)


# ---------------------------------------------------------------- which belongs to which


def pair_instruments(
    left: Sequence[Found], right: Sequence[Found], alignment: Alignment
) -> list[tuple[Found | None, Found | None]]:
    """Return the instruments of both sides in pairs, in the order of the new document.

    The same entry of the catalogue pairs; so do names that are nearly the same, and names that
    are somewhat alike in articles that the alignment puts together. Dropped ones come last.
    """
    old_of = {found.key: found for found in left}
    taken: set[str] = set()
    partner: dict[str, Found] = {}
    for found in right:
        if found.key in old_of:
            partner[found.key] = old_of[found.key]
            taken.add(found.key)
    matched = {(o, n) for match in alignment.matches for o in match.old for n in match.new}
    options = sorted(
        (
            (likeness, a, b)
            for a in left
            for b in right
            if a.key not in taken and b.key not in partner
            if (likeness := _likeness(a, b, matched)) > 0
        ),
        key=lambda option: -option[0],
    )
    for _, a, b in options:
        if a.key not in taken and b.key not in partner:
            partner[b.key] = a
            taken.add(a.key)
    pairs: list[tuple[Found | None, Found | None]] = [(partner.get(b.key), b) for b in right]
    return pairs + [(a, None) for a in left if a.key not in taken]


def _likeness(a: Found, b: Found, matched: set[tuple[str, str]]) -> float:
    """Return how alike two names are, or 0 when they are not the same instrument."""
    from rapidfuzz.fuzz import ratio

    if a.instrument and b.instrument:
        return 0.0  # two entries of the catalogue are two instruments
    likeness = float(ratio(compact(a.name), compact(b.name))) / 100
    together = any(
        (p.at.split("/")[0], q.at.split("/")[0]) in matched for p in a.places for q in b.places
    )
    return likeness if likeness >= (_RELATED_NAME if together else _SAME_NAME) else 0.0


# ---------------------------------------------------------------- one row


def _row(a: _Side | None, b: _Side | None, new: Document) -> Row:
    status = _status(a, b)
    return Row(
        instrument=_title(a, b),
        status=status,
        old=_cells(a),
        new=_cells(b),
        norm_changes=norm_changes(_quantities(a), _quantities(b)),
        explanation=_explanation(b) or _explanation(a),
        legal_basis=_basis(a, b),
        saving=_saving(new) if status == "vervallen" else None,
    )


def _title(a: _Side | None, b: _Side | None) -> str:
    """Return the name of the row, with the document's own name where that is quite another."""
    name = (b or a).found.name  # type: ignore[union-attr]
    said = []
    for word, one in (("oud", a), ("nieuw", b)):
        surface = _surface(one, name) if one else ""
        if surface and surface not in said:
            said.append(f"{word}: {surface}")
    return f"{name} ({'; '.join(said)})" if said else name


def _surface(side: _Side, name: str) -> str:
    surfaces = [place.surface for place in side.places if place.role in ("article", "item")]
    if not surfaces or any(_alike(compact(surface), compact(name)) for surface in surfaces):
        return ""
    return surfaces[0][:1].lower() + surfaces[0][1:]


def _alike(a: str, b: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return a in b or b in a or ratio(a, b) / 100 >= _FAR_FROM_NAME


def _cells(side: _Side | None) -> tuple[Cell, ...]:
    if side is None:
        return ()
    regulated = sum(place.role != "definition" for place in side.places)
    return tuple(
        Cell(place.at, summarise(place, side.document, among=regulated, others=side.others))
        for place in side.places
    )


def _quantities(side: _Side | None) -> tuple[Quantity, ...]:
    if side is None:
        return ()
    places = [place.at for place in side.places if place.role != "definition"]
    return quantities(side.document, places, side.others)


def _explanation(side: _Side | None) -> str:
    if side is None:
        return ""
    names = [place.surface for place in side.places]
    return explanation(side.document, side.places, names)


def _basis(a: _Side | None, b: _Side | None) -> tuple[str, ...]:
    instrument = (b or a).found.instrument  # type: ignore[union-attr]
    return instrument.basis if instrument else ()


def _saving(new: Document) -> str | None:
    return new.savings[0].at if new.savings else None


# ---------------------------------------------------------------- status


def _status(a: _Side | None, b: _Side | None) -> Status:
    if a is None:
        return "nieuw"
    if b is None:
        return "vervallen"
    return "ongewijzigd" if _substance(a) == _substance(b) else "gewijzigd"


_REFERENCE = re.compile(
    r"\b(?:artikel(?:en)?|art\.?|lid|leden|onderde(?:el|len)|onder|sub|aanhef"
    r"|(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende) lid)\b"
    r"(?:[\s,]*(?:\d+[a-z]{0,2}|[a-z])\b)*"
)
_LITTLE = {"de", "het", "een", "en", "of", "deze", "die", "dit", "dat", "van", "voor", "in", "te"}


def _substance(side: _Side) -> list[str]:
    """Return the words of an instrument without numbering, citations and small words."""
    words: list[str] = []
    for place in side.places:
        if place.role == "definition":
            continue
        text = _REFERENCE.sub(" ", fold(_all_words(place.provision)))
        text = re.sub(r"(?<=\w)[-/](?=\w)", "", text)
        words += [
            word for word in re.findall(r"\d+(?:[.,]\d+)*|[^\W\d]+", text) if word not in _LITTLE
        ]
    return words


def _all_words(provision: Provision) -> str:
    own = [] if provision.kind == "article" else [provision.heading or ""]
    return " ".join(
        part for part in (*own, provision.text, *map(_all_words, provision.children)) if part
    )
