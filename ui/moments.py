"""Days as people write them and read them: of entry into force, of adoption, of a question."""

from __future__ import annotations

from corpus.dates import find_dates
from corpus.entries import REGULATIONS, Entry
from corpus.errors import UsageError
from corpus.model import InForce
from ui.labels import spoken_date

__all__ = ["entry_moment", "force_words", "read_day"]


def read_day(text: str) -> str:
    """Return a day as an ISO date: from "1 maart 2015", "1-3-2015" or "2015-03-01".

    Raises:
        UsageError: it is no day, or one that does not exist.
    """
    words = text.strip()
    found = find_dates(words)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(words)):
        raise UsageError(
            f"'{text}' is geen datum; schrijf bijvoorbeeld 1 maart 2015, 1-3-2015 of 2015-03-01."
        )
    return found[0].iso


def force_words(force: InForce) -> str:
    """Return when a regulation enters into force: "1 juli 2016", "dag na bekendmaking"."""
    return _force(force.date, force.rule, force.retroactive_to)


def entry_moment(entry: Entry) -> str:
    """Return what the library knows of the days of a document, each called what it is.

    Only a regulation enters into force; of a council paper the day it was adopted counts, or the
    day that it proposes. A year from a title says so.
    """
    force = _force(entry.in_force, entry.rule, entry.retroactive_to)
    adopted = f"vastgesteld {spoken_date(entry.adopted)}" if entry.adopted else ""
    if entry.kind in REGULATIONS:
        colon = "" if entry.in_force else ":"
        known = [f"in werking{colon} {force}" if force else "", "" if entry.in_force else adopted]
    else:
        proposed = f"voorgesteld: in werking {spoken_date(entry.in_force)}"
        known = [adopted or (proposed if entry.in_force else "")]
    said = "; ".join(part for part in known if part)
    return said or (f"{entry.year} (jaar uit de titel)" if entry.year else "")


def _force(date: str | None, rule: str | None, back_to: str | None) -> str:
    when = spoken_date(date) if date else (rule or "")
    if back_to and when and back_to != date:
        when += f", terugwerkend tot en met {spoken_date(back_to)}"
    elif back_to and not when:
        when = f"terugwerkend tot en met {spoken_date(back_to)}"
    return when
