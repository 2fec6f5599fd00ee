"""A document as lines to be read: headings, and texts with their number as printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from corpus.model import Provision

__all__ = ["WrittenLine", "printed_number", "written"]

_CONTAINERS = {
    "part": "Deel",
    "chapter": "Hoofdstuk",
    "division": "Afdeling",
    "section": "Paragraaf",
    "article": "Artikel",
    "annex": "Bijlage",
}
_NUMBERED = ("paragraph", "point", "subpoint")
_FLAT = ("regulation", "preamble", "closing", "text")  # what stands under them is not indented


class WrittenLine(NamedTuple):
    """A line: how deep it stands, the name in front, its words, and whether it is a heading."""

    depth: int
    name: str
    text: str
    heading: bool = False


def written(node: Provision, depth: int = 0) -> Iterator[WrittenLine]:
    """Yield the lines of a provision and all under it; a heading stands on a line of its own."""
    if node.kind in _CONTAINERS:
        words = (_CONTAINERS[node.kind], node.number, node.heading)
        yield WrittenLine(depth, " ".join(filter(None, words)), "", heading=True)
        yield from (WrittenLine(depth + 1, "", line) for line in _lines(node.text))
    elif node.kind in _NUMBERED:
        text = " ".join(filter(None, (node.heading, node.text)))
        yield WrittenLine(depth, printed_number(node), text)
    else:
        if node.heading:
            yield WrittenLine(depth, node.heading, "", heading=True)
        yield from (WrittenLine(depth, "", line) for line in _lines(node.text))
    for row in node.rows:
        yield WrittenLine(depth + 1, "", " | ".join(row))
    for child in node.children:
        yield from written(child, depth + (node.kind not in _FLAT))


def printed_number(node: Provision) -> str:
    """Return the number in front of a lid or onderdeel: "1.", "a.", "1°."; a dash without one.

    The signs are those of Aanwijzing 3.59 voor de regelgeving, unless the source has its own.
    """
    number = (node.label or node.number or "-").strip()
    if not number[-1].isalnum():
        return number
    return f"{number}°." if node.kind == "subpoint" and number.isdigit() else f"{number}."


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
