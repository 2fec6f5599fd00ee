"""What is kept compiled says the same as its source, and follows it when it changes."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from corpus import data
from corpus.citations import find, recognise

NAMES = sorted(path.stem for path in Path(data.__file__).parent.glob("*.toml"))
CITED = "artikel 8a, eerste lid, aanhef en onder a, c en d, en 10b, vijfde lid, van de Gemeentewet"


@pytest.mark.parametrize("name", NAMES)
def test_tables_are_those_of_the_file(name: str) -> None:
    said = tomllib.loads(data.data_file(name).read_text("utf-8"))
    assert data.read_data(name) == data.read_data(name) == said


def test_tables_follow_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "woorden.toml"
    monkeypatch.setattr(data, "data_file", lambda _name: file)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    for moment, words in ((1_000_000_000, ["een"]), (1_000_000_002, ["wat"])):
        file.write_text(f"dag = 2024-06-11\nwoorden = {words}\n", "utf-8")
        os.utime(file, (moment, moment))
        for _ in range(2):
            assert data.read_data("woorden")["woorden"] == words
    assert len(list(tmp_path.rglob("*.pyc"))) == 1


def test_tables_are_no_ones_to_spoil() -> None:
    data.read_data("dates").clear()
    assert data.read_data("dates")


def test_the_grammar_reads_alike_without_kept_tables_with_them_and_with_spoilt_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "grammar.pyc"
    monkeypatch.setattr(recognise, "cache_from_source", lambda _path: str(kept))
    tables = kept.with_suffix(".lark")
    found = []
    for spoilt in (False, False, True):
        if spoilt:
            tables.write_bytes(tables.read_bytes()[:200])
        recognise._parser.cache_clear()
        found.append(find(CITED))
        assert tables.exists()
    recognise._parser.cache_clear()
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 1
    assert len(found[0][0].targets) == 4
