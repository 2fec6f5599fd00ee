"""Places as people write them, and where references lead."""

from __future__ import annotations

import pytest

from corpus.errors import UsageError
from corpus.model import Document, Provision, Reference, Repeal, Target
from ingest.pipeline import parse_bytes
from ui.places import provisions_at, read_place
from ui.refs import counted, goes_to, with_all_references


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("26/2", "26/2"),
        ("1//a", "1//a"),
        ("9 f.", "9f"),
        ("note:9f/3", "note:9f/3"),
        ("artikel 26 lid 2", "26/2"),
        ("art. 26, tweede lid", "26/2"),
        ("26 lid 2", "26/2"),
        ("lid 2 van artikel 26", "26/2"),
        ("artikel 9f, vijfde lid, onder c, 1°", "9f/5/c/1"),
        ("artikel 1, onder a", "1//a"),
        ("toelichting op artikel 26", "note:26"),
        ("algemene toelichting", "note:algemeen"),
        ("hoofdstuk 3", "hoofdstuk:3"),
        ("aanhef", "aanhef"),
    ],
)
def test_a_place_in_signs_and_in_words(words: str, address: str) -> None:
    assert str(read_place(words)) == address


@pytest.mark.parametrize(
    "words", ["", "zo maar iets", "leden 2 en 3 van artikel 4", "artikel 10d Participatiewet"]
)
def test_what_is_no_single_place_here_is_refused(words: str) -> None:
    with pytest.raises(UsageError):
        read_place(words)


def test_a_paragraaf_is_found_without_its_chapter() -> None:
    section = Provision(kind="section", number="3.1")
    chapter = Provision(kind="chapter", number="3", children=(section,))
    tree = Provision(kind="regulation", children=(chapter,))
    document = Document(id="a", kind="verordening", title="Verordening", tree=tree)
    found = provisions_at(document, read_place("paragraaf 3.1"))
    assert [str(item.address) for item in found] == ["hoofdstuk:3/paragraaf:3.1"]


def article(number: str, text: str) -> Provision:
    return Provision(kind="article", number=number, text=text)


OLD = Document(
    id="oud",
    kind="verordening",
    title="Werkverordening Participatiewet Wijmeer 2019",
    bodies=("Wijmeer",),
    tree=Provision(kind="regulation", children=(article("1", "Iets."),)),
)
NEW = Document(
    id="nieuw",
    kind="verordening",
    title="Werkverordening Participatiewet Wijmeer 2024",
    bodies=("Wijmeer",),
    tree=Provision(
        kind="regulation",
        children=(
            article("1", "De Jeugdwet gaat voor; de Jeugdwet ook. Zie artikel 2."),
            article("2", "De Werkverordening Participatiewet Wijmeer 2019 vervalt."),
            article("3", "De Kapverordening Wijmeer 1980 vervalt."),
        ),
    ),
    repeals=(Repeal(title="Kapverordening Wijmeer 1980", at="3"),),
    references=(
        Reference(
            at="1",
            text="artikel 2",
            start=44,
            end=53,
            kind="internal",
            instrument="self",
            targets=(Target(article="2"),),
            status="resolved",
        ),
    ),
)


def test_whole_regulations_are_listed_once_and_held_ones_resolved() -> None:
    found = with_all_references(NEW, [OLD, NEW]).references
    assert [(item.at, goes_to(item), item.status) for item in found] == [
        ("1", "Jeugdwet (de hele regeling)", "unverified"),
        ("1", "deze verordening, art. 2", "resolved"),
        ("2", f"{OLD.title} (de hele regeling)", "resolved"),
        ("3", "Kapverordening Wijmeer 1980 (de hele regeling)", "unverified"),
    ]
    assert found[2].instrument_id == "oud"


def test_a_law_in_the_title_of_the_ordinance_itself_is_no_citation() -> None:
    title = "Verordening hulp Participatiewet Lindervoort 2016 e.v."
    old = "Verordening steun Participatiewet Lindervoort 2012"
    text = f"""Verordening hulp Participatiewet Lindervoort 2016 e.v.
De raad besluit vast te stellen:
Artikel 1 Hulp
Het college helpt volgens de Participatiewet en volgens artikel 7 van de Participatiewet.
Artikel 2 Slot
1. De {old} wordt ingetrokken.
2. Deze verordening wordt aangehaald als: Verordening hulp
Participatiewet Lindervoort 2016 e.v.
"""
    document = parse_bytes(text.encode(), "x.txt").documents[0]
    assert document.citation_title == title
    every = with_all_references(document, [])
    assert [(item.at, goes_to(item)) for item in every.references] == [
        ("1", "Participatiewet (de hele regeling)"),
        ("1", "Participatiewet, art. 7"),
        ("2/1", f"{old} (de hele regeling)"),
    ]
    assert counted(document.references) == "1 verwijzing naar een bepaling"
    assert counted(every.references) == ("1 verwijzing naar een bepaling en 2 naar hele regelingen")
