"""What a row adds: the explanatory note, transitional law, and what a reader must know."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from compare.instruments.table import instrument_table
from compare.model import Alignment, Match
from corpus.model import (
    Issue,
    Note,
    Saving,
)
from tests.unit.tables import COACHING, LISTED, NONE, norm, table
from tests.unit.test_instruments import article, ordinance, paragraph, point


def explained(*notes: Note, old_notes: tuple[Note, ...] = ()) -> dict[str, str]:
    old = ordinance(
        article("2", "Scholing", text="Het college kan scholing bieden."),
        article("3", "No-riskpolis", text="Het college kan een no-riskpolis bieden."),
    )
    new = ordinance(
        article("2", "Scholing", text="Het college biedt scholing."),
        article("4", "Werkstage", text="Het college biedt een werkstage."),
    )
    rows = table(replace(old, notes=old_notes), replace(new, notes=notes))
    return {name: row.explanation for name, row in rows.items()}


def test_the_general_note_tells_why_an_instrument_went() -> None:
    text = "De wet is gewijzigd. De no-riskpolis is vervallen, want het UWV voert die uit."
    assert explained(Note(targets=("algemeen",), text=text))["No-riskpolis"] == (
        "De no-riskpolis is vervallen, want het UWV voert die uit. (algemene toelichting)"
    )


def test_a_note_of_the_old_ordinance_is_called_so() -> None:
    note = Note(targets=("2",), text="Scholing is bedoeld om werk te vinden.")
    assert explained(old_notes=(note,))["Scholing"].endswith(
        "(toelichting oude verordening bij artikel 2)"
    )


def test_a_note_on_two_articles_explains_what_it_names() -> None:
    note = Note(targets=("2", "4"), text="De werkstage is bedoeld om te wennen aan werk.")
    made = explained(note)
    assert made["Werkstage"]
    assert not made["Scholing"]


def test_a_dropped_instrument_says_which_transitional_law_covers_it() -> None:
    assert table(LISTED, COACHING)["No-riskpolis"].saving == "13/1"
    assert table(LISTED, COACHING)["Jobcoaching"].saving is None


def test_transitional_law_on_one_instrument_goes_before_that_on_all() -> None:
    own = Saving(at="13/2", text="Een no-riskpolis loopt door tot het einde.", cases=("verstrekt",))
    new = replace(COACHING, savings=(*COACHING.savings, own))
    assert table(LISTED, new)["No-riskpolis"].saving == "13/2"
    assert table(LISTED, new)["Werken met behoud van uitkering"].saving == "13/1"


def test_transitional_law_of_another_municipality_covers_nothing() -> None:
    old, new = replace(LISTED, bodies=("Uden",)), replace(COACHING, bodies=("Vaals",))
    assert table(old, new)["No-riskpolis"].saving is None


def test_a_dropped_instrument_tells_where_its_article_went() -> None:
    old = ordinance(
        article("12", "Werkplekaanpassing", text="Het college kan een werkplekaanpassing bieden.")
    )
    new = ordinance(
        article("8", "Meeneembare voorziening", text="Het college biedt een hulpmiddel.")
    )
    matched = Alignment(matches=(Match(old=("12",), new=("8",), relation="gewijzigd", score=0.8),))
    rows = {row.instrument: row for row in instrument_table(old, new, matched).rows}
    assert rows["Werkplekaanpassing"].remark == (
        "Het artikel hierover komt het meest overeen met artikel 8 (Meeneembare voorziening) van "
        "de nieuwe verordening."
    )
    assert "artikel 12 (Werkplekaanpassing)" in rows["Meeneembare voorziening"].remark


def test_a_form_of_a_form_points_at_the_widest_instrument() -> None:
    offer = "Het college kan een proefplaatsing gericht op het bepalen van de loonwaarde aanbieden."
    heading = "Proefplaatsing gericht op het bepalen van de loonwaarde"
    (row,) = (
        row
        for name, row in table(LISTED, ordinance(article("9", heading, text=offer))).items()
        if name == heading
    )
    assert "ruimere instrument werken met behoud" in row.remark


def test_a_related_instrument_is_pointed_out() -> None:
    rows = table(LISTED, COACHING)
    assert "ruimere instrument werken met behoud" in rows["Proefplaatsing"].remark
    assert "vorm hiervan: proefplaatsing" in rows["Werken met behoud van uitkering"].remark


def test_a_name_in_passing_is_no_instrument_but_is_pointed_out() -> None:
    new = ordinance(article("3", "Weigering", text="Geen recht geeft wie een no-riskpolis heeft."))
    row = table(LISTED, new)["No-riskpolis"]
    assert (row.status, row.new) == ("vervallen", ())
    assert "artikel 3" in row.remark


def test_not_found_in_a_document_with_gaps_is_undetermined() -> None:
    gap = Issue(code="missing-article", severity="warning", message="Artikel 12 ontbreekt.")
    made = instrument_table(LISTED, replace(COACHING, issues=(gap,)), NONE)
    row = next(row for row in made.rows if row.instrument == "No-riskpolis")
    assert row.new_unsure
    assert not row.old_unsure
    assert any("Artikel 12 ontbreekt." in remark for remark in made.remarks)


def test_where_further_rules_may_be_made_is_told_once() -> None:
    new = ordinance(
        article("8", "Jobcoaching", text="Het college biedt jobcoaching."),
        article("24", "Regels", text="Het college kan over voorzieningen nadere regels stellen."),
    )
    (remark,) = instrument_table(LISTED, new, NONE).remarks
    assert "(oud: artikel 4, lid 3; nieuw: artikel 24)" in remark


def test_room_for_other_provisions_is_told_once() -> None:
    open_ended = ordinance(
        article(
            "2",
            "Aanbod",
            paragraph(
                "1",
                "Het college kan de volgende voorzieningen aanbieden:",
                point("a", "scholing;"),
                point("b", "andere door het college noodzakelijk geachte voorzieningen."),
            ),
        )
    )
    (remark,) = instrument_table(COACHING, open_ended, NONE).remarks
    assert "artikel 2, lid 1, onderdeel b" in remark


@pytest.mark.parametrize(
    "text",
    [
        "Het college kan personen voorzieningen aanbieden vanuit belendende beleidsvelden.",
        "Het college kan ook voorzieningen inzetten op grond van andere wetten.",
    ],
)
def test_provisions_of_other_policy_fields_are_no_room_for_other_instruments(text: str) -> None:
    other = ordinance(article("22", "Anders", text=text))
    assert instrument_table(COACHING, other, NONE).remarks == ()


def test_two_municipalities_are_pointed_out() -> None:
    old, new = replace(LISTED, bodies=("Uden",)), replace(COACHING, bodies=("Vaals", "Gulpen"))
    remarks = instrument_table(old, new, NONE).remarks
    assert any(
        "verschillende gemeenten (oud: Uden; nieuw: Vaals, Gulpen)" in remark for remark in remarks
    )


def test_a_number_from_the_article_that_was_split_is_not_new() -> None:
    words = "De vergoeding bedraagt ten hoogste € 3.000."
    old = ordinance(article("15", "Werkplekaanpassing", text=f"Het college helpt. {words}"))
    new = ordinance(
        article("20", "Werkplekaanpassing", text="Het college helpt."),
        article("21", "Meeneembare voorziening", text=f"Het college kan die geven. {words}"),
    )
    amount = norm("15", 3000, "euro", "ten hoogste € 3.000")
    old = replace(old, norms=(amount,))
    new = replace(new, norms=(replace(amount, at="21"),))
    split = Match(old=("15",), new=("20", "21"), relation="gesplitst", score=0.9)
    row = table(old, new, Alignment(matches=(split,)))["Meeneembare voorziening"]
    assert row.status == "nieuw"
    assert row.norm_changes == ()
    assert "€ 3.000: stond al in artikel 15 van de oude verordening." in row.remark
