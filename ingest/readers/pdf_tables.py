"""Ruled tables on a PDF page: rows with their cells, filled with the words of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from ingest.readers.pdf_lines import Row, rows_of
from ingest.readers.pdf_words import Word

__all__ = ["Ruled", "ruled_tables", "take_tables"]

_MOST_EDGES = 3_000  # a drawing or a map, not a table
_SLACK = 2.0  # points by which a word may stick out of its cell


class Ruled(Struct, frozen=True):
    """The cells of a ruled table, row by row, as boxes (x0, top, x1, bottom) or None."""

    rows: tuple[tuple[tuple[float, float, float, float] | None, ...], ...]


def ruled_tables(page: Any, left: float) -> list[Ruled]:
    """Return the ruled tables of a pdfplumber page; a frame with one cell is no table.

    ``left`` is the left edge of the media box, from which places are counted.
    """
    if len(page.edges) > _MOST_EDGES:
        return []
    tables = []
    for table in page.find_tables():
        rows = tuple(
            tuple(
                None if cell is None else (cell[0] - left, cell[1], cell[2] - left, cell[3])
                for cell in row.cells
            )
            for row in table.rows
        )
        if len(rows) >= 2 and max(len([c for c in row if c]) for row in rows) >= 2:
            tables.append(Ruled(rows))
    return tables


def take_tables(words: Sequence[Word], tables: Sequence[Ruled]) -> tuple[list[Row], list[Word]]:
    """Return the rows of the tables and the words that stand outside them.

    Cells hold their printed lines, parted by newlines. A table whose cells catch no words in two
    columns gives no rows: its words stay in the text.
    """
    rest = list(words)
    found: list[Row] = []
    for table in tables:
        rows, others = _fill(table, rest)
        columns = {index for row in rows for index, cell in enumerate(row.cells) if cell}
        if len(rows) >= 2 and len(columns) >= 2:
            found.extend(rows)
            rest = others
    return found, rest


def _fill(table: Ruled, words: list[Word]) -> tuple[list[Row], list[Word]]:
    rows: list[Row] = []
    rest = words
    for boxes in table.rows:
        cells: list[str] = []
        members: list[Word] = []
        for box in boxes:
            inside: list[Word] = []
            if box is not None:
                inside = [word for word in rest if _is_inside(word, box)]
                taken = set(map(id, inside))
                rest = [word for word in rest if id(word) not in taken]
            lines = (" ".join(word.text for word in row.words) for row in rows_of(inside))
            cells.append("\n".join(lines))
            members.extend(inside)
        if members:
            rows.append(Row(min(word.base for word in members), members, tuple(cells)))
    return rows, rest


def _is_inside(word: Word, box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = box
    middle, height = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size
    return x0 - _SLACK <= middle <= x1 + _SLACK and top - _SLACK <= height <= bottom + _SLACK
