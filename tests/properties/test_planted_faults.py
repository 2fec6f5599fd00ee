"""A fault planted in a clean ordinance is found, and nothing else is."""

from __future__ import annotations

import random
import re
from functools import cache
from importlib import resources
from pathlib import Path

import pytest

from compare import checks
from compare.checks import CHECKS, Finding, check
from corpus.model import Document
from ingest.pipeline import parse_bytes
from tests.properties.planted import FAULTS, reread
from tests.properties.test_planted_beside import FAULTS as BESIDE

CLEAN = ("lindervoort-2019-schoon.txt", "lindervoort-2024.txt")
SEEDS = (1, 2)
# This ordinance works back, so a late adoption is no fault in it; and the only articles that
# nobody speaks of are the last of their chapter, whose loss leaves no gap. It does not speak of
# "de wet", nor of a premium.
NOT_IN_KOLKENBURG = {"adopted_late", "article_lost", "law_undefined", "duty_not_fulfilled"}
# What another fault may bring along: "het tweede lid" dangles when that paragraph lost its number.
BROUGHT_ALONG = {"dangling-reference", "reference-off-topic"}


NAMED_KIND = r'(?:\bkind=|_finding\(\s*)"([a-z-]+)"'


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


@pytest.mark.parametrize("name", sorted(set(FAULTS) - NOT_IN_KOLKENBURG))
def test_one_fault_more_gives_one_finding_more(name: str) -> None:
    """Articles numbered per chapter, definitions with dashes, and faults there already."""
    fault = FAULTS[name]
    before = ordinance("kolkenburg-2023.txt")
    worse = fault.plant(before, random.Random(3))
    more = [item[0] for item in found(reread(worse, fault.official)) - found(before)]
    assert more.count(fault.kind) == 1
    assert set(more) <= {fault.kind} | BROUGHT_ALONG


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", CLEAN)
def test_one_fault_gives_one_finding(name: str, fault: str, seed: int) -> None:
    plant, kind, by, official = FAULTS[fault]
    worse = plant(ordinance(name), random.Random(seed))
    assert worse != ordinance(name)
    findings: tuple[Finding, ...] = check(reread(worse, official))
    assert [item.kind for item in findings] == [kind], findings
    assert check(reread(worse, official), off=(by,)) == ()


def test_a_reference_one_article_too_far_names_the_article_that_is_meant() -> None:
    worse = FAULTS["one_article_too_far"].plant(ordinance(CLEAN[1]), random.Random(1))
    (finding,) = check(reread(worse))
    assert finding.remedy == "Bedoeld is misschien artikel 27 (Inwerkingtreding en citeertitel)."


def test_every_check_and_every_kind_of_finding_has_a_planted_fault() -> None:
    """The kinds are read from the code of the checks, so that a new one is missed here."""
    code = [file.read_text("utf-8") for file in Path(checks.__file__).parent.glob("*.py")]
    kinds = {kind for text in code for kind in re.findall(NAMED_KIND, text)}
    beside = list(BESIDE.values())
    planted = {fault.kind for fault in FAULTS.values()}.union(*(fault.kinds for fault in beside))
    assert planted == kinds
    named = {fault.check for fault in FAULTS.values()}.union(*(fault.checks for fault in beside))
    assert named == {item.name for item in CHECKS}


def test_the_faults_of_the_demonstration_are_the_planted_ones() -> None:
    assert {(item[0], item[1]) for item in found(ordinance("kolkenburg-2023.txt"))} == {
        ("dangling-reference", "2.5/2"),
        ("note-without-article", "note:2.6"),
        ("title-mismatch", "note:4.2"),
        ("duty-missing", ""),
    }
