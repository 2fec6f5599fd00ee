"""Links to the official texts: juriconnect (jci1.3), wetten.overheid.nl, lokaleregelgeving.

The form of a juriconnect reference is that of the "Juriconnect standaard voor identificatie van en
verwijzing naar wet- en regelgeving", version 1.3.1: ``jci1.3:c:BWBR…&artikel=…&lid=…&o=…``; ``c``
is one consolidation, ``g`` the day it is asked for.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from corpus.model import Target
from corpus.regulations import Regulation, catalogue

__all__ = [
    "is_bwb_id",
    "jci",
    "lokaleregelgeving",
    "official_link",
    "publication_link",
    "wetten",
]

_BWB = re.compile(r"BWB[RVW]\d{7}$")
_CVDR = re.compile(r"(?:CVDR)?(?P<work>\d{3,7})(?:[_/](?P<version>\d{1,3}))?$")
_SECTION_KEYS = {
    "afdeling": "afdeling",
    "afd.": "afdeling",
    "titel": "titeldeel",
    "titeldeel": "titeldeel",
}


def is_bwb_id(identifier: str | None) -> bool:
    """Tell whether a text has the form of a BWB id: BWBR, BWBV or BWBW and seven digits."""
    return bool(identifier and _BWB.fullmatch(identifier))


def jci(
    identifier: str,
    target: Target | None = None,
    *,
    on: str | None = None,
    section: str | None = None,
) -> str:
    """Return the juriconnect reference of a place in a law.

    Args:
        identifier: the BWB id.
        target: the place; None for the law as a whole.
        on: ISO date of the consolidation; left out when unknown.
        section: the Dutch word of a section ("afdeling", "titel"); paragraaf when None.
    """
    parts = [f"jci1.3:c:{identifier}"]
    if target is not None:
        article = target.article
        if article and ":" in article and _is_book(identifier):
            article = article.split(":", 1)[1]  # book 7 numbers its articles 610, not 7:610
        keys = [
            ("bijlage", _as_printed(target.annex)),
            ("hoofdstuk", _as_printed(target.chapter)),
            (_section_key(section), _as_printed(target.section)),
            ("artikel", _as_printed(article)),
            ("lid", target.paragraph),
            ("o", target.point),
            ("o", target.subpoint),
        ]
        parts += [f"{key}={quote(value, safe='')}" for key, value in keys if value]
    if on:
        parts += [f"z={on}", f"g={on}"]
    return "&".join(parts)


def _as_printed(number: str | None) -> str | None:
    """Return a number with its letters or Roman numeral as laws print them: IV, A; not 10DA."""
    return number.upper() if number and number.isalpha() else number


def _is_book(identifier: str) -> bool:
    regulation = catalogue().by_id(identifier)
    return regulation is not None and bool(regulation.books)


def _section_key(word: str | None) -> str:
    stem = re.sub(r"(?:en|s)$", "", (word or "").lower())
    return _SECTION_KEYS.get(stem, "paragraaf")


def wetten(
    identifier: str,
    target: Target | None = None,
    *,
    on: str | None = None,
    section: str | None = None,
) -> str:
    """Return the address of a place on wetten.overheid.nl, by its juriconnect reference."""
    return "https://wetten.overheid.nl/" + jci(identifier, target, on=on, section=section)


def lokaleregelgeving(identifier: str) -> str | None:
    """Return the address of a local regulation by its CVDR id ("CVDR625849_3"), or None."""
    match = _CVDR.fullmatch(identifier.strip())
    if not match:
        return None
    version = f"/{match['version']}" if match["version"] else ""
    return f"https://lokaleregelgeving.overheid.nl/CVDR{match['work']}{version}"


def official_link(
    regulation: Regulation, target: Target | None = None, *, section: str | None = None
) -> str | None:
    """Return the canonical link of a place in a catalogued regulation, or None."""
    identifier = regulation.id_of(target.article if target else None)
    if identifier is None:
        return None
    if is_bwb_id(identifier):
        return jci(identifier, target, section=section)
    if re.fullmatch(r"3\d{4}[A-Z]\d{4}", identifier):
        return f"https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:{identifier}"
    return lokaleregelgeving(identifier) if identifier.startswith("CVDR") else None


_OFFICIAL = "https://zoek.officielebekendmakingen.nl/"
_SERIES = {
    "staatsblad": "stb",
    "staatscourant": "stcrt",
    "tractatenblad": "trb",
    "gemeenteblad": "gmb",
}


# "34 000 XV, nr. 2": a chapter of the budget stands between the dossier and the number.
_PAPER = re.compile(
    r"(\d{2})[ .]?(\d{3})(?:[ -]?\(?(?P<chapter>[IVX]+[AB]?|[A-J])\)?)?"
    r"(?:, |-)(?:nr\. )?(?P<number>\d+[a-z]?|[A-Z])$"
)


def publication_link(kind: str, name: str) -> str | None:
    """Return the address of a publication, or None when its name does not hold what is needed.

    Args:
        kind: "kamerstukken", "ecli", "staatsblad" and so on, as ``corpus.citations`` tells them.
        name: as ``corpus.citations`` names it ("Stb. 2014, 270").
    """
    if kind == "ecli":
        return f"https://deeplink.rechtspraak.nl/uitspraak?id={name}"
    if kind in _SERIES:
        match = re.search(r"(\d{4})\D+(\d+)$", name)
        return f"{_OFFICIAL}{_SERIES[kind]}-{match[1]}-{match[2]}.html" if match else None
    if kind == "kamerstukken":
        match = _PAPER.search(name)
        if match is None:
            return None
        dossier = "-".join(filter(None, (match[1] + match[2], match["chapter"])))
        return f"{_OFFICIAL}kst-{dossier}-{match['number']}.html"
    return None
