"""What a standard article does: define, enter into force, repeal, name, soften.

Titles of these articles vary between municipalities ("Bijzondere situaties",
"Hardheidsclausule"), their function and key sentence do not. The catalogue is data:
``corpus/data/article_functions.toml``.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from msgspec import Struct

from compare.words import fold

__all__ = ["functions_of"]

# A key sentence is what an article is about when it fills at least this share of the words.
_MAIN_SHARE = 0.5


class _Function(Struct, frozen=True):
    name: str
    heading: re.Pattern[str]
    sentence: re.Pattern[str]
    alone: bool


@cache
def _catalogue() -> tuple[_Function, ...]:
    data = resources.files("corpus.data").joinpath("article_functions.toml").read_bytes()
    return tuple(
        _Function(
            row["name"],
            re.compile(row["heading"]),
            re.compile(row["sentence"]),
            bool(row.get("alone", False)),
        )
        for row in tomllib.loads(data.decode("utf-8"))["function"]
    )


def functions_of(heading: str, units: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the standard functions of an article.

    Args:
        heading: Its heading, "" when it has none.
        units: The texts of its parts, in order.
    """
    title = fold(heading)
    texts = [fold(unit) for unit in units]
    total = sum(map(len, texts)) or 1
    found = set()
    for function in _catalogue():
        in_heading = bool(function.heading.search(title))
        holding = sum(len(text) for text in texts if function.sentence.search(text))
        main = holding / total >= _MAIN_SHARE
        if (in_heading or main) if function.alone else (holding or in_heading):
            found.add(function.name)
    return frozenset(found)
