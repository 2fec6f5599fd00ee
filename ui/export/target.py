"""From the name of a file to the exporter that writes it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from corpus.errors import FileMissing, UsageError
from ui.export.content import Content, Report

__all__ = [
    "check_report_target",
    "check_target",
    "media_types",
    "render",
    "render_report",
    "write",
]

_EXPORTERS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "csv": "text/csv",
    "markdown": "text/markdown",
}
_SUFFIXES = {name: name for name in _EXPORTERS} | {"md": "markdown", "htm": "html"}
_REPORTS = {"docx": "docx", "html": "html", "htm": "html"}
JSON = "json"


def media_types() -> dict[str, str]:
    """Return the media type per format name."""
    return dict(_EXPORTERS)


def check_target(path: Path) -> str:
    """Return the format that a file name asks for; raise ``UsageError`` when there is none.

    "json" is a format of its own: the document that the command line prints with ``--json``.
    """
    suffix = path.suffix.lower().removeprefix(".")
    if suffix == JSON:
        return JSON
    if suffix not in _SUFFIXES:
        names = [name for name in _SUFFIXES if name not in ("markdown", "htm")]
        known = ", ".join(f".{name}" for name in (*names, JSON))
        raise UsageError(f"'{path.name}' heeft geen bekende uitgang; kies uit {known}.")
    return _SUFFIXES[suffix]


def render(content: Content, name: str) -> bytes:
    """Return the bytes of a file of format ``name`` (a key of ``media_types``)."""
    made: Callable[[Content], bytes] = import_module(f"ui.export.{name}").render
    return made(content)


def check_report_target(path: Path) -> str:
    """Return the format of a report, "docx" or "html"; raise ``UsageError`` for another name."""
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in _REPORTS:
        raise UsageError(f"'{path.name}' heeft geen bekende uitgang; kies .docx of .html.")
    return _REPORTS[suffix]


def render_report(report: Report, name: str) -> bytes:
    """Return the bytes of a report as "docx" or "html"."""
    made: Callable[[Report], bytes] = import_module(f"ui.export.report_{name}").render
    return made(report)


def write(data: bytes, path: Path) -> None:
    """Write a file whole or not at all.

    Raises:
        FileMissing: the folder does not exist.
        OSError: the folder cannot be written, or the disk is full; it names ``path``.
    """
    if not path.parent.is_dir():
        raise FileMissing(
            f"De map '{path.parent}' bestaat niet; maak die map eerst, of noem een bestand in een "
            "map die er is."
        )
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:  # which would name a file that nobody asked for
        raise OSError(error.errno, error.strerror, str(path)) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
