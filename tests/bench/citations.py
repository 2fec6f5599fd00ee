"""The citation finder beside a plain scan for "artikel", against its speed and memory promised."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files

from corpus.citations import find
from tests.bench.timing import Row, side_by_side

PROMISED = 300_000  # characters per second on one core
FLAT = 1.0  # MB that reading may take beside the text, however long the text is
# Prints the size of a text, and by how many MB reading it raised the peak of the process.
GROWTH = """
import resource, sys
from collections import deque
from importlib.resources import files
from corpus.citations import find_each
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
ordinance = files("corpus.demo").joinpath("lindervoort-2024.txt").read_text("utf-8")
deque(find_each(ordinance), 0)
text = ordinance * int(sys.argv[1])
before = peak()
deque(find_each(text), 0)
print(len(text) / 1e6, peak() - before)
"""
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
    yield from _memory()


def _rows(name: str, text: str, at_most: float | None) -> Iterator[Row]:
    taken = side_by_side({"find": lambda: find(text), "plain": lambda: PLAIN.findall(text)}, 3)
    megabytes = f"{len(text) / 1e6:.2f} MB, {len(text) / 1e6 / taken['find']:.2f} MB/s"
    yield Row("citations", name, taken["find"], "a plain scan", taken["plain"], None, megabytes)
    budget = len(text) / PROMISED
    yield Row("citations", name, taken["find"], "0.3 MB/s", budget, at_most, megabytes)


def _memory() -> Iterator[Row]:
    """Yield what reading one by one takes beside a text, and beside one eight times as long."""
    for times in (20, 160):
        command = [sys.executable, "-c", GROWTH, str(times)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        size, grown = map(float, said.split())
        note = f"{size:.1f} MB of text"
        yield Row("citations", "memory", grown, "flat", FLAT, 1.0, note, "MB")
