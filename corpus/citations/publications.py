"""Publications: parliamentary papers, official journals, case law. They have no articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from heapq import merge

from corpus.citations.model import Citation
from corpus.citations.words import words

__all__ = ["publication_name", "publications"]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = words().publications
    return tuple((kind, re.compile(pattern)) for kind, pattern in table.items())


def publications(text: str) -> Iterator[Citation]:
    """Yield the publications a text cites in order, as citations without targets."""
    kinds = (_of_kind(text, kind, pattern) for kind, pattern in _patterns())
    return merge(*kinds, key=lambda citation: (citation.start, -citation.end))


def _of_kind(text: str, kind: str, pattern: re.Pattern[str]) -> Iterator[Citation]:
    for match in pattern.finditer(text):
        yield Citation(text=match.group(), start=match.start(), end=match.end(), publication=kind)


_PAGES = re.compile(r"\s*,\s*(?:p\.|pag\.|blz\.|pp\.)\s*\d.*$")
_CHAMBER = re.compile(r"(?<=Kamerstukken )1\s?1(?=\s)")


def publication_name(text: str) -> str:
    """Return what a publication is known by: without pages, damage and odd spaces mended.

    "Kamerstukken 1 1 201 3/14, 33 801 , nr. 3, blz. 24": "Kamerstukken II 2013/14, 33 801, nr. 3".
    """
    name = " ".join(_PAGES.sub("", text).split()).replace(" ,", ",")
    name = _CHAMBER.sub("II", name)
    return re.sub(r"\b(20\d)\s(\d)(?=\s?[-/])|\b(20)\s(\d\d)(?=\s?[-/])", r"\1\2\3\4", name)
