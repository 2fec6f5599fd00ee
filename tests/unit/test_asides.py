"""Text boxes: read once, as words of their own where they are anchored."""

from __future__ import annotations

import pytest

from corpus.model import Document, words_of
from ingest.pipeline import parse_bytes
from tests.docx_maker import make_docx, paragraph, run

HEAD = [
    "Verordening hulp Zandbergen 2023",
    "De raad van de gemeente Zandbergen;",
    "besluit vast te stellen de Verordening hulp Zandbergen 2023",
]
TAIL = ["2. Het college stelt regels.", "Artikel 2 Slot", "Deze verordening geldt."]


def content(*texts: str) -> str:
    inner = "".join(map(paragraph, texts))
    return f"<w:txbxContent>{inner}</w:txbxContent>"


def drawing(inside: str) -> str:
    return f"<w:r><w:drawing>{inside}</w:drawing></w:r>"


def picture(inside: str) -> str:
    return f"<w:r><w:pict>{inside}</w:pict></w:r>"


def alternate(inside: str) -> str:
    return (
        '<w:r><mc:AlternateContent xmlns:mc="urn:x"><mc:Choice><w:drawing>'
        f"{inside}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def grouped(inside: str) -> str:
    """Return a drawing that holds its alternatives inside a group."""
    return (
        '<w:r><w:drawing><g xmlns:mc="urn:x"><mc:AlternateContent><mc:Choice>'
        f"{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent></g>"
        "</w:drawing></w:r>"
    )


def read(*anchored: str) -> Document:
    paragraphs = [paragraph(text) for text in (*HEAD, "Artikel 1 Hulp")]
    paragraphs += [*anchored, *map(paragraph, TAIL)]
    return parse_bytes(make_docx("".join(paragraphs)), "x.docx").documents[0]


@pytest.mark.parametrize("form", [drawing, picture, alternate, grouped])
def test_a_box_is_a_text_of_the_paragraph_it_hangs_on(form: object) -> None:
    assert callable(form)
    anchored = run("1. Het college verstrekt hulp.") + form(content("Let op: 1. vraag op tijd."))
    first, second = read(paragraph(anchored)).tree.children[1].children
    assert first.text == "Het college verstrekt hulp."
    assert [(node.kind, node.text) for node in first.children] == [
        ("text", "Let op: 1. vraag op tijd.")
    ]
    assert (second.number, second.text) == ("2", "Het college stelt regels.")


def test_paragraphs_of_a_box_stay_apart_and_labels_in_it_are_not_those_of_the_article() -> None:
    anchored = run("1. Het college verstrekt hulp.") + drawing(content("2. Bel eerst.", "3. Kom."))
    first, second = read(paragraph(anchored)).tree.children[1].children
    assert [node.text for node in first.children] == ["2. Bel eerst.", "3. Kom."]
    assert second.text == "Het college stelt regels."


def test_a_box_in_a_box_is_read_once() -> None:
    inner = f"<w:p>{run('Buiten.')}{alternate(content('Binnen.'))}</w:p>"
    outer = drawing(f"<w:txbxContent>{inner}</w:txbxContent>")
    words = words_of(read(paragraph(run("1. Hulp.") + outer)).tree)
    assert words.count("Buiten.") == words.count("Binnen.") == 1


def test_a_box_under_a_heading_is_no_title() -> None:
    heading = paragraph(run("Artikel 1a Meer hulp") + drawing(content("Nieuw per 2024")))
    (article,) = [
        node for node in read(paragraph("1. Hulp."), heading).tree.children if node.number == "1a"
    ]
    assert article.heading == "Meer hulp"
    assert [node.text for node in article.children] == [
        "Nieuw per 2024",
        "Het college stelt regels.",
    ]


def test_articles_laid_out_in_boxes_are_articles() -> None:
    boxed = paragraph(drawing(content("Artikel 1a Meer hulp", "1. Ook dit.")))
    tree = read(paragraph("1. Hulp."), boxed).tree
    (article,) = [node for node in tree.children if node.number == "1a"]
    assert [node.text for node in article.children] == ["Ook dit.", "Het college stelt regels."]


def test_a_box_in_the_preamble_is_a_paragraph_of_its_own() -> None:
    body = paragraph(run(HEAD[0]) + drawing(content("CONCEPT versie 3")))
    body += "".join(map(paragraph, (*HEAD[1:], "Artikel 1 Hulp", *TAIL)))
    document = parse_bytes(make_docx(body), "x.docx").documents[0]
    assert document.tree.children[0].text.split("\n")[:2] == [HEAD[0], "CONCEPT versie 3"]
