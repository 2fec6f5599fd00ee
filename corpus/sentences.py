"""Sentences: one full stop at the end, also behind an abbreviation; a list of words in one."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["closed", "listed", "unclosed"]

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


def listed(parts: Sequence[str]) -> str:
    """Return words as a sentence lists them: "a", "a en b", "a, b en c"; "" for none."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} en {parts[-1]}"


def unclosed(words: str) -> str:
    """Return words without the full stop of their sentence; an abbreviation keeps its own."""
    words = words.rstrip()
    return words if _ABBREVIATED.search(words) else words.rstrip(".")
