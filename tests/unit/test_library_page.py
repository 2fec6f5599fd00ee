"""The library page: the list in its orders, the article tree, the page picture, corrections."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from corpus import demo
from corpus.addresses import Address, find
from corpus.model import Document, Provision, articles
from tests.unit.test_pages import html_of, page
from ui.app.grouping import grouped
from ui.app.markup import document_html
from ui.app.reading import contents
from ui.app.source import page_picture, passages
from ui.config import LIBRARY_VARIABLE
from ui.service import Service


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Service:
    monkeypatch.setenv(LIBRARY_VARIABLE, str(tmp_path))
    work = Service(tmp_path)
    work.add([demo.file(name) for name in (demo.OLD_CLEAN, demo.OTHER, demo.PROPOSAL)])
    return work


def old_id(work: Service) -> str:
    return next(e.id for e in work.documents() if e.title.endswith("Lindervoort 2019"))


def choose(test: AppTest, label: str) -> None:
    """Choose what to put right."""
    groups: list[Any] = list(test.get("button_group"))
    group = next(item for item in groups if item.label.startswith("Wat wilt u"))
    group.set_value(label).run()
    assert not test.exception


def test_list_is_ordered_by_municipality_field_and_date(service: Service) -> None:
    entries = service.documents()
    by_body = grouped(entries, "gemeente")
    assert [name for name, _ in by_body] == ["Kolkenburg", "Lindervoort"]
    by_date = grouped(entries, "datum")
    years = [name for name, _ in by_date]
    assert years == sorted(years, reverse=True)
    assert sum(len(group) for _, group in by_date) == len(entries)
    by_field = dict(grouped(entries, "beleidsveld"))
    shown = {entry.id for group in by_field.values() for entry in group}
    assert shown == {entry.id for entry in entries}
    assert next(iter(by_field))[0].isupper()


def test_order_and_words_stand_in_the_link(service: Service) -> None:
    test = page("page_library", orde="datum", zoek="kolkenburg")
    assert "<h2>2023</h2>" in html_of(test)
    assert "Lindervoort" not in html_of(test)


def test_article_tree_leads_to_every_article_and_marks_the_one_shown(service: Service) -> None:
    document = service.open(old_id(service)).document

    def url(_page: str, **state: str) -> str:
        return state["bij"]

    def links(entries: object) -> list[str]:
        return [
            link
            for entry in entries  # type: ignore[attr-defined]
            for link in (entry.link, *links(entry.children))
        ]

    tree = contents(document, url, "14/2")
    assert [link for link in links(tree) if ":" not in link] == [
        each.number for each in articles(document.tree)
    ]
    test = page("page_library", document=document.id, bij="14/2")
    assert html_of(test).count('aria-current="location"') == 1


def test_an_address_that_is_not_there_is_said(service: Service) -> None:
    test = page("page_library", document=old_id(service), bij="99")
    assert "geen art. 99" in test.warning[0].value.replace("\\", "")


def test_an_article_is_cut_and_joined_again_on_the_page(service: Service) -> None:
    name = old_id(service)
    test = page("page_library", document=name, bij="6")
    choose(test, "Splitsen")
    place = next(item for item in test.selectbox if item.label.startswith("Waar begint"))
    place.set_value("Het college maakt een plafond bekend")
    inputs = {item.label: item for item in test.text_input}
    inputs["Nummer"].set_value("6a")
    inputs["Opschrift"].set_value("Bekendmaking")
    button = next(item for item in test.button if item.label == "Splitsen")
    button.click().run()
    assert "naam" in test.warning[0].value
    next(i for i in test.text_input if i.label == "Uw naam").set_value("An de Wit")
    next(item for item in test.button if item.label == "Splitsen").click().run()
    assert not test.exception
    assert not test.error
    assert "6a" in [each.number for each in articles(service.open(name).document.tree)]
    assert any("nieuw artikel 6a Bekendmaking" in item.value for item in test.markdown)

    test = page("page_library", document=name, bij="6a")
    assert "Bekendmaking" in html_of(test)
    choose(test, "Samenvoegen")
    next(i for i in test.text_input if i.label == "Uw naam").set_value("Bo")
    test.checkbox[0].set_value(False)
    next(item for item in test.button if item.label == "Samenvoegen").click().run()
    assert not test.error
    assert "6a" not in [each.number for each in articles(service.open(name).document.tree)]


def test_a_correction_that_another_made_meanwhile_is_not_overwritten(service: Service) -> None:
    name = old_id(service)
    one, two = (page("page_library", document=name) for _ in range(2))
    for test, title in ((one, "Eerste titel"), (two, "Tweede titel")):
        next(i for i in test.text_input if i.label.startswith("Hoe")).set_value(title)
        next(i for i in test.text_input if i.label == "Uw naam").set_value("An")
        next(item for item in test.button if item.label == "Bewaren").click().run()
    assert "ook gewijzigd" in two.error[0].value
    assert any("Eerste titel" in item.value for item in two.markdown)
    assert service.open(name).document.title == "Eerste titel"


def test_passages_are_found_over_line_ends_and_hyphens() -> None:
    inner = Provision(kind="point", number="a", text="een jobcoach; of")
    lid = Provision(kind="paragraph", number="1", text="Het college biedt aan:", children=(inner,))
    text = "Artikel 3 Hulp\r\n1. Het college\r\nbiedt aan:\r\na. een job-\r\ncoach; of\r\nb. iets"
    found = [text[start : start + length] for start, length in passages(text, lid)]
    assert found == ["Het college\r\nbiedt aan", "een job-\r\ncoach; of"]
    assert passages("heel andere woorden op deze bladzijde", lid) == []


def test_page_picture_marks_the_passage_and_no_other() -> None:
    from PIL import Image

    data = demo.file(demo.NEW).read_bytes()
    from ingest.pipeline import parse_bytes

    (document,) = parse_bytes(data, "nieuw.pdf").documents
    provision = find(document, Address.parse("17/3"))
    assert provision is not None
    assert provision.page is not None

    def yellow(shown: Provision) -> int:
        picture = Image.open(io.BytesIO(page_picture(data, provision.page or 1, shown)))
        counts = picture.getcolors(picture.width * picture.height) or []
        return sum(count for count, (red, _, blue) in counts if red - blue > 50)  # type: ignore[misc]

    assert yellow(provision) > 1000
    assert yellow(Provision(kind="paragraph", text="Deze woorden staan daar niet.")) == 0


def test_an_article_without_number_and_heading_has_no_empty_name() -> None:
    bare = Provision(kind="article", text="De gemeente weigert.")
    chapter = Provision(kind="chapter", number="1", heading="Inleiding", children=(bare,))
    tree = Provision(kind="regulation", children=(chapter,))
    document = Document(id="x", kind="beleidsregel", title="Regel", tree=tree)
    (entry,) = contents(document, lambda *_, **__: "#")
    assert entry.children == ()
    shown = document_html(document, lambda *_, **__: "#")
    assert "De gemeente weigert." in shown
    assert "<h4>" not in shown
    assert "<b>Artikel</b>" not in shown
