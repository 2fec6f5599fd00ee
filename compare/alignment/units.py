"""An article as a row of units, the pieces that move as a whole when articles split or merge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from compare.words import is_clause
from corpus.addresses import Address
from corpus.model import Provision, words_of

__all__ = ["Unit", "units_of"]

# A sentence ends at a full stop before a capital, but not after a lone letter or a number
# ("art. 7", "mr. G.A.").
_SENTENCE_END = re.compile(r"(?<=[^\W\d]{3}[.;])\s+(?=[A-ZÀ-Ý])")
# The opening words of an item up to the first mark may be its title: "a. Proefplaatsing. De ...".
_TITLE = re.compile(r"[^.:;,(]+(?=[.:(]|$)")
_MOST_TITLE_WORDS = 8
# An item with fewer words than this after its title only names something.
_LEAST_BODY_WORDS = 15


class Unit(Struct, frozen=True):
    """A paragraph's or point's own words, or a sentence of an article without paragraphs.

    ``title`` holds its opening words when they stand apart from a text of some length, so that
    the unit reads like an article of its own.
    """

    address: str
    text: str
    title: str = ""


def units_of(article: Provision) -> tuple[Unit, ...]:
    """Return the units of an article in reading order.

    A paragraph with points gives one unit for its opening words and one for each point; subpoints
    stay with their point. Words of an article that has no paragraphs are cut into sentences, all
    at the address of the article.
    """
    return tuple(_units(article, Address((article.number or "",))))


def _units(node: Provision, here: Address) -> Iterator[Unit]:
    if node.rows:  # its text holds the same words
        yield from (Unit(str(here), " ".join(row)) for row in node.rows)
    elif node.text.strip():
        pieces = _SENTENCE_END.split(node.text) if node.kind == "article" else [node.text]
        title = _title(node) if node.kind == "paragraph" else ""
        yield from (Unit(str(here), piece, title) for piece in pieces if piece.strip())
    for child in node.children:
        if child.kind in ("point", "subpoint"):
            text = words_of(child)
            if text.strip():
                yield Unit(_address(here, child), text, _title(child))
        else:
            yield from _units(child, _inside(here, child))


def _title(node: Provision) -> str:
    if node.heading:
        return node.heading
    found = _TITLE.match(node.text)
    title = found.group().strip() if found else ""
    if is_clause(title):
        return ""
    body = len(words_of(node).split()) - len(title.split())
    return title if len(title.split()) <= _MOST_TITLE_WORDS and body >= _LEAST_BODY_WORDS else ""


def _inside(here: Address, child: Provision) -> Address:
    if child.kind == "paragraph" and child.number:
        return here.child("paragraph", child.number)
    return here


def _address(here: Address, child: Provision) -> str:
    return str(here.child(child.kind, child.number)) if child.number else str(here)
