"""How the program can be called again from here, and paths as they are typed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ui.terminal import own_name, written


def a_program(folder: Path) -> Path:
    folder.mkdir(parents=True)
    program = folder / "waswordt"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return program


def test_the_program_is_named_as_it_can_be_typed_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = a_program(tmp_path / ".venv" / "bin")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert own_name() == str(Path(".venv/bin/waswordt"))
    monkeypatch.setenv("PATH", str(program.parent))
    assert own_name() == "waswordt"
    monkeypatch.setattr(sys, "argv", ["/usr/lib/pytest/__main__.py"])
    assert own_name() == "waswordt"


def test_a_path_is_written_from_here_when_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hier").mkdir()
    monkeypatch.chdir(tmp_path / "hier")
    assert written(tmp_path / "hier" / "a.docx") == "a.docx"
    assert written(tmp_path / "daar" / "a.docx") == str(tmp_path / "daar" / "a.docx")
    assert written(tmp_path / "hier" / "een map") == '"een map"'
