"""A table as a Word document that can be attached as it is.

A4 landscape; the header row repeats on every page; rows up to a third of a page stay whole;
Dutch is the language of all text; styles are real, so that a house style can be applied to them.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from ui.export.content import Content, Grid, Line, Paragraph, columns_kept, plain, unbroken
from ui.export.wordstyles import PARAGRAPH_STYLES, RUN_STYLES, TABLE_STYLE, add_styles, element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable

__all__ = ["render"]

_PAGE_CM = 26.1  # between the margins
_MARGIN_CM = 1.8
_WHOLE_ROW = 15  # lines up to which a row stays whole: a third of a page
_FIRST_LINES = 8  # lines up to which the first paragraph of a cell stays whole
_CHARACTERS = 6.2  # per centimetre of a cell, at 8.5 points
_CELL_MARGIN_CM = 0.3
_LANGUAGE = "nl-NL"
_MOST_COLUMNS = 5  # beside the first, on one page


def render(content: Content) -> bytes:
    """Return the bytes of the .docx file."""
    import docx
    from docx.shared import Pt

    document = docx.Document()
    _set_properties(document, content)
    add_styles(document, _LANGUAGE)
    _set_page(document)
    document.add_heading(content.title, level=1)
    for label, text in content.sources:
        line = document.add_paragraph(style=PARAGRAPH_STYLES["source"])
        line.add_run(f"{label}: ", style=RUN_STYLES["strong"])
        line.add_run(_printable(text))
        line.paragraph_format.space_after = Pt(2)
    for grid in content.grids:
        for part in _fitting(grid):
            _add_grid(document, content, part)
    _add_legend(document, content)
    _add_footer(document, content.title)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_properties(document: WordDocument, content: Content) -> None:
    properties = document.core_properties
    properties.title = content.title
    properties.subject = content.subject[:255]
    properties.author = content.author[:255]
    properties.last_modified_by = ""
    properties.comments = ""
    properties.keywords = "was-wordt-tabel, verordening"
    properties.language = _LANGUAGE
    properties.category = "Bijlage"


def _set_page(document: WordDocument) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(_MARGIN_CM)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.6)
    section.header_distance = section.footer_distance = Cm(0.8)


def _fitting(grid: Grid) -> list[Grid]:
    """Return the table, or several with the same first column when it is too wide for a page."""
    others = grid.columns[1:]
    if len(others) <= _MOST_COLUMNS:
        return [grid]
    parts = [others[n : n + _MOST_COLUMNS] for n in range(0, len(others), _MOST_COLUMNS)]
    return [columns_kept(grid, part) for part in parts]


def _add_grid(document: WordDocument, content: Content, grid: Grid) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Cm

    if grid.heading:
        document.add_heading(grid.heading, level=2)
    else:
        document.add_paragraph(style=PARAGRAPH_STYLES["gap"])
    table = document.add_table(rows=1, cols=len(grid.columns))
    table.style = document.styles[TABLE_STYLE]
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    _describe(table, content, grid)
    for cell, heading in zip(table.rows[0].cells, grid.columns, strict=True):
        cell.paragraphs[0].style = PARAGRAPH_STYLES["heading"]
        cell.paragraphs[0].add_run(_printable(heading))
    _mark_row(table.rows[0], "w:cantSplit", "w:tblHeader")
    for line in grid.lines:
        row = table.add_row()
        if _height(grid, line) <= _WHOLE_ROW:
            _mark_row(row, "w:cantSplit")
        for cell, paragraphs, width in zip(row.cells, line.cells, _widths(grid), strict=True):
            _fill(cell, paragraphs, width)
    for column, centimetres in zip(table.columns, _widths(grid), strict=True):
        column.width = Cm(centimetres)
        for cell in column.cells:
            cell.width = Cm(centimetres)


def _widths(grid: Grid) -> list[float]:
    return [_PAGE_CM * share / sum(grid.widths) for share in grid.widths]


def _height(grid: Grid, line: Line) -> int:
    """Return about how many lines a row takes."""
    cells = zip(line.cells, _widths(grid), strict=True)
    return max(sum(_lines(plain((one,)), width) for one in cell) for cell, width in cells)


def _lines(text: str, width: float) -> int:
    return -(-len(text) // max(1, int((width - _CELL_MARGIN_CM) * _CHARACTERS))) or 1


def _describe(table: WordTable, content: Content, grid: Grid) -> None:
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
    name = f"{content.title}: {grid.heading}" if grid.heading else content.title
    properties.append(element("w:tblCaption", val=name))
    properties.append(element("w:tblDescription", val=content.caption))


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
        for run in runs:
            line.add_run(_printable(run.text), style=RUN_STYLES[run.style])
    if not paragraphs:
        cell.paragraphs[0].style = PARAGRAPH_STYLES["cell"]


def _add_legend(document: WordDocument, content: Content) -> None:
    if content.legend:
        title = document.add_paragraph("Legenda", style=PARAGRAPH_STYLES["legend title"])
        title.paragraph_format.keep_with_next = True
    for number, (sign, meaning) in enumerate(content.legend):
        line = document.add_paragraph(style=PARAGRAPH_STYLES["legend"])
        line.add_run(f"{sign}: ", style=RUN_STYLES["strong"])
        line.add_run(f"{meaning}.")
        line.paragraph_format.keep_with_next = number < len(content.legend) + len(content.remarks)
    for remark in content.remarks:
        document.add_paragraph(_printable(remark), style=PARAGRAPH_STYLES["legend"])


def _add_footer(document: WordDocument, title: str) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    line = document.sections[0].footer.paragraphs[0]
    line.style = document.styles["Footer"]
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(_PAGE_CM), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{title}\tBladzijde ")
    _add_field(line, "PAGE")
    line.add_run(" van ")
    _add_field(line, "NUMPAGES")


def _add_field(line: Any, code: str) -> None:
    for part in ("begin", "separate", "end"):
        line.add_run()._r.append(element("w:fldChar", fldCharType=part))
        if part == "begin":
            instruction = element("w:instrText")
            instruction.text = f" {code} "
            line.add_run()._r.append(instruction)
        elif part == "separate":
            line.add_run("1")


def _printable(text: str) -> str:
    """Drop control characters, which XML cannot hold, and tie "art." to its number."""
    kept = "".join(char for char in text if char.isprintable() or char in "\n\t")
    return unbroken(kept)
