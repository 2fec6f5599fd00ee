"""The quantities of an instrument: whose they are, what they are of, how they are printed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from compare.instruments.measures import label, quantities
from compare.instruments.values import print_value
from corpus.model import (
    Document,
    Norm,
    Provision,
    Qualifier,
    Unit,
)
from tests.unit.tables import norm, table
from tests.unit.test_instruments import article, ordinance, paragraph, point


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
        ("Het college beslist binnen 8 weken na de aanvraag.", "binnen 8 weken", "week", "max",
         "beslistermijn"),
        ("De aanvraag wordt binnen 8 weken ingediend.", "binnen 8 weken", "week", "max",
         "aanvraagtermijn"),
        ("Het college kan dit bieden aan personen vanaf 27 jaar.", "vanaf 27 jaar", "leeftijd",
         "vanaf", "minimumleeftijd"),
        ("De doelgroep bestaat uit personen tot 30 jaar.", "tot 30 jaar", "leeftijd", "tot",
         "leeftijd, tot"),
        ("De polis wordt verstrekt als: de persoon minimaal 18 jaar oud is.", "minimaal 18 jaar",
         "leeftijd", "min", "minimumleeftijd"),
        ("Personen jonger dan 27 jaar leggen een schoolverklaring over.", "jonger dan 27 jaar",
         "leeftijd", "tot", "genoemde leeftijd"),
        ("Wie 27 jaar of ouder is, zoekt eerst vier weken naar werk.", "27 jaar of ouder",
         "leeftijd", "vanaf", "genoemde leeftijd"),
        ("Zorgtaken zijn: de opvang van kinderen tot vijf jaar.", "tot vijf jaar", "leeftijd",
         "tot", "genoemde leeftijd"),
    ],
)  # fmt: skip
def test_a_quantity_is_named_by_what_stands_around_it(
    text: str, found: str, unit: Unit, qualifier: Qualifier, what: str
) -> None:
    assert label(norm("1", 5, unit, found, qualifier), text) == what


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


def test_the_same_number_twice_in_a_sentence_is_named_by_its_own_place() -> None:
    text = "De stage duurt maximaal 3 maanden en kan met 3 maanden worden verlengd."
    norms = (norm("5", 3, "maand", "maximaal 3 maanden"), norm("5", 3, "maand", "3 maanden"))
    named = [
        one.what
        for one in quantities(
            replace(ordinance(article("5", "Stage", text=text)), norms=norms), ["5"]
        )
    ]
    assert named == ["maximale duur", "maximale verlenging"]


def test_a_multiple_says_of_what() -> None:
    text = "De contractduur bedraagt minimaal 2 maal de duur van de proefplaats, zonder proeftijd."
    told = replace(norm("5", 2, "maal", "minimaal 2 maal"), qualifier="min")
    document = replace(ordinance(article("5", "Proefplaats", text=text)), norms=(told,))
    (found,) = quantities(document, ["5"])
    assert (found.what, found.printed) == (
        "minimale duur van het contract",
        "2 maal de duur van de proefplaats",
    )


def ages(*sentences: tuple[str, float, str]) -> Document:
    """Return an article on schooling with ages of persons in its paragraphs."""
    made = ordinance(
        article(
            "5",
            "Scholing",
            *(paragraph(str(n), text) for n, (text, _, _) in enumerate(sentences, 1)),
        )
    )
    norms = tuple(
        norm(f"5/{n}", value, "leeftijd", said, "tot")
        for n, (_, value, said) in enumerate(sentences, 1)
        if said
    )
    return replace(made, norms=norms)


def test_an_age_that_sets_no_limit_to_an_instrument_is_quoted_and_replaces_no_other() -> None:
    opening = ("Het college kan scholing aanbieden.", 0, "")
    papers = ("Personen jonger dan 27 jaar leggen een verklaring over.", 27, "jonger dan 27 jaar")
    child = ("Een zorgtaak is de opvang van kinderen tot vijf jaar.", 5, "tot vijf jaar")
    old, new = (ages(opening, one) for one in (papers, child))
    changes = [
        (change.what, change.old, change.new)
        for change in table(old, new)["Scholing"].norm_changes
        if change.what == "genoemde leeftijd"
    ]
    assert changes == [
        ("genoemde leeftijd", None, f"5 jaar (‘{child[0][:-1]}’)"),
        ("genoemde leeftijd", f"27 jaar (‘{papers[0][:-1]}’)", None),
    ]


def test_an_age_for_whom_an_instrument_is_offered_is_a_limit() -> None:
    limit = "Het college kan scholing aanbieden aan personen tot {} jaar."
    old, new = (ages((limit.format(age), age, f"tot {age} jaar")) for age in (27, 30))
    (change,) = table(old, new)["Scholing"].norm_changes
    assert (change.what, change.old, change.new) == ("leeftijd, tot", "27 jaar", "30 jaar")


def limited(text: str, said: str) -> Document:
    made = ordinance(article("9", "Scholing", paragraph("1", "Het college biedt scholing."),
                             paragraph("2", text)))  # fmt: skip
    return replace(made, norms=(norm("9/2", 2, "jaar", said),))


def test_a_limit_carries_what_its_sentence_excepts() -> None:
    text = "De scholing duurt hoogstens 2 jaar, tenzij de persoon in het register staat."
    (change,) = table(ordinance(), limited(text, "hoogstens 2 jaar"))["Scholing"].norm_changes
    assert change.new == "2 jaar (‘tenzij de persoon in het register staat’)"

    vague = "Hij meldt zich binnen 2 jaar, tenzij hij ziek is."
    (change,) = table(ordinance(), limited(vague, "binnen 2 jaar"))["Scholing"].norm_changes
    assert change.new == "2 jaar (‘Hij meldt zich binnen 2 jaar, tenzij hij ziek is’)"


def test_an_exception_of_another_sentence_is_not_of_this_limit() -> None:
    text = "De scholing duurt hoogstens 2 jaar. Zij is gratis, tenzij dat niet kan."
    (change,) = table(ordinance(), limited(text, "hoogstens 2 jaar"))["Scholing"].norm_changes
    assert change.new == "2 jaar"


def test_limits_of_one_list_stand_in_the_provision_that_has_the_list() -> None:
    opening = "Scholing is er voor wie een arbeidsvermogen heeft van:"
    items = (point("a", "tot 80%;"), point("b", "tot 50%."))
    made = ordinance(article("9", "Scholing", paragraph("3", opening, *items)))
    norms = tuple(norm(f"9/3/{x}", n, "%", f"tot {n}%", "tot") for x, n in (("a", 80), ("b", 50)))
    (change,) = table(ordinance(), replace(made, norms=norms))["Scholing"].norm_changes
    assert (change.new, change.new_at) == ("80%; 50%", "9/3")
