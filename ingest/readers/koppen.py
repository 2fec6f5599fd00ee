"""The heading (kop) of a chapter or article in official XML, however its parts were filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from corpus.addresses import normalise_number
from corpus.model import ProvisionKind
from ingest.readers.markup import children, local, words
from ingest.tree.headings import container_heading, headings

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Kop", "read_kop"]

_KEYWORD = re.compile(
    r"^(artikel|art\.?|hoofdstuk|paragraaf|subparagraaf|afdeling|deel|titel|titeldeel|boek"
    r"|bijlage|§)\s*[:.]?\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\d{1,4}(?:[.:]\d{1,4})*[a-z]{0,3}|[IVXLC]+[a-z]?|[A-Z])")
_PRINTED = re.compile(rf"^({_NUMBER.pattern})\s*(?:[.:)]+\s*|\s+[–-]\s+|\s+|$)(.*)$", re.DOTALL)
# "1.Parkeren" is a number and a title, "Inleiding" is not the Roman numeral I with a title.
_BARE = re.compile(
    r"^(\d{1,3}(?:[.:]\d{1,3})*[a-z]?|[IVX]+|[A-Z])\s*[.:)]+\s*(?=\S)(.*)$", re.DOTALL
)


class Kop(Struct, frozen=True):
    """A heading: ``number`` normalised, ``label`` and number as printed, ``heading`` the title."""

    number: str | None = None
    heading: str | None = None
    label: str | None = None


def read_kop(kop: Element | None, kind: ProvisionKind) -> Kop:
    """Return number and title of a heading element.

    Sources fill it in as they please: label, number and title each in their element, everything
    in the label ("Artikel 2 Reikwijdte", "1.Parkeren") or in the title, or nothing at all.
    """
    if kop is None:
        return Kop()
    named: dict[str, list[str]] = {"label": [], "nr": [], "titel": []}
    for child in children(kop):
        part = _PARTS.get(local(child).lower())
        text = words(child, without=_NOTES).text
        if part and text:
            named[part].append(text)
    label, number, title = (" ".join(named[part]) for part in ("label", "nr", "titel"))
    loose = (kop.text or "").strip() or any((child.tail or "").strip() for child in kop)
    if loose or not (label or number or title):
        return _split_heading(words(kop, without=_NOTES).text, kind)
    bare = _KEYWORD.sub("", number).strip()
    if bare and _NUMBER.fullmatch(bare.strip(" .:)")):
        own = "" if _KEYWORD.fullmatch(label) or not label else label
        printed = f"{label} {number}".strip() if not own else number
        heading = " ".join(part for part in (own, title) if part)
        return Kop(normalise_number(bare), heading or None, printed)
    return _split_heading(" ".join(part for part in (label, number, title) if part), kind)


_NOTES = ("noot", "Noot")
_PARTS = {
    "label": "label",
    "nr": "nr",
    "nummer": "nr",
    "titel": "titel",
    "opschrift": "titel",
    "subtitel": "titel",
    "tussenkop": "titel",
}


def _split_heading(printed: str, kind: ProvisionKind) -> Kop:
    """Return number and title of a heading given as one string."""
    text = " ".join(printed.split())
    if not text:
        return Kop()
    found = headings(text)[0] if kind == "article" and headings(text) else container_heading(text)
    if found is not None and found.cost == 0:
        return Kop(found.number, found.text or None, found.label)
    keyword = _KEYWORD.match(text)
    rest = text[keyword.end() :] if keyword else text
    match = (_PRINTED if keyword else _BARE).match(rest)
    if match is None:
        return Kop(heading=text)
    label = text[: len(text) - len(match.group(2))].strip()
    return Kop(normalise_number(match.group(1)), match.group(2).strip() or None, label)
