"""Tables in plain text: found by their columns, and nothing else that white space sets apart."""

from __future__ import annotations

import pytest

from ingest.layout.aligned import with_aligned_tables
from ingest.layout.lines import Line
from ingest.pipeline import parse_bytes

TARIFF = """Soort                Per uur     Per dag
Standplaats          € 2,10      € 12,00
Terras op de markt   € 1,00      -
"""


def rows(text: str) -> list[tuple[str, ...]]:
    lines = [Line(text=line, number=at) for at, line in enumerate(text.splitlines(), start=1)]
    found = with_aligned_tables(lines)
    assert [line.text.split() for line in found] == [line.text.split() for line in lines]
    return [line.cells for line in found]


def test_columns_below_each_other_are_a_table() -> None:
    assert rows(TARIFF) == [
        ("Soort", "Per uur", "Per dag"),
        ("Standplaats", "€ 2,10", "€ 12,00"),
        ("Terras op de markt", "€ 1,00", "-"),
    ]


def test_figures_may_stand_below_each_other_at_their_end() -> None:
    text = "Gebouw         Jaren\nRiool             60\nComputer           4\n"
    assert rows(text) == [("Gebouw", "Jaren"), ("Riool", "60"), ("Computer", "4")]


@pytest.mark.parametrize(
    "text",
    [
        "De griffier,        De voorzitter,\nmr. A. Linde        dr. B. Eik\n",
        "de griffier,      de voorzitter,\nA. Linde          B. Eik\nstad              dorp\n",
        "a.   markt:     de markt;\nb.   raad:      de raad;\nc.   college:   het college.\n",
        "Lid 1:   Dit is 1.\nLid 2:   Dit is 2.\nLid 3:   Dit is 3.\n",
        "Artikel 1    Doel\nArtikel 2    Hulp\nArtikel 3    Slot\n",
        "Het college  kan 12\nuren  geven of 3\ndagen tegelijk  en 4 keer\n",
        "Soort     Bedrag\nTerras    12\n",
    ],
)
def test_other_white_space_parts_no_columns(text: str) -> None:
    assert not any(rows(text))


def test_prose_in_two_columns_is_no_table() -> None:
    left, right = "Deze woorden staan links en gaan door " * 2, "en deze 12 rechts van 3 " * 3
    assert not any(rows(f"{left}   {right}\n" * 4))


def test_a_table_in_an_article_of_a_text_file() -> None:
    text = f"De raad besluit:\n\nArtikel 1 Tarief\n1. Het tarief is:\n\n{TARIFF}\n2. Meer niet.\n"
    article = parse_bytes(text.encode(), "x.txt").documents[0].tree.children[-1]
    first, second = article.children
    assert first.text == "Het tarief is:"
    assert [len(row) for row in first.children[0].rows] == [3, 3, 3]
    assert second.text == "Meer niet."
