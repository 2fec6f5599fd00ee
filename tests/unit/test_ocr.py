"""Pages that are pictures, read by text recognition where that is installed."""

from __future__ import annotations

from io import BytesIO

import pytest

from corpus.errors import NoText
from ingest.readers import ocr, read
from tests.pdf_maker import Page, make_pdf

TEXT = [
    "Artikel 9f. Jobcoaching",
    "1. Het college kan op aanvraag van de werkgever jobcoaching aanbieden.",
    "2. De subsidie bedraagt ten hoogste 8 procent van het loon.",
]


def scan(*pages: Page) -> bytes:
    """Return a PDF that holds pictures of the pages, at 200 dots an inch."""
    import pypdfium2

    source = pypdfium2.PdfDocument(make_pdf(pages))
    result = pypdfium2.PdfDocument.new()
    for page in source:
        width, height = page.get_size()
        picture = pypdfium2.PdfImage.new(result)
        picture.set_bitmap(page.render(scale=200 / 72))
        picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        sheet = result.new_page(width, height)
        sheet.insert_obj(picture)
        sheet.gen_content()
    out = BytesIO()
    result.save(out)
    return out.getvalue()


def scanned() -> bytes:
    page = Page()
    for index, text in enumerate(TEXT):
        page.text(72, 100 + 26 * index, text, 12)
    return scan(page)


@pytest.fixture
def tools() -> None:
    if not ocr.can_recognise():
        pytest.skip("ocrmypdf en tesseract-ocr-nld zijn er niet: niet gedraaid")


@pytest.mark.usefixtures("tools")
def test_a_picture_is_read_by_text_recognition() -> None:
    reading = read(scanned(), "scan.pdf")
    assert [line.text for line in reading.lines] == TEXT
    assert [line.page for line in reading.lines] == [1, 1, 1]
    assert [(issue.code, issue.page) for issue in reading.issues] == [("recognised-text", 1)]


@pytest.mark.usefixtures("tools")
def test_a_picture_without_text_on_it_is_named() -> None:
    with pytest.raises(NoText, match="bladzijde 1 heeft geen tekst"):
        read(scan(Page().rule(10, 10, 400, 400)), "foto.pdf")


def test_without_the_tools_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ingest.readers.pdf.can_recognise", lambda: False)
    with pytest.raises(NoText, match=r"bladzijde 1 heeft geen tekst.*apt install ocrmypdf"):
        read(scanned(), "scan.pdf")


def test_a_recognition_that_fails_leaves_the_page_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.pdf.can_recognise", lambda: True)
    monkeypatch.setattr("ingest.readers.ocr.shutil.which", lambda _name: "/bin/false")
    with pytest.raises(NoText):
        read(scanned(), "scan.pdf")


def test_tools_without_dutch_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.ocr.shutil.which", lambda _name: "/bin/echo")
    assert not ocr.can_recognise.__wrapped__()
    monkeypatch.setattr("ingest.readers.ocr.shutil.which", lambda _name: None)
    assert not ocr.can_recognise.__wrapped__()
