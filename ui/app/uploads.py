"""Files that visitors hand in: kept under their hash, read by a process of its own."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterable
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec

from corpus.errors import LibraryError
from ui.worker import ANEW

__all__ = ["discard", "keep", "read_anew", "read_into", "safe_name"]

_NAME_LENGTH = 120
_left: list[subprocess.Popen[bytes]] = []  # workers that may still be at work


def safe_name(name: str) -> str:
    """Return a file name without folders, control characters or anything a shell would mind."""
    base = re.split(r"[/\\]", name)[-1]
    kept = "".join(char if char.isalnum() or char in " ._-()#" else "_" for char in base)
    stem, dot, suffix = kept.strip(" .").rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    return (stem[:_NAME_LENGTH] or "bestand") + dot + suffix[:10]


def keep(name: str, data: bytes) -> Path:
    """Write a file that was handed in to a folder named by its hash, and return where it is."""
    folder = Path(_folder().name) / hashlib.sha256(data).hexdigest()[:24]
    folder.mkdir(exist_ok=True)
    path = folder / safe_name(name)
    path.write_bytes(data)
    return path


def read_into(library: Path, files: Iterable[Path]) -> Generator[dict[str, Any]]:
    """Read files into a library in another process; yield per file what became of it.

    The values have the keys of ``waswordt add --json``.

    Raises:
        LibraryError: the library cannot be opened or written.
    """
    yield from _work(library, *map(str, files))


def read_anew(library: Path, name: str) -> None:
    """Read the file of a document in the library again, in another process.

    Raises:
        LibraryError: the library cannot be opened or written.
    """
    for _ in _work(library, ANEW, name):
        pass


def _work(library: Path, *arguments: str) -> Generator[dict[str, Any]]:
    command = [sys.executable, "-m", "ui.worker", str(library), *arguments]
    _left[:] = [process for process in _left if process.poll() is None]
    with tempfile.TemporaryFile() as complaints:
        worker = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints)
        # who leaves the page leaves the worker to its work: it is not waited for then
        _left.append(worker)
        if worker.stdout is None:
            return
        with worker.stdout as told:
            for line in told:
                yield cast("dict[str, Any]", msgspec.json.decode(line))
        if worker.wait():
            complaints.seek(0)
            text = complaints.read().decode("utf-8", "replace").strip().split("\n")[-1]
            raise LibraryError(text or "Het lezen is afgebroken; probeer het opnieuw.")


def discard(paths: Iterable[Path]) -> None:
    """Remove files that were handed in and are in the library by now."""
    for path in paths:
        path.unlink(missing_ok=True)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="waswordt-bestanden-")
