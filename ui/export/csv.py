"""Tables as CSV for a Dutch spreadsheet: semicolons, UTF-8 with a byte order mark."""

from __future__ import annotations

import csv
import io

from ui.export.content import Content, spreadsheet_row

__all__ = ["render", "safe"]

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(content: Content) -> bytes:
    """Return the bytes of the .csv file: per table a line of headings and a line per row."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    for number, grid in enumerate(content.grids):
        if number:
            writer.writerow(())
        front = () if grid.status_cell is None else ("Status",)
        writer.writerow([safe(text) for text in (*front, *grid.columns)])
        for line in grid.lines:
            writer.writerow([safe(text) for text in spreadsheet_row(grid, line)])
    return buffer.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """Return words that no spreadsheet takes for a formula: an apostrophe in front of ``= + - @``.

    The rule is OWASP's on CSV injection.
    """
    return f"'{text}" if text.startswith(_RUNS) else text
