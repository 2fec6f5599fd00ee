"""The demonstration documents give the trees labelled by hand, in whatever form they come."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from corpus import demo
from corpus.model import Document, articles, words_of
from tests.golden.notation import described, facts_of, labelled, notes_of

TREES = Path(__file__).parent / "trees"
CASES = [
    (demo.OLD_CLEAN, "lindervoort-2019"),
    (demo.OLD, "lindervoort-2019"),
    (demo.NEW_TXT, "lindervoort-2024"),
    (demo.NEW_DOCX, "lindervoort-2024"),
    (demo.NEW_ODT, "lindervoort-2024"),
    (demo.NEW, "lindervoort-2024"),
    (demo.OTHER, "kolkenburg-2023"),
]


@cache
def ordinance(name: str) -> Document:
    from ingest.pipeline import parse_file

    found = [d for d in parse_file(demo.file(name)).documents if d.kind == "verordening"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(("name", "tree"), CASES)
def test_tree_is_the_labelled_one(name: str, tree: str) -> None:
    expected, _ = labelled(TREES / f"{tree}.txt")
    assert described(ordinance(name)) == expected


@pytest.mark.parametrize(("name", "tree"), CASES)
def test_facts_are_the_labelled_ones(name: str, tree: str) -> None:
    _, expected = labelled(TREES / f"{tree}.txt")
    del expected["notes"]
    assert facts_of(ordinance(name)) == expected


@pytest.mark.parametrize(("name", "tree"), CASES)
def test_notes_stand_with_what_they_explain(name: str, tree: str) -> None:
    _, expected = labelled(TREES / f"{tree}.txt")
    labels = expected["notes"].split()
    found = notes_of(ordinance(name))
    assert len(found) == len(labels)
    for targets, label in zip(found, labels, strict=True):
        assert targets in label.split("|")


@pytest.mark.parametrize("form", [demo.NEW, demo.NEW_DOCX, demo.NEW_ODT])
def test_every_form_of_the_new_ordinance_has_the_same_words(form: str) -> None:
    for other, plain in zip(
        articles(ordinance(form).tree), articles(ordinance(demo.NEW_TXT).tree), strict=True
    ):
        assert words_of(other).split() == words_of(plain).split()


def test_scan_has_the_words_of_the_clean_text() -> None:
    scan, clean = ordinance(demo.OLD), ordinance(demo.OLD_CLEAN)
    for seen, printed in zip(articles(scan.tree), articles(clean.tree), strict=True):
        assert _likeness(words_of(seen), words_of(printed)) >= 0.98


def _likeness(one: str, other: str) -> float:
    return fuzz.ratio(re.sub(r"\W", "", one), re.sub(r"\W", "", other)) / 100


def test_proposal_and_decision_are_told_apart() -> None:
    from ingest.pipeline import parse_file

    kinds = [d.kind for d in parse_file(demo.file(demo.PROPOSAL)).documents]
    assert kinds == ["raadsvoorstel", "raadsbesluit"]
