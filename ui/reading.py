"""Reading files: one, or many side by side in processes of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import FileUnreadable, WaswordtError
from corpus.model import Parsed
from ui.documents import missing
from ui.labels import system_words
from ui.results import Outcome

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

__all__ = ["Progress", "files_in", "outcomes_of", "parse", "parse_quietly", "unreadable"]

Progress = Callable[[int, int], None]
"""Called with what is done and what there is: pages of a file, or files of a list."""

_PARALLEL_BYTES = 200_000  # below this a second process costs more than it saves


def parse_quietly(path: Path) -> Outcome:
    """Read one file and give the error back instead of raising it; runs in any process."""
    try:
        return Outcome(file=str(path), parsed=parse(path, None))
    except WaswordtError as error:
        return Outcome(file=str(path), error=error)


def parse(path: Path, progress: Progress | None) -> Parsed:
    """Read one file; ``progress`` counts pages. Raises ``InputError``."""
    from ingest.pipeline import parse_file

    if not path.is_file():
        raise missing(str(path))
    try:
        return parse_file(path, progress=progress) if progress else parse_file(path)
    except OSError as error:
        raise unreadable(str(path), error) from error


def files_in(path: Path) -> list[Path]:
    """Return the file itself, or the files of a folder in order of name, hidden ones left out."""
    if not path.is_dir():
        return [path]
    return sorted(item for item in path.rglob("*") if item.is_file() and item.name[0] != ".")


def unreadable(name: str, error: OSError) -> FileUnreadable:
    """Return the error for a file that the system does not let us read."""
    words = system_words(error)
    return FileUnreadable(f"'{name}' kan niet worden gelezen: {words}.")


def outcomes_of(paths: Sequence[Path]) -> Iterator[Outcome]:
    """Read files, over the cores of the machine when that pays; yield in the order given.

    A file at which a process breaks down (out of memory, a fault in a library) gives an outcome
    with an error; the others are read all the same.
    """
    if not _worth_sharing(paths):
        yield from map(parse_quietly, paths)
        return
    from concurrent.futures.process import BrokenProcessPool

    left = list(paths)
    while left:
        with _pool(len(left)) as pool:
            coming = [pool.submit(parse_quietly, path) for path in left]
            try:
                for outcome in coming:
                    yield outcome.result()
                    left.pop(0)
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
        if left:  # the process broke on this file or on one read beside it: read it by itself
            yield _read_alone(left.pop(0))


def _pool(files: int) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # spawn: a fork of a process with threads (progress bars) may hang
    workers = min(files, _cores())
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))


def _read_alone(path: Path) -> Outcome:
    from concurrent.futures.process import BrokenProcessPool

    try:
        with _pool(1) as pool:
            return pool.submit(parse_quietly, path).result()
    except BrokenProcessPool:
        error = FileUnreadable(
            f"Bij het lezen van '{path}' is het programma vastgelopen; sla het bestand opnieuw op "
            "en lees het nog eens in."
        )
        return Outcome(file=str(path), error=error)


def _worth_sharing(paths: Sequence[Path]) -> bool:
    if len(paths) < 2 or _cores() < 2:
        return False
    sizes = sorted(path.stat().st_size for path in paths if path.is_file())
    return sum(sizes[:-1]) >= _PARALLEL_BYTES


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on every system
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
