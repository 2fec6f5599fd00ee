"""The sentences of a provision's text."""

from __future__ import annotations

import re

__all__ = ["sentences"]

# Not after an abbreviation or a number of one or two digits ("art. 7", "lid 1. ").
_END = re.compile(
    r"(?<![ (]art)(?<![ (]nr)(?<!e\.v)(?<!d\.d)(?<!m\.b\.t)(?<!\b[a-z])[.!?]\s+(?=[A-ZÉ'‘\"(])"
)


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a provision's text, without surrounding space."""
    pieces, start = [], 0
    for match in _END.finditer(text):
        pieces.append(text[start : match.start() + 1].strip())
        start = match.end()
    pieces.append(text[start:].strip())
    return tuple(piece for piece in pieces if piece)
