"""Savings clauses: which old ordinance one keeps alive, and until when."""

from __future__ import annotations

import re
from datetime import date, timedelta

from compare.time.titles import words_and_years
from compare.words import fold
from corpus.dates import find_dates
from corpus.model import Saving
from corpus.quantities import find_quantities

__all__ = ["covers", "limit_of"]

_GRANTS = frozenset(["verstrekt", "besluit"])
_THAT = re.compile(
    r"\bdie\s+(?:verordening|regeling)|genoemde\s+(?:verordening|regeling)|oude\s+verordening|"
    r"ingetrokken\s+(?:verordening|regeling)|\bin\s+het\s+eerste\s+lid\b|zoals\s+(?:die|deze)\s+luidde",
    re.I,
)


def covers(saving: Saving, title: str, *, ended_here: bool) -> bool:
    """Tell whether a savings clause keeps an ordinance alive.

    It names that ordinance, or speaks of "die verordening" while its own ordinance ends it. A
    clause that names another ordinance only does not help a still older one.
    """
    if saving.cases and not _GRANTS & set(saving.cases):
        return False  # a clause on objections or applications says nothing of what was granted
    run = re.sub(r"[^a-z0-9]", "", fold(saving.text))
    words, years = words_and_years(title)
    named = all(word in run for word in words) and all(year in run for year in years)
    return named or (ended_here and bool(_THAT.search(saving.text)))


def limit_of(saving: Saving, start: str | None) -> str | None:
    """Return the day (ISO) on which a savings clause stops, None when it sets no limit.

    "maar niet langer dan twaalf maanden" counts from entry into force; "tot 1 januari 2017" is
    that day.
    """
    for day in find_dates(saving.text):
        before = saving.text[: day.start]
        if re.search(r"\b(?:tot|uiterlijk\s+tot|tot\s+uiterlijk)\s+$", before, re.I):
            return day.iso
        if re.search(r"\btot\s+en\s+met\s+$", before, re.I):
            return (date.fromisoformat(day.iso) + timedelta(days=1)).isoformat()
    if start is None:
        return None
    for found in find_quantities(saving.text):
        if found.qualifier == "max" and found.unit in ("maand", "jaar", "week", "dag"):
            return _later(start, found.value, found.unit)
    return None


def _later(start: str, value: float, unit: str) -> str:
    day = date.fromisoformat(start)
    if unit in ("week", "dag"):
        return (day + timedelta(days=round(value * (7 if unit == "week" else 1)))).isoformat()
    months = day.month - 1 + round(value * (12 if unit == "jaar" else 1))
    year, month = day.year + months // 12, months % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last)).isoformat()
