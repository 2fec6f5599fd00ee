"""Data files that a lawyer or policy advisor can read and correct."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

__all__ = ["read_data"]


def read_data(name: str) -> dict[str, Any]:
    """Return the tables of a data file by its name without ending: ``read_data("dates")``."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
