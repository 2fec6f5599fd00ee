"""Copies of one document are one answer to a question, and one changed figure parts them."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from corpus import demo
from corpus.copies import group_copies, wording
from corpus.library import Library
from corpus.model import Document, InForce, Provision
from index.search import Searcher
from ingest.pipeline import parse_file
from tests.unit.search_samples import WIJMEER, ZUID, fill

AGAIN = replace(WIJMEER, id="again")


def changed(document: Document, old: str, new: str) -> Document:
    """Return a document with other words in its articles."""

    def read(text: str) -> str:
        return text.replace(old, new)

    chapters = tuple(
        replace(
            chapter,
            children=tuple(
                replace(
                    article,
                    text=read(article.text),
                    children=tuple(replace(it, text=read(it.text)) for it in article.children),
                )
                for article in chapter.children
            ),
        )
        for chapter in document.tree.children
    )
    return replace(document, tree=replace(document.tree, children=chapters))


@pytest.mark.parametrize("query", ["jobcoach", "artikel 3 Wijmeer", "artikel 10d Participatiewet"])
def test_copies_are_one_answer(tmp_path: Path, query: str) -> None:
    with Library(tmp_path) as library, Searcher(library) as searcher:
        fill(library, WIJMEER, ZUID)
        before = searcher.search(query, 50, facets=True)
        assert before.hits
        fill(library, AGAIN)
        after = searcher.search(query, 50, facets=True)
    other = {WIJMEER.id: AGAIN.id}
    moved = [
        (other.get(hit.document.id, hit.document.id), hit.at, hit.heading) for hit in before.hits
    ]
    assert [(hit.document.id, hit.at, hit.heading) for hit in after.hits] == moved
    assert (after.total, after.facets) == (before.total, before.facets)
    copied = {hit.copies for hit in after.hits if hit.document.id == AGAIN.id}
    assert copied <= {(f"{WIJMEER.id}.txt",)}
    assert not any(hit.copies for hit in after.hits if hit.document.id == ZUID.id)
    assert not any("opent die bepaling" in item.reason for item in after.suggestions)


def test_the_copy_that_stays_answers(tmp_path: Path) -> None:
    with Library(tmp_path) as library, Searcher(library) as searcher:
        fill(library, WIJMEER, AGAIN)
        assert {hit.document.id for hit in searcher.search("jobcoach").hits} == {AGAIN.id}
        library.remove(AGAIN.id)
        hits = searcher.search("jobcoach").hits
        assert {hit.document.id for hit in hits} == {WIJMEER.id}
        assert not any(hit.copies for hit in hits)


def test_a_copy_asked_for_by_number_is_searched(tmp_path: Path) -> None:
    with Library(tmp_path) as library, Searcher(library) as searcher:
        fill(library, WIJMEER, AGAIN, ZUID)
        found = searcher.search(f"jobcoach document:{WIJMEER.id}")
        assert {hit.document.id for hit in found.hits} == {AGAIN.id}
        assert all(hit.document.id == ZUID.id for hit in searcher.similar(WIJMEER.id, "3"))


def test_another_figure_makes_another_document(tmp_path: Path) -> None:
    with Library(tmp_path) as library, Searcher(library) as searcher:
        one = changed(AGAIN, "college", "dagelijks bestuur")
        assert wording(one) != wording(WIJMEER)
        fill(library, WIJMEER, one)
        found = searcher.search("jobcoach", 50).hits
        assert {hit.document.id for hit in found} == {WIJMEER.id, AGAIN.id}
        assert len(group_copies(library.documents())) == 2


def test_a_model_that_two_municipalities_adopt_is_found_in_both(tmp_path: Path) -> None:
    model = replace(WIJMEER, title="Afstemmingsverordening")
    other = replace(model, id="other", bodies=("Zuiderveen",))
    with Library(tmp_path) as library, Searcher(library) as searcher:
        fill(library, model, other)
        for body, id_ in (("Wijmeer", model.id), ("Zuiderveen", other.id)):
            found = searcher.search(f"jobcoach gemeente:{body}").hits
            assert {hit.document.id for hit in found} == {id_}
        for day in ("2019-01-01", "2021-01-01"):
            fill(library, replace(model, id=day, in_force=InForce(date=day)))
            found = searcher.search(f"jobcoach jaar:{day[:4]}").hits
            assert {hit.document.id for hit in found} == {day}


@pytest.mark.parametrize("at", ["annex", "table"])
def test_another_fee_in_an_annex_makes_another_document(at: str) -> None:
    fees = [
        Provision(kind="table", rows=(("Paspoort", fee),))
        if at == "table"
        else Provision(kind="annex", number="1", text=f"Een paspoort kost {fee}.")
        for fee in ("€ 75", "€ 83")
    ]
    one, other = (
        replace(WIJMEER, tree=replace(WIJMEER.tree, children=(*WIJMEER.tree.children, fee)))
        for fee in fees
    )
    assert wording(one) != wording(other)


def test_every_form_of_the_new_ordinance_is_a_copy() -> None:
    forms = [demo.NEW, demo.NEW_DOCX, demo.NEW_ODT, demo.NEW_TXT]
    said = {wording(parse_file(demo.file(name)).documents[0]) for name in forms}
    assert len(said) == 1
