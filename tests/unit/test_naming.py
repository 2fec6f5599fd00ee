"""What a regulation is called: its title in full, or what it says of itself where none stands."""

from __future__ import annotations

import pytest

from ingest.pipeline import parse_bytes
from ingest.tree.titles import is_title_line

BODY = """Artikel I
De Verordening jeugdhulp Zandbergen 2022 wordt als volgt gewijzigd:

A
In artikel 3, tweede lid, wordt 'acht weken' vervangen door 'zes weken'.

Artikel II
Deze verordening treedt in werking op 1 januari 2024.
"""
CITED = "\nArtikel III\nDeze verordening wordt aangehaald als: Wijziging jeugdhulp 2023.\n"
IN_FULL = [
    "Besluit van de raad van de gemeente Zandbergen tot wijziging van de Verordening hulp 2022",
    "Verordening waarbij de Verordening jeugdhulp Zandbergen 2022 wordt gewijzigd",
    "Verordening houdende regels over de jeugdhulp (Verordening jeugdhulp Zandbergen 2022)",
]


@pytest.mark.parametrize("title", IN_FULL)
def test_a_title_in_full_above_an_amending_ordinance(title: str) -> None:
    (document,) = parse_bytes(f"{title}\n\n{BODY}".encode(), "x.txt").documents
    assert document.title == title
    assert not [issue for issue in document.issues if issue.code == "inferred-title"]


def test_no_sentence_is_a_title_in_full() -> None:
    assert not is_title_line("Besluit tot vaststelling van de verordening; gelet op de wet:")
    assert not is_title_line("Besluit tot verlening van de aanvraag")
    assert not is_title_line("besluit tot wijziging van de Verordening jeugdhulp over te gaan")


def test_an_amending_ordinance_without_title_is_called_by_what_it_amends() -> None:
    (document,) = parse_bytes(BODY.encode(), "x.txt").documents
    assert document.title == "Wijziging van de Verordening jeugdhulp Zandbergen 2022"
    assert [issue.message for issue in document.issues if issue.code == "inferred-title"] == [
        "Boven het stuk staat geen titel; de naam is genomen uit de regeling die het wijzigt."
    ]


def test_an_ordinance_without_title_is_called_as_it_says_it_is_cited() -> None:
    (document,) = parse_bytes((BODY + CITED).encode(), "x.txt").documents
    assert document.title == document.citation_title == "Wijziging jeugdhulp 2023"
    assert [issue.code for issue in document.issues if "titel" in issue.message] == [
        "inferred-title"
    ]


def test_an_ordinance_that_says_nothing_of_itself_has_no_title() -> None:
    text = "Artikel 1 Hulp\nHet college verstrekt hulp.\n\nArtikel 2 Slot\nDit is alles.\n"
    assert parse_bytes(text.encode(), "x.txt").documents[0].title == "Verordening zonder titel"
