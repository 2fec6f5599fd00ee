"""Labelled pairs made from a known ordinance: renumbered, split, merged, reworded, reordered.

The truth is known because the changes are our own. Everything follows from the seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from corpus.model import Document, Provision, articles, words_of

__all__ = ["Generated", "generate"]

_SWAPS = {
    "als": "indien",
    "indien": "als",
    "moet": "dient te",
    "kan": "is bevoegd te",
    "persoon": "belanghebbende",
    "belanghebbende": "inwoner",
    "ten hoogste": "maximaal",
    "minimaal": "ten minste",
    "wanneer": "indien",
    "verstrekken": "toekennen",
    "aanvraag": "verzoek",
    "verordening": "regeling",
}
_CLOSING = ("treedt", "aangehaald", "ingetrokken")
_LEAST_WORDS_TO_SPLIT = 50


class Generated(Struct, frozen=True):
    """A document made from another one, with the pairs (old number, new number) that are true.

    ``joined`` are those of the true pairs in which an article was split or merged.
    """

    document: Document
    pairs: frozenset[tuple[str, str]]
    joined: frozenset[tuple[str, str]]


class _Piece(Struct, frozen=True):
    article: Provision
    sources: tuple[str, ...]


def generate(document: Document, donor: Document, seed: int) -> Generated:
    """Return a successor of ``document``; ``donor`` supplies the new articles."""
    chance = random.Random(seed)
    pieces = [_Piece(article, (article.number or "",)) for article in articles(document.tree)]
    pieces = _drop(pieces, chance)
    pieces = _merge(pieces, chance)
    pieces = _split(pieces, chance)
    pieces = [_reword(piece, chance) for piece in pieces]
    pieces = _add(pieces, donor, chance)
    pieces = _move(pieces, chance)
    tree = Provision(
        kind="regulation",
        children=tuple(
            replace(piece.article, number=str(place)) for place, piece in enumerate(pieces, start=1)
        ),
    )
    pairs = frozenset(
        (source, str(place))
        for place, piece in enumerate(pieces, start=1)
        for source in piece.sources
    )
    often_old = [source for source, _ in pairs]
    often_new = [place for _, place in pairs]
    joined = frozenset(
        pair for pair in pairs if often_old.count(pair[0]) > 1 or often_new.count(pair[1]) > 1
    )
    return Generated(
        Document(id=f"{document.id}-{seed}", kind=document.kind, title=document.title, tree=tree),
        pairs,
        joined,
    )


def _drop(pieces: list[_Piece], chance: random.Random) -> list[_Piece]:
    return [piece for piece in pieces if chance.random() > 0.1 or _closes(piece)]


def _closes(piece: _Piece) -> bool:
    text = words_of(piece.article)
    return any(word in text for word in _CLOSING)


def _merge(pieces: list[_Piece], chance: random.Random) -> list[_Piece]:
    merged: list[_Piece] = []
    for piece in pieces:
        if merged and len(merged[-1].sources) == 1 and chance.random() < 0.12:
            merged[-1] = _joined(merged[-1], piece)
        else:
            merged.append(piece)
    return merged


def _joined(one: _Piece, other: _Piece) -> _Piece:
    paragraphs = [*_paragraphs(one.article), *_paragraphs(other.article)]
    heading = f"{one.article.heading or ''} en {(other.article.heading or '').lower()}"
    return _Piece(
        replace(one.article, heading=heading, text="", children=_numbered(paragraphs)),
        (*one.sources, *other.sources),
    )


def _paragraphs(article: Provision) -> list[Provision]:
    """Return an article's contents as paragraphs; its own words and points become one."""
    if article.children and all(child.kind == "paragraph" for child in article.children):
        first = [Provision(kind="paragraph", text=article.text)] if article.text else []
        return [*first, *article.children]
    return [Provision(kind="paragraph", text=article.text, children=article.children)]


def _numbered(paragraphs: list[Provision]) -> tuple[Provision, ...]:
    return tuple(
        replace(paragraph, number=str(place)) for place, paragraph in enumerate(paragraphs, start=1)
    )


def _split(pieces: list[_Piece], chance: random.Random) -> list[_Piece]:
    found: list[_Piece] = []
    for piece in pieces:
        paragraphs = _paragraphs(piece.article)
        long = len(words_of(piece.article).split()) >= _LEAST_WORDS_TO_SPLIT
        whole = len(piece.sources) == 1
        if whole and long and len(paragraphs) > 1 and chance.random() < 0.25:
            cut = chance.randint(1, len(paragraphs) - 1)
            for number, half in enumerate((paragraphs[:cut], paragraphs[cut:])):
                heading = _new_heading(half) if number else piece.article.heading
                article = Provision(kind="article", heading=heading, children=_numbered(half))
                found.append(_Piece(article, piece.sources))
        else:
            found.append(piece)
    return found


def _new_heading(paragraphs: list[Provision]) -> str:
    words = [word.strip(".,;:()") for item in paragraphs for word in words_of(item).split()]
    longest = sorted(set(words), key=lambda word: (-len(word), word))[:2]
    return " en ".join(longest).capitalize()


def _reword(piece: _Piece, chance: random.Random) -> _Piece:
    rate = chance.choice((0.0, 0.0, 0.05, 0.15, 0.3))
    if not rate:
        return piece
    heading = piece.article.heading or ""
    if chance.random() < 0.2:
        heading = chance.choice((f"Regels over {heading.lower()}", heading.split(" en ")[0]))
    changed = _change(piece.article, lambda text: _reworded(text, rate, chance))
    return _Piece(replace(changed, heading=heading), piece.sources)


def _change(node: Provision, change: Callable[[str], str]) -> Provision:
    children = tuple(_change(child, change) for child in node.children)
    return replace(node, text=change(node.text), children=children)


def _reworded(text: str, rate: float, chance: random.Random) -> str:
    words = text.split()
    kept: list[str] = []
    for word in words:
        luck = chance.random()
        if luck < rate * 0.4:
            continue
        if luck < rate * 0.7:
            kept.append(chance.choice(words))
        kept.append(_SWAPS.get(word, word) if chance.random() < rate * 2 else word)
    return " ".join(kept)


def _add(pieces: list[_Piece], donor: Document, chance: random.Random) -> list[_Piece]:
    strange = [
        piece
        for piece in (_Piece(article, ()) for article in articles(donor.tree))
        if not _closes(piece) and "verstaan" not in words_of(piece.article)
    ]
    found = list(pieces)
    for piece in chance.sample(strange, min(len(strange), 1 + len(pieces) // 10)):
        found.insert(chance.randint(0, len(found)), piece)
    return found


def _move(pieces: list[_Piece], chance: random.Random) -> list[_Piece]:
    found = list(pieces)
    for _ in range(len(pieces) // 8):
        found.insert(chance.randrange(len(found)), found.pop(chance.randrange(len(found))))
    return found
