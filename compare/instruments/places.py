"""Where a document regulates an instrument, and an article that is searched for instruments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from corpus.addresses import Address, Located
from corpus.instruments import Instrument, Lexicon, compact
from corpus.model import Provision

__all__ = ["Article", "Hit", "Place", "Role"]

Role = Literal["article", "item", "paragraph", "definition"]


class Place(Struct, frozen=True, kw_only=True):
    """Where an instrument is regulated.

    ``provision`` stands at the address ``at`` within ``article``; ``opening`` is the text that
    opens the enumeration an item stands in; ``surface`` the name as written there.
    """

    at: str
    role: Role
    provision: Provision
    article: Provision
    surface: str
    opening: str = ""


class Hit(Struct, frozen=True):
    """One place of one instrument; ``instrument`` is None for a name outside the catalogue."""

    name: str
    instrument: Instrument | None
    place: Place

    @property
    def key(self) -> str:
        """The key of the catalogue, or "~" and the letters of the name."""
        return self.instrument.key if self.instrument else "~" + compact(self.name)


class Article:
    """An article being read: its provisions with their addresses, and the names to look for."""

    def __init__(self, item: Located, names: Lexicon) -> None:
        self.item, self.names = item, names
        self.provision = item.provision
        self.heading = (item.provision.heading or "").strip()
        self.inside = [(item.address, item.provision), *_below(item.provision, item.address)]

    def hit(
        self,
        found: Instrument | str,
        where: tuple[Address, Provision],
        role: Role,
        surface: str,
        opening: str = "",
    ) -> Hit:
        """Return a hit at an address; ``found`` is an entry, or a name outside the catalogue."""
        at, node = where
        place = Place(
            at=str(at),
            role=role,
            provision=node,
            article=self.provision,
            surface=surface,
            opening=opening,
        )
        if isinstance(found, str):
            return Hit(_sentence_case(found), None, place)
        return Hit(found.name, found, place)


def _below(node: Provision, above: Address) -> Iterator[tuple[Address, Provision]]:
    for child in node.children:
        here = above
        if child.kind in ("paragraph", "point", "subpoint") and child.number:
            here = above.child(child.kind, child.number)
        yield here, child
        yield from _below(child, here)


def _sentence_case(name: str) -> str:
    name = " ".join(name.split())
    return name[:1].upper() + name[1:]
