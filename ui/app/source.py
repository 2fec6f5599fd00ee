"""A page of the source as a picture, with the passage of a provision marked."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from corpus.model import Provision
from ingest.readers.pdfium import PDFIUM

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["page_picture", "passages"]

_SCALE = 2.0  # pixels per point: readable when the picture is shown as large as the window
_HEAD = 24  # letters by which a text is found, when not the whole of it stands on the page as read
_LEAST = 8  # letters: a shorter text is found behind another only
_MARGIN = 24  # pixels kept around what is printed
_MARK = (255, 196, 0, 70)
_EDGE = (180, 120, 0)

Box = tuple[float, float, float, float]


def page_picture(data: bytes, page: int, provision: Provision) -> bytes:
    """Return page number ``page`` (from 1) of a PDF as PNG, the words of a provision marked.

    White edges are left off. Words that stand otherwise on the page than they were read stay
    without a mark; so does what runs on to the next page.
    """
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(data)
        try:
            source = document[min(page, len(document)) - 1]
            picture = source.render(scale=_SCALE).to_pil().convert("RGBA")
            boxes = _boxes(source, provision)
        finally:
            document.close()
    buffer = io.BytesIO()
    _trimmed(_marked(picture, boxes)).save(buffer, "PNG")
    return buffer.getvalue()


def passages(page: str, provision: Provision) -> list[tuple[int, int]]:
    """Return where the texts of a provision stand in the text of a page: start and length.

    Blanks, line ends and hyphens may differ; each text is looked for behind the one before it.
    """
    places = [place for place, char in enumerate(page) if char.isalnum()]
    flat = "".join(page[place].lower()[:1] for place in places)
    found: list[tuple[int, int]] = []
    end = 0
    for text in _texts(provision):
        wanted = "".join(char.lower()[:1] for char in text if char.isalnum())
        if not wanted or (len(wanted) < _LEAST and not found):
            continue
        span = _span(flat, wanted, end)
        if span:
            start, end = span
            found.append((places[start], places[end - 1] - places[start] + 1))
    return found


def _texts(provision: Provision) -> Iterator[str]:
    if provision.kind == "article":
        yield " ".join(filter(None, ["Artikel", provision.number, provision.heading]))
    elif provision.heading:
        yield provision.heading
    yield provision.text
    for child in provision.children:
        yield from _texts(child)


def _span(flat: str, wanted: str, after: int) -> tuple[int, int] | None:
    """Return where a text begins and ends: the whole of it, or from its first to its last words."""
    start = flat.find(wanted, after)
    if start >= 0:
        return start, start + len(wanted)
    start = flat.find(wanted[:_HEAD], after)
    if start < 0 or len(wanted) < _LEAST:
        return None
    last = flat.find(wanted[-_HEAD:], start)
    if 0 <= last <= start + 1.5 * len(wanted):
        return start, last + len(wanted[-_HEAD:])
    same = 0
    for here, there in zip(flat[start:], wanted, strict=False):
        if here != there:
            break
        same += 1
    return start, start + same


def _boxes(page: Any, provision: Provision) -> list[Box]:
    """Return where the words of the provision stand, in pixels from the left top."""
    height = page.get_height()
    text = page.get_textpage()
    written = text.get_text_range()
    if len(written) != text.count_chars():
        return []  # signs and places do not agree: no mark is better than a wrong one
    boxes = []
    for start, length in passages(written, provision):
        for number in range(text.count_rects(start, length)):
            left, bottom, right, top = text.get_rect(number)
            edges = (left, height - top, right, height - bottom)
            boxes.append(tuple(edge * _SCALE for edge in edges))
    return boxes


def _marked(picture: Image, boxes: Sequence[Box]) -> Image:
    from PIL import Image, ImageDraw

    marks = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(marks)
    for left, top, right, bottom in boxes:
        draw.rectangle((left - 3, top - 2, right + 3, bottom + 2), fill=_MARK)
    if boxes:
        edge = min(left for left, *_ in boxes) - 10
        top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
        draw.line((edge, top, edge, bottom), fill=_EDGE, width=5)
    return Image.alpha_composite(picture, marks).convert("RGB")


def _trimmed(picture: Image) -> Image:
    from PIL import ImageChops

    inverted = ImageChops.invert(picture)
    box = inverted.getbbox()
    if box is None:
        return picture
    left, top, right, bottom = box
    return picture.crop(
        (
            max(0, left - _MARGIN),
            max(0, top - _MARGIN),
            min(picture.width, right + _MARGIN),
            min(picture.height, bottom + _MARGIN),
        )
    )
