"""The instrument table as an Excel workbook: one sheet with the rows, one with source and legend.

All words are written as strings: a cell that begins with ``=`` stays words and never runs.
"""

from __future__ import annotations

import io
from typing import Any

from ui.export.content import Content, content_of, texts
from ui.results import Tabled

__all__ = ["render"]

_WIDTHS = (26, 52, 52, 38, 38)  # characters
_MOST = 32_767  # characters Excel holds in a cell
_LINE = 15  # points per line of text


def render(result: Tabled) -> bytes:
    """Return the bytes of the .xlsx file."""
    import xlsxwriter

    content = content_of(result)
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties(
        {"title": content.title, "author": ", ".join(result.new.document.bodies), "comments": ""}
    )
    _write_rows(book, content)
    _write_about(book, content)
    book.close()
    return buffer.getvalue()


def _write_rows(book: Any, content: Content) -> None:
    sheet = book.add_worksheet("Tabel")
    head = book.add_format(
        {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A4D", "border": 1}
    )
    body = book.add_format(
        {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#8A9BA8"}
    )
    name = book.add_format(
        {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#8A9BA8", "bold": True}
    )
    columns = ("Status", *content.columns)
    for number, heading in enumerate(columns):
        sheet.write_string(0, number, heading, head)
        sheet.set_column(number, number, 14 if number == 0 else _WIDTHS[number - 1])
    for row, line in enumerate(content.lines, 1):
        words = tuple(text[:_MOST] for text in texts(line))
        for column, text in enumerate(words):
            sheet.write_string(row, column, text, name if column == 1 else body)
        sheet.set_row(row, _height(words))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(content.lines), len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RBladzijde &P van &N")


def _height(words: tuple[str, ...]) -> float:
    """Return the row height in points: Excel does not measure wrapped text in a new file."""
    widths = (14, *_WIDTHS)
    lines = max(
        sum(-(-max(1, len(part)) // width) for part in text.split("\n"))
        for text, width in zip(words, widths, strict=True)
    )
    return float(min(409, _LINE * lines + 3))  # 409 points is Excel's own limit


def _write_about(book: Any, content: Content) -> None:
    sheet = book.add_worksheet("Bron en legenda")
    strong = book.add_format({"bold": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, content.title, strong)
    lines = [*content.sources, ("", ""), *content.legend, ("", "")]
    lines += [("", remark) for remark in content.remarks]
    for row, (label, text) in enumerate(lines, 2):
        sheet.write_string(row, 0, label, strong)
        sheet.write_string(row, 1, text, body)
