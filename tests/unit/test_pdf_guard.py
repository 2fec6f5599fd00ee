"""PDF files that unfold without end are refused; forms as programs write them are not."""

from __future__ import annotations

import zlib

import pytest

from corpus.errors import FileTooLarge, FileUnreadable, InputError
from ingest.readers import read
from ingest.readers.pdf_guard import refuse_unbounded
from tests.pdf_maker import Page, make_pdf

FIRST = 8  # the number of the first extra object of a PDF with one page
TEXT = b"BT /F0 10 Tf 72 300 Td (Artikel 1) Tj ET "


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def form(content: bytes, draws: dict[str, int], more: bytes = b"") -> bytes:
    names = " ".join(f"/{name} {number} 0 R" for name, number in draws.items()).encode()
    return stream(
        content,
        b"/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /Font << /F0 3 0 R >> "
        b"/XObject << %s >> >> %s" % (names, more),
    )


def file_with(*forms: bytes) -> bytes:
    return make_pdf([Page().text(72, 72, "Artikel 1")], extra=forms)


@pytest.mark.parametrize(
    "forms",
    [
        [form(b"/X Do", {"X": FIRST})],
        [form(b"/X Do", {"X": FIRST}).replace(b"/Form", b"/F#6frm")],
        [form(b"/Y Do", {"Y": FIRST + 1}), form(b"/X Do", {"X": FIRST})],
        [form(zlib.compress(b"q /X Do Q"), {"X": FIRST}, b"/Filter /FlateDecode")],
        [form((b"q /X Do Q").hex().encode() + b">", {"X": FIRST}, b"/Filter /ASCIIHexDecode")],
        [
            form(b"/X Do " * 10, {"X": FIRST + at + 1}) if at < 8 else form(TEXT, {})
            for at in range(9)
        ],
        [
            stream(b"/X Do", b"/Subtype /Form /Resources %d 0 R" % (FIRST + 1)),
            b"<< /XObject %d 0 R >>" % (FIRST + 2),
            b"<< /X %d 0 R >>" % FIRST,
        ],
    ],
    ids=[
        "itself",
        "escaped name",
        "in a ring",
        "packed",
        "in hexadecimal",
        "tenfold",
        "by reference",
    ],
)
def test_forms_that_draw_without_end_are_refused(forms: list[bytes]) -> None:
    with pytest.raises(FileUnreadable, match=r"stuk\.pdf"):
        refuse_unbounded(file_with(*forms), "stuk.pdf")


def test_a_ring_in_an_object_stream_is_seen() -> None:
    resources = b"<< /XObject << /X %d 0 R >> >>" % FIRST
    head = b"%d 0 " % (FIRST + 2)
    packed = zlib.compress(head + resources)
    objects = stream(packed, b"/Type /ObjStm /N 1 /First %d /Filter /FlateDecode" % len(head))
    drawing = stream(b"/X Do", b"/Subtype /Form /Resources %d 0 R" % (FIRST + 2))
    with pytest.raises(FileUnreadable):
        refuse_unbounded(file_with(drawing, objects), "stuk.pdf")


@pytest.mark.parametrize(
    "forms",
    [
        [form(TEXT, {"X": FIRST})],  # lists itself and does not draw itself
        [form(b"/Y Do /Y Do", {"Y": FIRST + 1}), form(TEXT, {})],
        [form(b"\x00rommel", {"X": FIRST}, b"/Filter /FlateDecode")],
    ],
    ids=["lists itself", "draws another", "damaged"],
)
def test_other_forms_are_read(forms: list[bytes]) -> None:
    data = file_with(*forms)
    refuse_unbounded(data, "stuk.pdf")
    assert read(data, "stuk.pdf").lines[0].text == "Artikel 1"


def test_streams_that_unpack_too_large_are_refused() -> None:
    once = zlib.compress(b" " * 70_000_000, 9)
    for packed, filters in ((once, b"/FlateDecode"), (zlib.compress(once), b"[/Fl /Fl]")):
        with pytest.raises(FileTooLarge):
            read(file_with(stream(packed, b"/Filter " + filters)), "stuk.pdf")
    picture = stream(once, b"/Subtype /Image /Filter /FlateDecode")
    assert read(file_with(picture), "stuk.pdf").lines


def test_pages_in_a_ring_end() -> None:
    pages = b"<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>"
    data = make_pdf([Page().text(72, 72, "Artikel 1")])
    start = data.index(b"<< /Type /Pages")
    end = data.index(b"endobj", start)
    with pytest.raises(InputError):
        read(data[:start] + pages + data[end:], "stuk.pdf")


def test_a_page_with_a_book_on_it_is_refused() -> None:
    page = Page()
    for top in range(80, 700, 2):
        page.text(72, top, "voorziening " * 60, 1)
    with pytest.raises(FileTooLarge, match="tekens"):
        read(make_pdf([page]), "stuk.pdf")
