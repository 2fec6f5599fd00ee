"""Cutting and joining at every place of real ordinances: no word is lost, whatever the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.cuts import Cut, CutKind, Joint, beginnings, cut, join, parts
from corpus.errors import UsageError
from corpus.model import Provision, articles, words_of
from ingest.pipeline import parse_file

FILES = (
    "maashorst-2023.docx",
    "maashorst-2023.pdf",
    "maastricht-heuvelland-2016.txt",
    "cvdr/someren-bibob-2019.xml",
    "cvdr/heemstede-bezwaarschriften-2022.xml",
)
KINDS: tuple[CutKind, ...] = ("article", "paragraph", "point")


def words(tree: Provision) -> list[str]:
    return words_of(tree).split()


@pytest.mark.parametrize("name", FILES)
def test_every_place_can_be_cut_and_joined_without_losing_a_word(shared: Path, name: str) -> None:
    (document, *_) = parse_file(shared / "corpus" / name).documents
    before, places = words(document.tree), 0
    for article in articles(document.tree):
        for place in beginnings(article)[:6]:
            for kind in KINDS:
                try:
                    tree = cut(document.tree, article, Cut(words=place, kind=kind))
                except UsageError as error:
                    assert "begint het artikel al" in str(error)  # noqa: PT017
                    continue
                assert words(tree) == before, (kind, place)
                places += 1
        for _, place in parts(article):
            tree = join(document.tree, article, Joint(words=place, label=False))
            assert sorted(words(tree)) == sorted(before)
    assert places
