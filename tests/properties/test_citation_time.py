"""Reading references takes time in proportion to the text, whatever the text is.

Each pattern below is repeated: twice as much of it may take about twice as long. The bound is wider
than that for the clock's sake, and narrower than the four times of quadratic reading.
"""

from __future__ import annotations

import gc
import time
from collections import deque
from collections.abc import Callable, Iterable

import pytest

from corpus.citations import find_each, introduced, mentions, printed_names
from corpus.model import Document, Note, Provision
from corpus.typed import read_bare_number, read_typed
from ingest.references import with_references

REPEATED = [
    " ",
    "\n",
    "\t",
    "\u00a0",
    " \n",
    "artikel ",
    "artikel 8 ",
    "artikel 8, ",
    "artikel 8 en ",
    "en ",
    "van de ",
    "tot en met ",
    "eerste, ",
    "onder a, ",
    "lid ",
    "1",
    "1 ",
    "1:",
    "1.",
    "a",
    "A",
    "w-",
    "Wet ",
    "de wet ",
    "die wet en artikel 8 ",
    "f. wet: ",
    "(hierna: ",
    "Kamerstukken ",
    ",",
    ".",
    "(",
    ")",
    ";",
    "“",
    "°",
]
# What stands before and after, so that a citation is waiting for what comes.
AROUND = [("", ""), ("artikel 7", " artikel 8 Pw"), ("artikel 7 van de", "wet")]
SIZE = 3_000  # characters
MOST = 3.2  # times as long for twice as much
FLOOR = 0.004  # seconds: what is shorter is not told from noise
PER_MEGABYTE = 30.0  # seconds for the strangest of texts


def passage(text: str) -> Iterable[object]:
    article = Provision(kind="article", number="1", heading="Begripsbepalingen", text=text)
    tree = Provision(kind="regulation", children=(article,))
    paper = Document(id="x", kind="verordening", title="Regels", tree=tree)
    return with_references(paper).references


def note(text: str) -> Iterable[object]:
    notes = (Note(targets=("1",), text=text),)
    return with_references(Document(id="x", kind="verordening", title="Regels", notes=notes)).notes


READERS: dict[str, Callable[[str], object]] = {
    "find": lambda text: deque(find_each(text), 0),
    "mentions": mentions,
    "introduced": lambda text: deque(introduced(text), 0),
    "printed names": lambda text: deque(printed_names(text), 0),
    "typed": read_typed,
    "bare number": read_bare_number,
    "an article": passage,
    "a note": note,
}


def seconds(read: Callable[[str], object], text: str) -> float:
    """Return the seconds of the processor that reading takes, without collecting garbage."""
    gc.disable()
    start = time.process_time()
    read(text)
    taken = time.process_time() - start
    gc.enable()
    return taken


def fastest(read: Callable[[str], object], text: str, times: int) -> float:
    return min(seconds(read, text) for _ in range(times))


@pytest.mark.parametrize("repeated", REPEATED, ids=repr)
@pytest.mark.parametrize("name", READERS)
def test_twice_as_much_takes_about_twice_as_long(name: str, repeated: str) -> None:
    read = READERS[name]
    read("artikel 7, lid 2, van de Awb")  # loads the grammar
    for before, after in AROUND:
        once, twice = (
            f"{before}{repeated * (size // len(repeated))}{after}" for size in (SIZE, 2 * SIZE)
        )
        if seconds(read, twice) < FLOOR:
            continue
        assert fastest(read, twice, 2) < PER_MEGABYTE * len(twice) / 1e6
        for times in (1, 4, 16):  # a machine may be busy; a slow pattern stays slow
            if (ratio := fastest(read, twice, times) / fastest(read, once, times)) < MOST:
                break
        assert ratio < MOST


@pytest.mark.parametrize("sign", ["a", "W", "1", " ", "\n", "."])
@pytest.mark.parametrize("name", READERS)
def test_fifty_thousand_times_one_sign(name: str, sign: str) -> None:
    text = f"artikel 7{sign * 50_000} van de Awb"
    assert fastest(READERS[name], text, 2) < PER_MEGABYTE * len(text) / 1e6
