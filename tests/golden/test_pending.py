"""Which law decides on applications and objections that are pending, in forty wordings.

``pending.json`` holds invented clauses, labelled by eye before the program read them: the law that
is applied ("oud", "nieuw", null where the clause names neither), whether the more favourable law
goes first, and what is pending.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Document
from ingest.facts import with_facts
from tests.unit.trees import document

CASES = json.loads(Path(__file__).with_name("pending.json").read_text("utf-8"))


def ordinance(said: str, heading: str = "Overgangsrecht") -> Document:
    return with_facts(
        document(
            ("Subsidie", "Het college kan een subsidie verlenen aan een inwoner van de gemeente."),
            (heading, said),
            ("Intrekking", "De Verordening werk Vaals 2018 wordt ingetrokken."),
            ("Inwerkingtreding", "Deze verordening treedt in werking op 1 januari 2024."),
            title="Verordening werk Vaals 2024",
        )
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["said"])[:60])
def test_pending_cases_are_read_as_labelled(case: dict[str, Any]) -> None:
    found = ordinance(case["said"], case.get("heading", "Overgangsrecht")).pending
    if case.get("none"):
        assert found == ()
        return
    (pending,) = found
    assert (pending.at, pending.text) == ("2", case["said"])
    assert pending.law == case["law"]
    assert pending.favourable is case.get("favourable", False)
    assert list(pending.cases) == case.get("cases", ["aanvraag"])
