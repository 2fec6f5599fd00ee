"""The article tree in official XML: CVDR, BWB, gemeenteblad and STOP share its shape.

Names are compared in lower case: STOP writes ``Hoofdstuk`` and ``Opschrift`` where the older
formats write ``hoofdstuk`` and ``titel``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.model import ProvisionKind
from ingest.headings import headings
from ingest.lines import Line
from ingest.paragraphs import vocabulary_of
from ingest.readers.koppen import read_kop
from ingest.readers.markup import Link, Words, children, line_of, local, words
from ingest.readers.nodes import Node, Token, assemble, label_of
from ingest.structure import build_articles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["articles_in_text", "body_nodes", "plain_lines", "table_rows", "tokens_of"]

_CONTAINERS: dict[str, ProvisionKind] = {
    "boek": "part",
    "deel": "part",
    "titel": "part",
    "titeldeel": "part",
    "hoofdstuk": "chapter",
    "afdeling": "division",
    "paragraaf": "section",
    "subparagraaf": "section",
    "sub-paragraaf": "section",
    "subsubparagraaf": "section",
    "divisie": "section",
    "circulaire.divisie": "section",
    "bijlage": "annex",
}
_ARTICLES = ("artikel", "wijzigartikel", "wijzig-artikel", "model-artikel")
_ITEMS = ("li", "begrip", "definitie-item")
_NUMBERS = ("lidnr", "lidnummer", "li.nr", "linummer", "nr", "nummer")
# Not words of the regulation: numbers read elsewhere, headings, and what tools put in.
_SKIPPED = frozenset(
    {*_NUMBERS, "kop", "meta-data", "jcis", "brondata", "officiele-inhoudsopgave"}
    | {"inhoudsopgave", "plaatje", "illustratie", "figuur", "noot", "tgroup-colspec", "colspec"}
    | {"verwijderdetekst", "verwijderdecontent", "was"}
)
_PARAGRAPHS = (
    "al",
    "tussenkop",
    "considerans.al",
    "lijstaanhef",
    "slotformulering",
    "wie",
    "wat",
    "tekst-regel",
    "term",
    "p",
)
_WITHOUT = frozenset({"noot", "Noot", "lijst", "Lijst", "table"})


def body_nodes(elements: Iterable[Element]) -> list[Node]:
    """Return the chapters, articles and loose texts among elements, in order."""
    found: list[Node] = []
    loose: list[Token] = []
    for child in elements:
        name = local(child).lower()
        if name in _SKIPPED:
            continue
        nodes = _structure(child, name)
        if nodes is None:
            loose.extend(_tokens(child, 0))
            continue
        found.extend(_text_nodes(loose))
        loose.clear()
        found.extend(nodes)
    return [*found, *_text_nodes(loose)]


def _structure(element: Element, name: str) -> list[Node] | None:
    """Return the nodes of an element that carries structure, None for loose text."""
    if name in _ARTICLES:
        return [_article(element)]
    if name in _CONTAINERS:
        return [_container(element, _CONTAINERS[name])]
    return body_nodes(children(element)) if _holds_structure(element) else None


def _holds_structure(element: Element) -> bool:
    return any(
        local(below).lower() in _CONTAINERS or local(below).lower() in _ARTICLES
        for below in element.iterdescendants()
    )


def _container(element: Element, kind: ProvisionKind) -> Node:
    kop = read_kop(_kop(element), kind)
    return Node(
        kind,
        number=kop.number,
        heading=kop.heading,
        label=kop.label,
        children=body_nodes(children(element)),
        line=line_of(element),
    )


def _kop(element: Element) -> Element | None:
    return next((child for child in children(element) if local(child).lower() == "kop"), None)


def _article(element: Element) -> Node:
    kop = read_kop(_kop(element), "article")
    node = Node(
        "article",
        number=kop.number,
        heading=kop.heading,
        label=kop.label,
        line=line_of(element),
    )
    assemble(list(tokens_of(element)), node)
    return node


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
    for child in children(element):
        yield from _tokens(child, depth, koppen)


def _tokens(element: Element, depth: int, koppen: bool = False) -> Iterator[Token]:
    name = local(element).lower()
    if name == "kop" and koppen:
        yield Token(words(element), depth=depth, line=line_of(element))
    elif name in _SKIPPED:
        return
    elif name == "lid" or name in _ITEMS:
        yield from _item(element, _number(element), depth)
    elif name == "table":
        rows = table_rows(element)
        text = "\n".join(" ".join(filter(None, row)) for row in rows)
        yield Token(Words(text), depth=depth, rows=rows, line=line_of(element))
    elif name in ("gereserveerd", "vervallen"):
        yield Token(Words(f"[{name.capitalize()}]"), depth=depth, line=line_of(element))
    elif name in _PARAGRAPHS or (element.text or "").strip():
        yield from _paragraph(element, depth)
    else:
        yield from tokens_of(element, depth, koppen=koppen)


def _paragraph(element: Element, depth: int) -> Iterator[Token]:
    """Yield the text of a paragraph; a label in front of it makes it an item."""
    found = words(element, without=_WITHOUT)
    if found.text:
        split = label_of(found.text)
        if split is None:
            yield Token(found, depth=depth, line=line_of(element))
        else:
            label, rest = split
            cut = len(found.text) - len(rest)
            moved = tuple(
                Link(max(link.start - cut, 0), link.end - cut, link.target)
                for link in found.links
                if link.end > cut
            )
            yield Token(Words(rest, moved), label=label, depth=depth, line=line_of(element))
    yield from _footnotes(element)
    for child in _outermost(element):
        yield from _tokens(child, depth)


def _outermost(element: Element) -> Iterator[Element]:
    """Yield the lists and tables inside a paragraph, those inside these left out."""
    for child in children(element):
        if local(child).lower() in ("lijst", "table"):
            yield child
        else:
            yield from _outermost(child)


def _footnotes(element: Element) -> Iterator[Token]:
    for note in element.iter("{*}noot", "{*}Noot"):
        text = words(note, without=_NUMBERS).text
        number = " ".join(words(part).text for part in children(note, "noot.nr", "NootNummer"))
        if text:
            text = text.removeprefix(number).strip()
            yield Token(Words(f"[Noot {number.strip('. ')}: {text}]".replace(" :", ":")))


def _number(element: Element) -> str:
    """Return the number of an item as printed: an attribute in CVDR, an element elsewhere."""
    if element.get("nr") is not None:
        return (element.get("nr") or "").strip()
    own = next((child for child in children(element) if local(child).lower() in _NUMBERS), None)
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
    return first.plus(words(meaning, without=_WITHOUT | {"LiNummer", "li.nr"}))


def table_rows(table: Element) -> tuple[tuple[str, ...], ...]:
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
