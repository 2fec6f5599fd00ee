"""Names of regulations in running text: catalogued ones, and names the text spells out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache

from corpus.accents import without_accents
from corpus.bodies import find_bodies
from corpus.citations.model import Instrument
from corpus.citations.words import alternation, words
from corpus.patterns import later
from corpus.regulations import Name, Named, Regulation, catalogue, fold

__all__ = ["NameBook", "is_abbreviation", "name_book", "printed_name"]

_WORD = later(r"[^\W_]+")
_LAST_WORD = later(r"[^\W_]+$")
_BETWEEN = later(r"[\s/\-\u00ad.,'’\"“”„()]{1,4}")
_YEAR = later(r"(?:19|20)\d\d")
_ONWARD = later(r"\s+e\.v\.")
_PLACE = later(
    r" (?P<gemeente>gemeente )?(?P<first>(?:'s-|['’]t )?[A-ZÀ-Þ][\w'’-]+)(?: [\w'’-]+){0,4}"
)
_LONGEST_NAME = 30  # words
_SHORTEST_DAMAGED = 8  # letters: a shorter word may be another word
_LOOK_ALIKES = str.maketrans("l1j0", "iiio")
_Trie = dict[str, "_Trie"]
_END = ""


class NameBook:
    """All names that may be looked up, as a trie of folded words; never changed once made."""

    def __init__(self, extra: Iterable[Named] = (), on: str | None = None) -> None:
        """Take the catalogue, further regulations (of a library) and the date of the text."""
        self.on = on
        self._extra: dict[tuple[str, ...], Named] = {}
        self._trie: _Trie = {}
        self._lasts: set[str] = set()
        self._shapes: dict[str, tuple[str, ...]] = {}
        for key in catalogue().forms():
            self._put(key)
        for named in extra:
            key = fold(named.name.form)
            self._extra[key] = named
            self._put(key)

    @cached_property
    def first(self) -> re.Pattern[str]:
        """Where a name may begin: the first words of all names."""
        firsts = sorted(filter(None, self._trie), key=len, reverse=True)
        # Folded words have no accents; the vowels of the text may.
        lenient = "|".join(map(_lenient, firsts))
        return later(rf"(?<![\w-])(?=\w)(?:{lenient})(?!\w)", re.IGNORECASE)

    def _put(self, key: tuple[str, ...]) -> None:
        node = self._trie
        for word in key:
            node = node.setdefault(word, {})
        node[_END] = {}
        self._lasts.update(key[-1:])
        shape = _shape("".join(key))
        if len(shape) >= _SHORTEST_DAMAGED:
            self._shapes.setdefault(shape, key)

    def at(self, text: str, start: int) -> Instrument | None:
        """Return the regulation whose name stands at ``start``, the longest one, or None."""
        node, best, position = self._trie, None, start
        key: list[str] = []
        while len(key) < _LONGEST_NAME:
            match = _next_word(text, position, start)
            if not match or (word := _fold_word(match.group())) not in node:
                break
            key.append(word)
            node, position = node[word], match.end()
            if _END in node and not _runs_on(text, position):
                named = self._named(tuple(key), text[start:position])
                best = _instrument(named, start, position) if named else best
        return best

    def may_end(self, text: str, end: int) -> bool:
        """Tell whether the word that ends at ``end`` is the last of some name."""
        match = _LAST_WORD.search(text, max(0, end - 40), end)
        return match is not None and _fold_word(match.group()) in self._lasts

    def damaged_at(self, text: str, start: int) -> Instrument | None:
        """Return the regulation whose long name stands at ``start`` with OCR damage, or None.

        "Partlcipatiewet", "Participatie wet": the same letters when look-alikes and gaps are
        forgotten.
        """
        position, shape, best = start, "", None
        for _ in range(12):
            match = _next_word(text, position, start)
            if not match or not text[start : start + 1].isupper():
                break
            shape += _shape(_fold_word(match.group()))
            position = match.end()
            if key := self._shapes.get(shape):
                named = self._extra.get(key) or catalogue().pick(
                    key, " ".join(key).title(), self.on
                )
                best = _instrument(named, start, position) if named else best
        return best

    def _named(self, key: tuple[str, ...], written: str) -> Named | None:
        return self._extra.get(key) or catalogue().pick(key, written, self.on)


def _next_word(text: str, position: int, start: int) -> re.Match[str] | None:
    """Return the next word when nothing but spacing stands before it."""
    if position == start:
        return _WORD.match(text, position)
    gap = _BETWEEN.match(text, position)
    return _WORD.match(text, gap.end()) if gap else None


def _instrument(named: Named, start: int, end: int) -> Instrument:
    return Instrument("name", named.official, start, end, named)


def _runs_on(text: str, end: int) -> bool:
    """Tell whether the word goes on after a hyphen: "Wmo-voorziening" names no law."""
    return bool(re.match(r"-\w", text[end : end + 2]))


def _lenient(word: str) -> str:
    vowels = {"a": "[aàáâä]", "e": "[eèéêë]", "i": "[iìíîï]", "o": "[oòóôö]", "u": "[uùúûü]"}
    return "".join(vowels.get(letter, re.escape(letter)) for letter in word)


def _shape(word: str) -> str:
    """Return a word with the signs that OCR confuses made one."""
    return word.translate(_LOOK_ALIKES)


@lru_cache(maxsize=8192)
def _fold_word(word: str) -> str:
    return without_accents(word).lower()


@lru_cache(maxsize=32)
def name_book(extra: tuple[Named, ...] = (), on: str | None = None) -> NameBook:
    """Return the book of the catalogue and ``extra``, as names stood on an ISO date."""
    return NameBook(extra, on)


class _Patterns:
    """What a printed name is made of."""

    def __init__(self) -> None:
        book = words()
        self.opener = later(rf"{alternation(book.lists['names.openers'])}(?=\s)")
        self.noun = later(rf"[\w/’'-]*{book.pattern('names.nouns')}(?!\w)", re.IGNORECASE)
        stops = book.pattern("names.stops")
        prepositions = book.pattern("names.prepositions")
        self.stop = later(
            rf"(?:{stops}|{prepositions}(?=\s+(?:de|het|een|die|dat|deze|dit|zijn|haar|\d)\s))(?!\w)",
            re.IGNORECASE,
        )
        self.tail = later(
            r"(?:[A-ZÀ-Þ][\w/’'.-]*|gemeente|van|de|het|en|der|op|den|voor|aan|over|\d{4})(?!\w)"
        )
        self.term = later(
            rf"{book.pattern('instruments.terms')}(?!\w)(?!\s+[A-Z])(?!\s+\d{{4}})", re.IGNORECASE
        )
        self.numbered = later(alternation(book.lists["names.numbered"]))
        self.abbreviation = later(
            rf"(?!{book.pattern('names.organisations')}\b)"
            rf"{alternation(book.lists['names.abbreviation'])}(?![\w-])"
        )
        self.local = later(
            rf"[\w/’'-]*{book.pattern('names.local')}(?=(?:\s+(?:en|[a-zà-ÿ][\w-]{{2,}})){{1,6}}"
            r"(?:\s+[A-ZÀ-Þ][\w’'-]+){1,4}\s+(?:19|20)\d\d(?!\w))"
        )
        self.introduced = later(
            rf"(?!{book.pattern('names.organisations')}\b)"
            rf"{alternation(book.lists['names.introduced'])}"
        )
        self.joint = later(rf"\b{book.pattern('names.joints')}$", re.IGNORECASE)
        self.titled = later(
            rf"(?i:{book.pattern('instruments.terms')})(?=\s+[A-Z][\w-]+(?:\s+[\w-]+){{0,6}}?\s+\d{{4}})"
        )
        self.word = later(r"\s*(?P<and>en\s+)?(?P<word>[\w/’'&-]+)")
        self.new_part = later(r"\s*en\s+(?:de|het|artikel\w*)\s|\s*artikel")


@cache
def _patterns() -> _Patterns:
    return _Patterns()


def printed_name(text: str, start: int, *, small: bool = False) -> Instrument | None:
    """Return the regulation whose name the text spells out at ``start``, though not catalogued.

    "Afvalstoffenverordening Utrecht 2019", "EG-Verdrag", "Wet openbaarheid van bestuur". The name
    runs until a verb, a comma or another word that no name holds. ``small`` allows a noun in small
    letters when a capital follows: "verordening Jeugdhulp 2020".
    """
    patterns = _patterns()
    if small and (match := patterns.titled.match(text, start)):
        return _printed(text, start, _walk(text, match.end(), lower=False))
    if match := patterns.numbered.match(text, start):
        return _printed(text, start, match.end())
    if not text[start : start + 1].isupper():
        return None
    return _spelled(text, start)


def is_abbreviation(word: str, *, introduced: bool = False) -> bool:
    """Tell whether a word has the form of the short name of a law: "Wpm", "WOZ"; not "VNG".

    What a text introduces as a short name may be any short word with a capital: "Wabc", "Pw".
    """
    patterns = _patterns()
    form = patterns.introduced if introduced else patterns.abbreviation
    return form.fullmatch(word) is not None


def _spelled(text: str, start: int) -> Instrument | None:
    patterns = _patterns()
    if match := patterns.abbreviation.match(text, start):
        return _printed(text, start, match.end())
    if patterns.opener.match(text, start):
        end = _walk(text, start, lower=True)
    elif patterns.term.match(text, start):
        end = start  # "de Wet": a term, not a name
    else:
        noun = _noun_end(text, start)
        if noun is None:
            return None
        local = patterns.local.match(text, start) is not None
        return _printed(text, start, _walk(text, noun, lower=local))
    return _printed(text, start, end) if len(text[start:end].split()) > 1 else None


def _noun_end(text: str, start: int) -> int | None:
    """Return where the noun ends of "Algemene plaatselijke verordening", a few words on."""
    patterns = _patterns()
    position = start
    for index in range(6):
        match = patterns.word.match(text, position)
        if not match or (
            index and (match["and"] or patterns.stop.match(text, match.start("word")))
        ):
            return None
        position = match.end()
        if patterns.noun.fullmatch(match["word"]):
            return position
    return None


def _walk(text: str, start: int, *, lower: bool) -> int:
    """Return where a name ends: at a stop word, a sign, or after a year.

    ``lower``: the name may go on in lower case, as that of a statute does.
    """
    patterns = _patterns()
    end = position = start
    for _ in range(_LONGEST_NAME):
        match = patterns.word.match(text, position)
        if not match or _stops(text, position, match.start("word")):
            break
        if not lower and not patterns.tail.match(text, match.start("word")):
            break
        if patterns.new_part.match(text, position):
            break
        word, position = match["word"], match.end()
        if word[0].isupper() or word[0].isdigit() or (lower and len(word) > 3):
            end = position
        if _YEAR.fullmatch(word):
            return _after_year(text, position)
    return end


def _after_year(text: str, year: int) -> int:
    """Return where a name ends of which the year ends at ``year``: with "e.v." or a municipality.

    "Legesverordening 2013 Kaag en Braassem", "Verordening jeugdhulp 2020 gemeente Lindervoort".
    """
    if after := _ONWARD.match(text, year):
        return after.end()
    place = _PLACE.match(text, year)
    if place is None:
        return year
    if place["gemeente"]:
        return place.end("first")
    known = [body for body in find_bodies(text[year : place.end()]) if body.start == 1]
    return year + known[0].end if known else year


def _stops(text: str, before: int, word: int) -> bool:
    """Tell whether a word ends a name; "het" does not after "op"."""
    patterns = _patterns()
    if not patterns.stop.match(text, word):
        return False
    article = text[word : word + 4].lower().startswith(("het ", "een "))
    return not (article and patterns.joint.search(text, max(0, before - 14), before))


def _printed(text: str, start: int, end: int) -> Instrument:
    title = " ".join(text[start:end].split())
    return _instrument(Named(Regulation(name=title), Name(title, title, "title")), start, end)
