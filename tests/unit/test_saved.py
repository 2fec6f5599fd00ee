"""Clauses that keep old rules alive for old cases, as they are read from the articles."""

from __future__ import annotations

import pytest

from ingest.facts import with_facts
from tests.unit.trees import document


@pytest.mark.parametrize(
    ("heading", "text", "saved"),
    [
        (
            "Overgangsrecht",
            "Op een voorziening die is toegekend voor de datum waarop deze "
            "verordening in werking treedt, blijft de Verordening werk 2015 van toepassing.",
            True,
        ),
        (
            "Overgangsrecht",
            "Besluiten genomen op grond van de in het eerste lid genoemde verordening "
            "blijven van kracht.",
            True,
        ),
        (
            "Slotbepaling",
            "Aanvragen die voor de inwerkingtreding zijn ingediend worden afgehandeld "
            "volgens de ingetrokken verordening.",
            True,
        ),
        (
            "Overgangsrecht",
            "De 'Verordening heffing 2021' wordt ingetrokken, met dien verstande dat zij van "
            "toepassing blijft op de feiten die zich voor die datum hebben voorgedaan.",
            True,
        ),
        (
            "Overgangsrecht",
            "Op bezwaarschriften tegen een besluit op grond van de Verordening X 2012 wordt "
            "beslist "
            "met inachtneming van die verordening.",
            True,
        ),
        (
            "Overgangsrecht",
            "Op aanvragen die zijn ingediend voor 1 januari 2016 zijn de bepalingen van de "
            "Algemene "
            "subsidieverordening 2010 van toepassing.",
            True,
        ),
        (
            "Intrekken vergunning",
            "De vergunning vervalt na een jaar maar blijft van kracht zolang wordt gebouwd.",
            False,
        ),
        ("Subsidie", "Artikel 4 blijft van toepassing.", False),
        (
            "Overgangsrecht",
            "Wie op 31 december 2014 recht had op een toeslag, behoudt dat recht tot 1 juli 2015.",
            True,
        ),
        (
            "Overgangsrecht",
            "Aanvragen die zijn ingediend voor 1 juli 2020 worden afgehandeld op grond van de "
            "Subsidieverordening Zwolle 2012.",
            True,
        ),
        (
            "Overgangsrecht",
            "Besluiten, genomen krachtens de Subsidieverordening Zwolle 2012, gelden als "
            "besluiten krachtens deze verordening.",
            True,
        ),
        (
            "Overgangsrecht",
            "Op een aanvraag van voor die datum wordt deze verordening toegepast.",
            False,
        ),
    ],
)
def test_savings(heading: str, text: str, saved: bool) -> None:
    found = with_facts(document(("Doel", "x"), (heading, ["Inleiding.", text]))).savings
    assert [item.at for item in found] == (["2/2"] if saved else [])


def test_a_clause_that_names_the_repealed_regulation_is_about_old_cases() -> None:
    article = [
        "De Verordening werk Vaals 2015 wordt ingetrokken.",
        "De cliënt houdt recht op een voorziening op grond van de Verordening werk Vaals 2015, "
        "totdat het college opnieuw heeft besloten.",
    ]
    found = with_facts(document(("Intrekking oude verordening", article))).savings
    assert [item.at for item in found] == ["1/2"]


def test_a_savings_clause_says_for_whom_until_when_and_who_may_deviate() -> None:
    text = (
        "Op voorzieningen die voor de inwerkingtreding van deze verordening zijn verstrekt blijft "
        "de Verordening werk 2015 van toepassing, maar niet langer dan twaalf maanden. In "
        "uitzonderlijke gevallen kan het college hiervan afwijken."
    )
    (saving,) = with_facts(document(("Overgangsrecht", text))).savings
    assert saving.cases == ("verstrekt",)
    assert saving.until == "niet langer dan twaalf maanden"
    assert saving.deviation == "In uitzonderlijke gevallen kan het college hiervan afwijken."


def test_a_regulation_that_lapses_and_lives_on_for_old_cases() -> None:
    text = (
        "Deze beleidsregel vervalt met ingang van 1 januari 2021, met dien verstande dat de "
        "beleidsregel van toepassing blijft op aanvragen die voor 26 juni 2020 zijn ingediend."
    )
    facts = with_facts(document(("Inwerkingtreding en vervaldatum", text)))
    assert facts.in_force.until == "2021-01-01"
    assert [saving.at for saving in facts.savings] == ["1"]
    assert facts.repeals == ()
