"""What changed in an instrument: numbers, powers and forms, old to new."""

from __future__ import annotations

from msgspec.structs import replace

from compare.instruments.changes import norm_changes
from compare.instruments.measures import label, quantities
from corpus.model import (
    Document,
    Norm,
)
from tests.unit.tables import COACHING, LISTED, norm, table
from tests.unit.test_instruments import article, ordinance


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


def test_the_ends_of_a_range_are_one_quantity() -> None:
    text = "Het arbeidsvermogen is 50 tot 80%."
    new = scholing(
        text, norm("5", 50, "%", "50 tot 80%", "vanaf"), norm("5", 80, "%", "tot 80%", "tot")
    )
    assert changes(scholing("Niets."), new) == [("arbeidsvermogen", None, "50 tot 80%")]


def test_hours_per_week_lie_beside_hours_per_year() -> None:
    old = scholing(
        "De omvang bedraagt 3 uur per week.", norm("5", 3, "uur/week", "3 uur per week", "exact")
    )
    new = scholing(
        "De omvang bedraagt 105 uur per jaar.", norm("5", 105, "uur", "105 uur", "exact")
    )
    assert changes(old, new) == [("omvang", "3 uur per week", "105 uur per jaar")]


def groups(*told: tuple[str, float]) -> Document:
    text = "De toeslag bedraagt: " + "; ".join(f"voor {whom} € {sum_:g}" for whom, sum_ in told)
    return scholing(f"{text}.", *(norm("5", v, "euro", f"€ {v:g}", "exact") for _, v in told))


def test_amounts_for_groups_of_people_pair_by_the_group() -> None:
    old = groups(("gehuwden", 500), ("alleenstaanden", 300))
    assert changes(old, groups(("alleenstaanden", 350), ("gehuwden", 600))) == [
        ("hoogte, alleenstaanden", "€ 300", "€ 350"),
        ("hoogte, gehuwden", "€ 500", "€ 600"),
    ]
    assert changes(old, groups(("een gezin", 600), ("een persoon", 350))) == [
        ("hoogte", "€ 500 (gehuwden); € 300 (alleenstaanden)", "€ 600 (gezin); € 350 (persoon)")
    ]


def test_a_part_of_a_whole_lies_beside_a_percentage() -> None:
    old = scholing(
        "De subsidie bedraagt ten hoogste de helft van de kosten.",
        norm("5", 50, "%", "ten hoogste de helft"),
    )
    new = scholing(
        "De subsidie bedraagt ten hoogste 60% van de kosten.", norm("5", 60, "%", "ten hoogste 60%")
    )
    assert changes(old, new) == [("maximale hoogte", "de helft", "60%")]


def test_a_part_of_a_tariff_is_a_height_and_the_tariff_is_no_group_of_people() -> None:
    old = scholing("De kosten worden vergoed.")
    new = scholing(
        "De uren, voor een uurtarief van maximaal de helft van het tarief.",
        norm("5", 50, "%", "maximaal de helft"),
    )
    assert ("maximale hoogte van het tarief", None, "de helft") in changes(old, new)
