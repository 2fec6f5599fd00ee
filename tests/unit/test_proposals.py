"""What a council proposal says of itself."""

from __future__ import annotations

import pytest

from corpus.model import Document, Proposal, Provision
from ingest.facts import with_facts


def facts(*blocks: str) -> Proposal:
    children = tuple(
        Provision(kind="text", text=block, line=number) for number, block in enumerate(blocks, 1)
    )
    tree = Provision(kind="regulation", children=children)
    paper = with_facts(Document(id="x", kind="raadsvoorstel", title="Raadsvoorstel", tree=tree))
    assert paper.proposal
    return paper.proposal


def test_number_and_days_stand_after_their_labels() -> None:
    found = facts(
        "Voorstelnummer: 2024-041", "Datum: 14 mei 2024", "Raadsvergadering: 11 juni 2024"
    )
    assert (found.number, found.date, found.meeting) == ("2024-041", "2024-05-14", "2024-06-11")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Het ontwerp lag van 8 februari tot en met 6 maart 2024 ter inzage.",
            ("2024-02-08", "2024-03-06"),
        ),
        (
            "De inspraak liep in de periode 8 februari 2024 t/m 6 maart 2024.",
            ("2024-02-08", "2024-03-06"),
        ),
        (
            "Van 1 december 2023 tot 12 januari 2024 kon een zienswijze worden ingediend.",
            ("2023-12-01", "2024-01-12"),
        ),
        ("De wet gold van 1 januari 2015 tot en met 31 december 2018.", None),
    ],
)
def test_the_period_of_inspection(text: str, days: tuple[str, str] | None) -> None:
    found = [(item.start, item.end, item.line) for item in facts("Inleiding.", text).consultations]
    assert found == ([(*days, 2)] if days else [])


def test_articles_of_the_ordinance_and_not_those_of_a_statute() -> None:
    found = facts(
        "Artikel 8a van de Participatiewet draagt dit op. Dat gebeurt in de artikelen",
        "4, 14 en 17 tot en met 19 van de nieuwe verordening.",
        "Jobcoach, artikel 28",
        "De hardheidsclausule (artikel 23) biedt ruimte.",
    ).articles
    assert [(item.article, item.subject) for item in found] == [
        ("4", None),
        ("14", None),
        ("17", None),
        ("18", None),
        ("19", None),
        ("28", "Jobcoach"),
        ("23", None),
    ]
    assert [item.line for item in found][-2:] == [3, 4]
