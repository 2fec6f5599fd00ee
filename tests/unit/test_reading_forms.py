"""The forms in which municipalities write one structure, and the damage a scan does to them."""

from __future__ import annotations

import pytest

from corpus.model import Provision
from ingest.pipeline import parse_bytes
from tests.unit.test_structure import HEAD, read, shape, tree

NOTES = """Artikel 1 Een
1. A.
2. B:
a. een;
b. twee.
Artikel 2 Twee
Tekst.
Artikel 2a Tussen
Tekst.
Artikel 3 Drie
Tekst.
Aldus vastgesteld in de vergadering van 1 mei 2024
"""
NOTE_HEADINGS = {
    "Artikel 1, lid 2": ("1/2",),
    "Artikel 1 lid 2": ("1/2",),
    "Artikel 1, tweede lid, onderdeel a": ("1/2/a",),
    "Art. 1, eerste en tweede lid": ("1/1", "1/2"),
    "Artikel 1, tweede lid, onderdeel a, onder 1\u00b0": ("1/2/a/1",),
    "Toelichting artikel 2": ("2",),
    "Toelichting op artikel 2": ("2",),
    "Ad artikel 3": ("3",),
    "Artikelen 2 en 3": ("2", "3"),
    "Artikel 2 t/m 3": ("2", "2a", "3"),
    "\u00b7 Artikel 3": ("3",),
    "Artikel 2, tweede volzin": ("2",),
    "Artikel 1, onder 2": ("1/2",),
}


@pytest.mark.parametrize(("heading", "targets"), NOTE_HEADINGS.items())
def test_note_headings_in_all_forms(heading: str, targets: tuple[str, ...]) -> None:
    notes = read(f"{NOTES}Toelichting\nAlgemeen\nDaarom.\n{heading}\nEen uitleg.\n").notes
    assert [note.targets for note in notes] == [("algemeen",), targets]


def test_a_sentence_on_a_part_of_an_article_is_no_heading() -> None:
    words = "Toelichting\nArtikel 1\nDit volgt uit de wet.\nArtikel 1, lid 2\nbepaalt dat niet.\n"
    assert [note.targets for note in read(NOTES + words).notes] == [("1",)]


def test_a_rule_about_the_chair_ends_no_notes() -> None:
    words = "Toelichting\nArtikel 1\nUitleg.\nArtikel 3\nDe voorzitter bewaakt de spreektijd.\n"
    assert [note.targets for note in read(NOTES + words).notes] == [("1",), ("3",)]


def test_labels_without_stop() -> None:
    body = """Artikel 1 X
1 Het college stelt vast:
a doelgroep en plafond;
b de termijn.
2 Daarvan wordt mededeling gedaan.
"""
    assert tree(body) == "1(1(a b) 2)"


def test_roman_labels_that_lost_their_stop() -> None:
    body = "Artikel 1 X\na. bij:\ni het college; of\nii. de raad;\nb. daarna.\n"
    assert tree(body) == "1(a(i ii) b)"


def test_specks_before_labels() -> None:
    body = "Artikel 1 X\n. 1. Een:\n' a. een;\n\u00b7 b twee;\nc. drie.\n, 2. Twee.\n"
    assert tree(body) == "1(1(a b c) 2)"


def test_the_sentence_of_a_list_goes_on_after_it() -> None:
    body = "Artikel 1 X\n1. Degene die:\na. een ziet; of\nb. twee hoort;\nis verplicht te gaan.\n"
    assert tree(body) == "1(1(a b T))"


def test_words_on_the_whole_list_are_no_item_that_lost_its_letter() -> None:
    body = "Artikel 1 X\n1. Rechten voor:\na. een;\nb. twee;\neen en ander naar de tabel.\n"
    assert tree(body) == "1(1(a b T))"


def test_a_lost_letter_before_an_inner_list() -> None:
    body = "Artikel 1 X\na. een;\nb. twee;\nde keuze uit:\n1\u00b0. dit;\n2\u00b0. dat;\nd. vier.\n"
    assert tree(body) == "1(a b c(1 2) d)"


def test_lapsed_articles_in_one_heading() -> None:
    assert tree("Artikel 1 X\nTekst.\nArtikel 2 t/m 4 (vervallen)\nArtikel 5 Y\nTekst.\n") == (
        "1 2 3 4 5"
    )


def test_a_capital_i_among_digits_is_a_one() -> None:
    assert tree("Artikel I X\nTekst.\nArtikel 2 Y\nTekst.\n") == "1 2"
    assert tree("Artikel I X\nTekst.\nArtikel II Y\nTekst.\n") == "i ii"


def test_titles_below_bare_numbers_and_articles_without_title() -> None:
    body = """Hoofdstuk 1

Algemeen

Artikel 1

Begrippen

In deze verordening is alles gezegd.

Artikel 2

Het college wijst de plaatsen aan waar het verboden is te
fietsen of te lopen.
"""
    chapter = read(body).tree.children[-1]
    assert (chapter.heading, shape(chapter)) == ("Algemeen", "1(1 2)")
    assert [article.heading for article in chapter.children] == ["Begrippen", None]


def test_contents_with_page_numbers() -> None:
    names = ["Begrippen", "Melding", "Onderzoek", "Slot"]
    contents = "".join(f"Artikel {n} {name} {n + 1}\n" for n, name in enumerate(names, start=1))
    body = "".join(f"Artikel {n} {name}\nTekst.\n" for n, name in enumerate(names, start=1))
    document = read(f"Hoofdstuk 1 Al 2\n{contents}Hoofdstuk 1 Al\n{body}")
    assert shape(document.tree.children[-1]) == "1(1 2 3 4)"


def test_section_signs_count_on_through_chapters() -> None:
    body = """Hoofdstuk 1 A
\u00a7 1 Een
Artikel 1 X
Tekst.
\u00a7 2 Twee
Artikel 2 X
Tekst.
Hoofdstuk 2 B
83 Drie
Artikel 3 X
Tekst.
"""
    assert tree(body) == "1(1(1) 2(2)) 2(3(3))"


def test_an_annex_is_no_part_of_the_notes() -> None:
    annex = "Bijlage 1 Model\nArtikel 1 Partijen\nDe gemeente.\nArtikel 2 Duur\nEen jaar.\n"
    document = read(f"{NOTES}{annex}Toelichting\nArtikel 3\nUitleg.\n")
    found: Provision = document.tree.children[-1]
    assert (found.kind, found.number, found.heading) == ("annex", "1", "Model")
    assert "Een jaar" in found.text
    assert [note.targets for note in document.notes] == [("3",)]


def test_a_quoted_title_and_a_title_after_a_colon() -> None:
    text = "De raad van de gemeente X;\nbesluit vast te stellen de volgende verordening: "
    text += "Bomenverordening X\n"
    found = parse_bytes(f"{text}Artikel 1 A\nTekst.\n".encode(), "proef.txt").documents[0]
    assert found.title == "Bomenverordening X"


def test_chapters_without_the_word() -> None:
    body = """1. Algemeen
Artikel 1 X
a: een;
b: twee.
2. Raad
Artikel 2 Y
1. Een.
2. Twee.
3. Slot
Artikel 3 Z
Tekst.
"""
    assert tree(body) == "1(1(a b)) 2(2(1 2)) 3(3)"


def test_a_heading_in_capitals_runs_on() -> None:
    body = "ARTIKEL 1 ZON- EN FEESTDAGEN, ALSMEDE 24 DECEMBER\nEN GOEDE VRIJDAG\nEen regel.\n"
    assert read(body).tree.children[-1].heading == (
        "ZON- EN FEESTDAGEN, ALSMEDE 24 DECEMBER EN GOEDE VRIJDAG"
    )


def test_a_proposal_above_and_below_without_pages() -> None:
    proposal = "Raadsvoorstel\nOnderwerp: Proef\nInleiding\nDe raad beslist.\nArgumenten\n"
    points = "1. De Proefverordening 2024 vast te stellen;\n2. De oude in te trekken.\n"
    closing = "Aldus vastgesteld in de vergadering van 1 mei 2024\nde griffier,\n"
    notes = "Toelichting\nArtikel 1\nUitleg.\n"
    text = f"{proposal}{points}{HEAD}Artikel 1 A\nTekst.\n{closing}{notes}{proposal}"
    found = parse_bytes(text.encode(), "bundel.txt").documents
    assert [each.kind for each in found] == ["raadsvoorstel", "verordening", "raadsvoorstel"]
    assert [note.targets for note in found[1].notes] == [("1",)]


def test_a_chapter_called_general_begins_no_notes() -> None:
    assert tree("Algemeen\nArtikel 1 X\nTekst.\nArtikel 2 Y\nTekst.\n") == "1 2"


def test_a_cited_statute_is_no_note() -> None:
    words = "Toelichting\nAlgemeen\nZie:\nArtikel 8a Participatiewet\nDat artikel zegt het.\n"
    assert [note.targets for note in read(NOTES + words).notes] == [("algemeen",)]


def test_notes_on_paragraphs_in_the_plural() -> None:
    words = "Toelichting\nArtikel 1\nLeden 1 en 2\nSamen.\n"
    assert [note.targets for note in read(NOTES + words).notes] == [("1/1", "1/2")]


def test_an_annex_below_the_notes() -> None:
    words = "Toelichting\nArtikel 3\nUitleg.\nBijlage 1 Tarieven\nHet uurtarief is tien euro.\n"
    document = read(NOTES + words)
    assert (document.tree.children[-1].kind, document.tree.children[-1].number) == ("annex", "1")
    assert [note.text for note in document.notes] == ["Uitleg."]


def test_labels_that_a_web_page_sets_on_lines_of_their_own() -> None:
    body = """Artikel 1Begrippen
-
1. Het college biedt:
- a.
scholing, te weten:
- 1°.
een cursus;
- 2°.
een opleiding;
-
b.
een proefplaats.
Lid 2
Een ander biedt:
• -
niets;
• - iets.
"""
    assert tree(body) == "1(1(a(1 2) b) 2(- -))"
    article = read(body).tree.children[1]
    assert article.heading == "Begrippen"
    assert [item.text for item in article.children[1].children] == ["niets;", "iets."]


def test_the_title_below_a_bare_heading_may_be_that_of_a_part_of_the_notes() -> None:
    article = read("Artikel 1\nAlgemeen\nTekst.\nArtikel 2 Slot\nTekst.").tree.children[1]
    assert (article.heading, article.text) == ("Algemeen", "Tekst.")


CHAPTERS = """VOORZIENINGEN
Artikel 1 Hulp
Het college biedt hulp.
{}
Artikel 2 Slot
Het college beslist.
"""


@pytest.mark.parametrize("title", ["SLOT", "OVERIG"])
def test_chapters_in_capitals_without_word_or_number(title: str) -> None:
    chapters = read(CHAPTERS.format(title)).tree.children[1:]
    assert [(node.kind, node.number, node.heading) for node in chapters] == [
        ("chapter", None, "VOORZIENINGEN"),
        ("chapter", None, title),
    ]
    assert [child.number for node in chapters for child in node.children] == ["1", "2"]


def test_chapters_that_are_called_so() -> None:
    text = CHAPTERS.replace("VOORZIENINGEN", "Algemene bepalingen")
    chapters = read(text.format("Overgangs- en slotbepalingen")).tree.children[1:]
    assert [node.heading for node in chapters] == [
        "Algemene bepalingen",
        "Overgangs- en slotbepalingen",
    ]


@pytest.mark.parametrize("line", ["Tot slot.", "slot", "a. SLOT;", "Slot", "12 MAANDEN"])
def test_a_line_of_text_above_a_heading_is_no_chapter(line: str) -> None:
    nodes = read(CHAPTERS.removeprefix("VOORZIENINGEN\n").format(line)).tree.children[1:]
    assert [node.kind for node in nodes] == ["article", "article"]


def test_the_title_above_the_first_article_is_no_chapter() -> None:
    nodes = read(CHAPTERS.format("Het is zo.")).tree.children
    assert [node.kind for node in nodes] == ["preamble", "article", "article"]


UNLABELLED = """Artikel 1 Voorzieningen
1. Het college biedt de volgende voorzieningen:
een proefplaats;
scholing, gericht op het verkrijgen van een
startkwalificatie; en
begeleiding door een jobcoach.
Dit geldt voor iedereen.
2. Het college beslist.
Artikel 2 Begrippen
In deze verordening wordt verstaan onder:
college: het college van burgemeester en wethouders;
wet: de Participatiewet.
"""


def test_enumerations_without_letters_have_items_without_number() -> None:
    document = read(UNLABELLED)
    assert shape(document.tree)[2:-1] == "1(1(- - - T) 2) 2(- -)"
    items = document.tree.children[1].children[0].children
    assert items[1].text == "scholing, gericht op het verkrijgen van een startkwalificatie; en"
    assert [item.inferred for item in items] == [True, True, True, False]
    found = [(issue.code, issue.at, issue.line) for issue in document.issues]
    assert found == [("unlabelled-items", "1/1", 5), ("unlabelled-items", "2", 13)]


@pytest.mark.parametrize(
    "text",
    [
        "Het college biedt: scholing; stage;\nen een proefplaats.",
        "Het college biedt:\nscholing; stage;\neen proefplaats.",
        "Het college zegt:\nhet is zo.",
        "Het college biedt:\nscholing;\nEen proefplaats.",
        "Het college biedt:\nscholing;\nstage",
    ],
)
def test_semicolons_in_a_sentence_make_no_items(text: str) -> None:
    assert tree(f"Artikel 1 X\n{text}\nArtikel 2 Y\nTekst.") == "1 2"


def test_paragraphs_that_repeat_the_number_of_their_article() -> None:
    body = """Artikel 1 Taken
1.1 De raad adviseert in ten minste
1.5 uur.
1.2. De raad heeft tot taak:
1.2.1 het horen;
1.2.2 het zien.
1.3 Het college vraagt advies.
Artikel 2 Slot
3.1 van de wet geldt niet.
"""
    assert tree(body) == "1(1 2(1 2) 3) 2"
    article = read(body).tree.children[1]
    assert [child.label for child in article.children] == ["1.1", "1.2", "1.3"]
    assert tree("Artikel 1 X\nDe norm is\n1.5 uur.\nArtikel 2 Y\nTekst.") == "1 2"


def test_instructions_lettered_on_lines_of_their_own() -> None:
    body = """Artikel I
De verordening wordt als volgt gewijzigd:
A
Artikel 1, onderdeel b, komt te luiden:
b. college: het college.
B
Artikel 9 vervalt.
Artikel II
Dit besluit treedt morgen in werking.
"""
    assert tree(body) == "i(a(b) b) ii"


def test_a_label_without_stop_after_a_sentence_without_one() -> None:
    body = """Artikel 1 X
1 Het college zorgt voor de inzet van hulp na verwijzing
2 Het college legt de te verlenen individuele voorziening vast
3 In spoedeisende gevallen treft het college een maatregel.
"""
    assert tree(body) == "1(1 2 3)"


def test_a_short_table_of_contents_is_no_regulation() -> None:
    contents = "Inhoudsopgave\nHoofdstuk 1 Hulp 2\nArtikel 1 Hulp 2\nArtikel 2 Slot 3\n"
    body = "Hoofdstuk 1 Hulp\nArtikel 1 Hulp\nHulp is er.\nArtikel 2 Slot\nKlaar is het."
    document = read(contents + body)
    assert shape(document.tree) == "-(1(1 2))"
    assert [node.heading for node in document.tree.children[1].children] == ["Hulp", "Slot"]


STOPPED = """Artikel 1.
Begripsbepalingen.

1. Er is een college.
Artikel 2.
Het besluit tot hulp.

In het besluit staat wat.
Artikel 3.
Het college beslist.

De raad hoort dat.
Artikelen 4 en 5
Vervallen.
Artikel 6.
Inwerkingtreding.
Het is zo ver.
"""


def test_titles_with_a_full_stop_below_a_bare_heading() -> None:
    headings = [node.heading for node in read(STOPPED).tree.children[1:]]
    assert headings == [
        "Begripsbepalingen", "Het besluit tot hulp", None, None, None, "Inwerkingtreding",
    ]  # fmt: skip
    assert tree(STOPPED) == "1(1) 2 3 4 5 6"


def test_the_place_and_date_above_the_signatures_belong_to_them() -> None:
    closing = read("Artikel 1 X\nTekst.\nYpelo, 12 mei 2019\nDe raad voornoemd,").tree.children[-1]
    assert (closing.kind, closing.text) == ("closing", "Ypelo, 12 mei 2019\nDe raad voornoemd,")
