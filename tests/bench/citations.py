"""The citation finder beside a plain scan for "artikel", and against its promised speed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

from corpus.citations import find
from tests.bench.timing import Row, side_by_side

PROMISED = 300_000  # characters per second on one core
PLAIN = re.compile(r"\bartikel(?:en)?\s+\d+\w*(?:,?\s+(?:lid\s+\d+|\w+\s+lid))?", re.IGNORECASE)


def measure() -> Iterator[Row]:
    """Yield the finder on the demonstration ordinance and on the densest text there is."""
    ordinance = files("corpus.demo").joinpath("lindervoort-2024.txt").read_text("utf-8")
    dense = (
        "gelet op artikel 8a, eerste lid, aanhef en onder a, c, d en e, en tweede lid, en 10b, "
        "vijfde lid, van de Participatiewet en de artikelen 4:25 en 4:27, lid 1, Awb;\n"
    )
    yield from _rows("an ordinance", ordinance * 5, 1.0)
    yield from _rows("nothing but citations", dense * 300, None)


def _rows(name: str, text: str, at_most: float | None) -> Iterator[Row]:
    taken = side_by_side({"find": lambda: find(text), "plain": lambda: PLAIN.findall(text)}, 3)
    megabytes = f"{len(text) / 1e6:.2f} MB, {len(text) / 1e6 / taken['find']:.2f} MB/s"
    yield Row("citations", name, taken["find"], "a plain scan", taken["plain"], None, megabytes)
    budget = len(text) / PROMISED
    yield Row("citations", name, taken["find"], "0.3 MB/s", budget, at_most, megabytes)
