"""Cutting an article, lid or onderdeel in two, and joining two that are one.

For who puts right what was not read well. A place is named by the words that begin there, so that
it is found again when the same file is read anew. Words are never lost: what is cut off stands
behind what it was cut from, and what is joined keeps its words, in the order of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from corpus.addresses import normalise_number
from corpus.errors import UsageError
from corpus.model import Provision, articles

__all__ = ["Cut", "CutKind", "Joint", "beginnings", "cut", "join", "parts"]

CutKind = Literal["article", "paragraph", "point"]

_RANK = {"article": 0, "paragraph": 1, "point": 2, "subpoint": 3}
_FEWEST = 6  # words that name a place, when these are enough
_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=\S)|\n+|\s(?=Artikel\s+\d)")


class Cut(Struct, frozen=True, kw_only=True):
    """A new provision of ``kind`` begins at ``words``; what follows belongs to it."""

    words: str
    kind: CutKind
    number: str = ""
    heading: str = ""


class Joint(Struct, frozen=True, kw_only=True):
    """The part that begins with ``words`` belongs to the part before it.

    Without words it is the whole article. ``label`` says that its number and heading are words
    of the text, and were not read well.
    """

    words: str = ""
    label: bool = True


class _Place(Struct, frozen=True):
    """A place in an article: the nodes from the article down, and the offset in the last's text."""

    chain: tuple[Provision, ...]
    offset: int


def beginnings(article: Provision) -> list[str]:
    """Return the words of every place in an article where another provision may begin.

    These are its parts and the sentences in them, each with as many words as tell it from others.
    """
    texts = [chain[-1].text for chain in _chains(article) if chain[-1].text]
    whole = [" ".join(text.split()) for text in texts]
    starts: list[str] = []
    for number, text in enumerate(texts):
        cuts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
        rests = [" ".join(text[at:].split()) for at in cuts]
        first = number == 0 and bool(article.text)
        starts.extend(_telling(rest, whole) for rest in (rests[1:] if first else rests) if rest)
    return [words for words in starts if words]


def parts(article: Provision) -> list[tuple[Provision, str]]:
    """Return the parts of an article that stand behind another, each with words that name it."""
    whole = [" ".join(chain[-1].text.split()) for chain in _chains(article)]
    found = []
    for chain in _chains(article):
        for _, node in pairwise(chain[-1].children):
            words = _telling(" ".join(node.text.split()), whole)
            if words and node.kind in _RANK:
                found.append((node, words))
    return found


def cut(tree: Provision, article: Provision, change: Cut) -> Provision:
    """Return the tree with an article of it cut in two, or a part of that article.

    Raises:
        UsageError: the words do not stand in the article, or more than once; or the article
            begins there already.
    """
    place = _place(article, change.words)
    made = _cut_off(place, change) if change.kind == "article" else None
    return _replaced(tree, {id(article): made or (_cut_within(place, change),)})


def join(tree: Provision, article: Provision, change: Joint) -> Provision:
    """Return the tree with an article, or a part of it, joined to what stands before it.

    Raises:
        UsageError: the words do not stand in the article, or nothing stands before the part.
    """
    if not change.words:
        before = _before(
            list(articles(tree)), article, "Voor dit artikel staat geen ander artikel."
        )
    else:
        chain = _place(article, change.words).chain
        if len(chain) < 2:
            raise UsageError("Kies een lid of onderdeel, of het hele artikel.")
        article = chain[-1]
        before = _before(chain[-2].children, article, "Voor dit deel staat geen ander deel.")
    return _replaced(tree, {id(before): (_joined(before, article, change),), id(article): ()})


def _chains(node: Provision, above: tuple[Provision, ...] = ()) -> Iterator[tuple[Provision, ...]]:
    chain = (*above, node)
    yield chain
    for child in node.children:
        yield from _chains(child, chain)


def _telling(rest: str, texts: Sequence[str]) -> str:
    """Return the first words of a text that stand nowhere else; "" when there are none."""
    words = rest.split(" ")
    for count in range(min(_FEWEST, len(words)), len(words) + 1):
        start = " ".join(words[:count])
        if sum(text.count(start) for text in texts) == 1:
            return start
    return ""


def _place(article: Provision, words: str) -> _Place:
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = [
        _Place(chain, match.start())
        for chain in _chains(article)
        for match in pattern.finditer(chain[-1].text)
    ]
    if len(found) == 1 and words.strip():
        return found[0]
    name = f"artikel {article.number or ''}".strip()
    if not found or not words.strip():
        raise UsageError(f"'{words}' staat niet in {name}; neem de woorden over uit de tekst.")
    raise UsageError(f"'{words}' staat {len(found)} keer in {name}; geef meer woorden.")


def _cut_off(place: _Place, change: Cut) -> tuple[Provision, ...]:
    """Return the article and the new article behind it."""
    before, text, rest = _rest(place.chain, place.offset)
    if before is None:
        raise UsageError("Daar begint het artikel al; kies een plaats verderop.")
    first = rest[0] if rest else None
    if not text and first is not None and first.kind == "text":
        text, rest = first.text, (*first.children, *rest[1:])
    return before, _made(place, change, text, rest)


def _cut_within(place: _Place, change: Cut) -> Provision:
    """Return the article with a new lid or onderdeel in it."""
    chain, rank = place.chain, _RANK[change.kind]
    same = [depth for depth, node in enumerate(chain) if node.kind == change.kind]
    hosts = [depth for depth, node in enumerate(chain) if _RANK.get(node.kind, 9) < rank]
    depth = same[-1] if same else hosts[-1]
    before, text, rest = _rest(chain[depth:], place.offset)
    if place.offset == 0 and rest and not text:
        text, rest = rest[0].text, (*rest[0].children, *rest[1:])
    if same:
        made = _made(place, change, text, rest)
        kept = (made,) if before is None else (before, made)
        return _replaced(chain[0], {id(chain[depth]): kept})
    if before is None:
        raise UsageError("Daar begint het artikel al; kies een plaats verderop.")
    own = tuple(takewhile(lambda node: _RANK.get(node.kind, 9) > rank, rest))
    made = _made(place, change, text, own)
    host = _with_first(before, made)
    host = replace(host, children=(*host.children, made, *rest[len(own) :]))
    return host if depth == 0 else _replaced(chain[0], {id(chain[depth]): (host,)})


def _with_first(host: Provision, made: Provision) -> Provision:
    """Return an article of which a second lid is cut off, with what it had as its first lid."""
    numbered = any(child.kind == made.kind for child in host.children)
    if host.kind != "article" or made.kind != "paragraph" or made.number != "2" or numbered:
        return host
    first = Provision(
        kind="paragraph",
        number="1",
        text=host.text,
        children=host.children,
        page=host.page,
        line=host.line,
        inferred=True,
    )
    return replace(host, text="", children=(first,))


def _made(place: _Place, change: Cut, text: str, children: tuple[Provision, ...]) -> Provision:
    label, heading = change.number.strip(), change.heading.strip()
    node = place.chain[-1]
    return Provision(
        kind=change.kind,
        number=normalise_number(label) if label else None,
        heading=heading or None,
        label=(f"Artikel {label}" if change.kind == "article" else label) if label else None,
        text=_without_name(text, label, heading).strip(),
        children=children,
        page=node.page,
        line=node.line,
    )


def _without_name(text: str, label: str, heading: str) -> str:
    """Take the number and heading that are given off the words they were read as."""
    for words in (rf"(?:Artikel\s+)?{re.escape(label)}[.:]?" if label else "", re.escape(heading)):
        match = re.match(rf"\s*{words}(?!\w)", text, re.IGNORECASE) if words else None
        text = text[match.end() :] if match else text
    return text


def _rest(
    chain: Sequence[Provision], offset: int
) -> tuple[Provision | None, str, tuple[Provision, ...]]:
    """Return what stands before a place, the rest of the text there, and what follows it.

    Before is None when the place is where the first of the chain begins.
    """
    node = chain[0]
    if len(chain) == 1:
        if offset == 0:
            return None, "", (node,)
        before = replace(node, text=node.text[:offset].rstrip(), children=())
        return before, node.text[offset:], node.children
    at = next(number for number, child in enumerate(node.children) if child is chain[1])
    left, text, rest = _rest(chain[1:], offset)
    kept = (*node.children[:at], *((left,) if left else ()))
    bare = not (kept or node.text or node.heading)
    before_it = None if bare and node.kind != "article" else replace(node, children=kept)
    return before_it, text, (*rest, *node.children[at + 1 :])


def _before(nodes: Sequence[Provision], node: Provision, otherwise: str) -> Provision:
    for earlier, later in pairwise(nodes):
        if later is node:
            return earlier
    raise UsageError(otherwise)


def _joined(first: Provision, second: Provision, change: Joint) -> Provision:
    name = second.label or second.number or ""
    words = [name, second.heading or "", second.text] if change.label else [second.text]
    longer = _lengthened(first, " ".join(filter(None, words)))
    return replace(longer, children=(*longer.children, *second.children))


def _lengthened(node: Provision, words: str) -> Provision:
    """Return a provision with words behind its last ones."""
    if not words:
        return node
    if not node.children:
        return replace(node, text=f"{node.text} {words}".strip())
    last = node.children[-1]
    if last.kind == "table":
        return replace(node, children=(*node.children, Provision(kind="text", text=words)))
    return replace(node, children=(*node.children[:-1], _lengthened(last, words)))


def _replaced(node: Provision, changes: Mapping[int, tuple[Provision, ...]]) -> Provision:
    """Return a node with others in the place of some under it, given by identity."""
    children: list[Provision] = []
    for child in node.children:
        new = changes.get(id(child))
        children.extend((_replaced(child, changes),) if new is None else new)
    return replace(node, children=tuple(children))
