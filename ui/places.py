"""From what a person writes for a provision to its address: 26/2, "artikel 26 lid 2"."""

from __future__ import annotations

import re

from corpus.addresses import Address, Located, locate_all, located
from corpus.errors import UsageError
from corpus.model import Document, Target

__all__ = ["provisions_at", "read_place"]

_WRITTEN = re.compile(r"(?:note:)?[\w.:]+(?:/[\w.:°]*){0,3}(?:/[\w.:/]+)?")
_SPACED = re.compile(r"\d+ ?[a-z]{0,2}\.?", re.IGNORECASE)  # "9 f."
_IN_WORDS = re.compile(r"(?:art|lid|onder|sub|hoofdstuk\d|bijlage\d)", re.IGNORECASE)
_GENERAL = re.compile(r"(?:de\s+)?algemene\s+toelichting", re.IGNORECASE)


def read_place(text: str) -> Address:
    """Return the address that was written as one, or as a reference in words.

    "26/2", "artikel 26 lid 2", "art. 26, tweede lid" and "lid 2 van artikel 26" are the same
    place; "toelichting op artikel 26" is the note on it.

    Raises:
        UsageError: the words are neither, name several provisions, or one of another regulation.
    """
    words = " ".join(text.split())
    if _GENERAL.fullmatch(words):
        return Address(special="algemeen", note=True)
    if _WRITTEN.fullmatch(words) and not _IN_WORDS.match(words):
        return Address.parse(words)
    from corpus.typed import read_typed

    read = read_typed(words)
    if read is None or read.rest or read.instrument:
        if "/" in words or _SPACED.fullmatch(words):
            return Address.parse(words)
        raise UsageError(
            f"'{text}' is geen vindplaats; schrijf bijvoorbeeld 26/2 of \"artikel 26 lid 2\"."
        )
    if len(read.targets) > 1 or read.ranges:
        raise UsageError(f"'{text}' noemt meer dan een bepaling; vraag ze een voor een.")
    return _address(read.targets[0], note=read.note)


def provisions_at(document: Document, address: Address) -> list[Located]:
    """Return what stands at an address; a chapter or paragraaf also by its own number alone."""
    found = locate_all(document, address)
    if found or not address.special:
        return found
    own = f"/{address.special}"
    return [item for item in located(document.tree) if item.address.special.endswith(own)]


def _address(target: Target, *, note: bool) -> Address:
    levels = [target.article, target.paragraph, target.point, target.subpoint]
    if target.annex or not target.article:  # an annex is shown whole
        named = (
            ("hoofdstuk", target.chapter),
            ("paragraaf", target.section),
            ("bijlage", target.annex),
        )
        special = "/".join(f"{name}:{number}" for name, number in named if number)
        return Address(special=special, note=note)
    while not levels[-1]:
        levels.pop()
    return Address(tuple(level or "" for level in levels), note)
