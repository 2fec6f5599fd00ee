"""The points of a council decision: what is decided, with the list that stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from ingest.facts.passages import facts_data, phrase

__all__ = ["Point", "points"]

_MARK = re.compile(
    r"\s*(?:(?P<dash>[-•–·*])\s*|\(?(?P<figure>\d{1,2})[.)]\s+|\(?(?P<letter>[a-z])[.)]\s+)"
)
_WORD = re.compile(r"[^\W\d_]{3}")
_TITLE = re.compile(r"\s*(?:(?:de|het)\s+)?[A-ZÀ-Þ]")
_INLINE = re.compile(
    r"(?:(?<=[;:,])|^)\s*(?:[-•–·*]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)(?=(?:de|het)\s|[A-ZÀ-Þ])"
)


class Point(Struct, frozen=True):
    """One point: its own words, and the items of the list that they open."""

    text: str
    items: tuple[str, ...] = ()


@cache
def _deciding() -> re.Pattern[str]:
    return phrase(facts_data()["decision"]["deciding"])


def points(text: str) -> Iterator[Point]:
    """Yield the blocks of a decision (one per line), each with the list under it or in it.

    A block that ends in a colon opens a list: of the blocks that follow, those with the mark of
    the first ("a.", "1.", a dash) or without any, that name something and decide nothing.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line.rstrip().endswith(":"):
            yield _inline(line)
            continue
        items, read = _items(lines[at:])
        at += read
        yield Point(line, tuple(items))


def _items(lines: Sequence[str]) -> tuple[list[str], int]:
    """Return the items at the start of some blocks, and how many blocks they take."""
    found: list[str] = []
    kind: str | None = None
    read = 0
    for number, line in enumerate(lines, 1):
        if not _WORD.search(line):  # what a scan left of a line
            continue
        mark = _MARK.match(line)
        named = mark.lastgroup if mark else None
        if (found and named != kind) or _deciding().search(line):
            break
        if not mark and not _TITLE.match(line):
            break
        kind, read = named, number
        found.append(_MARK.sub("", line, count=1).strip())
    return found, read


def _inline(line: str) -> Point:
    """Take a list apart that stands in the running text: "in te trekken: a. de X; b. de Y"."""
    head, colon, tail = line.partition(":")
    if not colon or not _deciding().search(head) or not _INLINE.search(tail):
        return Point(line)
    items = [item.strip(" ;,") for item in _INLINE.split(tail)]
    return Point(f"{head}:", tuple(item for item in items if item))
