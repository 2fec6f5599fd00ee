"""Alignment beside one rapidfuzz comparison of all texts; word differences beside difflib."""

from __future__ import annotations

import difflib
import random
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from msgspec.structs import replace
from rapidfuzz import fuzz
from rapidfuzz.process import cdist
from redlines import Redlines

from compare.alignment.align import align
from compare.diff import changed_words, word_diff
from corpus import demo
from corpus.model import Document, Provision, articles, words_of
from ingest.pipeline import parse_file
from tests.bench.timing import Row, side_by_side

_TOKEN = re.compile(r"\S+\s*")


def measure() -> Iterator[Row]:
    """Yield rows for two sizes of ordinances and for the differences of one long article."""
    pool = [
        article
        for name in (demo.OLD_CLEAN, demo.NEW_TXT, demo.OTHER)
        for document in parse_file(demo.file(name)).documents
        for article in articles(document.tree)
    ]
    long = [_joined(*pair) for pair in pairwise(pool)]
    yield _aligned(long, 60, rounds=5)
    yield _aligned(long, 1000, rounds=1)
    yield from _differences(pool)


def _joined(one: Provision, other: Provision) -> Provision:
    """Return two short articles as one of the length that real ordinances have."""
    text = " ".join(filter(None, (one.text, other.text)))
    return replace(one, text=text, children=(*one.children, *other.children))


def _aligned(pool: list[Provision], size: int, rounds: int) -> Row:
    old, new = _document(pool, size, 1), _document(pool, size, 2)
    texts = [[words_of(article) for article in articles(one.tree)] for one in (old, new)]
    reference = "rapidfuzz cdist ratio"
    taken = side_by_side(
        {
            "align": partial(align, old, new),
            reference: partial(cdist, *texts, scorer=fuzz.ratio),
        },
        rounds,
    )
    what = f"{size} bij {size} artikelen"
    mean = sum(map(len, texts[0])) // size
    note = f"{mean} tekens per artikel"
    return Row("alignment", what, taken["align"], reference, taken[reference], 5.0, note)


def _document(pool: list[Provision], size: int, seed: int) -> Document:
    """Return ``size`` articles of the pool, shuffled and with one word in seven replaced."""
    chance = random.Random(seed)
    vocabulary = " ".join(map(words_of, pool)).split()

    def reworded(text: str) -> str:
        words = text.split()
        return " ".join(chance.choice(vocabulary) if chance.random() < 1 / 7 else w for w in words)

    def changed(node: Provision) -> Provision:
        children = tuple(changed(child) for child in node.children)
        return replace(node, text=reworded(node.text), children=children)

    chosen = [pool[place % len(pool)] for place in range(size)]
    chance.shuffle(chosen)
    found = tuple(
        replace(changed(article), number=str(place), heading=reworded(article.heading or ""))
        for place, article in enumerate(chosen, start=1)
    )
    tree = Provision(kind="regulation", children=found)
    return Document(id=str(seed), kind="verordening", title="Verordening werk", tree=tree)


def _differences(pool: list[Provision]) -> Iterator[Row]:
    """Yield rows beside difflib and beside redlines."""
    old = " ".join(map(words_of, pool))[:9000]
    for share in (0.03, 0.3):
        chance = random.Random(3)
        words = old.split()
        new = " ".join(chance.choice(words) if chance.random() < share else w for w in words)
        others: dict[str, Callable[[], int]] = {
            f"difflib, autojunk {state}": partial(_matched, old, new, autojunk=state == "aan")
            for state in ("aan", "uit")
        }
        others["redlines"] = partial(_redlined, old, new)
        taken = side_by_side({"word_diff": partial(word_diff, old, new), **others})
        changed = changed_words(word_diff(old, new))
        for name, other in others.items():
            what = f"woordverschillen, {share:.0%} gewijzigd"
            yield Row("diff", what, taken["word_diff"], name, taken[name], 1.0)
            yield Row("diff", "als gewijzigd getoond", changed, name, other(), 1.0, unit="woorden")


def _redlined(old: str, new: str) -> int:
    """Return how many tokens redlines shows as changed."""
    codes = Redlines(old, new).opcodes
    return sum((i2 - i1) + (j2 - j1) for tag, i1, i2, j1, j2 in codes if tag != "equal")


def _matched(old: str, new: str, *, autojunk: bool) -> int:
    """Return how many tokens difflib shows as changed."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=autojunk)
    same = sum(end - start for tag, start, end, *_ in matcher.get_opcodes() if tag == "equal")
    return len(before) + len(after) - 2 * same
