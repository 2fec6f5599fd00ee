"""What "die wet" may go back to: the regulations that the text before it names."""

from __future__ import annotations

import re
from functools import cache

from corpus.citations import Instrument, mentions, printed_names
from corpus.citations.words import words
from ingest.references.terms import Terms

__all__ = ["antecedents"]

_NEAR = 1500  # characters in which a name of no catalogue is looked for


def antecedents(before: str, noun: str, terms: Terms) -> list[Instrument]:
    """Return the regulations that a text names and that a noun fits, in order.

    Those of the catalogue and the short forms in all of it, other names only near its end.
    """
    found = [
        mention.instrument
        for mention in mentions(before, names=terms.short, on=terms.on)
        if mention.instrument.named and _fits(mention.instrument.name, noun)
    ]
    floor = max(0, len(before) - _NEAR)
    spans = [(item.start, item.end) for item in found]
    for name in printed_names(before[floor:]):
        start, end = floor + name.start, floor + name.end
        if _head(name.name) == noun and not any(a < end and start < b for a, b in spans):
            found.append(Instrument(name.kind, name.name, start, end, name.named))
    return sorted(found, key=lambda item: item.start)


def _fits(name: str, noun: str) -> bool:
    return re.search(rf"{re.escape(noun)}(?!\w)", name, re.IGNORECASE) is not None


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"{words().pattern('names.nouns')}(?!\w)", re.IGNORECASE)


def _head(name: str) -> str:
    """Return the noun that says what a regulation is: "verordening" of "Subsidieverordening X"."""
    match = _nouns().search(name)
    return match.group().lower() if match else ""
