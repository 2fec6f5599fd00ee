"""Entry into force, repeal and transitional law in the ways in which ordinances say them.

``closing_articles.json`` holds invented closing articles, labelled by eye before the program read
them: the day or that a rule sets it, the day it works back to or ends on, the title, each repeal
as title, day of adoption and last day, and whether old rules live on for old cases.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.facts import with_facts
from tests.unit.trees import document

CASES = json.loads((Path(__file__).parent / "closing_articles.json").read_text("utf-8"))
OFFER = ("Subsidie", "Het college kan een subsidie verlenen aan een inwoner van de gemeente.")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(CASES.index(case)))
def test_closing_articles_are_read_as_labelled(case: dict[str, Any]) -> None:
    facts = with_facts(
        document(
            OFFER,
            *[(heading, words) for heading, words in case["articles"]],
            title="Verordening werk Vaals 2024",
            preamble="De raad van de gemeente Vaals;",
            closing="Aldus vastgesteld in de openbare raadsvergadering van 12 december 2023.",
        )
    )
    force = facts.in_force
    if "date" in case:
        assert force.date == case["date"]
    if "rule" in case:
        assert force.date is None
        assert force.rule
    assert force.retroactive_to == case.get("back_to")
    assert force.until == case.get("until")
    if "cited" in case:
        assert facts.citation_title == case["cited"]
    repeals = [[item.title, item.adopted, item.per] for item in facts.repeals]
    assert repeals == case["repeals"]
    assert bool(facts.savings) == case.get("savings", False)
