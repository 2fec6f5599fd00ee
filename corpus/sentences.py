"""The end of a sentence: one full stop, also behind a title that ends in an abbreviation."""

from __future__ import annotations

import re

__all__ = ["closed", "unclosed"]

# A mark that ends a sentence, or the stop of an abbreviation, with the quotation mark behind it.
_CLOSED = re.compile(r"[.!?…]['’”\"]?$")
_ABBREVIATED = re.compile(r"\b(?:\w\.)+\w{1,2}\.$")


def closed(words: str) -> str:
    """Return words with the full stop that ends them, unless they have one.

    The stop of an abbreviation is that of the sentence as well ("... Heuvelland 2016 e.v."), also
    inside the quotation marks around a title.
    """
    words = words.rstrip()
    return words if _CLOSED.search(words) else f"{words}."


def unclosed(words: str) -> str:
    """Return words without the full stop of their sentence; an abbreviation keeps its own."""
    words = words.rstrip()
    return words if _ABBREVIATED.search(words) else words.rstrip(".")
