"""Nothing is lost: every word of a source stands somewhere in what is read of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from corpus import demo
from ingest import pipeline
from ingest.layout.lines import Line, Reading
from ingest.pipeline import parse_bytes
from ingest.readers import read
from ingest.readers.pdf import PdfReader
from tests.demo.make import Paragraphs, read_source
from tests.demo.pages import publication_page, regulation_page, table_page
from tests.docx_maker import make_docx, paragraph
from tests.source_words import lost_words, source_words
from tests.unit.test_cvdr import article, xml
from tests.unit.test_official_xml import BWB, GMB, GMB_REGULATION, STOP

DEMO = [demo.file(getattr(demo, name)) for name in demo.__all__ if name.isupper()]
SOURCES = ["lindervoort-2019", "lindervoort-2024", "kolkenburg-2023"]


def lost(data: bytes, name: str) -> dict[str, int]:
    documents = parse_bytes(data, name).documents
    return dict(lost_words(source_words(data, name), documents, read(data, name).lines))


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.name)
def test_every_word_of_a_demonstration_document_is_read(path: Path) -> None:
    assert lost(path.read_bytes(), path.name) == {}


def test_every_word_is_read_on_the_slow_road_of_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(data: bytes, name: str, progress: Callable[[int, int], None]) -> Reading:
        return PdfReader("layout").read(data, name, progress)

    monkeypatch.setattr(pipeline, "read_bytes", slowly)
    path = demo.file(demo.NEW)
    assert path.suffix == ".pdf"
    assert lost(path.read_bytes(), path.name) == {}


@pytest.mark.parametrize("shape", [regulation_page, publication_page, table_page])
@pytest.mark.parametrize("name", SOURCES)
def test_every_word_of_a_web_page_is_read(name: str, shape: Callable[[Paragraphs], str]) -> None:
    page = shape(read_source(name)).replace("<html>", '<html><head><meta charset="utf-8"></head>')
    assert lost(page.encode(), "pagina.html") == {}


CVDR = xml(article(1, "Doel", "<al>Tekst.</al>"), aanhef="<al>Toelichting</al><al>Elders.</al>")


@pytest.mark.parametrize(
    "data", [STOP.encode(), BWB.encode(), GMB.format(GMB_REGULATION).encode(), CVDR]
)
def test_every_word_of_official_xml_is_read(data: bytes) -> None:
    assert lost(data, "x.xml") == {}


def test_what_stands_around_a_word_file_is_kept_apart() -> None:
    body = "".join(
        map(
            paragraph,
            [
                "Verordening hulp Zandbergen 2023",
                "De raad besluit:",
                "Artikel 1 Hulp",
                "Het college helpt.",
            ],
        )
    )
    data = make_docx(
        body,
        around={
            "header1": paragraph("Gemeente Zandbergen"),
            "footer1": paragraph("Vertrouwelijk"),
            "comments": f'<w:comment w:id="1">{paragraph("Klopt dit?")}</w:comment>',
        },
    )
    assert lost(data, "x.docx") == {}
    (document,) = parse_bytes(data, "x.docx").documents
    assert sorted(line.text for line in document.left_out) == [
        "Gemeente Zandbergen",
        "Klopt dit?",
        "Vertrouwelijk",
    ]
    assert [issue.code for issue in document.issues] == ["remarks"]


def test_the_same_head_on_every_kind_of_page_is_kept_once() -> None:
    texts = ["Verordening hulp Zandbergen 2023", "De raad besluit:", "Artikel 1 Hulp", "Alles."]
    heads = {f"header{number}": paragraph("Gemeente Zandbergen") for number in (1, 2, 3)}
    data = make_docx("".join(map(paragraph, texts)), around=heads)
    (document,) = parse_bytes(data, "x.docx").documents
    assert [line.text for line in document.left_out] == ["Gemeente Zandbergen"]


def test_a_lost_word_is_found_out() -> None:
    """The measure itself: it sees a word that is dropped, and one that stands there once less."""
    data = demo.file(demo.OLD_CLEAN).read_bytes()
    documents = parse_bytes(data, "x.txt").documents
    words = source_words(data, "x.txt")
    assert lost_words([*words, "verdwenen"], documents) == {"verdwenen": 1}
    assert lost_words([*words, words[0]], documents) == {words[0]: 1}
    cut = documents[0].notes[:-1]
    assert sum(lost_words(words, [replace(documents[0], notes=cut)]).values()) > 3
    assert lost_words(["beéindigen"], [], [Line(text="beéindigen", number=1)]) == {}
