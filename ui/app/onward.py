"""Where one can go from a provision that was found: who cites it, what is like it, a comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from corpus.addresses import Address
from corpus.errors import UsageError
from ui.app import session
from ui.app.links import page_url
from ui.app.succession import counterpart

if TYPE_CHECKING:
    from corpus.library import Entry
    from index.model import Hit

__all__ = ["from_hits", "into_comparison"]

Links = list[tuple[str, str]]


def from_hits() -> Callable[[Hit], Links]:
    """Return what gives the links of a hit of a search."""
    entries = session.comparable(session.service().documents())

    def links(hit: Hit) -> Links:
        if not hit.at or hit.part != "regeling":
            return []
        place = {"document": hit.document.id, "bij": hit.at}
        found = [
            ("Wie haalt dit aan?", page_url("bibliotheek", **place, aangehaald="true")),
            ("Vergelijkbaar elders", page_url("bibliotheek", **place, vergelijkbaar="true")),
        ]
        other = counterpart(hit.document.id, entries)
        if other:
            link = _comparison(hit.document.id, other.id, hit.at, entries)
            found.append((f"Naast {other.year or other.title}", link))
        return found

    return links


def into_comparison(name: str) -> Callable[[Hit], Links]:
    """Return what gives, for a provision like one of the document ``name``, their comparison."""
    entries = session.comparable(session.service().documents())
    known = {entry.id for entry in entries}

    def links(hit: Hit) -> Links:
        if name not in known or hit.document.id not in known:
            return []
        return [("Vergelijk", _comparison(hit.document.id, name, hit.at, entries))]

    return links


def _comparison(one: str, other: str, at: str, entries: Sequence[Entry]) -> str:
    years = {entry.id: entry.year or 0 for entry in entries}
    old, new = sorted((one, other), key=lambda name: years.get(name, 0))
    try:
        article = Address.parse(at).article or ""
    except UsageError:
        article = ""
    side = "oudartikel" if one == old else "nieuwartikel"
    return page_url("vergelijken", oud=old, nieuw=new, **({side: article} if article else {}))
