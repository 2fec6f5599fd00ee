"""Norms, facts and findings of eight real ordinances, against labels made by reading them."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from compare.checks import check
from corpus.model import Document
from ingest.pipeline import parse_file

LABELS: dict[str, Any] = json.loads(Path(__file__).with_name("fact_labels.json").read_text("utf-8"))
KEYS = [key for key in LABELS if not key.startswith("_")]


@cache
def papers(path: Path) -> tuple[Document, ...]:
    return parse_file(path).documents


def ordinance(shared: Path, key: str) -> Document:
    label = LABELS[key]
    file, number = str(label["file"]), int(label["document"])
    return papers(shared / "corpus" / file)[number - 1]


@pytest.mark.parametrize("key", KEYS)
def test_norms_are_those_read_by_eye(shared: Path, key: str) -> None:
    found = Counter(f"{n.at}|{n.value:g}|{n.unit}" for n in ordinance(shared, key).norms)
    assert found == Counter(LABELS[key]["norms"])


@pytest.mark.parametrize("key", KEYS)
def test_facts_are_those_read_by_eye(shared: Path, key: str) -> None:
    document, wanted = ordinance(shared, key), LABELS[key]["facts"]
    force = document.in_force
    assert (force.date, bool(force.rule), force.at) == (
        wanted["in_force"],
        wanted.get("rule", False),
        wanted["at"],
    )
    assert {item.body: item.date for item in document.adopted} == wanted["adopted"]
    assert [[r.title, r.body, r.adopted, r.at] for r in document.repeals] == wanted["repeals"]
    assert [saving.at for saving in document.savings] == wanted["savings"]
    assert not any(repeal.exceptions for repeal in document.repeals)


@pytest.mark.parametrize("key", KEYS)
def test_findings_are_those_read_by_eye_and_no_others(shared: Path, key: str) -> None:
    found = sorted([item.kind, item.at] for item in check(ordinance(shared, key)))
    assert found == LABELS[key]["findings"]
