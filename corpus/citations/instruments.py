"""The regulation a citation ends with: "van de Participatiewet", "Awb", "van deze verordening"."""

from __future__ import annotations

import re
from functools import cache

from corpus.citations.model import Instrument
from corpus.citations.names import NameBook, printed_name
from corpus.citations.words import words

__all__ = ["instrument_after", "instrument_before", "is_of_something_else"]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    book = words()
    flags = re.IGNORECASE
    selves, terms = book.pattern("instruments.self"), book.pattern("instruments.terms")
    own, that = book.pattern("instruments.own"), book.pattern("instruments.that")
    other, papers = book.pattern("instruments.other"), book.pattern("instruments.papers")
    lead = r"\s*,?\s*(?P<lead>van|in|uit|bij|der|ex)\s+"
    return {
        "self": re.compile(rf"{lead}(?P<det>{own})\s+(?:concept)?(?P<noun>{selves})(?!\w)", flags),
        "wet": re.compile(rf"{lead}(?:deze)\s+(?P<noun>wet)(?!\w)", flags),
        "that": re.compile(rf"{lead}(?:{that})\s+(?P<noun>{terms})(?!\w)", flags),
        "other": re.compile(rf"{lead}(?:{other})\s+(?P<noun>{terms})(?!\w)", flags),
        "lead": re.compile(rf"{lead}(?:(?P<det>de|het|den)\s+)?", flags),
        "bare": re.compile(r"\s*,?\s*\(?\s*"),
        "term": re.compile(rf"(?P<noun>{terms})(?![\w-])", flags),
        "paper": re.compile(rf"(?P<noun>{papers})(?!\w)", flags),
        "bodies": re.compile(
            rf"\s+(?:van|uit)\s+(?:(?:de|het|een|zijn|haar|hun|onze)\s+)?(?:\w+\s+)?"
            rf"{book.pattern('bodies.words')}(?!\w)",
            flags,
        ),
        "stop": re.compile(rf"\s+{book.pattern('names.stops')}(?!\w)", flags),
    }


def instrument_after(text: str, start: int, names: NameBook) -> Instrument | None:
    """Return the regulation that closes a citation ending at ``start``, with the words before it.

    ``Instrument.end`` is the end of the citation; ``start`` of the instrument is that of its name.
    """
    patterns = _patterns()
    if match := patterns["self"].match(text, start):
        if not _titled(text, match.end()):
            return Instrument("self", match["noun"].lower(), match.start("det"), match.end())
    for kind in ("wet", "that"):
        if match := patterns[kind].match(text, start):
            return Instrument("that", match["noun"].lower(), match.start("noun"), match.end())
    if match := patterns["other"].match(text, start):
        return Instrument(
            "paper", "oude " + match["noun"].lower(), match.start("noun"), match.end()
        )
    if match := patterns["lead"].match(text, start):
        found = _name(text, match.end(), names)
        if found:
            return found
        if match["det"]:
            return _noun(text, match.end())
        return None
    bare = patterns["bare"].match(text, start)
    if bare and text[bare.start() : bare.end()].strip() in ("", ","):
        comma = "," in text[bare.start() : bare.end()]
        if comma:
            return None
        return _name(text, bare.end(), names) if bare.end() > start else None
    return None


def _titled(text: str, end: int) -> bool:
    return bool(re.match(r"\s+[A-Z]\w+\s+\w*\s*\d{4}", text[end : end + 60]))


def _name(text: str, at: int, names: NameBook) -> Instrument | None:
    """Read a name: catalogued if it is, else as printed; the longer of the two wins."""
    known, printed = names.at(text, at), printed_name(text, at)
    if known and printed and printed.end > known.end and _own_title(text[known.end : printed.end]):
        return printed
    return known or printed


def _own_title(rest: str) -> bool:
    """Tell whether what follows a known name makes it another regulation: "... Utrecht 2015"."""
    return bool(re.search(r"(?:19|20)\d\d$", rest.strip())) and len(rest.split()) > 1


def _noun(text: str, at: int) -> Instrument | None:
    patterns = _patterns()
    if match := patterns["term"].match(text, at):
        return Instrument("term", match["noun"].lower(), at, match.end())
    if match := patterns["paper"].match(text, at):
        return Instrument("paper", match["noun"].lower(), at, match.end())
    return None


def instrument_before(text: str, start: int, end: int, names: NameBook) -> Instrument | None:
    """Return the regulation named just before a citation: "Participatiewet, artikel 10da".

    Also "de Participatiewet (artikel 10d)", when the bracket holds the citation alone.
    """
    window = text[max(0, start - 160) : start]
    joint = re.search(r"(?:,\s*|\s+|\s*\(\s*(?:zie\s+)?(?:de\s+)?)$", window)
    if not joint:
        return None
    bracket = "(" in joint.group()
    if bracket and not re.match(r"\s*[);]", text[end : end + 3]):
        return None
    limit = start - len(joint.group())
    for match in names.first.finditer(text, max(0, start - 160), limit):
        found = names.at(text, match.start())
        if found and found.end == limit:
            return found
    return None


def is_of_something_else(text: str, end: int) -> bool:
    """Tell whether a relative citation is about people: "het eerste lid van de commissie"."""
    return bool(_patterns()["bodies"].match(text, end))
