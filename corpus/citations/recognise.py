"""Recognising: the stretches of text that are citations, parsed by the grammar.

The scanner proposes signs, the grammar accepts the longest row it can; what the signs mean is left
to ``interpret``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from corpus.citations.parser import Group, parse
from corpus.citations.scan import scan, starts
from corpus.citations.signs import Sign

__all__ = ["Stretch", "stretches", "understood"]


class Stretch(Struct, frozen=True):
    """One citation as recognised: ``reaches`` from the inside out, half-open span."""

    reaches: tuple[tuple[Group, ...], ...]
    start: int
    end: int


_ANEW = ("PT", "ORD", "LIDNR", "HEAD")
_WIDTH = {"BOOK": 0, "ANNEX": 1, "CHAPTER": 2, "SECTION": 3, "ART": 4}


def stretches(text: str) -> Iterator[Stretch]:
    """Yield what may be a citation, from left to right, without overlap."""
    position = 0
    while match := starts(text, position):
        signs = scan(text, match.start())
        if not signs:
            position = match.start() + max(1, len(match.group()))
            continue
        for piece in _pieces(signs):
            reaches, length = parse(piece)
            if length:
                yield Stretch(reaches, piece[0].start, piece[length - 1].end)
        position = max(signs[-1].end, match.start() + 1)


_AND_ON = re.compile(r"(?:\s*+,\s*+(?:en\s++|of\s++)?|\s++(?:en|of)\s++)(?=\d)")


def understood(text: str, end: int) -> Stretch | None:
    """Return a further article without its word, right after a citation: "... Pw en 35 IOAW".

    Whether it is one only the regulation after it can tell.
    """
    match = _AND_ON.match(text, end)
    if match is None:
        return None
    opener = Sign("ART", "artikel", "none", match.end(), match.end())
    signs = scan(text, match.end(), (opener,))
    reaches, length = parse(signs) if len(signs) > 1 else ((), 0)
    return Stretch(reaches, signs[1].start, signs[length - 1].end) if length > 1 else None


def _pieces(signs: list[Sign]) -> Iterator[list[Sign]]:
    """Split where a new citation opens: "artikel 6 en artikel 7", "hoofdstuk 2 en hoofdstuk 5".

    Not after "van" ("onder a van artikel 7") nor after a wider level ("hoofdstuk 5, artikel 12").
    """
    start = 0
    for index, sign in enumerate(signs):
        if index == start or sign.type not in _WIDTH:
            continue
        cut = _cut(signs, start, index)
        if cut > start:
            yield signs[start:cut]
            start = cut
    yield signs[start:]


def _cut(signs: list[Sign], start: int, index: int) -> int:
    """Return where the citation before the sign at ``index`` ends; ``start`` when it goes on."""
    sign, before = signs[index], [other.type for other in signs[start:index]]
    if before[-1] == "_VAN":
        return _turn(signs, start, index) if "ART" in before else start
    if _holds(signs, start, index):
        return start
    opened = [_WIDTH[name] for name in before if name in _WIDTH]
    narrower = not opened or max(opened) >= _WIDTH[sign.type]
    if sign.type == "ART":
        return index if narrower or sign.link == "and" else start
    return index if opened and narrower and sign.link != "none" else start


def _holds(signs: list[Sign], start: int, index: int) -> bool:
    """Tell whether a wider level follows what stands in it: "artikel 3, bijlage II, van het Bor".

    Not in a list that goes on: "artikel 3, bijlage 1 en bijlage 2".
    """
    sign = signs[index]
    before = [other.type for other in signs[start:index]]
    widest = min((_WIDTH[name] for name in before if name in _WIDTH), default=0)
    if sign.link not in ("comma", "none") or _WIDTH[sign.type] >= widest:
        return False
    return not any(
        other.type in _WIDTH and other.link in ("and", "comma") for other in signs[index + 1 :]
    )


def _turn(signs: list[Sign], start: int, end: int) -> int:
    """Return where the order turns in "artikel 6 en onder c van artikel 8a": at "en onder c".

    After a citation in that order a comma turns as well: "het eerste lid van artikel 4, ...".
    """
    joins = ["and", "with"]
    if any(sign.type == "_VAN" for sign in signs[start : end - 1]):
        joins.append("comma")
    turns = [
        index
        for index in range(start + 1, end)
        if signs[index].type in _ANEW and signs[index].link in joins
    ]
    return turns[-1] if turns else start
