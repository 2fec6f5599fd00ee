"""Recognising: the stretches of text that are citations, parsed by the grammar.

The scanner proposes signs, the grammar accepts the longest row it can; what the signs mean is left
to ``interpret``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from msgspec import Struct

from corpus.citations.scan import scan, starts
from corpus.citations.signs import Sign

__all__ = ["Group", "Stretch", "parse", "stretches", "understood"]


class Group(Struct, frozen=True):
    """A rule of the grammar with its signs: "ordinal" with ORD, ORD, LID."""

    rule: str
    signs: tuple[Sign, ...]

    @property
    def labels(self) -> tuple[Sign, ...]:
        """The signs that number something."""
        return tuple(sign for sign in self.signs if sign.type in ("NUM", "LET", "DEG", "ORD"))

    @property
    def link(self) -> str:
        """The link of its first sign to what stands before."""
        return self.signs[0].link


class Stretch(Struct, frozen=True):
    """One citation as recognised: ``reaches`` from the inside out, half-open span."""

    reaches: tuple[tuple[Group, ...], ...]
    start: int
    end: int


_GRAMMAR = Path(__file__).with_name("grammar.lark")
_RULES = [
    "article",
    "paragraph",
    "ordinal",
    "point",
    "sentence",
    "container",
    "place",
    "degrees",
    "more",
    "head",
]
_ANEW = ("PT", "ORD", "LIDNR", "HEAD")
_WIDTH = {"ANNEX": 0, "CHAPTER": 1, "SECTION": 2, "ART": 3}


@cache
def _parser() -> Any:
    from lark import Lark

    from corpus.citations.given import Given

    def group(rule: str) -> Any:
        return lambda children: Group(rule, tuple(child.value for child in children))

    # The tree is turned into plain tuples while it is built.
    rules = {rule: staticmethod(group(rule)) for rule in _RULES}
    tuples = dict.fromkeys(("start", "reach"), staticmethod(tuple))
    builder = type("Groups", (), rules | tuples)()
    # Lark keeps its tables where Python keeps compiled modules, until the grammar changes.
    return Lark(
        _GRAMMAR.read_text("utf-8"),
        parser="lalr",
        lexer=Given,
        transformer=builder,
        cache=str(Path(cache_from_source(str(_GRAMMAR))).with_suffix(".lark")),
    )


def parse(signs: list[Sign]) -> tuple[tuple[tuple[Group, ...], ...], int]:
    """Return the reaches of the longest acceptable row of signs, and how many signs it took."""
    from lark import Token
    from lark.exceptions import UnexpectedInput

    tokens = []
    for sign in signs:
        token = Token(sign.type, "")
        token.value = sign  # given afterwards: Token would spell the sign out
        tokens.append(token)
    length = len(tokens)
    while length:
        try:
            return _parser().parse(tokens[:length]), length
        except UnexpectedInput:
            length -= 1
    return (), 0


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
