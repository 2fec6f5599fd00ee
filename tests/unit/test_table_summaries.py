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


@pytest.mark.parametrize(
    "text",
    [
        "Het college biedt scholing als bedoeld in artikel 10a Pw aan.",
        "De scholing, bedoeld in artikel 10a, zesde lid, van de wet, bedraagt € 100.",
        "Het college kan scholing conform artikel 10a Pw aanbieden.",
        "De doelgroep voor scholing wordt beschreven in artikel 10a Pw.",
    ],
)
def test_nothing_is_cut_out_of_a_sentence_without_a_mark(text: str) -> None:
    start = text.index("artikel 10a")
    reference = Reference(
        at="8",
        text=text[start : start + 14],
        start=start,
        end=start + 14,
        kind="external",
        instrument="Participatiewet",
        targets=(Target(article="10a"),),
    )
    document = ordinance(article("8", "Scholing", text=text))
    assert summary(replace(document, references=(reference,))) == text


LONG = f"De werkgever overlegt {'steeds dezelfde stukken, ' * 60}en meer."


@pytest.mark.parametrize(
    "leaning",
    [
        "Artikel 7 is dan niet van toepassing, mits de werkgever minimaal 6 maanden betaalt.",
        "Hierbij bedraagt de subsidie maximaal € 900, mits de persoon minimaal 6 maanden werkt.",
        "In dat geval bedraagt de subsidie maximaal € 900 en duurt zij hoogstens 6 maanden.",
        "Dit geldt alleen als de persoon minimaal 6 maanden werkt en maximaal € 900 verdient.",
        "Het college kan hiervan afwijken als de kosten minimaal € 900 zijn en hoogstens 6 jaar.",
    ],
)
def test_a_sentence_never_stands_without_the_one_that_it_leans_on(leaning: str) -> None:
    opening = "Het college biedt scholing aan."
    text = summary(
        ordinance(
            article("8", "Scholing", paragraph("1", opening), paragraph("2", f"{LONG} {leaning}"))
        )
    )
    assert text.startswith(opening)
    assert text.endswith("(...)")
    assert leaning not in text

    before = "Bij een dienstverband bij Werkplan gelden andere afspraken."
    text = summary(
        ordinance(
            article("8", "Scholing", paragraph("1", opening), paragraph("2", f"{before} {leaning}"))
        )
    )
    assert text == f"{opening} {before} {leaning}"


@pytest.mark.parametrize(
    "own",
    [
        "Deze vorm van ondersteuning wordt maximaal 6 maanden ingezet.",
        "Als de kosten hoger zijn, geldt dan een eigen bijdrage van maximaal € 900.",
        "De scholing duurt niet langer dan 6 maanden.",
    ],
)
def test_a_sentence_that_tells_its_own_case_stands_alone(own: str) -> None:
    paragraphs = (
        paragraph("1", "Het college biedt scholing aan."),
        paragraph("2", f"{LONG} {own}"),
    )
    assert own in summary(ordinance(article("8", "Scholing", *paragraphs)))
