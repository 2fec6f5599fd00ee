"""A tree under construction: from the items of an article in official XML to provisions.

What is a paragraph (lid), a point or a subpoint follows from the pattern of the numbers, not from
the element: older files code paragraphs as lists ("1.", "2."), points as lists beside the
paragraph they belong to, and definitions ("a.", "b.") as paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.addresses import normalise_number, number_key
from corpus.model import Provision, ProvisionKind
from corpus.numbering import label_readings
from corpus.numerals import Style
from ingest.readers.markup import Link, Words

__all__ = ["Node", "Token", "assemble", "freeze", "label_of"]

_RANK: dict[Style, int] = {
    "digit": 0,
    "alpha": 1,
    "capital": 1,
    "roman": 2,
    "degree": 2,
    "bullet": 3,
}


@dataclass(slots=True)
class Node:
    """A provision being built; ``done`` holds one that was built elsewhere."""

    kind: ProvisionKind
    number: str | None = None
    heading: str | None = None
    label: str | None = None
    words: Words = field(default_factory=Words)
    children: list[Node] = field(default_factory=list)
    rows: tuple[tuple[str, ...], ...] = ()
    line: int | None = None
    done: Provision | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One paragraph, list item or table in the order of the source.

    ``label`` is the number of an item as printed ("" for a bullet), None for running text.
    ``depth`` counts the items the source nests it in.
    """

    words: Words = field(default_factory=Words)
    label: str | None = None
    depth: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    line: int | None = None


@dataclass(slots=True)
class _Level:
    style: Style
    last: str | None
    value: int | None
    depth: int
    item: Node


def label_of(text: str) -> tuple[str, str] | None:
    """Return label and rest of a text that begins with a well-formed label, else None."""
    readings = [r for r in label_readings(text) if r.cost == 0 and r.style != "bullet"]
    if not readings:
        return None
    rest = readings[0].rest
    return text[: text.rindex(rest)].strip(), rest


def assemble(tokens: Sequence[Token], owner: Node, *, numbered: bool = True) -> None:
    """Put the tokens under ``owner``; ``numbered`` says that it can have paragraphs (leden)."""
    stack: list[_Level] = []
    for position, token in enumerate(tokens):
        if token.label is None:
            following = tokens[position + 1] if position + 1 < len(tokens) else None
            _add_text(token, following, owner, stack)
        else:
            _add_item(token, owner, stack, numbered)


def _add_text(token: Token, following: Token | None, owner: Node, stack: list[_Level]) -> None:
    """Give running text to the item that holds it in the source.

    Text that ends with a colon and leads into a list belongs to the open item, where it stands in
    the source beside it.
    """
    while stack and stack[-1].depth >= max(token.depth, 1):
        stack.pop()
    leads = token.words.text.endswith(":") and following is not None and following.label is not None
    inside = bool(stack) and (token.depth > 0 or leads)
    holder = stack[-1].item if inside else owner
    if token.rows:
        table = Node("table", words=token.words, rows=token.rows, line=token.line)
        holder.children.append(table)
    elif holder.children:
        holder.children.append(Node("text", words=token.words, line=token.line))
    else:
        holder.words = holder.words.plus(token.words)


def _add_item(token: Token, owner: Node, stack: list[_Level], numbered: bool) -> None:
    style, number, value = _pick(token, stack)
    at = _sibling(style, number, value, token.depth, stack)
    if at is None:
        at = _opening(style, token.depth, stack)
    del stack[at + 1 :]
    fresh = len(stack) == at
    parent = owner if at == 0 else stack[at - 1].item
    item = Node(
        kind=_kind(style, parent, owner, numbered),
        number=number,
        label=token.label or None,
        words=token.words,
        line=token.line,
    )
    parent.children.append(item)
    level = _Level(style, number, value, token.depth, item)
    if fresh:
        stack.append(level)
    else:
        stack[at] = level


def _kind(style: Style, parent: Node, owner: Node, numbered: bool) -> ProvisionKind:
    if parent is owner:
        return "paragraph" if numbered and style == "digit" else "point"
    return "point" if parent.kind == "paragraph" else "subpoint"


def _pick(token: Token, stack: Sequence[_Level]) -> tuple[Style, str | None, int | None]:
    """Return the reading of a label that continues a series, else the likeliest one."""
    label = token.label or ""
    found = [(r.style, r.number, r.value) for r in label_readings(f"{label} X") if r.cost <= 0.3]
    if not found and label.strip(" .:)(").isalnum():
        found = [(r.style, r.number, r.value) for r in label_readings(f"{label.strip(' .:)(')}. X")]
    if not found:
        number = normalise_number(label) or None
        if number is None or not any(char.isalnum() for char in number):
            return "bullet", None, None
        return ("digit" if number[0].isdigit() else "alpha"), number, None
    for level in reversed(stack):
        for style, number, value in found:
            if style == level.style and level.value is not None and value == level.value + 1:
                return style, number, value
    first = [reading for reading in found if reading[2] == 1]
    return (first or found)[0]


def _sibling(
    style: Style, number: str | None, value: int | None, depth: int, stack: Sequence[_Level]
) -> int | None:
    """Return the open level this item continues, None if it begins one.

    A level at the item's own depth comes first, an inner one next; a series may go on with a gap
    or an inserted number (1a) where the source itself keeps the items together.
    """
    same = [index for index, level in enumerate(stack) if level.style == style]
    if style == "bullet":
        return next((i for i in reversed(same) if stack[i].depth == depth), None)
    follows = [i for i in same if value is not None and stack[i].value == value - 1]
    for index in sorted(follows, key=lambda i: (stack[i].depth != depth, -i)):
        if stack[index].depth >= depth:
            return index
    later = [
        i
        for i in same
        if stack[i].depth == depth and number_key(number) > number_key(stack[i].last) and value != 1
    ]
    return later[-1] if later else None


def _opening(style: Style, depth: int, stack: Sequence[_Level]) -> int:
    """Return the level at which a list opens: under the item it stands beside or in."""
    at = len(stack)
    while at and stack[at - 1].depth > depth:
        at -= 1
    while at and stack[at - 1].depth == depth and _RANK[stack[at - 1].style] >= _RANK[style]:
        at -= 1
    return at


def freeze(node: Node, links: dict[int, tuple[Link, ...]]) -> Provision:
    """Return the provision of a node; ``links`` gets its links under ``id`` of the provision."""
    if node.done is not None:
        return node.done
    provision = Provision(
        kind=node.kind,
        number=node.number,
        heading=node.heading,
        text=node.words.text,
        children=tuple(_frozen(node.children, links)),
        label=node.label,
        line=node.line,
        rows=node.rows,
    )
    if node.words.links:
        links[id(provision)] = node.words.links
    return provision


def _frozen(nodes: Sequence[Node], links: dict[int, tuple[Link, ...]]) -> Iterator[Provision]:
    for node in nodes:
        yield freeze(node, links)
