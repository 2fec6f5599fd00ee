"""Small documents with references, and how these are written in one line."""

from __future__ import annotations

from corpus.model import Document, Note, Provision, Reference, Target
from ingest.references import with_references

NAME = "Re-integratieverordening Participatiewet Lindervoort 2024"


def point(number: str, text: str, *children: Provision) -> Provision:
    return Provision(kind="point", number=number, text=text, children=children)


def lid(number: str, text: str, *children: Provision) -> Provision:
    return Provision(kind="paragraph", number=number, text=text, children=children)


def article(number: str, text: str, *children: Provision, heading: str | None = None) -> Provision:
    return Provision(kind="article", number=number, heading=heading, text=text, children=children)


def document(*children: Provision, notes: tuple[Note, ...] = (), **more: object) -> Document:
    values: dict[str, object] = {"title": NAME, "kind": "verordening", **more}
    tree = Provision(kind="regulation", children=children)
    return Document(id="x", tree=tree, notes=notes, **values)  # type: ignore[arg-type]


def references(*children: Provision, notes: tuple[Note, ...] = (), **more: object) -> list[str]:
    """Return every reference in one line: address kind status instrument targets."""
    found = with_references(document(*children, notes=notes, **more)).references
    return [line(item) for item in found]


def line(item: Reference) -> str:
    return f"{item.at} {item.kind} {item.status} {item.instrument}: {places(item.targets)}"


def places(targets: tuple[Target, ...]) -> str:
    levels = (
        [target.article, target.paragraph, target.point, target.subpoint] for target in targets
    )
    return ", ".join("/".join(level or "" for level in one).rstrip("/") for one in levels)


def note(target: str, text: str) -> Note:
    return Note(targets=(target,), text=text)
