"""What an exported file holds, in words; the exporters only give it a form.

``ui.export.tables`` makes the content of every kind of table out of what ``compare`` returns.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from ui.export.drawing import Drawing

__all__ = [
    "Content",
    "Grid",
    "Line",
    "Paragraph",
    "Picture",
    "Report",
    "Run",
    "Section",
    "Style",
    "columns_kept",
    "plain",
    "spreadsheet_row",
    "unbroken",
]

Style = Literal["", "strong", "place", "small", "quote", "old", "new", "gone", "come"]
"""How a run of words is meant: ``place`` names a provision, ``small`` is an aside, ``quote`` is
taken from a text, ``old`` and ``new`` are changed numbers, ``gone`` and ``come`` words that went
and came."""

_TIED = re.compile(r"\b(art\.|blz\.|onder) (?=\w{1,5}(?:[),;:.°]|\Z| en\b))")


class Run(Struct, frozen=True):
    """Words in one style."""

    text: str
    style: Style = ""


Paragraph = tuple[Run, ...]


class Line(Struct, frozen=True, kw_only=True):
    """A row of a table: a list of paragraphs per column; ``status`` is its kind, if it has one."""

    cells: tuple[tuple[Paragraph, ...], ...]
    status: str = ""


class Grid(Struct, frozen=True, kw_only=True):
    """A table: ``widths`` are shares, one per column; the first column names the row.

    ``status_cell`` is the column whose first paragraph says the status in words; a spreadsheet
    that has a column for the status leaves that paragraph out.
    """

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    lines: tuple[Line, ...]
    heading: str = ""
    status_cell: int | None = None


class Content(Struct, frozen=True, kw_only=True):
    """A whole file in words.

    ``sources`` pairs a label with what is said of each document, ``legend`` a sign with what it
    means; ``remarks`` are sentences under the tables. ``caption`` says in a sentence what the
    tables show, for who cannot see them.
    """

    title: str
    caption: str
    subject: str
    author: str
    sources: tuple[tuple[str, str], ...]
    grids: tuple[Grid, ...]
    legend: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()


class Picture(Struct, frozen=True, kw_only=True):
    """A drawing with the sentence that says what it shows."""

    drawing: Drawing
    alt: str


class Section(Struct, frozen=True, kw_only=True):
    """A part of a report under its own heading: a picture, paragraphs, then a table.

    ``level`` is 2 for a chapter, 3 for what stands under one. ``caption`` says in a sentence what
    the table shows.
    """

    heading: str
    level: Literal[2, 3] = 2
    picture: Picture | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    grid: Grid | None = None
    caption: str = ""


class Report(Struct, frozen=True, kw_only=True):
    """A whole report in words; ``sources`` pairs a label with what is said of each document."""

    title: str
    subject: str
    author: str
    sources: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def plain(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return the words of a cell, a line per paragraph."""
    return "\n".join("".join(run.text for run in paragraph) for paragraph in paragraphs)


def spreadsheet_row(grid: Grid, line: Line) -> tuple[str, ...]:
    """Return the cells as words, with the status in front when the table has one."""
    cells = list(line.cells)
    if grid.status_cell is not None:
        cells[grid.status_cell] = cells[grid.status_cell][1:]
    words = tuple(plain(cell) for cell in cells)
    return (line.status, *words) if grid.status_cell is not None else words


def columns_kept(grid: Grid, wanted: tuple[str, ...]) -> Grid:
    """Return the table with only these columns, in its own order; the first one always stays."""
    kept = [n for n, name in enumerate(grid.columns) if n == 0 or name in wanted]
    place = grid.status_cell
    return Grid(
        columns=tuple(grid.columns[n] for n in kept),
        widths=tuple(grid.widths[n] for n in kept),
        lines=tuple(
            Line(status=line.status, cells=tuple(line.cells[n] for n in kept))
            for line in grid.lines
        ),
        heading=grid.heading,
        status_cell=kept.index(place) if place in kept else None,
    )


def unbroken(text: str) -> str:
    """Return the words with "art." and "onder" tied to what follows, for a page that wraps."""
    return _TIED.sub("\\1\u00a0", text)
