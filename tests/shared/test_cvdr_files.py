"""Real CVDR files: every article and every word of the regulation comes out."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # a second, independent reader of the same bytes
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.model import Document, Provision, articles, words_of
from ingest.readers import read

_NUMBERS = ("label", "nr", "lidnr")


def files(shared: Path) -> list[Path]:
    found = sorted((shared / "corpus" / "cvdr").glob("*.xml"))
    assert found
    return found


def document_of(path: Path) -> Document:
    return read(path.read_bytes(), path.name).documents[0]


def local(element: ET.Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def body(path: Path) -> ET.Element:
    root = ET.parse(path).getroot()
    return next(element for element in root.iter() if local(element) == "regeling-tekst")


def printed(element: ET.Element) -> Iterator[str]:
    if local(element) not in _NUMBERS:
        yield element.text or ""
    for child in element:
        yield from printed(child)
        yield child.tail or ""


def counted(text: str) -> Counter[str]:
    return Counter(re.sub(r"\W+", " ", text.lower()).split())


def numbers_in(node: Provision) -> Iterator[str]:
    yield node.label or node.number or ""
    for child in node.children:
        yield from numbers_in(child)


def test_every_article_comes_out(shared: Path) -> None:
    for path in files(shared):
        expected = sum(local(element) == "artikel" for element in body(path).iter())
        assert len(list(articles(document_of(path).tree))) == expected


def test_no_word_is_lost(shared: Path) -> None:
    for path in files(shared):
        document = document_of(path)
        have = counted(words_of(document.tree) + " " + " ".join(numbers_in(document.tree)))
        everything = counted(" ".join(body(path).itertext()))
        assert counted(" ".join(printed(body(path)))) - have == Counter()
        missing = sum((everything - have).values())
        assert missing <= 0.005 * sum(everything.values())


def test_paragraphs_keep_their_numbers(shared: Path) -> None:
    for path in files(shared):
        expected = [
            (element.text or "").strip(" .")
            for element in body(path).iter()
            if local(element) == "lidnr"
        ]
        found = [
            node.number
            for article in articles(document_of(path).tree)
            for node in article.children
            if node.kind in ("paragraph", "point")
        ]
        assert [number for number in found if number][: len(expected)] == expected or not expected
