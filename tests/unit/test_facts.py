"""Who adopted a regulation and when, how it is cited, and what official metadata add."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from corpus.model import Adoption, InForce, Note
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


def test_councils_that_are_no_municipality_are_no_bodies() -> None:
    preamble = (
        "De raad van de gemeente Teststad;\ngehoord de Raad van State en de Raad voor Cultuur;"
    )
    assert with_facts(document(("Doel", "x"), preamble=preamble)).bodies == ("Teststad",)


def test_the_day_of_a_change_is_not_the_day_of_adoption() -> None:
    closing = (
        "Aldus vastgesteld in de openbare vergadering van de raad van 12 mei 2022, gewijzigd bij "
        "besluit van 3 juni 2023."
    )
    facts = with_facts(document(("Doel", "x"), closing=closing))
    assert [item.date for item in facts.adopted] == ["2022-05-12"]
    done = with_facts(document(("Doel", "x"), closing="Gedaan te Vaals op 12 mei 2022."))
    assert [item.date for item in done.adopted] == ["2022-05-12"]
