"""Whatever the lines, every word of a regulation stands in its tree, and nothing raises."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InputError
from corpus.model import Document, Provision
from ingest.pipeline import parse_bytes

WORDS = [
    "college", "persoon", "voorziening", "werkgever", "subsidie", "aanvraag", "doelgroep",
    "maanden", "verstrekt", "beëindigen", "re-integratie", "artikel", "lid", "onderdeel", "wet",
    "12", "2024",
]  # fmt: skip
KEYWORDS = [
    "Artikel 1", "Artikel 2. Begrippen", "Artikel 1 1 .", "Artikel 3a", "Artikel", "Hoofdstuk 1",
    "Hoofdstuk II Slot", "§ 2 Voorzieningen", "84 Voorzieningen gericht op werk", "1.", "1. ",
    "a. een", "b)", "i. x", "ii. y", "1° z", "12 De werkgever", "- streepje", "•", "Lid 3:",
    "TOELICHTING", "Artikelsgewijze toelichting", "Algemeen", "BESLUIT:", "vast te stellen de",
    "De raad van de gemeente Voorbeeld;", "gelet op artikel 147 van de Gemeentewet;",
    "Aldus besloten in de vergadering van 1 mei 2024", "de griffier, de voorzitter,", "\f", "",
    "PAGINA 3 van 9", "4/20", "Eerste lid, onder e", "Artikel 5 en 6", "Bijlage 1", "(vervallen)",
]  # fmt: skip

sentence = st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(
    lambda words: " ".join(words).capitalize() + "."
)


@st.composite
def ordinances(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Return an ordinance as text and the addresses it has."""
    lines = [
        "De raad van de gemeente Voorbeeld;",
        "besluit vast te stellen de Proefverordening 2024",
    ]
    addresses = []
    chapters = draw(st.booleans())
    for number in range(1, draw(st.integers(2, 6)) + 1):
        if chapters and number % 2:
            lines.append(f"Hoofdstuk {number // 2 + 1} Bepalingen")
        lines.append(f"Artikel {number} {draw(st.sampled_from(['Begrippen', 'Subsidie', 'Slot']))}")
        addresses.append(str(number))
        paragraphs = draw(st.integers(0, 4))
        if not paragraphs:
            lines.append(draw(sentence))
        for paragraph in range(1, paragraphs + 1):
            points = draw(st.sampled_from([0, 0, 2, 5, 10]))
            text = draw(sentence)
            lines.append(f"{paragraph}. {text[:-1] + ':' if points else text}")
            addresses.append(f"{number}/{paragraph}")
            for point in range(points):
                end = "." if point == points - 1 else ";"
                lines.append(f"{chr(97 + point)}. {draw(sentence)[:-1].lower()}{end}")
                addresses.append(f"{number}/{paragraph}/{chr(97 + point)}")
    return "\n".join(lines), addresses


def tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def tree_words(node: Provision) -> Counter[str]:
    own = tokens(" ".join(filter(None, [node.label, node.heading, node.text])))
    for child in node.children:
        own += tree_words(child)
    return own


def numbered(node: Provision, above: str = "") -> list[str]:
    found = []
    for child in node.children:
        here = above
        if child.kind in ("article", "paragraph", "point", "subpoint"):
            here = f"{above}/{child.number}" if above else str(child.number)
            found.append(here)
        found.extend(numbered(child, here))
    return found


def read(text: str) -> Document:
    return parse_bytes(text.encode(), "proef.txt").documents[0]


@given(ordinances())
def test_every_word_stands_in_the_tree(case: tuple[str, list[str]]) -> None:
    text, addresses = case
    document = read(text)
    assert not tokens(text) - tree_words(document.tree)
    assert numbered(document.tree) == addresses


@given(st.lists(st.one_of(st.sampled_from(KEYWORDS), sentence), min_size=1, max_size=60))
def test_keyword_soup_loses_no_word_and_raises_only_our_own_errors(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        parsed = parse_bytes(text.encode(), "soep.txt")
    except InputError:
        return
    kept: Counter[str] = Counter()
    for document in parsed.documents:
        kept += tree_words(document.tree)
        for note in document.notes:
            kept += tokens(" ".join([*note.targets, note.heading or "", note.text]))
    # Labels of notes become addresses, marks between pages are set apart, and OCR repair joins
    # what was torn; the words themselves stay.
    assert not set(WORDS[:10]) & set(tokens(text) - kept)
