"""Enumerations inside a line, numbers with bis, and regulations that begin further on."""

from __future__ import annotations

import pytest

from corpus.numbering import article_gap
from ingest.layout.lines import Line
from ingest.pipeline import parse_bytes
from ingest.tree.inner_items import with_inner_items


def cut(*texts: str) -> list[str]:
    lines = [Line(text=text, number=at) for at, text in enumerate(texts, start=1)]
    return [line.text for line in with_inner_items(lines)]


def test_items_after_a_colon_stand_on_lines_of_their_own() -> None:
    assert cut("1. Wie: a. komt; b. gaat; of c. blijft.") == [
        "1. Wie:",
        "a. komt;",
        "b. gaat; of",
        "c. blijft.",
    ]


def test_an_enumeration_runs_over_lines() -> None:
    found = cut("Onder: a. wet: de", "wet; b. raad: de raad;", "c. college: dat.", "Slot.")
    assert found == [
        "Onder:",
        "a. wet: de",
        "wet;",
        "b. raad: de raad;",
        "c. college: dat.",
        "Slot.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Zie artikel 3, onder a. en b.; dat geldt ook hier.",
        "Hij doet het volgende: a. hij komt.",
        "Bedoeld in: a. de wet, b. het besluit.",
        "a. komt; b. gaat; c. blijft.",
        "Zie: 1. komt; 2. gaat.",
    ],
)
def test_other_letters_stay_where_they_are(text: str) -> None:
    assert cut(text) == [text]


def test_a_list_of_lines_of_their_own_is_left_alone() -> None:
    lines = ["Wie:", "a. komt: dat is;", "b. gaat;", "c. blijft."]
    assert cut(*lines) == lines


@pytest.mark.parametrize(
    ("before", "after", "missing"),
    [
        ("4", "4bis", 0),
        ("4bis", "4ter", 0),
        ("4bis", "5", 0),
        ("4", "4ter", 1),
        ("4ter", "4", None),
    ],
)
def test_bis_and_ter_count_on(before: str, after: str, missing: int) -> None:
    assert article_gap(before, after) == missing


def test_points_with_ordinal_numbers() -> None:
    text = "De raad besluit:\nArtikel 1 Wie\na. personen die:\n1e. komen;\n2e. gaan;\nb. anderen.\n"
    article = parse_bytes(text.encode(), "x.txt").documents[0].tree.children[-1]
    assert [point.number for point in article.children] == ["a", "b"]
    assert [point.number for point in article.children[0].children] == ["1", "2"]


FURTHER = "Artikel 5.1 Een\nTekst.\nArtikel 5.2 Twee\nTekst.\nArtikel 5.3 Drie\nTekst.\n"


def test_a_regulation_of_some_chapters_only_is_a_regulation() -> None:
    text = f"De raad besluit vast te stellen de Marktverordening Zandbergen\nBESLUIT:\n{FURTHER}"
    (document,) = parse_bytes(text.encode(), "x.txt").documents
    assert document.kind == "verordening"
    assert [node.number for node in document.tree.children[1:]] == ["5.1", "5.2", "5.3"]


def test_articles_without_enacting_formula_or_series_are_no_regulation() -> None:
    head = "Raadsvoorstel\nOnderwerp: markt\nSamenvatting\nAanleiding\n"
    scattered = "Besluit:\nArtikel 5 Een\nTekst.\nArtikel 19 Twee\nTekst.\nArtikel 3 Drie\n"
    for text in (head + FURTHER, head + scattered):
        documents = parse_bytes(text.encode(), "x.txt").documents
        assert {document.kind for document in documents} == {"raadsvoorstel"}
