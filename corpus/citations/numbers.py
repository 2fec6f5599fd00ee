"""Numbers of provisions: reading them, also when OCR damaged them, and expanding ranges."""

from __future__ import annotations

import re

from msgspec import Struct

from corpus.accents import with_plain_digits
from corpus.citations.words import words
from corpus.numerals import number_at, roman_value
from corpus.patterns import later
from corpus.regulations import catalogue

__all__ = ["Number", "expand", "is_cut", "read_number"]

# 7, 10da, 4:93, 3.9, 2.1.a, 44bis
_CLEAN = later(
    r"(?P<digits>\d{1,4}(?:\s?:\s?\d{1,4}|[.]\d{1,3})*)"
    r"(?P<letters>(?!(?:en|of|jo|tm|lid|leden)\b)"
    r"(?:\.?[a-z]{1,2}(?!\w)|\.?[A-Z](?!\w)|[OIl][a-z]{0,2}(?!\w)|bis|ter|quater"
    r"|\s(?:bis|quater)(?!\w)))?"
    r"(?:(?![\w°º]|:\d|-[A-Za-z]{2})|(?=(?:en|of|lid|leden)\s))"  # no "artikel 12-gemeente"
)
_ROMAN = later(r"(?=[IVXL])(?:X{0,3})(?:IX|IV|V?I{0,3})[A-Z]?(?!\w)")
# OCR sets a gap beside a narrow 1: "1 3", "1 0d", "5:1 1", "1 Oda".
_GAP = later(
    r"\s{1,2}(?!1id\b)(?P<rest>(?:[0-9O]|[Il](?![a-zA-Z]))[0-9OIl]?(?:[a-z]{1,2}|\s[a-z](?![.]\w))?)(?![\w°º])"
)
_GAP_LETTERS = later(r"\s{1,2}(?P<rest>[a-z])(?![\w.°º/]|-\w)")
# A capital for the digit: "Ba", "Sa".
_CAPITAL = later(r"(?P<sign>[BSZG])(?P<letters>[a-z]{1,2})(?!\w)")
_LEADING = later(r"[lI]\s?[0-9O][0-9OIl]?[a-z]{0,2}(?!\w)")
_SPLIT = later(r"^(?P<stem>.*?)(?P<last>\d+)(?P<letters>[a-z]*)$")
_LONGEST_RANGE = 200
_YEARS = range(1800, 2100)


class Number(Struct, frozen=True):
    """A number as read: ``value`` normalised, ``end`` its half-open end in the text.

    ``readings`` are the possible values when letters stand where digits should; the first is
    ``value``.
    """

    value: str
    end: int
    readings: tuple[str, ...] = ()


def read_number(text: str, start: int, *, article: bool) -> Number | None:
    """Read the number of a provision that starts at ``start``, or return None.

    ``article`` allows the forms that only articles have: 4:93, Roman numerals, a capital for a
    digit, a letter after a space ("9 e").
    """
    match = _CLEAN.match(text, start)
    if match:
        return _clean(text, match, article=article)
    if match := _LEADING.match(text, start):
        return Number(_digits(match.group()), match.end())
    if not article:
        return None
    if (match := _CAPITAL.match(text, start)) and not catalogue().find(match.group()):
        readings = tuple(
            digit + match.group("letters") for digit in words().digits[match.group("sign")]
        )
        return Number(readings[0], match.end(), readings if len(readings) > 1 else ())
    if (match := _ROMAN.match(text, start)) and match.group():
        return Number(match.group().lower(), match.end())
    return None


def _clean(text: str, match: re.Match[str], *, article: bool) -> Number | None:
    digits = re.sub(r"\s", "", match.group("digits"))
    letters = (match.group("letters") or "").strip()
    end = match.end()
    if not letters:
        joined = digits
        while (gap := _GAP.match(text, end)) and _beside_one(joined, gap) and _joins(text, gap):
            joined, end = joined + gap.group("rest"), gap.end()
        if joined != digits:
            return Number(_digits(joined), end)
        if article and (gap := _GAP_LETTERS.match(text, end)) and _letter_joins(text, gap):
            return Number(digits + gap.group("rest"), gap.end())
    if letters[:1] in ("O", "I", "l") and len(digits) < 3 and (letters[0] != "l" or letters[1:]):
        return Number(_digits(digits + letters), end)
    if len(digits) > 3 and digits.isdigit() and not (article and int(digits) not in _YEARS):
        return None  # a year
    return Number(with_plain_digits(digits + letters).lower().rstrip("."), end)


def _beside_one(digits: str, gap: re.Match[str]) -> bool:
    return digits.endswith("1") or gap.group("rest")[0] in "1lI"


def _joins(text: str, gap: re.Match[str]) -> bool:
    if len(gap.group("rest")) > 3 and gap.group("rest").isdigit():
        return False
    after = text[gap.end() : gap.end() + 14].lstrip().lower()
    if re.match(r"(?:e|ste)\b(?!\.)|de\s+(?:lid|volzin)\b", after) or re.match(
        r"\d*(?:e|de|ste)\s+lid", gap.group("rest")
    ):
        return False
    return not after.startswith(words().lists["quantities.words"])


def _letter_joins(text: str, gap: re.Match[str]) -> bool:
    """Tell whether "9 e" is 9e: not when a list of points follows ("7 a en b")."""
    return not re.match(r"\s*(?:,|en|of|,\s*en)\s+[a-z](?!\w)", text[gap.end() : gap.end() + 12])


def _digits(raw: str) -> str:
    """Put digits where OCR put letters: "1 Oda" -> "10da"."""
    tight = re.sub(r"\s", "", raw)
    head = re.match(r"[0-9OIl:.]+", tight)
    end = head.end() if head else 0
    number = tight[:end].replace("O", "0").replace("I", "1").replace("l", "1")
    return with_plain_digits(number + tight[end:]).lower()


def expand(first: str, last: str) -> tuple[str, ...]:
    """Return every number from ``first`` to ``last``, as far as the numbers themselves tell.

    "9b" to "9f" gives the letters between, "58" to "60" the numbers, "10" to "10c" the number and
    its letters, "9z" to "9ab" 9z, 9aa and 9ab. What cannot be counted ("9a" to "12") gives the two
    ends with the whole numbers between; a tree knows better. Of a very long range only the two
    ends are given, see ``is_cut``.
    """
    one, two = _SPLIT.match(first), _SPLIT.match(last)
    if one and two and one["stem"] == two["stem"]:
        return _between(first, last, one, two)
    if len(first) == len(last) == 1 and first.isalpha() and first < last:
        return tuple(chr(code) for code in range(ord(first), ord(last) + 1))
    low, high = roman_value(first), roman_value(last)
    if low and high and low < high:
        return tuple(number_at("roman", value) for value in range(low, high + 1))
    one, two = re.match(r"(.*\.)([a-z])$", first), re.match(r"(.*\.)([a-z])$", last)
    if one and two and one[1] == two[1] and one[2] < two[2]:
        return tuple(one[1] + chr(code) for code in range(ord(one[2]), ord(two[2]) + 1))
    return (first, last)


def _between(first: str, last: str, one: re.Match[str], two: re.Match[str]) -> tuple[str, ...]:
    stem, low, high = one["stem"], int(one["last"]), int(two["last"])
    if low == high and (letters := _letters(one["letters"], two["letters"])):
        return tuple(f"{stem}{low}{item}" for item in letters)
    if low < high and high - low <= _LONGEST_RANGE:
        middle = tuple(f"{stem}{value}" for value in range(low + 1, high))
        plain = (f"{stem}{high}",) if two["letters"] else ()
        return (first, *middle, *plain, last)
    return (first, last)


def _letters(first: str, last: str) -> tuple[str, ...]:
    """Return the letters from one to another in the order of statutes, empty when there is none.

    After z comes aa; what is put in between b and c is ba, bb.
    """
    if first == last or len(first) > 2 or len(last) not in (1, 2):
        return ()
    if len(first) == len(last) == 2:
        return _alphabet(first[0], first[1], last[1]) if first[0] == last[0] else ()
    if len(first) == 2:  # 10ba to 10d
        return (first, *_alphabet("", first[0], last)[1:]) if first[0] < last else ()
    if len(last) == 1:
        return ("", *_alphabet("", "a", last)) if not first else _alphabet("", first, last)
    if last[0] < first:  # 9z to 9ab: past the end of the alphabet
        return (*_alphabet("", first, "z"), *_alphabet(last[0], "a", last[1]))
    whole = _letters(first, last[0]) or (first,)
    return (*whole, *_alphabet(last[0], "a", last[1]))


def _alphabet(before: str, first: str, last: str) -> tuple[str, ...]:
    return tuple(before + chr(code) for code in range(ord(first), ord(last) + 1))


def is_cut(first: str, last: str) -> bool:
    """Tell whether ``expand`` gives only the ends of a range because it is very long."""
    one, two = _SPLIT.match(first), _SPLIT.match(last)
    if not (one and two and one["stem"] == two["stem"]):
        return False
    return int(two["last"]) - int(one["last"]) > _LONGEST_RANGE
