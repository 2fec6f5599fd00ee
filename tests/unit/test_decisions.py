"""What proposals and decisions adopt and repeal."""

from __future__ import annotations

from corpus.model import Document, DocumentKind, Provision
from ingest.facts import with_facts


def paper(kind: DocumentKind, *blocks: str) -> Document:
    children = tuple(Provision(kind="text", text=block) for block in blocks)
    tree = Provision(kind="regulation", children=children)
    return Document(id="p", kind=kind, title="Stuk", tree=tree)


def test_a_decision_adopts_one_regulation_and_repeals_another() -> None:
    facts = with_facts(
        paper(
            "raadsbesluit",
            "DE RAAD DER GEMEENTE MAASTRICHT,",
            "gezien het voorstel van Burgemeester en Wethouders d.d.31 oktober 2023;",
            "BESLUIT:",
            "1. De Verordening werk Maastricht-Heuvelland 2023 vast te stellen onder gelijktijdige "
            "intrekking van de op 17 mei 2016 vastgestelde Verordening werk en tegenprestatie "
            "Maastricht-Heuvelland 2016.",
            "Aldus besloten door de raad der gemeente Maastricht in zijn openbare vergadering van "
            "19 december 2023.",
        )
    )
    assert facts.adopts == ("Verordening werk Maastricht-Heuvelland 2023",)
    assert [(item.title, item.adopted) for item in facts.repeals] == [
        ("Verordening werk en tegenprestatie Maastricht-Heuvelland 2016", "2016-05-17")
    ]
    assert [(item.body, item.date) for item in facts.adopted] == [("Maastricht", "2023-12-19")]


def test_of_a_proposal_only_the_points_of_the_vote_count() -> None:
    facts = with_facts(
        paper(
            "raadsvoorstel",
            "Gemeente Lindervoort",
            "1. De Verordening werk Lindervoort 2024 vast te stellen met ingang van 1 juli 2024.",
            "2. De Verordening werk Lindervoort 2019 in te trekken op dezelfde datum.",
            "De Raad voor Uitkeringsgerechtigden heeft over de Verordening werk 2012 geadviseerd.",
            "Aldus vastgesteld door burgemeester en wethouders van Lindervoort op 14 mei 2024.",
        )
    )
    assert facts.bodies == ("Lindervoort",)
    assert facts.adopts == ("Verordening werk Lindervoort 2024",)
    assert [item.title for item in facts.repeals] == ["Verordening werk Lindervoort 2019"]
    assert facts.in_force.date == "2024-07-01"
    assert facts.adopted == ()


def test_a_list_of_regulations_is_taken_apart() -> None:
    facts = with_facts(
        paper(
            "raadsbesluit",
            "De raad van de gemeente Vaals besluit:",
            "2. Akkoord te gaan met de volgende verordeningen:\n- Verordening werk 2015;\n"
            "- Afstemmingsverordening IOAW en IOAZ 2015.",
        )
    )
    assert facts.adopts == ("Verordening werk 2015", "Afstemmingsverordening IOAW en IOAZ 2015")
