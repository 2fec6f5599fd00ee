"""Answers to a reference: the provision itself, or who cites it. Exact look-ups, no full text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from corpus.addresses import Address, Located, located, number_key
from corpus.citing import path_of
from corpus.entries import REGULATIONS
from corpus.errors import UsageError
from corpus.library import Entry, Library
from corpus.model import Document, Target, articles
from corpus.typed import TypedReference
from index.protocol import Filter, Part, SearchEngine

__all__ = ["Lookup", "Place", "is_among"]

_FEW = 12  # documents that are opened to look for a provision
_MOST = 500  # places of one reference
_FINER = ("paragraph", "point", "subpoint")  # levels under an article
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

    @property
    def part(self) -> Part:
        """The part of the document that it stands in."""
        if self.at.startswith("note:"):
            return "toelichting"
        if self.at.startswith("bijlage:"):
            return "bijlage"
        return "aanhef" if self.at == "aanhef" else "slot" if self.at == "slot" else "regeling"


class Lookup:
    """Finds the places that a reference leads to.

    ``open_document`` gives a document by its id; ``engine`` opens the index, which few need.
    """

    def __init__(
        self,
        library: Library,
        engine: Callable[[], SearchEngine],
        open_document: Callable[[str], Document],
    ) -> None:
        self._library = library
        self._engine = engine
        self._open = open_document

    def places(
        self, read: TypedReference, entries: Sequence[Entry], meant: Sequence[Entry]
    ) -> list[Place]:
        """Return the places in order: the provision itself, its notes, and who cites it.

        Args:
            read: the reference.
            entries: the documents to look in.
            meant: those that the question names.
        """
        if read.instrument is not None:
            title = read.instrument.casefold()
            laws = [entry for entry in entries if title in _titles(entry)]
            own = self._own(read, laws)
            return [*own, *_citing_places(read, self._library, [read.instrument], meant or entries)]
        places = [] if read.citing else self._own(read, meant or entries)
        if len(meant) == 1 or read.citing:
            ids = [entry.id for entry in meant or entries]
            shown = {(place.document, place.at) for place in places}
            citing = _citing_places(read, self._library, ids, entries)
            places += [place for place in citing if (place.document, place.at) not in shown]
        return places

    def _own(self, read: TypedReference, entries: Sequence[Entry]) -> list[Place]:
        for reading in (read, *_with_points_read(read)):
            if found := self._as_read(reading, entries):
                return found
        return []

    def _as_read(self, read: TypedReference, entries: Sequence[Entry]) -> list[Place]:
        if len(entries) > _FEW and all(target.article for target in read.targets):
            return self._own_of_many(read, entries)
        found = [_own_places(read, self._open(entry.id)) for entry in entries]
        # A document with the provision itself comes before one with only a wider one.
        found.sort(key=lambda places: any(place.missing for place in places))
        return [place for places in found for place in places]

    def _own_of_many(self, read: TypedReference, entries: Sequence[Entry]) -> list[Place]:
        """Not worth opening them all: the index knows which have exactly that provision."""
        marks = ("note:{}",) if read.note else ("{}", "note:{}")
        at = tuple(mark.format(path_of(target)) for target in read.targets for mark in marks)
        filters = (Filter("at", at), Filter("document", tuple(item.id for item in entries)))
        found = self._engine().search(None, filters=filters, limit=_MOST)
        order = {entry.id: place for place, entry in enumerate(entries)}
        records = sorted(
            (record for record, _ in found.records),
            key=lambda record: (order[record.document], record.place),
        )
        return [Place(document=record.document, at=record.at) for record in records]


def is_among(place: Place, found: set[tuple[str, str]]) -> bool:
    """Tell whether a place, what stands under it, or right above it is among (document, place)."""
    return any(
        document == place.document
        and (at == place.at or at.startswith(f"{place.at}/") or place.at.startswith(f"{at}/"))
        for document, at in found
    )


def _with_points_read(read: TypedReference) -> Iterator[TypedReference]:
    """Yield what a number with points may mean where no article has it: 23.3.e is 23 lid 3 onder e.

    The longest number of an article comes first: 3.2.1 is article 3.2 before it is article 3.
    """
    target = read.targets[0]
    parts = (target.article or "").split(".")
    if len(read.targets) > 1 or target.paragraph or target.point:
        return
    for size in range(len(parts) - 1, 0, -1):
        article, finer = ".".join(parts[:size]), parts[size:]
        levels = finer if finer[0].isdigit() else ["", *finer]
        if len(levels) <= len(_FINER):
            named = dict(zip(_FINER, (level or None for level in levels), strict=False))
            yield replace(read, targets=(replace(target, article=article, **named),))


def _own_places(read: TypedReference, document: Document) -> list[Place]:
    """Return the places of a document that a reference names, each with its notes after it."""
    places: list[Place] = []
    for target in _expanded(read, document):
        if target.article is None:
            places += _in_container(document, target)
            continue
        address, missing = _place_in(document, target)
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


def _expanded(read: TypedReference, document: Document) -> list[Target]:
    """Return the targets with all that a document has within their ranges: 9 to 10 takes in 9a."""
    targets = list(read.targets)
    for first, last in read.ranges:
        numbers = [item.number for item in articles(document.tree) if item.number]
        within = [it for it in numbers if number_key(first) <= number_key(it) <= number_key(last)]
        named = {target.article for target in targets}
        targets += [Target(article=number) for number in within if number not in named]
    if read.ranges:
        targets.sort(key=lambda target: number_key(target.article))
    return targets


def _place_in(document: Document, target: Target) -> tuple[Address | None, str]:
    """Return where a document has a provision, or the nearest wider one and what is missing."""
    wanted = _address(path_of(target))
    if wanted is None:
        return None, ""
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


def _citing_places(
    read: TypedReference, library: Library, instruments: Sequence[str], entries: Sequence[Entry]
) -> list[Place]:
    """Return who cites the places of a reference: exact, then wider, then narrower.

    Within each the articles of regulations come first, then notes and other papers, in the order of
    the library.
    """
    ranks = {
        entry.id: (entry.kind not in REGULATIONS, place) for place, entry in enumerate(entries)
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
    explained = [_address(text) for text in targets]
    return any(it and (it.contains(address) or address.contains(it)) for it in explained)


def _address(text: str) -> Address | None:
    """Return the address that a document or question gives, or None when it is none."""
    try:
        return Address.parse(text)
    except UsageError:
        return None


def _last_level(wanted: Address, depth: int) -> str:
    names = ("artikel", "lid", "onderdeel", "sub")
    level = next(place for place in range(depth, 4) if wanted.levels[place])
    return f"{names[level]} {wanted.levels[level]}"


def _titles(entry: Entry) -> tuple[str, ...]:
    return (entry.title.casefold(), (entry.citation_title or "").casefold())
