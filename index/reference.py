"""A reference in the search box: what it points at, in a document of the library or in a law."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from corpus.library import Entry
from corpus.model import Target
from index.analysis import is_stop, stem, words_of_text

__all__ = ["ReadReference", "documents_meant", "read_reference"]

# Only a query with one of these can hold a reference: the grammar is loaded for those alone.
_SIGN = re.compile(
    r"\d|\b(?:art|lid|leden|hoofdstuk|paragraaf|afdeling|titel|bijlage|onder)", re.IGNORECASE
)
_ADDRESS = re.compile(r"\b(\d+[a-z]{0,3})/(\d*[a-z]?)(?:/(\w+))?(?:/(\w+))?(?!\w)", re.IGNORECASE)
# An article number without the word: "9f lid 5", "10da Pw", "7:10 Awb"; a plain number or what
# looks like an ordinal ("1e") only when a paragraph follows.
_BARE = re.compile(
    r"(?<![\w.,:/-])(?!\d+(?:de|ste|x|km|m2)\b)"
    r"(?=\d+(?:[a-df-z][a-z]{0,2}|:\d+[a-z]?)\b|\d+[a-z]{0,3}\s*,?\s+lid\b)\d",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\b(?:toelichting|nota van toelichting)(?:\s+(?:op|bij|van))?\s*$", re.IGNORECASE
)
_ASKED = re.compile(
    r"\b(?:wie|welke|wat)\s+(?:citeert|citeren|verwijst|verwijzen|noemt|noemen)(?:\s+naar)?\b"
    r"|\bverwijzingen?\s+naar\b",
    re.IGNORECASE,
)


class ReadReference(Struct, frozen=True, kw_only=True):
    """A reference as read: its words, the places it names, and what is left of the query.

    ``instrument`` is the full name of a regulation of the catalogue, or None. ``note``: the
    explanatory note on that place is meant. ``citing``: who cites it is asked, not the place.
    """

    text: str
    targets: tuple[Target, ...]
    instrument: str | None = None
    instrument_id: str | None = None
    rest: str = ""
    note: bool = False
    citing: bool = False


def read_reference(text: str) -> ReadReference | None:
    """Return the first reference in a query, or None; never raises."""
    if not _SIGN.search(text):
        return None
    asked = _ASKED.search(text)
    if asked:
        inner = read_reference(f"{text[: asked.start()]} {text[asked.end() :]}")
        return replace(inner, citing=True) if inner else None
    return _from_address(text) or _from_words(text)


def documents_meant(words: str, entries: Sequence[Entry]) -> tuple[list[Entry], list[str]]:
    """Return the documents that words name by title, municipality, kind or year.

    The second value holds the words that none of those documents is named by. Without any match
    the list is empty and all words are left. Regulations come before other papers.
    """
    wanted = [word for word in words_of_text(words) if not is_stop(word)]
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


def _from_words(text: str) -> ReadReference | None:
    from corpus.citations import find

    shifted, inserted = text, 0
    found = [item for item in find(text) if item.targets and not item.anchor]
    if not found:
        bare = _BARE.search(text)
        if bare:
            word = "artikel "
            shifted = f"{text[: bare.start()]}{word}{text[bare.start() :]}"
            inserted = len(word)
            found = [item for item in find(shifted) if item.targets and not item.anchor]
    if not found:
        return None
    first = found[0]
    before, after = shifted[: first.start], shifted[first.end :]
    named = first.instrument if first.instrument and first.instrument.kind == "name" else None
    if named and named.end <= first.start:
        before = f"{shifted[: named.start]} {shifted[named.end : first.start]}"
    read = _read(first.text[inserted:], first.targets, before, after)
    if named is None:
        return _with_law(read)
    regulation = named.named.regulation if named.named else None
    return replace(
        read,
        instrument=named.name,
        instrument_id=regulation.id_of(first.targets[0].article) if regulation else None,
    )


def _read(text: str, targets: tuple[Target, ...], before: str, after: str) -> ReadReference:
    note = _NOTE.search(before)
    if note:
        before = before[: note.start()]
    rest = " ".join(f"{before} {after}".replace(",", " ").split())
    return ReadReference(text=text, targets=targets, rest=rest, note=bool(note))


def _with_law(read: ReadReference) -> ReadReference:
    """Fill in the law when all that is left is its name, in any case: "art 8 wwb"."""
    from corpus.regulations import catalogue

    words = [word for word in words_of_text(read.rest) if not is_stop(word)]
    if not words:
        return read
    for form, named in catalogue().forms().items():
        if [*form] == words and named:
            regulation = named[0].regulation
            return replace(
                read,
                instrument=named[0].official,
                instrument_id=regulation.id_of(read.targets[0].article),
                rest="",
            )
    return read


class _Called(Struct, frozen=True):
    """By what a document is called: its words, their stems, and all letters in a row."""

    words: frozenset[str]
    stems: frozenset[str]
    letters: str


@lru_cache(maxsize=50_000)
def _called(*names: str) -> _Called:
    found = words_of_text(" ".join(names))
    return _Called(frozenset(found), frozenset(map(stem, found)), "".join(found))


def _names(entry: Entry, word: str) -> bool:
    called = _called(
        entry.title, entry.citation_title or "", entry.kind, *entry.bodies, *entry.years
    )
    if word in called.words:
        return True
    if word.isdigit():
        return False
    return stem(word) in called.stems or (len(word) > 3 and word in called.letters)
