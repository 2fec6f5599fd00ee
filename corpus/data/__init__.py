"""Data files that a lawyer or policy advisor can read and correct."""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = ["data_file", "read_data"]


def data_file(name: str) -> Path:
    """Return where a data file stands by its name without ending."""
    return Path(__file__).with_name(f"{name}.toml")


def read_data(name: str) -> dict[str, Any]:
    """Return the tables of a data file by its name without ending: ``read_data("dates")``."""
    import tomllib

    return tomllib.loads(data_file(name).read_text("utf-8"))
