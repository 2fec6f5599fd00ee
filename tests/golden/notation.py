"""The notation of labelled trees, read from a file and written from a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from corpus.model import Document, Provision

__all__ = ["described", "facts_of", "labelled", "notes_of"]

_NESTED = ("point", "subpoint")


def labelled(path: Path) -> tuple[list[str], dict[str, str]]:
    """Return the tree lines (H, P, A) of a labelled file, and its facts by name (@title ...)."""
    lines = path.read_text("utf-8").splitlines()
    facts = dict(line[1:].split(" ", 1) for line in lines if line.startswith("@"))
    return [line for line in lines if re.match(r"[HPA] ", line)], facts


def described(document: Document) -> list[str]:
    """Return the tree of a document as lines in the notation."""
    return list(_lines(document.tree))


def _lines(node: Provision) -> Iterator[str]:
    letter = {"chapter": "H", "section": "P"}.get(node.kind)
    if node.kind == "article":
        yield f"A {node.number} {node.heading} | {_inside(node)}"
        return
    if letter:
        yield f"{letter} {node.number} {node.heading}"
    for child in node.children:
        yield from _lines(child)


def _inside(article: Provision) -> str:
    leden = [node for node in article.children if node.kind == "paragraph" and node.number]
    loose = [node for node in article.children if node.kind in _NESTED and node.number]
    parts = [f"0({_points(loose)})"] if loose else []
    parts += [node.number + _bracketed(node, "()") for node in leden if node.number]
    return " ".join(parts) or "-"


def _bracketed(node: Provision, marks: str) -> str:
    points = [child for child in node.children if child.kind in _NESTED and child.number]
    return marks[0] + _points(points) + marks[1] if points else ""


def _points(points: list[Provision]) -> str:
    return " ".join((point.number or "") + _bracketed(point, "{}") for point in points)


def notes_of(document: Document) -> list[str]:
    """Return the targets of the notes in order, those of one note joined by "+"."""
    return ["+".join(note.targets) for note in document.notes if note.text]


def facts_of(document: Document) -> dict[str, str]:
    """Return the facts of a document under the names that the labelled files use."""
    found = {"title": document.title, "cite": document.citation_title or "", "kind": document.kind}
    found["adopted"] = " ".join(f"{each.body}={each.date}" for each in document.adopted)
    if document.in_force.date:
        found["inforce"] = document.in_force.date
    return found
