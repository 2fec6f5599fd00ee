"""A document and a place typed as one reference, as the search box takes it."""

from __future__ import annotations

import pytest

from corpus.entries import Entry, fitting
from corpus.errors import Ambiguous
from corpus.model import DocumentKind
from ui.asked import document_and_place


def an_entry(name: str, title: str, kind: DocumentKind = "verordening", *bodies: str) -> Entry:
    return Entry(id=name, title=title, kind=kind, bodies=bodies, years=(title[-4:],))


ENTRIES = (
    an_entry("eeee", "Raadsvoorstel Wijmeer 2016", "raadsvoorstel", "Wijmeer"),
    an_entry("aaaa", "Verordening werk Wijmeer 2016", "verordening", "Wijmeer"),
    an_entry("bbbb", "Verordening werk Wijmeer 2015", "verordening", "Wijmeer"),
    an_entry("cccc", "Verordening werk Vaals 2019", "verordening", "Vaals"),
)


@pytest.mark.parametrize(
    ("name", "place", "found"),
    [
        ("art. 28 werk Wijmeer 2016", "", ("aaaa", "art. 28")),
        ("art.", "28 werk Wijmeer 2016", ("aaaa", "art. 28")),
        ("toelichting op art. 9f lid 5 Vaals", "", ("cccc", "toelichting op art. 9f lid 5")),
        ("Vaals", "9f/5", ("Vaals", "9f/5")),
        ("Vaals 2019", "artikel 9f", ("Vaals 2019", "artikel 9f")),
        ("Verordening werk Vaals 2019", "", ("Verordening werk Vaals 2019", "")),
        ("art. 28 Breda 2016", "", ("art. 28 Breda 2016", "")),
        ("art. 10d Participatiewet", "", ("art. 10d Participatiewet", "")),
    ],
)
def test_document_and_place_are_told_apart(name: str, place: str, found: tuple[str, str]) -> None:
    assert document_and_place(name, place, ENTRIES) == found


def test_of_several_all_are_named_and_regulations_first() -> None:
    with pytest.raises(Ambiguous) as error:
        document_and_place("art. 28 Wijmeer", "", ENTRIES)
    sentence = str(error.value)
    assert sentence.index("aaaa") < sentence.index("bbbb") < sentence.index("eeee")


def test_ten_documents_are_named() -> None:
    many = [an_entry(f"d{number:03}", f"Regels {number} 2016") for number in range(11)]
    with pytest.raises(Ambiguous) as error:
        document_and_place("art. 1 regels 2016", "", many)
    assert "d009" in str(error.value)
    assert "d010" not in str(error.value)
    assert "en nog 1" in str(error.value)
    assert len(fitting("regels", many)) == 11
