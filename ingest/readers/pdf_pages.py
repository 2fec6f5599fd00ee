"""The pages of a PDF, each read by the road that suits it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct

from corpus.errors import FileTooLarge
from ingest.readers.limits import LIMITS
from ingest.readers.pdf_lines import Row, blocks_of, rows_of
from ingest.readers.pdf_plumber import Plumber
from ingest.readers.pdf_words import Word, quick_words, upright

__all__ = ["Page", "Pages", "Road", "layer_of"]

Road = Literal["choose", "fast", "layout"]

_MOST_DRAWN = 4_000  # a page with more lines than this is a map or a drawing, not a table
_OUTLINES = 100
_CROWDED = (
    f"Een bladzijde heeft meer dan {LIMITS.page_characters} tekens; dat is geen leesbare "
    "bladzijde. Sla het stuk opnieuw op als pdf."
)
# What MacRoman makes of the letters of Windows-1252: "coˆperatie", "beÎindigen". pypdfium2 reads
# symbolic fonts without an encoding so; pdfplumber reads them right.
_DOUBTFUL = re.compile("[ˆ¸‡∞˘˙˚˝˛ˇ\ufffd]|[a-z][À-ÖØ-Þ][a-z]|\\b[íìî]\\w|\\w[íìî]\\b")


class Page(Struct):
    """What was found on one page: blocks of rows, and words that are read in another direction."""

    blocks: list[list[Row]]
    aside: list[Word]
    pictures: bool


class Pages:
    """Gives the pages of an open pypdfium2 document; ``data`` is the file for the slow road."""

    def __init__(self, document: Any, data: bytes, road: Road) -> None:
        self._document, self._road = document, road
        self._plumber = Plumber(data, len(document))

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *_: object) -> None:
        self._plumber.close()

    def page(self, index: int) -> Page:
        """Read one page, counted from 0."""
        import pypdfium2

        try:
            page = self._document[index]
        except pypdfium2.PdfiumError:
            return Page([], [], pictures=False)
        try:
            return self._read(page, index)
        finally:
            page.close()

    def _read(self, page: Any, index: int) -> Page:
        view = _look_at(page)
        words = _fast_words(page)
        plain = not view.ruled and not page.get_rotation() and _is_plain(words)
        if self._road == "fast" or (self._road == "choose" and plain):
            return _laid_out(words, [], view.pictures)
        thorough = self._plumber.page(index)
        if thorough is None:  # pdfplumber stumbles over what pypdfium2 can read
            return _laid_out(words, [], view.pictures)
        return _laid_out(*thorough, view.pictures)


class _View(Struct, frozen=True):
    """What a page shows besides text."""

    ruled: bool
    pictures: bool


def _look_at(page: Any) -> _View:
    """Look at the drawn objects of a page: rules, frames and pictures."""
    import ctypes

    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(side) for side in sides]
    level = vertical = frames = drawn = 0
    pictures = False
    for item in _objects(page.raw, pdfium):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures = True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetBounds(item, *refs):
            x0, y0, x1, y1 = (side.value for side in sides)
            wide, high = x1 - x0, y1 - y0
            drawn += 1
            level += wide > 20 and high < 3
            vertical += high > 8 and wide < 3
            frames += wide > 60 and high > 12
    ruled = drawn <= _MOST_DRAWN and (bool(frames) or (level >= 2 and vertical >= 2))
    # Letters drawn as outlines are pictures too: many strokes, no text.
    return _View(ruled=ruled, pictures=pictures or drawn > _OUTLINES)


def _objects(raw_page: Any, pdfium: Any) -> Iterator[Any]:
    """Yield the objects of a page and those inside its forms; of a large drawing only some."""
    most = 20_000
    for index in range(min(pdfium.FPDFPage_CountObjects(raw_page), most)):
        item = pdfium.FPDFPage_GetObject(raw_page, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield item
            continue
        for inner in range(min(pdfium.FPDFFormObj_CountObjects(item), most)):
            yield pdfium.FPDFFormObj_GetObject(item, inner)


def _fast_words(page: Any) -> list[Word]:
    import pypdfium2

    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        if text.count_chars() > LIMITS.page_characters:
            raise FileTooLarge(_CROWDED)
        left, _, _, top = page.get_mediabox()
        return quick_words(text.raw, left, top)
    finally:
        text.close()


def _is_plain(words: Sequence[Word]) -> bool:
    return not any(word.turned or _DOUBTFUL.search(word.text) for word in words)


def _laid_out(words: Sequence[Word], tables: list[Row], pictures: bool) -> Page:
    straight, aside = upright(words)
    rows = rows_of(straight)
    if tables:
        rows = sorted([*rows, *tables], key=lambda row: row.base)
    return Page(blocks_of(rows), aside, pictures)


def layer_of(document: Any, index: int) -> Page:
    """Return a page, counted from 0, as its text layer has it: what text recognition wrote."""
    page = document[index]
    try:
        return _laid_out(_fast_words(page), [], pictures=True)
    finally:
        page.close()
