"""The slow road: pages through pdfplumber, with their ruled tables."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from typing import Any

from ingest.readers.pdf_characters import thorough_words
from ingest.readers.pdf_lines import Row
from ingest.readers.pdf_tables import ruled_tables, take_tables
from ingest.readers.pdf_view import without_struck
from ingest.readers.pdf_words import Word

__all__ = ["Plumber"]


class Plumber:
    """Opens a PDF with pdfplumber when the first page asks for it.

    pdfminer, which does the work below, raises whatever a damaged file provokes; a page that it
    cannot read is None, and a file that it cannot open is not tried again.
    """

    def __init__(self, data: bytes, total: int) -> None:
        self._data, self._total = data, total
        self._document: Any = None
        self._pages: list[Any] | None = None

    def page(
        self, index: int, strokes: Sequence[tuple[float, float, float]] = ()
    ) -> tuple[list[Word], list[Row]] | None:
        """Return the words and the table rows of a page, counted from 0.

        Words that the strokes (x0, x1, top) strike through are left out.
        """
        pages = self._opened()
        if len(pages) != self._total:  # pypdfium2 sees other pages in this damaged file
            return None
        try:
            page = pages[index]
            left = float(page.mediabox[0])
            words = thorough_words(page.chars, left, float(page.height))
            words = without_struck(words, strokes)
            rows: list[Row] = []
            if page.edges:
                rows, words = take_tables(words, ruled_tables(page, left))
            page.close()
        except Exception:  # noqa: BLE001 - see the class
            return None
        return words, rows

    def _opened(self) -> list[Any]:
        if self._pages is None:
            import pdfplumber

            logging.getLogger("pdfminer").setLevel(logging.ERROR)
            self._pages = []
            with suppress(Exception):
                self._document = pdfplumber.open(BytesIO(self._data))
                self._pages = self._document.pages
        return self._pages

    def close(self) -> None:
        """Close what was opened."""
        if self._document is not None:
            with suppress(Exception):
                self._document.close()
