"""Instructions of an amending ordinance as data, and the text that comes of them."""

from __future__ import annotations

import pytest

from compare.consolidate import consolidate
from corpus.addresses import Address, find
from corpus.model import Document, Instruction
from ingest.pipeline import parse_bytes

OLD = """De raad van de gemeente Voorbeeld;
besluit vast te stellen de Proefverordening 2020
Artikel 1 Begrippen
1. In deze verordening wordt verstaan onder:
a. college: het college;
b. wet: de Participatiewet.
2. Overige begrippen staan in de wet.
Artikel 2 Duur
De voorziening duurt twee jaar en het verlengen twee jaar.
Artikel 3 Aanvraag
1. De aanvraag wordt schriftelijk gedaan.
2. Het college beslist binnen acht weken.
3. Het college kan uitstellen.
Artikel 4 Slot
Deze verordening treedt in werking op 1 januari 2020.
"""
AMENDMENT = """De raad van de gemeente Voorbeeld;
besluit vast te stellen de Verordening tot wijziging van de Proefverordening 2020
Artikel I
De Proefverordening 2020 wordt als volgt gewijzigd:
{instructions}
Artikel II
Dit besluit treedt in werking op 1 mei 2022.
"""


def read(text: str) -> Document:
    return parse_bytes(text.encode(), "proef.txt").documents[0]


def instructions(*lines: str) -> tuple[Instruction, ...]:
    return read(AMENDMENT.format(instructions="\n".join(lines))).amends


def text_at(document: Document, address: str) -> str | None:
    found = find(document, Address.parse(address))
    return None if found is None else found.text


CASES: dict[str, tuple[list[str], dict[str, str | None]]] = {
    "replace a paragraph": (
        ["A", "Artikel 3, tweede lid, komt te luiden:", "2. Het college beslist meteen."],
        {"3/2": "Het college beslist meteen.", "3/1": "De aanvraag wordt schriftelijk gedaan."},
    ),
    "replace an article": (
        ["Artikel 2 komt te luiden:", "Artikel 2 Termijn", "1. Eén jaar.", "2. Daarna niet meer."],
        {"2/1": "Eén jaar.", "2/2": "Daarna niet meer."},
    ),
    "replace words": (
        ["In artikel 3, tweede lid, wordt ‘acht weken’ vervangen door ‘zes weken’."],
        {"3/2": "Het college beslist binnen zes weken."},
    ),
    "replace words everywhere": (
        ["In artikel 2 wordt telkens “twee jaar” vervangen door “drie jaar”."],
        {"2": "De voorziening duurt drie jaar en het verlengen drie jaar."},
    ),
    "add words after words": (
        ["In artikel 3, derde lid, wordt na ‘kan’ ingevoegd ‘eenmaal’."],
        {"3/3": "Het college kan eenmaal uitstellen."},
    ),
    "leave words out": (
        ["In artikel 3, eerste lid, vervalt ‘schriftelijk’."],
        {"3/1": "De aanvraag wordt gedaan."},
    ),
    "insert an article": (
        ["Na artikel 2 wordt een artikel ingevoegd, luidende:", "Artikel 2a Premie", "Er is geld."],
        {"2a": "Er is geld.", "3/1": "De aanvraag wordt schriftelijk gedaan."},
    ),
    "insert a paragraph and renumber": (
        [
            "Na artikel 3, eerste lid, wordt, onder vernummering van het tweede en derde lid tot "
            "derde en vierde lid, een lid ingevoegd, luidende:",
            "2. Mondeling kan ook.",
        ],
        {"3/2": "Mondeling kan ook.", "3/3": "Het college beslist binnen acht weken."},
    ),
    "append a point": (
        ["Aan artikel 1, eerste lid, wordt een onderdeel toegevoegd, luidende:", "c. raad: raad."],
        {"1/1/c": "raad: raad.", "1/1/b": "wet: de Participatiewet."},
    ),
    "delete": (["Artikel 3, derde lid, vervalt."], {"3/3": None}),
    "several under one article": (
        [
            "Artikel 3 wordt als volgt gewijzigd:",
            "1. In het tweede lid wordt ‘acht’ vervangen door ‘vier’.",
            "2. Het derde lid vervalt.",
        ],
        {"3/2": "Het college beslist binnen vier weken.", "3/3": None},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_instruction_is_read_and_applied(case: str) -> None:
    lines, expected = CASES[case]
    result = consolidate(read(OLD), instructions(*lines))
    assert not result.refused
    assert {address: text_at(result.document, address) for address in expected} == expected


def test_a_new_heading() -> None:
    result = consolidate(
        read(OLD), instructions("Het opschrift van artikel 2 komt te luiden: Termijn")
    )
    article = find(result.document, Address.parse("2"))
    assert article is not None
    assert article.heading == "Termijn"


REFUSED = {
    "In artikel 9 vervalt ‘x’.": "Artikel 9 bestaat niet in de verordening.",
    "Artikel 3, vijfde lid, vervalt.": "Er is geen artikel 3, lid 5 in de verordening.",
    "In artikel 3, tweede lid, wordt ‘tien’ vervangen door ‘zes’.": (
        "De woorden 'tien' staan daar niet."
    ),
    "In artikel 2 wordt ‘twee jaar’ vervangen door ‘drie jaar’.": (
        "De woorden 'twee jaar' staan daar 2 keer; de opdracht zegt niet welke."
    ),
}


@pytest.mark.parametrize(("line", "reason"), REFUSED.items())
def test_an_instruction_that_does_not_fit_is_refused_and_nothing_applied(
    line: str, reason: str
) -> None:
    old, found = read(OLD), instructions("Artikel 3, derde lid, vervalt.", line)
    result = consolidate(old, found)
    assert [refusal.reason for refusal in result.refused] == [reason]
    assert result.document == old
    assert not result.applied
    partly = consolidate(old, found, partly=True)
    assert [each.at for each in partly.applied] == ["3/3"]
    assert text_at(partly.document, "3/3") is None


def test_quoted_articles_are_no_articles_of_the_amendment() -> None:
    text = AMENDMENT.format(
        instructions="Na artikel 2 worden twee artikelen ingevoegd, luidende:\n"
        "Artikel 2a Een\nTekst een.\nArtikel 2b Twee\nTekst twee."
    )
    document = read(text)
    numbers = [child.number for child in document.tree.children if child.kind == "article"]
    assert numbers == ["i", "ii"]
    assert not document.issues
    assert [new.number for new in document.amends[0].content] == ["2a", "2b"]
