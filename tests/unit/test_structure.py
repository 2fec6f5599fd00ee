"""Structure on small texts: nesting, lost labels, lost headings, notes, several documents."""

from __future__ import annotations

from corpus.model import Document, Provision
from ingest.pipeline import parse_bytes

HEAD = "De raad van de gemeente Voorbeeld;\nbesluit vast te stellen de Proefverordening 2024\n"


def read(body: str) -> Document:
    return parse_bytes((HEAD + body).encode(), "proef.txt").documents[0]


def shape(node: Provision) -> str:
    inner = " ".join(shape(child) for child in node.children if child.kind != "preamble")
    name = "T" if node.kind == "text" else node.number or "-"
    return f"{name}({inner})" if inner else name


def tree(body: str) -> str:
    return shape(read(body).tree)[2:-1]


def test_nested_lists_and_the_words_after_them() -> None:
    body = """Artikel 1 Begrippen
1. Het college kan:
a. helpen;
b. verbieden, als:
1°. dat moet; of
2°. dat mag;
c. zwijgen.
Artikel 5 van de wet blijft van toepassing.
2. Het college beslist.
"""
    assert tree(body) == "1(1(a b(1 2) c T) 2)"


def test_letter_i_is_settled_by_what_follows() -> None:
    roman = "Artikel 1 X\na. tot:\ni. 8%;\nii. 4%;\nb. klaar."
    assert tree(roman) == "1(a(i ii) b)"
    letters = "Artikel 1 X\n" + "\n".join(f"{letter}. tekst;" for letter in "abcdefghij")
    assert tree(letters) == "1(a b c d e f g h i j)"


def test_degree_signs_read_as_digits() -> None:
    body = "Artikel 1 X\n1. Vormen:\na. Plaatsing\n12 De eerste.\n22 De tweede.\nb. Stage"
    assert tree(body) == "1(1(a(1 2) b))"


def test_lost_letters_are_put_back_and_reported() -> None:
    body = "Artikel 1 X\n1. Als:\na. een;\ntwee;\ndrie;\nd. vier.\n2. Slot."
    document = read(body)
    assert shape(document.tree)[2:-1] == "1(1(a b c d) 2)"
    assert [(issue.code, issue.at) for issue in document.issues] == [("inferred-number", "1/1/a")]
    points = document.tree.children[-1].children[0].children
    assert [point.inferred for point in points] == [False, True, True, False]


def test_own_references_settle_a_list_without_labels() -> None:
    body = """Artikel 1 X
1. Het college gebruikt de volgende middelen:
een toets;
een gesprek;
een proef.
2. Slot.
Artikel 2 Y
Het middel, genoemd in artikel 1, lid 1, onder c, kost niets.
"""
    assert tree(body) == "1(1(a b c) 2) 2"


def test_a_gap_that_cannot_be_proved_stays_and_is_reported() -> None:
    document = read("Artikel 1 X\na. een en ander\nd. vier\nArtikel 4 Y\nTekst.")
    codes = [issue.code for issue in document.issues]
    assert codes == ["missing-number", "missing-article"]


def test_heading_lost_at_a_page_top_is_inferred_from_series_and_notes() -> None:
    body = """Artikel 1 Eerste
1. Een regel.
2. Nog een regel.
\f1. Weer een regel.
2. En nog een.
Artikel 3 Derde
Tekst.
Toelichting
Artikel 2 Tweede
Uitleg.
"""
    document = read(body)
    assert shape(document.tree)[2:-1] == "1(1 2) 2(1 2) 3"
    second = document.tree.children[2]
    assert (second.heading, second.inferred) == ("Tweede", True)
    assert [issue.code for issue in document.issues] == ["missing-heading"]


def test_headings_over_several_lines() -> None:
    body = """Hoofdstuk 1
Algemene bepalingen
Artikel 1
Begrippen
1. Een regel.
Artikel 2 Voorwaarden voor de toekenning van persoonlijke ondersteuning bij werk en
overige voorzieningen
Het college stelt voorwaarden aan de toekenning van ondersteuning en van voorzieningen.
"""
    document = read(body)
    chapter = document.tree.children[1]
    assert chapter.heading == "Algemene bepalingen"
    first, second = chapter.children
    assert first.heading == "Begrippen"
    assert second.heading is not None
    assert second.heading.endswith("en overige voorzieningen")


def test_table_of_contents_is_no_regulation() -> None:
    names = ["Begrippen", "Melding", "Onderzoek", "Toezicht", "Slot"]
    contents = "\n".join(f"Artikel {n} {name}" for n, name in enumerate(names, start=1))
    body = "\n".join(f"Artikel {n} {name}\nTekst." for n, name in enumerate(names, start=1))
    parsed = parse_bytes(f"Inhoud\n{contents}\n{HEAD}{body}".encode(), "proef.txt")
    assert [shape(document.tree)[2:-1] for document in parsed.documents] == ["1 2 3 4 5"]


def test_notes_by_label_and_by_article() -> None:
    body = """Artikel 1 Eerste
1. Een.
2. Twee.
Artikel 2 Tweede
a. Een;
b. twee.
Artikel 3 Derde
Tekst.
Toelichting
Algemeen
De raad wil dit. Alles volgt uit de wet.
Artikelsgewijze toelichting
Artikel 1 Eerste
Vooraf. Lid 1: Hierom. Lid 2: Daarom.
Artikel 2 Tweede
Onder b
Een uitleg.
Artikel 3 Derde
Eerste en tweede lid, onder a
Nog een.
"""
    targets = [note.targets for note in read(body).notes]
    assert targets == [("algemeen",), ("1",), ("1/1",), ("1/2",), ("2//b",), ("3/1/a",)]


def test_a_file_with_two_ordinances_gives_two_documents() -> None:
    one = f"Verordening een 2024\n{HEAD}Artikel 1 A\nTekst.\nArtikel 2 B\nTekst.\n"
    closing = "Aldus vastgesteld in de openbare vergadering van 1 mei 2024\nde griffier,\n"
    notes = "Toelichting\nArtikel 1 A\nUitleg.\n"
    text = one + closing + notes + "\f" + one.replace("een 2024", "twee 2024") + closing
    parsed = parse_bytes(text.encode(), "bundel.txt")
    assert [d.title for d in parsed.documents] == ["Verordening een 2024", "Verordening twee 2024"]
    assert [shape(d.tree)[2:-1] for d in parsed.documents] == ["1 2 -", "1 2 -"]


def test_a_page_from_the_web_has_its_labels_on_lines_of_their_own() -> None:
    body = """Artikel 1 Begrippen

In deze verordening wordt verstaan onder:

  • a.

    wet: Participatiewet;

  • b.

    college: het college.

Artikel 2 Verdeling

  • 1.

    Het college houdt rekening met:

    • a.

      de omstandigheden;

    • b.

      de beperkingen.

  • 2.

    Het college doet verslag.
"""
    assert tree(body) == "1(a b) 2(1(a b) 2)"


def test_dot_leaders_make_a_table_of_contents() -> None:
    contents = "Inhoudsopgave\nHoofdstuk 1 Begin ........ 3\nArtikel 1 Begrippen ........ 3\n"
    document = read(contents + "Hoofdstuk 1 Begin\nArtikel 1 Begrippen\nTekst.\n")
    assert [shape(child) for child in document.tree.children if child.kind == "chapter"] == ["1(1)"]
    assert not document.issues


NOTED = """Hoofdstuk 1 Begrippen
Artikel 1 Begrippen
Wet: de Jeugdwet.
Hoofdstuk 2 Hulp
Artikel 2 Toegang
1. Het college beslist.
2. Het college stelt regels.
Aldus vastgesteld op 5 mei 2023.
"""


def test_every_title_of_the_notes_stands_over_the_note_that_follows() -> None:
    notes = """Toelichting
Toelichting op de Proefverordening 2024
Algemeen
De gemeente is verantwoordelijk.
Artikelsgewijze toelichting
Hoofdstuk 1 Begrippen
Artikel 1 Begrippen
De begrippen zijn die van de wet.
Hoofdstuk 2 Hulp
Artikel 2 Toegang
Lid 1:
In mandaat.
"""
    found = read(NOTED + notes).notes
    assert [(note.targets[0], note.heading, note.above, note.text) for note in found] == [
        (
            "algemeen",
            "Algemeen",
            ("Toelichting", "Toelichting op de Proefverordening 2024"),
            "De gemeente is verantwoordelijk.",
        ),
        (
            "1",
            "Begrippen",
            ("Artikelsgewijze toelichting", "Hoofdstuk 1 Begrippen"),
            "De begrippen zijn die van de wet.",
        ),
        ("2/1", "Toegang", ("Hoofdstuk 2 Hulp",), "In mandaat."),
    ]


def test_the_label_of_a_note_is_kept_as_printed() -> None:
    notes = "Toelichting\nArtikel 1. Begrippen\nUit de wet.\nArtikel 2 Toegang\nTweede lid: Kort.\n"
    found = read(NOTED + notes).notes
    assert [(note.label, note.text) for note in found] == [
        ("Artikel 1", "Uit de wet."),
        ("Artikel 2 Tweede lid", "Kort."),
    ]


def test_what_the_notes_say_of_a_chapter_is_no_part_of_the_article_before_it() -> None:
    notes = """Toelichting
Algemeen
Over de wet.
Artikelsgewijze toelichting
Alleen wat uitleg behoeft.
Artikel 1 Begrippen
Uit de wet.
Hoofdstuk 2 Hulp
Dit hoofdstuk gaat over hulp. Het is nieuw.
Artikel 2 Toegang
In mandaat.
"""
    found = read(NOTED + notes).notes
    assert [(note.targets[0], note.heading, note.text) for note in found] == [
        (
            "algemeen",
            "Algemeen",
            "Over de wet.\nArtikelsgewijze toelichting\nAlleen wat uitleg behoeft.",
        ),
        ("1", "Begrippen", "Uit de wet."),
        ("algemeen", "Hoofdstuk 2 Hulp", "Dit hoofdstuk gaat over hulp. Het is nieuw."),
        ("2", "Toegang", "In mandaat."),
    ]


def test_a_running_head_does_not_cut_a_note() -> None:
    notes = (
        "Toelichting\nArtikel 1 Begrippen\nDe begrippen zijn\nArtikelsgewijze toelichting\ndie.\n"
    )
    (note,) = read(NOTED + notes).notes
    assert note.targets == ("1",)
    assert note.text == "De begrippen zijn Artikelsgewijze toelichting die."
