"""From the parts of an official XML file to a document: tree, notes and ready-made references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.addresses import located
from corpus.model import DocumentKind, Note, Provision, Reference
from ingest.headings import turn
from ingest.lines import Line
from ingest.notes import find_notes
from ingest.paragraphs import vocabulary_of
from ingest.readers.jci import as_reference
from ingest.readers.markup import Link, Words, children, line_of, local, words
from ingest.readers.nodes import Node, Token, freeze
from ingest.readers.regeling import plain_lines, tokens_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["block", "kind_of", "note_lines", "notes_on", "split_notes", "text_lines", "tree_of"]

_INLINE = frozenset(
    {"vet", "cursief", "onderstreept", "sup", "inf", "extref", "intref", "nadruk", "noot", "b", "i"}
    | {"u", "strong", "em", "a", "span", "extioref", "intioref", "voornaam", "achternaam", "br"}
)


def kind_of(title: str, decided_by: str = "") -> DocumentKind:
    """Return the kind of a regulation by its title, else by the body that adopted it."""
    lowered = title.lower()
    if "beleidsregel" in lowered or "richtlijn" in lowered:
        return "beleidsregel"
    if "verordening" in lowered:
        return "verordening"
    if "beleidsplan" in lowered or "beleidsnota" in lowered:
        return "beleidsplan"
    council = ("gemeenteraad", "provinciale staten", "algemeen bestuur")
    return "verordening" if decided_by.lower() in council else "overig"


def block(kind: str, tokens: Sequence[Token]) -> Node | None:
    """Return preamble or closing as one node with a line per paragraph, None without words."""
    text, links = "", []
    for token in tokens:
        lead = f"{token.label} " if token.label else ""
        shift = len(text) + (1 if text else 0) + len(lead)
        text = f"{text}\n{lead}{token.words.text}" if text else f"{lead}{token.words.text}"
        links += [Link(k.start + shift, k.end + shift, k.target) for k in token.words.links]
    if not text.strip():
        return None
    return Node(kind, words=Words(text, tuple(links)), line=tokens[0].line)  # type: ignore[arg-type]


def text_lines(element: Element) -> list[Token]:
    """Return the words of an element, one token per innermost block (closing formulas)."""
    if all(local(child).lower() in _INLINE for child in children(element)):
        found = words(element)
        return [Token(found, line=line_of(element))] if found.text else []
    own = (element.text or "").strip()
    first = [Token(Words(" ".join(own.split())), line=line_of(element))] if own else []
    return first + [token for child in children(element) for token in text_lines(child)]


def split_notes(tokens: Sequence[Token]) -> tuple[list[Token], list[Line]]:
    """Cut notes that stand in the preamble off: from a line "Toelichting" on."""
    for position, token in enumerate(tokens):
        if position and turn(token.words.text) in ("notes", "article-notes"):
            return list(tokens[:position]), plain_lines(tokens[position:])
    return list(tokens), []


def note_lines(elements: Sequence[Element]) -> list[Line]:
    """Return the explanatory notes as lines, one a paragraph, headings included."""
    return [
        line for element in elements for line in plain_lines(list(tokens_of(element, koppen=True)))
    ]


def notes_on(tree: Provision, lines: Sequence[Line]) -> tuple[Note, ...]:
    """Return the notes, each with the address of what it explains."""
    notes, _ = find_notes(lines, tree.children, vocabulary_of(lines))
    return notes


def tree_of(
    nodes: Sequence[Node | None], own_id: str | None = None
) -> tuple[Provision, tuple[Reference, ...]]:
    """Return the tree of the nodes, and the references that the source's own links make.

    Links to the regulation itself (``own_id``) are internal references.
    """
    links: dict[int, tuple[Link, ...]] = {}
    root = Node("regulation", children=[node for node in nodes if node is not None])
    tree = freeze(root, links)
    return tree, tuple(_references(tree, links, own_id))


def _references(
    tree: Provision, links: dict[int, tuple[Link, ...]], own_id: str | None
) -> Iterator[Reference]:
    from msgspec.structs import replace

    for place in located(tree):
        provision = place.provision
        for link in links.get(id(provision), ()):
            text = provision.text[link.start : link.end]
            found = as_reference(link.target, text, str(place.address), link.start, link.end)
            if found is None:
                continue
            if found.instrument_id == own_id:
                found = replace(found, kind="internal", instrument="self")
            yield found
