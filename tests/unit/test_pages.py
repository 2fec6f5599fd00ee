"""Every page of the app, run without a browser on the demonstration documents."""

from __future__ import annotations

import socket
import time
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from corpus import demo
from corpus.errors import LibraryError
from corpus.library import Entry
from tests.unit.ui_samples import tabled
from ui.app import launch
from ui.app.choose import literal
from ui.app.comparison import cards, chart
from ui.app.dots import number_in
from ui.app.succession import counterpart, likely_pair, same_subject
from ui.app.uploads import keep, read_into, safe_name
from ui.config import LIBRARY_VARIABLE
from ui.results import Comparison
from ui.service import Service

SCRIPT = """
import streamlit as st
from ui.app import {module}
{module}.show()
"""
PAGES = {
    "page_table": "Instrumententabel",
    "page_compare": "Vergelijken",
    "page_library": "Bibliotheek",
    "page_search": "Zoeken",
    "page_review": "Overgangsrecht en controle",
    "page_matrix": "Gemeenten naast elkaar",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bibliotheek")
    files = [demo.file(name) for name in (demo.OLD_CLEAN, demo.OTHER, demo.NEW_TXT, demo.PROPOSAL)]
    outcomes = Service(folder).add(files)
    assert not [outcome.error for outcome in outcomes if outcome.error]
    return folder


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(LIBRARY_VARIABLE, str(tmp_path / "leeg"))
    return tmp_path / "leeg"


@pytest.fixture
def library(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(LIBRARY_VARIABLE, str(filled))
    return filled


def page(module: str, **state: str) -> AppTest:
    test = AppTest.from_string(SCRIPT.format(module=module), default_timeout=20)
    for key, value in state.items():
        test.query_params[key] = value
    test.run()
    assert not test.exception
    return test


def html_of(test: AppTest) -> str:
    return "\n".join(str(item.proto.body) for item in test.get("html"))


@pytest.mark.parametrize(("module", "title"), PAGES.items())
def test_an_empty_library_says_what_to_do_first(module: str, title: str, empty: Path) -> None:
    test = page(module)
    assert test.title[0].value == title
    assert "nieuwe verordening" in test.markdown[0].value
    assert [button.label for button in test.button] == ["Bekijk eerst de demonstratie"]
    assert not test.error


@pytest.mark.parametrize(("module", "title"), PAGES.items())
def test_every_page_draws_itself_on_a_filled_library(
    module: str, title: str, library: Path
) -> None:
    test = page(module)
    assert test.title[0].value == title
    assert not test.error
    assert not test.warning


def test_table_page_guesses_the_pair_and_filters(library: Path) -> None:
    test = page("page_table")
    old, new, *_ = test.selectbox
    assert (old.label, new.label) == ("Oude verordening", "Nieuwe verordening")
    assert "≠ Gewijzigd." in html_of(test)
    assert test.query_params["oud"] in (old.value, [old.value])
    test.pills[0].set_value(["nieuw"]).run()
    assert "≠ Gewijzigd." not in html_of(test)
    assert "+ Nieuw." in html_of(test)


def test_every_choice_counts_not_every_other_one(library: Path) -> None:
    test = page("page_table")
    _, new, *_ = test.selectbox
    first = new.value
    other = next(e.id for e in Service(library).documents() if "Kolkenburg" in e.title)
    for wanted in (other, first, other, first):
        test.selectbox[1].set_value(wanted).run()
        assert test.selectbox[1].value == wanted
        assert test.query_params["nieuw"] in (wanted, [wanted])
        assert ("Kolkenburg" in html_of(test)) is (wanted == other)


def test_another_pair_on_the_comparison_page_shows_its_own_articles(library: Path) -> None:
    test = page("page_compare")
    other = next(e.id for e in Service(library).documents() if "Kolkenburg" in e.title)
    test.selectbox[1].set_value(other).run()
    assert not test.exception
    assert "artikel 3.2" in html_of(test)


def test_a_cell_is_edited_kept_and_marked(library: Path) -> None:
    test = page("page_table")
    area = next(item for item in test.text_area if item.label == "Uit de toelichting")
    area.set_value("Onze eigen uitleg.")
    submit = next(item for item in test.button if item.label == "Bewaren")
    submit.click().run()
    assert "naam" in test.warning[0].value
    test.text_input[0].set_value("An de Wit")
    next(item for item in test.button if item.label == "Bewaren").click().run()
    assert not test.exception
    assert "Onze eigen uitleg." in html_of(test)
    assert "bewerkt door An de Wit" in html_of(test)
    other = page("page_table")
    assert "Onze eigen uitleg." in html_of(other)
    other.text_input[0].set_value("Bo")
    next(i for i in other.button if i.label == "Terug naar de gemaakte tekst").click().run()
    assert "Onze eigen uitleg." not in html_of(page("page_table"))


def test_a_pair_is_rejected_and_the_map_follows(library: Path) -> None:
    test = page("page_compare")
    assert "<h3>artikel 14 → artikel 17</h3>" in html_of(test)
    next(i for i in test.selectbox if i.label.startswith("Oud artikel")).set_value(("14", "17"))
    test.radio[0].set_value(False)
    next(i for i in test.text_input if i.label == "Uw naam").set_value("An")
    next(item for item in test.button if item.label == "Bewaren").click().run()
    assert not test.exception
    assert "<h3>artikel 14 → artikel 17</h3>" not in html_of(test)
    next(item for item in test.button if item.label == "Intrekken").click().run()
    assert "<h3>artikel 14 → artikel 17</h3>" in html_of(test)


def test_a_match_is_drawn_anew_in_one_action_and_taken_back(library: Path) -> None:
    test, other = page("page_compare"), page("page_compare")
    for each in (test, other):
        groups: list[Any] = list(each.get("button_group"))
        next(i for i in groups if i.label == "Wat wilt u doen?").set_value("Opnieuw tekenen").run()
        old, new = each.multiselect
        old.set_value(["14"])
        new.set_value(["16", "17"])
        next(i for i in each.text_input if i.label == "Uw naam").set_value("An")
        next(item for item in each.button if item.label == "Tekenen").click().run()
        assert not each.exception
    assert "<h3>artikel 14 → artikelen 16, 17</h3>" in html_of(test)
    assert "ook gewijzigd" in other.error[0].value
    test = page("page_compare")
    next(item for item in test.button if item.label == "Intrekken").click().run()
    assert "<h3>artikel 14 → artikel 17</h3>" in html_of(test)


def test_one_article_and_a_choice_stand_in_the_link(library: Path) -> None:
    test = page("page_compare", nieuwartikel="17")
    assert html_of(test).count("<h3>") == 1
    assert "<h3>artikel 14 → artikel 17</h3>" in html_of(test)
    test = page("page_compare", toon="nieuw")
    assert "→" not in html_of(test)
    assert "Staat niet in de oude verordening." in html_of(test)
    test = page("page_compare", oudartikel="999")
    assert "999" in test.info[0].value


def test_only_substance_leaves_out_what_was_renumbered(library: Path) -> None:
    every = "ongewijzigd,gewijzigd,hernummerd,gesplitst,samengevoegd,vervallen,nieuw"
    test = page("page_compare", toon=every)
    before = html_of(test).count("<h3>")
    test.toggle[0].set_value(True).run()
    assert 0 < html_of(test).count("<h3>") < before
    assert "= ongewijzigd" not in html_of(test)


def test_same_document_twice_is_a_sentence(library: Path) -> None:
    test = page("page_table")
    old, new, *_ = test.selectbox
    new.set_value(old.value).run()
    assert "hetzelfde document" in test.warning[0].value


def test_library_page_opens_a_document_at_its_provision(library: Path) -> None:
    entry = next(e for e in Service(library).documents() if e.title.endswith("Lindervoort 2024"))
    test = page("page_library", document=entry.id, bij="17/3")
    assert "Lindervoort 2024" in test.title[0].value
    assert "ww-here" in html_of(test)
    assert "Toelichting op art." in html_of(test)


def test_library_page_says_when_a_document_is_gone(library: Path) -> None:
    test = page("page_library", document="000000000000")
    assert "000000000000" in test.error[0].value


def test_search_page_marks_the_words_and_links_to_the_place(library: Path) -> None:
    test = page("page_search", vraag="jobcoaching")
    assert "<mark>" in html_of(test)
    assert "/bibliotheek?document=" in html_of(test)


def test_question_on_transitional_law_is_answered_with_provisions(library: Path) -> None:
    test = page("page_review", gemeente="Lindervoort", verstrekt="2020-03-01", op="2025-01-01")
    assert "Lindervoort 2019" in test.success[0].value
    assert "bij=26%2F1" in html_of(test)


def test_matrix_page_measures_against_a_model(library: Path) -> None:
    test = page("page_matrix")
    model = test.selectbox[0]
    model.set_value(test.multiselect[0].value[0]).run()
    assert "eigen aanvulling" in html_of(test) or "weggelaten" in html_of(test)


def test_map_has_a_band_for_every_pair() -> None:
    made = tabled()
    result = Comparison(old=made.old, new=made.new, alignment=made.alignment)
    drawn = chart(result)
    assert [band.relation for band in drawn.bands] == ["gewijzigd"]
    assert [label.sign for label in drawn.old] == ["", "−"]
    assert [label.sign for label in drawn.new] == ["", "+"]
    (card,) = cards(result, ["gewijzigd"])
    assert ("delete", "10") in card.left
    assert ("insert", "8") in card.right


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\map\\oud.pdf", "oud.pdf"),
        ('<img src=x onerror="x">.txt', "_img src_x onerror__x__.txt"),
        ("\x00\n.pdf", "__.pdf"),
        ("", "bestand"),
        ("a" * 300 + ".docx", "a" * 120 + ".docx"),
    ],
)
def test_names_of_uploads_are_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_uploads_are_kept_under_their_hash_and_read_elsewhere(tmp_path: Path) -> None:
    path = keep("../oud.txt", demo.file(demo.OLD_CLEAN).read_bytes())
    again = keep("oud.txt", demo.file(demo.OLD_CLEAN).read_bytes())
    assert path == again
    results = list(read_into(tmp_path, [path]))
    assert [result["added"] for result in results] == [1]


def test_reading_goes_on_when_the_visitor_leaves(tmp_path: Path) -> None:
    files = [keep(f"{name}", demo.file(name).read_bytes()) for name in (demo.OLD_CLEAN, demo.OTHER)]
    reading = read_into(tmp_path, files)
    next(reading)
    reading.close()
    end = time.monotonic() + 20
    while len(Service(tmp_path).documents()) < 2 and time.monotonic() < end:
        time.sleep(0.1)
    assert len(Service(tmp_path).documents()) == 2


def test_a_library_that_refuses_is_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "bestand"
    blocked.write_text("geen map")
    with pytest.raises(LibraryError, match="geen map"):
        list(read_into(blocked, [demo.file(demo.OLD_CLEAN)]))


def test_the_app_is_for_this_machine_alone() -> None:
    flags = launch.command(8599)
    assert "--server.address=127.0.0.1" in flags
    assert "--browser.gatherUsageStats=false" in flags
    assert "--client.toolbarMode=minimal" in flags
    assert "--client.showErrorDetails=none" in flags
    assert "--server.port=8599" in flags


def test_a_port_that_is_taken_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind((launch.ADDRESS, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert launch.free_port(port) != port


def test_words_of_a_document_are_no_markdown() -> None:
    assert literal("[a](b) *c* $d$ :e:") == "\\[a\\]\\(b\\) \\*c\\* \\$d\\$ \\:e\\:"


def test_the_only_two_ordinances_are_a_pair_whatever_they_are_called() -> None:
    def entry(name: str, title: str, year: int, body: str) -> Entry:
        return Entry(id=name, title=title, kind="verordening", year=year, bodies=(body,))

    stage, work = entry("a", "Stageregeling", 2020, "A"), entry("b", "Verordening werk", 2024, "A")
    other = entry("c", "Verordening zorg", 2022, "B")
    assert likely_pair([work, stage]) == ("a", "b")
    assert likely_pair([stage, work, other]) == ("a", "b")
    assert likely_pair([stage, other]) == ("a", "c")
    assert likely_pair([stage, entry("d", "Afvalverordening", 2021, "A"), work]) is None
    assert likely_pair([stage]) is None


def test_pair_is_guessed_from_one_municipality(filled: Path) -> None:
    entries = [e for e in Service(filled).documents() if e.kind == "verordening"]
    pair = likely_pair(entries)
    assert pair is not None
    by_id = {entry.id: entry.title for entry in entries}
    assert by_id[pair[0]].endswith("2019")
    assert by_id[pair[1]].endswith("2024")
    for name, other in (pair, pair[::-1]):
        beside = counterpart(name, entries)
        assert beside is not None
        assert beside.id == other
    alone = next(entry.id for entry in entries if "Kolkenburg" in entry.title)
    assert counterpart(alone, entries) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("€ 4.000", 4000), ("2,5%", 2.5), ("3 jaar", 3), ("€ 1.200,50", 1200.5), ("half jaar", None)],
)
def test_numbers_are_read_as_dutch(text: str, number: float | None) -> None:
    assert number_in(text) == number


def test_the_matrix_begins_with_one_subject() -> None:
    def made(name: str, title: str, body: str, year: int, *fields: str) -> Entry:
        return Entry(
            id=name, title=title, kind="verordening", bodies=(body,), year=year, fields=fields
        )

    field = "Participatiewet"
    entries = [
        made("a", "Verordening bestuurlijke boete Wijmeer 2018", "Wijmeer", 2018, field),
        made("b", "Re-integratieverordening Participatiewet Wijmeer 2015", "Wijmeer", 2015, field),
        made("c", "Re-integratieverordening Participatiewet Wijmeer 2016", "Wijmeer", 2016, field),
        made("d", "Verordening re-integratie en tegenprestatie Vaals", "Vaals", 2019, field),
        made("e", "Verordening handhaving Participatiewet Vaals", "Vaals", 2020, field),
        made("f", "Verordening parkeren Kampen", "Kampen", 2021),
    ]
    assert [entry.id for entry in same_subject(entries)] == ["d", "c"]
    assert same_subject([*entries[:3], entries[5]]) == []
    assert same_subject([*entries[:3], entries[4]]) == []
    # What is the only one of its municipality in the field needs no likeness of title.
    sole = made("g", "Verordening werk Oss", "Oss", 2020, field)
    assert [entry.id for entry in same_subject([sole, entries[1], entries[2]])] == ["g", "c"]
