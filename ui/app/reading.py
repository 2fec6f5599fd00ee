"""What the library page shows of a document: its tree, with notes, references and issues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from corpus.addresses import Address, Located, located
from corpus.errors import UsageError
from corpus.model import Document, Issue, Note, Provision, Reference, Target
from ui.labels import place

__all__ = ["Entry", "Piece", "Shown", "Url", "article_of", "contents", "shown_document"]

Url = Callable[..., str]
"""Gives the address of a page from its name and its state."""


class Piece(Struct, frozen=True):
    """Words, with where they lead when they are a reference; ``hint`` says what it points at."""

    text: str
    link: str = ""
    hint: str = ""
    outside: bool = False
    broken: bool = False


class Shown(Struct, frozen=True, kw_only=True):
    """A provision made ready to be drawn; ``level`` is that of its heading, 0 without one."""

    name: str
    heading: str
    pieces: tuple[Piece, ...]
    children: tuple[Shown, ...]
    notes: tuple[tuple[str, str], ...]
    issues: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    anchor: str
    link: str
    here: bool
    level: int


class Entry(Struct, frozen=True, kw_only=True):
    """A line of the table of contents; ``link`` is "" for what has no place of its own."""

    name: str
    heading: str
    link: str
    here: bool
    children: tuple[Entry, ...]


_NAMES = {
    "part": "Deel",
    "chapter": "Hoofdstuk",
    "division": "Afdeling",
    "section": "Paragraaf",
    "article": "Artikel",
    "annex": "Bijlage",
}
_LEVELS = {"part": 2, "chapter": 2, "division": 3, "section": 3, "annex": 2, "article": 4}


class _Maker:
    """Draws one document; what stands at an address is looked up once."""

    def __init__(self, document: Document, at: str, url: Url) -> None:
        self.document, self.at, self.url = document, at, url
        self.notes: dict[str, list[Note]] = defaultdict(list)
        for note in document.notes:
            self.notes[note.targets[0].split("/")[0] if note.targets else "algemeen"].append(note)
        self.references: dict[str, list[Reference]] = defaultdict(list)
        for reference in document.references:
            self.references[reference.at].append(reference)
        self.issues: dict[str, list[Issue]] = defaultdict(list)
        for issue in document.issues:
            self.issues[issue.at or ""].append(issue)
        self.addresses = {id(item.provision): item.address for item in located(document.tree)}

    def node(self, provision: Provision) -> Shown:
        address = self.addresses.get(id(provision), Address())
        at = str(address)
        own = bool(provision.number) or bool(address.special)
        is_article = provision.kind == "article"
        return Shown(
            name=_name(provision),
            heading=provision.heading or "",
            pieces=tuple(self.pieces(provision, at)),
            children=tuple(self.node(child) for child in provision.children),
            notes=tuple(self.explained(at)) if is_article else (),
            issues=tuple(item.message for item in self.issues.pop(at, ())) if own else (),
            rows=provision.rows,
            anchor=f"p-{at.replace('/', '-').replace(':', '-')}" if own else "",
            link=self.url("bibliotheek", document=self.document.id, bij=at)
            if is_article and own
            else "",
            here=own and at == self.at,
            level=_LEVELS.get(provision.kind, 0) if provision.number or provision.heading else 0,
        )

    def explained(self, article: str) -> Iterator[tuple[str, str]]:
        for note in self.notes.get(article, ()):
            where = ", ".join(place(target) for target in note.targets)
            yield f"Toelichting op {where}", "\n".join(filter(None, [note.heading, note.text]))

    def pieces(self, provision: Provision, at: str) -> Iterator[Piece]:
        text, end = provision.text, 0
        for reference in self.references.get(at, ()):
            first, last = reference.start, reference.end
            if first < end or text[first:last] != reference.text:
                continue  # of another text at the same address
            yield Piece(text[end:first])
            yield self.reference(reference)
            end = last
        yield Piece(text[end:])

    def reference(self, reference: Reference) -> Piece:
        target = reference.targets[0] if reference.targets else Target()
        own = _address(target)
        if reference.status == "dangling":
            hint = reference.reason or "Deze bepaling is niet gevonden."
            return Piece(reference.text, hint=hint, broken=True)
        if reference.instrument == "self" and own:
            link = self.url("bibliotheek", document=self.document.id, bij=own)
            return Piece(reference.text, link=link, hint=place(own))
        if reference.uri and reference.uri.startswith("https://"):
            return Piece(reference.text, reference.uri, reference.instrument, outside=True)
        if reference.instrument not in ("self", ""):
            words = f"{reference.text} {reference.instrument}"
            link = self.url("zoeken", vraag=words)
            return Piece(reference.text, link=link, hint=reference.instrument)
        return Piece(reference.text)


def shown_document(
    document: Document, url: Url, at: str = "", only: Sequence[Provision] = ()
) -> tuple[Shown, ...]:
    """Return a document, or only some provisions of it, made ready to be drawn.

    ``at`` is the address to mark; ``url(page, **state)`` gives the address of a page.
    """
    maker = _Maker(document, at, url)
    return tuple(maker.node(node) for node in only or document.tree.children)


def contents(document: Document, url: Url, at: str = "") -> tuple[Entry, ...]:
    """Return the chapters and articles of a document, nested; ``at`` is the address looked at."""
    addresses = {id(item.provision): item.address for item in located(document.tree)}
    found = article_of(document, at.removeprefix("note:")) if at else None
    here = found.provision if found else None

    def entries(node: Provision) -> Iterator[Entry]:
        for child in node.children:
            if child.kind not in _NAMES or not (child.number or child.heading):
                continue
            address = addresses[id(child)]
            named = bool(address.special or address.article)
            yield Entry(
                name=(child.number or "") if child.kind == "article" else _name(child),
                heading=child.heading or "",
                link=url("bibliotheek", document=document.id, bij=str(address)) if named else "",
                here=child is here,
                children=() if child.kind == "article" else tuple(entries(child)),
            )

    return tuple(entries(document.tree))


def article_of(document: Document, at: str) -> Located | None:
    """Return the article that holds an address, or the preamble, closing or chapter itself."""
    try:
        wanted = Address.parse(at)
    except UsageError:
        return None
    whole = Address(wanted.levels[:1], special=wanted.special)
    return next((item for item in located(document.tree) if item.address == whole), None)


def _address(target: Target) -> str:
    levels = [target.article, target.paragraph, target.point, target.subpoint]
    if target.article and not target.annex:
        return "/".join(level or "" for level in levels).rstrip("/")
    return f"hoofdstuk:{target.chapter}" if target.chapter else ""


def _name(provision: Provision) -> str:
    if provision.kind in _NAMES and (provision.number or provision.heading):
        return " ".join(filter(None, [_NAMES[provision.kind], provision.number]))
    if provision.kind in ("paragraph", "point", "subpoint"):
        return f"{provision.number}." if provision.number else "–"
    return ""
