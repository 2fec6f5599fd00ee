"""A picture as pixels, for Word: drawn by pdfium, which has letters and lines of its own."""

from __future__ import annotations

import ctypes
import io
from typing import Any

from corpus.accents import without_accents
from ingest.readers.pdfium import PDFIUM
from ui.export.drawing import Box, Drawing, Stroke, Words

__all__ = ["png"]

_SCALE = 3.0  # pixels per unit: some 300 to the inch at the width of a page
_INK = (0x1C, 0x27, 0x30)
_FILL = (0x1F, 0x3A, 0x4D)
_FONT = b"Helvetica"
_DASH = (5.0, 4.0)
_FAINT = 46  # of 255


def png(drawing: Drawing) -> bytes:
    """Return a drawing as the bytes of a PNG file on white, three pixels to a unit."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument.new()
        try:
            page = document.new_page(drawing.width, drawing.height)
            pen = _Pen(document, page, drawing.height)
            for shape in drawing.shapes:
                pen.draw(shape)
            page.gen_content()
            picture = page.render(scale=_SCALE).to_pil().convert("RGB")
        finally:
            document.close()
    buffer = io.BytesIO()
    picture.quantize(64).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


class _Pen:
    """Puts shapes on a page of pdfium, whose origin is the left lower corner."""

    def __init__(self, document: Any, page: Any, height: float) -> None:
        from pypdfium2 import raw

        self.raw, self.document, self.page, self.height = raw, document, page, height
        self.font = raw.FPDFText_LoadStandardFont(document, _FONT)

    def draw(self, shape: Stroke | Box | Words) -> None:
        if isinstance(shape, Words):
            self._write(shape)
        elif isinstance(shape, Box):
            self._fill(shape)
        else:
            path = self.raw.FPDFPageObj_CreateNewPath(shape.x1, self.height - shape.y1)
            self.raw.FPDFPath_LineTo(path, shape.x2, self.height - shape.y2)
            colour, strength = (_INK, _FAINT) if shape.faint else (_FILL, 255)
            self._put(path, stroke=(*colour, strength), width=1.0 if shape.faint else 1.5)

    def _fill(self, box: Box) -> None:
        bottom = self.height - box.y - box.height
        path = self.raw.FPDFPageObj_CreateNewRect(box.x, bottom, box.width, box.height)
        if box.fill == "full":
            self.raw.FPDFPageObj_SetFillColor(path, *_FILL, 255)
        elif box.fill == "dashed":
            dashes = (ctypes.c_float * len(_DASH))(*_DASH)
            self.raw.FPDFPageObj_SetDashArray(path, dashes, len(_DASH), 0.0)
        self._put(path, stroke=(*_FILL, 255), width=1.5, filled=box.fill == "full")

    def _put(
        self, path: Any, *, stroke: tuple[int, ...], width: float, filled: bool = False
    ) -> None:
        mode = self.raw.FPDF_FILLMODE_WINDING if filled else self.raw.FPDF_FILLMODE_NONE
        self.raw.FPDFPageObj_SetStrokeColor(path, *stroke)
        self.raw.FPDFPageObj_SetStrokeWidth(path, width)
        self.raw.FPDFPath_SetDrawMode(path, mode, True)
        self.raw.FPDFPage_InsertObject(self.page, path)

    def _write(self, words: Words) -> None:
        if not words.text.strip():
            return
        text = self.raw.FPDFPageObj_CreateTextObj(self.document, self.font, words.size)
        encoded = (_writable(words.text) + "\0").encode("utf-16-le")
        buffer = ctypes.create_string_buffer(encoded, len(encoded))
        self.raw.FPDFText_SetText(text, ctypes.cast(buffer, self.raw.FPDF_WIDESTRING))
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        self.raw.FPDFPageObj_GetBounds(text, left, bottom, right, top)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
        x = words.x - share * (right.value - left.value)
        self.raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, x, self.height - words.y)
        self.raw.FPDFPageObj_SetFillColor(text, *_INK, 255)
        self.raw.FPDFPage_InsertObject(self.page, text)


def _writable(text: str) -> str:
    """Return the words in letters of Western Europe, which are all that the font has."""
    return "".join(_letter(char) for char in text)


def _letter(char: str) -> str:
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        plain = without_accents(char)
        return plain if plain.isascii() else "?"
    return char
