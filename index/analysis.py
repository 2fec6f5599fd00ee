"""Dutch words for searching: tokens with their place, folding, stems.

Analysis happens here and nowhere else: every engine gets these terms and only these, so that no
engine finds what another misses. The word lists are data: ``corpus/data/search_words.toml``.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from corpus.accents import without_accents
from corpus.data import data_file, read_data

__all__ = [
    "Token",
    "fold",
    "is_stop",
    "links",
    "no_parts",
    "openings",
    "stem",
    "stems_of",
    "tokens",
    "version",
    "words_of_text",
]

_VERSION = 2  # of the code below; the word lists are counted apart
_DATA = ("search_words", "synonyms", "instruments", "regulations")  # what words lead to, too

_LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*"
_TOKEN = re.compile(
    rf"\d+(?:[.,:]\d+)*[a-z]{{0,3}}(?![^\W\d_])"  # 12, 2,5, 1.000, 7:10, 9f, 10da
    rf"|{_LETTERS}(?:[-\u00ad\u2010\u2011'’]{_LETTERS}|[-\u2010\u2011]\d+)*"  # re-integratie
    r"|[%€§]",
    re.IGNORECASE,
)
_SHARED = re.compile(rf"({_LETTERS})- (?:en|of|en/of|dan wel) ({_LETTERS})")
_SHORTEST_PART = 3
_LONGEST = 80  # characters of a word; what is longer is no word but noise of a scan
_HYPHENS = re.compile(r"[-\u00ad\u2010\u2011'’]")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_VOWELS = "aeiou"
_VOICELESS = {"z": "s", "v": "f"}  # huiz-en, huis; brief, briev-en
_SIGNS = {"%": "procent", "€": "euro", "§": "paragraaf"}


class Token(NamedTuple):
    """A folded word and its half-open span in the text."""

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the words and numbers of a text, folded, in order."""
    for match in _TOKEN.finditer(text):
        yield Token(fold(match.group()), match.start(), match.end())


def words_of_text(text: str) -> list[str]:
    """Return the folded words and numbers of a text, in order."""
    return [fold(word) for word in _TOKEN.findall(text)]


def stems_of(text: str) -> list[str]:
    """Return the stems of a text, in order; the parts of a hyphenated word follow the whole.

    At the end come the words that a shared part stands for, with every possible ending, as only the
    reader knows where the part begins: "subsidie- en budgetplafonds" yields subsidieplafond.
    """
    found: list[str] = []
    for word in _TOKEN.findall(text):
        found.append(stem(fold(word)))
        found.extend(_parts(word))
    if "- " in text:
        for first, last in _SHARED.findall(text):
            found.extend(_completed(fold(first), fold(last)))
    return found


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return a word in lower case, without accents and inner hyphens.

    "re-integratie", "reïntegratie" and "Reintegratie" become the same; "1.000" becomes "1000",
    "%" becomes "procent". Of a longer word only the first 80 characters count.
    """
    word = word[:_LONGEST]
    if word in _SIGNS:
        return _SIGNS[word]
    word = without_accents(word)
    if word[0].isdigit():
        if _GROUPED.match(word):
            word = word.replace(".", "")
        return word.lower().removesuffix(",00")
    return _HYPHENS.sub("", word).casefold()


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of a folded word, spelled as the word alone would be.

    "begrippen" becomes "begrip" and "bewijzen" "bewijs", which the stemmer leaves as "begripp" and
    "bewijz": a stem ends in no double consonant, no z and no v.
    """
    if word[0].isdigit():
        return word
    found = _stem(word)
    if len(found) > _SHORTEST_PART and found[-1] == found[-2] and found[-1] not in _VOWELS:
        found = found[:-1]
    return found[:-1] + _VOICELESS.get(found[-1], found[-1])


def _stem(word: str) -> str:
    for length in range(min(len(word), _longest_ending()), 2, -1):
        ending = word[-length:]
        if ending in _endings():
            return word[:-length] + _endings()[ending]
    return str(_stemmer().stemWord(word))


def is_stop(word: str) -> bool:
    """Tell whether a folded word says nothing about the subject of a question."""
    return word in _stop_words()


@cache
def no_parts() -> frozenset[str]:
    """Return the folded words that are no part of a compound."""
    return frozenset(_language()["no_parts"])


@cache
def openings() -> dict[tuple[str, ...], str]:
    """Return the word that answers a short question, by the folded words that it opens with."""
    return {
        tuple(words_of_text(opening)): word for opening, word in _language()["openings"].items()
    }


@cache
def links(*, after_verbs: bool = False) -> tuple[str, ...]:
    """Return what may stand between two parts of a compound, "" for nothing."""
    return tuple(_language()["links_after_verbs" if after_verbs else "links"])


@cache
def version() -> str:
    """Return what an index must have been made with: code and word lists."""
    lists = "".join(f"{zlib.crc32(data_file(name).read_bytes()):08x}" for name in _DATA)
    return f"{_VERSION}-{lists}"


@lru_cache(maxsize=1_000)
def _completed(first: str, last: str) -> tuple[str, ...]:
    places = range(_SHORTEST_PART, len(last) - _SHORTEST_PART)
    return tuple(stem(first + last[place:]) for place in places)


@lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[str, ...]:
    if not any(char in word for char in "-\u2010\u2011"):
        return ()
    parts = [fold(part) for part in re.split(r"[-\u2010\u2011]", word)]
    return tuple(stem(part) for part in parts if part not in _prefixes() and len(part) > 1)


@cache
def _language() -> dict[str, Any]:
    return read_data("search_words")


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(_language()["prefixes"])


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(_language()["stop"])


@cache
def _endings() -> dict[str, str]:
    return dict(_language()["endings"])


@cache
def _longest_ending() -> int:
    return max(map(len, _endings()))


@cache
def _stemmer() -> Any:
    import Stemmer

    # Not "dutch": that one unites begeleiding with beleid, and als with alle.
    return Stemmer.Stemmer("dutch_porter")
