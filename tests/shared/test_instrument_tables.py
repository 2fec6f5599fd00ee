"""The instrument table of real ordinances holds what was labelled by hand."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz.fuzz import ratio

from compare.alignment.align import align
from compare.instruments.table import instrument_table
from compare.model import Row
from corpus.model import Document
from ingest.pipeline import parse_file

FILES = {
    "m2015-reintegratie": ("raadsstuk-maastricht-132-2014.txt", "re-integratie en tegenprestatie"),
    "maastricht-2016": ("maastricht-heuvelland-2016.txt", "re-integratie"),
    "maashorst-2023": ("maashorst-2023.txt", "Re-integratie"),
}


@cache
def ordinance(shared: Path, key: str) -> Document:
    name, words = FILES[key]
    documents = parse_file(shared / "corpus" / name).documents
    return next(d for d in documents if d.kind == "verordening" and words in d.title)


@cache
def rows(shared: Path, old: str, new: str) -> tuple[Row, ...]:
    left, right = ordinance(shared, old), ordinance(shared, new)
    return instrument_table(left, right, align(left, right)).rows


def letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def named(row: Row, names: list[str]) -> bool:
    mine = letters(row.instrument)
    return any(
        ratio(mine, letters(name)) >= 80 or re.search(rf"\b{letters(name)}\b", mine)
        for name in names
    )


def articles(row: Row, side: str) -> set[str]:
    return {cell.at.split("/")[0] for cell in getattr(row, side)}


def test_labelled_rows(shared: Path) -> None:
    gold: dict[str, Any] = json.loads((shared / "gold" / "instruments.json").read_text("utf8"))
    for pair in gold["tables"]:
        if pair["old"] not in FILES or pair["new"] not in FILES:
            continue
        made = rows(shared, pair["old"], pair["new"])
        for wanted in pair["rows"]:
            row = next((row for row in made if named(row, wanted["names"])), None)
            assert row is not None, wanted["names"]
            assert row.status == wanted["status"], wanted["names"]
            assert set(wanted["old"]) <= articles(row, "old"), wanted["names"]
            assert set(wanted["new"]) <= articles(row, "new"), wanted["names"]
        for change in pair["norm_changes"]:
            shown = [c for r in made if named(r, [change["instrument"]]) for c in r.norm_changes]
            assert any(letters(change["new"]) in letters(c.new or "") for c in shown), change


@pytest.mark.parametrize(
    ("instrument", "old", "new"),
    [
        ("Scholing", {"15"}, {"5"}),
        ("Proefplaats (oud: proefplaatsing)", {"10"}, {"6"}),
        ("Participatieplaats", {"10"}, {"7"}),
        ("Premie", {"10"}, {"7"}),
        ("Beschut werk", {"14"}, {"8"}),
        ("Loonkostensubsidie", {"9"}, {"9a"}),
        ("Jobcoaching", {"11"}, {"9f", "9g", "9h"}),
        ("Interne werkbegeleiding", set(), {"9e"}),
        ("Vervoersvoorziening", set(), {"9i"}),
        ("Meeneembare voorziening", set(), {"9k"}),
        ("Uitstroomsubsidie", {"8"}, set()),
        ("Tegenprestatie", {"23"}, set()),
        ("Klantmanagement", {"5"}, set()),
    ],
)
def test_rows_between_two_municipalities(
    shared: Path, instrument: str, old: set[str], new: set[str]
) -> None:
    made = rows(shared, "maastricht-2016", "maashorst-2023")
    row = next(row for row in made if row.instrument == instrument)
    assert old <= articles(row, "old")
    assert new <= articles(row, "new")
    if not new:
        assert row.status == "vervallen"
        assert row.new == ()
    if instrument == "Jobcoaching":
        series = [(c.what, c.old, c.new) for c in row.norm_changes if c.what.startswith("omvang")]
        assert series == [
            ("omvang, eerste jaar", "10%", "8%"),
            ("omvang, tweede jaar", "5%", "4%"),
            ("omvang, derde jaar", "3%", "2,5%"),
        ]


def test_no_rows_but_instruments(shared: Path) -> None:
    made = rows(shared, "maastricht-2016", "maashorst-2023")
    assert len(made) == 28
    general = ("plafond", "maatwerk", "beleidsregel", "hardheid", "toezicht", "definitie")
    assert not [row for row in made if any(word in row.instrument.lower() for word in general)]
