"""A page of the source as a picture, with the place of a provision marked."""

from __future__ import annotations

import io
import threading

from corpus.model import Provision, words_of

__all__ = ["page_picture"]

_SCALE = 1.6  # pixels per point: readable at the width of a column
_WORDS = 6  # of the provision, to find it by
_MARK = (255, 196, 0, 70)
_LOCK = threading.Lock()  # pdfium must not be used by two threads at once


def page_picture(data: bytes, page: int, provision: Provision) -> bytes:
    """Return page number ``page`` (from 1) of a PDF as PNG, the provision's words marked.

    The picture is without a mark when the words are not found on the page as they were read.
    """
    import pypdfium2
    from PIL import Image, ImageDraw

    with _LOCK:
        document = pypdfium2.PdfDocument(data)
        try:
            source = document[min(page, len(document)) - 1]
            picture = source.render(scale=_SCALE).to_pil().convert("RGBA")
            boxes = _boxes(source, provision)
        finally:
            document.close()
    marks = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(marks)
    for left, top, right, bottom in boxes:
        draw.rectangle(
            (left - 4, top - 3, right + 4, bottom + 3), fill=_MARK, outline=(180, 120, 0)
        )
    buffer = io.BytesIO()
    Image.alpha_composite(picture, marks).convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()


def _boxes(page: object, provision: Provision) -> list[tuple[float, float, float, float]]:
    """Return where the first words of the provision stand, in pixels from the left top."""
    height = page.get_height()  # type: ignore[attr-defined]
    text = page.get_textpage()  # type: ignore[attr-defined]
    for words in _openings(provision):
        found = text.search(words).get_next()
        if found:
            start, count = found
            rectangles = (text.get_rect(number) for number in range(text.count_rects(start, count)))
            return [
                (left * _SCALE, (height - top) * _SCALE, right * _SCALE, (height - bottom) * _SCALE)
                for left, bottom, right, top in rectangles
            ]
    return []


def _openings(provision: Provision) -> list[str]:
    """Return words to find the provision by, the most telling first."""
    words = words_of(provision, heading=False).split()
    name = " ".join(filter(None, ["Artikel", provision.number, provision.heading]))
    named = [name, provision.heading or ""] if provision.kind == "article" else []
    # A long stretch may be cut by a line end that the page counts as another sign.
    return [text for text in (*named, " ".join(words[:_WORDS]), " ".join(words[:3])) if text]
