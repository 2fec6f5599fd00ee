"""The page on transitional law and checks: days in Dutch, duties ticked off, the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus import demo
from tests.unit.test_pages import SCRIPT, html_of, page
from ui.config import LIBRARY_VARIABLE
from ui.export import render_report
from ui.export.report import report_content
from ui.service import Service
from ui.verdicts import duty_key


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Service:
    monkeypatch.setenv(LIBRARY_VARIABLE, str(tmp_path))
    work = Service(tmp_path)
    work.add([demo.file(name) for name in (demo.OLD_CLEAN, demo.NEW_TXT, demo.PROPOSAL)])
    return work


def field(test: AppTest, label: str) -> object:
    return next(item for item in test.text_input if item.label == label)


def check_page(**state: str) -> AppTest:
    return page("page_review", onderdeel="Controle", **state)


@pytest.mark.parametrize("written", ["1-3-2020", "1 maart 2020", "2020-03-01", " 01-03-2020 "])
def test_a_day_is_read_as_people_write_it(service: Service, written: str) -> None:
    test = page("page_review", gemeente="Lindervoort", op="2025-01-01")
    field(test, "Dag van verstrekking").set_value(written).run()  # type: ignore[attr-defined]
    assert "Lindervoort 2019" in test.success[0].value
    assert test.query_params["verstrekt"] in ("2020-03-01", ["2020-03-01"])


def test_the_subject_tells_which_rule_holds(service: Service) -> None:
    link = {"gemeente": "Lindervoort", "verstrekt": "2024-05-01", "op": "2025-09-01"}
    test = page("page_review", **link)
    assert "IOAW en IOAZ Lindervoort 2024" in test.success[0].value
    field(test, "Onderwerp").set_value("detacheringsbaan").run()  # type: ignore[attr-defined]
    assert test.success[0].value.endswith("Participatiewet Lindervoort 2019**")
    assert test.query_params["onderwerp"] in ("detacheringsbaan", ["detacheringsbaan"])


@pytest.mark.parametrize("written", ["gisteren", "31-2-2020", "maart 2020"])
def test_no_day_is_a_sentence(service: Service, written: str) -> None:
    test = page("page_review", gemeente="Lindervoort", verstrekt="2020-03-01", op="2025-01-01")
    field(test, "Dag van verstrekking").set_value(written).run()  # type: ignore[attr-defined]
    assert "is geen datum" in test.error[0].value
    assert not test.success


@pytest.mark.parametrize("part", ["Wat geldt wanneer?", "Controle"])
def test_the_page_opens_on_what_was_chosen_elsewhere(service: Service, part: str) -> None:
    service.add([demo.file(demo.OTHER)])
    ordinances = [entry for entry in service.documents() if entry.kind == "verordening"]
    assert len({entry.bodies for entry in ordinances}) > 1
    for entry in ordinances:
        test = AppTest.from_string(SCRIPT.format(module="page_review"), default_timeout=20)
        test.session_state["last_nieuw"] = entry.id
        test.query_params["onderdeel"] = part
        test.run()
        assert test.selectbox[0].value in (entry.id, entry.bodies[0])


def test_days_of_the_link_stand_in_dutch(service: Service) -> None:
    test = page("page_review", verstrekt="2020-03-01")
    assert field(test, "Dag van verstrekking").value == "1 maart 2020"  # type: ignore[attr-defined]


def test_a_duty_is_ticked_off_with_name_and_remark(service: Service) -> None:
    test = check_page()
    shown = html_of(test)
    assert "Geregeld in" in shown
    assert "☐ nog niet" in shown
    field(test, "Opmerking").set_value("Zie <b>bijlage</b>")  # type: ignore[attr-defined]
    next(i for i in test.button if i.label == "Bewaren").click().run()
    assert "naam" in test.warning[0].value
    field(test, "Opmerking").set_value("Zie <b>bijlage</b>")  # type: ignore[attr-defined]
    names = [item for item in test.text_input if item.label == "Uw naam"]
    names[-1].set_value("An de Wit")
    next(i for i in test.button if i.label == "Bewaren").click().run()
    assert not test.exception
    assert not test.error
    shown = html_of(check_page())
    assert "☑ geregeld: Zie &lt;b&gt;bijlage&lt;/b&gt;" in shown
    assert "An de Wit" in shown


def test_a_tick_that_another_set_meanwhile_is_not_overwritten(service: Service) -> None:
    pages = [check_page(), check_page()]
    for number, test in enumerate(pages):
        field(test, "Opmerking").set_value(f"Van {number}")  # type: ignore[attr-defined]
        [item for item in test.text_input if item.label == "Uw naam"][-1].set_value(f"N{number}")
        next(i for i in test.button if i.label == "Bewaren").click().run()
    assert "N0 heeft dit" in pages[1].error[0].value
    assert "Van 0" in html_of(pages[1])


def test_report_holds_the_ticks(service: Service) -> None:
    name = next(e.id for e in service.documents() if e.title.endswith("Lindervoort 2024"))
    (first, *_) = service.check(name).duties
    service.tick(name, first, done=True, remark="in orde", who="An", seen=0)
    found = service.check(name)
    assert found.marks[duty_key(first.duty)].remark == "in orde"
    report = report_content(found, service.timelines_of(found), "2026-01-02")
    words = render_report(report, "html").decode()
    assert "☑ afgevinkt: in orde" in words
    assert render_report(report, "docx")[:2] == b"PK"


def test_papers_of_a_check_stand_in_the_link(service: Service) -> None:
    by_title = {entry.title: entry.id for entry in service.documents()}
    old = next(id_ for title, id_ in by_title.items() if title.endswith("Lindervoort 2019"))
    new = next(
        id_
        for title, id_ in by_title.items()
        if title.startswith("Re-int") and title.endswith("2024")
    )
    test = check_page(controle=new, vorige=old)
    values = {item.label: item.value for item in test.selectbox}
    assert values["Document"] == new
    assert values["Met de vorige verordening"] == old
