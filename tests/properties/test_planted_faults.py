"""A fault planted in a clean ordinance is found, and nothing else is."""

from __future__ import annotations

import random
from functools import cache
from importlib import resources

import pytest

from compare.checks import Finding, check
from corpus.model import Document
from ingest.pipeline import parse_bytes
from tests.properties.planted import FAULTS, reread

CLEAN = ("lindervoort-2019-schoon.txt", "lindervoort-2024.txt")
SEEDS = (1, 2)
# This ordinance works back, so a late adoption is no fault in it; and the only articles that
# nobody speaks of are the last of their chapter, whose loss leaves no gap. It does not speak of
# "de wet", nor of a premium.
NOT_IN_KOLKENBURG = {"adopted_late", "article_lost", "law_undefined", "duty_not_fulfilled"}
# What another fault may bring along: "het tweede lid" dangles when that paragraph lost its number.
BROUGHT_ALONG = {"dangling-reference", "reference-off-topic"}


@cache
def ordinance(name: str) -> Document:
    data = resources.files("corpus.demo").joinpath(name).read_bytes()
    return parse_bytes(data, name).documents[0]


def found(document: Document) -> set[tuple[str, str, str]]:
    return {(item.kind, item.at, item.text) for item in check(document)}


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_ordinance_has_no_findings(name: str) -> None:
    assert check(ordinance(name)) == ()
    assert reread(ordinance(name)) == ordinance(name)


@pytest.mark.parametrize("name", ["lindervoort-2019.txt", "lindervoort-2024.docx"])
def test_neither_scan_nor_form_adds_findings(name: str) -> None:
    assert check(ordinance(name)) == ()


@pytest.mark.parametrize("fault", sorted(set(FAULTS) - NOT_IN_KOLKENBURG))
def test_one_fault_more_gives_one_finding_more(fault: str) -> None:
    """Articles numbered per chapter, definitions with dashes, and faults there already."""
    plant, kind = FAULTS[fault]
    before = ordinance("kolkenburg-2023.txt")
    worse = plant(before, random.Random(3))
    more = [item[0] for item in found(reread(worse)) - found(before)]
    assert more.count(kind) == 1
    assert set(more) <= {kind} | BROUGHT_ALONG


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", CLEAN)
def test_one_fault_gives_one_finding(name: str, fault: str, seed: int) -> None:
    plant, kind = FAULTS[fault]
    worse = plant(ordinance(name), random.Random(seed))
    assert worse != ordinance(name)
    findings: tuple[Finding, ...] = check(reread(worse))
    assert [item.kind for item in findings] == [kind], findings


def test_the_faults_of_the_demonstration_are_the_planted_ones() -> None:
    assert {(item[0], item[1]) for item in found(ordinance("kolkenburg-2023.txt"))} == {
        ("dangling-reference", "2.5/2"),
        ("note-without-article", "note:2.6"),
        ("title-mismatch", "note:4.2"),
    }
