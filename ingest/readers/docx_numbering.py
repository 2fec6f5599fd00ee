"""Automatic numbering in Word: from list levels to the number that the reader of the page sees.

ECMA-376 part 1, 17.9: a paragraph names a list (``num``) and a level; the list rests on an
abstract list whose levels say where to start, how to write the number and what stands around it
("Artikel %1.", "%1.%2"). Lists on one abstract list count on together, unless a list starts a
level anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from ingest.readers.docx_xml import attribute, child, children, number_of

__all__ = ["Counters", "Level", "Numbering", "numbering_of"]

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST = 3_999


class Level(Struct, frozen=True, kw_only=True):
    """A level of a list. ``restart`` is the level (from 1) that makes it start anew, 0 for none.

    ``style`` is the paragraph style that is always at this level, "" for none.
    """

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""


class _List(Struct, frozen=True):
    """A list: which counters it uses, its levels, and the levels it starts anew."""

    counters: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


class Numbering(Struct, frozen=True):
    """All lists of a document by their id."""

    lists: Mapping[str, _List]

    def level_of(self, list_id: str, style: str) -> int:
        """Return the level of a list that a paragraph style is tied to, 0 for none."""
        found = self.lists.get(list_id)
        levels = found.levels.items() if found and style else ()
        return next((at for at, level in levels if level.style == style), 0)


def numbering_of(root: Any | None, linked: Mapping[str, str]) -> Numbering:
    """Read ``word/numbering.xml``; ``linked`` gives the list id of each numbering style."""
    if root is None:
        return Numbering({})
    abstract = {attribute(item, "abstractNumId"): item for item in children(root, "abstractNum")}
    concrete = {attribute(item, "numId"): item for item in children(root, "num")}
    lists: dict[str, _List] = {}
    for list_id, item in concrete.items():
        rests_on = attribute(child(item, "abstractNumId"), "val")
        base = abstract.get(rests_on)
        style = attribute(child(base, "numStyleLink"), "val")
        if style and (other := concrete.get(linked.get(style, ""))) is not None:
            base = abstract.get(attribute(child(other, "abstractNumId"), "val"))
        levels = {number_of(level, "ilvl", 0): _level(level) for level in children(base, "lvl")}
        restarts: dict[int, int] = {}
        for override in children(item, "lvlOverride"):
            at = number_of(override, "ilvl", 0)
            if (own := child(override, "lvl")) is not None:
                levels[at] = _level(own)
            if (start := child(override, "startOverride")) is not None:
                restarts[at] = number_of(start, "val", 1)
        if list_id:
            lists[list_id] = _List(rests_on or list_id, levels, restarts)
    return Numbering(lists)


def _level(item: Any) -> Level:
    restart = child(item, "lvlRestart")
    legal = child(item, "isLgl")
    return Level(
        start=number_of(child(item, "start"), "val", 1),
        form=attribute(child(item, "numFmt"), "val") or "decimal",
        pattern=attribute(child(item, "lvlText"), "val") or "",
        legal=legal is not None and attribute(legal, "val") not in ("0", "false"),
        restart=None if restart is None else number_of(restart, "val", 0),
        style=attribute(child(item, "pStyle"), "val"),
    )


class Counters:
    """Counts list items through a document."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._values: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next_label(self, list_id: str, level: int) -> str:
        """Count one item of a list and return its number as printed, "" where it shows none."""
        found = self._numbering.lists.get(list_id)
        own = found.levels.get(level) if found else None
        if found is None or own is None:
            return ""
        values = self._values.setdefault(found.counters, {})
        if (list_id, level) not in self._begun and level in found.restarts:
            values[level] = found.restarts[level]
        elif level in values:
            values[level] += 1
        else:
            values[level] = own.start
        self._begun.add((list_id, level))
        for deeper in [at for at in values if at > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or (restart and level < restart):
                del values[deeper]
        return self._written(found, own, values)

    @staticmethod
    def _written(found: _List, own: Level, values: Mapping[int, int]) -> str:
        if own.form == "bullet":
            return own.pattern if own.pattern in ("-", "–", "—", "*", "+") else "•"
        if own.form == "none":
            return _PLACE.sub("", own.pattern).strip()

        def put(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            level = found.levels.get(at)
            if level is None:
                return ""
            form = "decimal" if own.legal else level.form
            return _number(values.get(at, level.start), form)

        return _PLACE.sub(put, own.pattern).strip()


def _number(value: int, form: str) -> str:
    """Write a number as a list level does; forms this does not know are written in figures."""
    if form in ("lowerLetter", "upperLetter") and 0 < value <= _MOST:
        # Word goes on after z with aa, bb, cc.
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < value <= _MOST:
        roman = _roman(value)
        return roman if form == "lowerRoman" else roman.upper()
    if form == "decimalZero":
        return f"{value:02d}"
    if form == "ordinal":
        return f"{value}e"
    return str(value)


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        written += letters * times
    return written
