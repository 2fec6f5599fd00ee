"""Titles of regulations: whether two name the same one, and what one lacks of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from compare.words import fold
from corpus.dates import join_years

__all__ = ["SAME", "lacking", "likeness", "same_title", "words_and_years"]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# a year at the end that lost its last figure in a scan
_TORN_YEAR = re.compile(r"\s(?:19|20)\d$")
_TAIL = re.compile(r"\s*\be\.?\s?v\.?\b\.?", re.I)
_SMALL = frozenset(
    ["de", "het", "van", "gemeente", "een", "der", "voor", "en", "in", "op", "tot", "op", "inzake"]
)
SAME = 0.55
"""From this likeness on two titles are taken for one, where no other title fits better."""
_LONG = 6  # letters; shorter words (IOAW, IOAZ) have to be the same
_ALIKE = 0.78  # of the letters, for words that a scan may have spoilt


@lru_cache(maxsize=20_000)
def words_and_years(title: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the words of a title, folded and without its years and "e.v.", and the years."""
    title = _TORN_YEAR.sub("", _TAIL.sub("", join_years(" ".join(title.split()))))
    years = frozenset(_YEAR.findall(title))
    words = re.findall(r"\w+", fold(_YEAR.sub(" ", title)))
    return tuple(word for word in words if word not in _SMALL), years


def lacking(one: Sequence[str], two: Sequence[str]) -> list[str]:
    """Return the words of one title that the other lacks; misread letters are forgiven.

    "Maastricht Heuvelland" and "Maastricht-Heuvelland" are the same words.
    """
    run = "".join(two)
    return [
        word
        for word in one
        if word not in run
        and not any(
            Levenshtein.distance(word, other) <= (1 if len(word) > 4 else 0) + len(word) // 10
            for other in two
        )
    ]


def likeness(one: str, two: str) -> float:
    """Return how surely two titles name the same regulation, 0 to 1.

    1 means the same words and no two years: word order, "e.v.", hyphens, accents and misread
    letters do not matter. A title that leaves words out of the other scores by what it keeps.
    When both have words of their own they are different, unless those words look like one
    another, as after a bad scan ("Partlclpatl ewet").
    """
    words_one, years_one = words_and_years(one)
    words_two, years_two = words_and_years(two)
    if not words_one or not words_two:
        return 0.0
    words_one, words_two = _joined(words_one, words_two), _joined(words_two, words_one)
    if years_one and years_two and not years_one & years_two:
        return 0.0
    if set(words_one).isdisjoint(words_two) and "".join(words_one) != "".join(words_two):
        return 0.0  # spares the letter by letter comparison of titles that share nothing
    lack_one, lack_two = lacking(words_one, words_two), lacking(words_two, words_one)
    longer = max(len(words_one), len(words_two))
    if lack_one and lack_two:
        run_one, run_two = "".join(lack_one), "".join(lack_two)
        alike = Levenshtein.normalized_similarity(run_one, run_two)
        return alike if min(len(run_one), len(run_two)) >= _LONG and alike >= _ALIKE else 0.0
    return 1.0 - (len(lack_one) + len(lack_two)) / longer


def _joined(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Return words with those joined that a scan tore apart: they make a word of the other title.

    "studiete eslag" beside "studietoeslag": torn words may be misread as well, whole ones may not,
    for "participatieplan" is no misread "participatiewet".
    """
    whole: list[str] = []
    at = 0
    while at < len(words):
        size = next((size for size in (3, 2) if _made_by(words[at : at + size], others, size)), 1)
        made = _made_by(words[at : at + size], others, size) if size > 1 else None
        whole.append(made or words[at])
        at += size
    return tuple(whole)


def _made_by(torn: tuple[str, ...], others: tuple[str, ...], size: int) -> str | None:
    """Return the long word of a title that torn words make together, each no word of it."""
    if len(torn) < size or any(word in others for word in torn):
        return None
    run = "".join(torn)
    long = (other for other in others if len(other) > _LONG and run[:2] == other[:2])
    return next((one for one in long if Levenshtein.distance(run, one) <= len(one) // 5), None)


def same_title(one: str, two: str) -> bool:
    """Tell whether two titles can name the same regulation; see ``likeness``."""
    return likeness(one, two) >= SAME
