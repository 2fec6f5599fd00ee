"""Ordinances of twenty makes, each labelled by hand before it was read.

A file holds the labels, in the notation of ``tests.golden.notation``, above a line of signs and
the text below it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.pipeline import parse_bytes
from tests.golden.notation import described, notes_of
from tests.source_words import lost_words, source_words

SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.txt"))


def test_there_are_twenty_shapes() -> None:
    assert len(SHAPES) == 20


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_a_shape_gives_the_labelled_tree(path: Path) -> None:
    labels, text = path.read_text("utf-8").split("====\n", 1)
    tree = [line for line in labels.splitlines() if re.match("[HPA] ", line)]
    noted = [line.split()[1:] for line in labels.splitlines() if line.startswith("@notes")]
    (document,) = parse_bytes(text.encode(), path.name).documents
    # Titles in capitals are kept as printed; the labels give them small.
    assert [line.casefold() for line in described(document)] == [line.casefold() for line in tree]
    assert notes_of(document) == (noted[0] if noted else [])
    assert lost_words(source_words(text.encode(), path.name), [document]) == {}
