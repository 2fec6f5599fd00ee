"""Norms and instruments in short ordinances of eight fields, held to labels made by reading."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from compare.instruments import find_instruments
from corpus.model import Document
from ingest.pipeline import parse_file

FOLDER = Path(__file__).parent / "fields"
LABELS: dict[str, Any] = json.loads((FOLDER / "labels.json").read_text("utf8"))
# "in één keer worden betaald" says how, not how often; the reader who labelled it counted it.
UNREAD = {"subsidie": Counter({("3/2", 1.0, "maal", "exact"): 1})}


@cache
def document(name: str) -> Document:
    return parse_file(FOLDER / f"{name}.txt").documents[0]


@pytest.mark.parametrize("name", LABELS["norms"])
def test_norms_have_their_place_value_unit_and_bound(name: str) -> None:
    have = Counter((n.at, n.value, n.unit, n.qualifier) for n in document(name).norms)
    want = Counter(map(tuple, LABELS["norms"][name])) - UNREAD.get(name, Counter())
    assert have == want


@pytest.mark.parametrize("name", LABELS["instruments"])
def test_instruments_are_found_where_they_are_regulated(name: str) -> None:
    found = {(one.name, at.at) for one in find_instruments(document(name)) for at in one.places}
    assert {(title, at) for title, at in LABELS["instruments"][name]} <= found
