"""What a paper speaks of that is not itself: the regulation it amends, or the one it proposes.

In "De Afvalstoffenverordening Lindervoort 2019 wordt als volgt gewijzigd: A. Artikel 5 komt te
luiden" the numbers are those of the regulation amended; "artikel 4 van de nieuwe verordening" in a
council proposal is an article of the ordinance enclosed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.citations import Instrument
from corpus.citations.names import NameBook, printed_name
from corpus.citations.words import words
from corpus.model import Document, Provision
from ingest.references.scene import Owner

__all__ = ["amended_by", "amended_in", "changes", "proposed_by"]

_START = re.compile(r"(?:^|[\n:;.])\s*+(?:[A-Z]{1,3}|\d{1,2})?[.)]?\s*+(?:De|Het)\s++(?=[A-Z])")
_REACH = 120  # characters from a place to the verb that changes it
_LONGEST = 250  # characters between the start of a lead-in and its verb
_TITLE = re.compile(r"\bwijziging\s+(?:van\s+)?(?:de\s+|het\s+)?(?-i:(?=[A-Z]))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Patterns:
    lead_in: re.Pattern[str]
    verb: re.Pattern[str]
    beside: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    book = words()
    return _Patterns(
        lead_in=re.compile(rf"(?<!\s)\s++{book.pattern('amending.lead_ins')}(?!\w)"),
        verb=re.compile(rf"[^.:;\n]*?\b{book.pattern('amending.verbs')}(?!\w)"),
        beside=re.compile(rf"\b{book.pattern('amending.beside')}(?!\w)"),
    )


def amended_in(text: str, names: NameBook) -> Owner | None:
    """Return the regulation that a lead-in announces: "De X 2022 wordt als volgt gewijzigd"."""
    for match in _patterns().lead_in.finditer(text):
        floor = max(0, match.start() - _LONGEST)
        for start in reversed(list(_START.finditer(text, floor, match.start()))):
            named = _name(text, start.end(), names)
            if named and named.end <= match.start():
                return _owner(named)
    return None


def amended_by(document: Document, names: NameBook) -> Owner | None:
    """Return the one regulation that a document amends, by its lead-ins or else its title."""
    found = {
        owner.name: owner for text in _texts(document.tree) if (owner := amended_in(text, names))
    }
    if found:
        return next(iter(found.values())) if len(found) == 1 else None
    title = _TITLE.search(document.title)
    named = _name(document.title, title.end(), names) if title else None
    return _owner(named) if named else None


def changes(text: str, end: int) -> Literal["words", "articles"] | None:
    """Tell what an instruction does with the place cited up to ``end``, None when it is none.

    It changes its words ("komt te luiden"), or puts new articles beside it ("wordt na artikel 9
    een artikel ingevoegd").
    """
    rest = text[end : end + _REACH]
    found = _patterns().verb.match(rest)
    if found is None:
        return None
    return "articles" if _patterns().beside.search(rest[: found.end()]) else "words"


def proposed_by(document: Document, noun: str = "") -> Owner | None:
    """Return the ordinance that a proposal or decision adopts, if just one title has the noun."""
    titles = [title for title in document.adopts if noun.lower() in title.lower()]
    return Owner("external", titles[0]) if len(titles) == 1 else None


def _name(text: str, start: int, names: NameBook) -> Instrument | None:
    return names.at(text, start) or printed_name(text, start)


def _owner(instrument: Instrument) -> Owner:
    return Owner("external", instrument.name, instrument.named)


def _texts(node: Provision) -> Iterator[str]:
    if node.text:
        yield node.text
    for child in node.children:
        yield from _texts(child)
