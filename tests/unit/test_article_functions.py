"""Standard articles are known by their function, whatever their title."""

from __future__ import annotations

import pytest

from compare.alignment.article_functions import functions_of


@pytest.mark.parametrize(
    ("heading", "text", "functions"),
    [
        (
            "Citeertitel",
            "Deze regeling wordt aangehaald als: Marktregels.",
            {"citeertitel"},
        ),
        (
            "Titulatuur van de verordening",
            "Deze verordening kan worden aangehaald als: de Marktverordening.",
            {"citeertitel"},
        ),
        ("Naam", "Deze verordening heet: Marktverordening 2024.", {"citeertitel"}),
        ("Wat betekenen de woorden?", "Een markt is een plek.", {"begripsbepalingen"}),
        ("Woorden", "In deze verordening bedoelen we met:", {"begripsbepalingen"}),
        ("Slotbepaling", "Deze verordening treedt in werking op 1 mei 2024.", {"inwerkingtreding"}),
        ("Slot", "De Marktverordening 2019 wordt ingetrokken.", {"intrekking"}),
        (
            "Bijzondere situaties",
            "In bijzondere situaties kan het college afwijken van deze verordening.",
            {"hardheidsclausule"},
        ),
        (
            "Zaken waarin de verordening niet voorziet",
            "In alle gevallen waarin deze verordening niet voorziet, beslist het college.",
            {"onvoorzien"},
        ),
        ("Definities", "In deze verordening wordt verstaan onder:", {"begripsbepalingen"}),
        ("Beleidsregels", "Het college kan beleidsregels vaststellen.", {"nadere regels"}),
        ("Scholing", "Het college kan scholing aanbieden.", set()),
    ],
)
def test_functions_of_an_article(heading: str, text: str, functions: set[str]) -> None:
    assert functions_of(heading, (text,)) == functions


def test_one_article_may_do_three_things() -> None:
    units = (
        "Deze verordening treedt in werking op de dag na publicatie.",
        "Deze verordening wordt aangehaald als: Marktverordening 2024.",
        "De Marktverordening 2019 wordt ingetrokken.",
    )
    assert functions_of("Slotbepalingen", units) == {
        "inwerkingtreding",
        "citeertitel",
        "intrekking",
    }


def test_a_passing_power_to_make_rules_is_not_what_an_article_is_about() -> None:
    units = (
        "Het college kan scholing aanbieden als deze de kans op duurzaam werk vergroot.",
        "De scholing duurt ten hoogste twaalf maanden en kost ten hoogste tweeduizend euro.",
        "Het college kan nadere regels stellen.",
    )
    assert functions_of("Scholing", units) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Een vergunning krachtens deze verordening kan door het college worden ingetrokken.",
        "Op de aanvraag is de Algemene wet bestuursrecht van overeenkomstige toepassing.",
        "Het plan treedt in de plaats van het vorige plan.",
        "Het recht op grond van deze verordening vervalt na een jaar.",
    ],
)
def test_ordinary_provisions_have_no_standard_function(text: str) -> None:
    assert functions_of("Intrekking en wijziging van de beschikking", (text,)) == set()


@pytest.mark.parametrize(
    ("function", "text"),
    [
        (
            "hardheidsclausule",
            "Zij mag in het voordeel van ouders anders beslissen dan in deze verordening staat.",
        ),
        ("intrekking", "Deze verordening vervangt de Verordening jeugdhulp 2018."),
        ("begripsbepalingen", "Met het loket bedoelen we het loket voor ouders."),
        ("evenwichtige verdeling", "Het college verdeelt het geld eerlijk over de groepen."),
        ("maatwerk", "Het houdt rekening met omstandigheden en functionele beperkingen."),
        ("prijs en kwaliteit", "Het tarief past bij de opleiding en de cao van het personeel."),
        ("inspraak", "Inwoners denken mee over het beleid."),
        (
            "herziening en terugvordering",
            "De toekenning wordt ingetrokken als de gegevens onjuist zijn.",
        ),
        ("verslag", "De cliënt krijgt binnen tien werkdagen een verslag."),
        ("beslistermijn", "De gemeente besluit binnen acht weken."),
    ],
)
def test_plain_language_has_the_function_of_the_formal_text(function: str, text: str) -> None:
    assert functions_of("Zo gaat het", (text,)) == {function}
