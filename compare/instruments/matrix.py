"""Instruments by municipality: what each ordinance has, what it lacks, how it differs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, product
from types import MappingProxyType

from msgspec.structs import replace

from compare.instruments import Found, find_instruments
from compare.instruments.changes import norm_changes
from compare.instruments.pairing import regulated_in, same_name
from compare.instruments.remarks import is_unsure
from compare.instruments.substance import Here, instrument_in, status_of
from compare.instruments.summary import cells
from compare.model import (
    Deviation,
    Matrix,
    MatrixCell,
    MatrixDocument,
    MatrixRow,
    NormChange,
    NormValue,
)
from corpus.addresses import Address
from corpus.errors import UsageError
from corpus.instruments import Instrument, catalogue
from corpus.model import Document

__all__ = ["instrument_matrix"]

_FEWEST, _MOST = 2, 40

Pair = tuple[str, str]
_Member = tuple[str, Found]  # an instrument with the id of its document


def instrument_matrix(
    documents: Sequence[Document],
    model: int | None = None,
    extra: Iterable[Instrument] = (),
    confirmed: Mapping[Pair, Collection[Pair]] = MappingProxyType({}),
) -> Matrix:
    """Return the matrix of two to forty documents.

    Args:
        documents: the columns.
        model: the column of the document that the others are measured against, counted from 0.
        extra: entries that extend the catalogue.
        confirmed: for ids of two documents the articles of which a reader decided that they belong
            together; what they are about is then one instrument.

    Raises:
        UsageError: fewer than two or more than forty documents, or no such model.
    """
    if not _FEWEST <= len(documents) <= _MOST:
        given = "dit is er 1" if len(documents) == 1 else f"dit zijn er {len(documents)}"
        raise UsageError(f"Een matrix heeft {_FEWEST} tot {_MOST} verordeningen; {given}.")
    if model is not None and not 0 <= model < len(documents):
        raise UsageError("De modelverordening is niet een van de verordeningen in de matrix.")
    extra = tuple(extra)
    columns = [_Column(document, extra) for document in documents]
    groups = _groups(columns, confirmed)
    return Matrix(
        documents=tuple(
            MatrixDocument(id=one.id, title=one.title, bodies=one.bodies) for one in documents
        ),
        rows=tuple(_row(names, columns, model) for names in _order(groups, columns, model, extra)),
        model=model,
    )


class _Column:
    """One document with its instruments."""

    def __init__(self, document: Document, extra: tuple[Instrument, ...]) -> None:
        self.document = document
        self.found = find_instruments(document, extra)
        self.unsure = is_unsure(document)

    def here(self, keys: Sequence[Found]) -> Here | None:
        """Return what is one of these instruments, as one; None where there is none."""
        wanted = {one.key for one in keys}
        mine = [one for one in self.found if one.key in wanted]
        if not mine:
            return None
        places = {place.at: place for one in mine for place in one.places}
        ordered = sorted(places.values(), key=lambda place: Address.parse(place.at).sort_key())
        whole = replace(mine[0], places=tuple(ordered)) if len(mine) > 1 else mine[0]
        others = (one for one in self.found if one.key not in wanted)
        return instrument_in(self.document, whole, (whole, *others))


def _groups(
    columns: Sequence[_Column], confirmed: Mapping[Pair, Collection[Pair]]
) -> list[list[_Member]]:
    """Return the instruments of all columns, each with those of others that are the same one.

    A name that is nearly the same joins one row; what a reader put together joins all the rows it
    was put together with, so that these become one.
    """
    joined = _joined(columns, confirmed)
    groups: list[list[_Member]] = []
    for column in columns:
        for found in column.found:
            member = (column.document.id, found)
            mine = joined.get(_key(member), set())
            named = next((g for g in groups if any(same_name(one[1], found) for one in g)), None)
            same = [g for g in groups if g is named or any(_key(one) in mine for one in g)]
            if not same:
                groups.append([member])
                continue
            same[0][:] = [*chain.from_iterable(same), member]
            groups = [group for group in groups if not any(group is one for one in same[1:])]
    return groups


def _joined(
    columns: Sequence[_Column], confirmed: Mapping[Pair, Collection[Pair]]
) -> dict[Pair, set[Pair]]:
    """Return for an instrument those of other documents that a reader put it together with.

    Of two articles that hold several instruments each, those with the same name belong together;
    what is left on one side is what is left on the other.
    """
    found = {column.document.id: column.found for column in columns}
    joined: dict[Pair, set[Pair]] = {}
    for (old, new), pairs in confirmed.items():
        for article, other in pairs if old in found and new in found else ():
            mine = [one for one in found[old] if article in regulated_in(one)]
            theirs = [one for one in found[new] if other in regulated_in(one)]
            named = [(a, b) for a, b in product(mine, theirs) if same_name(a, b)]
            left = [a for a in mine if not any(a is one for one, _ in named)]
            right = [b for b in theirs if not any(b is one for _, one in named)]
            for a, b in product(left, right):
                joined.setdefault((old, a.key), set()).add((new, b.key))
                joined.setdefault((new, b.key), set()).add((old, a.key))
    return joined


def _key(member: _Member) -> Pair:
    return member[0], member[1].key


def _order(
    groups: Sequence[Sequence[_Member]],
    columns: Sequence[_Column],
    model: int | None,
    extra: tuple[Instrument, ...],
) -> list[list[Found]]:
    """Return the groups in the order of the rows.

    The model's own come first, in its order; then those of the catalogue in the order of the
    catalogue; then the rest.
    """
    rank = {entry.key: number for number, entry in enumerate(catalogue(extra))}
    own: dict[str, int] = {}
    if model is not None:
        own = {found.key: number for number, found in enumerate(columns[model].found)}

    def place(group: list[Found]) -> tuple[int, int]:
        mine = [own[one.key] for one in group if one.key in own]
        if mine:
            return 0, min(mine)
        return (1, rank[group[0].key]) if group[0].key in rank else (2, 0)

    return sorted(([found for _, found in group] for group in groups), key=place)


def _row(group: list[Found], columns: Sequence[_Column], model: int | None) -> MatrixRow:
    here = [column.here(group) for column in columns]
    values = [one.quantities() if one else () for one in here]
    row = []
    for number, (column, one) in enumerate(zip(columns, here, strict=True)):
        deviation: Deviation | None = None
        changes: tuple[NormChange, ...] = ()
        if model is not None and number != model:
            deviation = _deviation(here[model], one)
            if deviation == "anders ingevuld":
                changes = norm_changes(values[model], values[number])
        row.append(
            MatrixCell(
                cells=cells(one.places, one.others) if one else (),
                norms=tuple(NormValue(q.what, q.printed, q.at) for q in values[number]),
                unsure=one is None and column.unsure,
                deviation=deviation,
                changes=changes,
            )
        )
    return MatrixRow(instrument=group[0].name, cells=tuple(row))


def _deviation(model: Here | None, one: Here | None) -> Deviation | None:
    if model is None:
        return "eigen aanvulling" if one else None
    if one is None:
        return "weggelaten"
    return "gelijk" if status_of(model, one) == "ongewijzigd" else "anders ingevuld"
