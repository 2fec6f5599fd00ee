"""The words of a PDF page with their places, by the fast road.

It asks pypdfium2 for the text of a page, and for places and looks only where a word starts and
ends. Places are in points from the left top of the page; a word stands on its ``base`` line. The
slow road, which must agree, is ``pdf_characters``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import hypot
from typing import Any

from msgspec import Struct

__all__ = ["Word", "adjoins", "base_of", "direction_of", "quick_words", "style_of", "upright"]

# A word ends where the white exceeds this part of the type size. Spaces are about a quarter;
# kerning and tracking stay below a seventh.
_SPACE = 0.17
_OVERLAP = 0.6  # kerning draws a letter back over the one before
_BASE = 0.25  # parts of the type size by which a base line may wander within a word
_BOLD = re.compile(r"bold|black|heavy|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv|(?<![a-z])it(?![a-z])", re.IGNORECASE)
# pdfium writes U+0002 for a hyphen at a line end and then goes on with the next line.
_TOKEN = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_BROKEN = str.maketrans({"\x02": "-", "\ufffe": "-", "\uffff": None})


class Word(Struct):
    """A word on a page.

    ``turned`` is the direction it is read in: 0 from left to right, else 90, 180 or 270 degrees
    counter-clockwise, or 1 for anything between.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    italic: bool
    turned: int = 0


def quick_words(raw_text: Any, left: float, top: float) -> list[Word]:
    """Return the words of a pypdfium2 page, in the order in which the file draws them.

    ``raw_text`` is the raw handle of the text of the page; ``left`` and ``top`` are the corner of
    its media box.
    """
    import ctypes

    import pypdfium2.raw as pdfium

    text = _page_text(pdfium, ctypes, raw_text)
    styles = _Styles(pdfium, ctypes, raw_text)
    box, origin_x, origin_y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_ref, x_ref, y_ref = ctypes.byref(box), ctypes.byref(origin_x), ctypes.byref(origin_y)
    box_of, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    words: list[Word] = []

    def joint(start: int, slanted: bool) -> bool:
        """Say whether pdfium, and not the file, ended the word before this index.

        The box of slanted type reaches over the space after it, so that its end says nothing.
        """
        if not text[start - 1].isspace():
            return True
        return not slanted and bool(pdfium.FPDFText_IsGenerated(raw_text, start - 1))

    for start, end in _pieces(text, styles):
        if not origin_of(raw_text, start, x_ref, y_ref):
            continue
        # The box of a character holds its overhang; the origin is where it was set.
        x0, base = origin_x.value - left, base_of(top - origin_y.value)
        box_of(raw_text, end - 1, box_ref)
        x1 = box.right - left
        word = Word(text[start:end].translate(_BROKEN), x0, x1, base, *styles.at(start))
        before = words[-1] if words else None
        if before is not None and adjoins(before, word) and joint(start, word.italic):
            before.text += word.text
            before.x1 = word.x1
        else:
            words.append(word)
    return words


def _pieces(text: str, styles: _Styles) -> Iterator[tuple[int, int]]:
    """Yield the stretches (start, end) of a page's text that are words of one text object."""
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if end - start > 1 and styles.of(start) != styles.of(end - 1):
            for index in range(start + 1, end):
                if styles.of(index) != styles.of(index - 1):
                    yield start, index
                    start = index
        yield start, end


def _page_text(pdfium: Any, ctypes: Any, raw_text: Any) -> str:
    """Return the text of a page with one character for each index of the text page."""
    count = pdfium.FPDFText_CountChars(raw_text)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(raw_text, 0, count, buffer) - 1
    text = bytes(buffer)[: 2 * max(written, 0)].decode("utf-16-le", errors="surrogatepass")
    if len(text) == count:
        return text
    # Characters without a Unicode value or beyond the basic plane shift the indices.
    codes = (pdfium.FPDFText_GetUnicode(raw_text, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


class _Styles:
    """Type size, weight, slant and direction of text objects, asked once for each.

    ``of(index)`` gives the address of the text object that drew the character at an index.
    """

    def __init__(self, pdfium: Any, ctypes: Any, raw_text: Any) -> None:
        self._pdfium, self._ctypes, self._raw_text = pdfium, ctypes, raw_text
        self._objects: dict[int, tuple[float, bool, bool, int]] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}
        # The address as a plain number: asking for a pointer object each time takes thrice as long.
        entry = ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value
        address = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(entry)
        text = ctypes.cast(raw_text, ctypes.c_void_p).value
        self.of: Callable[[int], int | None] = lambda index: address(text, index)

    def at(self, index: int) -> tuple[float, bool, bool, int]:
        """Return (size, bold, italic, turned) of the character at an index."""
        address = self.of(index) or 0
        known = self._objects.get(address)
        if known is None:
            handle = self._pdfium.FPDFText_GetTextObject(self._raw_text, index)
            known = self._objects[address] = self._ask(handle, index)
        return known

    def _ask(self, handle: Any, index: int) -> tuple[float, bool, bool, int]:
        pdfium = self._pdfium
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._raw_text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._raw_text, index)
        scale = hypot(matrix.c, matrix.d) or 1.0
        bold, italic = self._font(handle)
        return size * scale, bold, italic, direction_of(matrix.a, matrix.b)

    def _font(self, handle: Any) -> tuple[bool, bool]:
        pdfium, ctypes = self._pdfium, self._ctypes
        font = pdfium.FPDFTextObj_GetFont(handle)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        known = self._fonts.get(address)
        if known is None:
            buffer = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
            known = self._fonts[address] = style_of(buffer.value.decode("utf-8", "replace"))
        return known


def style_of(font_name: str) -> tuple[bool, bool]:
    """Return whether a font of this name is bold and whether it is slanted."""
    return bool(_BOLD.search(font_name)), bool(_ITALIC.search(font_name))


def direction_of(a: float, b: float) -> int:
    """Return the direction of a text matrix in degrees (1 for one that is not square)."""
    if abs(b) <= 0.02 * abs(a):
        return 0 if a >= 0 else 180
    if abs(a) <= 0.02 * abs(b):
        return 90 if b > 0 else 270
    return 1


def base_of(value: float) -> float:
    """Return a base line in tenths of a point, the same for both libraries.

    pypdfium2 has single and pdfminer double precision: what lies half-way must not fall apart.
    """
    return round(value + 1e-3, 1)


def adjoins(before: Word, after: Word) -> bool:
    """Say whether two pieces on one line touch, so that they are one word."""
    size = max(before.size, after.size)
    return (
        abs(before.base - after.base) <= _BASE * size
        and before.turned == after.turned
        and -_OVERLAP * size <= after.x0 - before.x1 <= _SPACE * size
        and after.x0 >= before.x0
    )


def upright(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Return the words in the direction that most are read in, and the others.

    On a page with its text on its side the places are those of the page turned upright.
    """
    letters: dict[int, int] = {}
    for word in words:
        letters[word.turned] = letters.get(word.turned, 0) + len(word.text)
    if not letters:
        return [], []
    main = max(letters, key=lambda turned: (letters[turned], -turned))
    straight = [word for word in words if word.turned == main]
    aside = [word for word in words if word.turned != main]
    if main:
        least_x = min(word.x0 for word in straight)
        least_base = min(word.base for word in straight)
        for word in straight:
            word.x0, word.x1 = word.x0 - least_x + 36, word.x1 - least_x + 36
            word.base = word.base - least_base + 36
    return straight, aside
