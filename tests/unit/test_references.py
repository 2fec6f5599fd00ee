"""References in their context: spans, links, publications, headings."""

from __future__ import annotations

from corpus.addresses import Address, find
from corpus.model import Provision
from ingest.references import passages, with_references
from tests.unit.cited import article, document, lid, note, references


def test_labels_and_headings_in_notes_are_no_references() -> None:
    leden = article("3", "", lid("1", "Een."), lid("2", "Twee."))
    text = (
        "Lid 1: Dit lid zegt iets.\nArtikel 3. Toelichting\nHet eerste lid zegt meer. "
        "Onder a. maatregel\nTweede lid\nDit zegt weinig.\nLid 2 zegt genoeg; zie artikel 3."
    )
    assert references(leden, notes=(note("3", text),)) == [
        "note:3 relative resolved self: 3/1",
        "note:3 relative resolved self: 3/2",
        "note:3 internal resolved self: 3",
    ]


def test_references_of_the_law_carry_their_link() -> None:
    (found,) = with_references(
        document(article("1", "Naar artikel 10d, derde lid, van de Participatiewet."))
    ).references
    assert found.instrument_id == "BWBR0015703"
    assert found.uri == "jci1.3:c:BWBR0015703&artikel=10d&lid=3"


def test_spans_point_into_the_text_that_holds_them() -> None:
    source = document(
        Provision(kind="preamble", text="gelet op artikel 147 van de Gemeentewet;\nbesluit:"),
        article("2", "", lid("1", "Zie  artikel 3,\n lid 1."), lid("2", "Het eerste lid geldt.")),
        article("3", "", lid("1", "Een.")),
    )
    texts = {passage.at: passage.text for passage in passages(source)}
    for item in with_references(source).references:
        assert " ".join(texts[item.at][item.start : item.end].split()) == item.text
        assert item.at == "aanhef" or find(source, Address.parse(item.at)) is not None


def test_publications_are_a_kind_of_their_own() -> None:
    found = references(
        article("1", "Tekst."),
        notes=(note("1", "Zie Kamerstukken II 2019/20, 35 394, nr. 3, p. 9."),),
    )
    assert found == ["note:1 publication unverified Kamerstukken II 2019/20, 35 394, nr. 3: "]


def test_publications_have_one_name_and_a_link() -> None:
    text = "Zie Kamerstukken 1 1 201 3/14, 33 801 ,  nr. 3, blz. 24 en Stb. 2014, 270."
    found = with_references(document(article("1", "Tekst."), notes=(note("1", text),))).references
    assert [item.instrument for item in found] == [
        "Kamerstukken II 2013/14, 33 801, nr. 3",
        "Stb. 2014, 270",
    ]
    assert [str(item.uri).rsplit("/", 1)[1] for item in found] == [
        "kst-33801-3.html",
        "stb-2014-270.html",
    ]


def test_a_heading_may_hold_a_reference() -> None:
    found = with_references(
        document(article("4", "Tekst.", heading="Verrekenen volgens artikel 4:93 van de Awb"))
    ).references
    assert [(item.part, item.at, item.text) for item in found] == [
        ("heading", "4", "artikel 4:93 van de Awb")
    ]
