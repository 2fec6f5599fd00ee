"""The scanner: from a place in the text on, the row of signs that stands there.

A sign carries the link to the sign before it ("and", "range", "comma", ...), so that the grammar
sees lists as signs in a row.
"""

from __future__ import annotations

import re

from corpus.citations.numbers import read_number
from corpus.citations.signs import OPENERS, Link, Sign, patterns
from corpus.citations.words import words
from corpus.patterns import later

__all__ = ["in_bracket", "scan", "starts"]

_NUMBERED = {"LID": "LIDNR", "VOLZIN": "ZINNR"}
_WIDER = ("ART", "LID", "LIDNR", "ORD", "POINTER", "PT", "CHAPTER", "SECTION", "ANNEX")
_DEEPER = ("LIDNR", "ORD", "PT", "HEAD")
_STRAY = later(r"['’·]?\s{0,3}")
# An ordinal is no number ("4de", "6 e lid"); "de" apart is an article ("3 en 4 de gronden").
_SUFFIX = later(r"(?:de|\s*(?:e(?!\.)|ste))\b|\s+de\s+(?:lid|volzin)\b")
_DIGIT_DEGREE = later(r"[1-9]\s?[2%°º]")
_BLANK = later(r"\s+")
_MISREAD_ONE = later(r"[lI](?=\s*(?:[,;.)]|(?:van|onder|sub|en|of|tot)\b|$))")  # "lid l"
_LONGEST = 400  # signs
_SIGNED_DEGREE = later(r"(?P<n>\d{1,2})\s?[°º]")


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
    if sign := _outward(text, position, last):
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
    return None if stops_short else _linked(found, link)


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


def _linked(sign: Sign, link: Link) -> Sign:
    if link == _NO_LINK:
        return sign
    return Sign(sign.type, sign.value, link, sign.start, sign.end, sign.readings)


_NO_LINK: Link = "none"
_LINKS: tuple[Link, ...] = ("range", "until", "with", "and", "comma")


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
        return _label(text, at, last.type)
    opens = last is None or last.type == "_VAN"
    found = _word(text, at, opens=opens) or _unit(
        text, at, closes=last is not None and last.type == "ORD"
    )
    if found:
        return found
    return _bare(text, at) if opens or last is None else _more(text, at, last, before, link)


def _word(text: str, at: int, *, opens: bool) -> Sign | None:
    """Read an ordinal, "ten eerste", "dit artikel" (where a row opens) or "aanhef"."""
    grammar = patterns()
    if match := grammar.ordinal.match(text, at):
        return Sign("ORD", _ordinal_value(match["word"]), "none", at, match.end())
    if match := grammar.spelled.match(text, at):
        return Sign("DEG", _ordinal_value(match["word"]), "none", at, match.end())
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
        if _label(text, match.end(), name):
            word = _BLANK.sub("", match.group().lower())
            return Sign(name, word, "none", at, match.end())
    return None


def _glued(text: str, at: int) -> Sign | None:
    """Read "ondere": "onder e" that lost its space."""
    match = patterns().glued.match(text, at)
    return Sign("PT", "onder", "none", at, match.start("letter")) if match else None


def _label(text: str, at: int, opener: str) -> Sign | None:
    """Read the label right after its opening word, over a stray mark ("artikel' 4")."""
    if stray := _STRAY.match(text, at):
        at = stray.end()
    grammar = patterns()
    if sign := _worded(text, at, opener):
        return sign
    container = opener in ("CHAPTER", "SECTION", "ANNEX")
    if opener == "SECTION" and (match := grammar.outline.match(text, at)):
        return Sign("NUM", re.sub(r"\s", "", match.group()), "none", at, match.end())
    number = read_number(text, at, article=container or opener == "ART")
    if number and not grammar.quantity.match(text, number.end):
        if container and re.fullmatch(r"1(?:\s1)+", text[at : number.end]):
            return None  # "hoofdstuk 1 1 1" may be 11, II or III
        return Sign("NUM", number.value, "none", at, number.end, number.readings)
    if container and (match := grammar.capital.match(text, at)):
        return Sign("LET", match.group().lower(), "none", at, match.end())
    return None


def _worded(text: str, at: int, opener: str) -> Sign | None:
    """Read a label that is no plain number: a letter, a degree, "lid één"."""
    if opener == "PT":
        return _point_label(text, at)
    if opener == "LIDNR" and (match := _MISREAD_ONE.match(text, at)):
        return Sign("NUM", "1", "none", at, match.end())
    return _spelled_out(text, at) if opener in ("LIDNR", "ART") else None


def _spelled_out(text: str, at: int) -> Sign | None:
    """Read the number of an article or paragraph in words: "lid één"."""
    match = patterns().cardinal.match(text, at)
    if match is None or patterns().quantity.match(text, match.end()):
        return None
    return Sign("NUM", words().cardinals[match.group().lower()], "none", at, match.end())


def _point_label(text: str, at: int) -> Sign | None:
    grammar = patterns()
    if match := grammar.degree.match(text, at):
        return Sign("DEG", match["n"], "none", at, match.end())
    if match := grammar.letter.match(text, at) or grammar.capital.match(text, at):
        return Sign("LET", _letter(match.group()), "none", at, match.end())
    if match := grammar.spelled.match(text, at):
        return Sign("DEG", _ordinal_value(match["word"]), "none", at, match.end())
    return None


def _more(text: str, at: int, last: Sign, before: list[Sign], link: Link) -> Sign | None:
    """Read a label without an opening word: the next of a list."""
    types = [sign.type for sign in before]
    in_points = last.type in ("LET", "DEG") or (last.type == "NUM" and "PT" in types[-3:])
    if sign := _point_alone(text, at, last, before, link):
        return sign
    in_points = in_points or last.type in ("LID", "HEAD")
    if in_points and (match := patterns().degree.match(text, at)):
        return Sign("DEG", match["n"], "none", at, match.end())
    if last.type == "NUM" and (match := _SIGNED_DEGREE.match(text, at)):
        return Sign("DEG", match["n"], "none", at, match.end())
    if last.type == "NUM" and link == "none":
        return _letter_after_number(text, at)
    if last.type in ("LET", "DEG") and (sign := _next_letter(text, at, last)):
        return sign
    return _next_number(text, at, types) if link != "none" else None


def _degree_row(text: str, at: int, before: list[Sign]) -> Sign | None:
    """Read a row of misread degrees; "artikelen" would make them articles, so it must be absent."""
    if any(sign.value in ("artikelen", "artt.") for sign in before):
        return None
    match = patterns().degrees.match(text, at)
    digits = [int(item) for item in re.findall(r"([1-9])\s?[2%°º]", match.group())] if match else []
    if match and digits == sorted(set(digits)):
        return Sign("DEGREES", "", "none", at, match.end())
    return None


def _letter_after_number(text: str, at: int) -> Sign | None:
    """Read the points of "artikel 7 a en b"."""
    match = patterns().letter.match(text, at)
    if match and re.match(r"\s*(?:,|en|of|van|[A-Z(])", text[match.end() : match.end() + 6]):
        return Sign("LET", _letter(match.group()), "none", at, match.end())
    return None


def _point_alone(text: str, at: int, last: Sign, before: list[Sign], link: Link) -> Sign | None:
    if last.type == "LID" and link == "comma":
        return _letter_after_lid(text, at)
    return _degree_row(text, at, before) if last.type == "LET" else None


def _letter_after_lid(text: str, at: int) -> Sign | None:
    """Read the point of "artikel 4, tweede lid, c, van de wet"."""
    match = patterns().letter.match(text, at)
    if match and re.match(r"\s*(?:[,;)]|van\b|\.?\s*$)", text[match.end() : match.end() + 6]):
        return Sign("LET", _letter(match.group()), "none", at, match.end())
    return None


def _next_letter(text: str, at: int, last: Sign) -> Sign | None:
    capitals = text[last.start : last.end].isupper()  # "onderdelen A, C en D"
    match = (patterns().capital if capitals else patterns().letter).match(text, at)
    if not match or match.group() in ("u", "o"):
        return None
    if re.match(r"\.\s?[a-z]\.|[.\-]\w|/", text[match.end() : match.end() + 4]):
        return None  # "a.s.", "e-mail"
    return Sign("LET", _letter(match.group()), "none", at, match.end())


def _next_number(text: str, at: int, types: list[str]) -> Sign | None:
    openers = [name for name in types if name in OPENERS]
    if openers[-1:] == ["LIDNR"] and (sign := _spelled_out(text, at)):
        return sign
    number = read_number(text, at, article="ART" in openers or not openers)
    if number is None or patterns().quantity.match(text, number.end):
        return None
    if _SUFFIX.match(text, number.end, number.end + 12):
        return None
    return Sign("NUM", number.value, "none", at, number.end, number.readings)


def _bare(text: str, at: int) -> Sign | None:
    """Read a number that is an article by its form alone: 5:37."""
    number = read_number(text, at, article=True)
    if number and ":" in number.value:
        return Sign("NUM", number.value, "none", at, number.end)
    return None


def _letter(sign: str) -> str:
    return words().letters.get(sign, (sign,))[0].lower()


def _ordinal_value(word: str) -> str:
    if word.lower() == "laatste":
        return "laatste"
    digits = re.match(r"\d+", word)
    return digits.group() if digits else words().ordinals[word.lower()]
