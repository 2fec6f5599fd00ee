"""What became of an instrument: what is a change, and what is none."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from corpus.model import (
    Document,
    Reference,
    Target,
)
from tests.unit.tables import table
from tests.unit.test_instruments import article, ordinance, paragraph, point


def status(old: str, new: str, *references: tuple[Reference, ...]) -> str:
    a = ordinance(article("9", "Scholing", text=old))
    b = ordinance(article("5", "Scholing", text=new))
    if references:
        a = replace(a, references=references[0])
        b = replace(b, references=references[1])
    return table(a, b)["Scholing"].status


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Het college kan scholing aanbieden.", "Het College kan, scholing aanbieden"),
        (
            "Zie artikel 3, tweede lid. Het college kan.",
            "Zie artikel 7, eerste lid. Het college kan.",
        ),
        ("Geen beinvioeding van de markt.", "Geen beinvloeding van de markt."),
        ("De voorziening duurt kort.", "Devoorziening duurt kort."),
        ("Via een re-integratietraject.", "Via een reintegratietraject."),
    ],
)
def test_numbering_marks_and_spelling_are_no_change(old: str, new: str) -> None:
    assert status(old, new) == "ongewijzigd"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Het college kan scholing aanbieden.", "Het college moet scholing aanbieden."),
        ("Hoogstens 12 maanden.", "Hoogstens 24 maanden."),
        ("Er is een recht.", "Er is geen recht."),
        ("Maximaal 8% van de uren.", "Maximaal 4% van de uren."),
    ],
)
def test_a_word_or_number_that_says_something_else_is_a_change(old: str, new: str) -> None:
    assert status(old, new) == "gewijzigd"


def test_a_definition_that_changed_is_a_change() -> None:
    def made(meaning: str) -> Document:
        terms = point("a", f"jobcoaching: begeleiding door een deskundige die {meaning};")
        return ordinance(
            article("1", "Begrippen", paragraph("1", "Hier wordt verstaan onder:", terms)),
            article("2", "Jobcoaching", text="Het college biedt jobcoaching."),
        )

    erkend, ingeschreven = made("is erkend"), made("is ingeschreven")
    assert table(erkend, ingeschreven)["Jobcoaching"].status == "gewijzigd"
    assert table(erkend, erkend)["Jobcoaching"].status == "ongewijzigd"
    bare = ordinance(article("2", "Jobcoaching", text="Het college biedt jobcoaching."))
    assert table(bare, erkend)["Jobcoaching"].status == "ongewijzigd"


def test_a_citation_of_another_statute_is_substance() -> None:
    def cites(article_number: str) -> tuple[Reference, ...]:
        return (
            Reference(
                at="9" if article_number == "10a" else "5",
                text=f"artikel {article_number}",
                start=14,
                end=25,
                kind="external",
                instrument="Participatiewet",
                targets=(Target(article=article_number),),
            ),
        )

    old, new = "Het volgt uit artikel 10a.", "Het volgt uit artikel 10d."
    assert old[14:25] == "artikel 10a"
    assert status(old, new, cites("10a"), cites("10d")) == "gewijzigd"
    assert status(old, new) == "ongewijzigd"
