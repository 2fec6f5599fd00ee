"""What a PDF page shows besides text, and what its strokes do to the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from ingest.readers.pdf_words import Word

__all__ = ["View", "look_at", "without_struck"]

_MOST_DRAWN = 4_000  # a page with more lines than this is a map or a drawing, not a table
_OUTLINES = 100
_MOST_FRAMES = 150
_GRID_SEGMENTS = 8  # a path with more may rule a whole table at once; a frame has four or five
# A stroke through a word lies between its base line and the height of its small letters.
_STRUCK_LOW, _STRUCK_HIGH = 0.08, 0.45  # parts of the type size above the base line
_STRUCK_SHARE = 0.6  # of the word that the strokes must cover


class View(Struct, frozen=True):
    """What a page shows besides text.

    ``strokes`` are thin level lines as (x0, x1, top): rules, underlines, strokes through words.
    """

    ruled: bool
    pictures: bool
    strokes: tuple[tuple[float, float, float], ...] = ()


def look_at(page: Any) -> View:
    """Look at the drawn objects of a pypdfium2 page: rules, frames, strokes and pictures."""
    import ctypes

    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(side) for side in sides]
    level = vertical = drawn = 0
    grid = False
    frames: list[tuple[float, float, float, float]] = []
    pictures = False
    strokes: list[tuple[float, float, float]] = []
    left, _, _, top = page.get_mediabox()
    for item in _objects(page.raw, pdfium):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures = True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetBounds(item, *refs):
            x0, y0, x1, y1 = (side.value for side in sides)
            wide, high = x1 - x0, y1 - y0
            drawn += 1
            level += wide > 20 and high < 3
            if wide > 2 and high < 2:
                strokes.append((x0 - left, x1 - left, top - (y0 + y1) / 2))
            vertical += high > 8 and wide < 3
            if wide > 20 and high > 8 and len(frames) < _MOST_FRAMES:
                frames.append((x0, x1, y0, y1))
                grid |= pdfium.FPDFPath_CountSegments(item) > _GRID_SEGMENTS and wide > 60
    ruled = drawn <= _MOST_DRAWN and (
        grid or (level >= 2 and vertical >= 2) or _side_by_side(frames)
    )
    # Letters drawn as outlines are pictures too: many strokes, no text.
    upright = not page.get_rotation() and drawn <= _MOST_DRAWN
    return View(
        ruled=ruled,
        pictures=pictures or drawn > _OUTLINES,
        strokes=tuple(strokes) if upright else (),
    )


def _side_by_side(frames: Sequence[tuple[float, float, float, float]]) -> bool:
    """Say whether two frames (x0, x1, y0, y1) stand beside each other, as the cells of a table.

    A coloured ground under a paragraph, or one after the other, is no table.
    """
    return any(
        one[1] <= other[0] + 2 and min(one[3], other[3]) - max(one[2], other[2]) > 6
        for one in frames
        for other in frames
    )


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


def without_struck(
    words: Sequence[Word], strokes: Sequence[tuple[float, float, float]]
) -> list[Word]:
    """Return the words that are not struck through.

    Concepts and publications with marked changes (renvooi) strike what is deleted; the text that
    is to hold is the rest.
    """
    if not strokes:
        return list(words)
    kept = []
    for word in words:
        high, low = word.base - _STRUCK_HIGH * word.size, word.base - _STRUCK_LOW * word.size
        covered = sum(
            max(0.0, min(x1, word.x1) - max(x0, word.x0))
            for x0, x1, top in strokes
            if high <= top <= low
        )
        if word.turned or covered < _STRUCK_SHARE * (word.x1 - word.x0) or word.x1 <= word.x0:
            kept.append(word)
    return kept
