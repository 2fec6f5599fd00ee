"""The vocabulary of citation, read from ``corpus/data/citations.toml`` and made into patterns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from corpus.data import read_data

__all__ = ["Words", "alternation", "words"]


def alternation(patterns: Iterable[str]) -> str:
    """Return one group that tries the patterns longest first; a space stands for white space."""
    ordered = sorted(patterns, key=len, reverse=True)
    # Possessive: white space is never given back, so a long run of it is passed over once.
    spaced = (pattern.replace(" ?", r"\s*+").replace(" ", r"\s++") for pattern in ordered)
    return f"(?:{'|'.join(spaced)})"


class Words(Struct, frozen=True):
    """Word lists by name, patterns made of them, and the values of ordinals.

    ``units`` maps a level to the pattern of the words that open it; ``ordinals`` and ``cardinals``
    a word to its number; ``digits`` and ``letters`` a misread sign to what it may stand for.
    """

    units: Mapping[str, str]
    links: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    ordinals: Mapping[str, str]
    cardinals: Mapping[str, str]
    digits: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, tuple[str, ...]]
    publications: Mapping[str, str]

    @property
    def ordinal(self) -> str:
        """The pattern of one ordinal: "eerste", "2e", "3de", a misread "lste"."""
        named = "|".join(sorted(self.ordinals, key=len, reverse=True))
        return rf"(?:\d{{1,2}}(?:\s?(?:e|ste)|de|\sde(?=\s+lid))|{named}|laatste)(?!\w)"

    def pattern(self, name: str) -> str:
        """Return the alternation of a word list, such as "instruments.terms"."""
        return alternation(self.lists[name])


@cache
def words() -> Words:
    """Return the vocabulary of the data file."""
    data = read_data("citations")
    lists = {
        f"{table}.{name}": tuple(value)
        for table, content in data.items()
        for name, value in content.items()
        if isinstance(value, list)
    }
    ordinals = {word: str(index) for index, word in enumerate(data["ordinals"]["words"])}
    ordinals.update({word: str(value) for word, value in data["ordinals"]["misread"].items()})
    return Words(
        units={level: alternation(patterns) for level, patterns in data["units"].items()},
        links={name: alternation(patterns) for name, patterns in data["links"].items()},
        lists=lists,
        ordinals=ordinals,
        cardinals={
            word: str(number) for number, word in enumerate(data["ordinals"]["cardinals"], 1)
        },
        digits={sign: tuple(read) for sign, read in data["misread"]["digits"].items()},
        letters={sign: tuple(read) for sign, read in data["misread"]["letters"].items()},
        publications=data["publications"],
    )
