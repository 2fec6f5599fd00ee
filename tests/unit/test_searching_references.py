"""Asking the library for a reference: the provision itself, or who cites it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from corpus.library import Library
from corpus.model import (
    Document,
    Provision,
)
from index.search import Searcher, search
from tests.unit.search_samples import (
    PROPOSAL,
    WIJMEER,
    ZUID,
    article,
    fill,
    places,
)
from ui.citing import find_citations


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("art. 3 lid 2 Wijmeer 2023", ["a 3/2", "a note:3", "a 4/1"]),
        ("3/2 Wijmeer", ["a 3/2", "a note:3", "a 4/1"]),
        ("lid 2 artikel 3 Wijmeer", ["a 3/2", "a note:3", "a 4/1"]),
        ("3 Wijmeer", ["a 3", "a note:3", "a 4/1"]),
        ("artikel 5 tm 6 Wijmeer", ["a 5", "a note:5/1", "a 5a", "a 6"]),
        ("5a lid 1 Wijmeer", ["a 5a/1"]),
        ("toelichting artikel 3 Wijmeer", ["a note:3", "a 4/1"]),
        ("wie citeert artikel 3 Wijmeer", ["a 4/1"]),
        ("artikel 10d lid 3 Participatiewet", ["a 5a/1", "b 3/1", "b 5//a"]),
        ("artikel 10d, derde lid, Pw", ["a 5a/1", "b 3/1", "b 5//a"]),
        ("art 8a Participatiewet", ["a aanhef"]),
        ("artikel 10d lid 3 Participatiewet Zuiderveen", ["b 3/1", "b 5//a"]),
        ("artikel 10d lid 3 Participatiewet gemeente:Zuiderveen", ["b 3/1", "b 5//a"]),
        ("artikel 10d Participatiewet loonwaarde", ["a 5a/1"]),
        ("hoofdstuk 3 Wijmeer", ["a hoofdstuk:3", "a 7", "a 8"]),
        ("artikel 5 onder a Zuiderveen", ["b 5//a"]),
    ],
)
def test_references(searcher: Searcher, query: str, expected: list[str]) -> None:
    answer = searcher.search(query)
    assert places(answer) == expected
    assert answer.total == len(expected)
    assert answer.interpreted.reference is not None


def test_citations_say_how_they_fit(searcher: Searcher) -> None:
    answer = searcher.search("artikel 10d lid 3 Participatiewet")
    assert [hit.match for hit in answer.hits] == ["exact", "wider", "narrower"]
    assert answer.hits[0].snippet == "Loonwaarde als in <mark>artikel 10d, derde lid</mark>."
    assert "Participatiewet" in answer.interpreted.understood


def test_an_article_without_a_document_is_that_of_every_document(searcher: Searcher) -> None:
    answer = searcher.search("artikel 5")
    assert places(answer) == ["a 5", "a note:5/1", "b 5"]
    assert [item.query for item in answer.suggestions] == [
        f"artikel 5 {WIJMEER.title}",
        f"artikel 5 {ZUID.title}",
    ]
    for item in answer.suggestions:
        assert searcher.search(item.query).hits[0].at == "5"


def test_who_cites_is_counted_by_facet_and_narrowed_to_a_part(searcher: Searcher) -> None:
    question = "artikel 3 Wijmeer"
    whole = searcher.search(question, 50, facets=True)
    assert whole.facets is not None
    for counts in (whole.facets.soort, whole.facets.deel):
        assert sum(counts.values()) == whole.total
    assert searcher.search(question).facets is None
    for part, count in whole.facets.deel.items():
        there = tuple(hit for hit in whole.hits if hit.part == part)
        narrowed = searcher.search(f"{question} in:{part}", 50)
        assert places(narrowed) == places(replace(whole, hits=there))
        assert narrowed.total == count
    assert len(whole.facets.deel) > 1


def test_what_is_missing_is_told(searcher: Searcher) -> None:
    answer = searcher.search("artikel 3 lid 9 Wijmeer")
    assert answer.hits[0].at == "3"
    assert "artikel 3 heeft geen lid 9" in answer.interpreted.understood
    answer = searcher.search("artikel 99 Wijmeer")
    assert "Artikel 99 staat niet in" in answer.interpreted.understood
    answer = searcher.search("artikel 99 Participatiewet")
    assert answer.interpreted.understood == (
        "Geen bepaling haalt artikel 99 van de Participatiewet aan; "
        "bepalingen die de Participatiewet aanhalen."
    )
    assert set(places(answer)) == {"a aanhef", "a 5a/1", "b 3/1", "b 5//a"}
    answer = searcher.search("artikel 3 Besluit advisering beschut werk")
    assert answer.interpreted.understood.startswith(
        "Geen bepaling haalt artikel 3 van het Besluit advisering beschut werk aan; gezocht op"
    )
    assert answer.total == 0


def test_a_law_in_the_library_is_opened_first(tmp_path: Path) -> None:
    law = Document(
        id="dddd",
        kind="wet",
        title="Participatiewet",
        tree=Provision(kind="regulation", children=(article("10d", "", "Een.", "Twee.", "Drie."),)),
    )
    with Library(tmp_path) as library:
        fill(library, WIJMEER, law)
        answer = search(library, "artikel 10d lid 3 Participatiewet")
    assert places(answer) == ["d 10d/3", "a 5a/1"]


def test_who_cites_when_nobody_does(searcher: Searcher) -> None:
    answer = searcher.search("welke bepalingen verwijzen naar artikel 5 Wijmeer")
    assert places(answer) == ["a 5", "a note:5/1"]
    assert answer.interpreted.understood == (
        f"Geen bepaling haalt artikel 5 van {WIJMEER.title} aan; artikel 5 van {WIJMEER.title}."
    )
    assert places(searcher.search("wie citeert artikel 3")) == ["a 4/1"]


@pytest.mark.parametrize("joined", ["", "van de ", "uit de "])
def test_the_whole_title_of_an_ordinance_opens_it(tmp_path: Path, joined: str) -> None:
    title = "Re-integratieverordening Participatiewet, IOAW en IOAZ Wijmeer 2023"
    law_like = replace(ZUID, title="Re-integratieverordening Participatiewet Zuiderveen 2016")
    with Library(tmp_path) as library, Searcher(library) as searcher:
        fill(library, replace(WIJMEER, title=title), law_like)
        for asked in (title, title.replace("Wijmeer", "Wijmere")):
            answer = searcher.search(f"artikel 3 lid 2 {joined}{asked}")
            assert places(answer) == ["a 3/2", "a note:3", "a 4/1"]
            assert answer.interpreted.understood.startswith(f"Artikel 3, lid 2 van {title}")
        assert places(searcher.search(f"wie citeert artikel 3 {title}")) == ["a 4/1"]
        for item in searcher.search("artikel 5").suggestions:
            assert searcher.search(item.query).hits[0].at == "5"
        gone = searcher.search("artikel 3 Re-integratieverordening Participatiewet Wijmeer 2009")
        assert gone.interpreted.understood.startswith("Geen bepaling haalt artikel 3 van de Re-")
        cited = find_citations(library, f"artikel 3, {joined}{title}")
        assert [(item.document, item.at) for item in cited.citations] == [("aaaa", "4/1")]


def test_words_beside_an_article_leave_the_article_to_choose(searcher: Searcher) -> None:
    answer = searcher.search("artikel 3 hardheidsclausule")
    assert "a 7" in places(answer)
    assert [item.query for item in answer.suggestions] == ["artikel 3"]
    assert "a 3" in places(searcher.search("artikel 3"))
    assert searcher.search("artikel 88 hardheidsclausule").suggestions == ()


def test_a_provision_is_one_of_the_ordinance_not_of_its_proposal(tmp_path: Path) -> None:
    paper = replace(PROPOSAL, title=f"Raadsvoorstel: vaststelling {WIJMEER.title}")
    with Library(tmp_path) as library, Searcher(library) as searcher:
        fill(library, WIJMEER, paper)
        said = {
            query: searcher.search(f"{query} Wijmeer").interpreted.understood
            for query in ("wie citeert artikel 3", "artikel 99", "wie citeert artikel 5")
        }
    assert (
        said["wie citeert artikel 3"] == f"Bepalingen die artikel 3 van {WIJMEER.title} aanhalen."
    )
    assert said["artikel 99"].startswith(f"Artikel 99 staat niet in {WIJMEER.title};")
    assert f"artikel 5 van {WIJMEER.title} aan;" in said["wie citeert artikel 5"]


def test_an_article_that_no_document_has_may_be_one_of_a_law(searcher: Searcher) -> None:
    answer = searcher.search("artikel 8a")
    assert answer.interpreted.understood.startswith("Geen document heeft artikel 8a")
    assert [item.query for item in answer.suggestions] == ["artikel 8a Participatiewet"]
    assert places(searcher.search(answer.suggestions[0].query)) == ["a aanhef"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("artikel 3.2 Wijmeer", "a 3/2"),
        ("Wijmeer 3.2", "a 3/2"),
        ("art 5.a Zuiderveen", "b 5//a"),
        ("art 5.9 Wijmeer", "a 5"),
    ],
)
def test_a_number_with_points_is_a_paragraph_where_no_article_has_it(
    searcher: Searcher, query: str, first: str
) -> None:
    assert places(searcher.search(query))[0] == first


def test_a_misspelt_name_beside_a_reference_is_read_and_told(searcher: Searcher) -> None:
    answer = searcher.search("artikel 5 Zuidervene")
    assert places(answer)[0] == "b 5"
    assert "('zuidervene' gelezen als 'zuiderveen')" in answer.interpreted.understood
    assert answer.suggestions[0].query == "artikel 5 zuiderveen"


def test_a_law_in_the_title_of_an_ordinance_is_not_cited(searcher: Searcher) -> None:
    assert places(searcher.search("artikel 5 re-integratieverordening pw"))[0] == "a 5"
    assert places(searcher.search("artikel 10d pw"))[0] == "b 3/1"
