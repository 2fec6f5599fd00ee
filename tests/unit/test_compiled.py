"""What is kept compiled says the same as its source, and follows it when it changes."""

from __future__ import annotations

import importlib
import os
import sys
import tomllib
from pathlib import Path

import pytest

from corpus import data
from corpus.citations import find, parser
from corpus.compiled import read_compiled

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


def test_what_is_kept_follows_its_maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.syspath_prepend(str(tmp_path))
    file, maker = tmp_path / "getal.txt", tmp_path / "maker_of_numbers.py"
    file.write_text("6", "utf-8")
    os.utime(file, (1_000_000_000, 1_000_000_000))
    for moment, made in ((1_000_000_001, "int(text)"), (1_000_000_003, "7 * int(text)")):
        maker.write_text(f"def make(text):\n    return {{'getal': {made}}}\n", "utf-8")
        os.utime(maker, (moment, moment))
        sys.modules.pop("maker_of_numbers", None)
        make = importlib.import_module("maker_of_numbers").make
        for _ in range(2):
            assert read_compiled(file, make) == {"getal": eval(made, {"text": "6"})}


@pytest.mark.parametrize("keep", [True, False])
def test_the_grammar_reads_alike_from_kept_tables_and_from_new_ones(
    keep: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", not keep)
    grammar = tmp_path / "grammar.lark"
    grammar.write_text(parser._GRAMMAR.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(parser, "_GRAMMAR", grammar)
    found = []
    for _ in range(2):
        parser._tables.cache_clear()
        found.append(find(CITED))
    parser._tables.cache_clear()
    assert bool(list(tmp_path.rglob("*.pyc"))) == keep
    assert found[0] == found[1]
    assert len(found[0]) == 1
    assert len(found[0][0].targets) == 4
