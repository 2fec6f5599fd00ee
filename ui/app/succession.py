"""Which ordinances to lay beside which, as a first guess: what follows it, what is like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import permutations

from compare.time.titles import same_title, words_and_years
from corpus.library import Entry
from corpus.regulations import catalogue, fold

__all__ = ["counterpart", "likely_pair", "same_subject"]

_KIND = re.compile(r"(?:verordening|regeling|regels)$")
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


def same_subject(entries: Sequence[Entry]) -> list[Entry]:
    """Return the most ordinances on one subject, the newest of every municipality.

    On one subject are those of one policy field (the one each speaks of most) of which the titles
    share more than half of the telling words of the shorter, or that are the only ones of their
    municipality in that field, whatever they are called. Fewer than two are none.
    """
    newest = sorted(entries, key=lambda entry: (_year(entry), _day(entry)), reverse=True)
    ordinances = [entry for entry in newest if entry.kind == "verordening" and entry.bodies]
    alone = {entry.id for entry in ordinances if _is_alone(entry, ordinances)}
    best: list[Entry] = []
    for seed in ordinances:
        group = [seed]
        for entry in ordinances:
            taken = {body for it in group for body in it.bodies}
            both = alone >= {seed.id, entry.id} and seed.fields[:1] == entry.fields[:1]
            if taken.isdisjoint(entry.bodies) and (both or _is_on_same(seed, entry)):
                group.append(entry)
        best = max(best, group, key=len)
    return sorted(best, key=lambda entry: entry.bodies) if len(best) > 1 else []


def _is_alone(entry: Entry, others: Sequence[Entry]) -> bool:
    """Tell whether its municipalities have nothing else in its field, but for other versions."""
    beside = (it for it in others if set(it.bodies) & set(entry.bodies))
    return bool(entry.fields) and all(
        _is_on_same(entry, it) for it in beside if it.fields[:1] == entry.fields[:1]
    )


def _is_on_same(one: Entry, two: Entry) -> bool:
    if one.fields[:1] != two.fields[:1]:
        return False
    left, right = _telling(one), _telling(two)
    return len(left & right) > _LEAST * min(len(left), len(right))


def _telling(entry: Entry) -> set[str]:
    """Return the words of a title that tell its subject: no kind of document, and no law.

    "Re-integratieverordening" says re-integratie; a title of nothing but a law keeps its name.
    """
    words = {_KIND.sub("", word) for word in _subject(entry)} - {""}
    forms = catalogue().forms()
    return {word for word in words if not forms.get(fold(word))} or words


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
