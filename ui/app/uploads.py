"""Files that visitors hand in: kept under their hash, read by a process of its own."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec

from corpus.errors import LibraryError

__all__ = ["keep", "read_into", "safe_name"]

_NAME_LENGTH = 120


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
    folder = _folder() / hashlib.sha256(data).hexdigest()[:24]
    folder.mkdir(exist_ok=True)
    path = folder / safe_name(name)
    path.write_bytes(data)
    return path


def read_into(library: Path, files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Read files into a library in another process; yield per file what became of it.

    The values have the keys of ``waswordt add --json``.

    Raises:
        LibraryError: the library cannot be opened or written.
    """
    command = [sys.executable, "-m", "ui.worker", str(library), *map(str, files)]
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints) as worker,
    ):
        if worker.stdout is None:
            return
        for line in worker.stdout:
            yield cast("dict[str, Any]", msgspec.json.decode(line))
        if worker.wait():
            complaints.seek(0)
            text = complaints.read().decode("utf-8", "replace").strip().split("\n")[-1]
            raise LibraryError(text or "Het lezen is afgebroken; probeer het opnieuw.")


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="waswordt-bestanden-"))
