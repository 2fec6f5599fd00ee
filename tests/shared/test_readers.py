"""The same ordinance in four forms gives the same words; both roads of PDF the same lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus import demo
from ingest.layout.furniture import set_apart
from ingest.layout.lines import Line
from ingest.layout.paragraphs import join, vocabulary_of
from ingest.readers import read
from ingest.readers.pdf import PdfReader
from ingest.readers.pdf_pages import Road


def words(path: Path) -> list[str]:
    lines = [
        line
        for line in set_apart(read(path.read_bytes(), path.name).lines)
        if line.role != "furniture"
    ]
    return re.findall(r"\w+", join(lines, vocabulary_of(lines)).lower())


@pytest.mark.parametrize(
    "name", ["maashorst-2023.pdf", "maashorst-2023-twee-kolommen.pdf", "maashorst-2023.docx"]
)
def test_every_form_has_the_words_of_the_text(shared: Path, name: str) -> None:
    corpus = shared / "corpus"
    assert words(corpus / name) == words(corpus / "maashorst-2023.txt")


def test_the_proposal_has_the_same_words_as_pdf_and_as_text(shared: Path) -> None:
    corpus = shared / "corpus"
    name = "raadsvoorstel-maastricht-2023"
    assert words(corpus / f"{name}.pdf") == words(corpus / f"{name}.txt")


def lines_by(road: Road, path: Path) -> tuple[Line, ...]:
    return PdfReader(road).read(path.read_bytes(), path.name, lambda _done, _total: None).lines


def test_both_roads_give_the_same_lines(shared: Path) -> None:
    """The roads are held side by side on every page that the reader itself calls plain."""
    paths = [demo.file(demo.NEW), *sorted((shared / "corpus").rglob("*.pdf"))]
    assert len(paths) > 1
    for path in paths:
        chosen, layout = lines_by("choose", path), lines_by("layout", path)
        assert [line.text for line in chosen] == [line.text for line in layout], path.name
        for one, other in zip(chosen, layout, strict=True):
            looks = [
                (line.page, line.number, line.bold, line.italic, line.role, line.label, line.gap)
                for line in (one, other)
            ]
            assert looks[0] == looks[1], (path.name, one, other)
            assert one.x0 == pytest.approx(other.x0, abs=1), (path.name, one, other)
            assert one.x1 == pytest.approx(other.x1, abs=4), (path.name, one, other)
            assert one.top == pytest.approx(other.top, abs=0.5), (path.name, one, other)
            assert one.size == pytest.approx(other.size, abs=0.2), (path.name, one, other)


def test_marks_in_the_scanned_bundle_are_set_apart(shared: Path) -> None:
    path = shared / "corpus" / "raadsstuk-maastricht-132-2014.txt"
    lines = set_apart(read(path.read_bytes(), path.name).lines)
    apart = [line.text for line in lines if line.role == "furniture"]
    assert apart.count("BIJLAGE") == 9
    assert {"1 32-2014", "1 8  van 77", "1 1  77", "PAG"} <= set(apart)
    assert len(apart) == 44
    assert [line.text for line in lines] == [
        line.text for line in read(path.read_bytes(), path.name).lines
    ]
