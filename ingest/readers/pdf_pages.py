"""The pages of a PDF, each read by the road that suits it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct, field

from corpus.errors import FileTooLarge
from ingest.readers.limits import LIMITS
from ingest.readers.pdf_lines import Row, blocks_of, rows_of
from ingest.readers.pdf_plumber import Plumber
from ingest.readers.pdf_view import look_at, without_struck
from ingest.readers.pdf_words import Word, quick_words, upright

__all__ = ["Page", "Pages", "Road", "layer_of"]

Road = Literal["choose", "fast", "layout"]

_FEW = 30  # characters: a page of only bullets is not gibberish
_CROWDED = (
    f"Een bladzijde heeft meer dan {LIMITS.page_characters} tekens; dat is geen leesbare "
    "bladzijde. Sla het stuk opnieuw op als pdf."
)
# What MacRoman makes of the letters of Windows-1252: "coˆperatie", "beÎindigen". pypdfium2 reads
# symbolic fonts without an encoding so; pdfplumber reads them right.
_DOUBTFUL = re.compile("[ˆ¸‡∞˘˙˚˝˛ˇ\ufffd]|[a-z][À-ÖØ-Þ][a-z]|\\b[íìî]\\w|\\w[íìî]\\b")


class Page(Struct):
    """What was found on one page: blocks of rows, and what is not read with them.

    ``aside`` are words in another direction, ``struck`` words that are struck through.
    """

    blocks: list[list[Row]]
    aside: list[Word]
    pictures: bool
    struck: list[Word] = field(default_factory=list)


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
        view = look_at(page)
        drawn = _fast_words(page)
        words = without_struck(drawn, view.strokes)
        plain = not view.ruled and not page.get_rotation() and _is_plain(words)
        found: tuple[list[Word], list[Row]] | None = None
        if self._road == "layout" or (self._road == "choose" and not plain):
            found = self._plumber.page(index, view.strokes)
        # pdfplumber stumbles over damage that pypdfium2 reads past: then the fast road will do
        best, rows = found or (words, [])
        if _is_gibberish(best):
            return Page([], best, pictures=True)
        laid_out = _laid_out(best, rows, view.pictures)
        kept = set(map(id, words))
        laid_out.struck = [word for word in drawn if id(word) not in kept]
        return laid_out


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


def _is_gibberish(words: Sequence[Word]) -> bool:
    """Say whether a third of the characters means nothing: a font that tells no characters."""
    text = "".join(word.text for word in words)
    nothing = sum(1 for char in text if char == "\ufffd" or "\ue000" <= char <= "\uf8ff")
    return nothing > len(text) / 3 and len(text) > _FEW


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
