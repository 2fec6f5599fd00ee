"""Links in official XML read as references: juriconnect (JCI), CVDR ids and wetten.overheid.nl.

The forms are those of the juriconnect standard 1.3 (``jci1.3:c:BWBR0015703&artikel=8a&lid=1``)
and of older files: without "jci", as a deep link, or as a bare CVDR id.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from msgspec import Struct

from corpus.addresses import normalise_number
from corpus.links import jci, lokaleregelgeving
from corpus.model import Reference, Target
from corpus.regulations import catalogue

__all__ = ["as_reference"]

_BWB = re.compile(r"BWB[RVW]\d{7}", re.IGNORECASE)
_CVDR = re.compile(
    r"(?:CVDR(?:://)?)[/ ]?(\d{2,7})(?:[_/](\d+))?|^\d\.\d:(\d{2,7})_(\d+)", re.IGNORECASE
)
_PAIR = re.compile(
    r"[&/?](hoofdstuk|paragraaf|artikel|lid|onderdeel|o|article|title|bwbid)=([^&/#]+)"
)
_ANCHOR = re.compile(r"#(?:.*_)?Artikel(\d+[a-z]*(?:[.:]\d+[a-z]*)?)", re.IGNORECASE)
_LEVELS = {
    "hoofdstuk": "chapter",
    "paragraaf": "section",
    "artikel": "article",
    "article": "article",
    "lid": "paragraph",
    "o": "point",
    "onderdeel": "point",
}


class _Linked(Struct, frozen=True):
    """What a link points at: the id of a regulation (BWB or CVDR), its name if known, a place."""

    id: str
    uri: str | None
    name: str | None = None
    target: Target = Target()


def _read(link: str) -> _Linked | None:
    """Return what a link as written in the source points at, None if it names no regulation."""
    written = unquote(link.strip())
    pairs = dict(_PAIR.findall(written))
    if anchor := _ANCHOR.search(written):
        pairs.setdefault("artikel", anchor.group(1))
    levels = {
        _LEVELS[key]: normalise_number(value.removeprefix("art."))
        for key, value in pairs.items()
        if key in _LEVELS
    }
    if bwb := _BWB.search(written):
        found = bwb.group().upper()
        known = catalogue().by_id(found)
        # Chapter and section only lead the way to an article; they are not cited themselves.
        if "article" in levels:
            levels = {k: v for k, v in levels.items() if k not in ("chapter", "section")}
        target = Target(**levels)
        return _Linked(found, jci(found, target), known.name if known else None, target)
    if local := _CVDR.search(written):
        number, version = local.group(1) or local.group(3), local.group(2) or local.group(4)
        uri = lokaleregelgeving(f"CVDR{number}_{version}" if version else f"CVDR{number}")
        return _Linked(f"CVDR{number}", uri)
    if name := pairs.get("title"):
        named = catalogue().find(name.replace("+", " "))
        if named is not None and named.regulation.id:
            found = named.regulation.id
            target = Target(**levels)
            return _Linked(found, jci(found, target), named.official, target)
    return None


def as_reference(link: str, text: str, at: str, start: int, end: int) -> Reference | None:
    """Return the reference a linked span makes, None if the link names no regulation.

    ``start`` and ``end`` are offsets in the text of the provision at address ``at``.
    """
    linked = _read(link)
    if linked is None:
        return None
    placed = linked.target != Target()
    return Reference(
        at=at,
        text=text,
        start=start,
        end=end,
        kind="external",
        instrument=linked.name or linked.id,
        instrument_id=linked.id,
        uri=linked.uri,
        targets=(linked.target,) if placed else (),
        status="unverified",
    )
