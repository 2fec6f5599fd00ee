"""Dutch words for comparison: folding, terms (stems without stop words), likeness of two words.

The word lists are data: ``corpus/data/dutch_words.toml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from corpus.accents import without_accents
from corpus.data import read_data

__all__ = ["common_prefix", "fold", "is_clause", "stem", "terms", "word_likeness"]

# Hyphens, also the soft one, between two letters: re-integratie, leer-werktraject.
_INNER_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\u2011](?=[^\W\d_])")
_SUSPENDED = re.compile(r"(?<=\w)-(?=\s+(?:en|of)\b)")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*[a-z]{0,2}\b|[^\W_]+")
_SHORT_PREFIX = 4
_SHORT_SHARED = 5
_LONG_SHARED = 6
_MOST_OF_A_WORD = 0.6
_PART_OF_A_WORD = 0.4


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return text in lower case, without accents and inner hyphens.

    "re-integratie", "reïntegratie" and "Reintegratie" become the same; "subsidie- en
    budgetplafonds" keeps its two words.
    """
    return _INNER_HYPHEN.sub("", _SUSPENDED.sub("", without_accents(text))).lower()


@cache
def _language() -> dict[str, Any]:
    return read_data("dutch_words")


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(_language()["stop"])


@cache
def _clause_words() -> frozenset[str]:
    return frozenset(_language()["clause"])


def is_clause(text: str) -> bool:
    """Tell whether words hold a verb or conjunction and so cannot be a title."""
    return not _clause_words().isdisjoint(_WORD.findall(fold(text)))


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    rows: dict[str, str] = _language()["endings"]
    return tuple(sorted(rows.items(), key=lambda row: -len(row[0])))


@cache
def _synonyms() -> dict[str, str]:
    rows: list[list[str]] = _language()["synonyms"]["rows"]
    return {_stem_alone(word): _stem_alone(row[0]) for row in rows for word in row}


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("dutch_porter")


@lru_cache(maxsize=50_000)
def _stem_alone(word: str) -> str:
    for ending, replacement in _endings():
        if word.endswith(ending):
            return word[: -len(ending)] + replacement
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a folded word; words that drafters interchange share one stem."""
    alone = _stem_alone(word)
    return _synonyms().get(alone, alone)


@lru_cache(maxsize=20_000)
def terms(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a text that carry meaning, in order, with repeats."""
    stop = _stop_words()
    return tuple(stem(word) for word in _WORD.findall(fold(text)) if word not in stop)


@lru_cache(maxsize=200_000)
def word_likeness(one: str, other: str) -> float:
    """Return how much two stems are alike, 0 to 1.

    Dutch compounds count: "proefplaats" and "proefplaatsing" share their beginning,
    "berekeningsgrondslag" and "grondslag" their end, "subsidieplafond" and "budgetplafond" their
    head word.
    """
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORT_PREFIX and (long.startswith(short) or long.endswith(short)):
        return 0.5 + 0.5 * len(short) / len(long)
    ahead = common_prefix(one, other) / len(long)
    behind = common_prefix(one[::-1], other[::-1])
    if ahead * len(long) >= _SHORT_SHARED and ahead >= _MOST_OF_A_WORD:
        return ahead
    head = behind / len(long)  # the head of a Dutch compound is its end
    return head if behind >= _LONG_SHARED and head >= _PART_OF_A_WORD else 0.0


def common_prefix(one: str, other: str) -> int:
    """Return how many characters two texts have in common from the start."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
