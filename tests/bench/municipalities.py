"""A library of any size, made from the demonstration documents; all follows from the seed.

Each generated ordinance is one of the demonstration ones under another municipality and year: some
articles left out, words swapped for others of the texts, numbers changed, a few compounds invented.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from msgspec.structs import replace

from corpus.model import Adoption, Document, InForce, Note, Parsed, Provision, Source, words_of

__all__ = ["generate", "municipality"]

_TEXTS = ("lindervoort-2019-schoon.txt", "lindervoort-2024.txt", "kolkenburg-2023.txt")
_MUNICIPALITIES = 300
_FIRST = (
    "Aal",
    "Berg",
    "Dalem",
    "Els",
    "Gras",
    "Hol",
    "Kamp",
    "Lind",
    "Maas",
    "Oud",
    "Reed",
    "Sin",
)
_LAST = (
    "berg",
    "broek",
    "dam",
    "drecht",
    "horst",
    "huizen",
    "kerk",
    "meer",
    "rode",
    "veen",
    "wijk",
)
_WORD = re.compile(r"[a-z]{5,}")
_KEPT = 0.92  # share of the words that stay
_DROPPED = 0.08  # share of the articles left out


def generate(provisions: int, seed: int = 1) -> Iterator[Parsed]:
    """Yield files with one ordinance each until they hold this many provisions and notes."""
    chance = random.Random(seed)
    made = number = 0
    while made < provisions:
        document = _varied(_originals()[number % len(_TEXTS)], chance, number)
        made += _size(document.tree) + len(document.notes)
        name = f"{document.id}.txt"
        source = Source(file=name, sha256=document.id, media_type="text/plain")
        yield Parsed(source=source, documents=(document,))
        number += 1


def municipality(number: int) -> str:
    """Return the name of an invented municipality."""
    place = number % _MUNICIPALITIES
    middle = ("", "er", "en")[place // (len(_FIRST) * len(_LAST)) % 3]
    return _FIRST[place % len(_FIRST)] + middle + _LAST[place // len(_FIRST) % len(_LAST)]


@cache
def _originals() -> tuple[Document, ...]:
    from ingest.pipeline import parse_bytes

    demo = files("corpus.demo")
    parsed = (parse_bytes(demo.joinpath(name).read_bytes(), name) for name in _TEXTS)
    return tuple(
        next(document for document in file.documents if document.kind == "verordening")
        for file in parsed
    )


@cache
def _vocabulary() -> tuple[str, ...]:
    words = {word for item in _originals() for word in _WORD.findall(words_of(item.tree))}
    return tuple(sorted(words))


def _varied(original: Document, chance: random.Random, number: int) -> Document:
    body, year = municipality(number), str(2004 + number // _MUNICIPALITIES % 22)
    title = re.sub(r"(Lindervoort|Kolkenburg)( \d{4})?", f"{body} {year}", original.title)
    # Half of the words are swapped for few others, so that each municipality has its own habits.
    habits = {
        chance.choice(_vocabulary()): chance.choice(_vocabulary())
        for _ in range(int(len(_vocabulary()) * (1 - _KEPT)))
    }
    habits[chance.choice(_vocabulary())] = (
        f"{chance.choice(_vocabulary())}{chance.choice(_vocabulary())}"
    )
    tree = _with_words(original.tree, habits, chance)
    return replace(
        original,
        id=f"{number:012x}",
        title=title,
        citation_title=title,
        bodies=(body,),
        adopted=(Adoption(body, f"{year}-03-01"),),
        in_force=InForce(date=f"{year}-07-01"),
        tree=tree,
        notes=tuple(_note(note, habits) for note in original.notes),
    )


def _with_words(node: Provision, habits: dict[str, str], chance: random.Random) -> Provision:
    children = tuple(
        _with_words(child, habits, chance)
        for child in node.children
        if child.kind != "article" or chance.random() > _DROPPED
    )
    text = _swapped(node.text, habits)
    if node.kind == "paragraph":
        text = re.sub(r"\b\d{1,2}\b", lambda match: str(int(match[0]) + chance.randint(0, 3)), text)
    return replace(node, text=text, children=children)


def _note(note: Note, habits: dict[str, str]) -> Note:
    return replace(note, text=_swapped(note.text, habits))


def _swapped(text: str, habits: dict[str, str]) -> str:
    return _WORD.sub(lambda match: habits.get(match[0], match[0]), text)


def _size(node: Provision) -> int:
    own = node.kind in ("article", "paragraph", "point", "subpoint")
    return own + sum(map(_size, node.children))
