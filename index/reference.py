"""A reference in the search box: what it points at, in a document of the library or in a law."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from corpus.library import Entry
from corpus.model import Target
from index.analysis import is_stop, stem, words_of_text

if TYPE_CHECKING:
    from corpus.citations import Citation
    from corpus.regulations import Named

__all__ = ["ReadReference", "documents_meant", "read_number", "read_reference", "words_beside"]

# Only a query with one of these can hold a reference: the grammar, which takes longer to load than
# a search does, is loaded for those alone. A year is no article.
_SIGN = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d|\b(?:art|lid|leden|hoofdstuk|paragraaf|afdeling|titel|bijlage|onder)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(\d+[a-z]{0,3})/(\d*[a-z]?)(?:/(\w+))?(?:/(\w+))?(?!\w)", re.IGNORECASE)
# An article number without the word: "9f lid 5", "lid 5 9f", "10da Pw", "7:10 Awb"; a plain number
# or what looks like an ordinal ("1e") only when a paragraph follows.
_BARE = re.compile(
    r"(?<![\w.,:/-])(?!\d+(?:de|ste|x|km|m2)\b)"
    r"(?=\d+(?:[a-df-z][a-z]{0,2}|:\d+[a-z]?)\b|\d+(?:\.\d+)?[a-z]{0,3}\s*,?\s+lid\b)\d",
    re.IGNORECASE,
)
# A number that may be an article, but also an amount or an age: "28", "3.2"; no year.
_NUMBER = re.compile(r"(?<![\w.,:/€-])\d{1,3}(?:\.\d{1,2})?(?![\w.,:/%-]|\s*%)")
# Who begins with the smallest part leaves out "van": "onder c lid 5 artikel 9f".
_POINT_FIRST = re.compile(
    r"\b(?:onder(?:deel)?|sub|letter)\s+[a-z0-9]{1,3}\s*,?\s+(?=lid\s+\d|\w+\s+lid\b)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\b(?:toelichting|nota van toelichting)(?:\s+(?:op|bij|van))?\s*$", re.IGNORECASE
)
_NOTE_AFTER = re.compile(r"^\s*,?\s*(?:met |nota van )?toelichting\b", re.IGNORECASE)
_NOTE_ADDRESS = re.compile(r"\bnote:(?=\d)", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:wie|welke|wat)(?:\s+\w+)?\s+(?:citeert|citeren|verwijst|verwijzen|noemt|noemen)"
    r"(?:\s+naar)?\b|\bverwijzingen?\s+naar\b",
    re.IGNORECASE,
)
# Left over from a reference in an odd order; no document is called by them.
_LEVELS = frozenset(("art", "artikel", "artikelen", "lid", "leden", "onder", "onderdeel", "sub"))
_SHORTEST_PART = 4  # letters of the part of a name by which a document is called


class ReadReference(Struct, frozen=True, kw_only=True):
    """A reference as read: its words, the places it names, and what is left of the query.

    ``instrument`` is the full name of a regulation of the catalogue, or None. ``note``: the
    explanatory note on that place is meant. ``citing``: who cites it is asked, not the place.
    ``ranges`` are pairs of articles of which all in between are meant, as far as a document has
    them.
    """

    text: str
    targets: tuple[Target, ...]
    instrument: str | None = None
    instrument_id: str | None = None
    rest: str = ""
    note: bool = False
    citing: bool = False
    ranges: tuple[tuple[str, str], ...] = ()


def read_reference(text: str) -> ReadReference | None:
    """Return the first reference in a query, or None; never raises."""
    if not _SIGN.search(text):
        return None
    text = _NOTE_ADDRESS.sub("toelichting artikel ", text)
    asked = _ASKED.search(text)
    if asked:
        inner = read_reference(f"{text[: asked.start()]} {text[asked.end() :]}")
        return replace(inner, citing=True) if inner else None
    return _from_address(text) or _from_words(_Typed(text))


def read_number(text: str, entries: Sequence[Entry]) -> ReadReference | None:
    """Return the article that a number stands for beside a name alone, or None.

    "28 Maastricht 2016" and "IOAW 35" are that, "27 jaar" and "Maastricht 27 jaar" are not.
    """
    number = _NUMBER.search(text)
    if not number:
        return None
    typed = _Typed(text)
    typed.insert(number.start(), "artikel ")
    read = _from_words(typed)
    if read is None:
        return None
    meant, left = documents_meant(read.rest, entries)
    return read if not left and (meant or read.instrument) else None


def words_beside(read: ReadReference) -> str:
    """Return what to search for when a reference leads nowhere: the words beside it, its law.

    Without any of these the numbers of its articles.
    """
    numbers = " ".join(target.article or "" for target in read.targets)
    law = f'"{read.instrument}"' if read.instrument else ""
    return f"{read.rest} {law}".strip() or numbers or read.text


def documents_meant(words: str, entries: Sequence[Entry]) -> tuple[list[Entry], list[str]]:
    """Return the documents that words name by title, municipality, kind or year.

    The second value holds the words that none of those documents is named by. Without any match
    the list is empty and all words are left. Regulations come before other papers.
    """
    wanted = [word for word in words_of_text(words) if not is_stop(word) and word not in _LEVELS]
    if not wanted:
        return [], []
    hits = [({word for word in wanted if _names(entry, word)}, entry) for entry in entries]
    most = max((len(found) for found, _ in hits), default=0)
    if not most:
        return [], wanted
    best = [(found, entry) for found, entry in hits if len(found) == most]
    named = set().union(*(found for found, _ in best))
    order = sorted(
        best, key=lambda item: item[1].kind not in ("verordening", "beleidsregel", "wet")
    )
    return [entry for _, entry in order], [word for word in wanted if word not in named]


def _from_address(text: str) -> ReadReference | None:
    match = _ADDRESS.search(text)
    if not match:
        return None
    levels = [(part or "").lower() or None for part in match.groups()]
    target = Target(article=levels[0], paragraph=levels[1], point=levels[2], subpoint=levels[3])
    before = re.sub(r"\b(?:artikel|art\.?)\s*$", "", text[: match.start()], flags=re.IGNORECASE)
    return _read(match.group(), (target,), before, text[match.end() :])


class _Typed:
    """A question with the words put in that a person leaves out; knows what was typed."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._origin: list[int | None] = list(range(len(original)))
        self.text = original

    def insert(self, place: int, words: str) -> None:
        self.text = f"{self.text[:place]}{words}{self.text[place:]}"
        self._origin[place:place] = [None] * len(words)

    def between(self, start: int, end: int) -> str:
        """Return what was typed of a span of the text."""
        places = [place for place in self._origin[start:end] if place is not None]
        return self._original[places[0] : places[-1] + 1] if places else ""


def _from_words(typed: _Typed) -> ReadReference | None:
    if not any(map(_is_whole, _citations(typed.text))):
        bare = _BARE.search(typed.text)
        if bare:
            typed.insert(bare.start(), "artikel ")
    found = _in_order(typed)
    first = next(filter(_is_whole, found), None)
    if first is None:
        return None
    before, after = typed.between(0, first.start), typed.between(first.end, len(typed.text))
    named = first.instrument if first.instrument and first.instrument.kind == "name" else None
    if named and named.end <= first.start:
        between = typed.between(named.end, first.start)
        before = f"{typed.between(0, named.start)} {between}"
    read = _read(typed.between(first.start, first.end), first.targets, before, after)
    read = replace(read, ranges=first.ranges)
    if named is None:
        return _with_law(read)
    if named.named is None:
        return replace(read, instrument=named.name)
    return _in_law(read, named.named)


def _citations(text: str) -> tuple[Citation, ...]:
    from corpus.citations import find

    return find(text)


def _is_whole(citation: Citation) -> bool:
    return bool(citation.targets) and not citation.anchor


def _in_order(typed: _Typed) -> tuple[Citation, ...]:
    """Return the citations, also of one that begins with its smallest part: "lid 5 artikel 9f"."""
    for point in reversed(list(_POINT_FIRST.finditer(typed.text))):
        typed.insert(point.end(), "van ")
    found = _citations(typed.text)
    for part, whole in reversed(list(pairwise(found))):
        between = typed.text[part.end : whole.start]
        if part.anchor == "own" and _is_whole(whole) and not between.strip(" ,"):
            typed.insert(whole.start, "van ")
    return _citations(typed.text)


def _read(text: str, targets: tuple[Target, ...], before: str, after: str) -> ReadReference:
    note, noted = _NOTE.search(before), _NOTE_AFTER.search(after)
    if note:
        before = before[: note.start()]
    if noted:
        after = after[noted.end() :]
    rest = " ".join(f"{before} {after}".replace(",", " ").split())
    return ReadReference(text=text, targets=targets, rest=rest, note=bool(note or noted))


def _with_law(read: ReadReference) -> ReadReference:
    """Fill in the law when its name begins or ends what is left, in any case: "art 8 wwb"."""
    from corpus.regulations import catalogue

    words = [word for word in words_of_text(read.rest) if not is_stop(word)]
    forms = catalogue().forms()
    for size in range(len(words), 0, -1):
        for start in dict.fromkeys((0, len(words) - size)):
            named = forms.get(tuple(words[start : start + size]))
            if named:
                rest = " ".join(words[:start] + words[start + size :])
                return replace(_in_law(read, named[0]), rest=rest)
    return read


def _in_law(read: ReadReference, named: Named) -> ReadReference:
    """Return the reference in a law, its articles as that law numbers them: 7.10 Awb is 7:10."""
    targets = read.targets
    if named.regulation.numbering == "colon":
        targets = tuple(
            replace(target, article=target.article and target.article.replace(".", ":"))
            for target in targets
        )
    return replace(
        read,
        targets=targets,
        instrument=named.official,
        instrument_id=named.regulation.id_of(targets[0].article),
    )


class _Called(Struct, frozen=True):
    """By what a document is called: its words with their parts, and the stems of these."""

    words: frozenset[str]
    stems: frozenset[str]


@lru_cache(maxsize=50_000)
def _called(*names: str) -> _Called:
    found = words_of_text(" ".join(names))
    parts = words_of_text(" ".join(names).replace("-", " "))  # Maastricht-Heuvelland
    every = frozenset((*found, *parts))
    return _Called(every, frozenset(map(stem, every)))


def _names(entry: Entry, word: str) -> bool:
    called = _called(
        entry.title, entry.citation_title or "", entry.kind, *entry.bodies, *entry.years
    )
    if word in called.words:
        return True
    if not word.isalpha() or len(word) < _SHORTEST_PART:
        return False
    return stem(word) in called.stems or any(name.startswith(word) for name in called.words)
