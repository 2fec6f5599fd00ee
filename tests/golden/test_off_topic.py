"""References that exist but lead to an article on another subject, planted in clean ordinances.

``off_topic.json`` holds thirty sentences with a reference, the address they are added to, the
article they wrongly name and the one they mean. They were written before the program read them.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
from msgspec.structs import replace

from compare.checks import Finding, check
from corpus.addresses import located
from corpus.model import Document
from ingest.pipeline import parse_bytes
from ingest.references import with_references
from tests.properties.planted import swap

CASES = json.loads(Path(__file__).with_name("off_topic.json").read_text("utf-8"))
# The sentence says only that an article holds, or is departed from: any article may hold.
NOT_TOLD = {
    "Voor de tegenprestatie geldt artikel {}, eerste lid.",
    "In afwijking van artikel {} kan de tegenprestatie dan langer duren.",
}


@cache
def ordinance(name: str) -> Document:
    data = resources.files("corpus.demo").joinpath(name).read_bytes()
    return parse_bytes(data, name).documents[0]


def found(case: dict[str, str], number: str) -> list[Finding]:
    document = added(ordinance(case["in"]), case["at"], case["said"].format(number))
    before = set(check(ordinance(case["in"])))
    return [item for item in check(document) if item not in before]


def added(document: Document, at: str, sentence: str) -> Document:
    """Return the document with a sentence more at an address, its references read anew."""
    if at.startswith("note:"):
        notes = tuple(
            replace(note, text=f"{note.text} {sentence}") if at[5:] in note.targets else note
            for note in document.notes
        )
        return with_references(replace(document, notes=notes, references=()))
    node = next(item.provision for item in located(document.tree) if str(item.address) == at)
    worse = swap(document, node, replace(node, text=f"{node.text} {sentence}"))
    return with_references(replace(worse, references=()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["said"]))
def test_a_reference_to_another_subject_is_reported(case: dict[str, str]) -> None:
    findings = found(case, case["wrong"])
    kinds = [item.kind for item in findings]
    assert kinds == ([] if case["said"] in NOT_TOLD else ["reference-off-topic"])
    for finding in findings:
        assert f"artikel {case['right']}" in (finding.remedy or "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["said"]))
def test_the_same_sentence_with_the_right_article_is_not(case: dict[str, str]) -> None:
    assert found(case, case["right"]) == []
