"""Searching: the real files where they are there, a cold start, and a large generated library.

The number of provisions is in WASWORDT_BENCH_PROVISIONS (10,000 when it is not set).
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles

from corpus.library import Library
from index.search import Searcher
from index.tantivy_engine import is_installed
from index.upkeep import EngineName
from ingest.pipeline import parse_file
from tests.bench.municipalities import generate
from tests.bench.timing import Row, side_by_side

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
WARM = 0.015  # seconds, the most at p95
QUERIES = 40  # of each kind
REFERENCE = "artikel 10d lid 3 Participatiewet"


def measure() -> Iterator[Row]:
    """Yield times on the real files, then those to build and to ask for each engine."""
    yield from _real_files()
    provisions = int(os.environ.get("WASWORDT_BENCH_PROVISIONS", "10000"))
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder)) as library:
        start = time.perf_counter()
        for parsed in generate(provisions):
            library.add(parsed, b"")
        stored = time.perf_counter() - start
        count = len(library.documents())
        size = _megabytes(library.folder)
        yield Row("library", "add", stored, "same", stored, None, f"{count} documents, {size} MB")
        names: list[EngineName] = ["whoosh", "tantivy"] if is_installed() else ["whoosh"]
        base: dict[str, float] = {}
        for name in names:
            for row in _engine(library, name, base, provisions):
                base.setdefault(row.what, row.amount)
                yield row


def _real_files() -> Iterator[Row]:
    """Yield the time of the labelled questions in a warm process, and of one from a cold start."""
    if not SHARED.is_dir():
        return
    labels = Path(__file__).parents[1] / "shared" / "search_labels.json"
    questions = [label["q"] for label in json.loads(labels.read_text("utf-8"))["queries"]]
    with tempfile.TemporaryDirectory() as folder:
        with Library(Path(folder)) as library:
            for path in sorted(SHARED.glob("*.txt")):
                library.add(parse_file(path), path.read_bytes())
            with Searcher(library) as searcher:
                searcher.search("opbouwen")
                taken = [searcher.search(question).took_ms / 1000 for question in questions]
        high = quantiles(taken, n=20)[-1]
        note = f"{len(taken)} questions, p50 {_ms(median(taken))}"
        yield Row("search", "real files, warm, p95", high, "15 ms", WARM, 1.0, note)
        yield from _cold_start(folder)


def _cold_start(folder: str) -> Iterator[Row]:
    """Yield the times of questions from the command line, each in a process of its own."""
    # As for a user: with compiled modules.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["WASWORDT_LIBRARY"] = folder

    def run(*arguments: str) -> Callable[[], object]:
        command = [sys.executable, *arguments]
        return lambda: subprocess.run(command, env=env, check=True, capture_output=True)

    taken = side_by_side(
        {
            "words": run("-m", "ui.cli", "search", "jobcoach percentage", "--json"),
            "reference": run("-m", "ui.cli", "search", REFERENCE, "--json"),
            "sqlite": run("-c", "import sqlite3"),
            "engine": run("-c", "import sqlite3, whoosh.index, whoosh.fields, whoosh.searching"),
        },
        rounds=15,
    )
    # Read strictly: three times the process that imports sqlite3, and once the import of the engine
    # (a process with it less one without), though it loads more when it opens an index.
    reference = 3 * taken["sqlite"] + max(0.0, taken["engine"] - taken["sqlite"])
    what = "3 x import sqlite3 + whoosh"
    note = "command line"
    yield Row("search", "cold start", taken["words"], what, reference, 1.0, note)
    yield Row("search", "cold, reference", taken["reference"], what, reference, 1.0, note)


def _engine(
    library: Library, name: EngineName, base: dict[str, float], provisions: int
) -> Iterator[Row]:
    start = time.perf_counter()
    searcher = Searcher(library, name)
    searcher.search("opbouwen")
    built = time.perf_counter() - start
    size = _megabytes(library.folder / "index" / name)
    note = f"{provisions} provisions, {size} MB"
    yield Row(name, "build", built, "whoosh", base.get("build", built), None, note)
    bodies = sorted({body for entry in library.documents() for body in entry.bodies})
    with searcher:
        for what, make in _kinds(bodies).items():
            chance = random.Random(what)
            taken = [searcher.search(make(chance)).took_ms / 1000 for _ in range(QUERIES)]
            middle, high = median(taken), quantiles(taken, n=20)[-1]
            row = Row(name, what, middle, "whoosh", base.get(what, middle), None)
            yield Row(*_head(row), f"p95 {_ms(high)}")


def _head(row: Row) -> tuple[str, str, float, str, float, float | None]:
    return row.area, row.what, row.amount, row.reference, row.reference_amount, row.at_most


def _kinds(bodies: Sequence[str]) -> dict[str, Callable[[random.Random], str]]:
    words = ("jobcoach", "proefplaats", "loonwaarde", "hardheidsclausule", "premie", "scholing")
    more = ("werkgever", "percentage", "aanvraag", "duur", "voorwaarden", "subsidie", "college")
    return {
        "one word": lambda chance: chance.choice(words),
        "two words": lambda chance: f"{chance.choice(words)} {chance.choice(more)}",
        "four words": lambda chance: " ".join(chance.sample(words + more, 4)),
        "phrase": lambda _: '"algemeen geaccepteerde arbeid"',
        "beginning": lambda chance: f"{chance.choice(words)[:5]}*",
        "with filter": lambda chance: f"{chance.choice(words)} gemeente:{chance.choice(bodies)}",
        "reference": lambda chance: (
            f"artikel {chance.randint(1, 12)} lid 1 {chance.choice(bodies)}"
        ),
        "who cites": lambda _: "artikel 10d lid 3 Participatiewet",
    }


def _megabytes(folder: Path) -> int:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return round(size / 1_000_000)


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.2f} ms"
