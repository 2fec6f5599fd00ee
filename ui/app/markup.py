"""HTML for what Streamlit has no element for; every word of a document is escaped by jinja2."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ui.export.content import content_of, unbroken
from ui.results import Tabled

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["table_html"]


def table_html(result: Tabled) -> str:
    """Return the instrument table with its sources and legend."""
    return _template("table").render(content=content_of(result))


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["unbroken"] = unbroken
    text = files("ui.app").joinpath(f"{name}.html.jinja").read_text("utf-8")
    return environment.from_string(text)
