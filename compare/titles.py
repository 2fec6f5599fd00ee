"""Titles of regulations: whether two name the same one, and what one lacks of the other."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from compare.words import fold
from corpus.dates import join_years

__all__ = ["lacking", "same_title", "words_and_years"]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TAIL = re.compile(r"\s*\be\.?\s?v\.?\b\.?", re.I)
_SMALL = frozenset(
    ["de", "het", "van", "gemeente", "een", "der", "voor", "en", "in", "op", "tot", "op", "inzake"]
)
_MOST_LACKED = 0.45  # of the longer title, when the shorter has no word of its own
_BOTH_LACK = 0.2  # of the words, when both have some of their own: misreadings of a scan


def words_and_years(title: str) -> tuple[list[str], set[str]]:
    """Return the words of a title, folded and without its years and "e.v.", and the years."""
    title = _TAIL.sub("", join_years(" ".join(title.split())))
    years = set(_YEAR.findall(title))
    words = re.findall(r"\w+", fold(_YEAR.sub(" ", title)))
    return [word for word in words if word not in _SMALL], years


def lacking(one: list[str], two: list[str]) -> list[str]:
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


def same_title(one: str, two: str) -> bool:
    """Tell whether two titles name the same regulation.

    Word order, "e.v.", hyphens, accents and misread letters do not matter; a citation title may
    leave words out; two titles with different years are different.
    """
    words_one, years_one = words_and_years(one)
    words_two, years_two = words_and_years(two)
    if not words_one or not words_two:
        return False
    if years_one and years_two and not years_one & years_two:
        return False
    lack_one, lack_two = lacking(words_one, words_two), lacking(words_two, words_one)
    longer = max(len(words_one), len(words_two))
    if lack_one and lack_two:
        return max(len(lack_one), len(lack_two)) <= _BOTH_LACK * longer
    return max(len(lack_one), len(lack_two)) <= _MOST_LACKED * longer
