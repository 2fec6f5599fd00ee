"""What "die wet" may go back to: the regulations that the text before it names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import merge
from operator import attrgetter

from corpus.citations import Instrument, mentions, printed_names
from corpus.citations.words import words
from ingest.references.terms import Terms

__all__ = ["FARTHEST", "Antecedents"]

FARTHEST = 6000  # characters that "die wet" may go back
_NEAR = 1500  # characters in which a name of no catalogue is looked for


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The regulations that a text names: those of the catalogue and short forms, and others."""

    known: Sequence[Instrument]
    printed: Sequence[Instrument]

    @classmethod
    def of(cls, text: str, terms: Terms) -> Antecedents:
        """Read the names in a text, once for all that goes back to them."""
        found = mentions(text, names=terms.short, on=terms.on)
        known = tuple(item.instrument for item in found if item.instrument.named)
        return cls(known, tuple(printed_names(text)))

    def before(self, position: int, noun: str) -> Iterator[Instrument]:
        """Yield the regulations named before a position that a noun fits, the nearest first."""
        known = [
            one for one in _within(self.known, position, FARTHEST) if _fits(one.name, noun.lower())
        ]
        printed = (
            one
            for one in reversed(_within(self.printed, position, _NEAR))
            if _head(one.name) == noun
            and not any(other.start < one.end and one.start < other.end for other in known)
        )
        yield from merge(reversed(known), printed, key=lambda one: -one.start)


def _within(found: Sequence[Instrument], position: int, farthest: int) -> Sequence[Instrument]:
    """Return what ends before a position and begins no farther from it than that."""
    first = bisect_left(found, position - farthest, key=attrgetter("start"))
    return found[first : bisect_right(found, position, key=attrgetter("end"))]


@lru_cache(maxsize=4096)
def _fits(name: str, noun: str) -> bool:
    return re.search(rf"{re.escape(noun)}(?!\w)", name.lower()) is not None


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"{words().pattern('names.nouns')}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _head(name: str) -> str:
    """Return the noun that says what a regulation is: "verordening" of "Subsidieverordening X"."""
    match = _nouns().search(name)
    return match.group().lower() if match else ""
