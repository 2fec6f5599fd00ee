"""Readers beside the bare library they rest on, on the demonstration documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree, html

from corpus import demo
from ingest.layout.furniture import set_apart
from ingest.layout.paragraphs import join, vocabulary_of
from ingest.readers import read
from ingest.readers.pdf import PdfReader
from tests.bench.timing import Row, side_by_side
from tests.demo.make import read_source
from tests.demo.pages import regulation_page
from tests.properties.test_official_mutations import FILES

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"


def measure() -> Iterator[Row]:
    """Yield a row for each format."""
    plain = [(demo.NEW, demo.file(demo.NEW).read_bytes())]
    plain += [(path.name, path.read_bytes()) for path in sorted(SHARED.glob("maashorst*.pdf"))]
    for name, data in plain:
        yield from _pdf(name, data)
    yield _docx(demo.NEW_DOCX, demo.file(demo.NEW_DOCX).read_bytes())
    yield from _markup()
    text = demo.file(demo.NEW_TXT).read_bytes() * 10
    yield _text("lindervoort-2024.txt, ten times", text)


def _quiet(_done: int, _total: int) -> None:
    """Report to nobody."""


def _pdf(name: str, data: bytes) -> Iterator[Row]:
    pages = 0

    def extract_words() -> None:
        import pdfplumber

        nonlocal pages
        with pdfplumber.open(BytesIO(data)) as document:
            pages = len(document.pages)
            for page in document.pages:
                page.extract_words()
                page.close()

    taken = side_by_side(
        {
            "words": extract_words,
            "fast": lambda: PdfReader().read(data, name, _quiet),
            "layout": lambda: PdfReader("layout").read(data, name, _quiet),
        },
        rounds=3,
    )
    for what, most in (("fast", 0.35), ("layout", 1.5)):
        road = "as the reader chooses" if what == "fast" else "every page by the slow road"
        yield Row(
            "read pdf",
            f"{name}, {road}",
            taken[what],
            "pdfplumber extract_words",
            taken["words"],
            most,
            f"{pages} pages, {pages / taken[what]:.0f} pages/s",
        )


def _docx(name: str, data: bytes) -> Row:
    def paragraphs() -> None:
        import docx

        for paragraph in docx.Document(BytesIO(data)).paragraphs:
            _ = paragraph.text, paragraph.style

    taken = side_by_side({"docx": paragraphs, "read": lambda: read(data, name)})
    return Row("read docx", name, taken["read"], "python-docx paragraphs", taken["docx"], 1.5)


def _markup() -> Iterator[Row]:
    """Yield OpenDocument, a web page and official XML beside a bare parse of the same markup."""
    odt = demo.file(demo.NEW_ODT).read_bytes()
    page = regulation_page(read_source("lindervoort-2024")).encode()
    for area, name, data, bare in (
        ("read odt", demo.NEW_ODT, odt, lambda: _content(odt)),
        ("read html", "lindervoort-2024.html", page, lambda: html.fromstring(page)),
        ("read xml", "cvdr.xml", FILES["cvdr"], lambda: etree.fromstring(FILES["cvdr"])),
    ):
        taken = side_by_side({"bare": bare, "read": partial(read, data, name)})
        size = f"{len(data) // 1000} kB, {len(data) / taken['read'] / 1e6:.1f} MB/s"
        yield Row(area, name, taken["read"], "lxml parse", taken["bare"], None, size)


def _content(data: bytes) -> object:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read("content.xml"))


def _text(name: str, data: bytes) -> Row:
    def lines() -> None:
        reading = read(data, "a.txt")
        set_apart(reading.lines)
        join(reading.lines, vocabulary_of(reading.lines))

    taken = side_by_side({"split": lambda: data.decode().split("\n"), "read": lines})
    size = f"{len(data) // 1000} kB, {len(data) / taken['read'] / 1e6:.1f} MB/s"
    return Row(
        "read text",
        f"{name}, with furniture and joining",
        taken["read"],
        "split into lines",
        taken["split"],
        None,
        size,
    )
