"""A table as people changed it: their words, their order, rows left out, remarks added."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from ui.export.content import Content, Grid, Line, Paragraph, Run, plain

__all__ = ["REMARKS", "RowEdit", "edited", "row_name"]

REMARKS = "Opmerkingen"
_MARK = "✎ "
_WIDTH = 3.6


class RowEdit(Struct, frozen=True, kw_only=True):
    """What was changed in a row: words per column, and where the row stands.

    ``cells`` holds only the columns that were changed. ``place`` is the wanted row number from 1,
    None for its own place. ``who`` changed it last.
    """

    cells: dict[str, str] = {}
    remark: str = ""
    hidden: bool = False
    place: int | None = None
    who: str = ""


def row_name(line: Line) -> str:
    """Return what a row is known by: the first line of its first cell."""
    return plain(line.cells[0][:1])


def edited(content: Content, edits: Mapping[str, RowEdit], *, marked: bool = False) -> Content:
    """Return the content with the edits of its first table applied.

    Args:
        content: the table as it was made.
        edits: per row name.
        marked: whether edited cells say so ("✎ bewerkt door ..."), for a page; not for a file.
    """
    first, *others = content.grids
    kept = [line for line in first.lines if not _of(edits, line).hidden]
    remarks = any(_of(edits, line).remark for line in kept)
    lines = [_line(line, first, _of(edits, line), remarks=remarks, marked=marked) for line in kept]
    grid = replace(
        first,
        lines=tuple(_ordered(lines, [_of(edits, line).place for line in kept])),
        columns=(*first.columns, REMARKS) if remarks else first.columns,
        widths=(*first.widths, _WIDTH) if remarks else first.widths,
    )
    return replace(content, grids=(grid, *others))


def _of(edits: Mapping[str, RowEdit], line: Line) -> RowEdit:
    return edits.get(row_name(line), RowEdit())


def _line(line: Line, grid: Grid, edit: RowEdit, *, remarks: bool, marked: bool) -> Line:
    cells = tuple(
        _words(edit.cells[name], edit.who if marked else "", strong=number == 0)
        if name in edit.cells
        else cell
        for number, (name, cell) in enumerate(zip(grid.columns, line.cells, strict=True))
    )
    if remarks:
        cells = (*cells, _words(edit.remark, "") if edit.remark else ())
    return replace(line, cells=cells)


def _words(text: str, who: str, *, strong: bool = False) -> tuple[Paragraph, ...]:
    lines = [line for line in text.split("\n") if line.strip()]
    paragraphs: list[Paragraph] = [
        (Run(line, "strong" if strong and number == 0 else ""),)
        for number, line in enumerate(lines)
    ]
    if who:
        paragraphs.append((Run(f"{_MARK}bewerkt door {who}", "small"),))
    return tuple(paragraphs)


def _ordered(lines: list[Line], places: list[int | None]) -> list[Line]:
    """Put rows with a wanted place there, in order of that place; the others keep theirs."""
    free = [line for line, place in zip(lines, places, strict=True) if place is None]
    wanted = sorted(
        ((place, number) for number, place in enumerate(places) if place is not None),
    )
    for place, number in wanted:
        free.insert(max(0, min(place - 1, len(free))), lines[number])
    return free
