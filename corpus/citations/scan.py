"""The scanner: from a place in the text on, the row of signs that stands there.

A sign carries the link to the sign before it ("and", "range", "comma", ...), so that the grammar
sees lists as signs in a row.
"""

from __future__ import annotations

import re

from corpus.citations.labels import bare, label, more, ordinal_value
from corpus.citations.signs import OPENERS, Link, Sign, patterns
from corpus.patterns import later

__all__ = ["in_bracket", "scan", "starts"]

_NUMBERED = {"LID": "LIDNR", "VOLZIN": "ZINNR"}
_WIDER = ("ART", "LID", "LIDNR", "ORD", "POINTER", "PT", "CHAPTER", "SECTION", "ANNEX")
_DEEPER = ("LIDNR", "ORD", "PT", "HEAD")
_DIGIT_DEGREE = later(r"[1-9]\s?[2%°º]")
_BLANK = later(r"\s+")
_SLASH_NUMBER = later(r"/(?P<paragraph>\d{1,2})(?![\d.:-])(?!/\d)")
_SLASH_LETTER = later(r"/[a-z](?![\w/])")
_LONGEST = 400  # signs


def starts(text: str, start: int) -> re.Match[str] | None:
    """Return the next place at or after ``start`` where a citation may begin."""
    return patterns().start.search(text, start)


def scan(text: str, start: int, before: tuple[Sign, ...] = ()) -> list[Sign]:
    """Return the signs that stand in a row from ``start`` on; the list may be empty.

    ``before`` are signs that are understood: the word "artikel" in "artikel 6 Pw en 35 IOAW".
    """
    found = list(before)
    position = start
    while len(found) < _LONGEST and (sign := _next(text, position, found)):
        found.extend(_misread_degrees(text, sign) if sign.type == "DEGREES" else [sign])
        position = sign.end
    return found


def _misread_degrees(text: str, sign: Sign) -> list[Sign]:
    """Split "12, 2 2, 3%, 52 en 62" into 1° 2° 3° 5° 6°: OCR reads a degree sign as 2 or %."""
    return [
        Sign("DEG", match.group()[0], "comma", match.start(), match.end())
        for match in _DIGIT_DEGREE.finditer(text, sign.start, sign.end)
    ]


def _next(text: str, position: int, before: list[Sign]) -> Sign | None:
    """Read the next sign with its link, or what closes a row: "e.v.", "van" and a wider level."""
    if not before:
        return _sign(text, position, None, [])
    last = before[-1]
    if match := patterns().onward.match(text, position):
        blank = len(match.group()) - len(match.group().lstrip(" ,\n\t"))
        return Sign("ONWARD", "", "none", position + blank, match.end())
    if last.type == "_VAN":
        return _sign(text, position, last, before)
    slash = text.startswith("/", position)
    if sign := _slashed(text, position, before) if slash else _outward(text, position, last):
        return sign
    match = patterns().link.match(text, position)
    at, link = (match.end(), _link_of(match)) if match else (position, _NO_LINK)
    if link == "range":
        at = _past_repeated(text, at, before)
    found = _sign(text, at, last, before, link)
    start = before[0].start
    if found is None or _ends(text, start, position, at, found):
        return None
    stops_short = link == "until" and (found.type != last.type or _renumbers(text, start))
    comma = match is not None and match["comma"] == ","
    return None if stops_short else _linked(found, link, comma=comma)


def _renumbers(text: str, start: int) -> bool:
    """Tell whether "tot" gives new numbers: "onder vernummering van het vierde lid tot derde"."""
    return "vernummer" in text[max(0, start - 60) : start].lower()


def _past_repeated(text: str, at: int, before: list[Sign]) -> int:
    """Pass over the word said again in a range: "artikel 5 tot en met artikel 8"."""
    match = patterns().unit.match(text, at)
    if match is None:
        return at
    name = str(match.lastgroup)
    openers = [sign.type for sign in before if sign.type in OPENERS]
    if openers[-1:] != [_NUMBERED.get(name, name)]:
        return at
    blank = _BLANK.match(text, match.end())
    return blank.end() if blank else at


def _ends(text: str, start: int, position: int, at: int, sign: Sign) -> bool:
    """Tell whether a mark ends the citation, or was typed for a comma.

    A bracket holds a deeper level: "artikel 7 (eerste lid)".
    """
    between = text[position:at]
    if between.startswith(")"):
        if "(" in text[start:position]:
            return sign.type not in (*_DEEPER, "NUM")
        return sign.type != "LET" or in_bracket(text, start)  # "onder a) en b)"
    if between.strip()[:1] in (";", "("):
        return sign.type not in _DEEPER
    listed = sign.type in ("LET", "NUM") and (len(between.split()) > 1 or between[1:2] == ",")
    return between.startswith(".") and sign.type != "ORD" and not listed  # "onder a. en b."


def in_bracket(text: str, start: int) -> bool:
    """Tell whether a bracket is open at ``start``."""
    before = text[max(0, start - 80) : start]
    return before.rfind("(") > before.rfind(")")


def _linked(sign: Sign, link: Link, *, comma: bool) -> Sign:
    if link == _NO_LINK:
        return sign
    return Sign(sign.type, sign.value, link, sign.start, sign.end, sign.readings, comma)


_NO_LINK: Link = "none"
_LINKS: tuple[Link, ...] = ("range", "until", "with", "and", "each", "comma")


def _link_of(match: re.Match[str]) -> Link:
    return next((name for name in _LINKS if match.group(name)), _NO_LINK)


def _outward(text: str, position: int, last: Sign) -> Sign | None:
    """Read "van" when what follows is a wider level: "onder a van artikel 7"."""
    if not (match := patterns().van.match(text, position)):
        return None
    sign = _sign(text, match.end(), None, [])
    if sign is None or sign.type not in _WIDER or (last.type == "NUM" and sign.type == "PT"):
        return None
    return Sign("_VAN", "", "none", position, match.end())


def _sign(
    text: str, at: int, last: Sign | None, before: list[Sign], link: Link = _NO_LINK
) -> Sign | None:
    """Read the sign at ``at``; what can stand there depends on the sign before."""
    if last and last.type in OPENERS:
        return label(text, at, last.type)
    opens = last is None or last.type == "_VAN"
    found = _word(text, at, opens=opens) or _unit(
        text, at, closes=last is not None and last.type == "ORD"
    )
    if found:
        return found
    return bare(text, at) if opens or last is None else more(text, at, last, before, link)


def _slashed(text: str, position: int, before: list[Sign]) -> Sign | None:
    """Read the slashes of "artikel 10d/3/a" as "lid" and "onder"; "13/14" are two articles."""
    types = [sign.type for sign in before[-3:]]
    if types[-2:] == ["ART", "NUM"] and before[-2].value not in ("artikelen", "artt."):
        slash = _SLASH_NUMBER.match(text, position)
        if slash and before[-1].value != str(int(slash["paragraph"]) - 1):
            return Sign("LIDNR", "lid", "none", position, position + 1)
        return None
    slashed = types[-2:] == ["LIDNR", "NUM"] and text[before[-2].start] == "/"
    if slashed and _SLASH_LETTER.match(text, position):
        return Sign("PT", "onder", "none", position, position + 1)
    return None


def _word(text: str, at: int, *, opens: bool) -> Sign | None:
    """Read an ordinal, "ten eerste", "dit artikel" (where a row opens) or "aanhef"."""
    grammar = patterns()
    if match := grammar.ordinal.match(text, at):
        return Sign("ORD", ordinal_value(match["word"]), "none", at, match.end())
    if match := grammar.spelled.match(text, at):
        return Sign("DEG", ordinal_value(match["word"]), "none", at, match.end())
    if opens and (match := grammar.pointer.match(text, at)):
        which = next(name for name in ("own", "that", "previous", "next", "first") if match[name])
        return Sign("POINTER", f"{which}-{match['unit'].lower()}", "none", at, match.end())
    if match := grammar.head.match(text, at):
        return Sign("HEAD", "", "none", at, match.end())
    return None


def _unit(text: str, at: int, *, closes: bool) -> Sign | None:
    """Read an opening word with a label after it; ``closes``: the word ends a row of ordinals."""
    grammar = patterns()
    if match := grammar.unit.match(text, at):
        after = text[match.end() : match.end() + 1]
        if after.isalpha() and not match.group().endswith((".", "§")):
            return _glued(text, at)
        name = str(match.lastgroup)
        if closes and name in _NUMBERED:
            return Sign(name, match.group().lower(), "none", at, match.end())
        name = _NUMBERED.get(name, name)
        if label(text, match.end(), name):
            word = _BLANK.sub("", match.group().lower())
            return Sign(name, word, "none", at, match.end())
    return None


def _glued(text: str, at: int) -> Sign | None:
    """Read "ondere": "onder e" that lost its space."""
    match = patterns().glued.match(text, at)
    return Sign("PT", "onder", "none", at, match.start("letter")) if match else None
