"""Facts from preamble, articles and closing formula: what holds, since when, instead of what."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from corpus.model import Adoption, InForce, Note, Repeal
from ingest.facts import with_facts
from tests.unit.trees import document

JOINT_PREAMBLE = """» Gelet op artikel 6 en 8a van de Participatiewet;
» Gezien het voorstel van Burgemeester en wethouders, hierna te noemen het College,
Besluit de raden van de gemeenten Eijsden-Margraten, Maastricht, Vaals en
Valkenburg a/d Geul de Verordening proef vast te stellen."""
JOINT_CLOSING = """Aldus besloten door:
de Raad van de gemeente Eijsden-Margraten in de openbare vergadering van 24 mei 2016
de griffier, de voorzitter,
mr. A. de Vries B. Bakker
de Raad van de gemeente Maastricht in de openbare vergadering van 1 7 mei 2016
de Raad van de gemeente Vaals in de openbare vergadering van 23 mei 201 6
de Raad van de gemeente Valkenburg aan de Geul in de openbare vergadering van 30 mei 2016"""


def test_a_joint_ordinance_has_every_body_and_its_own_day() -> None:
    facts = with_facts(document(("Doel", "x"), preamble=JOINT_PREAMBLE, closing=JOINT_CLOSING))
    assert facts.bodies == (
        "Eijsden-Margraten",
        "Maastricht",
        "Vaals",
        "Valkenburg aan de Geul",
    )
    assert {item.body: item.date for item in facts.adopted} == {
        "Eijsden-Margraten": "2016-05-24",
        "Maastricht": "2016-05-17",
        "Vaals": "2016-05-23",
        "Valkenburg aan de Geul": "2016-05-30",
    }
    assert facts.legal_basis == ("artikel 6 en 8a van de Participatiewet",)


def test_the_day_of_the_proposal_is_not_the_day_of_adoption() -> None:
    facts = with_facts(
        document(
            ("Doel", "x"),
            preamble="DE RAAD DER GEMEENTE MAASTRICHT,\n\ngezien het voorstel van burgemeester en "
            "wethouders van 4 november 2014;\ngelet op artikel 8 van de Participatiewet;\nBESLUIT:",
            closing="Aldus besloten door de raad der gemeente Maastricht in zijn openbare "
            "vergadering van 1 6  december \n2014.\n\nDe Griffier, De Voorzitter,",
        )
    )
    assert [(item.body, item.date) for item in facts.adopted] == [("Maastricht", "2014-12-16")]


def test_a_body_on_no_list_is_named_as_written_and_a_formula_after_the_notes_is_read() -> None:
    note = Note(
        targets=("1",), text="Uitleg. Vastgesteld in de openbare vergadering van 3 mei 2022."
    )
    facts = with_facts(document(("Doel", "x"), notes=(note,)))
    assert facts.bodies == ("Teststad",)
    assert [(item.body, item.date) for item in facts.adopted] == [("Teststad", "2022-05-03")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Deze verordening kan worden aangehaald als de 'Verordening Wmo Vaals 2015' en treedt "
            "in werking op 1 januari 2015.",
            "Verordening Wmo Vaals 2015",
        ),
        ("Als citeertitel geldt: Verordening Wmo Vaals 2015.", "Verordening Wmo Vaals 2015"),
        ("Deze verordening wordt aangehaald als: Proefverordening 201 5.", "Proefverordening 2015"),
        (
            'Deze verordening kan worden aangehaald als "Verordening A en B 2015".',
            "Verordening A en B 2015",
        ),
        (
            "Deze verordening wordt aangehaald als Verordening werk 2016 e.v.",
            "Verordening werk 2016 e.v.",
        ),
        ("Zij kan worden aangehaald onder de naam: de Regeling X.", "Regeling X"),
    ],
)
def test_the_citation_title(text: str, title: str) -> None:
    assert with_facts(document(("Citeertitel", text))).citation_title == title


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
            at="1/1",
        ),
    )


def test_a_repeal_in_the_decision_itself_is_read() -> None:
    preamble = (
        "De raad van de gemeente Vaals;\nbesluit:\n1. in te trekken de Verordening werk 2009;"
    )
    facts = with_facts(document(("Doel", "x"), preamble=preamble))
    assert [(item.title, item.at) for item in facts.repeals] == [
        ("Verordening werk 2009", "aanhef")
    ]


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


def test_official_metadata_fills_in_and_differences_are_told() -> None:
    text = [
        "Deze verordening treedt in werking op de dag na bekendmaking.",
        "Deze verordening wordt aangehaald als: Verordening werk 2019.",
    ]
    official = replace(
        document(("Inwerkingtreding en citeertitel", text)),
        citation_title="Verordening werk 2018",
        in_force=InForce(date="2019-03-02", retroactive_to="2019-01-01"),
        adopted=(Adoption("Teststad", "2019-02-20"),),
    )
    facts = with_facts(official)
    assert facts.citation_title == "Verordening werk 2019"
    assert facts.in_force == InForce(
        date="2019-03-02", rule="dag na bekendmaking", retroactive_to="2019-01-01", at="1/1"
    )
    assert facts.adopted == (Adoption("Teststad", "2019-02-20"),)
    assert [issue.code for issue in facts.issues] == ["metadata-differs"]
    assert with_facts(facts) == facts


def test_a_regulation_that_lapses_and_lives_on_for_old_cases() -> None:
    text = (
        "Deze beleidsregel vervalt met ingang van 1 januari 2021, met dien verstande dat de "
        "beleidsregel van toepassing blijft op aanvragen die voor 26 juni 2020 zijn ingediend."
    )
    facts = with_facts(document(("Inwerkingtreding en vervaldatum", text)))
    assert facts.in_force.until == "2021-01-01"
    assert [saving.at for saving in facts.savings] == ["1"]
    assert facts.repeals == ()


def test_councils_that_are_no_municipality_are_no_bodies() -> None:
    preamble = (
        "De raad van de gemeente Teststad;\ngehoord de Raad van State en de Raad voor Cultuur;"
    )
    assert with_facts(document(("Doel", "x"), preamble=preamble)).bodies == ("Teststad",)


def test_a_repeal_in_part_names_the_part() -> None:
    text = "Artikel 3 van de Verordening werk Vaals 2015 vervalt met ingang van 1 mei 2020."
    assert with_facts(document(("Intrekking", text))).repeals == (
        Repeal(title="Verordening werk Vaals 2015", per="2020-05-01", at="1", part="Artikel 3"),
    )


def test_an_article_that_works_back_does_not_end_the_regulation() -> None:
    text = (
        "Deze verordening treedt in werking op de dag na bekendmaking, waarbij artikel 4 "
        "terugwerkt tot en met 1 januari 2020."
    )
    found = with_facts(document(("Inwerkingtreding", text))).in_force
    assert (found.rule, found.until, found.retroactive_to) == ("dag na bekendmaking", None, None)


def test_the_day_of_a_change_is_not_the_day_of_adoption() -> None:
    closing = (
        "Aldus vastgesteld in de openbare vergadering van de raad van 12 mei 2022, gewijzigd bij "
        "besluit van 3 juni 2023."
    )
    facts = with_facts(document(("Doel", "x"), closing=closing))
    assert [item.date for item in facts.adopted] == ["2022-05-12"]
    done = with_facts(document(("Doel", "x"), closing="Gedaan te Vaals op 12 mei 2022."))
    assert [item.date for item in done.adopted] == ["2022-05-12"]


def test_a_regulation_in_force_from_a_day_does_not_end_on_it() -> None:
    text = "Dit besluit wordt van kracht op 1 januari 2019 en geldt tot en met 31 december 2020."
    found = with_facts(document(("Inwerkingtreding", text))).in_force
    assert (found.date, found.until) == ("2019-01-01", "2021-01-01")


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
