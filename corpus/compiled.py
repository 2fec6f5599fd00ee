"""Plain values made of a text file, kept compiled where Python keeps compiled modules."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

__all__ = ["read_compiled"]


def read_compiled(path: Path, make: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    """Return what ``make`` makes of the text of a file, made again when either changes.

    Args:
        path: a text file in UTF-8; its result is kept in ``__pycache__`` beside it.
        make: gives values that Python writes out as it reads them: numbers, texts, dates, lists,
            tuples and tables of these.

    Returns:
        The values, the caller's own at every call.
    """
    module = ModuleType(path.stem)
    _Loader(path, make).exec_module(module)
    tables: dict[str, Any] = module.TABLES
    return tables


class _Loader(SourceFileLoader):
    """Makes a module of a text file; its one name is ``TABLES``."""

    def __init__(self, path: Path, make: Callable[[str], dict[str, Any]]) -> None:
        super().__init__(path.stem, str(path))
        self._make = make

    def path_stats(self, path: str) -> dict[str, Any]:
        """Return the time and size by which Python tells whether what it kept is of today."""
        stats, makers = dict(super().path_stats(path)), self._make.__code__.co_filename
        with suppress(OSError):
            stats["mtime"] += super().path_stats(makers)["mtime"]
        return stats

    def source_to_code(  # type: ignore[override]  # the stub knows more kinds of source than come
        self, data: bytes, path: str, *, _optimize: int = -1
    ) -> CodeType:
        tables = self._make(data.decode("utf-8"))
        return compile(f"import datetime\nTABLES = {tables!r}", path, "exec", optimize=_optimize)
