"""What every search engine must do, on the same records."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.model import Adoption, Document, Note, Provision
from index.memory import MemoryEngine
from index.protocol import (
    AllOf,
    AnyOf,
    Except,
    Filter,
    Node,
    Phrase,
    Record,
    SearchEngine,
    Starts,
    Term,
)
from index.records import records_of

ENGINES = ("memory", "whoosh", "tantivy")
Opener = Callable[[], SearchEngine]


def open_engine(name: str, folder: Path) -> SearchEngine:
    if name == "memory":
        return MemoryEngine()
    if name == "whoosh":
        from index.whoosh_engine import WhooshEngine

        return WhooshEngine(folder)
    if importlib.util.find_spec("tantivy") is None:
        pytest.skip("tantivy is niet geïnstalleerd")
    from index.tantivy_engine import TantivyEngine

    return TantivyEngine(folder)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    opened = open_engine(request.param, tmp_path / "index")
    yield opened
    opened.close()


def an_article(number: str, heading: str, *paragraphs: str) -> Provision:
    return Provision(
        kind="article",
        number=number,
        heading=heading,
        children=tuple(
            Provision(kind="paragraph", number=str(place), text=text)
            for place, text in enumerate(paragraphs, 1)
        ),
    )


def a_document(name: str, body: str, year: int, *articles: Provision) -> Document:
    return Document(
        id=name,
        kind="verordening",
        title=f"Verordening {body} {year}",
        bodies=(body,),
        adopted=(Adoption(body, f"{year}-01-01"),),
        tree=Provision(kind="regulation", children=articles),
        notes=(Note(targets=("1",), text=f"Toelichting van {body} op de jobcoach."),),
    )


FIRST = a_document(
    "een",
    "Wijmeer",
    2019,
    an_article("1", "Begrippen", "Het college.", "De wet."),
    an_article("2", "Jobcoaching", "De jobcoach werkt een jaar.", "Het college kan weigeren."),
    an_article("3", "Re-integratie", "Een leer-werktraject duurt zes maanden."),
)
SECOND = a_document(
    "twee",
    "Valkenburg aan de Geul",
    2024,
    an_article("1", "Jobcoach", "Het college kan een jobcoach inzetten."),
    an_article("2", "Weigeren", "Het college kan weigeren als de jobcoach ontbreekt."),
)


@pytest.fixture
def filled(engine: SearchEngine) -> SearchEngine:
    engine.upsert([*records_of(FIRST), *records_of(SECOND)])
    return engine


def places(engine: SearchEngine, query: Node | None, *filters: Filter) -> set[str]:
    found = engine.search(query, filters=filters, limit=100)
    assert found.total == len(found.records)
    return {f"{record.document} {record.at}" for record, _ in found.records}


def test_an_empty_index_finds_nothing(engine: SearchEngine) -> None:
    assert places(engine, Term("stems", "college")) == set()
    assert places(engine, None) == set()
    assert engine.search(Term("stems", "college"), count=True).per_document == {}
    assert engine.frequencies(["college"]) == {"college": 0, "": 0}
    assert engine.similar({"college": 1.0}).total == 0


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Term("stems", "jobcoach"), {"een 1", "een 2", "een 2/1", "een 2/2", "een note:1", "twee 1",
                                     "twee 1/1", "twee 2", "twee 2/1", "twee note:1"}),
        (Term("heading", "jobcoach"), {"een 2", "een 2/1", "een 2/2", "twee 1", "twee 1/1",
                                      "twee note:1"}),
        (Term("words", "jobcoaching"), {"een 2", "een 2/1", "een 2/2"}),
        (Term("stems", "reintegratie"), {"een 3", "een 3/1"}),
        (Term("stems", "werktraject"), {"een 3", "een 3/1"}),
        (Term("stems", "leerwerktraject"), {"een 3", "een 3/1"}),
        (Term("stems", "afwezig"), set()),
        (Phrase(("het", "college", "kan", "weigeren")), {"een 2", "een 2/2", "twee 2", "twee 2/1"}),
        (Phrase(("weigeren", "het", "college")), set()),
        (Phrase(("college",)), {"een 1", "een 1/1", "een 2", "een 2/2", "twee 1", "twee 1/1",
                                "twee 2", "twee 2/1"}),
        (Starts("maand"), {"een 3", "een 3/1"}),
        (Starts("jobcoachi"), {"een 2", "een 2/1", "een 2/2"}),
        (AllOf((Term("words", "jobcoach"), Term("words", "weigeren"))), {"een 2", "twee 2",
                                                                        "twee 2/1"}),
        (AnyOf((Term("words", "maanden"), Term("words", "wet"))), {"een 1", "een 1/2", "een 3",
                                                                   "een 3/1"}),
        (Except(Term("words", "weigeren"), Term("words", "college")), {"een 1", "een 1/1", "twee 1",
                                                                       "twee 1/1"}),
        (Except(Term("words", "weigeren"), Term("heading", "jobcoach")),
         {"een 2/1", "twee 1", "twee 1/1", "twee note:1"}),
        (AllOf((Except(Term("words", "jobcoach")), Term("words", "college"))),
         {"een 1", "een 1/1", "een 2/2"}),
    ],
)  # fmt: skip
def test_the_same_records_are_found(filled: SearchEngine, query: Node, expected: set[str]) -> None:
    assert places(filled, query) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ((Filter("document", ("twee",)),), {"twee 1", "twee 1/1", "twee 2", "twee 2/1",
                                            "twee note:1"}),
        ((Filter("bodies", ("valkenburg aan de geul",)), Filter("part", ("toelichting",))),
         {"twee note:1"}),
        ((Filter("years", ("2019", "2024")), Filter("part", ("toelichting",))),
         {"een note:1", "twee note:1"}),
        ((Filter("kind", ("beleidsregel",)),), set()),
        ((Filter("at", ("1", "note:1")), Filter("document", ("twee", "drie"))),
         {"twee 1", "twee note:1"}),
    ],
)  # fmt: skip
def test_filters(filled: SearchEngine, filters: tuple[Filter, ...], expected: set[str]) -> None:
    assert places(filled, Term("stems", "jobcoach"), *filters) == expected & places(
        filled, Term("stems", "jobcoach")
    )
    assert places(filled, None, *filters) == expected


def test_without_a_query_records_come_in_order(filled: SearchEngine) -> None:
    found = filled.search(None, filters=(Filter("document", ("een",)),), limit=3)
    assert [record.at for record, _ in found.records] == ["1", "1/1", "1/2"]
    assert found.total == 9


def test_a_record_comes_back_whole(filled: SearchEngine) -> None:
    found = filled.search(Term("words", "maanden"), limit=10)
    expected = {record.at: record for record in records_of(FIRST)}
    for record, _ in found.records:
        whole = expected[record.at]
        assert (record.text, record.heading, record.path) == (whole.text, whole.heading, whole.path)
        assert (record.text_stems, record.bodies) == (whole.text_stems, whole.bodies)


def test_counts_by_document_and_part(filled: SearchEngine) -> None:
    found = filled.search(Term("stems", "jobcoach"), limit=1, count=True)
    assert len(found.records) == 1
    assert found.total == 10
    assert found.per_document == {
        ("een", "regeling"): 4,
        ("een", "toelichting"): 1,
        ("twee", "regeling"): 4,
        ("twee", "toelichting"): 1,
    }


def test_counts_respect_filters(filled: SearchEngine) -> None:
    found = filled.search(
        Term("stems", "jobcoach"), filters=(Filter("bodies", ("wijmeer",)),), limit=5, count=True
    )
    assert found.per_document == {("een", "regeling"): 4, ("een", "toelichting"): 1}


def test_a_boost_decides(filled: SearchEngine) -> None:
    for first, second in (("maanden", "ontbreekt"), ("ontbreekt", "maanden")):
        query = AnyOf((Term("words", first, 10.0), Term("words", second, 0.1)))
        best, _ = filled.search(query, limit=1).records[0]
        assert first in best.text


def test_frequencies(filled: SearchEngine) -> None:
    counts = filled.frequencies(["jobcoach", "maand", "niets"])
    assert counts == {"jobcoach": 10, "maand": 2, "niets": 0, "": 14}


def test_putting_in_again_replaces(filled: SearchEngine) -> None:
    changed = a_document("een", "Wijmeer", 2020, an_article("7", "Nieuw", "Iets nieuws."))
    filled.upsert(records_of(changed))
    assert places(filled, None, Filter("document", ("een",))) == {"een 7", "een 7/1", "een note:1"}
    assert places(filled, Term("words", "nieuws")) == {"een 7", "een 7/1"}
    assert places(filled, Term("words", "maanden")) == set()
    assert len(places(filled, None, Filter("document", ("twee",)))) == 5


def test_delete(filled: SearchEngine) -> None:
    filled.delete(["een", "onbekend"])
    assert places(filled, Term("words", "maanden")) == set()
    assert len(places(filled, None)) == 5


def test_similar(filled: SearchEngine) -> None:
    terms = {"ontbreekt": 5.0, "weiger": 2.0, "jobcoach": 1.0}
    everything = filled.similar(terms, limit=50)
    assert everything.records[0][0].document == "twee"
    other = filled.similar(terms, without=("twee",), limit=50)
    assert {record.document for record, _ in other.records} == {"een"}
    assert other.total == len(other.records) < everything.total


def test_a_failing_upsert_changes_nothing(filled: SearchEngine) -> None:
    def broken() -> Iterator[Record]:
        yield from records_of(a_document("een", "Wijmeer", 2020))
        raise RuntimeError("onderweg gestopt")

    with pytest.raises(RuntimeError):
        filled.upsert(broken())
    assert len(places(filled, None, Filter("document", ("een",)))) == 9
    filled.upsert(records_of(a_document("drie", "Elders", 2020)))
    assert places(filled, None, Filter("document", ("drie",))) == {"drie note:1"}


@pytest.mark.parametrize("name", ["whoosh", "tantivy"])
def test_what_is_written_is_there_after_opening_anew(name: str, tmp_path: Path) -> None:
    first = open_engine(name, tmp_path)
    first.upsert(records_of(FIRST))
    first.close()
    second = open_engine(name, tmp_path)
    assert len(places(second, None)) == 9
    second.close()
