"""What every Word file is made of: tables, the foot of the page, words that XML can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ui.export.content import Grid, Line, Paragraph, plain, unbroken
from ui.export.wordstyles import PARAGRAPH_STYLES, RUN_STYLES, TABLE_STYLE, element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable

__all__ = ["LANGUAGE", "add_footer", "add_runs", "add_table", "printable", "set_properties"]

LANGUAGE = "nl-NL"

_WHOLE_ROW = 15  # lines up to which a row stays whole: a third of a page
_FIRST_LINES = 8  # lines up to which the first paragraph of a cell stays whole
_CHARACTERS = 6.2  # per centimetre of a cell, at 8.5 points
_CELL_MARGIN_CM = 0.4
_BOLD = 5.6  # bold characters per centimetre, at 8.5 points
_WIDEST_CM = 6.0  # that a column is made for the sake of one word
_WORD_END = re.compile(r"[\s\u200b]+|(?<=[-/])")  # where a line may end


def set_properties(  # noqa: PLR0913, PLR0917 - the properties of a file
    document: WordDocument, title: str, subject: str, author: str, keywords: str, category: str
) -> None:
    """Fill in what a Word file says of itself; Dutch is its language."""
    properties = document.core_properties
    properties.title = title[:255]
    properties.subject = subject[:255]
    properties.author = author[:255]
    properties.last_modified_by = ""
    properties.comments = ""
    properties.keywords = keywords
    properties.language = LANGUAGE
    properties.category = category


def add_table(
    document: WordDocument, grid: Grid, *, page_cm: float, name: str, caption: str
) -> None:
    """Add a table over the width of the page.

    Args:
        document: where it is added at the end.
        grid: the words.
        page_cm: the width between the margins, in centimetres.
        name: a title for screen readers.
        caption: the sentence that says what the table shows, for screen readers.
    """
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Cm

    widths = _fitting(grid, [page_cm * share / sum(grid.widths) for share in grid.widths])
    table = document.add_table(rows=1, cols=len(grid.columns))
    table.style = document.styles[TABLE_STYLE]
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    _describe(table, name, caption)
    for cell, heading in zip(table.rows[0].cells, grid.columns, strict=True):
        cell.paragraphs[0].style = PARAGRAPH_STYLES["heading"]
        cell.paragraphs[0].add_run(printable(heading))
    _mark_row(table.rows[0], "w:cantSplit", "w:tblHeader")
    for line in grid.lines:
        row = table.add_row()
        if _height(line, widths) <= _WHOLE_ROW:
            _mark_row(row, "w:cantSplit")
        for cell, paragraphs, width in zip(row.cells, line.cells, widths, strict=True):
            _fill(cell, paragraphs, width)
    for column, centimetres in zip(table.columns, widths, strict=True):
        column.width = Cm(centimetres)
        for cell in column.cells:
            cell.width = Cm(centimetres)


def add_runs(line: Any, paragraph: Paragraph) -> None:
    """Add words to a paragraph of Word, each run in its style."""
    for run in paragraph:
        line.add_run(printable(run.text), style=RUN_STYLES[run.style])


def add_footer(document: WordDocument, title: str, page_cm: float) -> None:
    """Put the title and "Bladzijde 1 van 3" at the foot of every page."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    line = document.sections[0].footer.paragraphs[0]
    line.style = document.styles["Footer"]
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(page_cm), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{title}\tBladzijde ")
    _add_field(line, "PAGE")
    line.add_run(" van ")
    _add_field(line, "NUMPAGES")


def printable(text: str) -> str:
    """Drop control characters, which XML cannot hold, and tie "art." to its number."""
    kept = "".join(char for char in text if char.isprintable() or char in "\n\t")
    return unbroken(kept)


def _fitting(grid: Grid, widths: list[float]) -> list[float]:
    """Return widths, in centimetres, in which no word breaks: room comes from wider columns."""
    columns = zip(grid.columns, *(map(plain, line.cells) for line in grid.lines), strict=True)
    longest = (max(map(len, _WORD_END.split(" ".join(column))), default=0) for column in columns)
    needed = [min(_WIDEST_CM, word / _BOLD + _CELL_MARGIN_CM) for word in longest]
    short = [max(0.0, need - width) for need, width in zip(needed, widths, strict=True)]
    spare = [max(0.0, width - need) for need, width in zip(needed, widths, strict=True)]
    share = min(1.0, sum(spare) / sum(short)) if any(short) else 0.0
    given = share * sum(short) / sum(spare) if any(spare) else 0.0
    return [
        width + share * more - given * less
        for width, more, less in zip(widths, short, spare, strict=True)
    ]


def _height(line: Line, widths: list[float]) -> int:
    """Return about how many lines a row takes."""
    cells = zip(line.cells, widths, strict=True)
    return max(sum(_lines(plain((one,)), width) for one in cell) for cell, width in cells)


def _lines(text: str, width: float) -> int:
    return -(-len(text) // max(1, int((width - _CELL_MARGIN_CM) * _CHARACTERS))) or 1


def _describe(table: WordTable, name: str, caption: str) -> None:
    """Give the table a text for screen readers, and say that the first row and column are heads."""
    properties = table._tbl.tblPr
    look = properties.find(element("w:tblLook").tag)
    if look is not None:
        properties.remove(look)
    properties.append(
        element(
            "w:tblLook",
            firstRow="1",
            lastRow="0",
            firstColumn="1",
            lastColumn="0",
            noHBand="1",
            noVBand="1",
            val="06A0",
        )
    )
    properties.append(element("w:tblCaption", val=name))
    properties.append(element("w:tblDescription", val=caption))


def _mark_row(row: Any, *marks: str) -> None:
    properties = row._tr.get_or_add_trPr()
    for mark in marks:
        properties.append(element(mark))


def _fill(cell: Any, paragraphs: tuple[Paragraph, ...], width: float) -> None:
    for number, runs in enumerate(paragraphs):
        line = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        line.style = PARAGRAPH_STYLES["cell"]
        # A row may go on over the page, but its name never stands there without its first words.
        if number == 0 and _lines(plain((runs,)), width) <= _FIRST_LINES:
            line.paragraph_format.keep_together = True
        add_runs(line, runs)
    if not paragraphs:
        cell.paragraphs[0].style = PARAGRAPH_STYLES["cell"]


def _add_field(line: Any, code: str) -> None:
    for part in ("begin", "separate", "end"):
        line.add_run()._r.append(element("w:fldChar", fldCharType=part))
        if part == "begin":
            instruction = element("w:instrText")
            instruction.text = f" {code} "
            line.add_run()._r.append(instruction)
        elif part == "separate":
            line.add_run("1")
