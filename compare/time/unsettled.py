"""Why the texts do not settle which ordinance governs, in a Dutch sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from compare.time.succession import PUBLICATION, end_of, start_of
from compare.time.timeline import Span
from corpus.dates import in_words

__all__ = ["ASK_SUBJECT", "not_begun", "several_or_none"]

ASK_SUBJECT = "noem het onderwerp"
"""How a question that did not name a subject is asked for one."""


def several_or_none(
    body: str,
    granted: str,
    spans: Sequence[Span],
    candidates: Sequence[Span],
    *,
    about_all: bool,
) -> str:
    """Say why not one of the ordinances of a body governs what it granted on a day (ISO).

    ``about_all`` says that no subject was asked about.
    """
    day = in_words(granted)
    if not spans:
        about = "" if about_all else " over dit onderwerp"
        return f"De bibliotheek kent geen verordening van {body}{about}."
    if not candidates:
        return _none(body, granted, spans)
    bodies = sorted({span.body for span in candidates})
    if len(bodies) > 1:
        return (
            f"Op {day} bestond {body} nog niet; noem de gemeente die toekende: "
            f"{' of '.join(bodies)}."
        )
    names = " en ".join(f"'{span.title}'" for span in candidates[:3])
    names += f" en nog {len(candidates) - 3}" if len(candidates) > 3 else ""
    how = f"{ASK_SUBJECT}, zoals re-integratie" if about_all else "noem het onderwerp nauwkeuriger"
    return f"Op {day} golden {names} naast elkaar; {how}."


def _none(body: str, granted: str, spans: Sequence[Span]) -> str:
    """Say why no ordinance is found on the day of granting."""
    day = in_words(granted)
    for span in spans:
        if span.start is None and span.adopted and span.adopted <= granted:
            how = f"de {span.rule}" if span.rule else "na bekendmaking"
            return (
                f"'{span.title}' is vastgesteld op {in_words(span.adopted)} en treedt in "
                f"werking op {how}; of zij op {day} al gold, zegt de tekst niet."
            )
        if start_of(span) is None:
            return (
                f"Wanneer '{span.title}' in werking is getreden is niet bekend, dus ook niet "
                f"of die op {day} gold."
            )
    return f"De bibliotheek kent geen verordening van {body} die op {day} gold."


def not_begun(new: Span, old: Span, on: str) -> str | None:
    """Return "" when a new ordinance holds on the day asked (ISO), None when not yet.

    A sentence when that cannot be told: its first day depends on a publication that the documents
    do not give.
    """
    start = end_of(old, ()) or new.start
    if start:
        return "" if start <= on else None
    if new.adopted is None:
        return f"Op welke dag '{new.title}' '{old.title}' heeft vervangen, is niet bekend."
    if on <= new.adopted:
        return None
    if date.fromisoformat(on) - date.fromisoformat(new.adopted) > PUBLICATION:
        return ""
    rule = new.rule or "na bekendmaking"
    return (
        f"'{new.title}' is vastgesteld op {in_words(new.adopted)} en treedt in werking op de "
        f"{rule}; of dat op {in_words(on)} al zo was, zegt de tekst niet."
    )
