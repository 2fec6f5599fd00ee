"""References that go on, that are too long to write out, or are read as something near."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.citing import Citation
from corpus.library import Library
from corpus.model import Document, Parsed, Provision, Range, Reference, Source, Target
from ingest.references import with_references
from ingest.references.settle import settled
from tests.unit.cited import article, document, lid, line, references

AWB = "Algemene wet bestuursrecht"
LAW = "Participatiewet"


def read(text: str, *more: Provision) -> tuple[Reference, ...]:
    return with_references(document(article("1", text), *more)).references


def test_e_v_marks_the_reference_as_going_on() -> None:
    (one,) = read("Het college past artikel 10d e.v. van de Participatiewet toe.")
    assert one.targets == (Target(article="10d"),)
    assert one.ranges == (Range(first=Target(article="10d")),)
    assert (one.status, one.reason) == ("unverified", None)


def test_lid_and_what_follows() -> None:
    (one,) = read("Artikel 7, lid 2 e.v., van de Participatiewet geldt.")
    assert one.ranges == (Range(first=Target(article="7", paragraph="2")),)


def test_a_long_range_keeps_its_ends_its_law_and_the_reason() -> None:
    (one,) = read("De artikelen 1:1 tot en met 1:1000 van de Awb gelden.")
    assert one.instrument == AWB
    ends = Target(article="1:1"), Target(article="1:1000")
    assert one.targets == ends
    assert one.ranges == (Range(first=ends[0], last=ends[1]),)
    assert one.reason == (
        "de reeks van artikel 1:1 tot en met 1:1000 is niet uitgeschreven; "
        "alleen het eerste en het laatste artikel staan erbij"
    )
    (plain,) = read("De artikelen 1 tot en met 1000 van de Awb gelden.")
    assert (plain.instrument, len(plain.ranges)) == (AWB, 1)


def test_the_tree_fills_in_a_long_range() -> None:
    articles = [article(str(number), "Tekst.") for number in range(2, 302)]
    (one,) = read("De artikelen 2 tot en met 301 gelden.", *articles)
    assert (len(one.targets), one.ranges, one.reason) == (300, (), None)


def test_a_number_with_a_dot_is_likely_a_lid_when_the_document_says_so() -> None:
    two = article("2", "", lid("1", "Een."), lid("2", "Twee."))
    (one,) = read("Zie artikel 2.1.", two)
    assert one.targets == (Target(article="2", paragraph="1"),)
    assert (one.status, one.likely) == ("resolved", True)
    assert one.reason == "er is geen artikel 2.1; gelezen als artikel 2, lid 1"
    (lacks,) = read("Zie artikel 2.3.", two)
    assert (lacks.targets, lacks.status, lacks.likely) == (
        (Target(article="2.3"),),
        "dangling",
        False,
    )
    (has,) = read("Zie artikel 2.1.", two, article("2.1", "Eigen artikel."))
    assert (has.targets, has.likely, has.reason) == ((Target(article="2.1"),), False, None)


def test_the_same_in_an_ordinance_that_the_library_holds() -> None:
    two = Provision(kind="article", number="2", children=(lid("1", "Een."),))
    tree = Provision(kind="regulation", children=(two,))
    title = "Marktverordening Lindervoort 2020"
    other = Document(id="m", kind="verordening", title=title, tree=tree)
    citing = with_references(document(article("1", f"Zie artikel 2.1 van de {title}.")))
    (one,) = settled(citing, [other]).references
    assert (line(one), one.likely) == (f"1 external resolved {title}: 2/1", True)
    assert one.reason == f"{title}: er is geen artikel 2.1; gelezen als artikel 2, lid 1"


def test_a_term_with_a_short_form_is_the_law_of_that_form() -> None:
    defined = article("1", "In deze verordening wordt verstaan onder wet: de Participatiewet.")
    for short, expected in [
        ("Wabc", "external ambiguous wet: "),
        ("Awb", f"external unverified {AWB}: 10"),
        ("Pw", f"external unverified {LAW}: 10"),
        ("de wet", f"external unverified {LAW}: 10"),
        ("het loket", f"external unverified {LAW}: 10"),
    ]:
        told = article("2", f"Artikel 10 van de wet (hierna: {short}) geldt.")
        assert references(defined, told) == [f"2 {expected}"], short


def a_reference(at: str, instrument: str, *ranges: Range) -> Reference:
    ends = [one.first for one in ranges] + [one.last for one in ranges if one.last]
    return Reference(
        at=at,
        text=f"in {at}",
        start=0,
        end=1,
        kind="external",
        instrument=instrument,
        targets=tuple(ends),
        ranges=ranges,
    )


@pytest.fixture
def library(tmp_path: Path) -> Library:
    paper = Document(
        id="p",
        kind="verordening",
        title="Regels",
        references=(
            a_reference("1", LAW, Range(first=Target(article="10d"))),
            a_reference("2", LAW, Range(first=Target(article="7", paragraph="2"))),
            a_reference("3", LAW, Range(first=Target(article="10"))),
            a_reference("4", AWB, Range(first=Target(article="4:5"))),
            a_reference("5", AWB, Range(first=Target(article="4:1"), last=Target(article="4:900"))),
        ),
    )
    store = Library(tmp_path)
    source = Source(file="x.txt", sha256="0" * 64, media_type="text/plain")
    store.add(Parsed(source=source, documents=(paper,)), b"x")
    return store


@pytest.mark.parametrize(
    ("instrument", "target", "expected"),
    [
        (LAW, Target(article="10d"), [("1", "exact", "10d"), ("3", "wider", "10 e.v.")]),
        (LAW, Target(article="10e"), [("3", "wider", "10 e.v."), ("1", "wider", "10d e.v.")]),
        (LAW, Target(article="10c"), [("3", "wider", "10 e.v.")]),
        (LAW, Target(article="9"), []),
        (LAW, Target(article="7", paragraph="3"), [("2", "wider", "7/2 e.v.")]),
        (LAW, Target(article="7", paragraph="10", point="a"), [("2", "wider", "7/2 e.v.")]),
        (LAW, Target(article="7", paragraph="1"), []),
        (
            AWB,
            Target(article="4:17", paragraph="1"),
            [("5", "wider", "4:1 t/m 4:900"), ("4", "wider", "4:5 e.v.")],
        ),
        (AWB, Target(article="4:901"), [("4", "wider", "4:5 e.v.")]),
        (AWB, Target(article="5:1"), []),
    ],
)
def test_who_cites_a_place_that_a_range_goes_on_to(
    library: Library, instrument: str, target: Target, expected: list[tuple[str, str, str]]
) -> None:
    def told(item: Citation) -> tuple[str, str, str]:
        return item.at, item.match, item.target

    assert [told(item) for item in library.citations(instrument, target)] == expected


def test_the_whole_law_is_cited_once_by_each(library: Library) -> None:
    assert [item.at for item in library.citations(LAW, Target())] == ["3", "1", "2"]
