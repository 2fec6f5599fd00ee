"""HTML for what Streamlit has no element for; every word of a document is escaped by jinja2."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from compare.model import Matrix, MatrixCell
from corpus.model import Document, Provision
from ui.app.comparison import Card, Form, chart
from ui.app.dots import Dots
from ui.app.grouping import Order, grouped
from ui.app.reading import Url, contents, shown_document
from ui.differences import readable
from ui.export.content import Content, Picture
from ui.export.drawing import alternative, timeline_drawing
from ui.export.report_html import svg
from ui.hits import by_document, copies_of, status_of
from ui.labels import (
    DEVIATIONS,
    KINDS,
    MATCHES,
    RELATIONS,
    SEVERITIES,
    duty_mark,
    place,
    spoken_date,
)
from ui.moments import entry_moment
from ui.results import Checked, Comparison
from ui.templates import template
from ui.verdicts import duty_key

if TYPE_CHECKING:
    from compare.time.timeline import Timeline
    from corpus.library import Entry
    from index.model import Hit

__all__ = [
    "comparison_html",
    "contents_html",
    "difference_html",
    "document_html",
    "dots_svg",
    "duties_html",
    "facts_html",
    "findings_html",
    "hits_html",
    "library_html",
    "links_html",
    "map_svg",
    "presence_html",
    "table_html",
    "timeline_svg",
]


def table_html(content: Content) -> str:
    """Return tables with their sources and legend."""
    return template("ui.app", "table.html.jinja").render(content=content)


def map_svg(result: Comparison, form: Form, *, dark: bool) -> str:
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
        chart=chart(result, form), relations=list(RELATIONS.items()), ink=ink, lines=lines
    )


def comparison_html(shown: Sequence[Card]) -> str:
    """Return matches, both texts side by side."""
    return template("ui.app", "comparison.html.jinja").render(cards=shown)


def contents_html(document: Document, url: Url, at: str = "") -> str:
    """Return the article tree of a document as links, the article looked at marked."""
    entries = contents(document, url, at)
    return template("ui.app", "contents.html.jinja").render(entries=entries)


def difference_html(fields: Mapping[str, tuple[str, str]]) -> str:
    """Return per field the difference between two texts, old words struck out, new underlined."""
    from compare.diff import word_diff

    shown = [(name, list(readable(word_diff(*texts)))) for name, texts in fields.items()]
    return template("ui.app", "difference.html.jinja").render(fields=shown)


def document_html(
    document: Document, url: Url, at: str = "", only: Sequence[Provision] = ()
) -> str:
    """Return a document, or some provisions of it, as text with notes, references and issues."""
    nodes = shown_document(document, url, at, only)
    return template("ui.app", "document.html.jinja").render(nodes=nodes)


def facts_html(facts: Sequence[tuple[str, str]]) -> str:
    """Return names with their values, as a list of definitions."""
    return template("ui.app", "facts.html.jinja").render(facts=facts)


def library_html(entries: Sequence[Entry], url: Url, order: Order = "gemeente") -> str:
    """Return the documents of the library as links, per municipality, policy field or year."""
    return template("ui.app", "library.html.jinja").render(
        groups=grouped(entries, order), url=url, kinds=KINDS, moment=entry_moment
    )


def links_html(items: Sequence[tuple[str, str, str]]) -> str:
    """Return a list of links inside the app: words, address ("" for none), and words after it."""
    return template("ui.app", "links.html.jinja").render(items=items)


def presence_html(matrix: Matrix, names: Sequence[str]) -> str:
    """Return who has which instrument, as a table of signs with their meaning."""
    rows = [
        (
            row.instrument,
            [_presence(cell, model=n == matrix.model) for n, cell in enumerate(row.cells)],
        )
        for row in matrix.rows
    ]
    return template("ui.app", "presence.html.jinja").render(names=names, rows=rows)


def _presence(cell: MatrixCell, *, model: bool) -> tuple[str, str, str]:
    """Return the kind of a cell, its sign, and the words for who cannot see it."""
    if not cell.cells:
        sign, words = ("?", "niet te bepalen") if cell.unsure else ("–", "niet gevonden")
        return "none", sign, words
    where = ", ".join(place(item.at) for item in cell.cells)
    if cell.deviation and not model:
        sign, _ = DEVIATIONS[cell.deviation]
        return "has", sign, f"{cell.deviation}: {where}"
    return "has", "●", where


def hits_html(
    hits: Sequence[Hit], url: Url, more: Callable[[Hit], Sequence[tuple[str, str]]]
) -> str:
    """Return what a search found by document, as links with the words marked.

    ``more`` gives further links of a hit: words and address.
    """
    groups = [
        (
            group[0][1].document.title,
            status_of(group[0][1]),
            copies_of(group[0][1]),
            [_shown(*each) | {"links": more(each[1])} for each in group],
        )
        for group in by_document(hits)
    ]
    return template("ui.app", "hits.html.jinja").render(groups=groups, url=url)


def _shown(number: int, hit: Hit) -> dict[str, object]:
    from index.snippet import fragments

    return msgspec.structs.asdict(hit) | {
        "number": number,
        "name": " ".join(filter(None, [place(hit.at) if hit.at else "", hit.heading]))
        or hit.document.title,
        "pieces": fragments(hit.snippet),
        "match": MATCHES.get(hit.match or "exact", ""),
    }


def findings_html(found: Checked, url: Url) -> str:
    """Return what the checks found, each with its place, its words and a remedy."""
    return template("ui.app", "findings.html.jinja").render(
        findings=found.findings,
        document=found.opened.document.id,
        url=url,
        place=place,
        severities=SEVERITIES,
    )


def duties_html(found: Checked, url: Url) -> str:
    """Return the duties of a council with where they are fulfilled and who ticked them off."""
    return template("ui.app", "duties.html.jinja").render(
        duties=[(item, found.marks.get(duty_key(item.duty))) for item in found.duties],
        document=found.opened.document.id,
        mark_of=duty_mark,
        url=url,
        place=place,
        date=spoken_date,
    )


def dots_svg(picture: Dots, *, dark: bool) -> str:
    """Return one number over all municipalities as a picture."""
    return template("ui.app", "dots.svg.jinja").render(
        dots=picture,
        ink="#e8edf0" if dark else "#1c2730",
        fill="#8cc4e0" if dark else "#1f5673",
    )


def timeline_svg(line: Timeline, *, dark: bool, narrow: bool = False) -> str:
    """Return a time line as a picture; what the library knows only by name has an open bar."""
    width = 360.0 if narrow else 1000.0
    today = datetime.date.today()
    return svg(
        Picture(drawing=timeline_drawing(line, today, width), alt=alternative(line)),
        ink="#e8edf0" if dark else "#1c2730",
        fill="#8cc4e0" if dark else "#1f5673",
    )
