"""Words that lead to other words: synonyms, instruments, names of statutes.

Made from the catalogues when an index is built and kept in its state, so that a search reads only
the rows it needs. The catalogues: ``corpus/data/synonyms.toml``, ``instruments.toml`` with the
user's own instruments, and ``regulations.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import TYPE_CHECKING, Literal, NamedTuple

from corpus.data import read_data
from index.analysis import is_stop, stem, words_of_text

if TYPE_CHECKING:
    from corpus.instruments import Instrument

__all__ = ["Rule", "rules", "terms_of"]

Kind = Literal["synoniem", "verwant", "instrument", "wet"]


class Rule(NamedTuple):
    """Who types the terms ``ask`` (in a row) also finds what holds all terms ``find``.

    ``shown`` is how the catalogue writes the latter.
    """

    ask: tuple[str, ...]
    find: tuple[str, ...]
    kind: Kind
    shown: str


def terms_of(text: str) -> tuple[str, ...]:
    """Return the stems of a text, hyphenated words as one."""
    return tuple(stem(word) for word in words_of_text(text))


def rules(own: Iterable[Instrument] = ()) -> Iterator[Rule]:
    """Yield every rule of the catalogues; the same pair may come from more than one.

    ``own`` are the instruments that the user added to the library.
    """
    synonyms = read_data("synonyms")
    for group in synonyms["same"]:
        yield from _pairs(group, "synoniem")
    for row in synonyms["also"]:
        for ask in row["ask"]:
            for find in row["find"]:
                yield from _rule(ask, find, "verwant")
    yield from _instruments(own)
    yield from _regulations()


def _regulations() -> Iterator[Rule]:
    from corpus.regulations import catalogue

    for regulation in catalogue().regulations:
        for name in regulation.names:
            yield from _pairs((regulation.name, name.form), "wet")


def _instruments(own: Iterable[Instrument]) -> Iterator[Rule]:
    from corpus.instruments import catalogue

    entries = catalogue(own)
    by_key = {entry.key: entry for entry in entries}
    for entry in entries:
        for name in entry.names:
            yield from _pairs((entry.name, name), "instrument")
        wider = by_key.get(entry.wider or "")
        if wider is not None:
            yield from _rule(wider.name, entry.name, "instrument")


def _pairs(words: Iterable[str], kind: Kind) -> Iterator[Rule]:
    for ask, find in permutations(words, 2):
        yield from _rule(ask, find, kind)


def _rule(ask: str, find: str, kind: Kind) -> Iterator[Rule]:
    asked = terms_of(ask)
    found = tuple(
        stem(word) for word in dict.fromkeys(words_of_text(find)) if not is_stop(word)
    ) or terms_of(find)
    if asked and found and asked != found:
        yield Rule(asked, found, kind, find)
