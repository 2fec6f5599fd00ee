"""Which ordinances of the library follow one another: what to lay beside what, as a first guess."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from compare.time.titles import same_title, words_and_years
from corpus.library import Entry

__all__ = ["counterpart", "likely_pair"]

_LEAST = 0.5  # of the words of two titles that are shared, for one to follow the other


def likely_pair(entries: Sequence[Entry]) -> tuple[str, str] | None:
    """Return the latest two ordinances of which one follows the other, older first.

    Where none does, the only two of a municipality, or of the library, are taken for such.
    """
    following = [pair for pair in _dated(entries) if _follows(*pair) >= _LEAST]
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.bodies, []).append(entry)
    twos = [group for group in (*groups.values(), list(entries)) if len(group) == 2]
    pairs = following or [pair for group in twos for pair in _dated(group)]
    if not pairs:
        return None
    old, new = max(pairs, key=lambda pair: (_day(pair[1]), _follows(*pair), _day(pair[0])))
    return old.id, new.id


def _dated(entries: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Return every two of which the first is of an earlier year."""
    return [pair for pair in permutations(entries, 2) if 0 < _year(pair[0]) < _year(pair[1])]


def _year(entry: Entry) -> int:
    return entry.year or 0


def counterpart(name: str, entries: Sequence[Entry]) -> Entry | None:
    """Return the ordinance that came before the one with this id, else the one after it."""
    own = next((entry for entry in entries if entry.id == name), None)
    if own is None or not own.year:
        return None
    earlier = [entry for entry in entries if entry.year and entry.year < own.year]
    later = [entry for entry in entries if entry.year and entry.year > own.year]
    before = max(earlier, key=lambda entry: (_follows(entry, own), _day(entry)), default=None)
    if before and _follows(before, own) >= _LEAST:
        return before
    after = max(later, key=lambda entry: _follows(own, entry), default=None)
    return after if after and _follows(own, after) >= _LEAST else None


def _follows(old: Entry, new: Entry) -> float:
    """Return how surely one ordinance came in the place of another, 0 to 1."""
    if not set(old.bodies) & set(new.bodies):
        return 0.0
    if any(same_title(title, old.title) for title in new.repeals):
        return 1.0
    one, two = _subject(old), _subject(new)
    return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0


def _subject(entry: Entry) -> set[str]:
    """Return the words of a title without those of its municipalities."""
    named, _ = words_and_years(" ".join(entry.bodies))
    words, _ = words_and_years(entry.title)
    return set(words) - set(named)


def _day(entry: Entry) -> str:
    return entry.in_force or str(entry.year or "")
