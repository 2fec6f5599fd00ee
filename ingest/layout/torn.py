"""Words that a scan tore apart: joined where the document's own words leave no doubt.

"Particip atiewet" is one word where the document has that word elsewhere and has one of the parts
nowhere by itself; "werk stage" is one where it has "werkstage" time and again and the two words
beside each other hardly ever. Letters spaced out over a line ("v e r o r d e n i n g") are a word
of the document, or are left for the reader to be told of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from corpus.data import read_data

__all__ = ["Words", "is_unreadable", "mend_spaced", "mend_torn"]

_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"([^\W\d_]+)")
_SPACED = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){3,}(?=[.,:;]?(?:\s|$))")
_FIRST_LETTER = re.compile(r"(?<![\w.])([a-zà-ÿ]) ([a-zà-ÿ]{3,})")
_LONG_TAIL = 6  # letters of what follows a small word ("in werkingtreding")
_LONG = 4  # letters of both words of a compound
_SURE = 3  # times that a compound stands whole for each time it stands apart
_LETTERS_IN_A_ROW = 4
_SCRAP = re.compile(r"[^\W\d_]0|0[^\W\d_]|[^\W\d_]{2}")
_SCRAPS = 3


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(read_data("hyphens")[name])


class Words(Struct, frozen=True):
    """The words of a document, lower case: how often each stands, beside which, and by itself."""

    count: Counter[str]
    pairs: Counter[tuple[str, str]]
    alone: Counter[str]  # not beside a part with which it makes a word of the document

    @classmethod
    def of(cls, texts: Iterable[str]) -> Words:
        """Count the words of lines."""
        rows = [_WORD.findall(text.lower()) for text in texts]
        count = Counter(word for row in rows for word in row)
        pairs = Counter(pair for row in rows for pair in pairwise(row))
        alone = Counter(count)
        for (left, right), times in pairs.items():
            if count[left + right] >= 2:
                alone[left] -= times
                alone[right] -= times
        return cls(count, pairs, alone)


def mend_torn(text: str, words: Words) -> str:
    """Join the parts of torn words in a line."""
    parts = _PIECE.split(text)  # words at odd positions, what stands between them at even ones
    position = 1
    while position + 2 < len(parts):
        left, gap, right = parts[position : position + 3]
        if gap == " " and right[0].islower() and _is_torn(left.lower(), right.lower(), words):
            parts[position : position + 3] = [left + right]
        else:
            position += 2
    return "".join(parts)


def _is_torn(left: str, right: str, words: Words) -> bool:
    whole, apart = words.count[left + right], max(1, words.pairs[left, right])
    if whole < 2:
        only_together = words.count[left] == words.count[right] == apart
        return not whole and only_together and _is_compound(left, right, words)
    if all(_never_alone(part, words, apart) for part in (left, right)):
        return True
    if right in _list("small") or whole < _SURE * apart or min(len(left), len(right)) < 2:
        return False
    if left in _list("small"):
        return len(right) >= _LONG_TAIL and words.alone[right] <= 0
    if words.alone[left] <= 0 or words.alone[right] <= 0:
        return True
    return min(len(left), len(right)) >= _LONG


def _is_compound(left: str, right: str, words: Words) -> bool:
    """Tell whether parts that never stand alone make a compound of words: "scho olgaande".

    Words of the document (or a usual end of compounds) meet at another place in it than the gap
    of the scan.
    """
    whole = left + right
    cuts = range(_LONG, len(whole) - _LONG + 1)
    return any(
        words.count[whole[:cut]] > 1
        and (words.count[whole[cut:]] > 1 or whole[cut:] in _list("compound_ends"))
        for cut in cuts
        if cut != len(left)
    )


def _never_alone(part: str, words: Words, together: int) -> bool:
    """Tell whether a part is no word of the document: never without the other, or no vowel."""
    vowelless = len(part) == 1 and part not in "aeiou"
    return vowelless or (words.count[part] <= together and part not in _list("small"))


def mend_spaced(text: str, words: Words) -> str:
    """Join letters that are spaced out, and a first letter that stands off its word.

    Only into a word of the document, and for the first letter only where the rest is none.
    """

    def joined(match: re.Match[str]) -> str:
        whole = match[0].replace(" ", "")
        spaced = whole.lower() not in _list("emphasised")
        return whole if spaced and words.count[whole.lower()] else match[0]

    def attached(match: re.Match[str]) -> str:
        whole, rest = match[1] + match[2], match[2]
        return whole if words.count[whole] >= 1 and words.count[rest] == 1 else match[0]

    return _FIRST_LETTER.sub(attached, _SPACED.sub(joined, text))


def is_unreadable(text: str) -> bool:
    """Tell whether a line has a row of loose letters and marks, which are the ruins of words.

    A row of one sign (the dots of a form, a rule of dashes) is none, and neither are figures.
    Scraps behind the last sentence ("S0 a0 oo") are ruins too.
    """
    if _ends_in_scraps(text):
        return True
    row: list[str] = []
    for token in (*text.split(), "  "):
        if len(token) == 1 and not token.isdigit():
            row.append(token)
            continue
        last = token.rstrip(":;,.")  # "b e s l u i t:"
        whole = [*row, last] if len(last) == 1 else row
        if len(row) >= _LETTERS_IN_A_ROW and len(set(row)) > 2 and _is_ruin(whole):
            return True
        row = []
    return False


def _ends_in_scraps(text: str) -> bool:
    """Tell whether a line is, or ends behind a full stop in, a row of scraps: "S0 a0 oo".

    Two signs each, of which some mix a letter with a nought and others are letters that make no
    word; "A1 A2 B1" and "ma di wo" are none.
    """
    tail = text[text.rfind(". ") + 1 :].split()
    if len(tail) < _SCRAPS or not all(map(_SCRAP.fullmatch, tail)):
        return False
    mixed = [one for one in tail if not one.isalpha()]
    loose = [one for one in tail if one.isalpha() and one.lower() not in _list("small")]
    return len(mixed) + len(loose) == len(tail) and bool(mixed and loose)


def _is_ruin(row: Sequence[str]) -> bool:
    letters = "".join(token for token in row if token.isalpha()).lower()
    return bool(letters) and letters not in _list("emphasised")
