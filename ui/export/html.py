"""Tables as one HTML page: no scripts, nothing from elsewhere, fit for printing."""

from __future__ import annotations

from ui.export.content import Content
from ui.templates import template

__all__ = ["render"]


def render(content: Content) -> bytes:
    """Return the bytes of the .html file, UTF-8; every word of a document is escaped."""
    page = template("ui.export", "table.html.jinja").render(
        content=content, title=content.title, sources=content.sources, paper="landscape"
    )
    return page.encode()
