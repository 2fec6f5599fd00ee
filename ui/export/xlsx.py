"""Tables as an Excel workbook: a sheet per table, and one with source and legend.

All words are written as strings: a cell that begins with ``=`` stays words and never runs.
"""

from __future__ import annotations

import io
from typing import Any

from ui.export.content import Content, Grid, spreadsheet_row

__all__ = ["render"]

_CHARACTERS = 7.5  # characters per centimetre of the printed table
_SHEET_NAME = 31  # characters
_MOST = 32_767  # characters Excel holds in a cell
_LINE = 15  # points per line of text


def render(content: Content) -> bytes:
    """Return the bytes of the .xlsx file."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": content.title, "author": content.author, "comments": ""})
    for grid in content.grids:
        _write_rows(book, grid)
    _write_about(book, content)
    book.close()
    return buffer.getvalue()


def _write_rows(book: Any, grid: Grid) -> None:
    sheet = book.add_worksheet(grid.heading[:_SHEET_NAME] or "Tabel")
    head = book.add_format(
        {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A4D", "border": 1}
    )
    body = book.add_format(
        {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#8A9BA8"}
    )
    name = book.add_format(
        {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#8A9BA8", "bold": True}
    )
    front = () if grid.status_cell is None else ("Status",)
    columns = (*front, *grid.columns)
    widths = [*([14] * len(front)), *(_CHARACTERS * share for share in grid.widths)]
    for number, (heading, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.write_string(0, number, heading, head)
        sheet.set_column(number, number, width)
    for row, line in enumerate(grid.lines, 1):
        words = tuple(text[:_MOST] for text in spreadsheet_row(grid, line))
        for column, text in enumerate(words):
            sheet.write_string(row, column, text, name if column == len(front) else body)
        sheet.set_row(row, _height(words, widths))
    sheet.freeze_panes(1, len(front) + 1)
    sheet.autofilter(0, 0, len(grid.lines), len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RBladzijde &P van &N")


def _height(words: tuple[str, ...], widths: list[float]) -> float:
    """Return the row height in points: Excel does not measure wrapped text in a new file."""
    lines = max(
        sum(-(-max(1, len(part)) // max(1, int(width))) for part in text.split("\n"))
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
