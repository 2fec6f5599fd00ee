"""Answers to a reference: the provision itself, or who cites it. Exact look-ups, no full text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from corpus.addresses import Address, Located, located
from corpus.citing import path_of
from corpus.library import Entry, Library
from corpus.model import Document, Target
from index.reference import ReadReference

__all__ = ["Place", "citing_places", "own_places", "place_in"]

_REGULATIONS = ("verordening", "beleidsregel", "wet")
_CONTAINERS = ("part", "chapter", "division", "section", "annex")


class Place(Struct, frozen=True, kw_only=True):
    """A provision or note to show: where it stands, and the words of a citation in it.

    ``missing`` is what the document does not have, in Dutch, when a wider provision is shown.
    """

    document: str
    at: str
    match: Literal["exact", "wider", "narrower"] | None = None
    cited: str = ""
    missing: str = ""


def own_places(read: ReadReference, document: Document) -> list[Place]:
    """Return the places of a document that a reference names, each with its notes after it."""
    places: list[Place] = []
    for target in read.targets:
        if target.article is None:
            places += _in_container(document, target)
            continue
        address, missing = place_in(document, target)
        if address is None:
            continue
        notes = [
            Place(document=document.id, at=f"note:{note.targets[0]}")
            for note in document.notes
            if _explains(note.targets, address)
        ]
        here = Place(document=document.id, at=str(address), missing=missing)
        places += notes if read.note else [here, *notes]
    return list(dict.fromkeys(places))


def place_in(document: Document, target: Target) -> tuple[Address | None, str]:
    """Return where a document has a provision, or the nearest wider one and what is missing."""
    wanted = Address.parse(path_of(target))
    there = {
        item.address
        for item in located(document.tree)
        if item.address.article == wanted.article and item.provision.number
    }
    if wanted in there:
        return wanted, ""
    # "artikel 10, onder b" where the points stand in the only paragraph that has a b.
    if len(wanted.levels) > 2 and not wanted.levels[1]:
        fitting = [item for item in there if item.levels[2:] == wanted.levels[2:]]
        if len(fitting) == 1:
            return fitting[0], ""
    for depth in range(len(wanted.levels) - 1, 0, -1):
        wider = Address(tuple(wanted.levels[:depth]))
        if wider in there:
            return wider, f"{wider.in_words()} heeft geen {_last_level(wanted, depth)}"
    return None, ""


def citing_places(
    read: ReadReference, library: Library, instruments: Sequence[str], entries: Sequence[Entry]
) -> list[Place]:
    """Return who cites the places of a reference: exact, then wider, then narrower.

    Within each the articles of regulations come first, then notes and other papers, in the order of
    the library.
    """
    ranks = {
        entry.id: (entry.kind not in _REGULATIONS, place) for place, entry in enumerate(entries)
    }
    found: dict[tuple[str, str], Place] = {}
    keys: dict[tuple[str, str], tuple[object, ...]] = {}
    for instrument in instruments:
        for target in read.targets:
            for citation in library.citations(instrument, target):
                place = (citation.document, citation.at)
                if citation.document not in ranks:
                    continue
                other, order = ranks[citation.document]
                closeness = ("exact", "wider", "narrower").index(citation.match)
                key = (closeness, other, citation.at.startswith(("note:", "aanhef", "slot")), order)
                if place not in keys or key < keys[place]:
                    keys[place] = key
                    found[place] = Place(
                        document=citation.document,
                        at=citation.at,
                        match=citation.match,
                        cited=citation.text,
                    )
    # Python sorts stably: within a document the order of the text stays.
    return sorted(found.values(), key=lambda item: keys[item.document, item.at])


def _in_container(document: Document, target: Target) -> Iterator[Place]:
    for item in located(document.tree):
        if _is_container(item, target) or (
            item.provision.kind == "article"
            and any(
                _is_container(Located(item.address, above, item.path[:depth]), target)
                for depth, above in enumerate(item.path)
            )
        ):
            yield Place(document=document.id, at=str(item.address))


def _is_container(item: Located, target: Target) -> bool:
    node = item.provision
    if node.kind not in _CONTAINERS or node.number is None:
        return False
    above = {other.kind: other.number for other in item.path}
    if target.section is not None:
        fits = node.kind in ("section", "division") and node.number == target.section
        return fits and target.chapter in (None, above.get("chapter"))
    wanted = target.annex if node.kind == "annex" else target.chapter
    return node.kind in ("chapter", "annex", "part") and node.number == wanted


def _explains(targets: tuple[str, ...], address: Address) -> bool:
    for text in targets:
        if text == "algemeen":
            continue
        target = Address.parse(text)
        if target.contains(address) or address.contains(target):
            return True
    return False


def _last_level(wanted: Address, depth: int) -> str:
    names = ("artikel", "lid", "onderdeel", "sub")
    level = next(place for place in range(depth, 4) if wanted.levels[place])
    return f"{names[level]} {wanted.levels[level]}"
