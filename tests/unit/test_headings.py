"""Headings are told from sentences that begin with the same words."""

from __future__ import annotations

import pytest

from ingest.tree.headings import container_heading, headings, turn

ARTICLES = {
    "Artikel 9f. Jobcoaching": ("9f", "Jobcoaching"),
    "Artikel 1 .  Begrippen": ("1", "Begrippen"),
    "Artikel 1 1 .  Overgangsrecht": ("11", "Overgangsrecht"),
    "Artikel 9 i. Vervoer": ("9i", "Vervoer"),
    "Artikel 9Loonkostensubsidie": ("9", "Loonkostensubsidie"),
    "Artikel 1 (Begripsbepalingen)": ("1", "Begripsbepalingen"),
    "Artikel 3: De berekeningsgrondslag": ("3", "De berekeningsgrondslag"),
    "Artikel 1:2 - Reikwijdte": ("1:2", "Reikwijdte"),
    "Artikel 2:10A Uitstallingen": ("2:10a", "Uitstallingen"),
    ". Artikel 6 Quorum": ("6", "Quorum"),
    "Artikel 2.1.a Melding": ("2.1.a", "Melding"),
    "Artikel 22": ("22", ""),
    "Artikel 2 Voor wie is deze hulp bedoeld?": ("2", "Voor wie is deze hulp bedoeld?"),
    "Artikel II": ("ii", ""),
    "Art. 7 Hoogte": ("7", "Hoogte"),
    "ARTIKEL 4 SLOT": ("4", "SLOT"),
    "Artikel 26 Hardheidsclausule en zaken waarin de verordening niet voorziet": (
        "26", "Hardheidsclausule en zaken waarin de verordening niet voorziet",
    ),
}  # fmt: skip
SENTENCES = [
    "Artikel 18, eerste lid, van de Participatiewet spreekt over het afstemmen",
    "Artikel 6 regelt het toezicht van de gemeente",
    "Artikel 6 geeft hier invulling aan.",
    "Artikel 7 Participatiewet bepaalt dat het college",
    "Artikel 9c tot en met 9h zijn dan niet van toepassing",
    "artikel 10 van de wet",
    "Artikelen van deze verordening",
    "Het artikel 3 Begrippen",
]


@pytest.mark.parametrize(("line", "expected"), ARTICLES.items())
def test_article_heading_is_read(line: str, expected: tuple[str, str]) -> None:
    first = headings(line)[0]
    assert (first.number, first.text) == expected


@pytest.mark.parametrize("line", SENTENCES)
def test_sentence_is_no_heading(line: str) -> None:
    assert headings(line) == ()


def test_note_on_several_articles() -> None:
    assert headings("Artikel 15 en 16")[0].numbers == ("15", "16")
    assert headings("Artikelen 5 t/m 7")[0].numbers == ("5", "6", "7")
    assert headings("Artikel 4.1 tot en met 4.3")[0].numbers == ("4.1", "4.2", "4.3")
    assert headings("Artikel 14 t/m 16")[0].through


def test_a_capital_after_digits_is_a_letter_or_a_damaged_digit() -> None:
    assert {h.number for h in headings("Artikel 1B Slot")} == {"18", "1b"}


@pytest.mark.parametrize(
    "line",
    ["De voorzitter opent de vergadering.", "De voorzitter van de raad is lid.", "De griffier kan"],
)
def test_a_rule_about_the_chair_is_no_signature(line: str) -> None:
    assert turn(line) is None


@pytest.mark.parametrize(
    "line", ["De voorzitter, A. Bos", "de griffier de voorzitter", "De griffier van de gemeente X,"]
)
def test_a_signature_closes(line: str) -> None:
    assert turn(line) == "closing"
    found = headings("Artikel 7 en 8. Inwerkingtreding en citeertitel")[0]
    assert (found.numbers, found.text) == (("7", "8"), "Inwerkingtreding en citeertitel")


CONTAINERS = {
    "Hoofdstuk 2. N iet nakomen": ("chapter", "2", "N iet nakomen"),
    "Hoofdstuk 1 .  Algemene bepalingen": ("chapter", "1", "Algemene bepalingen"),
    "HOOFDSTUK II SLOT": ("chapter", "ii", "SLOT"),
    "HOOFDSTUK IVA - COMMISSIES": ("chapter", "iva", "COMMISSIES"),
    "§1 Klantmanagement": ("section", "1", "Klantmanagement"),
    "Paragraaf 3.2 Procedure": ("section", "3.2", "Procedure"),
    "Afdeling 4 Toezicht": ("division", "4", "Toezicht"),
    "84 Voorzieningen gericht op ontwikkeling": (
        "section", "4", "Voorzieningen gericht op ontwikkeling",
    ),
    "Hoofdstuk 3, van de wet is van toepassing.": None,
    "Paragraaf 2 regelt het aanbod.": None,
}  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), CONTAINERS.items())
def test_container_heading(line: str, expected: tuple[str, str, str] | None) -> None:
    found = container_heading(line)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert (found.kind, found.number, found.text) == expected


TURNS = {
    "TOELICHTING": "notes",
    "Toelichting op de Verordening jeugdhulp 2024": "notes",
    "ARTIKELGEWS": "article-notes",
    "Artikelsgewijze toelichting": "article-notes",
    "Algemeen": "general-notes",
    "b e s l u i t": "enact",
    "BESLUIT:": "enact",
    "De raad van de gemeente Voorbeeld;": "preamble",
    "gelet op artikel 147 van de Gemeentewet;": "preamble",
    "Aldus vastgesteld in de openbare vergadering van 1 mei 2024": "closing",
    "de griffier, de voorzitter,": "closing",
    "De toelichting is duidelijk.": None,
    "Het college besluit binnen acht weken.": None,
}


@pytest.mark.parametrize(("line", "expected"), TURNS.items())
def test_turns_of_a_council_paper(line: str, expected: str | None) -> None:
    assert turn(line) == expected
