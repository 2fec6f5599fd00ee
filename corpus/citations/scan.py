"""The scanner: where a citation may start, and the signs that make it up.

A sign carries the link to the sign before it ("and", "range", "comma", ...). The patterns are made
of the word lists in ``corpus/data/citations.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from corpus.citations.numbers import read_number
from corpus.citations.words import words

__all__ = ["Link", "Sign", "Signs", "scan", "starts"]

Link = Literal["none", "comma", "and", "with", "range", "van"]

_UNITS = {
    "article": "ART",
    "paragraph": "LID",
    "point": "PT",
    "sentence": "VOLZIN",
    "chapter": "CHAPTER",
    "section": "SECTION",
    "annex": "ANNEX",
    "book": "BOOK",
}
_LETTER = r"(?:[a-z]|¢|aa|bb|cc|dd|ee|ff|gg|hh|[a-z]\d)(?![\w°º'’])(?!\.\w)(?!/\w)"
_ROMAN_LETTERS = r"(?:i{1,3}|iv|vi{0,3}|ix|x)(?![\w'’])(?!\.\w)"
_ARTICLE_NUMBER = r"(?:\d|[BSZG][a-z]{1,2}\b|[lI]\s?[0-9O]|[IVX]+\b)"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of the grammar: its type, normalised value, link and half-open span."""

    type: str
    value: str
    link: Link
    start: int
    end: int
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signs:
    """The patterns of the scanner, made once."""

    start: re.Pattern[str]
    link: re.Pattern[str]
    unit: re.Pattern[str]
    ordinal: re.Pattern[str]
    pointer: re.Pattern[str]
    head: re.Pattern[str]
    letter: re.Pattern[str]
    degree: re.Pattern[str]
    spelled: re.Pattern[str]
    onward: re.Pattern[str]
    van: re.Pattern[str]
    quantity: re.Pattern[str]
    misread: re.Pattern[str]
    glued: re.Pattern[str]


@cache
def signs() -> Signs:
    """Compile the patterns."""
    book = words()
    units, links = book.units, book.links
    small = rf"(?:\s*,\s*|\s+)(?:{links['and']}\s+|{links['range']}\s+)?(?:het\s+|de\s+)?"
    seq = (
        rf"{book.ordinal}(?:{small}{book.ordinal})*\s+(?:{units['paragraph']}|{units['sentence']})\b"
        rf"(?!\s+\d)"
    )
    own, that = book.pattern("pointers.own"), book.pattern("pointers.that")
    previous, following = book.pattern("pointers.previous"), book.pattern("pointers.next")
    start = "|".join(
        [
            rf"(?<![\w-]){units['article']}\s*(?={_ARTICLE_NUMBER})",
            r"(?<![\w-])(?:leden|lid)\s+(?=\d|[lI]\b|[lI]\s?\d)",
            rf"(?<![\w-])(?={seq})",
            rf"(?<![\w-])(?:onderdelen|onderdeel|onder|sub|letter|letters|subs)\s+(?={_LETTER})",
            r"(?<![\w-])(?:onderdelen|onderdeel|sub)\s+(?=\d{1,2}(?!\d))",
            rf"(?<![\w-]){previous}\s+(?:artikel|lid|leden)\b",
            rf"(?<![\w-]){following}\s+(?:artikel|lid)\b",
            rf"(?<![\w-])(?:{own}|{that})\s+artikel\s*,\s*(?=\w)",
            rf"(?<![\w-])(?:{units['chapter']}|{units['section']}|{units['annex']})\s*(?=\d|[IVX]+\b)",
            r"(?<![\w:.-])(?=\d{1,2}:\d{1,3}[a-z]{0,2}\b)",
            rf"(?<![\w-])(?=aanhef\s+en\s+(?:onder|onderdeel)\s+{_LETTER})",
        ]
    )
    flags = re.IGNORECASE
    return Signs(
        start=re.compile(start, flags),
        link=re.compile(
            rf"\s*(?P<comma>,)?\s*(?:(?:(?P<range>{links['range']})|(?P<with>{links['with']})"
            rf"|(?P<and>{links['and']}))(?=[\s\d]))?\s*(?:,\s*)?(?:(?:het|de)\s+)?",
            flags,
        ),
        unit=re.compile(
            "|".join(rf"(?P<{_UNITS[level]}>{units[level]})" for level in _UNITS),
            flags,
        ),
        ordinal=re.compile(rf"(?={seq})(?P<word>{book.ordinal})", flags),
        pointer=re.compile(
            rf"(?:(?P<own>{own})|(?P<that>{that})|(?P<previous>{previous})|(?P<next>{following}))"
            r"\s+(?P<unit>artikel|leden|lid)\b",
            flags,
        ),
        head=re.compile(book.pattern("head.words") + r"(?!\w)(?:\s+en(?=\s+\w))?", flags),
        letter=re.compile(rf"(?:{_ROMAN_LETTERS}|{_LETTER})"),
        degree=re.compile(r"(?P<n>\d{1,2})\s?(?:[°º˚⁰]|o(?!\w)|e(?!\w)(?!\s+(?:lid|volzin)))"),
        spelled=re.compile(rf"ten\s+(?P<word>{book.ordinal})", flags),
        onward=re.compile(rf"\s*,?\s*{links['onward']}(?!\w)", flags),
        van=re.compile(r"\s*,?\s*van\s+(?:het\s+|de\s+)?(?=\w)", flags),
        quantity=re.compile(rf"\s*(?:{book.pattern('quantities.words')})(?!\w)", flags),
        misread=re.compile(
            r"[1-9]\s?[2%°º](?![\w])(?:\s*(?:,\s*en|,|en|of)\s*[1-9]\s?[2%°º](?![\w]))+"
        ),
        glued=re.compile(r"onder(?P<letter>[a-z])(?!\w)", flags),
    )


def starts(text: str, start: int) -> re.Match[str] | None:
    """Return the next place at or after ``start`` where a citation may begin."""
    return signs().start.search(text, start)


def scan(text: str, start: int) -> list[Sign]:
    """Return the signs that stand in a row from ``start`` on; the list may be empty."""
    found: list[Sign] = []
    position = start
    while len(found) < 400:
        sign = _next(text, position, found)
        if sign is None:
            break
        found.append(sign)
        position = sign.end
        if sign.type == "DEG" and sign.value == "?":
            found[-1:] = _misread_degrees(text, sign)
    return found


def _misread_degrees(text: str, sign: Sign) -> list[Sign]:
    """Split "12, 2 2, 3%, 52 en 62" into 1° 2° 3° 5° 6°."""
    return [
        Sign("DEG", match.group()[0], "comma", match.start(), match.end())
        for match in re.compile(r"[1-9]\s?[2%°º]").finditer(text, sign.start, sign.end)
    ]


def _next(text: str, position: int, before: list[Sign]) -> Sign | None:
    grammar = signs()
    last = before[-1] if before else None
    if last and (match := grammar.onward.match(text, position)):
        return Sign("ONWARD", "", "none", position + _blank(match.group()), match.end())
    if last and (sign := _outward(text, position, last)):
        return sign
    link: Link = "none"
    at = position
    if last and last.type not in ("_VAN",):
        match = grammar.link.match(text, position)
        if match:
            at, link = match.end(), _link_of(match)
    sign = _sign(text, at, last, link, before)
    if sign is None and link != "none" and at != position:
        return None
    return replace(sign, link=link) if sign else None


def _blank(words_: str) -> int:
    return len(words_) - len(words_.lstrip(" ,\n\t"))


def _link_of(match: re.Match[str]) -> Link:
    for name in ("range", "with", "and", "comma"):
        if match.group(name):
            return name  # type: ignore[return-value]
    return "none"


def _outward(text: str, position: int, last: Sign) -> Sign | None:
    """Read "van" when what follows is a wider level: "onder a van artikel 7"."""
    grammar = signs()
    if last.type == "_VAN" or not (match := grammar.van.match(text, position)):
        return None
    sign = _sign(text, match.end(), None, "van", [])
    if sign is None or sign.type not in (
        "ART",
        "LID",
        "LIDNR",
        "ORD",
        "POINTER",
        "PT",
        "CHAPTER",
        "SECTION",
    ):
        return None
    if last.type in ("NUM",) and sign.type == "PT":
        return None
    return Sign("_VAN", "", "none", position, match.end())


def _sign(text: str, at: int, last: Sign | None, link: Link, before: list[Sign]) -> Sign | None:
    """Read the sign at ``at``; what can stand there depends on the sign before."""
    grammar = signs()
    if last and last.type in _OPENERS:
        return _label(text, at, last, link)
    if match := grammar.ordinal.match(text, at):
        word = match.group("word").lower()
        return Sign("ORD", _ordinal_value(word), link, at, match.end())
    if match := grammar.spelled.match(text, at):
        return Sign("DEG", _ordinal_value(match.group("word").lower()), link, at, match.end())
    if match := grammar.pointer.match(text, at):
        which = next(name for name in ("own", "that", "previous", "next") if match.group(name))
        value = f"{which}-{match.group('unit').lower()}"
        return Sign("POINTER", value, link, at, match.end())
    if match := grammar.head.match(text, at):
        return Sign("HEAD", "", link, at, match.end())
    if sign := _unit(text, at, link, closes=last is not None and last.type == "ORD"):
        return sign
    return _more(text, at, last, link, before) if last else _bare(text, at)


_OPENERS = ("ART", "LIDNR", "PT", "CHAPTER", "SECTION", "ANNEX", "BOOK", "ZINNR")
_NUMBERED = {"LID": "LIDNR", "VOLZIN": "ZINNR"}


def _unit(text: str, at: int, link: Link, *, closes: bool) -> Sign | None:
    """Read an opening word with a label after it; ``closes``: the word ends a row of ordinals."""
    grammar = signs()
    match = grammar.unit.match(text, at)
    if match:
        name = str(match.lastgroup)
        after = text[match.end() : match.end() + 12]
        if re.match(r"[^\W\d]", after) and not match.group().endswith((".", "§")):
            return None if not (m := grammar.glued.match(text, at)) else _glued(m, link)
        if closes and name in _NUMBERED:
            return Sign(name, match.group().lower(), link, at, match.end())
        name = _NUMBERED.get(name, name)
        if _label(text, match.end(), Sign(name, "", link, at, at), link):
            return Sign(name, match.group().lower(), link, at, match.end())
    return None


def _glued(match: re.Match[str], link: Link) -> Sign:
    """Read "ondere": a space lost by OCR in "onder e"."""
    return Sign("PT", "onder", link, match.start(), match.start("letter"))


def _label(text: str, at: int, opener: Sign, link: Link) -> Sign | None:
    """Read the label right after its opening word."""
    at += len(text[at : at + 3]) - len(text[at : at + 3].lstrip())
    grammar = signs()
    if opener.type == "PT":
        if match := grammar.degree.match(text, at):
            return Sign("DEG", match.group("n"), "none", at, match.end())
        if match := grammar.letter.match(text, at) or re.compile(r"[A-Z](?![\w.'’])").match(
            text, at
        ):
            return Sign("LET", _letter(match.group()), "none", at, match.end())
    number = read_number(text, at, article=opener.type in ("ART", "CHAPTER", "SECTION", "ANNEX"))
    if number and not grammar.quantity.match(text, number.end):
        return Sign("NUM", number.value, "none", at, number.end, number.readings)
    if opener.type in ("CHAPTER", "SECTION", "ANNEX"):
        match = re.compile(r"[A-Z](?![\w'’])").match(text, at)
        return Sign("LET", match.group().lower(), "none", at, match.end()) if match else None
    if opener.type == "PT" and (match := grammar.spelled.match(text, at)):
        return Sign("DEG", _ordinal_value(match.group("word").lower()), "none", at, match.end())
    return None


def _more(text: str, at: int, last: Sign, link: Link, before: list[Sign]) -> Sign | None:
    """Read a label without an opening word: the next of a list."""
    grammar = signs()
    types = [sign.type for sign in before]
    in_points = last.type in ("LET", "DEG") or (last.type == "NUM" and "PT" in types[-3:])
    singular = next((sign.value for sign in before if sign.type == "ART"), "").startswith(
        ("artikel", "art")
    ) and not any(sign.value in ("artikelen", "artt.") for sign in before)
    if last.type == "LET" and singular and (match := grammar.misread.match(text, at)):
        digits = [int(item) for item in re.findall(r"([1-9])\s?[2%°º]", match.group())]
        if digits == sorted(set(digits)):
            return Sign("DEG", "?", link, at, match.end())
    if in_points or last.type in ("LID", "HEAD"):
        if match := grammar.degree.match(text, at):
            return Sign("DEG", match.group("n"), link, at, match.end())
    if link == "none" and last.type not in ("NUM", "LID"):
        return None
    if last.type == "NUM" and link == "none":
        match = re.compile(_LETTER).match(text, at)
        if match and re.match(r"[\s]*(?:,|en|of|van|[A-Z(])", text[match.end() : match.end() + 6]):
            return Sign("LET", _letter(match.group()), link, at, match.end())
        return None
    if last.type in ("LET", "DEG") and (match := grammar.letter.match(text, at)):
        if not (match.group() in ("u", "o") or _unlikely(text, match)):
            return Sign("LET", _letter(match.group()), link, at, match.end())
    if link == "none":
        return None
    number = read_number(text, at, article=_within(types, "ART"))
    if number is None or grammar.quantity.match(text, number.end):
        return None
    if re.match(r"\s*(?:e|de|ste)\b", text[number.end : number.end + 4]):
        return None
    return Sign("NUM", number.value, link, at, number.end, number.readings)


def _unlikely(text: str, match: re.Match[str]) -> bool:
    """Tell whether a letter is rather a word or part of an abbreviation."""
    return bool(re.match(r"\.\s?[a-z]\.|[.\-]\w|/", text[match.end() : match.end() + 4]))


def _within(types: list[str], name: str) -> bool:
    openers = [item for item in types if item in _UNITS.values()]
    return name in openers or not openers


def _bare(text: str, at: int) -> Sign | None:
    number = read_number(text, at, article=True)
    if number and ":" in number.value:
        return Sign("NUM", number.value, "none", at, number.end)
    return None


def _letter(sign: str) -> str:
    return words().letters.get(sign, (sign,))[0].lower()


def _ordinal_value(word: str) -> str:
    if word == "laatste":
        return "laatste"
    digits = re.match(r"\d+", word)
    return digits.group() if digits else words().ordinals[word]
