"""Filters of a query, from what a user types to values that the records hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from corpus.library import Entry
from index.analysis import words_of_text
from index.protocol import Filter, FilterField
from index.query import Filters

__all__ = ["Narrowed", "narrow"]

_PARTS = {
    "toelichting": "toelichting",
    "nota": "toelichting",
    "regeling": "regeling",
    "verordening": "regeling",
    "tekst": "regeling",
    "artikelen": "regeling",
    "aanhef": "aanhef",
    "considerans": "aanhef",
    "slot": "slot",
    "ondertekening": "slot",
    "bijlage": "bijlage",
}
_YEARS = re.compile(r"^(\d{4})(?:-|\.\.|–)(\d{4})$")
_LONGEST_RANGE = 200
_NOTHING = "-"  # a value that no record has
_FIELDS: dict[str, FilterField] = {
    "gemeente": "bodies",
    "soort": "kind",
    "jaar": "years",
    "in": "part",
    "veld": "document",
    "document": "document",
}


class Narrowed(Struct, frozen=True):
    """Filters for the engine, the documents that pass them, and values that nothing has.

    ``misspelt`` are the names of municipalities that were read as the one most like them.
    """

    filters: tuple[Filter, ...]
    entries: tuple[Entry, ...]
    unknown: tuple[str, ...]
    misspelt: dict[str, str] = {}


def narrow(filters: Filters, entries: Sequence[Entry]) -> Narrowed:
    """Resolve filters over the documents of the library.

    ``gemeente`` takes a name or its beginning, ``soort`` a kind or its beginning, ``jaar`` a year
    or 2015-2023, ``in`` a part (toelichting, regeling, aanhef, slot, bijlage), ``veld`` a policy
    field or its beginning, ``document`` an id or a part of the title. A value that nothing has
    finds nothing, but for a municipality that is only spelled otherwise. A name that begins with a
    hyphen leaves out what has one of the values.
    """
    made: list[Filter] = []
    unknown: list[str] = []
    misspelt: dict[str, str] = {}
    kept = list(entries)
    for key, values in filters.items():
        name = key.removeprefix("-")
        found: list[str] = []
        for value in values:
            some = _RESOLVERS[name](value, entries)
            if not some and name == "gemeente" and (body := _most_like(value, entries)):
                misspelt[value] = body
                some = [_plain(body)]
            found += some
            if not some:
                unknown.append(f"{name}:{value}")
        if key == name:
            allowed = tuple(dict.fromkeys(found)) or (_NOTHING,)
            made.append(Filter(_FIELDS[name], allowed))
            kept = [entry for entry in kept if _passes(entry, name, allowed)]
        elif name == "in":
            parts = tuple(dict.fromkeys(part for part in _PARTS.values() if part not in found))
            made.append(Filter("part", parts or (_NOTHING,)))
        else:
            kept = [entry for entry in kept if not _passes(entry, name, tuple(found))]
            made.append(Filter("document", tuple(entry.id for entry in kept) or (_NOTHING,)))
    return Narrowed(tuple(made), tuple(kept), tuple(unknown), misspelt)


def _most_like(value: str, entries: Sequence[Entry]) -> str | None:
    from index.spelling import like

    bodies = {_plain(body): body for entry in entries for body in entry.bodies}
    found = like(_plain(value), dict.fromkeys(bodies, 1))
    return bodies[found[0]] if found else None


def _bodies(value: str, entries: Sequence[Entry]) -> list[str]:
    wanted = _plain(value)
    names = {_plain(body) for entry in entries for body in entry.bodies}
    return [wanted] if wanted in names else sorted(n for n in names if _begins(n, wanted))


def _kinds(value: str, entries: Sequence[Entry]) -> list[str]:
    wanted = _plain(value)
    kinds: set[str] = {entry.kind for entry in entries}
    # Plural too: soort:verordeningen.
    return sorted(
        kind for kind in kinds if wanted and (kind.startswith(wanted) or wanted.startswith(kind))
    )


def _years(value: str, _: Sequence[Entry]) -> list[str]:
    span = _YEARS.match(value)
    if span:
        first, last = int(span[1]), int(span[2])
        return [str(year) for year in range(first, min(last, first + _LONGEST_RANGE) + 1)]
    return [value] if value.isdigit() else []


def _part(value: str, _: Sequence[Entry]) -> list[str]:
    part = _PARTS.get(value.lower())
    return [part] if part else []


def _documents(value: str, entries: Sequence[Entry]) -> list[str]:
    wanted = _plain(value)
    return [
        entry.id
        for entry in entries
        if entry.id.startswith(value) or wanted in _plain(f"{entry.title} {entry.citation_title}")
    ]


def _of_field(value: str, entries: Sequence[Entry]) -> list[str]:
    wanted = _plain(value)
    return [
        entry.id
        for entry in entries
        if any(_begins(_plain(field), wanted) for field in entry.fields)
    ]


def _plain(text: str) -> str:
    return " ".join(words_of_text(text))


def _begins(name: str, wanted: str) -> bool:
    return bool(wanted) and any(
        name[place:].startswith(wanted) for place in (0, *(m.end() for m in re.finditer(" ", name)))
    )


def _passes(entry: Entry, name: str, allowed: tuple[str, ...]) -> bool:
    values: dict[str, tuple[str, ...]] = {
        "gemeente": tuple(_plain(body) for body in entry.bodies),
        "soort": (entry.kind,),
        "jaar": entry.years,
        "veld": (entry.id,),
        "document": (entry.id,),
    }
    return name not in values or any(value in allowed for value in values[name])


_RESOLVERS: dict[str, Callable[[str, Sequence[Entry]], list[str]]] = {
    "gemeente": _bodies,
    "soort": _kinds,
    "jaar": _years,
    "in": _part,
    "veld": _of_field,
    "document": _documents,
}
