"""What a regulation withdraws: which, whose, adopted when, from when, in part."""

from __future__ import annotations

import pytest

from corpus.model import Repeal
from ingest.facts import with_facts
from tests.unit.trees import document
from ui.labels import repeal_words

REPEALS = [
    (
        "Ingetrokken wordt de Verordening op de commissie 2005, vastgesteld op 12 mei 2005.",
        [("Verordening op de commissie 2005", None, "2005-05-12", None)],
    ),
    (
        "De Inspraakverordening gemeente Vaals (raadsbesluit van 4 juli 2005) vervalt met ingang "
        "van 1 mei 2016.",
        [("Inspraakverordening gemeente Vaals", "Vaals", "2005-07-04", "2016-05-01")],
    ),
    (
        "Met de inwerkingtreding van deze verordening komt de Verordening burgerinitiatief 2008 "
        "te vervallen.",
        [("Verordening burgerinitiatief 2008", None, None, None)],
    ),
    (
        "De Huisvestingsverordening 2011 wordt ingetrokken, met uitzondering van de artikelen 5 "
        "en 6, die worden ingetrokken met ingang van 1 januari 2017.",
        [("Huisvestingsverordening 2011", None, None, None)],
    ),
    (
        "De Reintegratieverordening gemeente Maastricht 2008 wordt ingetrokken.",
        [("Reintegratieverordening gemeente Maastricht 2008", "Maastricht", None, None)],
    ),
    (
        "De Afstemmingsverordening WWB 201 3, vastgesteld door de gemeenteraad van Maastricht op "
        "22 "
        "januari 2013, wordt met ingang van 1 januari 2015  ingetrokken.",
        [("Afstemmingsverordening WWB 2013", "Maastricht", "2013-01-22", "2015-01-01")],
    ),
    (
        "De bestaande Verordening IOAW en IOAZ, vastgesteld op 22 januari 2013, wordt per 1 "
        "januari "
        "2015 ingetrokken.",
        [("Verordening IOAW en IOAZ", None, "2013-01-22", "2015-01-01")],
    ),
    (
        "Gelijktijdig met de inwerkingtreding van deze verordening wordt de verordening toeslag "
        "Wet "
        "werk en bijstand 2013 ingetrokken.",
        [("verordening toeslag Wet werk en bijstand 2013", None, None, None)],
    ),
    (
        "De Verordening werk 2017 van de gemeente Uden en de Verordening werk 2017 van de gemeente "
        "Landerd worden ingetrokken op de dag van inwerkingtreding.",
        [
            ("Verordening werk 2017", "Uden", None, None),
            ("Verordening werk 2017", "Landerd", None, None),
        ],
    ),
    (
        "De volgende verordeningen worden ingetrokken:\nde Verordening A 2010;\nde Beleidsregels B "
        "2011, vastgesteld op 3 maart 2011.",
        [
            ("Verordening A 2010", None, None, None),
            ("Beleidsregels B 2011", None, "2011-03-03", None),
        ],
    ),
    (
        "Deze verordening treedt in werking op 1 mei 2020 onder gelijktijdige intrekking van de op "
        "17 "
        "mei 2016 vastgestelde Verordening werk 2016.",
        [("Verordening werk 2016", None, "2016-05-17", "2020-05-01")],
    ),
    (
        "Met ingang van 1 januari 2020 treedt deze verordening in werking en vervalt de "
        "Verordening "
        "afval 2010.",
        [("Verordening afval 2010", None, None, "2020-01-01")],
    ),
    (
        "De Re-integratieverordening 2012, de Maatregelenverordening 2012 en de "
        "Handhavingsverordening 2011 worden ingetrokken.",
        [
            ("Re-integratieverordening 2012", None, None, None),
            ("Maatregelenverordening 2012", None, None, None),
            ("Handhavingsverordening 2011", None, None, None),
        ],
    ),
    (
        "Hierbij wordt ingetrokken de Verordening advies 2009.",
        [("Verordening advies 2009", None, None, None)],
    ),
    (
        "De door de raad op 12 mei 2011 vastgestelde Verordening bijstand 2011 wordt ingetrokken.",
        [("Verordening bijstand 2011", None, "2011-05-12", None)],
    ),
    (
        "De raad trekt de Verordening speelautomatenhallen 2004 in.",
        [("Verordening speelautomatenhallen 2004", None, None, None)],
    ),
    (
        "Een cliënt houdt recht op een voorziening op grond van de Verordening X 2012, totdat een "
        "besluit is genomen waarbij het besluit van toekenning wordt ingetrokken.",
        [],
    ),
    ("De Verordening X 2010 komt te vervallen.", [("Verordening X 2010", None, None, None)]),
    ("De subsidie wordt ingetrokken indien deze verordening niet wordt nageleefd.", []),
    ("Het college kan een besluit op grond van de Verordening X 2010 intrekken.", []),
    ("Het besluit tot toekenning wordt ingetrokken.", []),
    ("Het recht vervalt als de werkgever niet voldoet aan de Regeling loonkostensubsidie.", []),
    ("De Verordening X 2010 wordt als volgt gewijzigd:\nA. Artikel 3, tweede lid, vervalt.", []),
    ("Als de Verordening X 2010 vervalt, deelt het college dat mee.", []),
]


@pytest.mark.parametrize(("text", "wanted"), REPEALS, ids=[case[0][:40] for case in REPEALS])
def test_repeals(text: str, wanted: list[tuple[str, str | None, str | None, str | None]]) -> None:
    found = with_facts(document(("Intrekking en inwerkingtreding", text))).repeals
    assert [(item.title, item.body, item.adopted, item.per) for item in found] == wanted


def test_exceptions_stay_with_the_regulation_they_are_made_to() -> None:
    text = (
        "De Verordening werk Maastricht-Heuvelland 2015 en de daarop gebaseerde "
        "uitvoeringsbesluiten worden ingetrokken, met uitzondering van het uitvoeringsbesluit "
        "beschut werk 2016-2018 en het Uitvoeringsbesluit arbeid 2015 voor wat betreft groeibanen."
    )
    assert with_facts(document(("Intrekken", [text]))).repeals == (
        Repeal(
            title="Verordening werk Maastricht-Heuvelland 2015",
            exceptions=(
                "uitvoeringsbesluit beschut werk 2016-2018",
                "Uitvoeringsbesluit arbeid 2015",
            ),
            limits=("", "voor wat betreft groeibanen"),
            based="daarop gebaseerde uitvoeringsbesluiten",
            at="1/1",
        ),
    )


def test_a_repeal_in_words_says_what_goes_with_it_and_what_stays_in_part() -> None:
    text = (
        "De Verordening werk 2015 en de daarop gebaseerde besluiten worden ingetrokken, met "
        "uitzondering van het Besluit arbeid 2015 voor wat betreft het onderdeel groeibanen."
    )
    (repeal,) = with_facts(document(("Intrekken", [text]))).repeals
    assert repeal_words(repeal) == (
        "Verordening werk 2015 (met de daarop gebaseerde besluiten; met uitzondering van Besluit "
        "arbeid 2015 voor wat betreft het onderdeel groeibanen)"
    )
    (plain,) = with_facts(document(("Slot", ["De Verordening werk 2015 vervalt."]))).repeals
    assert (plain.based, plain.limits) == (None, ())


def test_a_repeal_in_the_decision_itself_is_read() -> None:
    preamble = (
        "De raad van de gemeente Vaals;\nbesluit:\n1. in te trekken de Verordening werk 2009;"
    )
    facts = with_facts(document(("Doel", "x"), preamble=preamble))
    assert [(item.title, item.at) for item in facts.repeals] == [
        ("Verordening werk 2009", "aanhef")
    ]


def test_a_repeal_in_part_names_the_part() -> None:
    text = "Artikel 3 van de Verordening werk Vaals 2015 vervalt met ingang van 1 mei 2020."
    assert with_facts(document(("Intrekking", text))).repeals == (
        Repeal(title="Verordening werk Vaals 2015", per="2020-05-01", at="1", part="Artikel 3"),
    )


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("De heffing gaat in op 1 januari 2025.", "2025-01-01"),
        ("De heffing gaat in op de eerste dag van het belastingjaar.", None),
        ("De heffing gaat in op 1 januari 2025 of op 1 februari 2025.", None),
    ],
)
def test_a_repeal_on_a_day_that_another_provision_names(said: str, day: str | None) -> None:
    repealing = (
        "De Legesverordening Veldrade 2024 wordt ingetrokken met ingang van de in artikel 2, "
        "tweede lid, genoemde datum van ingang van de heffing."
    )
    entry = "Deze verordening treedt in werking op de dag na die van de bekendmaking."
    paper = with_facts(document(("Overgangsrecht", repealing), ("Inwerkingtreding", [entry, said])))
    (repeal,) = paper.repeals
    assert (repeal.title, repeal.per) == ("Legesverordening Veldrade 2024", day)
