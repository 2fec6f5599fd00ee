"""From one ordinance to the next: when each holds, and which follows which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from compare.time.timeline import Span, family
from compare.time.titles import words_and_years

__all__ = ["PUBLICATION", "end_of", "start_of", "successions"]

PUBLICATION = timedelta(days=183)
"""An ordinance that enters into force "the day after publication" is taken to hold this long after
its adoption at the latest; before that a question is left open."""


def start_of(span: Span) -> str | None:
    """Return the first day of an ordinance; of one known by name 1 January of its year."""
    if span.start:
        return span.start
    if span.document or span.rule:
        # The day of publication is not known; on the day of adoption it did not hold yet.
        return (
            (date.fromisoformat(span.adopted) + PUBLICATION).isoformat() if span.adopted else None
        )
    years = sorted(words_and_years(span.title)[1])
    return span.adopted or (f"{years[0]}-01-01" if years else None)


def end_of(span: Span, spans: Sequence[Span]) -> str | None:
    """Return the end of an ordinance; where its successor's day is unknown, its adoption."""
    if span.end or not span.replaced_by:
        return span.end
    follower = next((item for item in spans if item.title == span.replaced_by), None)
    return follower.adopted if follower else None


def successions(span: Span, by_title: dict[tuple[str, str], Span]) -> list[tuple[Span, Span]]:
    """Return the successions from an ordinance on: (old, new), (new, newer), ..."""
    line: list[tuple[Span, Span]] = []
    here = span
    while here.replaced_by:
        bodies = (here.body, *family(here.body))
        found = (by_title.get((here.replaced_by, name)) for name in bodies)
        new = next((item for item in found if item), None)
        if new is None or any(new is old for old, _ in line):
            break
        line.append((here, new))
        here = new
    return line
