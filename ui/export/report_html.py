"""The report as one HTML page: no scripts, nothing from elsewhere, the time lines drawn in it."""

from __future__ import annotations

from ui.export.content import Picture, Report
from ui.templates import template

__all__ = ["render", "svg"]


def render(report: Report) -> bytes:
    """Return the bytes of the .html file, UTF-8; every word of a document is escaped."""
    from markupsafe import Markup

    pictures = [
        Markup(svg(item.picture, ink="var(--ink)", fill="currentColor")) if item.picture else ""  # noqa: S704 - the template of the drawing escapes all words
        for item in report.sections
    ]
    page = template("ui.export", "report.html.jinja").render(
        report=report,
        title=report.title,
        sources=report.sources,
        paper="portrait",
        pictures=pictures,
    )
    return page.encode()


def svg(picture: Picture, *, ink: str, fill: str) -> str:
    """Return a picture as SVG; ``ink`` and ``fill`` are the colours of words and of bars."""
    return template("ui.export", "drawing.svg.jinja").render(
        drawing=picture.drawing, alt=picture.alt, ink=ink, fill=fill
    )
