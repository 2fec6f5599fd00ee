"""The two streams of the command line: answers on standard output, the rest on standard error."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ui.payload import encoded

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["answer", "note", "progress", "screen", "system_sentence"]

_PIPE_WIDTH = 120  # columns when the output is no terminal

_SYSTEM = {
    errno.ENOSPC: "De schijf is vol; maak ruimte en probeer het opnieuw",
    errno.EDQUOT: "De toegestane schijfruimte is op; maak ruimte en probeer het opnieuw",
    errno.EACCES: "Geen toegang; kies een andere plaats of vraag schrijfrechten",
    errno.EPERM: "Dit mag niet van het systeem; kies een andere plaats",
    errno.EROFS: "Deze map kan alleen gelezen worden; kies een andere plaats",
    errno.ENOENT: "Deze map of dit bestand bestaat niet",
    errno.EISDIR: "Dit is een map, geen bestand",
    errno.ENOTDIR: "Een deel van dit pad is geen map",
}


def screen() -> Console:
    """Return a console on standard output, wide enough to be read when it is no terminal."""
    from rich.console import Console

    _utf8(sys.stdout)
    width = None if sys.stdout.isatty() else _PIPE_WIDTH
    return Console(width=width, highlight=False, markup=False, emoji=False)


def answer(value: object) -> None:
    """Write one JSON document to standard output."""
    sys.stdout.buffer.write(encoded(value))
    sys.stdout.buffer.flush()


def note(text: str) -> None:
    """Write one line for people to standard error."""
    _utf8(sys.stderr)
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that draws ``done`` of ``total`` on standard error, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def system_sentence(error: OSError) -> str:
    """Return one Dutch sentence for an error of the operating system."""
    words = _SYSTEM.get(error.errno or 0, "Het systeem weigert dit")
    return f"{words}: {error.filename}." if error.filename else f"{words}."


def _utf8(stream: object) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="replace")
