"""The report as a Word document: A4 upright, with the time lines as pictures that have a text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ui.export.content import Picture, Report, Section
from ui.export.png import png
from ui.export.wordparts import (
    LANGUAGE,
    add_footer,
    add_runs,
    add_table,
    printable,
    set_properties,
)
from ui.export.wordstyles import PARAGRAPH_STYLES, RUN_STYLES, add_styles

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["render"]

_PAGE_CM = 17.4  # between the margins
_MARGIN_CM = 1.8
_ALT = 2000  # signs that Word keeps of the text of a picture


def render(report: Report) -> bytes:
    """Return the bytes of the .docx file."""
    import docx
    from docx.shared import Pt

    document = docx.Document()
    keywords = "controle, verordening, overgangsrecht"
    set_properties(document, report.title, report.subject, report.author, keywords, "Rapport")
    add_styles(document, LANGUAGE)
    _set_page(document)
    document.add_heading(printable(report.title), level=1)
    for label, text in report.sources:
        line = document.add_paragraph(style=PARAGRAPH_STYLES["source"])
        line.add_run(f"{label}: ", style=RUN_STYLES["strong"])
        line.add_run(printable(text))
        line.paragraph_format.space_after = Pt(2)
    for section in report.sections:
        _add_section(document, report, section)
    add_footer(document, printable(report.title), _PAGE_CM)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_page(document: WordDocument) -> None:
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN_CM)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.8)
    section.header_distance = section.footer_distance = Cm(0.9)


def _add_section(document: WordDocument, report: Report, section: Section) -> None:
    document.add_heading(printable(section.heading), level=section.level)
    if section.picture:
        _add_picture(document, section.picture)
    for paragraph in section.paragraphs:
        add_runs(document.add_paragraph(style=PARAGRAPH_STYLES["source"]), paragraph)
    if section.grid:
        name = f"{report.title}: {section.heading}"
        add_table(document, section.grid, page_cm=_PAGE_CM, name=name, caption=section.caption)


def _add_picture(document: WordDocument, picture: Picture) -> None:
    """Add a picture over the width of the page, with its text for who cannot see it."""
    from docx.shared import Cm

    line = document.add_paragraph(style=PARAGRAPH_STYLES["picture"])
    line.paragraph_format.keep_with_next = True
    shape = line.add_run().add_picture(io.BytesIO(png(picture.drawing)), width=Cm(_PAGE_CM))
    properties = shape._inline.docPr
    properties.set("name", "Tijdlijn")
    properties.set("descr", printable(picture.alt)[:_ALT])
