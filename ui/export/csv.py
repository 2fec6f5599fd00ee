"""The instrument table as CSV for a Dutch spreadsheet: semicolons, UTF-8 with a byte order mark."""

from __future__ import annotations

import csv
import io

from ui.export.content import content_of, texts
from ui.results import Tabled

__all__ = ["render", "safe"]

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(result: Tabled) -> bytes:
    """Return the bytes of the .csv file, one line per instrument under a line of headings."""
    content = content_of(result)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(("Status", *content.columns, "Oude titel", "Nieuwe titel"))
    titles = (result.old.document.title, result.new.document.title)
    for line in content.lines:
        writer.writerow([safe(text) for text in (*texts(line), *titles)])
    return buffer.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """Return words that no spreadsheet takes for a formula: an apostrophe in front of ``= + - @``.

    The rule is OWASP's on CSV injection.
    """
    return f"'{text}" if text.startswith(_RUNS) else text
