"""Nothing is lost of the real documents in hand: every word of them is read, in every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.layout.lines import Reading
from ingest.pipeline import parse_bytes
from ingest.readers import read
from ingest.readers.pdf import PdfReader
from tests.source_words import lost_words, source_words

# Words under a line that strikes them through, on a page that shows changes: left out, reported.
STRUCK = {"gmb-2021-1079.pdf"}


def lost(path: Path) -> dict[str, int]:
    data = path.read_bytes()
    documents = parse_bytes(data, path.name).documents
    return dict(lost_words(source_words(data, path.name), documents, read(data, path.name).lines))


def test_every_word_of_every_document_is_read(shared: Path) -> None:
    paths = [path for path in sorted((shared / "corpus").rglob("*.*")) if path.name not in STRUCK]
    assert len(paths) >= 14
    assert {path.name: found for path in paths if (found := lost(path))} == {}


def test_every_word_is_read_on_the_slow_road_of_pdf(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(data: bytes, name: str, progress: Callable[[int, int], None]) -> Reading:
        return PdfReader("layout").read(data, name, progress)

    monkeypatch.setattr(pipeline, "read_bytes", slowly)
    paths = [p for p in sorted((shared / "corpus").rglob("*.pdf")) if p.name not in STRUCK]
    assert {path.name: found for path in paths if (found := lost(path))} == {}
