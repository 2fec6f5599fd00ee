"""From the name of a file to the exporter that writes it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from corpus.errors import UsageError
from ui.results import Tabled

__all__ = ["check_target", "export_table", "media_types", "render_table"]

_EXPORTERS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "csv": "text/csv",
    "markdown": "text/markdown",
    "json": "application/json",
}
_SUFFIXES = {name: name for name in _EXPORTERS} | {"md": "markdown", "htm": "html"}


def media_types() -> dict[str, str]:
    """Return the media type per format name."""
    return dict(_EXPORTERS)


def check_target(path: Path) -> str:
    """Return the format that a file name asks for; raise ``UsageError`` when there is none."""
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in _SUFFIXES:
        known = ", ".join(f".{name}" for name in _SUFFIXES if name not in ("markdown", "htm"))
        raise UsageError(f"'{path.name}' heeft geen bekende uitgang; kies uit {known}.")
    return _SUFFIXES[suffix]


def render_table(result: Tabled, name: str) -> bytes:
    """Return the table as the bytes of a file of format ``name`` (a key of ``media_types``)."""
    render: Callable[[Tabled], bytes] = import_module(f"ui.export.{name}").render
    return render(result)


def export_table(result: Tabled, path: Path) -> None:
    """Write the table to ``path``, whole or not at all.

    Raises:
        UsageError: the name has no known suffix.
        OSError: the folder cannot be written, or the disk is full.
    """
    data = render_table(result, check_target(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
