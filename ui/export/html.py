"""The instrument table as one HTML page: no scripts, nothing from elsewhere, fit for printing."""

from __future__ import annotations

from importlib.resources import files

from ui.export.content import content_of, unbroken
from ui.results import Tabled

__all__ = ["render"]


def render(result: Tabled) -> bytes:
    """Return the bytes of the .html file, UTF-8; every word of a document is escaped."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["unbroken"] = unbroken
    text = files("ui.export").joinpath("table.html.jinja").read_text("utf-8")
    return environment.from_string(text).render(content=content_of(result)).encode()
