"""Reading files: one, or many side by side in processes of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from corpus.errors import FileUnreadable, WaswordtError
from corpus.model import Parsed
from ui.documents import missing
from ui.labels import system_words
from ui.results import Outcome

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
    """Read files, over the cores of the machine when that pays; yield in the order given."""
    if _worth_sharing(paths):
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        workers = min(len(paths), os.cpu_count() or 1)
        # spawn: a fork of a process with threads (progress bars) may hang
        with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
            yield from pool.map(parse_quietly, paths)
    else:
        yield from map(parse_quietly, paths)


def _worth_sharing(paths: Sequence[Path]) -> bool:
    if len(paths) < 2 or (os.cpu_count() or 1) < 2:
        return False
    sizes = sorted(path.stat().st_size for path in paths if path.is_file())
    return sum(sizes[:-1]) >= _PARALLEL_BYTES
