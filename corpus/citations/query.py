"""A citation typed by a person: "art. 9f lid 5 Maashorst 2023", "10d Pw", "7:10 Awb"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.citations.find import find
from corpus.citations.model import Citation, Instrument
from corpus.citations.names import name_book
from corpus.model import Target
from corpus.regulations import Named

__all__ = ["Query", "parse_query"]

_NUMBER = re.compile(r"\s*(?:\d+(?::\d+)?[a-z]{0,2})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked: targets, the regulation if named, and the words that are neither.

    ``instrument`` is the full name of the regulation; ``rest`` the other words, single-spaced.
    """

    targets: tuple[Target, ...]
    instrument: str | None
    named: Named | None
    rest: str


def parse_query(text: str, *, names: Iterable[Named] = (), on: str | None = None) -> Query | None:
    """Read the first citation in what a person typed, or return None when there is none.

    Unlike ``find`` it takes a bare number for an article when the text begins with it, or a law
    does: "10d lid 3 Participatiewet", "Pw 10d". ``names`` and ``on`` are those of ``find``.
    """
    known = tuple(names)
    relative: Query | None = None
    for asked in (text, *_completed(text, known, on)):
        for citation in find(asked, names=known, on=on):
            if citation.targets and not citation.anchor:
                return _query(asked, citation)
            if citation.targets and relative is None:
                relative = _query(asked, citation)
    return relative


def _completed(text: str, names: tuple[Named, ...], on: str | None) -> Iterable[str]:
    """Yield the text with the word "artikel" that a person leaves out."""
    stripped = text.strip()
    if _NUMBER.match(stripped):
        yield f"artikel {stripped}"
    law = name_book(names, on).at(stripped, 0)
    if law and (match := _NUMBER.match(stripped, law.end)):
        rest = stripped[match.start() :].strip()
        yield f"artikel {rest} {stripped[: law.end]}"


def _query(text: str, citation: Citation) -> Query:
    instrument: Instrument | None = citation.instrument
    named = instrument if instrument and instrument.kind == "name" else None
    before, after = text[: citation.start], text[citation.end :]
    if named and named.end <= citation.start:
        before = text[: named.start] + text[named.end : citation.start]
    rest = " ".join(f"{before} {after}".replace(",", " ").split())
    return Query(
        citation.targets, named.name if named else None, named.named if named else None, rest
    )
