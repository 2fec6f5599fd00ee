"""The instrument table and what it is made of, on small hand-made documents."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from compare.instruments.articles import article_table, three_column_table
from compare.instruments.changes import norm_changes
from compare.instruments.measures import label, print_value, quantities
from compare.instruments.table import by_field, instrument_table
from compare.model import Alignment, Match, Op, Row
from corpus.model import (
    Document,
    InForce,
    Issue,
    Norm,
    Note,
    Provision,
    Qualifier,
    Reference,
    Saving,
    Target,
    Unit,
)
from tests.unit.test_instruments import article, chapter, ordinance, paragraph, point

NONE = Alignment(matches=())


def table(old: Document, new: Document, alignment: Alignment = NONE) -> dict[str, Row]:
    return {row.instrument: row for row in instrument_table(old, new, alignment).rows}


def norm(at: str, value: float, unit: Unit, text: str, qualifier: Qualifier = "max") -> Norm:
    return Norm(at=at, value=value, unit=unit, text=text, qualifier=qualifier)


LISTED = ordinance(
    article(
        "4",
        "Voorzieningen",
        paragraph(
            "2",
            "Het college kan de volgende voorzieningen aanbieden:",
            point("a", "jobcoaching,"),
            point("b", "no risk polis,"),
            point("c", "werken met behoud van uitkering."),
        ),
        paragraph(
            "3", "Het college stelt bij uitvoeringsbesluit nadere regels over voorzieningen."
        ),
    ),
    title="Re-integratieverordening 2015",
)
COACHING = ordinance(
    article(
        "11",
        "Jobcoaching",
        paragraph("1", "Het college kan jobcoaching inzetten voor wie anders niet kan werken."),
        paragraph("2", "De jobcoaching wordt maximaal 3 jaar ingezet."),
        paragraph("3", "In het eerste jaar bedraagt de omvang maximaal 10% van de werktijd."),
    ),
    article("12", "Proefplaatsing", text="Het college kan een proefplaatsing aanbieden."),
    article("13", "Overgangsrecht", paragraph("1", "Wat is verstrekt, blijft onder de oude.")),
)
COACHING = replace(
    COACHING,
    norms=(norm("11/2", 3, "jaar", "maximaal 3 jaar"), norm("11/3", 10, "%", "maximaal 10%")),
    savings=(Saving(at="13/1", text="Wat is verstrekt, blijft onder de oude."),),
    notes=(
        Note(targets=("11/2",), text="De duur is gekozen omdat drie jaar meestal genoeg is."),
        Note(targets=("11",), text="Dit artikel behoeft geen toelichting."),
    ),
)


# ---------------------------------------------------------------- rows


def test_a_row_per_instrument_with_provisions_on_both_sides() -> None:
    rows = table(LISTED, COACHING)
    row = rows["Jobcoaching"]
    assert row.status == "gewijzigd"
    assert [cell.at for cell in row.old] == ["4/2/a"]
    assert [cell.at for cell in row.new] == ["11"]
    assert row.legal_basis == ("Participatiewet, artikel 10da",)
    assert row.explanation == (
        "De duur is gekozen omdat drie jaar meestal genoeg is. (toelichting bij artikel 11, lid 2)"
    )
    changes = {change.what: (change.old, change.new, change.new_at) for change in row.norm_changes}
    assert changes == {
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


def test_a_dropped_instrument_says_which_transitional_law_covers_it() -> None:
    assert table(LISTED, COACHING)["No-riskpolis"].saving == "13/1"
    assert table(LISTED, COACHING)["Jobcoaching"].saving is None


def test_a_form_of_a_form_points_at_the_widest_instrument() -> None:
    offer = "Het college kan een proefplaatsing gericht op het bepalen van de loonwaarde aanbieden."
    heading = "Proefplaatsing gericht op het bepalen van de loonwaarde"
    (row,) = (
        row
        for name, row in table(LISTED, ordinance(article("9", heading, text=offer))).items()
        if name == heading
    )
    assert "ruimere instrument werken met behoud" in row.remark


def test_where_further_rules_may_be_made_is_told_once() -> None:
    new = ordinance(
        article("8", "Jobcoaching", text="Het college biedt jobcoaching."),
        article("24", "Regels", text="Het college kan over voorzieningen nadere regels stellen."),
    )
    (remark,) = instrument_table(LISTED, new, NONE).remarks
    assert "(oud: artikel 4, lid 3; nieuw: artikel 24)" in remark


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


def test_transitional_law_on_one_instrument_goes_before_that_on_all() -> None:
    own = Saving(at="13/2", text="Een no-riskpolis loopt door tot het einde.", cases=("verstrekt",))
    new = replace(COACHING, savings=(*COACHING.savings, own))
    assert table(LISTED, new)["No-riskpolis"].saving == "13/2"
    assert table(LISTED, new)["Werken met behoud van uitkering"].saving == "13/1"


def test_transitional_law_of_another_municipality_covers_nothing() -> None:
    old, new = replace(LISTED, bodies=("Uden",)), replace(COACHING, bodies=("Vaals",))
    assert table(old, new)["No-riskpolis"].saving is None


def test_a_listed_instrument_is_said_to_be_only_named() -> None:
    (cell,) = table(LISTED, COACHING)["Jobcoaching"].old
    assert cell.summary == "Genoemd als voorziening; nadere regels bij uitvoeringsbesluit (lid 3)."


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


# ---------------------------------------------------------------- status


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


def test_two_municipalities_are_pointed_out() -> None:
    old, new = replace(LISTED, bodies=("Uden",)), replace(COACHING, bodies=("Vaals", "Gulpen"))
    remarks = instrument_table(old, new, NONE).remarks
    assert any(
        "verschillende gemeenten (oud: Uden; nieuw: Vaals, Gulpen)" in remark for remark in remarks
    )


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


# ---------------------------------------------------------------- power, form, application


def feature(old: str, new: str) -> list[tuple[str, str | None, str | None]]:
    a = ordinance(article("9", "Scholing", text=old))
    b = ordinance(article("5", "Scholing", text=new))
    changes = table(a, b)["Scholing"].norm_changes
    return [(c.what, c.old, c.new) for c in changes if not c.what.startswith("tekst")]


def test_a_power_that_became_a_duty_is_shown() -> None:
    assert feature("Het college kan scholing aanbieden.", "Het college biedt scholing aan.") == [
        ("bevoegdheid of plicht", "kan (bevoegdheid)", "biedt (plicht)")
    ]
    assert feature("Ook kan het college dit bieden.", "Het college mag dit bieden.") == []
    assert feature("De scholing is duur.", "Het college biedt scholing aan.") == []


def test_form_and_application_are_shown_where_both_sides_say_them() -> None:
    assert feature(
        "De scholing wordt op aanvraag in natura verstrekt.",
        "De scholing wordt op aanvraag of ambtshalve in natura of als vergoeding verstrekt.",
    ) == [
        ("vorm", "in natura", "in natura of vergoeding in geld"),
        ("toekenning", "op aanvraag", "op aanvraag of ambtshalve"),
    ]


def test_a_bare_mention_has_no_features() -> None:
    row = table(LISTED, COACHING)["Jobcoaching"]
    assert not [change for change in row.norm_changes if change.what == "bevoegdheid of plicht"]


# ---------------------------------------------------------------- summaries


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


# ---------------------------------------------------------------- quantities


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        (10, "%", "10%"),
        (2.5, "%", "2,5%"),
        (1, "maand", "1 maand"),
        (6, "maand", "6 maanden"),
        (0.5, "jaar", "half jaar"),
        (3, "jaar", "3 jaar"),
        (27, "leeftijd", "27 jaar"),
        (20, "uur/week", "20 uur per week"),
        (4000, "euro", "€ 4.000"),
        (14.2, "euro", "€ 14,20"),
        (1, "dag", "1 dag"),
        (2, "maal", "2 maal"),
    ],
)
def test_values_are_printed_as_a_reader_expects(value: float, unit: Unit, printed: str) -> None:
    assert print_value(Norm(at="1", value=value, unit=unit)) == printed


@pytest.mark.parametrize(
    ("text", "found", "unit", "qualifier", "what"),
    [
        ("Dit duurt maximaal 12 maanden.", "maximaal 12 maanden", "maand", "max", "maximale duur"),
        ("Een arbeidsovereenkomst van minimaal 6 maanden.", "minimaal 6 maanden", "maand", "min",
         "arbeidsovereenkomst, minimale duur"),
        ("De aanvraag wordt binnen 1 maand ingediend.", "binnen 1 maand", "maand", "max",
         "aanvraagtermijn"),
        ("Het tweede jaar maximaal 5% van de werktijd.", "maximaal 5%", "%", "max",
         "omvang, tweede jaar"),
        ("De omvang is 5% van de werktijd in het 2e jaar.", "5%", "%", "exact",
         "omvang, tweede jaar"),
        ("De vergoeding bedraagt ten hoogste € 100 per maand.", "ten hoogste € 100", "euro", "max",
         "maximale hoogte, per maand"),
        ("voor gehuwden: 39% van de norm", "39%", "%", "exact", "hoogte, gehuwden"),
        ("Voor personen tot 21 jaar 15% van de norm.", "15%", "%", "exact", "hoogte, tot 21 jaar"),
        ("De jobcoaching wordt ieder half jaar beoordeeld.", "ieder half jaar", "jaar", "exact",
         "beoordeling, eens per"),
        ("Personen vanaf 27 jaar.", "vanaf 27 jaar", "leeftijd", "vanaf", "minimumleeftijd"),
    ],
)  # fmt: skip
def test_a_quantity_is_named_by_what_stands_around_it(
    text: str, found: str, unit: Unit, qualifier: Qualifier, what: str
) -> None:
    assert label(norm("1", 5, unit, found, qualifier), text) == what


def scholing(text: str, *norms: Norm) -> Document:
    return replace(ordinance(article("5", "Scholing", text=text)), norms=norms)


def changes(old: Document, new: Document) -> list[tuple[str, str | None, str | None]]:
    found = norm_changes(quantities(old, ["5"]), quantities(new, ["5"]))
    return [(change.what, change.old, change.new) for change in found]


def test_equal_quantities_in_other_units_are_no_change() -> None:
    old = scholing("Duurt maximaal 12 maanden.", norm("5", 12, "maand", "maximaal 12 maanden"))
    new = scholing("Duurt maximaal 1 jaar.", norm("5", 1, "jaar", "maximaal 1 jaar"))
    assert changes(old, new) == []


def test_quantities_pair_by_what_they_are_of() -> None:
    text = "Het eerste jaar maximaal {} van de uren, het tweede jaar maximaal {} van de uren."
    old = scholing(
        text.format("10%", "5%"),
        norm("5", 10, "%", "maximaal 10%"),
        norm("5", 5, "%", "maximaal 5%"),
    )
    new = scholing(
        text.format("5%", "4%"), norm("5", 5, "%", "maximaal 5%"), norm("5", 4, "%", "maximaal 4%")
    )
    assert changes(old, new) == [
        ("omvang, eerste jaar", "10%", "5%"),
        ("omvang, tweede jaar", "5%", "4%"),
    ]


def test_an_amount_per_period_is_laid_beside_one_per_another_period() -> None:
    weeks = norm("5", 4, "week", "vier weken", "exact")
    old = scholing(
        "De bijdrage bedraagt € 19 per vier weken.",
        norm("5", 19, "euro", "€ 19", "exact"),
        weeks,
    )
    new = scholing("De bijdrage bedraagt € 19 per maand.", norm("5", 19, "euro", "€ 19", "exact"))
    assert changes(old, new) == [("hoogte", "€ 19 per vier weken", "€ 19 per maand")]
    assert changes(old, old) == changes(new, new) == []


def test_a_matter_without_a_number_is_quoted_against_the_number() -> None:
    old = ordinance(article("9", "Premie", text="Het college stelt het bedrag van de premie vast."))
    new = ordinance(article("5", "Premie", text="De premie bedraagt ten hoogste € 200."))
    new = replace(new, norms=(norm("5", 200, "euro", "ten hoogste € 200"),))
    change = table(old, new)["Premie"].norm_changes[0]
    assert change.old == "geen getal: ‘Het college stelt het bedrag van de premie vast’"
    assert change.new == "€ 200"


def test_an_extension_to_a_total_is_no_extension_of_that_length() -> None:
    said = "ten hoogste zes maanden"
    text = f"De proefplaats duurt twee maanden en kan worden verlengd tot {said}."
    assert label(norm("1", 6, "maand", said), text) == "maximale duur met verlenging"
    said = "tot ten hoogste zes maanden"
    assert label(norm("1", 6, "maand", said), text) == "maximale duur met verlenging"


def test_a_part_lies_beside_the_whole_with_the_words_of_both() -> None:
    old = scholing("Daarna kan het college verlengen, voor 3% van de arbeidsduur.", part(3, "3%"))
    new = scholing("De omvang is 2,5% in het derde jaar.", part(2.5, "2,5%"))
    ((what, before, after),) = changes(old, new)
    assert what.startswith("omvang")
    assert before == "3% (‘Daarna kan het college verlengen, voor 3% van de arbeidsduur’)"
    assert after == "2,5% (‘De omvang is 2,5% in het derde jaar’)"


def part(value: float, text: str) -> Norm:
    return norm("5", value, "%", text)


def test_a_term_is_told_with_the_words_around_it() -> None:
    said = "binnen drie weken"
    document = scholing(f"De loonwaarde volgt {said} na de start.", norm("5", 3, "week", said))
    (change,) = norm_changes((), quantities(document, ["5"]))
    assert change.new == "3 weken (‘De loonwaarde volgt binnen drie weken na de start’)"


def test_counted_things_are_quantities() -> None:
    old = scholing("Het vervoer bedraagt ten hoogste 2000 kilometer per jaar.")
    new = scholing("Het vervoer bedraagt ten hoogste 1500 kilometer per jaar.")
    assert changes(old, new) == [
        ("aantal kilometers", "2000 kilometer per jaar", "1500 kilometer per jaar")
    ]
    days = scholing("De begeleiding omvat drie dagdelen per week of een dagdeel in het weekend.")
    assert changes(days, days) == []
    assert [one.printed for one in quantities(days, ["5"])] == ["drie dagdelen per week"]


def test_the_ends_of_a_range_are_one_quantity() -> None:
    text = "Het arbeidsvermogen is 50 tot 80%."
    new = scholing(
        text, norm("5", 50, "%", "50 tot 80%", "vanaf"), norm("5", 80, "%", "tot 80%", "tot")
    )
    assert changes(scholing("Niets."), new) == [("arbeidsvermogen", None, "50 tot 80%")]


def test_more_quantities_on_one_side_are_given_together() -> None:
    old = scholing("Hoogte € 100 of € 150.", norm("5", 100, "euro", "€ 100", "exact"),
                   norm("5", 150, "euro", "€ 150", "exact"))  # fmt: skip
    new = scholing("Hoogte € 200.", norm("5", 200, "euro", "€ 200", "exact"))
    assert changes(old, new) == [("hoogte", "€ 100; € 150", "€ 200")]


def test_a_frequency_in_words_is_compared_with_one_in_numbers() -> None:
    old = scholing(
        "Het college beoordeelt dit ieder half jaar.",
        Norm(at="5", value=0.5, unit="jaar", text="ieder half jaar"),
    )
    new = scholing("Het college beoordeelt dit ten minste eens per jaar.")
    assert changes(old, new) == [("beoordeling, eens per", "half jaar", "jaar")]


def test_an_amount_without_a_sign_is_an_amount() -> None:
    new = scholing("De premie bedraagt 0 per zes maanden.")
    assert changes(scholing("Niets."), new) == [("hoogte", None, "0")]


def test_quantities_of_a_part_that_belongs_to_another_instrument_stay_out() -> None:
    document = replace(
        ordinance(
            article(
                "7",
                "Participatieplaats",
                paragraph("1", "Het college kan een participatieplaats aanbieden."),
                paragraph("2", "De premie, bedoeld in de wet, bedraagt € 100."),
            )
        ),
        norms=(norm("7/2", 100, "euro", "€ 100", "exact"),),
    )
    rows = table(ordinance(), document)
    assert rows["Participatieplaats"].norm_changes == ()
    assert [change.new for change in rows["Premie"].norm_changes] == ["€ 100"]


def test_items_without_a_number_keep_their_own_quantities() -> None:
    items = ("jobcoaching, maximaal 3 jaar;", "een werkstage, maximaal 6 maanden.")
    document = replace(
        ordinance(
            article(
                "4",
                "Voorzieningen",
                paragraph(
                    "1",
                    "Het college kan de volgende voorzieningen aanbieden:",
                    *(Provision(kind="point", text=item) for item in items),
                ),
            )
        ),
        norms=(
            norm("4/1", 3, "jaar", "maximaal 3 jaar"),
            norm("4/1", 6, "maand", "maximaal 6 maanden"),
        ),
    )
    rows = table(ordinance(), document)
    assert [change.new for change in rows["Jobcoaching"].norm_changes] == ["3 jaar"]
    assert [change.new for change in rows["Werkstage"].norm_changes] == ["6 maanden"]


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


def test_a_basis_from_a_later_date_is_not_given() -> None:
    document = ordinance(article("6", "Proefplaats", text="Het college kan die aanbieden."))
    late = replace(document, in_force=InForce(date="2023-11-17"))
    early = replace(document, in_force=InForce(date="2016-07-01"))
    assert table(ordinance(), late)["Proefplaats"].legal_basis
    assert not table(ordinance(), early)["Proefplaats"].legal_basis


# ---------------------------------------------------------------- tables by article


def matched() -> tuple[Document, Document, Alignment]:
    old = ordinance(
        article("1", "Scholing", text="Het college kan scholing bieden."),
        article("2", "Vervallen", text="Weg."),
        article("3", "Werk", text="Beide."),
    )
    new = ordinance(
        article("1", "Nieuw", text="Erbij."),
        article("4", "Scholing", text="Het college moet scholing bieden."),
        article("5", "Werk", text="Een."),
        article("6", "Meer werk", paragraph("1", "Twee:", point("a", "dit."))),
    )
    diff: tuple[tuple[Op, str], ...] = (
        ("equal", "Het college "),
        ("delete", "kan "),
        ("insert", "moet "),
        ("equal", "bieden."),
    )
    alignment = Alignment(
        matches=(
            Match(old=(), new=("1",), relation="nieuw", score=1),
            Match(old=("1",), new=("4",), relation="gewijzigd", score=0.9, diff=diff),
            Match(old=("3",), new=("5", "6"), relation="gesplitst", score=0.8),
            Match(old=("2",), new=(), relation="vervallen", score=1),
        )
    )
    return old, new, alignment


def test_the_article_table_leads_there_and_back() -> None:
    old, new, alignment = matched()
    made = article_table(alignment, old, new)
    assert [(row.here, row.there) for row in made.from_old] == [
        ("1", ("4",)),
        ("2", ()),
        ("3", ("5", "6")),
    ]
    assert [(row.here, row.there) for row in made.from_new] == [
        ("1", ()),
        ("4", ("1",)),
        ("5", ("3",)),
        ("6", ("3",)),
    ]
    assert [row.summary for row in made.from_old] == [
        "‘Het college kan scholing bieden’ wordt ‘Het college moet scholing bieden’.",
        "Vervallen.",
        "Gesplitst in de artikelen 5 en 6; ‘Beide’ wordt ‘Een’.",
    ]
    assert made.from_old[2].there_headings == ("Werk", "Meer werk")


def test_a_rule_that_went_to_two_articles_stands_in_the_row_of_each() -> None:
    amount = "De vergoeding voor vervoer bedraagt ten hoogste € 1.200 per jaar."
    goods = "De vergoeding voor hulpmiddelen is bij een contract van zes maanden mogelijk."
    newer = "De vergoeding voor vervoer bedraagt ten hoogste € 1.500 per jaar."
    old = ordinance(article("15", "Kosten", paragraph("1", amount), paragraph("2", goods)))
    new = ordinance(
        article("20", "Vervoer", paragraph("1", newer)),
        article("21", "Hulpmiddelen", paragraph("1", goods)),
    )
    old = replace(old, norms=(norm("15/1", 1200, "euro", "ten hoogste € 1.200"),))
    new = replace(new, norms=(norm("20/1", 1500, "euro", "ten hoogste € 1.500"),))
    split = Match(old=("15",), new=("20", "21"), relation="gesplitst", score=0.8)
    made = article_table(Alignment(matches=(split,)), old, new)
    assert "€ 1.200 wordt € 1.500" in made.from_old[0].summary
    assert "€ 1.200 wordt € 1.500" in made.from_new[0].summary
    assert made.from_new[1].summary == "Artikel 15 is gesplitst in de artikelen 20 en 21."


def test_what_stood_in_another_article_is_not_new() -> None:
    rule = "Voorrang hebben jongeren tot 27 jaar zonder diploma."
    old = ordinance(
        article("2", "Taak", text="Het college ondersteunt."), article("3", "Verdeling", text=rule)
    )
    new = ordinance(
        article("2", "Taak", text="Het college ondersteunt."), article("3", "Maatwerk", text=rule)
    )
    age = norm("3", 27, "leeftijd", "tot 27 jaar", "tot")
    old, new = replace(old, norms=(age,)), replace(new, norms=(age,))
    matches = (
        Match(old=("2",), new=("2", "3"), relation="gesplitst", score=0.8),
        Match(old=("3",), new=("3",), relation="samengevoegd", score=0.8),
    )
    made = article_table(Alignment(matches=matches), old, new)
    assert made.from_old[0].summary == "Gesplitst in de artikelen 2 en 3."
    assert made.from_old[1].summary == "Artikel 3 is samengevoegd uit de artikelen 2 en 3."


def test_a_dropped_rule_that_stands_elsewhere_says_where() -> None:
    power = "Het college kan over de voorzieningen, bedoeld in {}, nadere regels stellen."
    old = ordinance(article("7", "Soorten", paragraph("3", power.format("het eerste lid"))))
    new = ordinance(article("24", "Regels", text=power.format("hoofdstuk 2")))
    matches = (
        Match(old=("7",), new=(), relation="vervallen", score=1),
        Match(old=(), new=("24",), relation="nieuw", score=1),
    )
    made = article_table(Alignment(matches=matches), old, new)
    assert made.from_old[0].summary == "Vervallen; lid 3 staat vrijwel gelijk in nieuw artikel 24."


def test_the_three_columns_hold_every_article_once() -> None:
    old, new, alignment = matched()
    rows = three_column_table(alignment, old, new)
    assert [row.new_at for row in rows] == [("1",), ("4",), ("5", "6"), ()]
    assert rows[2].new_text == ("Artikel 5 Werk\nEen.\n\nArtikel 6 Meer werk\n1. Twee:\n  a. dit.")
    assert rows[3].old_text == "Artikel 2 Vervallen\nWeg."
    assert rows[3].remarks == "Vervallen."


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
