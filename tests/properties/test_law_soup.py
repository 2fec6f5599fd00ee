"""Facts, quantities and checks on words in any order: nothing raises, every span is its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.checks import check
from compare.time.applies import applies
from compare.time.timeline import family, timeline
from corpus.bodies import find_bodies
from corpus.dates import find_dates, read_number
from corpus.model import Document, DocumentKind, Note, Provision
from corpus.quantities import find_quantities
from ingest.facts import with_facts
from ingest.norms import with_norms
from ingest.references import with_references

LAW = (
    "de het Verordening werk 2015 201 5 wordt worden ingetrokken vervalt met ingang van 1 januari "
    "treedt in werking op dag na bekendmaking deze verordening die aangehaald als : ; . , “ ” "
    "behalve artikel 3 lid tweede eerste blijft van toepassing raad gemeente Maastricht Uden "
    "Valkenburg a/d Geul maximaal 10% € 1.000,- vier weken een half jaar jonger dan 27 uur/week "
    "t/m en of ( ) \n gelet op besluit vast te stellen in te trekken terugwerkende kracht tot "
    "uitzondering vergadering vastgesteld december 2014 bedoeld wet: begrip: hoofdstuk"
)
WORDS = st.sampled_from(LAW.split(" "))
SOUP = st.lists(WORDS, max_size=40).map(" ".join)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    def item(number: int) -> Provision:
        kinds = st.sampled_from(["paragraph", "point", "text"])
        children = tuple(
            Provision(kind=draw(kinds), number=str(count), text=draw(SOUP))  # type: ignore[arg-type]
            for count in range(1, draw(st.integers(0, 3)) + 1)
        )
        heading = draw(st.sampled_from(["Begrippen", "Overgangsrecht", "Inwerkingtreding", None]))
        return Provision(
            kind="article", number=str(number), heading=heading, text=draw(SOUP), children=children
        )

    articles = tuple(item(number) for number in range(1, draw(st.integers(1, 4)) + 1))
    preamble = Provision(kind="preamble", text=draw(SOUP))
    closing = Provision(kind="closing", text=draw(SOUP))
    tree = Provision(kind="regulation", children=(preamble, *articles, closing))
    notes = (
        Note(targets=(draw(st.sampled_from(["algemeen", "1", "9", "2/1"])),), text=draw(SOUP)),
    )
    kinds_of_paper: tuple[DocumentKind, ...] = ("verordening", "raadsbesluit", "raadsvoorstel")
    kind = draw(st.sampled_from(kinds_of_paper))
    return Document(id=draw(SOUP), kind=kind, title=draw(SOUP), tree=tree, notes=notes)


@given(SOUP)
def test_spans_are_in_order_and_inside_the_text(text: str) -> None:
    for found in (find_dates(text), find_bodies(text)):
        assert all(0 <= item.start < item.end <= len(text) for item in found)
        assert [item.start for item in found] == sorted(item.start for item in found)
    for item in find_quantities(text):
        assert 0 <= item.start <= item.number_at < item.end <= len(text)
        assert item.value >= 0


@given(documents())
def test_reading_twice_gives_the_same_and_checks_never_raise(document: Document) -> None:
    read = with_norms(with_references(with_facts(document)))
    assert with_facts(read) == read
    for finding in check(read, previous=read, proposal=read):
        assert finding.message
        assert finding.kind


@given(documents(), documents())
def test_every_question_gets_an_answer_or_a_reason(one: Document, two: Document) -> None:
    held = [with_facts(one), with_facts(two)]
    for line in timeline(held):
        assert {span.body for span in line.spans} <= set(family(line.body))
    answer = applies(held, "Maastricht", "2015-06-01", "2017-06-01")
    assert (answer.answer is None) == (answer.open is not None)


@given(st.integers(0, 999_999), st.integers(0, 99))
def test_figures_are_read_as_dutch_figures(whole: int, cents: int) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{cents:02d}"
    assert read_number(written) == pytest.approx(whole + cents / 100)
