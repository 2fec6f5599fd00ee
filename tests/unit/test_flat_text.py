"""A regulation of which each page became one line."""

from __future__ import annotations

from ingest.layout.flat import unfolded
from ingest.layout.lines import Line
from ingest.pipeline import parse_bytes
from tests.unit.test_structure import shape

PAGES = (
    "1 Verordening lening gemeente Duinmeer 2018 De raad van de gemeente Duinmeer; gelezen het "
    "voorstel van burgemeester en wethouders van 6 maart 2018; gelet op artikel 147 van de "
    "Gemeentewet; BESLUIT: vast te stellen de Verordening lening gemeente Duinmeer 2018 Hoofdstuk "
    "1 Algemeen Artikel 1 Begrippen Deze verordening verstaat onder: a. aanvrager: bewoner van een "
    "woning; b. college: het college van burgemeester en wethouders; en c. fonds: de stichting. "
    "Artikel 2 Bereik 1. Deze verordening is van toepassing op maatregelen. 2. Het college kan het "
    "bereik beperken tot: a. woningen van voor 1945; b. andere woningen. Artikel 3 Budget De raad "
    "stelt het budget vast, zoals bedoeld in artikel 2 van deze verordening.",
    "2 Artikel 4 Bevoegdheid 1. Het college is bevoegd leningen toe te wijzen. 2. Het college kan "
    "weigeren. Artikel 5 Inwerkingtreding Deze verordening treedt in werking op 1 april 2018. "
    "Aldus vastgesteld in de openbare vergadering van 20 maart 2018, de griffier, de voorzitter,",
)


def test_pages_of_one_line_are_read() -> None:
    (document,) = parse_bytes("\n".join(PAGES).encode(), "x.txt").documents
    assert document.title == "Verordening lening gemeente Duinmeer 2018"
    (chapter,) = (node for node in document.tree.children if node.kind == "chapter")
    assert shape(chapter) == "1(1(a b c) 2(1 2(a b)) 3 4(1 2) 5)"
    assert [article.heading for article in chapter.children] == [
        "Begrippen", "Bereik", "Budget", "Bevoegdheid", "Inwerkingtreding",
    ]  # fmt: skip
    assert document.tree.children[-1].text.startswith("Aldus vastgesteld")


def test_no_word_is_lost_or_moved() -> None:
    lines = [Line(text=text, number=n) for n, text in enumerate(PAGES, start=1)]
    cut = unfolded(lines)
    assert " ".join(line.text for line in cut) == " ".join(PAGES)
    assert {line.number for line in cut} == {1, 2}


def test_long_paragraphs_between_headings_of_their_own_stay() -> None:
    note = (
        "Artikel 5 Participatiewet regelt dit. Artikel 6 Participatiewet niet. Artikel 7 Wmo ook. "
    )
    texts = [text for n in range(1, 5) for text in (f"Artikel {n} Hulp", note * 9)]
    lines = tuple(Line(text=text, number=n) for n, text in enumerate(texts, start=1))
    assert unfolded(lines) == lines
