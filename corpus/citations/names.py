"""Names of regulations in running text: catalogued ones, and names the text spells out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from corpus.citations.model import Instrument
from corpus.citations.words import alternation, words
from corpus.regulations import Name, Named, Regulation, catalogue, fold

__all__ = ["NameBook", "name_book", "printed_name"]

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s/\-­.,'’\"“”„()]{1,4}$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_LONGEST_NAME = 30  # words
_Trie = dict[str, "_Trie"]
_END = ""


class NameBook:
    """All names that may be looked up, as a trie of folded words; never changed once made."""

    def __init__(self, extra: Iterable[Named] = (), on: str | None = None) -> None:
        """Take the catalogue, further regulations (of a library) and the date of the text."""
        self.on = on
        self._extra: dict[tuple[str, ...], Named] = {}
        self._trie: _Trie = {}
        for key in catalogue().forms():
            self._put(key)
        for named in extra:
            key = fold(named.name.form)
            self._extra[key] = named
            self._put(key)
        firsts = sorted(self._trie, key=len, reverse=True)
        self.first = re.compile(rf"(?<![\w-])(?:{'|'.join(map(_lenient, firsts))})", re.IGNORECASE)

    def _put(self, key: tuple[str, ...]) -> None:
        node = self._trie
        for word in key:
            node = node.setdefault(word, {})
        node[_END] = {}

    def at(self, text: str, start: int) -> Instrument | None:
        """Return the regulation whose name stands at ``start``, the longest one, or None."""
        node, best, position = self._trie, None, start
        key: list[str] = []
        while len(key) < _LONGEST_NAME:
            match = _WORD.search(text, position, position + 80)
            if not match or (
                match.start() != position
                and not (key and _BETWEEN.match(text[position : match.start()]))
            ):
                break
            word = _fold_word(match.group())
            if word not in node:
                break
            key.append(word)
            node, position = node[word], match.end()
            if _END in node and not _runs_on(text, position):
                written = text[start:position]
                named = self._extra.get(tuple(key)) or catalogue().pick(
                    tuple(key), written, self.on
                )
                if named:
                    best = Instrument("name", named.official, start, position, named)
        return best


def _runs_on(text: str, end: int) -> bool:
    """Tell whether the word goes on after a hyphen: "Wmo-voorziening" names no law."""
    return bool(re.match(r"-\w", text[end : end + 2]))


def _lenient(word: str) -> str:
    return re.escape(word) + r"(?!\w)"


@cache
def _fold_word(word: str) -> str:
    if word.isascii():
        return word.lower()
    flat = unicodedata.normalize("NFKD", word)
    return "".join(char for char in flat if not unicodedata.combining(char)).lower()


@cache
def name_book(extra: tuple[Named, ...] = (), on: str | None = None) -> NameBook:
    """Return the book of the catalogue and ``extra``, as names stood on an ISO date."""
    return NameBook(extra, on)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    book = words()
    nouns = book.pattern("names.nouns")
    openers = alternation(book.lists["names.openers"])
    stops = alternation(book.lists["names.stops"])
    return (
        re.compile(rf"{openers}(?=\s)"),
        re.compile(rf"[\w/’'-]*{nouns}(?!\w)", re.IGNORECASE),
        re.compile(rf"{stops}(?!\w)", re.IGNORECASE),
        re.compile(
            r"(?:[A-ZÀ-Þ][\w/’'.-]*|gemeente|van|de|het|en|der|op|den|voor|aan|over|\d{4})(?!\w)"
        ),
    )


def printed_name(text: str, start: int) -> Instrument | None:
    """Return the regulation whose name the text spells out at ``start``, though not catalogued.

    "Afvalstoffenverordening Utrecht 2019", "EG-Verdrag", "Wet openbaarheid van bestuur". The name
    runs until a verb, a comma or another word that no name holds.
    """
    opener, noun, stop, tail = _patterns()
    if not text[start : start + 1].isupper():
        return None
    if opener.match(text, start):
        end = _walk(text, start, stop, None)
        long_enough = len(text[start:end].split()) > 1
        return _named(text, start, end) if long_enough else None
    first = re.compile(r"[\w/’'-]+").match(text, start)
    if first and noun.fullmatch(first.group()):
        return _named(text, start, _walk(text, first.end(), stop, tail))
    position = start
    for _ in range(5):  # "Algemene plaatselijke verordening Utrecht 2010"
        match = re.compile(r"\s*([\w/’'-]+)").match(text, position)
        if not match or (position != start and stop.match(text, match.start(1))):
            return None
        position = match.end()
        if noun.fullmatch(match.group(1)) and position != start:
            return _named(text, start, _walk(text, position, stop, tail))
    return None


def _walk(text: str, start: int, stop: re.Pattern[str], tail: re.Pattern[str] | None) -> int:
    """Return where the name ends: at a stop word, a sign, or after a year."""
    end = position = start
    for _ in range(_LONGEST_NAME):
        match = re.compile(r"\s*(?:en\s+)?([\w/’'&-]+)").match(text, position)
        if not match or stop.match(text, match.start(1)):
            break
        word = match.group(1)
        if tail and not tail.match(text, match.start(1)):
            break
        if re.match(r"(?:en\s+)?(?:de|het|artikel\w*)\s", text[match.start() :].lstrip()[:12]) and (
            "en " in match.group() or word.startswith("artikel")
        ):
            break
        position = match.end()
        if word[0].isupper() or word[0].isdigit() or (tail is None and len(word) > 3):
            end = position
        if _YEAR.fullmatch(word):
            after = re.compile(r"\s+e\.v\.").match(text, position)
            return after.end() if after else position
    return end


def _named(text: str, start: int, end: int) -> Instrument:
    title = " ".join(text[start:end].split())
    regulation = Regulation(name=title)
    return Instrument("name", title, start, end, Named(regulation, Name(title, title, "title")))
