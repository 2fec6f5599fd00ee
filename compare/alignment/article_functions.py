"""What a standard article does: define, enter into force, repeal, name, soften.

Titles of these articles vary between municipalities ("Bijzondere situaties",
"Hardheidsclausule"), their function and key sentence do not. The catalogue is data:
``corpus/data/article_functions.toml``.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from msgspec import Struct

from compare.words import fold
from corpus.data import read_data

__all__ = ["functions_in", "functions_of"]

# A key sentence is what an article is about when it fills at least this share of the words.
_MAIN_SHARE = 0.5


class _Function(Struct, frozen=True):
    name: str
    heading: re.Pattern[str]
    sentence: re.Pattern[str]
    alone: bool


@cache
def _catalogue() -> tuple[_Function, ...]:
    return tuple(
        _Function(
            row["name"],
            re.compile(row["heading"]),
            re.compile(row["sentence"]),
            bool(row.get("alone", False)),
        )
        for row in read_data("article_functions")["function"]
    )


@lru_cache(maxsize=20_000)
def functions_in(text: str) -> frozenset[str]:
    """Return the names of the functions whose key sentence stands in a text."""
    folded = fold(text)
    return frozenset(one.name for one in _catalogue() if one.sentence.search(folded))


def functions_of(heading: str, units: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the standard functions of an article.

    Args:
        heading: Its heading, "" when it has none.
        units: The texts of its parts, in order.
    """
    title = fold(heading)
    total = sum(map(len, units)) or 1
    holding: Counter[str] = Counter()
    for unit in units:
        holding.update(dict.fromkeys(functions_in(unit), len(unit)))
    found = set()
    for one in _catalogue():
        main = holding[one.name] / total >= _MAIN_SHARE
        if one.heading.search(title) or (main if one.alone else holding[one.name]):
            found.add(one.name)
    return frozenset(found)
