"""A table as a Word document that can be attached as it is.

A4 landscape; the header row repeats on every page; rows up to a third of a page stay whole;
Dutch is the language of all text; styles are real, so that a house style can be applied to them.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ui.export.content import Content, Grid, columns_kept
from ui.export.wordparts import LANGUAGE, add_footer, add_table, printable, set_properties
from ui.export.wordstyles import PARAGRAPH_STYLES, RUN_STYLES, add_styles

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["render"]

_PAGE_CM = 26.1  # between the margins
_MARGIN_CM = 1.8
_MOST_COLUMNS = 5  # beside the first, on one page


def render(content: Content) -> bytes:
    """Return the bytes of the .docx file."""
    import docx
    from docx.shared import Pt

    document = docx.Document()
    keywords = "was-wordt-tabel, verordening"
    set_properties(document, content.title, content.subject, content.author, keywords, "Bijlage")
    add_styles(document, LANGUAGE)
    _set_page(document)
    document.add_heading(content.title, level=1)
    for label, text in content.sources:
        line = document.add_paragraph(style=PARAGRAPH_STYLES["source"])
        line.add_run(f"{label}: ", style=RUN_STYLES["strong"])
        line.add_run(printable(text))
        line.paragraph_format.space_after = Pt(2)
    for grid in content.grids:
        for part in _fitting(grid):
            _add_grid(document, content, part)
    _add_legend(document, content)
    add_footer(document, content.title, _PAGE_CM)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


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
    if grid.heading:
        document.add_heading(grid.heading, level=2)
    else:
        document.add_paragraph(style=PARAGRAPH_STYLES["gap"])
    name = f"{content.title}: {grid.heading}" if grid.heading else content.title
    add_table(document, grid, page_cm=_PAGE_CM, name=name, caption=content.caption)


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
        document.add_paragraph(printable(remark), style=PARAGRAPH_STYLES["legend"])
