"""The instrument table (bijlage 3): what the old ordinance offered, what the new one offers.

A row is an instrument, not an article. Rows stand in the order of the new ordinance, dropped
instruments after them in the order of the old one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from compare.cross_references import Pairs
from compare.instruments import Found, find_instruments
from compare.instruments.changes import norm_changes
from compare.instruments.cited import moved, other_statutes
from compare.instruments.explanation import explanation, general_explanation
from compare.instruments.features import POWER, feature_changes, features
from compare.instruments.measures import quantities
from compare.instruments.pairing import followed, pair_instruments
from compare.instruments.reading import Reader, lower_first, upper_first
from compare.instruments.remarks import is_unsure, kept_remark, mentions, row_remark, table_remarks
from compare.instruments.substance import Here, instrument_in, legal_basis, regulating, status_of
from compare.instruments.summary import cells, is_regulated, meaning, said
from compare.instruments.wordings import quote, wording_changes
from compare.model import Alignment, Cell, NormChange, Row, Table
from corpus.addresses import number_key
from corpus.instruments import Instrument, catalogue, compact, fold
from corpus.model import Document

__all__ = ["by_field", "instrument_table"]

_SAME_NAME = 0.9
_LONGEST_OWN_NAME = 10  # words
_NONE_FOUND = (
    "In geen van beide verordeningen is een instrument gevonden: een voorziening, subsidie of "
    "verplichting die de gemeente met name aanbiedt of oplegt. De tabel per artikel laat zien wat "
    "er verandert."
)


class _Side(Struct, frozen=True):
    """One document of the two: its instruments, and what "not found" means in it."""

    document: Document
    found: tuple[Found, ...]
    named: dict[str, tuple[str, ...]]
    unsure: bool


class _Context(Struct, frozen=True):
    """What every row needs: both sides, and the articles that match."""

    sides: tuple[_Side, _Side]
    matched: Pairs


def instrument_table(
    old: Document, new: Document, alignment: Alignment, extra: Iterable[Instrument] = ()
) -> Table:
    """Return the table of two documents.

    Args:
        old: the ordinance that was in force.
        new: the ordinance that replaces it.
        alignment: the matches between their articles; they help to tell which instruments outside
            the catalogue belong together.
        extra: entries that extend the catalogue.
    """
    extra = tuple(extra)
    left, right = (
        _Side(
            document,
            find_instruments(document, extra),
            mentions(document, extra),
            is_unsure(document),
        )
        for document in (old, new)
    )
    pairs = pair_instruments(left.found, right.found, alignment)
    matched = {(o, n) for match in alignment.matches for o in match.old for n in match.new}
    rows = [
        _row(
            instrument_in(old, a, left.found) if a else None,
            instrument_in(new, b, right.found) if b else None,
            _Context((left, right), frozenset(matched)),
        )
        for a, b in followed(pairs, (old, new), alignment)
    ]
    remarks = table_remarks(old, new)
    return Table(rows=tuple(rows), remarks=remarks if rows else (_NONE_FOUND, *remarks))


def by_field(table: Table) -> Table:
    """Return the table with its rows per policy field, in the order of the catalogue.

    Within a field the order stays as it was; instruments outside the catalogue come last.
    """
    order = {field: n for n, field in enumerate(dict.fromkeys(e.field for e in catalogue()))}
    rows = sorted(table.rows, key=lambda row: order.get(row.field, len(order)))
    return replace(table, rows=tuple(rows))


# ---------------------------------------------------------------- one row


def _row(a: Here | None, b: Here | None, context: _Context) -> Row:
    left, right = context.sides
    status = status_of(a, b, context.matched)
    changes, kept = _news(a, b, context)
    return Row(
        instrument=_title(a, b),
        status=status,
        old=_cells(a, b),
        new=_cells(b, a),
        norm_changes=_changes(a, b, context.matched) if status == "gewijzigd" else changes,
        explanation=_explanations(a, b, right.document),
        legal_basis=legal_basis(b, a),
        saving=_saving(left.document, right.document, a) if status == "vervallen" else None,
        old_unsure=a is None and left.unsure,
        new_unsure=b is None and right.unsure,
        remark=" ".join(filter(None, (_remark(a, b, context), kept))),
        field=_field(b or a),
    )


def _news(a: Here | None, b: Here | None, context: _Context) -> tuple[tuple[NormChange, ...], str]:
    """Return the numbers of a row, and a sentence on those that stand in the other document too.

    An instrument that got an article of its own may have its numbers from the article that it was
    part of: they are not new.
    """
    changes = _measures(a, b)
    left, right = context.sides
    if (a is None) == (b is None):
        return changes, ""
    if b is not None:
        own, there, side = b, left.document, "oude"
        pairs = {(new, old) for old, new in context.matched}
    else:
        own, there, side = a, right.document, "nieuwe"  # type: ignore[assignment]
        pairs = set(context.matched)
    articles = {place.at for place in own.places if place.role == "article"}
    partners = sorted({other for here, other in pairs if here in articles}, key=number_key)
    known = {(one.what.split(",")[0], one.printed) for one in quantities(there, partners)}
    kept = [c for c in changes if (c.what.split(",")[0], c.new or c.old) in known]
    if not kept or not partners:
        return changes, ""
    told = "; ".join(f"{change.what} {change.new or change.old}" for change in kept)
    verb = "stond al" if side == "oude" else "staat ook"
    where = " en ".join(f"artikel {number}" for number in partners)
    rest = tuple(change for change in changes if change not in kept)
    return rest, f"{told[:1].upper()}{told[1:]}: {verb} in {where} van de {side} verordening."


def _remark(a: Here | None, b: Here | None, context: _Context) -> str:
    """Return what a reader must know of an instrument that one side does not offer."""
    left, right = context.sides
    said: tuple[str, ...] = ()
    if a is None and b is not None:
        back = {(new, old) for old, new in context.matched}
        said = (
            row_remark(b.found, left.found, left.named, "oude"),
            kept_remark(b.found, back, left.document, "oude"),
        )
    elif b is None and a is not None:
        said = (
            row_remark(a.found, right.found, right.named, "nieuwe"),
            kept_remark(a.found, context.matched, right.document, "nieuwe"),
        )
    return " ".join(filter(None, said))


def _field(side: Here | None) -> str:
    return side.found.instrument.field if side and side.found.instrument else ""


def _title(a: Here | None, b: Here | None) -> str:
    """Return the name of the row: the one of the new document, with the old one where it differs.

    The name of the catalogue stands for its own spellings ("no risk polis", "premies").
    """
    title = _own_name(b or a)  # type: ignore[arg-type]
    before = _surfaces(a) if b else []
    if not before or any(_spelled(surface, title) for surface in before):
        return title
    return f"{title} (oud: {lower_first(before[0])})"


def _surfaces(side: Here | None) -> list[str]:
    """Return the names that a document uses: those of its headings first, then of its lists."""
    places = [place for place in side.places if place.role in ("article", "item")] if side else []
    return [place.surface for place in sorted(places, key=lambda place: place.role != "article")]


def _own_name(side: Here) -> str:
    """Return the name that a document itself uses, unless it is a spelling of the given one."""
    name = side.found.name
    surfaces = _surfaces(side)
    if any(_spelled(surface, name) for surface in surfaces):
        return name
    short = [surface for surface in surfaces if len(surface.split()) <= _LONGEST_OWN_NAME]
    return upper_first(short[0]) if short else name


def _spelled(surface: str, name: str) -> bool:
    """Tell whether words are only another spelling of a name, or have it among them."""
    from rapidfuzz.fuzz import ratio

    if ratio(compact(surface), compact(name)) / 100 >= _SAME_NAME:
        return True
    return bool(re.search(rf"\b{re.escape(fold(name))}\b", fold(surface)))


def _cells(side: Here | None, other: Here | None) -> tuple[Cell, ...]:
    if side is None:
        return ()
    beside = said(other.places, other.others) if other else frozenset()
    return cells(side.places, side.others, beside)


def _changes(a: Here | None, b: Here | None, matched: Pairs) -> tuple[NormChange, ...]:
    """Return everything that changed in an instrument that both documents have."""
    numbers = _measures(a, b)
    if a is None or b is None:
        return numbers
    power = _features(a, b)
    if not all(map(is_regulated, (a.places, b.places))):
        return (*_regulated_on_one_side(a, b), *power, *numbers)
    told = any(change.what == POWER for change in power)
    names = [place.surface for side in (a, b) for place in side.places]
    pointed = moved(a.document, b.document, matched)
    words = wording_changes(_told(a), _told(b), names, power_told=told, pointed=pointed)
    return (*power, *numbers, *_definitions(a, b), *words) or other_statutes(a, b)


def _regulated_on_one_side(a: Here, b: Here) -> tuple[NormChange, ...]:
    """Return that one document regulates what the other only names, in its first sentence."""
    named, regulated = (a, b) if is_regulated(b.places) else (b, a)
    told = _told(regulated)
    if not told or not is_regulated(regulated.places):
        return ()
    mine, theirs = (named.places[0].at, "alleen genoemd"), (told[0][0], quote(told[0][1]))
    old, new = (mine, theirs) if regulated is b else (theirs, mine)
    change = NormChange(what="regeling", old=old[1], new=new[1], old_at=old[0], new_at=new[0])
    return (change,)


def _definitions(a: Here, b: Here) -> tuple[NormChange, ...]:
    """Return the definition of the instrument, old and new, where both have one and they differ."""
    old, new = (
        next(((p.at, meaning(p)) for p in side.places if p.role == "definition"), None)
        for side in (a, b)
    )
    if old is None or new is None or compact(old[1]) == compact(new[1]):
        return ()
    return (
        NormChange(
            what="omschrijving",
            old=quote(old[1]),
            new=quote(new[1]),
            old_at=old[0],
            new_at=new[0],
        ),
    )


def _measures(a: Here | None, b: Here | None) -> tuple[NormChange, ...]:
    old, new = (side.quantities() if side else () for side in (a, b))
    return norm_changes(old, new, (_told(a), _told(b)))


def _told(side: Here | None) -> list[tuple[str, str]]:
    """Return the sentences that regulate an instrument, with the place they stand in."""
    if side is None:
        return []
    reader = Reader(side.others)
    wanted = {place.at for place in regulating(side.places)}
    return [
        (place.at, sentence)
        for place in side.places
        if place.at in wanted and place.role != "definition"
        for sentence in reader.sentences(place)
    ]


def _features(a: Here | None, b: Here | None) -> tuple[NormChange, ...]:
    """Return the changes in power or duty, form and application, where both sides regulate it."""
    if a is None or b is None:
        return ()
    return feature_changes(*(features(regulating(side.places), side.others) for side in (a, b)))


def _explanations(a: Here | None, b: Here | None, new: Document) -> str:
    """Return what the notes say: on the new provision, in general, or else on the old provision."""
    return (
        _explanation(b)
        or general_explanation(new, _names(b or a))
        or _explanation(a, "oude verordening")
    )


def _explanation(side: Here | None, whose: str = "") -> str:
    if side is None:
        return ""
    rivals = (*side.others.values(), *side.siblings)
    return explanation(side.document, side.places, _names(side), rivals, whose=whose)


def _names(side: Here | None) -> list[str]:
    if side is None:
        return []
    names = [side.found.name, *(place.surface for place in side.places)]
    if side.found.instrument is not None:
        names += [name.replace("-", "") for name in side.found.instrument.names]
    return names


def _saving(old: Document, new: Document, dropped: Here | None) -> str | None:
    """Return the transitional provision of the new ordinance, if it can cover the old one.

    An ordinance saves what was granted under its own predecessor, not that of another municipality.
    A provision that names the instrument, or its article, goes before one on all of them.
    """
    if not new.savings or (old.bodies and new.bodies and not set(old.bodies) & set(new.bodies)):
        return None
    if dropped is None:
        return new.savings[0].at
    named = [saving for saving in new.savings if _speaks_of(saving.text, dropped)]
    others = [saving for saving in new.savings if not saving.cases or "verstrekt" in saving.cases]
    return (named or others or new.savings)[0].at


def _speaks_of(text: str, dropped: Here) -> bool:
    names = [dropped.found.name, *_surfaces(dropped)]
    if dropped.found.instrument is not None:
        names += dropped.found.instrument.names
    folded = fold(text)
    return any(re.search(rf"\b{re.escape(fold(name))}", folded) for name in names if name)
