"""Instrument tables of rewrites and of municipalities that wrote on their own, held to labels."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from compare.alignment.align import align
from compare.instruments.table import instrument_table
from compare.model import Row
from corpus.instruments import fold
from corpus.model import Document
from ingest.pipeline import parse_file

FOLDER = Path(__file__).parent / "writers"
TABLES: list[dict[str, Any]] = json.loads((FOLDER / "tables.json").read_text("utf8"))["tables"]


@cache
def document(name: str) -> Document:
    return parse_file(FOLDER / f"{name}.txt").documents[0]


@cache
def rows_of(old: str, new: str) -> tuple[Row, ...]:
    before, after = document(old), document(new)
    return instrument_table(before, after, align(before, after)).rows


def called(row: Row, names: str) -> bool:
    return any(fold(name) in fold(row.instrument) for name in names.split("|"))


def stands_at(row: Row, old: str, new: str) -> bool:
    sides = ((old, row.old), (new, row.new))
    return all(set(ats.split()) <= {c.at.split("/")[0] for c in cells} for ats, cells in sides)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table['old']}-{table['new']}")
def test_rows_have_their_status_and_provisions(table: dict[str, Any]) -> None:
    rows = rows_of(table["old"], table["new"])
    missing = [
        (names, old, new, status)
        for names, old, new, status in table["rows"]
        if not any(
            called(row, names) and row.status in status.split("|") and stands_at(row, old, new)
            for row in rows
        )
    ]
    assert not missing, [(row.instrument, row.status) for row in rows]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table['old']}-{table['new']}")
def test_numbers_that_changed_lie_side_by_side(table: dict[str, Any]) -> None:
    rows = rows_of(table["old"], table["new"])
    missing = [
        (names, old, new)
        for names, old, new in table["changes"]
        if not any(
            new in (change.new or "") and old in (change.old or "")
            for row in rows
            if called(row, names)
            for change in row.norm_changes
        )
    ]
    assert not missing


def test_a_contribution_to_a_premium_is_no_premium() -> None:
    names = {row.instrument for row in rows_of("hogendijk-2014", "hogendijk-2022")}
    assert "Collectieve zorgverzekering" in names
    assert not re.search(r"\bPremie\b", " ".join(names))
