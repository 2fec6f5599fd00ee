"""The cells of the instrument table: the main lines, taken from the text."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from compare.instruments.table import instrument_table
from corpus.model import (
    Document,
    Provision,
    Reference,
    Target,
)
from tests.unit.tables import COACHING, LISTED, NONE, table
from tests.unit.test_instruments import article, ordinance, paragraph, point


def test_a_listed_instrument_is_said_to_be_only_named() -> None:
    (cell,) = table(LISTED, COACHING)["Jobcoaching"].old
    assert cell.summary == "Genoemd als voorziening; nadere regels bij uitvoeringsbesluit (lid 3)."


def summary(document: Document) -> str:
    (row,) = instrument_table(ordinance(), document, NONE).rows
    return " ".join(cell.summary for cell in row.new)


def test_the_main_lines_come_first_and_the_handling_stays_out() -> None:
    text = summary(
        ordinance(
            article(
                "8",
                "Uitstroomsubsidie",
                paragraph("1", "Het College kan een uitstroomsubsidie verstrekken aan werkgevers."),
                paragraph("2", "Het college bevestigt de ontvangst van de aanvraag."),
                paragraph("3", "De subsidie bedraagt ten hoogste € 1.000."),
                paragraph("4", "Het college kan nadere regels stellen."),
            )
        )
    )
    assert text == (
        "Het College kan een uitstroomsubsidie verstrekken aan werkgevers. (...) "
        "De subsidie bedraagt ten hoogste € 1.000. (...)"
    )


def test_a_cell_is_the_same_beside_any_other_ordinance() -> None:
    own = ordinance(
        article(
            "8",
            "Scholing",
            *(
                paragraph(str(n), f"Het college kan scholing bieden, {'als dat nodig is, ' * n}nu.")
                for n in range(1, 12)
            ),
        )
    )
    other = ordinance(article("3", "Scholing", text="Het college biedt scholing."))
    assert table(own, other)["Scholing"].old == table(own, ordinance())["Scholing"].old


def test_a_sentence_that_stands_on_one_side_stands_on_both() -> None:
    filler = [
        paragraph(str(n), f"De scholing duurt ten hoogste {n} maanden bij geval {'x' * 160}{n}.")
        for n in range(2, 12)
    ]
    same = "De persoon werkt dan mee."
    first = paragraph("1", "Het college kan scholing bieden.")
    long = ordinance(article("8", "Scholing", first, *filler, paragraph("12", same)))
    short = ordinance(article("8", "Scholing", first, paragraph("2", same)))
    row = table(long, short)["Scholing"]
    assert same in row.new[0].summary
    assert same in row.old[0].summary


def test_what_opens_an_article_leads_its_cell() -> None:
    text = summary(
        ordinance(
            article(
                "23",
                "Tegenprestatie",
                paragraph("1", "Wie bijstand ontvangt, is gehouden tot een tegenprestatie."),
                paragraph("2", "Het college kan personen vrijstellen."),
            )
        )
    )
    assert text.startswith("Wie bijstand ontvangt, is gehouden tot een tegenprestatie.")


def test_a_list_keeps_its_conjunction() -> None:
    text = summary(
        ordinance(
            article(
                "8",
                "Scholing",
                paragraph(
                    "1",
                    "Het college biedt scholing aan als de persoon:",
                    point("a", "geen diploma heeft; of"),
                    point("b", "langer dan een jaar werkloos is."),
                ),
            )
        )
    )
    assert text == (
        "Het college biedt scholing aan als de persoon: geen diploma heeft; of langer dan een jaar "
        "werkloos is."
    )


def test_a_long_list_says_where_the_rest_stands_and_keeps_the_numbers() -> None:
    points = [point(letter, f"{'heel lange voorwaarde ' * 9}{letter};") for letter in "abcdef"]
    points[4] = point("e", "de scholing duurt hoogstens 12 maanden;")
    text = summary(
        ordinance(
            article(
                "8",
                "Scholing",
                paragraph("1", "Het college biedt scholing aan onder voorwaarden:", *points),
            )
        )
    )
    assert "hoogstens 12 maanden" in text
    assert text.endswith("verder onder d en f.")


def test_a_list_of_bullets_is_told_in_full() -> None:
    bullets = (
        Provision(kind="point", text="proefplaatsing;"),
        Provision(kind="point", text="stage."),
    )
    opening = "Het college kan de volgende vormen van werken met behoud van uitkering aanbieden:"
    document = ordinance(
        article("10", "Werken met behoud van uitkering", paragraph("1", opening, *bullets))
    )
    (cell,) = table(ordinance(), document)["Werken met behoud van uitkering"].new
    assert cell.summary == f"{opening} proefplaatsing; stage."


def cited(text: str, citation: str, **target: str) -> Document:
    start = text.index(citation)
    reference = Reference(
        at="8",
        text=citation,
        start=start,
        end=start + len(citation),
        kind="external",
        instrument="Participatiewet",
        targets=(Target(**target),),
    )
    return replace(ordinance(article("8", "Scholing", text=text)), references=(reference,))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Het college biedt scholing als bedoeld in artikel 10a Pw aan.",
            "Het college biedt scholing aan.",
        ),
        (
            "De hulp, bedoeld in artikel 10a Pw, wordt als scholing verstrekt.",
            "De hulp, bedoeld in artikel 10a Pw, wordt als scholing verstrekt.",
        ),
        (
            "De doelgroep voor scholing wordt beschreven in artikel 10a Pw.",
            "De doelgroep voor scholing wordt beschreven in artikel 10a Pw.",
        ),
        (
            "Scholing krijgt wie voldoet aan de criteria, genoemd in artikel 10a Pw.",
            "Scholing krijgt wie voldoet aan de criteria, genoemd in artikel 10a Pw.",
        ),
        (
            "Het college kan scholing bieden aan personen als bedoeld in artikel 10a Pw.",
            "Het college kan scholing bieden aan personen als bedoeld in artikel 10a Pw.",
        ),
        (
            "Het college kan scholing geven aan personen als bedoeld in artikel 10a Pw, die wonen.",
            "Het college kan scholing geven aan personen als bedoeld in artikel 10a Pw, die wonen.",
        ),
    ],
)
def test_a_citation_goes_only_where_it_says_which_instrument_is_meant(text: str, said: str) -> None:
    assert summary(cited(text, "artikel 10a Pw", article="10a")) == said
