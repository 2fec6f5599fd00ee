"""Data files that a lawyer or policy advisor can read and correct."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus.compiled import read_compiled

__all__ = ["data_file", "read_data"]


def data_file(name: str) -> Path:
    """Return where a data file stands by its name without ending."""
    return Path(__file__).with_name(f"{name}.toml")


def read_data(name: str) -> dict[str, Any]:
    """Return the tables of a data file by its name without ending: ``read_data("dates")``."""
    return read_compiled(data_file(name), _tables)


def _tables(text: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(text)
