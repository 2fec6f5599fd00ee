"""Hits for people: together by document, numbered by rank, with path, dates and marks."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from index.model import Answer, DocumentName, Facets, Hit, Interpreted, Suggestion
from ui.app.markup import hits_html
from ui.hits import answer_text, by_document


def a_hit(document: str, at: str, **more: object) -> Hit:
    given = {"heading": "Jobcoach", "snippet": "de <mark>jobcoach</mark> &lt; 1", "score": 1.0}
    return Hit(document=DocumentName(document, f"Verordening {document}"), at=at, **given | more)  # type: ignore[arg-type]


HITS = (
    a_hit("b", "2/1", path=("Hoofdstuk 1 Hulp", "Artikel 2 Jobcoach"), in_force="2024-01-01"),
    a_hit("a", "7", in_force="2015-01-01", repealed=True),
    a_hit("b", "note:2", match="wider"),
)


def answer(hits: tuple[Hit, ...] = HITS, total: int = 5) -> Answer:
    said = Interpreted(understood="Gezocht op jobcoach.")
    other = (Suggestion("jobcoaching", "komt vaker voor"),)
    return Answer(
        query="jobcoach", interpreted=said, total=total, took_ms=0.1, hits=hits, suggestions=other
    )


def test_the_document_of_the_best_hit_comes_first_and_ranks_stay() -> None:
    grouped = [[number for number, _ in group] for group in by_document(HITS)]
    assert grouped == [[1, 3], [2]]


def test_text_shows_path_dates_and_what_is_repealed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    text = answer_text(answer(), styled=False)
    assert text.splitlines() == [
        "Gezocht op jobcoach.",
        "",
        "Verordening b (in werking 1 januari 2024)",
        "   1. art. 2, eerste lid Jobcoach",
        "      Hoofdstuk 1 Hulp",
        "      de jobcoach < 1",
        "   3. toelichting op art. 2 Jobcoach [haalt het geheel aan]",
        "      de jobcoach < 1",
        "",
        "Verordening a (in werking 1 januari 2015, ingetrokken)",
        "   2. art. 7 Jobcoach",
        "      de jobcoach < 1",
        "",
        "5 gevonden, 1 tot en met 3 getoond; de volgende met --offset 3",
        "Of: jobcoaching (komt vaker voor)",
    ]


def test_a_document_says_whose_it_is_when_its_title_does_not() -> None:
    kampen = (a_hit("b", "1", bodies=("Kampen",), in_force="2016-10-27"),)
    assert "Verordening b (Kampen, in werking 27 oktober 2016)" in answer_text(
        answer(kampen), styled=False
    )
    assert "Kampen" in hits_html(kampen, lambda *_, **__: "", lambda _: ())


def test_a_mark_goes_on_over_the_end_of_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    hit = a_hit("a", "1", snippet=f"voor <mark>{'woorden ' * 6}einde</mark> na")
    lines = answer_text(answer((hit,), 1), styled=True).splitlines()
    marked = [line for line in lines if "woorden" in line]
    assert len(marked) > 1
    assert all(line.count("\x1b[1;4m") == line.count("\x1b[0m") == 1 for line in marked)


def test_a_paper_without_provisions_has_a_place_too() -> None:
    assert "   1. lopende tekst\n" in answer_text(
        answer((a_hit("a", "", heading=None),), 1), styled=False
    )


def test_a_further_page_goes_on_counting_and_says_where_it_is() -> None:
    page = answer((a_hit("a", "7"), a_hit("b", "2")), 4)
    shown = answer_text(page, styled=False, skipped=2)
    assert [line[3:5] for line in shown.splitlines() if line[4:5] == "."] == ["3.", "4."]
    assert "4 gevonden, 3 tot en met 4 getoond\n" in shown
    beyond = answer_text(answer((), 4), styled=False, skipped=9)
    assert "4 gevonden; na 9 komen er geen meer" in beyond


def test_counts_tell_how_to_ask_for_less() -> None:
    counted = Facets(gemeente={"Bergen op Zoom": 3, "Wijmeer": 1}, soort={"verordening": 4})
    page = replace(answer((a_hit("a", "7"),), 4), facets=counted)
    shown = answer_text(page, styled=False)
    assert "Gemeente: Bergen op Zoom (3), Wijmeer (1)\nSoort: verordening (4)\n" in shown
    assert 'bijvoorbeeld gemeente:"Bergen op Zoom"\n' in shown


def test_nothing_found_is_said() -> None:
    assert "Niets gevonden." in answer_text(answer((), 0), styled=False)


def test_the_page_shows_the_same_groups() -> None:
    page = hits_html(HITS, lambda *_, **__: "#", lambda hit: [("Verder", f"#{hit.at}")])
    assert page.index("Verordening b") < page.index('value="1"') < page.index('value="3"')
    assert page.index('value="3"') < page.index("Verordening a") < page.index('value="2"')
    assert "in werking 1 januari 2015, ingetrokken" in page
    assert "<mark>jobcoach</mark> &lt; 1" in page
    assert ">Verder</a>" in page
