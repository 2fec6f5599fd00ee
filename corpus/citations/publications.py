"""Publications: parliamentary papers, official journals, case law. They have no articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.citations.model import Citation
from corpus.citations.words import words

__all__ = ["publications"]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = words().publications
    return tuple((kind, re.compile(pattern)) for kind, pattern in table.items())


def publications(text: str) -> Iterator[Citation]:
    """Yield the publications a text cites, as citations without targets."""
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            yield Citation(
                text=match.group(), start=match.start(), end=match.end(), publication=kind
            )
