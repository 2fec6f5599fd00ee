"""Automatic numbering in OpenDocument: from list levels to the number on the printed page.

ODF 1.3 part 3, 5.3 and 16.30: a list names a list style, whose levels say how a number is written;
a list starts anew unless it says which one it continues. Headings outside lists are numbered by
the outline style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct

from corpus.numerals import number_at
from ingest.readers.markup import children, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Counters", "Level", "Numbered", "attribute", "list_styles"]

_PLACE = re.compile(r"%(\d{1,2})%")
_MOST = 3_999


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its local name, "" when it is absent."""
    for key, value in element.attrib.items():
        if isinstance(key, str) and key.rsplit("}", 1)[-1] == name:
            return str(value)
    return ""


class Level(Struct, frozen=True, kw_only=True):
    """How a level writes its number. ``pattern`` holds places such as "%2%", where it is given."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    bullet: str = ""
    pattern: str = ""


def list_styles(roots: Iterable[Element]) -> dict[str, dict[int, Level]]:
    """Return the levels of every list style by name; the outline style has the name ""."""
    found: dict[str, dict[int, Level]] = {}
    for root in roots:
        for element in root.iter():
            name = local(element)
            if name in ("list-style", "outline-style"):
                key = attribute(element, "name") if name == "list-style" else ""
                found[key] = {
                    level: style for level, style in map(_level, children(element)) if level
                }
    return found


def _level(element: Element) -> tuple[int, Level]:
    number = attribute(element, "level")
    start, shown = attribute(element, "start-value"), attribute(element, "display-levels")
    is_bullet = local(element) in ("list-level-style-bullet", "list-level-style-image")
    return int(number) if number.isdecimal() else 0, Level(
        form=attribute(element, "num-format"),
        prefix=attribute(element, "num-prefix"),
        suffix=attribute(element, "num-suffix"),
        start=int(start) if start.isdecimal() else 1,
        shown=int(shown) if shown.isdecimal() else 1,
        bullet=(attribute(element, "bullet-char") or "•") if is_bullet else "",
        pattern="" if is_bullet else attribute(element, "num-list-format"),
    )


@dataclass(slots=True)
class Numbered:
    """A list that is being counted: its style and the last number of each level."""

    style: str
    last: dict[int, int] = field(default_factory=dict)


class Counters:
    """Counts the items of all lists of a document."""

    def __init__(self, styles: Mapping[str, Mapping[int, Level]]) -> None:
        """Take the list styles by name."""
        self._styles = styles
        self._by_id: dict[str, Numbered] = {}
        self._by_style: dict[str, Numbered] = {}
        self.outline = Numbered("")

    def open(self, element: Element) -> Numbered:
        """Return the count for a list element outside other lists: a fresh or a continued one."""
        style = attribute(element, "style-name")
        continued = self._by_id.get(attribute(element, "continue-list"))
        if continued is None and attribute(element, "continue-numbering") == "true":
            continued = self._by_style.get(style)
        counted = continued or Numbered(style)
        if continued is not None and style and style != continued.style:
            counted = Numbered(style, continued.last)
        if key := attribute(element, "id"):
            self._by_id[key] = counted
        self._by_style[style] = counted
        return counted

    def label(self, counted: Numbered, level: int, start: str = "", style: str = "") -> str:
        """Count one item at a level (from 1) and return its number as printed, "" for none.

        ``start`` restarts the level; ``style`` is the style of an inner list with one of its own.
        """
        levels = self._styles.get(style or counted.style, {})
        own = levels.get(level, Level())
        if own.bullet:
            return "-" if own.bullet in "-–—" else "•"
        value = int(start) if start.isdecimal() else counted.last.get(level, own.start - 1) + 1
        counted.last[level] = value
        for deeper in [key for key in counted.last if key > level]:
            del counted.last[deeper]
        if not own.form:
            return ""
        return _written(own, level, levels, counted).strip()


def _written(own: Level, level: int, levels: Mapping[int, Level], counted: Numbered) -> str:
    def number(at: int) -> str:
        style = levels.get(at, Level())
        return _formed(style.form or "1", counted.last.get(at, style.start))

    if own.pattern:
        return _PLACE.sub(lambda place: number(int(place.group(1))), own.pattern)
    first = max(1, level - own.shown + 1)
    return own.prefix + ".".join(number(at) for at in range(first, level + 1)) + own.suffix


def _formed(form: str, value: int) -> str:
    if value < 1 or value > _MOST:
        return str(value)
    if form in ("a", "A"):
        text = number_at("alpha", min(value, 26 * 20))
    elif form in ("i", "I"):
        text = number_at("roman", value) if value < 40 else str(value)
    else:
        return str(value)
    return text.upper() if form.isupper() else text
