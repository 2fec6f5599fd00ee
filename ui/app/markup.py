"""HTML for what Streamlit has no element for; every word of a document is escaped by jinja2."""

from __future__ import annotations

from collections.abc import Sequence

from ui.app.comparison import cards, chart
from ui.export.content import Content
from ui.labels import RELATIONS
from ui.results import Comparison
from ui.templates import template

__all__ = ["comparison_html", "map_svg", "table_html"]


def table_html(content: Content) -> str:
    """Return tables with their sources and legend."""
    return template("ui.app", "table.html.jinja").render(content=content)


def map_svg(result: Comparison, *, dark: bool) -> str:
    """Return the map of an alignment as a picture, with the meaning of its lines.

    A kind of band differs in strokes as well as in colour; all have a contrast of 3 : 1 or more
    with the page, light and dark.
    """
    ink = "#e8edf0" if dark else "#1c2730"
    lines = {
        "gewijzigd": ("#c77b0a", "none"),
        "gesplitst": ("#8f6bd1", "10 4"),
        "samengevoegd": ("#8f6bd1", "3 4"),
        "hernummerd": ("#2b86c5", "14 3 2 3"),
        "ongewijzigd": ("#7d8b95", "none"),
    }
    return template("ui.app", "map.svg.jinja").render(
        chart=chart(result), relations=list(RELATIONS.items()), ink=ink, lines=lines
    )


def comparison_html(result: Comparison, relations: Sequence[str]) -> str:
    """Return the matches of these relations, both texts side by side."""
    return template("ui.app", "comparison.html.jinja").render(cards=cards(result, relations))
