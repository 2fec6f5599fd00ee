"""Official XML with its elements moved, renamed, doubled and dropped: no words lost, no defects."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from corpus.addresses import located
from corpus.errors import InputError
from corpus.model import Document, Provision, words_of
from ingest.readers import read
from tests.mutations import mutated_xml
from tests.unit.test_cvdr import xml
from tests.unit.test_official_xml import BWB, STOP

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CVDR = xml(
    """<hoofdstuk><kop><label>Hoofdstuk</label><nr>1</nr><titel>Begin</titel></kop>
    <artikel><kop><label>Artikel</label><nr>1</nr><titel>Begrippen</titel></kop><al>Onder:</al>
    <lijst><li nr="a."><al>wet: de wet;</al></li><li nr="b."><al>raad:</al><lijst>
    <li nr="1°"><al>een;</al></li><li nr="-"><al>twee.</al></li></lijst></li></lijst></artikel>
    <paragraaf><kop><label>Paragraaf</label><nr>1.1</nr></kop><artikel><kop>
    <label>Artikel 2 Hulp</label></kop><lid><lidnr>1.</lidnr><al>Hulp.</al></lid><lid>
    <lidnr>2.</lidnr><al>Zie <extref doc="CVDR://123_1">elders</extref>.</al></lid></artikel>
    <structuurtekst><al>Los.</al></structuurtekst></paragraaf></hoofdstuk>""",
    after="<nota-toelichting><al>Toelichting</al><al>Artikel 2 Hulp</al><al>Om.</al>"
    "</nota-toelichting>",
)
FILES = {"cvdr": CVDR, "bwb": BWB.encode(), "stop": STOP.encode()}


def all_text(element: Element) -> str:
    return " ".join(str(piece) for piece in element.itertext())


def is_outer(paragraph: Element) -> bool:
    return next(paragraph.iterancestors("{*}al"), None) is None


def is_sound(document: Document) -> bool:
    """Tell whether every address can be made and every reference lies inside its text."""
    texts: dict[str, list[str]] = {}
    for place in located(document.tree):
        texts.setdefault(str(place.address), []).append(place.provision.text)
    return all(
        any(text[found.start : found.end] == found.text for text in texts[found.at])
        for found in document.references
    )


@pytest.mark.parametrize("name", FILES)
def test_mutated_files_are_read_or_refused(name: str) -> None:
    chance = random.Random(name)
    for _ in range(150):
        data = mutated_xml(FILES[name], chance)
        try:
            documents = read(data, "stuk.xml").documents
        except InputError:
            continue
        assert all(is_sound(document) for document in documents)


def test_words_of_the_regulation_survive_moves() -> None:
    from lxml import etree

    chance = random.Random(7)
    for _ in range(60):
        root = etree.fromstring(CVDR)
        body = next(root.iter("{*}regeling-tekst"))
        elements = list(body.iter("{*}li", "{*}al", "{*}lid", "{*}artikel", "{*}paragraaf"))
        one, other = chance.choice(elements), chance.choice(elements)
        if one in list(other.iterancestors()) or one is other:
            continue
        other.append(one)
        (document,) = read(etree.tostring(root), "stuk.xml").documents
        paragraphs = " ".join(all_text(al) for al in root.iter("{*}al") if is_outer(al))
        wanted = Counter(re.findall(r"\w{4,}", paragraphs.lower()))
        notes = " ".join(f"{note.heading} {note.text}" for note in document.notes)
        have = Counter(re.findall(r"\w+", f"{words_of(document.tree)} {notes}".lower()))
        wanted -= Counter(["toelichting", "artikel", "paragraaf"])  # labels
        assert wanted - have == Counter()


def test_loose_words_survive_wherever_they_stand() -> None:
    from lxml import etree

    chance = random.Random(9)
    for turn in range(200):
        root = etree.fromstring(CVDR)
        body = next(root.iter("{*}regeling-tekst"))
        places = [e for e in body.iter("*") if e.tag.rsplit("}")[-1] not in ("lidnr", "nr")]
        one = chance.choice(places)
        if chance.random() < 0.5 and one is not body:
            one.tail = f" woordje{turn} "
        else:
            one.text = f"woordje{turn} {one.text or ''}"
        (document,) = read(etree.tostring(root), "stuk.xml").documents
        assert f"woordje{turn}" in f"{words_of(document.tree)} {labels(document.tree)}"


def labels(node: Provision) -> str:
    return " ".join([node.label or "", *(labels(child) for child in node.children)])
