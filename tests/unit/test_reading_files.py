"""Many files at once: in the order given, and one that breaks its process costs no other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ui import reading
from ui.results import Outcome


def fragile(path: Path) -> Outcome:
    """Read a file as a process does that breaks down at one of them."""
    if path.name == "breekt.txt":
        os._exit(9)
    return Outcome(file=str(path))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    names = ["a.txt", "breekt.txt", "b.txt", "c.txt", "d.txt"]
    for name in names:
        tmp_path.joinpath(name).write_text("Artikel 1 Hulp\n", "utf-8")
    return [tmp_path / name for name in names]


def test_a_broken_process_is_one_sentence_for_one_file(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_worth_sharing", lambda _paths: True)
    monkeypatch.setattr(reading, "parse_quietly", fragile)
    outcomes = list(reading.outcomes_of(files))
    assert [outcome.file for outcome in outcomes] == [str(path) for path in files]
    assert [outcome.error is not None for outcome in outcomes] == [
        path.name == "breekt.txt" for path in files
    ]
    assert "breekt.txt" in str(outcomes[1].error)


def test_files_read_side_by_side_are_those_read_in_turn(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_turn = list(reading.outcomes_of(files[:3]))
    monkeypatch.setattr(reading, "_worth_sharing", lambda _paths: True)
    side_by_side = list(reading.outcomes_of(files[:3]))
    assert [o.file for o in side_by_side] == [o.file for o in in_turn]
    assert [o.parsed for o in side_by_side] == [o.parsed for o in in_turn]
