"""Passages of a document as its facts are read from them: one per paragraph, lists taken along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from corpus.addresses import located
from corpus.data import read_data
from corpus.dates import join_years
from corpus.model import Document, Provision, words_of

__all__ = ["Passage", "facts_data", "letters", "passages", "phrase", "sentences", "tidy"]

# "e.v. " and the like end no sentence, nor do the numbers of a list ("; 2. ").
_STOP = re.compile(
    r"(?<!\be\.v)(?<!\bart)(?<!\bnr)(?<!\bno)(?<!\bjo)(?<!\bd\.d)"
    r"(?<![:;]\s\w)(?<![:;]\s\d\d)(?<!\n\w)(?<!\n\d\d)\.\s+(?=[A-ZÀ-Þ„“\"'‘])"
)


class Passage(Struct, frozen=True):
    """The words at one address, list items on lines of their own; ``heading`` is the article's."""

    at: str
    heading: str
    text: str


@cache
def facts_data() -> dict[str, Any]:
    """Return the phrase lists of ``corpus/data/facts.toml``."""
    return read_data("facts")


def phrase(pattern: str) -> re.Pattern[str]:
    """Return a phrase of the lists as it is looked for: in any case, over the ends of lines."""
    return re.compile(pattern, re.I | re.S)


def passages(document: Document) -> Iterator[Passage]:
    """Yield the passages of the articles, in order: each paragraph with all that stands under it.

    An article's own words come with its points when it has no numbered paragraphs.
    """
    for item in located(document.tree):
        node = item.provision
        if node.kind not in ("article", "paragraph"):
            continue
        article = node if node.kind == "article" else _article(item.path)
        inner = [child for child in node.children if child.kind != "paragraph"]
        text = "\n".join(part for part in (node.text, *map(_listed, inner)) if part)
        if text.strip():
            heading = (article.heading if article else None) or ""
            yield Passage(str(item.address), heading, join_years(text))


def _article(path: tuple[Provision, ...]) -> Provision | None:
    return next((node for node in reversed(path) if node.kind == "article"), None)


def _listed(node: Provision) -> str:
    return words_of(node, heading=False)


def sentences(text: str) -> list[str]:
    """Split running text into sentences; a list stays with the words that introduce it."""
    flat = re.sub(r"[ \t]+", " ", text)
    return [part.strip() for part in _STOP.split(flat) if part.strip()]


def letters(text: str) -> str:
    """Return only the letters and figures of a text, in lower case: a key to know titles by."""
    return re.sub(r"\W", "", text.lower())


def tidy(title: str) -> str:
    """Return a title as it is printed: single blanks, no quotes round it, line breaks mended.

    "Re- integratieverordening 201 5" becomes "Re-integratieverordening 2015"; "detacherings- of
    arbeidsovereenkomst" keeps its blank.
    """
    text = re.sub(r"\s+(?:[·•]\s+)?", " ", title).strip()  # a speck of the scanner is no word
    text = re.sub(r"(?<=\w)- (?!(?:en|of|dan|tot|alsmede)\b)(?=\w)", "-", text)
    text = join_years(text).strip(" ,;:")
    text = text.strip("\"'“”„‘’«»` ").strip(" ,;:")
    if text.endswith(".") and not re.search(r"\b(?:\w\.)+\w\.$", text):
        text = text[:-1].rstrip().strip("\"'“”„‘’«»` ")
    return text
