"""Data files that a lawyer or policy advisor can read and correct."""

from __future__ import annotations

from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

__all__ = ["data_file", "read_data"]


def data_file(name: str) -> Path:
    """Return where a data file stands by its name without ending."""
    return Path(__file__).with_name(f"{name}.toml")


def read_data(name: str) -> dict[str, Any]:
    """Return the tables of a data file by its name without ending: ``read_data("dates")``.

    Python keeps them compiled in ``__pycache__`` as it does modules, until the file changes.
    """
    module = ModuleType(f"{__name__}.{name}")
    _Tables(module.__name__, str(data_file(name))).exec_module(module)
    tables: dict[str, Any] = module.TABLES
    return tables


class _Tables(SourceFileLoader):
    """Makes a module of a data file; its one name is ``TABLES``."""

    def source_to_code(  # type: ignore[override]  # the stub knows more kinds of source than come
        self, data: bytes, path: str, *, _optimize: int = -1
    ) -> CodeType:
        import tomllib

        tables = tomllib.loads(data.decode("utf-8"))
        return compile(f"import datetime\nTABLES = {tables!r}", path, "exec", optimize=_optimize)
