"""Entry into force: the day or the rule that sets it, retroactive effect, parts and an end."""

from __future__ import annotations

import pytest

from ingest.facts import with_facts
from tests.unit.trees import document


@pytest.mark.parametrize(
    ("text", "day", "rule", "back"),
    [
        (
            "Deze verordening treedt inwerking op 1 januari 201 5  en geldt voor alle gevallen.",
            "2015-01-01",
            None,
            None,
        ),
        (
            "Met ingang van 1 januari 2020 treedt deze verordening in werking.",
            "2020-01-01",
            None,
            None,
        ),
        (
            "Deze verordening treedt na vaststelling in werking op de dag na publicatie.",
            None,
            "dag na publicatie",
            None,
        ),
        (
            "Deze verordening treedt in werking op de achtste dag na bekendmaking.",
            None,
            "achtste dag na bekendmaking",
            None,
        ),
        (
            "Dit besluit treedt in werking met ingang van de eerste dag van de maand volgend op "
            "die "
            "van bekendmaking.",
            None,
            "eerste dag van de maand volgend op die van bekendmaking",
            None,
        ),
        (
            "Deze verordening treedt in werking op de dag na bekendmaking en werkt terug tot en "
            "met "
            "1 juli 2023.",
            None,
            "dag na bekendmaking",
            "2023-07-01",
        ),
        (
            "Deze verordening treedt met terugwerkende kracht in werking per 1 juli 2023.",
            "2023-07-01",
            None,
            "2023-07-01",
        ),
        (
            "Deze verordening treedt in werking op de dag na bekendmaking, doch niet eerder dan "
            "1 mei 2021.",
            None,
            "dag na bekendmaking, doch niet eerder dan 1 mei 2021",
            None,
        ),
        (
            "Deze verordening treedt in werking op de eerste dag van de maand na die van "
            "bekendmaking, met uitzondering van artikel 2, dat in werking treedt op 1 januari "
            "2021.",
            None,
            "eerste dag van de maand na die van bekendmaking",
            None,
        ),
        (
            "Dit besluit treedt in werking op de dag na bekendmaking en vervalt op 31 december "
            "2022.",
            None,
            "dag na bekendmaking",
            None,
        ),
        (
            "Deze verordening treedt in werking daags na bekendmaking en werkt terug tot 1 april "
            "2020.",
            None,
            "daags na bekendmaking",
            "2020-04-01",
        ),
    ],
)
def test_entry_into_force(text: str, day: str | None, rule: str | None, back: str | None) -> None:
    found = with_facts(document(("Doel", "x"), ("Inwerkingtreding", [text]))).in_force
    assert (found.date, found.rule, found.retroactive_to, found.at) == (day, rule, back, "2/1")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("treedt in werking één dag na publicatie.", "één dag na publicatie"),
        ("treedt in werking zes weken na bekendmaking.", "zes weken na bekendmaking"),
        (
            "treedt in werking op een door het college te bepalen tijdstip.",
            "een door het college te bepalen tijdstip",
        ),
        (
            "treedt in werking op de dag dat de Jeugdwet in werking treedt.",
            "dag dat de Jeugdwet in werking treedt",
        ),
    ],
)
def test_rules_that_set_the_day(text: str, rule: str) -> None:
    found = with_facts(document(("Inwerkingtreding", f"Deze verordening {text}"))).in_force
    assert (found.date, found.rule) == (None, rule)


def test_provisions_with_a_day_of_their_own_and_an_end() -> None:
    text = (
        "Deze verordening treedt in werking op 1 januari 2015, met uitzondering van artikel 8, dat "
        "in werking treedt op 1 juli 2015. Deze verordening geldt tot en met 31 december 2018."
    )
    found = with_facts(document(("Inwerkingtreding", text))).in_force
    assert found.date == "2015-01-01"
    assert [(part.provisions, part.date) for part in found.parts] == [("artikel 8", "2015-07-01")]
    assert found.until == "2019-01-01"


def test_articles_in_the_plural_enter_into_force_on_their_own_days() -> None:
    text = (
        "De artikelen 1 en 2 treden in werking op 1 juli 2020. De overige artikelen treden in "
        "werking op 1 januari 2021."
    )
    found = with_facts(document(("Inwerkingtreding", text))).in_force
    assert [(part.provisions, part.date) for part in found.parts] == [
        ("De artikelen 1 en 2", "2020-07-01"),
        ("De overige artikelen", "2021-01-01"),
    ]


def test_retroactive_effect_in_a_sentence_of_its_own() -> None:
    text = (
        "Deze verordening treedt in werking op de dag na bekendmaking. "
        "Zij werkt terug tot 1 mei 2020."
    )
    found = with_facts(document(("Inwerkingtreding", text))).in_force
    assert (found.rule, found.retroactive_to) == ("dag na bekendmaking", "2020-05-01")


def test_a_law_entering_into_force_is_not_the_ordinance() -> None:
    words = (
        "Dit artikel geldt vanaf het moment dat de Wet inburgering in werking treedt op 1 mei 2022."
    )
    assert with_facts(document(("Doel", words))).in_force.date is None


def test_an_article_that_works_back_does_not_end_the_regulation() -> None:
    text = (
        "Deze verordening treedt in werking op de dag na bekendmaking, waarbij artikel 4 "
        "terugwerkt tot en met 1 januari 2020."
    )
    found = with_facts(document(("Inwerkingtreding", text))).in_force
    assert (found.rule, found.until, found.retroactive_to) == ("dag na bekendmaking", None, None)


def test_a_regulation_in_force_from_a_day_does_not_end_on_it() -> None:
    text = "Dit besluit wordt van kracht op 1 januari 2019 en geldt tot en met 31 december 2020."
    found = with_facts(document(("Inwerkingtreding", text))).in_force
    assert (found.date, found.until) == ("2019-01-01", "2021-01-01")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Deze verordening werkt terug tot en met 1 januari 2024.", "2024-01-01"),
        ("Zij werkt terug tot 1 januari 2024.", "2024-01-01"),
        (
            "Aan deze verordening wordt terugwerkende kracht verleend tot en met 1 januari 2024.",
            "2024-01-01",
        ),
        ("In afwijking van het eerste lid werkt artikel 1 terug tot en met 1 januari 2024.", None),
        ("De intrekking werkt terug tot en met 1 januari 2024.", None),
    ],
)
def test_retroactive_effect_in_a_lid_of_its_own(said: str, day: str | None) -> None:
    entry = "Deze verordening treedt in werking op de dag na bekendmaking."
    found = with_facts(document(("Inwerkingtreding", [entry, said]))).in_force
    assert found.retroactive_to == day
    assert (found.at, found.retroactive_at) == ("1/1", "1/2" if day else None)
