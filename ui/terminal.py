"""The two streams of the command line: answers on standard output, the rest on standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from ui.results import Outcome

__all__ = [
    "answer",
    "defect_sentence",
    "each_file",
    "is_styled",
    "note",
    "own_name",
    "progress",
    "screen",
    "system_sentence",
    "write",
    "written",
]

_NAME = "waswordt"

_PIPE_WIDTH = 120  # columns when the output is no terminal


def screen() -> Console:
    """Return a console on standard output, wide enough to be read when it is no terminal."""
    from rich.console import Console

    _utf8(sys.stdout)
    width = None if sys.stdout.isatty() else _PIPE_WIDTH
    return Console(width=width, highlight=False, markup=False, emoji=False)


def answer(value: object) -> None:
    """Write one JSON document to standard output."""
    from ui.payload import encoded

    sys.stdout.buffer.write(encoded(value))
    sys.stdout.buffer.flush()


def is_styled() -> bool:
    """Tell whether standard output is a terminal that shows bold and underlined text."""
    bare = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    # The old window of Windows shows the codes themselves.
    old = sys.platform == "win32" and not {"WT_SESSION", "TERM"} & os.environ.keys()
    return sys.stdout.isatty() and not bare and not old


def write(text: str) -> None:
    """Write text for people to standard output."""
    _utf8(sys.stdout)
    sys.stdout.write(text)
    sys.stdout.flush()


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


@contextmanager
def each_file(total: int) -> Iterator[Callable[[Outcome], None]]:
    """Give a function that counts files as they are done, on standard error."""
    with progress("Lezen") as report:
        seen = 0

        def done(_outcome: Outcome) -> None:
            nonlocal seen
            seen += 1
            report(seen, max(total, seen))

        yield done


def own_name() -> str:
    """Return how this program can be called again from here: as it was, or by its bare name."""
    called = Path(sys.argv[0])
    if called.stem != _NAME:  # called as a module, by a test, by another program
        return _NAME
    found = shutil.which(_NAME)
    if found and Path(found).resolve() == called.resolve():
        return _NAME
    return written(called)


def written(path: Path) -> str:
    """Return a path as it is typed on the command line, from the folder one is in when it can."""
    whole = path.absolute()
    here = Path.cwd()
    said = str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)
    if any(sign.isspace() for sign in said):
        return f'"{said}"'
    return said


def system_sentence(error: OSError) -> str:
    """Return one Dutch sentence for an error of the operating system."""
    from ui.labels import system_words

    words = system_words(error)
    sentence = words[0].upper() + words[1:]
    return f"{sentence}: '{error.filename}'." if error.filename else f"{sentence}."


def defect_sentence(error: BaseException) -> str:
    """Return one Dutch sentence for a defect of the program, with what a maintainer needs."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" in {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return (
        f"Er ging iets mis in het programma zelf ({type(error).__name__}{where}: {error}); "
        "meld dit met het bestand erbij. WASWORDT_DEBUG=1 toont alle details."
    )


def _utf8(stream: object) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="replace")
