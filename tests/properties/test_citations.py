"""What holds of every text: spans, round trips, no exceptions, the fast road equals the slow."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from corpus.citations import STYLES, Style, find, show, show_all
from corpus.citations.numbers import expand
from corpus.citations.parser import parse
from corpus.citations.recognise import stretches
from corpus.citations.scan import scan, starts
from corpus.model import Document, Note, Provision, Target
from corpus.regulations import catalogue
from corpus.typed import read_typed
from ingest.references import with_references

WORDS = [
    "artikel",
    "artikelen",
    "art.",
    "lid",
    "leden",
    "eerste",
    "tweede",
    "tot",
    "en",
    "met",
    "t/m",
    "onder",
    "onderdeel",
    "a",
    "b",
    "c",
    "d",
    "1°",
    "2",
    "10",
    "10d",
    "4:93",
    "sub",
    "aanhef",
    "van",
    "de",
    "het",
    "wet",
    "Participatiewet",
    "Awb",
    "deze",
    "verordening",
    ",",
    ";",
    ".",
    "en",
    "of",
    "jo.",
    "e.v.",
    "hoofdstuk",
    "paragraaf",
    "§",
    "bijlage",
    "Boek",
    "7",
    "BW",
    "dit",
    "dat",
    "vorige",
    "volgende",
    "volzin",
    "ten",
    "1",
    "Oa",
    "Ba",
    "(",
    ")",
    "–",
    "IV",
    "ii",
    "Kamerstukken",
    "II",
    "2013/14",
    "33",
    "801",
    "nr.",
    "%",
    "¢",
    "derde",
    "0",
    "zes",
    "weken",
    "10:30",
    "uur",
    "laatste",
    "„",
    "”",
    "IOAW/IOAZ",
]
soup = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
numbers = st.one_of(
    st.integers(1, 120).map(str),
    st.tuples(st.integers(1, 60), st.sampled_from("abcdfgh")).map(
        lambda pair: f"{pair[0]}{pair[1]}"
    ),
    st.tuples(st.integers(1, 9), st.integers(1, 99)).map(lambda pair: f"{pair[0]}:{pair[1]}"),
    st.tuples(st.integers(1, 9), st.integers(1, 30)).map(lambda pair: f"{pair[0]}.{pair[1]}"),
)
optional = st.none()
targets = st.builds(
    Target,
    article=numbers,
    paragraph=optional | st.integers(1, 19).map(str),
    point=optional | st.sampled_from("abcdefghijklmn"),
) | st.builds(
    Target,
    article=numbers,
    paragraph=st.integers(1, 9).map(str),
    point=st.sampled_from("abcdefgh"),
    subpoint=st.integers(1, 9).map(str),
)
# Every kind of place, with what stands beside it: chapters, annexes, sentences, Roman numerals.
KINDS = [
    Target(chapter="3"),
    Target(chapter="iv"),
    Target(section="3.4"),
    Target(chapter="2", section="2.1"),
    Target(annex="2"),
    Target(annex="a"),
    Target(annex="ii", article="3", paragraph="1"),
    Target(article="xiv"),
    Target(article="2.1.a"),
    Target(article="44bis"),
    Target(article="151z"),
    Target(article="10ba"),
    Target(article="1019h"),
    Target(article="7", paragraph="2a"),
    Target(article="7", paragraph="51"),
    Target(article="7", paragraph="laatste"),
    Target(article="7", sentence="2"),
    Target(article="7", paragraph="1", point="a", sentence="2"),
    Target(article="7", point="10"),
    Target(article="7", point="aa"),
    Target(article="7", point="a", subpoint="2"),
    Target(article="7", paragraph="1", point="a", subpoint="ii"),
    Target(article="7", paragraph="1", point="2", subpoint="a"),
    Target(article="7", paragraph="1", point="1", subpoint="2"),
]
regulations = st.sampled_from([None, "self", *(item.name for item in catalogue().regulations)])


def a_day_of(regulation: str | None) -> str | None:
    """Return a day on which the name was that of this regulation alone: its last one."""
    ends = [item.ended for item in catalogue().regulations if item.name == regulation]
    if not ends or ends[0] is None:
        return None
    return (date.fromisoformat(ends[0]) - timedelta(days=1)).isoformat()


@settings(max_examples=150, deadline=None)
@given(soup)
@example("artikel 1 van het vorige lid van dat artikel tot en met artikel")
def test_keyword_soup_never_raises_and_spans_equal_their_text(text: str) -> None:
    end = 0
    for citation in find(text):
        assert text[citation.start : citation.end] == citation.text
        assert end <= citation.start < citation.end
        end = citation.end


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_never_raises(text: str) -> None:
    for citation in find(text):
        assert text[citation.start : citation.end] == citation.text


@settings(max_examples=150, deadline=None)
@given(targets, regulations, st.sampled_from(STYLES))
def test_printing_and_reading_gives_the_same_back(
    target: Target, regulation: str | None, style: Style
) -> None:
    named = catalogue().find(regulation or "")
    if named:  # the Awb has no article 1.1, the Wabo no 1:1
        target = replace(target, article=named.regulation.numbered(target.article or ""))
    text, on = show(target, regulation, style), a_day_of(regulation)
    (citation,) = find(text, on=on)
    assert citation.targets == (target,)
    if regulation is None:
        assert citation.instrument is None
    elif regulation == "self":
        assert citation.instrument is not None
        assert citation.instrument.kind == "self"
    else:
        assert citation.instrument is not None
        assert citation.instrument.name == regulation
        query = read_typed(text, on=on)
        assert query is not None
        assert (query.targets, query.instrument, query.rest) == ((target,), regulation, "")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("regulation", [None, "self", "Participatiewet", "Wetboek van Strafrecht"])
@pytest.mark.parametrize("target", KINDS, ids=str)
def test_every_kind_of_place_is_printed_and_read(
    target: Target, regulation: str | None, style: Style
) -> None:
    (citation,) = find(show(target, regulation, style))
    assert citation.targets == (target,)
    named = citation.instrument
    assert (named and ("self" if named.kind == "self" else named.name)) == regulation


def damaged(number: str) -> str:
    """Return a number as OCR gives it: a gap beside a 1, a capital O for the 0 after it."""
    gap = re.sub(r"1(?=\d)", "1 ", number)
    return re.sub(r"(?<=1 )0(?=[a-z]?$)", "O", gap)


@settings(max_examples=100, deadline=None)
@given(
    st.integers(10, 19).map(str)
    | st.sampled_from(["10a", "10b", "10d", "10da", "10f", "11a", "18a", "110", "4:11", "5:15"]),
    st.integers(1, 12).map(str),
)
def test_numbers_that_ocr_damaged_are_read_as_they_were(article: str, paragraph: str) -> None:
    text = f"artikel {damaged(article)}, lid {paragraph}, van de Participatiewet"
    (citation,) = find(text)
    assert citation.targets == (Target(article=article, paragraph=paragraph),)
    assert citation.text == text


def documents() -> st.SearchStrategy[Document]:
    """Documents of keyword soup: articles, paragraphs and notes."""
    lid = st.builds(Provision, kind=st.just("paragraph"), number=st.sampled_from("123"), text=soup)
    article = st.builds(
        Provision,
        kind=st.just("article"),
        number=st.sampled_from(["1", "2", "9a", "10"]),
        text=soup,
        children=st.lists(lid, max_size=3).map(tuple),
    )
    tree = st.builds(
        Provision, kind=st.just("regulation"), children=st.lists(article, max_size=4).map(tuple)
    )
    aim = st.sampled_from([("algemeen",), ("1",), ("2/1",), ("9a", "10")])
    notes = st.lists(st.builds(Note, targets=aim, text=soup), max_size=2).map(tuple)
    return st.builds(
        Document, id=st.just("x"), kind=st.just("verordening"), title=soup, tree=tree, notes=notes
    )


@settings(max_examples=40, deadline=None)
@given(documents())
def test_resolving_never_raises_and_says_why_it_does_not_settle(document: Document) -> None:
    for item in with_references(document).references:
        told = item.status in ("dangling", "ambiguous") or item.likely
        told = told or any(one.last for one in item.ranges)
        assert (item.reason is not None) == told
        if item.status == "ambiguous":
            assert item.targets == ()
        if item.status == "resolved":
            assert item.instrument == "self"
            assert item.targets


@pytest.mark.parametrize("style", STYLES)
def test_several_targets_survive_the_round_trip(style: Style) -> None:
    many = (Target(article="6"), Target(article="8a", paragraph="1", point="c"))
    found = find(show_all(many, "Participatiewet", style))
    assert tuple(target for citation in found for target in citation.targets) == many
    assert {citation.instrument.name for citation in found if citation.instrument} == {
        "Participatiewet"
    }


@settings(max_examples=80, deadline=None)
@given(soup, soup)
def test_a_text_is_read_the_same_wherever_it_stands(one: str, two: str) -> None:
    """Citations of the second text do not depend on the first, a blank sentence apart."""
    apart = ".\n\nHier staat een zin zonder verwijzing, die alles afsluit.\n\n"
    alone = [(item.text, item.targets) for item in find(two)]
    behind = len(one) + len(apart)
    joined = [(item.text, item.targets) for item in find(one + apart + two) if item.start >= behind]
    assert joined == alone


@settings(max_examples=80, deadline=None)
@given(soup)
def test_longest_parse_is_the_longest(text: str) -> None:
    """The row of signs taken is the longest that the grammar accepts: one more never parses."""
    match = starts(text, 0)
    if match is None:
        return
    signs = scan(text, match.start())
    _, length = parse(signs)
    for longer in range(length + 1, len(signs) + 1):
        assert parse(signs[:longer])[1] == length


@given(st.integers(1, 90), st.integers(1, 30))
def test_range_of_numbers_holds_every_number(first: int, more: int) -> None:
    assert expand(str(first), str(first + more)) == tuple(
        str(number) for number in range(first, first + more + 1)
    )


def test_stretches_do_not_overlap() -> None:
    text = "artikel 5, eerste lid, en artikel 6 van de wet; onder a van artikel 7, lid 2, onder b"
    ends = [(stretch.start, stretch.end) for stretch in stretches(text)]
    assert all(one[1] <= two[0] for one, two in pairwise(ends))
