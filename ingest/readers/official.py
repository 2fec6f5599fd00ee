"""From the parts of an official XML file to a document: tree, notes and ready-made references.

CVDR, BWB, gemeenteblad and STOP name the parts differently; what they hold is the same: preamble,
regulation, closing, annexes, explanatory notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from corpus.addresses import located
from corpus.model import DocumentKind, Issue, LeftOut, Note, Provision, Reference, Target
from ingest.layout.lines import Line
from ingest.layout.paragraphs import vocabulary_of
from ingest.readers.content import CONTENTS, runs
from ingest.readers.jci import as_reference
from ingest.readers.markup import Link, Words, children, is_removed, line_of, local, words
from ingest.readers.nodes import Node, Token, freeze
from ingest.readers.regeling import articles_in_text, body_nodes, plain_lines, tokens_of
from ingest.tree.headings import headings, turn
from ingest.tree.notes import find_notes

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Regulation", "iso_date", "kind_of", "read_regulation", "text_lines"]

_PREAMBLE = ("aanhef", "Aanhef")
_BODY = ("regeling-tekst", "wettekst", "circulaire-tekst", "verdragtekst", "Lichaam")
_CLOSING = ("regeling-sluiting", "wetsluiting", "circulaire-sluiting", "slotakte", "Sluiting")
_ANNEX = ("bijlage", "Bijlage")
_NOTES = ("nota-toelichting", "Toelichting", "AlgemeneToelichting", "ArtikelgewijzeToelichting")
_INLINE = frozenset(
    {"vet", "cursief", "onderstreept", "sup", "inf", "extref", "intref", "nadruk", "noot", "b", "i"}
    | {"u", "strong", "em", "a", "span", "extioref", "intioref", "voornaam", "achternaam", "br"}
)
_FIRST_ARTICLE = ("1", "1.1", "1:1", "i")
# The id of an element in STOP: chp_2__subchp_2.1__art_2.5__para_1__list_1__item_a
_EID = re.compile(r"(?:^|__)art_(?P<article>[\w.]+?)(?:__para_(?P<paragraph>\w+?))?(?:__|$)")
_EID_ITEM = re.compile(r"__item_(\w+?)(?:__|$)")


class Regulation(Struct, frozen=True, kw_only=True):
    """What the text of a regulation gives; facts come from the metadata of its format."""

    tree: Provision
    notes: tuple[Note, ...]
    references: tuple[Reference, ...]
    issues: tuple[Issue, ...]
    left_out: tuple[LeftOut, ...]


def read_regulation(
    regulation: Element | None, own_id: str | None = None, title: Element | None = None
) -> Regulation:
    """Read an element that holds the parts of a regulation.

    ``own_id`` is the id (BWB, CVDR) under which its own links name it: those are internal.
    ``title`` is the element with the title as printed, which stands above the preamble.
    """
    parts = list(children(regulation)) if regulation is not None else []
    preamble, noted = _split_notes(_tokens(part for part in parts if local(part) in _PREAMBLE))
    body = body_nodes(piece for part in parts if local(part) in _BODY for piece in runs(part))
    issues: list[Issue] = []
    if not _has_words(body):
        preamble, body = _out_of_preamble(preamble)
        issues += [_misplaced(bool(body))] if preamble or body else []
    if (printed := words(title)).text:
        preamble = [Token(printed, line=line_of(title) if title is not None else None), *preamble]
    closing = [token for part in parts if local(part) in _CLOSING for token in text_lines(part)]
    annexes = body_nodes(part for part in parts if local(part) in _ANNEX)
    tree, references = _tree(
        [_block("preamble", preamble), *body, _block("closing", closing), *annexes], own_id
    )
    lines = [*noted, *_note_lines(part for part in parts if local(part) in _NOTES)]
    notes, found = find_notes(lines, tree.children, vocabulary_of(lines))
    left_out = tuple(_left_out(regulation)) if regulation is not None else ()
    return Regulation(
        tree=tree,
        notes=notes,
        references=references,
        issues=(*issues, *found),
        left_out=left_out,
    )


def _left_out(element: Element) -> Iterator[LeftOut]:
    """Yield what is no text of the regulation: what an amendment takes out, tables of contents."""
    for child in children(element):
        if is_removed(child) or local(child).lower() in CONTENTS:
            if text := " ".join(" ".join(map(str, child.itertext())).split()):
                yield LeftOut(text=text, line=line_of(child))
        else:
            yield from _left_out(child)


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


def iso_date(value: str | None) -> str | None:
    """Return a day as written in metadata (ISO, perhaps with a time), None when it is no day."""
    try:
        return date.fromisoformat((value or "").strip()[:10]).isoformat()
    except ValueError:
        return None


def text_lines(element: Element) -> list[Token]:
    """Return the words of an element, one token per innermost block (closing formulas)."""
    inline = all(local(child).lower() in _INLINE for child in children(element))
    # "De <functie>Minister</functie> van ..." is one line: words stand between its parts.
    if inline or any((child.tail or "").strip() for child in element):
        found = words(element)
        return [Token(found, line=line_of(element))] if found.text else []
    own = " ".join((element.text or "").split())
    first = [Token(Words(own), line=line_of(element))] if own else []
    return first + [token for child in children(element) for token in text_lines(child)]


def _tokens(parts: Iterable[Element]) -> list[Token]:
    return [token for part in parts for token in tokens_of(part)]


def _block(kind: str, tokens: Sequence[Token]) -> Node | None:
    """Return preamble or closing as one node with a line per paragraph, None without words."""
    text = ""
    links: list[Link] = []
    for token in tokens:
        lead = f"{token.label} " if token.label else ""
        shift = len(text) + (1 if text else 0) + len(lead)
        text = f"{text}\n{lead}{token.words.text}" if text else f"{lead}{token.words.text}"
        links += [Link(k.start + shift, k.end + shift, k.target) for k in token.words.links]
    if not text.strip():
        return None
    return Node(kind, words=Words(text, tuple(links)), line=tokens[0].line)  # type: ignore[arg-type]


def _split_notes(tokens: Sequence[Token]) -> tuple[list[Token], list[Line]]:
    """Cut notes that stand in the preamble off: from a line "Toelichting" on."""
    for position, token in enumerate(tokens):
        if position and turn(token.words.text) in ("notes", "article-notes"):
            return list(tokens[:position]), plain_lines(tokens[position:])
    return list(tokens), []


def _note_lines(parts: Iterable[Element]) -> list[Line]:
    """Return the explanatory notes as lines, one a paragraph, headings included."""
    return [line for part in parts for line in plain_lines(list(tokens_of(part, koppen=True)))]


def _has_words(nodes: Sequence[Node]) -> bool:
    return any(
        node.done is not None or node.words.text or node.heading or _has_words(node.children)
        for node in nodes
    )


def _out_of_preamble(preamble: list[Token]) -> tuple[list[Token], list[Node]]:
    """Find the articles in a preamble that holds the whole regulation (some 1 in 70 files)."""
    for position, token in enumerate(preamble):
        found = headings(token.words.text) if token.label is None else ()
        if found and found[0].number in _FIRST_ARTICLE:
            return preamble[:position], articles_in_text(preamble[position:])
    return preamble, []


def _misplaced(found: bool) -> Issue:
    rest = (
        "de artikelen zijn daaruit gehaald."
        if found
        else "er zijn geen artikelen in gevonden; de tekst staat in de aanhef."
    )
    return Issue(
        code="text-in-preamble",
        severity="warning",
        at="aanhef",
        message=f"In de bron staat de tekst van de regeling in de aanhef; {rest}",
    )


def _tree(
    nodes: Sequence[Node | None], own_id: str | None
) -> tuple[Provision, tuple[Reference, ...]]:
    """Return the tree of the nodes, and the references that the source's own links make."""
    links: dict[int, tuple[Link, ...]] = {}
    root = Node("regulation", children=[node for node in nodes if node is not None])
    tree = freeze(root, links)
    return tree, tuple(_references(tree, links, own_id))


def _references(
    tree: Provision, links: dict[int, tuple[Link, ...]], own_id: str | None
) -> Iterator[Reference]:
    for place in located(tree):
        provision = place.provision
        for link in links.get(id(provision), ()):
            text = provision.text[link.start : link.end]
            at = str(place.address)
            found = as_reference(link.target, text, at, link.start, link.end)
            if found is None:
                found = _by_element_id(link, text, at)
            elif own_id is not None and found.instrument_id == own_id:
                found = replace(found, kind="internal", instrument="self")
            if found is not None:
                yield found


def _by_element_id(link: Link, text: str, at: str) -> Reference | None:
    """Return the internal reference that a link to an element id (STOP) makes."""
    place = _EID.search(link.target)
    if place is None:
        return None
    item = _EID_ITEM.search(link.target, place.start())
    target = Target(
        article=place["article"].lower(),
        paragraph=place["paragraph"],
        point=item.group(1) if item else None,
    )
    return Reference(
        at=at,
        text=text,
        start=link.start,
        end=link.end,
        kind="internal",
        instrument="self",
        targets=(target,),
    )
