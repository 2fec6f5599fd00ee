"""Council papers in one file: where one ends, of what kind each is, and what it is called."""

from __future__ import annotations

import pytest

from ingest.pipeline import parse_bytes

PROPOSAL = """Raadsvoorstel
Onderwerp: Regels voor meedoen
De raad wordt voorgesteld het beleidsplan vast te stellen.
"""
DECISION = """De raad van de gemeente Wijmeer,
gelezen het voorstel van het college van 3 mei 2022;
besluit:
In te stemmen met het beleidsplan.
Aldus besloten in de openbare vergadering van 2 juni 2022.
De griffier, de voorzitter,
"""


def papers(*texts: str) -> list[tuple[str, str]]:
    """Return kind and title of the papers, each on a page of its own."""
    data = "\f".join(texts).encode()
    return [(each.kind, each.title) for each in parse_bytes(data, "stukken.txt").documents]


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        (
            "Voor u ligt het beleidsplan Meedoen Wijmeer 2023. In dit plan staat wat wij doen.",
            "Beleidsplan Meedoen Wijmeer 2023",
        ),
        (
            "Hierbij treft u aan de beleidsnota Wonen en\nzorg 2022-2026, die u kent.",
            "Beleidsnota Wonen en zorg 2022-2026",
        ),
        (
            "Dit is het beleidskader Jeugd waarin de raad de richting bepaalt.",
            "Beleidskader Jeugd",
        ),
    ],
)
def test_a_plan_without_a_title_page_says_what_it_is(opening: str, title: str) -> None:
    plan = f"Wijmeer doet mee\n\nVoorwoord\n{opening}\nIedereen is nodig.\n"
    assert papers(PROPOSAL, DECISION, plan)[1:] == [
        ("raadsbesluit", "Raadsbesluit"),
        ("beleidsplan", title),
    ]


def test_a_plan_that_is_only_spoken_of_is_another_paper() -> None:
    letter = "Brief aan de raad\n\nBij de stukken ligt het beleidsplan Meedoen 2023.\nGroet.\n"
    assert papers(PROPOSAL, DECISION, letter)[-1][0] == "overig"
