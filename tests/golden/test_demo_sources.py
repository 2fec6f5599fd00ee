"""The demonstration documents are what their sources give, and the labels fit the sources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus import demo
from tests.demo.make import SOURCES, plain_text, read_source, scanned_text
from tests.golden.notation import labelled

TEXTS = {
    "lindervoort-2019": demo.OLD_CLEAN,
    "lindervoort-2024": demo.NEW_TXT,
    "kolkenburg-2023": demo.OTHER,
    "lindervoort-raadsvoorstel-2024": demo.PROPOSAL,
}


@pytest.mark.parametrize("source", TEXTS)
def test_texts_are_up_to_date(source: str) -> None:
    assert demo.file(TEXTS[source]).read_text("utf-8") == plain_text(read_source(source))


def test_scan_is_up_to_date() -> None:
    damage = (SOURCES / "lindervoort-2019.damage").read_text("utf-8")
    scan = scanned_text(demo.file(demo.OLD_CLEAN).read_text("utf-8"), damage)
    assert demo.file(demo.OLD).read_text("utf-8") == scan


def test_all_files_exist() -> None:
    names = [getattr(demo, name) for name in demo.__all__ if name.isupper()]
    assert all(demo.file(name).stat().st_size > 1000 for name in names)
    assert len(demo.files()) == 4


@pytest.mark.parametrize("source", ["lindervoort-2019", "lindervoort-2024", "kolkenburg-2023"])
def test_labels_name_every_article_of_the_source(source: str) -> None:
    tree, _ = labelled(Path(__file__).parent / "trees" / f"{source}.txt")
    printed = [re.sub(r"\.(?= )", "", text) for role, text in read_source(source) if role == "a"]
    articles = [line.split(" | ")[0] for line in tree if line.startswith("A ")]
    assert [f"Artikel {line[2:]}" for line in articles] == printed
