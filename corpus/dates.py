"""Dutch days and numbers: find dates in running text, read numbers in figures and words.

The word lists stand in ``corpus/data/dates.toml``. Scans split figures ("1 6  december 201 5"):
inside a date, and only there, single spaces and double spaces between figures are noise.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from msgspec import Struct

from corpus.accents import without_accents
from corpus.data import read_data
from corpus.patterns import later

__all__ = ["FoundDate", "find_dates", "in_words", "join_years", "number_pattern", "read_number"]

_YEAR = r"(?P<y>(?:1\s{0,2}9|2\s{0,2}[0O])\s{0,2}[\dO]\s{0,2}[\dO])(?!\w)"
_WRITTEN = later(
    rf"(?:(?<![\w.,])|(?<=d\.d\.))(?P<d>[0-3]?\s{{0,2}}\d)\s+(?P<m>[^\W\d]{{3,10}})\.?\s+{_YEAR}"
)
_NUMERIC = later(r"(?<![\w.-])(?P<d>[0-3]?\d)([-./])(?P<m>[01]?\d)\2(?P<y>(?:19|20)\d\d)(?!\w)")
_ISO = later(r"(?<![\w-])(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?![\w-])")
# A year between 1940 and 2049 with one or more blanks in it; "2016-2018" and "20 17" persons stay.
_BROKEN_YEAR = later(
    r"(?<![\w.,/€-])(?=\d{1,3}\s\d)(?:1\s{0,2}9\s{0,2}[4-9]|2\s{0,2}0\s{0,2}[0-4])\s{0,2}\d(?![\w%])"
)
_FIGURES = later(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}")


_HALVES = ("half", "halve")  # "tweeënhalf uur"


class FoundDate(Struct, frozen=True):
    """A day in a text: half-open span and ISO date."""

    start: int
    end: int
    iso: str


@cache
def _data() -> dict[str, Any]:
    return read_data("dates")


@cache
def _month(word: str) -> int | None:
    """Return the month a word names, forgiving one wrong letter in a name of five or more."""
    word = word.lower()
    months = {name: int(key) for key, names in _data()["months"].items() for name in names}
    if word in months:
        return months[word]
    near = {
        number
        for name, number in months.items()
        if len(name) >= 5
        and len(name) == len(word)
        and sum(a != b for a, b in zip(name, word, strict=True)) == 1
    }
    return near.pop() if len(near) == 1 else None


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return every day in a text, in order: "16 december 2014", "22-01-2013", "2015-01-01".

    Impossible days ("31 februari 2015") are left out.
    """
    found = []
    for pattern in (_WRITTEN, _NUMERIC, _ISO):
        for match in pattern.finditer(text):
            figures = {key: re.sub(r"\s", "", match[key]).replace("O", "0") for key in "dy"}
            month = int(match["m"]) if match["m"].isdigit() else _month(match["m"])
            try:
                day = date(int(figures["y"]), month or 0, int(figures["d"]))
            except ValueError:
                continue
            found.append(FoundDate(match.start("d"), match.end(), day.isoformat()))
            if pattern is _ISO:
                found[-1] = FoundDate(match.start(), match.end(), day.isoformat())
    return tuple(sorted(found, key=lambda item: item.start))


def join_years(text: str) -> str:
    """Return the text with split years made whole: "Verordening 201 5" -> "Verordening 2015"."""
    return _BROKEN_YEAR.sub(lambda match: "".join(match[0].split()), text)


def in_words(iso: str) -> str:
    """Return an ISO date as a reader writes it: "2016-07-01" -> "1 juli 2016"."""
    day = date.fromisoformat(iso)
    return f"{day.day} {_data()['months'][str(day.month)][0]} {day.year}"


@cache
def _numbers() -> dict[str, float]:
    """Every number word up to 999, round thousands, and hundreds up to "negenennegentighonderd"."""
    data = _data()
    small: dict[str, float] = dict(data["units"]) | dict(data["teens"]) | dict(data["tens"])
    for ten, tens in data["tens"].items():
        for unit, units in data["units"].items():
            if units:
                small[f"{unit}en{ten}"] = tens + units
    words = dict(small)
    for unit, units in data["units"].items():
        if not units:
            continue
        head = "honderd" if units == 1 else f"{unit}honderd"
        words[head] = 100.0 * units
        words |= {
            f"{head}{join}{tail}": 100 * units + value
            for tail, value in small.items()
            if value
            for join in ("", "en")
        }
        words["duizend" if units == 1 else f"{unit}duizend"] = 1000.0 * units
    for word, value in small.items():
        if value >= 10:
            words[f"{word}duizend"] = 1000.0 * value
        if value > 10 and value % 10:  # "vijftienhonderd", never "twintighonderd"
            words[f"{word}honderd"] = 100.0 * value
    halves = {f"{unit}en{half}": value + 0.5 for unit, value in small.items() for half in _HALVES}
    return words | halves | {word: float(value) for word, value in data["fractions"].items()}


def _plain(word: str) -> str:
    """Lower case without accents: "Één" and "vierentwintig", "tweeëntwintig" as listed."""
    return without_accents(word.lower(), "NFD")


def read_number(text: str) -> float | None:
    """Return the value of a number in figures or words, None when it is neither.

    Dutch figures: "1.000,50" is one thousand and a half, "2,5" two and a half; "2.5" is read as
    two and a half too, because a group of thousands has three figures. "anderhalf" is 1.5.
    """
    text = text.strip()
    if _FIGURES.fullmatch(text):
        if re.fullmatch(r"\d+\.\d{1,2}", text):
            return float(text)
        return float(text.replace(".", "").replace(",", "."))
    whole = re.fullmatch(r"(\d+)\s?([½¼¾])", text)
    if whole:
        return int(whole[1]) + _numbers()[whole[2]]
    joined = re.fullmatch(r"(\w+) en een hal(?:f|ve)", _plain(text))
    if joined and joined[1] in _numbers():
        return _numbers()[joined[1]] + 0.5
    return _numbers().get(_plain(text))


@cache
def number_pattern() -> str:
    """Return a regular expression (without groups) that a number in figures or words matches.

    Words are matched loosely (any word made of number syllables); ``read_number`` decides.
    """
    data = _data()
    syllables = sorted(
        {*data["units"], *data["teens"], *data["tens"], "honderd", "duizend", "en"},
        key=len,
        reverse=True,
    )
    accents = {"een": "[eé][eé]n", "en": "[eë]n", "twee": "twee", "drie": "drie"}
    word = "(?:" + "|".join(accents.get(item, item) for item in syllables) + ")+"
    word += f"(?:{'|'.join(_HALVES)})?"
    fractions = "|".join(word for word in data["fractions"] if word.isalpha())
    return rf"(?:\d[\d.]*(?:,\d+)?(?:\s?[½¼¾])?|[½¼¾]|{word}|{fractions})"
