"""Whatever the bytes: lines, or one of our own errors, within bounds."""

from __future__ import annotations

import random
import time
import zipfile
from importlib.resources import files
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import InputError
from ingest.layout.furniture import set_apart
from ingest.layout.lines import Reading
from ingest.layout.paragraphs import join, vocabulary_of
from ingest.readers import read
from tests.mutations import damaged_bytes, packed
from tests.pdf_maker import Page, make_pdf

DEMO = files("corpus.demo")
PDF = make_pdf(
    [
        Page()
        .text(72, 80, "Artikel 1. Definities", 12, "bold")
        .text(72, 100, "1. Het college kan."),
        Page().grid([70, 250, 430], [80, 100, 140]).text(75, 95, "Oud").text(255, 95, "Nieuw"),
    ]
)
FILES = {
    "a.pdf": PDF,
    "a.docx": DEMO.joinpath("lindervoort-raadsvoorstel-2024.docx").read_bytes(),
    "a.txt": DEMO.joinpath("lindervoort-raadsvoorstel-2024.txt").read_bytes()[:4000],
}
FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def try_reading(data: bytes, name: str) -> Reading | None:
    """Read and join; what is raised must be ours, and it must not take long."""
    start = time.perf_counter()
    try:
        reading = read(data, name)
        lines = set_apart(reading.lines)
        assert [line.text for line in lines] == [line.text for line in reading.lines]
        assert all(line.text and line.text == line.text.strip() for line in lines)
        numbers = [line.number for line in lines]
        assert numbers == sorted(numbers)
        join(lines, vocabulary_of(lines))
    except InputError:
        return None
    finally:
        assert time.perf_counter() - start < 20
    return reading


CHANCE = st.randoms(use_true_random=False)


@pytest.mark.parametrize("name", FILES)
@FEW
@given(CHANCE)
def test_damaged_files(name: str, chance: random.Random) -> None:
    try_reading(damaged_bytes(FILES[name], chance), name)


@FEW
@given(
    st.binary(max_size=400), st.sampled_from(["a.pdf", "a.docx", "a.txt", "a.bin", "a", "a.xml"])
)
def test_any_bytes_under_any_name(data: bytes, name: str) -> None:
    try_reading(data, name)


@FEW
@given(CHANCE)
def test_damaged_word_xml(chance: random.Random) -> None:
    with zipfile.ZipFile(BytesIO(FILES["a.docx"])) as archive:
        body = archive.read("word/document.xml")
    try_reading(packed({"word/document.xml": damaged_bytes(body, chance)}), "a.docx")


@FEW
@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_text_keeps_its_letters(text: str, encoding: str) -> None:
    reading = try_reading(text.encode(encoding, "ignore"), "a.txt")
    if reading is not None and encoding != "utf-8":
        kept = "".join(line.text for line in reading.lines)
        assert [c for c in kept if c.isascii() and c.isalnum()] == [
            c for c in text if c.isascii() and c.isalnum()
        ]
