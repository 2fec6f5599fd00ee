"""The article tree in official XML: CVDR, BWB, gemeenteblad and STOP share its shape.

Names are compared in lower case: STOP writes ``Hoofdstuk`` and ``Opschrift`` where the older
formats write ``hoofdstuk`` and ``titel``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.model import ProvisionKind
from ingest.layout.lines import Line
from ingest.layout.paragraphs import vocabulary_of
from ingest.readers.content import ARTICLES, CONTAINERS, ITEMS, NUMBERS, footnote, runs
from ingest.readers.koppen import read_kop
from ingest.readers.markup import Link, Words, children, line_of, local, words
from ingest.readers.nodes import Node, Token, assemble, label_of
from ingest.tree.headings import headings
from ingest.tree.structure import build_articles
from ingest.tree.unlabelled import items_after_colon

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["articles_in_text", "body_nodes", "plain_lines", "tokens_of"]

_KINDS: dict[str, ProvisionKind] = {
    "boek": "part",
    "deel": "part",
    "titel": "part",
    "titeldeel": "part",
    "hoofdstuk": "chapter",
    "afdeling": "division",
    "bijlage": "annex",
}
_OWN = frozenset({"noot", "Noot", "lijst", "Lijst", "table"})


def body_nodes(pieces: Iterable[Element | Words]) -> list[Node]:
    """Return the chapters, articles and loose texts among elements and words, in order."""
    found: list[Node] = []
    loose: list[Token] = []
    for piece in pieces:
        nodes = None if isinstance(piece, Words) else _structure(piece)
        if nodes is None:
            loose.extend(_tokens(piece, 0))
            continue
        found.extend(_text_nodes(loose))
        loose.clear()
        found.extend(nodes)
    return [*found, *_text_nodes(loose)]


def _structure(element: Element) -> list[Node] | None:
    """Return the nodes of an element that carries structure, None for loose text."""
    name = local(element).lower()
    if name == "kop":
        return []
    if name in ARTICLES:
        return [_article(element)]
    if name in CONTAINERS:
        return [_container(element, _KINDS.get(name, "section"))]
    return body_nodes(runs(element)) if _holds_structure(element) else None


def _holds_structure(element: Element) -> bool:
    return any(
        local(below).lower() in ARTICLES or (local(below).lower() in CONTAINERS and len(below))
        for below in element.iterdescendants()
    )


def _container(element: Element, kind: ProvisionKind) -> Node:
    kop = read_kop(_kop(element), kind)
    return Node(
        kind,
        number=kop.number,
        heading=kop.heading,
        label=kop.label,
        children=[*_text_nodes(_kop_notes(element)), *body_nodes(runs(element))],
        line=line_of(element),
    )


def _kop(element: Element) -> Element | None:
    return next((child for child in children(element) if local(child).lower() == "kop"), None)


def _kop_notes(element: Element) -> list[Token]:
    """Return the footnotes that hang on a heading."""
    kop = _kop(element)
    notes = kop.iter("{*}noot", "{*}Noot") if kop is not None else ()
    return [Token(footnote(note), line=line_of(note)) for note in notes]


def _article(element: Element) -> Node:
    kop = read_kop(_kop(element), "article")
    node = Node(
        "article",
        number=kop.number,
        heading=kop.heading,
        label=kop.label,
        line=line_of(element),
    )
    assemble([*_kop_notes(element), *_with_items(list(tokens_of(element)))], node)
    return node


def _with_items(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens of an article; paragraphs that are items without letters become items."""
    left = 0
    for index, token in enumerate(tokens):
        yield replace(token, label="") if left else token
        left = max(0, left - 1)
        if not left and token.words.text.endswith(":"):
            below = takewhile(
                lambda each: each.label is None and not each.rows, tokens[index + 1 :]
            )
            left = items_after_colon([each.words.text for each in below])


def _text_nodes(tokens: Sequence[Token]) -> list[Node]:
    """Return text outside articles as one node, or as articles where it has their headings."""
    if not tokens:
        return []
    if articles := articles_in_text(tokens):
        return articles
    node = Node("text", line=tokens[0].line)
    assemble(tokens, node, numbered=False)
    return [node]


def articles_in_text(tokens: Sequence[Token]) -> list[Node]:
    """Return the articles in plain paragraphs, when these begin with headings of articles."""
    if not any(headings(token.words.text)[:1] for token in tokens if token.label is None):
        return []
    lines = plain_lines(tokens)
    nodes, _ = build_articles(lines, vocabulary_of(lines), {}, {})
    return [Node(node.kind, done=node) for node in nodes]


def plain_lines(tokens: Sequence[Token]) -> list[Line]:
    """Return tokens as lines, labels in front, each a paragraph of its own."""
    return [
        Line(
            text=f"{token.label or '-'} {token.words.text}"
            if token.label is not None
            else token.words.text,
            number=token.line or 1,
            gap=2.0,
            level=token.depth,
        )
        for token in tokens
        if token.words.text
    ]


def tokens_of(element: Element, depth: int = 0, *, koppen: bool = False) -> Iterator[Token]:
    """Yield the paragraphs, items and tables under an element; with ``koppen`` headings too."""
    for piece in runs(element):
        yield from _tokens(piece, depth, koppen, line_of(element))


def _tokens(
    piece: Element | Words, depth: int, koppen: bool = False, line: int | None = None
) -> Iterator[Token]:
    if isinstance(piece, Words):
        yield _labelled(piece, depth, line)
        return
    name = local(piece).lower()
    if name == "kop":
        if koppen:
            yield Token(words(piece), depth=depth, line=line_of(piece))
    elif name in ITEMS:
        yield from _item(piece, _number(piece), depth)
    elif name == "table":
        yield from _table(piece, depth)
    elif name in ("gereserveerd", "vervallen") and not words(piece).text:
        yield Token(Words(f"[{name.capitalize()}]"), depth=depth, line=line_of(piece))
    else:
        # An article or chapter inside an article is a slip of the source: its heading is text.
        misplaced = name in ARTICLES or name in CONTAINERS
        yield from tokens_of(piece, depth, koppen=koppen or misplaced)


def _labelled(found: Words, depth: int, line: int | None) -> Token:
    """Return words as a paragraph, or as an item when a label stands in front of them."""
    split = label_of(found.text)
    if split is None:
        return Token(found, depth=depth, line=line)
    label, rest = split
    cut = len(found.text) - len(rest)
    moved = tuple(
        Link(max(link.start - cut, 0), link.end - cut, link.target)
        for link in found.links
        if link.end > cut
    )
    return Token(Words(rest, moved), label=label, depth=depth, line=line)


def _table(element: Element, depth: int) -> Iterator[Token]:
    title = next((words(child) for child in children(element, "title", "titel")), Words())
    if title.text:
        yield Token(title, depth=depth, line=line_of(element))
    rows = _table_rows(element)
    text = "\n".join(" ".join(filter(None, row)) for row in rows)
    yield Token(Words(text), depth=depth, rows=rows, line=line_of(element))


def _number(element: Element) -> str:
    """Return the number of an item as printed: an attribute in CVDR, an element elsewhere."""
    if element.get("nr") is not None:
        return (element.get("nr") or "").strip()
    own = next((child for child in children(element) if local(child).lower() in NUMBERS), None)
    return words(own).text if own is not None else ""


def _item(element: Element, label: str, depth: int) -> Iterator[Token]:
    """Yield an item with its first paragraph, then what else stands in it."""
    if local(element).lower() in ("begrip", "definitie-item"):
        yield Token(_definition(element), label=label, depth=depth, line=line_of(element))
        for child in element.iter("{*}Lijst", "lijst", "{*}table"):
            yield from _tokens(child, depth + 1)
        return
    inner = list(tokens_of(element, depth + 1))
    first = inner[0] if inner and not inner[0].rows else None
    if first is None:
        if inner or label:
            yield Token(label=label, depth=depth, line=line_of(element))
        yield from inner
    elif first.label is None:
        yield Token(first.words, label=label, depth=depth, line=line_of(element))
        yield from inner[1:]
    elif not any(char.isalnum() for char in label):
        # The number stands in the text itself: <li nr=""><al>a. ...</al></li>
        yield Token(first.words, label=first.label, depth=depth, line=line_of(element))
        yield from inner[1:]
    else:
        yield Token(label=label, depth=depth, line=line_of(element))
        yield from inner


def _definition(element: Element) -> Words:
    term = next((c for c in children(element) if local(c).lower() == "term"), None)
    meaning = next((c for c in children(element) if local(c).lower() == "definitie"), None)
    name = words(term).text.rstrip(":")
    first = Words(f"{name}:") if name else Words()
    if meaning is None:
        return first
    return first.plus(words(meaning, without=_OWN | {"LiNummer", "li.nr"}))


def _table_rows(table: Element) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a CALS table; a cell that spans columns or rows is repeated as empty."""
    rows: list[tuple[str, ...]] = []
    columns = [spec.get("colname", "") for spec in table.iter("{*}colspec", "colspec")]
    for row in table.iter("{*}row", "row"):
        cells: list[str] = []
        for entry in children(row, "entry"):
            at = entry.get("namest") or entry.get("colname")
            if at in columns:
                cells += [""] * (columns.index(at) - len(cells))
            cells.append(words(entry).text)
        rows.append((*cells, *[""] * (len(columns) - len(cells))))
    return tuple(rows)
