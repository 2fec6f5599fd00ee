"""Ranges in the index of who cites whom: "artikel 10d e.v.", "artikelen 1 tot en met 1000".

A range is stored as a path that sorts by the number it begins with, behind every plain path:
``~<what holds it>~<number to sort by>!<first>!<last>``. What it holds is then one stretch of the
index that ends at the number asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["is_range", "range_path", "range_shown", "ranges_before", "reaches"]

_MARK = "~"
# The last number of a path, with what stands before it: "10d/" and 3, "5:" and 11.
_NUMBER = re.compile(r"(?P<above>(?:.*[/:.])?)(?P<digits>\d{1,6})(?P<letters>[a-z]*)")


def range_path(first: str, last: str | None) -> str | None:
    """Return the path under which a range is stored, None when it begins with no number.

    ``last`` is None when it has no end.
    """
    above, key = _key(first)
    if not key:
        return None
    return f"{_MARK}{above}{_MARK}{key}!{first}!{last or ''}"


def is_range(path: str) -> bool:
    """Tell whether a stored path is that of a range."""
    return path.startswith(_MARK)


def range_shown(path: str) -> str:
    """Return a stored range as people write it: "10d e.v.", "1 t/m 1000"."""
    _, first, last = path.split("!")
    return f"{first} t/m {last}" if last else f"{first} e.v."


def ranges_before(path: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of the index with ranges that begin before a place, or before its whole.

    "10d/3/a" may be in a range of articles that begins before 10d, or of leden before 10d/3.
    """
    parts = path.split("/")
    for depth in range(1, len(parts) + 1):
        above, key = _key("/".join(parts[:depth]))
        if key:
            opens = f"{_MARK}{above}{_MARK}"
            yield opens, f"{opens}{key}"


def reaches(range_: str, path: str) -> bool:
    """Tell whether a range that begins before a place goes on to it."""
    last = range_.split("!")[2]
    if not last:
        return True
    depth = last.count("/") + 1
    return _key("/".join(path.split("/")[:depth]))[1] <= _key(last)[1]


def _key(path: str) -> tuple[str, str]:
    """Return what stands above the last number of a path, and that number to sort by.

    The second is empty when the path ends in no number, but in a letter or nothing.
    """
    match = _NUMBER.fullmatch(path)
    if match is None:
        return "", ""
    return match["above"], f"{int(match['digits']):06d}{match['letters']}"
