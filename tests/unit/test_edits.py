"""Edits and decisions: kept with their maker, never lost, and refused when they are stale."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from corpus import demo
from corpus.errors import LibraryError, StaleEdit
from tests.unit.ui_samples import tabled
from ui.decisions import keep_row, row_edits, row_revision, rule, rulings, text_key
from ui.edits import Edits
from ui.export.content import plain
from ui.export.edited import REMARKS, RowEdit, edited, row_name
from ui.export.tables import instrument_content
from ui.service import Service

PAIR = ("oud-1", "nieuw-1")


def test_nothing_is_written_before_the_first_edit(tmp_path: Path) -> None:
    edits = Edits(tmp_path / "bibliotheek")
    assert edits.all("x") == {}
    assert edits.count() == 0
    assert not (tmp_path / "bibliotheek").exists()


def test_an_edit_names_its_maker_and_can_be_taken_back(tmp_path: Path) -> None:
    edits = Edits(tmp_path)
    assert edits.save("tabel", "rij", {"a": 1}, who="An", seen=0) == 1
    assert edits.save("tabel", "rij", {"a": 2}, who="Bo", seen=1) == 2
    (edit,) = edits.all("tabel").values()
    assert (edit.who, edit.value, edit.revision) == ("Bo", {"a": 2}, 2)
    edits.save("tabel", "rij", None, who="An", seen=2)
    assert edits.all("tabel") == {}
    assert edits.revision("tabel", "rij") == 3
    assert edits.count() == 3
    assert edits.count("geen") == 0


def test_a_stale_edit_is_refused_by_name(tmp_path: Path) -> None:
    edits = Edits(tmp_path)
    edits.save("tabel", "rij", 1, who="An", seen=0)
    with pytest.raises(StaleEdit, match="An heeft dit op"):
        edits.save("tabel", "rij", 2, who="Bo", seen=0)
    assert edits.all("tabel")["rij"].value == 1


def test_of_ten_who_save_at_once_one_wins_and_none_is_lost(tmp_path: Path) -> None:
    refused: list[str] = []

    def work(name: str) -> None:
        edits = Edits(tmp_path)
        for round_ in range(5):
            edits.save("eigen", f"{name}-{round_}", round_, who=name, seen=0)
        try:
            edits.save("samen", "rij", name, who=name, seen=0)
        except StaleEdit:
            refused.append(name)

    threads = [threading.Thread(target=work, args=(f"p{n}",)) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    edits = Edits(tmp_path)
    assert len(edits.all("eigen")) == 50
    assert len(refused) == 9
    assert edits.all("samen")["rij"].value not in refused


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "bestand"
    blocked.write_text("geen map")
    with pytest.raises(LibraryError):
        Edits(blocked).save("x", "y", 1, who="An", seen=0)


def test_rows_are_changed_moved_and_left_out(tmp_path: Path) -> None:
    edits = Edits(tmp_path)
    words = {"Nieuwe verordening": "Ten hoogste 8%.\nDrie jaar."}
    changed = RowEdit(cells=words, remark="Zie het advies.", place=3)
    keep_row(edits, PAIR, "Jobcoaching", changed, who="An", seen=0)
    keep_row(edits, PAIR, "Dagbesteding", RowEdit(hidden=True), who="Bo", seen=0)
    kept = {name: row.edit for name, row in row_edits(edits, *PAIR).items()}
    grid = edited(instrument_content(tabled()), kept).grids[0]
    assert [row_name(line) for line in grid.lines] == [
        "=2+5 Uitstroomsubsidie",
        "Proefplaats",
        "Jobcoaching",
    ]
    assert grid.columns[-1] == REMARKS
    cells = grid.lines[2].cells
    assert plain(cells[2]) == "Ten hoogste 8%.\nDrie jaar."
    assert plain(cells[-1]) == "Zie het advies."
    assert "bewerkt" not in "".join(plain(cell) for cell in cells)
    shown = edited(instrument_content(tabled()), kept, marked=True).grids[0]
    assert "bewerkt door An" in plain(shown.lines[2].cells[2])
    assert row_revision(edits, PAIR, "Jobcoaching") == 1


def test_table_without_edits_is_as_it_was_made() -> None:
    content = instrument_content(tabled())
    assert edited(content, {}) == content
    assert edited(content, {"onbekend": RowEdit(hidden=True)}) == content


def test_a_decision_counts_in_every_later_comparison(tmp_path: Path) -> None:
    service = Service(tmp_path)
    old, new = service.open_many([str(demo.file(demo.OLD_CLEAN)), str(demo.file(demo.NEW_TXT))])
    first = service.compare_opened(old, new)
    match = next(item for item in first.alignment.matches if len(item.old) == len(item.new) == 1)
    pair = (match.old[0], match.new[0])
    ids = (text_key(old.document), text_key(new.document))
    rule(service.edits, ids, pair, belongs=False, who="An", why="ander onderwerp", seen=0)
    ruling = rulings(service.edits, *ids)[pair]
    assert (ruling.belongs, ruling.who, ruling.why) == (False, "An", "ander onderwerp")
    after = service.compare_opened(old, new)
    assert not [
        item for item in after.alignment.matches if pair[0] in item.old and pair[1] in item.new
    ]
    rule(service.edits, ids, pair, belongs=None, who="An", why="", seen=1)
    assert service.compare_opened(old, new) == replace(first)
