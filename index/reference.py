"""What stands beside a reference in the search box: the documents it is looked for in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from corpus.library import Entry
from corpus.typed import TypedReference, read_bare_number
from index.analysis import is_stop, stem, words_of_text
from index.spelling import is_missing, like
from index.state import State

__all__ = ["documents_meant", "read_number", "with_names_mended", "words_beside"]

# Left over from a reference in an odd order; no document is called by them.
_LEVELS = frozenset(("art", "artikel", "artikelen", "lid", "leden", "onder", "onderdeel", "sub"))
_SHORTEST_PART = 4  # letters of the part of a name by which a document is called


def read_number(text: str, entries: Sequence[Entry]) -> TypedReference | None:
    """Return the article that a number stands for beside a name alone, or None.

    "28 Maastricht 2016" and "IOAW 35" are that, "27 jaar" and "Maastricht 27 jaar" are not.
    """
    read = read_bare_number(text)
    if read is None:
        return None
    meant, left = documents_meant(read.rest, entries)
    return read if not left and (meant or read.instrument) else None


def words_beside(read: TypedReference) -> str:
    """Return what to search for when a reference leads nowhere: the words beside it, its law.

    Without any of these the numbers of its articles.
    """
    numbers = " ".join(target.article or "" for target in read.targets)
    law = f'"{read.instrument}"' if read.instrument else ""
    return f"{read.rest} {law}".strip() or numbers or read.text


def with_names_mended(
    words: str, entries: Sequence[Entry], state: State | None = None
) -> tuple[str, dict[str, str]]:
    """Mend words that name no document but are spelled almost like a name of one.

    Args:
        words: what stands beside a reference.
        entries: the documents of the library.
        state: the words that the library has; these are left as they are.

    Returns:
        The words, and those that were read as others: {"masshorst": "maashorst"}.
    """
    typed = words_of_text(words)
    missing = [word for word in typed if is_missing(word, state) and not _named_by(word, entries)]
    if not missing:
        return words, {}
    names = dict.fromkeys((name for entry in entries for name in _called_of(entry).words), 1)
    named = {word: found[0] for word in missing if (found := like(word, names))}
    return " ".join(named.get(word, word) for word in typed), named


def documents_meant(words: str, entries: Sequence[Entry]) -> tuple[list[Entry], list[str]]:
    """Return the documents that words name by title, municipality, kind or year.

    The second value holds the words that none of those documents is named by. Without any match
    the list is empty and all words are left. Regulations come before other papers.
    """
    wanted = [word for word in words_of_text(words) if not is_stop(word) and word not in _LEVELS]
    if not wanted:
        return [], []
    ids = {word: _named_by(word, entries) for word in wanted}
    hits = [({word for word in wanted if entry.id in ids[word]}, entry) for entry in entries]
    most = max((len(found) for found, _ in hits), default=0)
    if not most:
        return [], wanted
    best = [(found, entry) for found, entry in hits if len(found) == most]
    named = set().union(*(found for found, _ in best))
    order = sorted(
        best, key=lambda item: item[1].kind not in ("verordening", "beleidsregel", "wet")
    )
    return [entry for _, entry in order], [word for word in wanted if word not in named]


class _Called(Struct, frozen=True):
    """By what a document is called: its words with their parts, and the stems of these.

    ``text`` holds all words, each after a space.
    """

    words: frozenset[str]
    stems: frozenset[str]
    text: str


@lru_cache(maxsize=50_000)
def _called(*names: str) -> _Called:
    found = words_of_text(" ".join(names))
    parts = words_of_text(" ".join(names).replace("-", " "))  # Maastricht-Heuvelland
    every = frozenset((*found, *parts))
    return _Called(every, frozenset(map(stem, every)), "".join(f" {word}" for word in every))


@lru_cache(maxsize=1_000)
def _full_names(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the names of the laws that a word is short for: "pw" is the Participatiewet."""
    from corpus.regulations import catalogue, fold

    named = catalogue().forms().get(fold(word), ())
    return tuple(tuple(words_of_text(item.regulation.name)) for item in named)


def _called_of(entry: Entry) -> _Called:
    return _called(entry.title, entry.citation_title or "", entry.kind, *entry.bodies, *entry.years)


def _named_by(word: str, entries: Sequence[Entry]) -> set[str]:
    """Return the ids of the documents that a folded word names by itself."""
    laws = [set(name) for name in _full_names(word)]
    part = word.isalpha() and len(word) >= _SHORTEST_PART
    root, beginning = stem(word), f" {word}"
    found = set()
    for entry in entries:
        called = _called_of(entry)
        if (
            word in called.words
            or (part and (root in called.stems or beginning in called.text))
            or any(law <= called.words for law in laws)
        ):
            found.add(entry.id)
    return found
