"""The instrument table as JSON, as the command line prints it."""

from __future__ import annotations

from ui import payload
from ui.results import Tabled

__all__ = ["render"]


def render(result: Tabled) -> bytes:
    """Return the JSON document of ``table``, UTF-8."""
    return payload.encoded(payload.tabled(result))
