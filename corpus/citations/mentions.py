"""Regulations named in a text, with or without a citation, and the short forms it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from corpus.citations.model import Instrument, Mention
from corpus.citations.names import is_abbreviation, name_book, printed_name
from corpus.citations.words import words
from corpus.patterns import later
from corpus.regulations import Named

__all__ = ["introduced", "introduced_at", "mentions", "printed_names"]

# "(hierna: de wet)", "(verder te noemen WIA)"; without such words only a short form: "(Awb)".
_INTRODUCED = later(
    r"(?<!\s)\s*+\(\s*+(?:(?:hierna|verder|nader|hieronder)\s*+(?:ook\s*+)?"
    r"(?:te noemen|genoemd|aangeduid als|afgekort)?\s*+:?\s*+(?:ook wel\s++)?(?:de\s++|het\s++)?"
    r"[\"“‘']?(?P<said>[A-Za-z][\w .-]{0,30}?)[\"”’']?"
    r"|(?:de\s++|het\s++)?[\"“‘']?(?P<short>[A-Z][\w-]{0,9}(?: \d{4})?)[\"”’']?)\s*\)"
)
_CAPITAL = later(r"(?<![\w-])[A-Z]")
_SENTENCE = later(r"(?<!\w)(?:de|het|een|van|uit|in|bij) ", re.IGNORECASE)
_LONGEST = 160  # characters of a name


def mentions(
    text: str, *, names: Iterable[Named] = (), on: str | None = None
) -> tuple[Mention, ...]:
    """Return every regulation named in a text, with the short form the text gives it, if any."""
    book = name_book(tuple(names), on)
    found: list[Mention] = []
    end = 0
    for match in book.first.finditer(text):
        if match.start() < end:
            continue
        instrument: Instrument | None = book.at(text, match.start())
        if instrument is None:
            continue
        end = instrument.end
        found.append(Mention(instrument.start, end, instrument, introduced_at(text, end)))
    return tuple(found)


def introduced_at(text: str, end: int) -> str | None:
    """Return the short form that a text gives to what ends at ``end``: "(hierna: Awb)", "(Awb)"."""
    short = _INTRODUCED.match(text, end)
    return " ".join((short["said"] or short["short"]).split()) if short else None


def printed_names(text: str) -> Iterator[Instrument]:
    """Yield the regulations whose names a text spells out, catalogued or not, in order."""
    end = 0
    for match in _CAPITAL.finditer(text):
        name = printed_name(text, match.start()) if match.start() >= end else None
        if name and not _opens_later(name.name):
            end = name.end
            yield name


def _opens_later(name: str) -> bool:
    """Tell whether a sentence runs before its noun: "Op grond van de Wet milieubeheer"."""
    running, noun = _SENTENCE.search(name), _noun().search(name)
    return running is not None and noun is not None and running.start() < noun.start()


@cache
def _noun() -> re.Pattern[str]:
    return later(rf"{words().pattern('names.nouns')}(?!\w)", re.IGNORECASE)


def introduced(text: str) -> Iterator[Mention]:
    """Yield the regulations that no catalogue holds and that a text gives a short form.

    "de Wet toekomst lokale ruimte (hierna: de wet)", "Wet toekomst lokale ruimte (Wtlr)".
    """
    for match in _INTRODUCED.finditer(text):
        if match["short"] and not is_abbreviation(match["short"]):
            continue
        floor = max(0, match.start() - _LONGEST)
        for name in printed_names(text[floor : match.start()]):
            if floor + name.end == match.start() and " " in name.name:
                said = " ".join((match["said"] or match["short"]).split())
                yield Mention(floor + name.start, match.start(), name, said)
