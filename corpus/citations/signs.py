"""The signs of the citation grammar and the patterns they are read by.

The patterns are made of the word lists in ``corpus/data/citations.toml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from corpus.citations.words import Words, words
from corpus.patterns import later

__all__ = ["OPENERS", "RANGES", "Link", "Patterns", "Sign", "patterns"]

Link = Literal["none", "comma", "and", "with", "range", "until", "each"]

# Links that take in what lies between.
RANGES = ("range", "until")
# A sign that asks for a label right after it.
OPENERS = ("ART", "LIDNR", "PT", "CHAPTER", "SECTION", "ANNEX", "BOOK", "ZINNR")
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
# One letter, a doubled one, or one with a digit; no part of an abbreviation ("o.a.", "a/d").
_LETTER = r"(?:[a-z]|¢|aa|bb|cc|dd|ee|ff|gg|hh|[a-z]\d)(?![\w°º'’])(?!\.\w)(?!/\w)"
_ROMAN = r"(?:i{1,3}|iv|vi{0,3}|ix|x)(?![\w'’])(?!\.\w)"
_ARTICLE_NUMBER = r"(?:\d|[BSZG][a-z]{1,2}\b|[lI]\s?[0-9Oo]|[IVX]+\b)"
_DEGREE = r"[1-9]\s?[2%°º](?!\w)"


class Sign(Struct, frozen=True):
    """One sign of the grammar: its type, normalised value, link and half-open span.

    ``readings`` are the possible values of a damaged number; ``comma`` tells that a comma stands
    before the word that links it (", en 44").
    """

    type: str
    value: str
    link: Link
    start: int
    end: int
    readings: tuple[str, ...] = ()
    comma: bool = False


class Patterns(Struct, frozen=True):
    """The patterns of the scanner; ``start`` finds where a citation may begin."""

    start: re.Pattern[str]
    link: re.Pattern[str]
    unit: re.Pattern[str]
    ordinal: re.Pattern[str]
    pointer: re.Pattern[str]
    head: re.Pattern[str]
    letter: re.Pattern[str]
    capital: re.Pattern[str]
    degree: re.Pattern[str]
    degrees: re.Pattern[str]
    spelled: re.Pattern[str]
    onward: re.Pattern[str]
    van: re.Pattern[str]
    quantity: re.Pattern[str]
    glued: re.Pattern[str]
    cardinal: re.Pattern[str]
    outline: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """Compile the patterns of the word lists."""
    book = words()
    flags = re.IGNORECASE
    units, links = book.units, book.links
    row = _ordinal_row(book)
    own, that = book.pattern("pointers.own"), book.pattern("pointers.that")
    previous, following = book.pattern("pointers.previous"), book.pattern("pointers.next")
    return Patterns(
        start=later(_start(book, row), flags),
        link=later(
            rf"(?:\.(?=,|\s(?-i:[a-z]))|\))?\s*+(?P<comma>[,;(])?\s*+(?:(?:(?P<range>{links['range']})|(?P<until>{links['until']})|(?P<with>{links['with']})"
            rf"|(?P<and>{links['and']})|(?P<each>{links['each']}))(?=[\s\d]))?\s*+(?:,\s*+)?(?:(?:het|de)\s++)?",
            flags,
        ),
        unit=later("|".join(rf"(?P<{_UNITS[unit]}>{units[unit]})" for unit in _UNITS), flags),
        ordinal=later(rf"(?={row})(?P<word>{book.ordinal})", flags),
        pointer=later(
            rf"(?:(?P<own>{own})|(?P<that>{that})|(?P<previous>{previous})|(?P<next>{following})"
            rf"|(?P<first>{book.pattern('pointers.first')}))"
            r"\s+(?P<unit>artikel|leden|lid)\b",
            flags,
        ),
        head=later(book.pattern("head.words") + r"(?!\w)(?:\s+en(?=\s+\w))?", flags),
        letter=later(rf"(?:{_ROMAN}|{_LETTER})"),
        capital=later(r"[A-Z](?![\w.'’])"),
        degree=later(r"(?P<n>\d{1,2})\s?(?:[°º˚⁰]|o(?!\w)|e(?!\w)(?!\s+(?:lid|volzin)))"),
        degrees=later(rf"{_DEGREE}(?:\s*(?:,\s*en|,|en|of)\s*{_DEGREE})+"),
        spelled=later(rf"ten\s++(?P<word>{book.ordinal})", flags),
        onward=later(rf"\s*+,?\s*+{links['onward']}(?!\w)", flags),
        van=later(r"(?:\s*+,?\s*+van|\s++in)\s++(?:het\s++|de\s++)?(?=\w)", flags),
        quantity=later(rf"\s*+(?:{book.pattern('quantities.words')})(?!\w)", flags),
        cardinal=later(rf"(?:{'|'.join(book.cardinals)})(?!\w)", flags),
        glued=later(r"onder(?P<letter>[a-z])(?!\w)", flags),
        # "afdeling 4. 1 .1 van de Awb": gaps in a number that "van" closes off.
        outline=later(r"\d{1,2}(?:\s?\.\s?\d{1,2}){1,3}(?=(?:\s*+,)?\s++van\s)", flags),
    )


def _ordinal_row(book: Words) -> str:
    """Return the pattern of "eerste, tweede en vierde lid" (no number after it: "2e lid 3")."""
    links, units = book.links, book.units
    joined = "|".join(links[name] for name in ("and", "range", "until"))
    between = rf"(?:\s*+,\s*+|\s++)(?:(?:{joined})\s++)?(?:het\s++|de\s++)?"
    closing = rf"\s++(?:{units['paragraph']}|{units['sentence']})\b(?!\s++\d)"
    return rf"{book.ordinal}(?:{between}{book.ordinal}){{0,24}}{closing}"


def _start(book: Words, row: str) -> str:
    units = book.units
    own, that = book.pattern("pointers.own"), book.pattern("pointers.that")
    previous, following = book.pattern("pointers.previous"), book.pattern("pointers.next")
    containers = f"{units['chapter']}|{units['section']}|{units['annex']}"
    cardinals = "|".join(book.cardinals)
    ways = [
        rf"{units['article']}['’·]?\s*(?={_ARTICLE_NUMBER}|(?:{cardinals})\b)",
        rf"(?:leden|lid)\s+(?=\d|[lI]\b|[lI]\s?\d|(?:{cardinals})\b)",
        rf"(?={row})",
        rf"(?:onderdelen|onderdeel|onder|subs?|letters?)\s+(?={_LETTER}|{_ROMAN})",
        r"(?:onderdelen|onderdeel|sub)\s+(?=\d{1,2}(?!\d))",
        r"rubriek(?:en)?\s+(?=\d{1,2}\.\d)",
        r"onder\s+(?=\d{1,2}\s?[°º]|ten\s)",
        rf"{previous}\s+(?:artikel|lid|leden)\b",
        rf"{following}\s+(?:artikel|lid)\b",
        rf"(?:{own}|{that})\s+artikel\s*,\s*(?=\w)",
        rf"(?:{containers})\s*+(?=\d|[IVX]+\b|(?<=\s)[A-Z](?![\w.'’-]))",
        r"(?<![:.])(?=\d{1,2}:\d{1,4}[a-z]{0,2}\b)",
        r"(?=\d{1,2}\.\d{1,3}[a-z]{0,2}(?:,|\s(?!\d)))(?<![\d:.,/€] )(?<![:.,/€])",
        r"boek\s++(?=\d{1,2}a?\s*+,?\s*+art)",
        rf"(?=aanhef\s+en\s+(?:onder|onderdeel)\s+{_LETTER})",
    ]
    # Looked at first: most places hold a blank or a mark, where no way can begin.
    return rf"(?<![\w-])(?=[\w§])(?:{'|'.join(ways)})"
