"""References of real ordinances against hand labels: targets and whole references, in order."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from corpus.model import Document
from ingest.pipeline import parse_file

BUNDLE = "raadsstuk-maastricht-132-2014.txt"
DOCUMENTS = [
    ("maastricht-heuvelland-2016.txt", "refs_maastricht-2016", "2016"),
    (BUNDLE, "refs_m2015-reintegratie", "re-integratie en tegenprestatie"),
    ("maashorst-2023.txt", "maashorst-2023", "Maashorst"),
    ("maashorst-2023.docx", "maashorst-2023", "Maashorst"),
    ("maashorst-2023-twee-kolommen.pdf", "maashorst-2023", "Maashorst"),
    (BUNDLE, "m2015-inkomenstoeslag", "individuele inkomenstoeslag"),
    (BUNDLE, "m2015-studietoeslag", "individuele studietoeslag"),
    (BUNDLE, "m2015-afstemming-ioaw", "Afstemmingsverordening IOAW en IOAZ"),
    (BUNDLE, "m2015-afstemming", "Afstemmingsverordening Participatiewet"),
    (BUNDLE, "m2015-boete", "bestuurlijke boete bij recidive"),
    (BUNDLE, "m2015-handhaving", "Verordening handhaving"),
]
OWN_LABELS = Path(__file__).parent / "reference_labels"
LEVELS = ("chapter", "section", "article", "paragraph", "point", "subpoint")
Place = tuple[str, ...]


def common(one: Sequence[object], two: Sequence[object]) -> int:
    """Return the length of the longest common subsequence."""
    row = [0] * (len(two) + 1)
    for item in one:
        before = 0
        for index, other in enumerate(two, 1):
            longest = before + 1 if item == other else max(row[index], row[index - 1])
            row[index], before = longest, row[index]
    return row[-1]


def f1(hits: int, found: int, wanted: int) -> float:
    return 2 * hits / (found + wanted) if found + wanted else 1.0


def plain(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", (text or "").lower())


@cache
def documents_of(path: Path) -> tuple[Document, ...]:
    return parse_file(path).documents


def document_of(path: Path, part_of_title: str) -> Document:
    documents = documents_of(path)
    return next(
        item for item in documents if item.kind == "verordening" and part_of_title in item.title
    )


@pytest.mark.parametrize(("file", "labels", "title"), DOCUMENTS)
def test_references_equal_the_labels(shared: Path, file: str, labels: str, title: str) -> None:
    folder = shared / "gold" if labels.startswith("refs_") else OWN_LABELS
    lines = (folder / f"{labels}.jsonl").read_text("utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    wanted = [entry for entry in entries if "targets" in entry]
    found = document_of(shared / "corpus" / file, title).references
    if entries[0].get("_scope") == "articles":
        found = tuple(item for item in found if not item.at.startswith("note"))

    def place(instrument: str, get: object) -> Place:
        assert callable(get)
        return (plain(instrument), *(plain(get(level)) for level in LEVELS))

    gold = [
        (entry["type"], [place(entry["instrument"], target.get) for target in entry["targets"]])
        for entry in wanted
    ]
    ours = [
        (
            item.kind,
            [
                place(item.instrument, lambda level, target=target: getattr(target, level))
                for target in item.targets
            ],
        )
        for item in found
    ]
    gold_targets = [target for _, targets in gold for target in targets]
    our_targets = [target for _, targets in ours for target in targets]
    hits = common(gold_targets, our_targets)
    assert f1(hits, len(our_targets), len(gold_targets)) >= 0.97
    whole = common(
        [(kind, frozenset(targets)) for kind, targets in gold],
        [(kind, frozenset(targets)) for kind, targets in ours],
    )
    assert f1(whole, len(ours), len(gold)) >= 0.95
