"""The rows of the instrument table: which, in which order, under which name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from compare.instruments.table import by_field, instrument_table
from compare.model import Alignment, Match
from corpus.model import (
    Document,
    InForce,
)
from tests.unit.tables import COACHING, LISTED, NONE, norm, table
from tests.unit.test_instruments import article, chapter, ordinance, paragraph


def test_a_row_per_instrument_with_provisions_on_both_sides() -> None:
    rows = table(LISTED, COACHING)
    row = rows["Jobcoaching"]
    assert row.status == "gewijzigd"
    assert [cell.at for cell in row.old] == ["4/2/a"]
    assert [cell.at for cell in row.new] == ["11"]
    assert row.legal_basis == ("Participatiewet, artikel 10", "Participatiewet, artikel 10da")
    assert row.explanation == (
        "De duur is gekozen omdat drie jaar meestal genoeg is. (toelichting bij artikel 11, lid 2)"
    )
    changes = {change.what: (change.old, change.new, change.new_at) for change in row.norm_changes}
    assert changes == {
        "regeling": (
            "alleen genoemd",
            "‘Het college kan jobcoaching inzetten voor wie anders niet kan werken’",
            "11",
        ),
        "maximale duur": (None, "3 jaar", "11/2"),
        "omvang, eerste jaar": (None, "10%", "11/3"),
    }


def test_rows_stand_in_the_order_of_the_new_document_and_dropped_ones_after() -> None:
    assert [(row.instrument, row.status) for row in table(LISTED, COACHING).values()] == [
        ("Jobcoaching", "gewijzigd"),
        ("Proefplaatsing", "nieuw"),
        ("No-riskpolis", "vervallen"),
        ("Werken met behoud van uitkering", "vervallen"),
    ]


def test_rows_can_stand_by_policy_field() -> None:
    document = ordinance(
        chapter(
            "2", "Schuldhulpverlening", article("2", "Budgetbeheer", text="Het college biedt.")
        ),
        chapter("3", "Werk", article("3", "Jobcoaching", text="Het college biedt.")),
        chapter(
            "4", "Instrumenten", article("4", "Leerkring", text="Het college biedt de leerkring.")
        ),
        title="Verordening sociaal domein",
    )
    made = instrument_table(ordinance(), document, NONE)
    assert [row.instrument for row in made.rows] == ["Budgetbeheer", "Jobcoaching", "Leerkring"]
    assert [row.instrument for row in by_field(made).rows] == [
        "Jobcoaching",
        "Budgetbeheer",
        "Leerkring",
    ]


def test_the_old_name_is_shown_where_it_is_quite_another() -> None:
    old = ordinance(article("2", "Werkgeversdienstverlening", text="Het college biedt het aan."))
    new = ordinance(article("3", "Werkgeversservicepunt", text="Het college biedt het aan."))
    assert list(table(old, new)) == ["Werkgeversservicepunt (oud: werkgeversdienstverlening)"]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Werkstage", "Werkstage"),
        ("Stageplaats", "Stageplaats"),
        ("Opleiding", "Opleiding"),
        ("Scholingstraject", "Scholingstraject"),
        ("Proefplaats", "Proefplaats"),
        ("No risk polis", "No-riskpolis"),
        ("Participatievoorziening beschut werk", "Beschut werk"),
    ],
)
def test_a_row_is_called_as_the_new_text_calls_it(heading: str, title: str) -> None:
    document = ordinance(article("3", heading, text="Het college kan het aanbieden."))
    assert list(table(ordinance(), document)) == [title]


def test_names_outside_the_catalogue_pair_by_likeness_and_by_the_alignment() -> None:
    def made(number: str, name: str) -> Document:
        text = f"Het college kan de {name.lower()} aanbieden."
        return ordinance(chapter("2", "Voorzieningen", article(number, name, text=text)))

    old, near, far = (
        made("4", "Buurtleerkring"),
        made("5", "Buurtleerkringen"),
        made("5", "Leerkring"),
    )
    assert len(table(old, near)) == 1
    assert len(table(old, far)) == 2
    together = Match(old=("4",), new=("5",), relation="gewijzigd", score=0.9)
    assert len(table(old, far, Alignment(matches=(together,)))) == 1


def test_an_article_that_was_split_stays_about_its_instrument() -> None:
    budget = paragraph("1", "Het college verstrekt een persoonsgebonden budget.")
    amount = "Een persoon uit het sociale netwerk ontvangt maximaal € {} per uur."
    old = replace(
        ordinance(
            article("10", "Persoonsgebonden budget", budget, paragraph("2", amount.format(20)))
        ),
        title="Wmo-verordening 2018",
        norms=(norm("10/2", 20, "euro", "€ 20"),),
    )
    new = replace(
        ordinance(
            article("13", "Persoonsgebonden budget", budget),
            article("14", "Sociaal netwerk", text=amount.format(22)),
            article("15", "Slot", text="Deze verordening wordt aangehaald als: Wmo-verordening."),
        ),
        title="Wmo-verordening 2023",
        norms=(norm("14", 22, "euro", "€ 22"),),
    )
    split = Alignment(
        matches=(Match(old=("10",), new=("13", "14", "15"), relation="gesplitst", score=0.9),)
    )
    (row,) = instrument_table(old, new, split).rows
    assert [cell.at for cell in row.new] == ["13", "14"]
    assert [(c.old, c.new, c.new_at) for c in row.norm_changes] == [("€ 20", "€ 22", "14")]
    merged = Alignment(
        matches=(Match(old=("13", "14", "15"), new=("10",), relation="samengevoegd", score=0.9),)
    )
    (row,) = instrument_table(new, old, merged).rows
    assert [cell.at for cell in row.old] == ["13", "14"]


def test_a_table_without_instruments_says_so() -> None:
    dogs = ordinance(article("1", "Honden", text="Honden lopen aan de lijn."))
    for document in (dogs, ordinance()):
        made = instrument_table(document, document, NONE)
        assert made.rows == ()
        assert "geen van beide" in made.remarks[0]


def test_a_basis_from_a_later_date_is_not_given() -> None:
    document = ordinance(article("6", "Proefplaats", text="Het college kan die aanbieden."))
    late = replace(document, in_force=InForce(date="2023-11-17"))
    early = replace(document, in_force=InForce(date="2016-07-01"))
    assert table(ordinance(), late)["Proefplaats"].legal_basis
    assert not table(ordinance(), early)["Proefplaats"].legal_basis
