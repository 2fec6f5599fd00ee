"""References in both directions, in a small library and in one of 100,000 provisions."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles

from corpus.library import Library
from corpus.model import Target
from tests.bench.municipalities import generate
from tests.bench.timing import Row

SIZES = (10_000, 100_000)  # provisions
PROMISED = 0.002  # seconds, the most at p95 whatever the size
QUERIES = 200
SHOWN = 25  # citations on a page
LAW = "Participatiewet"
TARGETS = (
    Target(article="10d"),
    Target(article="10d", paragraph="3"),
    Target(article="7", paragraph="1", point="a"),
    Target(article="8a", paragraph="1"),
    Target(),
    Target(article="onbekend"),
)


def measure() -> Iterator[Row]:
    """Yield what looking up a reference takes, who cites it and what is cited, at each size."""
    for provisions in SIZES:
        with tempfile.TemporaryDirectory() as folder, Library(Path(folder)) as library:
            for parsed in generate(provisions):
                library.add(parsed, b"")
            yield from _both_ways(library, provisions)


def _both_ways(library: Library, provisions: int) -> Iterator[Row]:
    chance = random.Random(provisions)
    documents = [entry.id for entry in library.documents()]
    places = [
        (id_, reference.at.split("/")[0])
        for id_ in chance.sample(documents, 40)
        for reference in library.cited_by_document(id_)
    ]
    ways: dict[str, Callable[[], object]] = {
        "who cites, a page": lambda: library.citations(LAW, chance.choice(TARGETS), limit=SHOWN),
        "what an article cites": lambda: library.cited_by_document(*chance.choice(places)),
        "what a document cites": lambda: library.cited_by_document(chance.choice(documents)),
    }
    for what, ask in ways.items():
        taken = [_seconds(ask) for _ in range(QUERIES)]
        note = f"{provisions} provisions, p50 {1000 * median(taken):.2f} ms"
        high = quantiles(taken, n=20)[-1]
        yield Row("library", f"{what}, p95", high, "2 ms", PROMISED, 1.0, note)
    start = time.perf_counter()
    count = len(library.citations(LAW, TARGETS[0]))
    note = f"{provisions} provisions, {count} citations"
    all_of_them = time.perf_counter() - start
    yield Row("library", "who cites, all", all_of_them, "2 ms", PROMISED, None, note)


def _seconds(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start
