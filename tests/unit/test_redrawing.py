"""Matches drawn anew: one action, kept by whom and why, in every later comparison and table."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from corpus.errors import StaleEdit, UsageError
from ui.decisions import rule, text_key
from ui.export import render
from ui.export.tables import instrument_content
from ui.payload import compared as as_json
from ui.results import Comparison
from ui.service import Service

HEAD = """Verordening re-integratie Lindervoort {year}

De raad van de gemeente Lindervoort;
besluit vast te stellen de Verordening re-integratie Lindervoort {year}

"""
OLD = (
    HEAD.format(year=2019)
    + """Artikel 1 Werkervaringsplek
Het college kan een werkervaringsplek aanbieden voor de duur van ten hoogste drie maanden.
Artikel 2 Taalhulp
Het college kan taalhulp aanbieden aan wie de taal niet machtig is.
Artikel 3 Inwerkingtreding
Deze verordening treedt in werking op 1 januari 2019.
"""
)
NEW = (
    HEAD.format(year=2024)
    + """Artikel 1 Kennismakingsbaan
Het college kan een kennismakingsbaan aanbieden bij een bakker, voor zes maanden.
Artikel 2 Fietscursus
Het college kan een fietscursus aanbieden aan wie ver van zijn werk woont.
Artikel 3 Taalhulp
Het college kan taalhulp aanbieden aan wie de taal niet machtig is.
Artikel 4 Inwerkingtreding
Deze verordening treedt in werking op 1 januari 2024.
"""
)


class Bench:
    """A library with two ordinances in files."""

    def __init__(self, folder: Path) -> None:
        self.service = Service(folder / "bibliotheek")
        self.files = (folder / "oud.txt", folder / "nieuw.txt")
        for file, text in zip(self.files, (OLD, NEW), strict=True):
            file.write_text(text, "utf8")

    def compared(self) -> Comparison:
        return self.service.compare(*map(str, self.files))

    def pairs(self) -> set[tuple[str, str]]:
        found = self.compared().alignment.matches
        return {(old, new) for match in found for old in match.old for new in match.new}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_match_is_drawn_anew_in_one_action(bench: Bench) -> None:
    assert ("2", "3") in bench.pairs()
    bench.service.redraw(bench.compared(), ["1"], ["1", "2"], who="An", why="opvolgers")
    assert {("1", "1"), ("1", "2"), ("2", "3")} <= bench.pairs()
    (match,) = [one for one in bench.compared().alignment.matches if one.old == ("1",)]
    assert (match.relation, match.new, match.score) == ("gesplitst", ("1", "2"), 1.0)
    (drawing,) = bench.service.drawings(bench.compared())
    assert (drawing.who, drawing.why, drawing.old) == ("An", "opvolgers", ("1",))
    assert drawing.moment.startswith("20")


def test_the_articles_belong_together_and_with_no_others(bench: Bench) -> None:
    bench.service.redraw(bench.compared(), ["2"], ["1"], who="An", why="")
    assert {pair for pair in bench.pairs() if pair[0] == "2" or pair[1] == "1"} == {("2", "1")}
    bench.service.redraw(bench.compared(), ["2"], [], who="An", why="vervallen")
    assert not [pair for pair in bench.pairs() if pair[0] == "2"]
    assert len(bench.service.drawings(bench.compared())) == 1


def test_it_survives_that_the_same_text_comes_in_another_file(bench: Bench) -> None:
    bench.service.redraw(bench.compared(), ["1"], ["2"], who="An", why="")
    with bench.files[1].open("a", encoding="utf8") as file:
        file.write("\n\n")
    assert ("1", "2") in bench.pairs()
    assert bench.service.add([bench.files[1]])[0].added == 1
    bench.service.remove("2024")
    bench.service.add([bench.files[1]])
    assert ("1", "2") in bench.pairs()


def test_every_later_table_follows_it(bench: Bench) -> None:
    before = bench.service.table_of(bench.compared()).table
    assert [row.status for row in before.rows if "baan" in row.instrument] == ["nieuw"]
    bench.service.redraw(bench.compared(), ["1"], ["1"], who="An", why="")
    compared = bench.compared()
    made = bench.service.table_of(compared)
    (row,) = [row for row in made.table.rows if "baan" in row.instrument]
    assert row.status == "gewijzigd"
    assert (row.old[0].at, row.new[0].at) == ("1", "1")
    assert "werkervaringsplek" in row.instrument
    first = as_json(compared)["matches"][0]
    assert (list(first["old"]), list(first["new"])) == (["1"], ["1"])
    word = docx.Document(io.BytesIO(render(instrument_content(made), "docx")))
    assert "(oud: werkervaringsplek)" in word.tables[0].rows[1].cells[0].text
    lines = bench.service.articles_of(compared).from_old
    assert next(line.there for line in lines if line.here == "1") == ("1",)
    matrix = bench.service.matrix([str(file) for file in bench.files]).matrix
    (line,) = [one for one in matrix.rows if one.instrument.startswith("Werkervarings")]
    assert all(cell.cells for cell in line.cells)


def test_a_later_word_counts_and_taking_back_restores(bench: Bench) -> None:
    service, first = bench.service, bench.compared()
    keys = (text_key(first.old.document), text_key(first.new.document))
    rule(service.edits, keys, ("2", "3"), belongs=False, who="Bo", why="", seen=0)
    service.redraw(first, ["2"], ["2", "3"], who="An", why="")
    assert {("2", "2"), ("2", "3")} <= bench.pairs()
    assert service.rulings(first) == {}
    rule(service.edits, keys, ("2", "2"), belongs=False, who="Bo", why="", seen=0)
    assert [pair for pair in bench.pairs() if pair[0] == "2"] == [("2", "3")]
    (drawing,) = service.drawings(first)
    service.undraw(first, drawing, who="An", seen=service.stand(first))
    assert set(service.rulings(first)) == {("2", "3"), ("2", "2")}
    assert not [pair for pair in bench.pairs() if pair[0] == "2" and pair[1] in "23"]


def test_who_did_not_see_what_another_decided_is_refused(bench: Bench) -> None:
    service, compared = bench.service, bench.compared()
    seen = service.stand(compared)
    service.redraw(compared, ["1"], ["2"], who="An", why="", seen=seen)
    with pytest.raises(StaleEdit, match="An heeft dit"):
        service.redraw(compared, ["1"], ["1"], who="Bo", why="", seen=seen)
    assert ("1", "2") in bench.pairs()


@pytest.mark.parametrize(
    ("old", "new", "who", "said"),
    [
        (["9"], ["1"], "An", "heeft geen artikel 9"),
        ([], [], "An", "ten minste één artikel"),
        (["1"], ["1"], " ", "naam"),
    ],
)
def test_what_cannot_be_drawn_is_a_sentence(
    bench: Bench, old: list[str], new: list[str], who: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        bench.service.redraw(bench.compared(), old, new, who=who, why="")
    assert bench.service.drawings(bench.compared()) == ()
