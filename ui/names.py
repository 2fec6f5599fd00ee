"""The name of a municipality as a person types it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.bodies import canonical
from corpus.model import Document

__all__ = ["body_named"]

_BEFORE = re.compile(r"(?:de\s+)?gemeente\s+(?:van\s+)?", re.IGNORECASE)


def body_named(words: str, held: Iterable[Document]) -> str:
    """Return the municipality: its official name, or as the documents at hand write it.

    "gemeente maastricht" is Maastricht; capitals do not count.
    """
    name = " ".join(_BEFORE.sub("", words.strip(), count=1).split()) or words
    official = canonical(name)
    if official:
        return official
    for document in held:
        for body in document.bodies:
            if body.casefold() == name.casefold():
                return body
    return name
