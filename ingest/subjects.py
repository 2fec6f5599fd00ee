"""What a paper speaks of that is not itself: the regulation it amends, or the one it proposes.

In "De Afvalstoffenverordening Lindervoort 2019 wordt als volgt gewijzigd: A. Artikel 5 komt te
luiden" the numbers are those of the regulation amended; "artikel 4 van de nieuwe verordening" in a
council proposal is an article of the ordinance enclosed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.citations import Instrument
from corpus.citations.names import NameBook, printed_name
from corpus.model import Document, Provision
from ingest.scene import Owner

__all__ = ["amended_by", "amended_in", "proposed_by"]

_AMENDS = re.compile(r"\s+word(?:t|en)\s+(?:als\s+volgt\s+)?gewijzigd")
_START = re.compile(r"(?:^|[\n:;.])\s*(?:[A-Z]{1,3}|\d{1,2})?[.)]?\s*(?:De|Het)\s+(?=[A-Z])")
_LONGEST = 250  # characters between the start of a lead-in and its verb
_TITLE = re.compile(r"\bwijziging\s+(?:van\s+)?(?:de\s+|het\s+)?(?-i:(?=[A-Z]))", re.IGNORECASE)


def amended_in(text: str, names: NameBook) -> Owner | None:
    """Return the regulation that a lead-in announces: "De X 2022 wordt als volgt gewijzigd"."""
    for match in _AMENDS.finditer(text):
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


def proposed_by(document: Document) -> Owner | None:
    """Return the ordinance that a proposal or decision adopts, if it adopts just one."""
    return Owner("external", document.adopts[0]) if len(document.adopts) == 1 else None


def _name(text: str, start: int, names: NameBook) -> Instrument | None:
    return names.at(text, start) or printed_name(text, start)


def _owner(instrument: Instrument) -> Owner:
    return Owner("external", instrument.name, instrument.named)


def _texts(node: Provision) -> Iterator[str]:
    if node.text:
        yield node.text
    for child in node.children:
        yield from _texts(child)
