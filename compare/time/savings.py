"""Savings clauses: which old ordinance one keeps alive, until when, and under which condition."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from compare.time.titles import words_and_years
from compare.words import fold
from corpus.data import read_data
from corpus.dates import find_dates
from corpus.model import Saving
from corpus.patterns import patterns_of
from corpus.quantities import Quantity, find_quantities

__all__ = ["covers", "departs", "lapsed", "leaves_open", "limit_of", "terms_of"]

_GRANTS = frozenset(["verstrekt", "besluit"])


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
    return named or (ended_here and bool(_grammar().that.search(saving.text)))


def departs(saving: Saving, rule: Saving) -> bool:
    """Tell whether a saving stands beside another in one article and departs from it.

    One on objections or applications departs from nothing that was granted.
    """
    if saving.cases and not _GRANTS & set(saving.cases):
        return False
    together = saving.at.split("/")[0] == rule.at.split("/")[0] and saving.at != rule.at
    return together and _grammar().departs.search(saving.text) is not None


def limit_of(saving: Saving, start: str | None) -> str | None:
    """Return the day (ISO) on which a savings clause stops, None when it sets no limit.

    "maar niet langer dan twaalf maanden" counts from entry into force; "tot 1 januari 2017" is
    that day.
    """
    for day in find_dates(saving.text):
        before = saving.text[: day.start]
        if _grammar().before_day.search(before):
            return day.iso
        if _grammar().last_day.search(before):
            return (date.fromisoformat(day.iso) + timedelta(days=1)).isoformat()
    if start is None:
        return None
    for found in find_quantities(saving.text):
        if found.unit in ("maand", "jaar", "week", "dag") and _counts(saving.text, found):
            return _later(start, found.value, found.unit)
    return None


def lapsed(saving: Saving, start: str | None, day: str) -> bool:
    """Tell whether a clause in force from ``start`` has stopped on a day (both ISO)."""
    limit = limit_of(saving, start)
    return limit is not None and limit <= day


def _counts(text: str, found: Quantity) -> bool:
    """Tell whether a number of months counts from the entry into force."""
    grammar = _grammar()
    before, after = text[: found.start], text[found.end :]
    return (
        found.qualifier == "max"
        or grammar.counted.search(before) is not None
        or grammar.counted_from.search(after) is not None
    )


def terms_of(saving: Saving) -> tuple[str, ...]:
    """Return the stretches for which a clause keeps old rules, where no day can be counted.

    "voor de duur van de toekenning", "totdat een nieuw besluit is genomen". A stretch with a date
    or a number of months is a limit and none of these; how long something was granted for, said
    before what is kept, is neither.
    """
    grammar = _grammar()
    text = " ".join(saving.text.split())
    kept = grammar.kept.search(text)
    found = []
    for start in grammar.term.finditer(text):
        if (
            kept
            and start.start() < kept.start()
            and grammar.granted_for.search(text[: kept.start()], start.end())
        ):
            continue
        stop = grammar.term_next.search(text, start.end())
        words = text[start.start() : stop.start() if stop else len(text)].strip()
        if not find_dates(words) and not find_quantities(words):
            found.append(words)
    inside = {one for one in found for two in found if one is not two and one in two}
    return tuple(dict.fromkeys(one for one in found if one not in inside))


def leaves_open(saving: Saving) -> bool:
    """Tell whether a clause lets someone decide if the old rules go on, and does not itself."""
    sentence = next(
        (one for one in re.split(r"(?<=[.;])\s+", saving.text) if _grammar().keeps.search(one)), ""
    )
    kept, left = _grammar().keeps.search(sentence), _grammar().leave.search(sentence)
    return bool(left and kept and (left.start() < kept.start()))


class _Grammar(NamedTuple):
    keeps: re.Pattern[str]
    kept: re.Pattern[str]
    that: re.Pattern[str]
    departs: re.Pattern[str]
    granted_for: re.Pattern[str]
    before_day: re.Pattern[str]
    last_day: re.Pattern[str]
    term: re.Pattern[str]
    term_next: re.Pattern[str]
    leave: re.Pattern[str]
    counted: re.Pattern[str]
    counted_from: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    data = read_data("facts")["savings"]
    words = {**data, "keeps": "|".join(data["keeps"])}
    return patterns_of(_Grammar, words)


def _later(start: str, value: float, unit: str) -> str:
    day = date.fromisoformat(start)
    if unit in ("week", "dag"):
        return (day + timedelta(days=round(value * (7 if unit == "week" else 1)))).isoformat()
    months = day.month - 1 + round(value * (12 if unit == "jaar" else 1))
    year, month = day.year + months // 12, months % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last)).isoformat()
