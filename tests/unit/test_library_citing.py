"""Who cites what in the library: exact, wider and narrower."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.library import Library
from corpus.model import Reference, Target
from tests.unit.test_library import a_document, a_file

LAW = "Participatiewet"


def cites(
    at: str, *targets: Target, instrument: str = LAW, bwb: str | None = "BWBR0015703"
) -> Reference:
    return Reference(
        at=at,
        text=f"verwijzing in {at}",
        start=0,
        end=1,
        kind="external",
        instrument=instrument,
        instrument_id=bwb,
        targets=targets,
    )


@pytest.fixture
def citing_library(tmp_path: Path) -> Library:
    library = Library(tmp_path)
    first = a_document(
        1,
        citation_title="Eerste regels",
        references=(
            cites("1", Target(article="10d")),
            cites("2", Target(article="10d", paragraph="3")),
            cites("3/1", Target(article="10d", paragraph="3", point="a")),
            cites("3/2", Target(article="10d", paragraph="30"), Target(article="10da")),
            cites("4"),
            cites("5", Target(article="10d", paragraph="1"), Target(article="10d", paragraph="3")),
            cites("6", Target(article="2"), instrument="self", bwb=None),
            cites("7", Target(chapter="2")),
            cites("8", Target(article="1", point="a")),
        ),
    )
    second = a_document(
        2,
        references=(
            cites("1/1/a", Target(article="10d", paragraph="3")),
            cites("9", Target(article="2", paragraph="1"), instrument="Eerste regels", bwb=None),
        ),
    )
    library.add(*a_file(first, second))
    return library


def answers(library: Library, instrument: str, **target: str) -> list[tuple[str, str, str]]:
    return [
        (citation.document[-1], citation.at, citation.match)
        for citation in library.citations(instrument, Target(**target))
    ]


def test_exact_then_wider_then_narrower(citing_library: Library) -> None:
    assert answers(citing_library, LAW, article="10d", paragraph="3") == [
        ("1", "2", "exact"),
        ("1", "5", "exact"),
        ("2", "1/1/a", "exact"),
        ("1", "1", "wider"),
        ("1", "3/1", "narrower"),
    ]


def test_neighbours_are_not_parts(citing_library: Library) -> None:
    found = answers(citing_library, LAW, article="10d")
    assert ("1", "3/2", "narrower") in found  # 10d lid 30, beside 10da
    assert ("1", "1", "exact") in found
    assert answers(citing_library, LAW, article="10") == []
    assert answers(citing_library, LAW, article="1") == [("1", "8", "narrower")]


def test_an_article_of_an_annex_is_cited_apart(tmp_path: Path) -> None:
    cited = (
        cites("1", Target(article="3", annex="ii")),
        cites("2", Target(article="3", paragraph="1", annex="ii")),
        cites("4", Target(annex="ii")),
        cites("5", Target(article="3")),
    )
    with Library(tmp_path) as library:
        library.add(*a_file(a_document(1, references=cited)))
        assert answers(library, LAW, article="3") == [("1", "5", "exact")]
        assert answers(library, LAW, article="3", annex="ii") == [
            ("1", "1", "exact"),
            ("1", "4", "wider"),
            ("1", "2", "narrower"),
        ]


def test_by_bwb_id_and_in_any_case(citing_library: Library) -> None:
    for name in ("BWBR0015703", "bwbr0015703", "PARTICIPATIEWET"):
        assert len(answers(citing_library, name, article="10d", paragraph="3")) == 5


def test_the_whole_regulation(citing_library: Library) -> None:
    found = answers(citing_library, LAW)
    assert found[0] == ("1", "4", "exact")
    assert len(found) == 9
    assert len(set(found)) == 9
    assert answers(citing_library, LAW, chapter="2") == [("1", "7", "exact")]


def test_a_document_is_cited_by_itself_and_by_its_titles(citing_library: Library) -> None:
    for name in ("Eerste regels", "Verordening nummer 1", "00000001"):
        assert answers(citing_library, name, article="2") == [
            ("1", "6", "exact"),
            ("2", "9", "narrower"),
        ]


def test_of_which_regulations_a_place_is_cited(citing_library: Library) -> None:
    for path, names in (
        (Target(article="10d", paragraph="3"), ("participatiewet",)),
        (Target(article="2"), ()),  # only by the document itself
        (Target(article="2", paragraph="1"), ("eerste regels",)),
        (Target(article="99"), ()),
        (Target(), ("participatiewet",)),
    ):
        assert citing_library.instruments_cited(path) == names


def test_a_limit_keeps_the_best(citing_library: Library) -> None:
    target = Target(article="10d", paragraph="3")
    everything = citing_library.citations(LAW, target)
    for limit in range(7):
        assert citing_library.citations(LAW, target, limit=limit) == everything[:limit]


def test_what_a_document_cites(citing_library: Library) -> None:
    references = citing_library.document("00000001").references
    assert citing_library.cited_by_document("00000001") == references
    assert citing_library.cited_by_document("00000001", "3") == references[2:4]
    assert citing_library.cited_by_document("00000001", "3/2") == references[3:4]
    assert citing_library.cited_by_document("zoek") == ()


def test_a_removed_document_cites_no_more(citing_library: Library) -> None:
    citing_library.remove("00000001")
    assert answers(citing_library, LAW, article="10d", paragraph="3") == [("2", "1/1/a", "exact")]


# --- misfortune -------------------------------------------------------------------------------
