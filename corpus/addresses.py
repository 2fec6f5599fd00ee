"""Addresses of provisions: parse, print, order and compare, in one place.

The written form is ``article/paragraph/point/subpoint`` in lower case, without spaces or dots:
``9f/5/c``, ``10/1/a/4``. A level that a provision skips stays empty: ``1//a`` is point a of
article 1, which has no numbered paragraphs. A note is ``note:9f`` or ``note:9f/3``, the general
part ``note:algemeen``; ``aanhef`` and ``slot`` are the preamble and the closing formula; a chapter
is ``hoofdstuk:3``, a section in it ``hoofdstuk:3/paragraaf:3.1``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Self

from msgspec import Struct

from corpus.errors import UsageError
from corpus.model import Document, Provision, Target

__all__ = ["Address", "Located", "find", "locate_all", "located", "normalise_number", "number_key"]

_BELOW = {"article": 0, "paragraph": 1, "point": 2, "subpoint": 3}
_CONTAINERS = {
    "part": "deel",
    "chapter": "hoofdstuk",
    "division": "afdeling",
    "section": "paragraaf",
    "annex": "bijlage",
}
_NOISE = re.compile(r"[\s.°º)(]+")
# A number like 2.1.a, 3.1 or 4:93 keeps its inner separator; only the outer dots are noise.
_INNER = re.compile(r"^\(?\s*(\w+(?:\s*[.:]\s*\w+)*)\s*[.)°º:]*$")


def normalise_number(label: str) -> str:
    """Return the normalised form of a printed number: "9 f." -> "9f", "1°" -> "1", "IV" -> "iv".

    Inner separators of compound numbers stay: "3.1." -> "3.1", "4 : 93" -> "4:93".
    """
    match = _INNER.match(label.strip())
    text = match.group(1) if match else label
    if re.search(r"\w\s*[.:]\s*\w", text):
        return re.sub(r"\s+", "", text).strip(".:").lower()
    return _NOISE.sub("", text).strip(":").lower()


def number_key(number: str | None) -> tuple[tuple[int, str], ...]:
    """Return a sort key that puts 9, 9a, 10, 10a in that order."""
    return tuple(
        (int(digits), letters) if digits else (-1, letters)
        for digits, letters in re.findall(r"(\d*)([^\d]*)", number or "")
        if digits or letters
    )


class Address(Struct, frozen=True):
    """An address; ``levels`` holds article, paragraph, point, subpoint as far as given.

    ``special`` is "aanhef", "slot", "algemeen" or a container path such as "hoofdstuk:3"; then
    ``levels`` is empty.
    """

    levels: tuple[str, ...] = ()
    note: bool = False
    special: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the written form; raise ``UsageError`` on anything else."""
        rest = text.strip().lower()
        note = rest.startswith("note:")
        if note:
            rest = rest.removeprefix("note:")
        if rest in ("aanhef", "slot", "algemeen") or (":" in rest and not rest[0].isdigit()):
            return cls(note=note, special=rest)
        levels = tuple(normalise_number(part) if part.strip() else "" for part in rest.split("/"))
        if not rest or len(levels) > 4 or not levels[0] or not levels[-1]:
            raise UsageError(
                f"'{text}' is geen vindplaats; schrijf bijvoorbeeld 9f/5/c (artikel/lid/onderdeel)."
            )
        return cls(levels, note)

    def __str__(self) -> str:
        """Return the written form; ``Address.parse`` reads it back."""
        return ("note:" if self.note else "") + (self.special or "/".join(self.levels))

    @property
    def article(self) -> str | None:
        """The article number, if the address has one."""
        return self.levels[0] if self.levels else None

    def child(self, kind: str, number: str) -> Address:
        """Return the address of a numbered child of this one."""
        depth = _BELOW[kind]
        kept = self.levels[:depth]
        return Address((*kept, *[""] * (depth - len(kept)), number), self.note)

    def contains(self, other: Address) -> bool:
        """Tell whether ``other`` is this provision or stands under it."""
        return (
            self.note == other.note
            and self.special == other.special
            and other.levels[: len(self.levels)] == self.levels
        )

    def target(self) -> Target:
        """Return the same place as a reference target."""
        return Target(**dict(zip(_BELOW, (part or None for part in self.levels), strict=False)))

    def in_words(self) -> str:
        """Return the Dutch form: "artikel 9f, lid 5, onderdeel c", "toelichting op artikel 9f"."""
        if self.special:
            words = self.special.replace(":", " ").replace("/", ", ")
        else:
            names = ("artikel", "lid", "onderdeel", "sub")
            words = ", ".join(
                f"{name} {part}" for name, part in zip(names, self.levels, strict=False) if part
            )
        if self.special == "algemeen":
            return "algemene toelichting"
        return f"toelichting op {words}" if self.note else words

    def sort_key(self) -> tuple[object, ...]:
        """Return a key for document order: preamble, articles, closing, notes."""
        place = {"aanhef": 0, "slot": 2, "algemeen": 0}.get(self.special, 1)
        return (self.note, place, self.special, tuple(number_key(part) for part in self.levels))


class Located(Struct, frozen=True):
    """A provision with its address and the containers and provisions above it, outermost first."""

    address: Address
    provision: Provision
    path: tuple[Provision, ...]


def located(tree: Provision) -> Iterator[Located]:
    """Yield every provision of a tree with its address, in document order.

    A provision without a number (bullet, text, table) has the address of its parent.
    """
    yield from _walk(tree, Address(), ())


def _walk(node: Provision, above: Address, path: tuple[Provision, ...]) -> Iterator[Located]:
    here = above
    if node.kind == "preamble":
        here = Address(special="aanhef")
    elif node.kind == "closing":
        here = Address(special="slot")
    elif node.kind in _CONTAINERS and node.number:
        prefix = f"{above.special}/" if above.special else ""
        here = Address(special=f"{prefix}{_CONTAINERS[node.kind]}:{node.number}")
    elif node.kind == "article":
        here = Address((node.number or "",))
    elif node.kind in _BELOW and node.number and above.levels:
        here = above.child(node.kind, node.number)
    if node.kind != "regulation":
        yield Located(here, node, path)
        path = (*path, node)
    for child in node.children:
        yield from _walk(child, here, path)


def locate_all(document: Document, address: Address) -> list[Located]:
    """Return what stands at an address; several when a number occurs twice.

    Provisions without a number of their own are left to their parent.
    """
    return [
        item
        for item in located(document.tree)
        if item.address == address and (item.provision.number or address.special)
    ]


def find(document: Document, address: Address) -> Provision | None:
    """Return the first provision at an address, or None."""
    return next((item.provision for item in locate_all(document, address)), None)
