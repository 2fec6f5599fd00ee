"""A bundle of council papers falls apart into its documents, with every number in its place."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from corpus.model import Document, Parsed
from ingest.pipeline import parse_file
from tests.golden.notation import described

LABELS = Path(__file__).parent / "bundle_trees.txt"


def _cases() -> list[tuple[str, list[str], list[str]]]:
    cases = []
    for part in LABELS.read_text("utf-8").split("\n@doc ")[1:]:
        name, *lines = part.splitlines()
        notes = next(line for line in lines if line.startswith("@notes"))
        cases.append((name, [x for x in lines if x[:2] in ("A ", "H ")], notes.split()[1:]))
    return cases


CASES = _cases()


@cache
def _parsed(folder: Path) -> Parsed:
    return parse_file(folder / "corpus" / "raadsstuk-maastricht-132-2014.txt")


def _ordinances(folder: Path) -> list[Document]:
    return [d for d in _parsed(folder).documents if d.kind == "verordening"]


def test_documents_come_out_in_order(shared: Path) -> None:
    kinds = [document.kind for document in _parsed(shared).documents]
    assert kinds[:4] == ["raadsvoorstel", "raadsbesluit", "beleidsplan", "overzicht"]
    assert kinds[-7:] == ["verordening"] * 7
    titles = [document.title for document in _ordinances(shared)]
    assert all(case[0] in title for case, title in zip(CASES, titles, strict=True))


@pytest.mark.parametrize("position", range(len(CASES)))
def test_numbers_are_those_counted_by_hand(shared: Path, position: int) -> None:
    document, expected = _ordinances(shared)[position], CASES[position][1]
    without_headings = [
        re.sub(r"^(A \S+) .*?(?= \| [-\d])", r"\1", line) if line[0] == "A" else line[:3].strip()
        for line in described(document)
    ]
    assert without_headings == expected


@pytest.mark.parametrize("position", range(len(CASES)))
def test_notes_stand_with_what_they_explain(shared: Path, position: int) -> None:
    document, expected = _ordinances(shared)[position], CASES[position][2]
    found = [target.split("/")[0] for note in document.notes for target in note.targets]
    assert list(dict.fromkeys(found)) == expected


def test_what_was_filled_in_is_reported(shared: Path) -> None:
    issues = {(i.code, i.at) for d in _ordinances(shared) for i in d.issues}
    assert {("missing-heading", "2"), ("inferred-number", "7//a")} <= issues
