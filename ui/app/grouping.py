"""The list of the library in an order of the visitor's choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from corpus.library import Entry

__all__ = ["ORDERS", "Order", "grouped"]

Order = Literal["gemeente", "beleidsveld", "datum"]
ORDERS: tuple[Order, ...] = get_args(Order)

_WITHOUT: dict[Order, str] = {
    "gemeente": "Zonder gemeente",
    "beleidsveld": "Zonder beleidsveld",
    "datum": "Zonder datum",
}


def grouped(entries: Sequence[Entry], order: Order) -> list[tuple[str, list[Entry]]]:
    """Return the documents under headings: municipalities, policy fields, or years.

    Years stand newest first; what has no heading comes last. A document on several fields stands
    under each of them.
    """
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.title, entry.in_force or "")):
        for heading in _headings(entry, order):
            groups.setdefault(heading, []).append(entry)
    if order == "datum":
        for group in groups.values():
            group.sort(key=_day, reverse=True)
    named = sorted((item for item in groups.items() if item[0]), reverse=order == "datum")
    rest = [(_WITHOUT[order], groups[""])] if "" in groups else []
    return [*named, *rest]


def _headings(entry: Entry, order: Order) -> Iterator[str]:
    if order == "gemeente":
        yield ", ".join(entry.bodies)
    elif order == "datum":
        yield str(entry.year) if entry.year else ""
    else:
        yield from (field[:1].upper() + field[1:] for field in entry.fields or ("",))


def _day(entry: Entry) -> str:
    return entry.in_force or entry.adopted or ""
