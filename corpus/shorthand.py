"""How people shorten a reference, written out for the grammar: "art9f 5 b" is art 9f lid 5 onder b.

Only what can mean nothing else: a point between plain numbers ("2.3") is a number or a paragraph,
and that only a document can tell.
"""

from __future__ import annotations

import re

__all__ = ["Typed", "written_out"]

# art9f, lid5
_GLUED = re.compile(r"\b(?:art|artikel|lid|onder|sub|onderdeel)\.?(?=\d)", re.IGNORECASE)
# artkel 9, atikel 9: a slip of the finger right before a number
_SLIP = re.compile(r"\ba\w{4,7}(?=\s+\d)", re.IGNORECASE)
_SLIPS_ALLOWED = 2
# 10 da, 18 a: letters apart from their number. Statutes double the letters a to e; "10 de" is none.
_APART = re.compile(
    r"(?<![\w.,:/-])\d+(?P<space>\s+)(?!(?:de|je|we|ze|te|me|na|ja|ga)\b)[a-z][a-e](?![\w-])",
    re.IGNORECASE,
)
# 9f.5, 9f.5.b: behind a letter a point cannot number an article
_POINTED = re.compile(
    r"(?<![\w.,:/-])\d+[a-z]{1,3}(?P<first>\.)\d{1,2}(?:(?P<second>\.)[a-z])?(?![\w.])",
    re.IGNORECASE,
)
# artikel 9f 5, 9 f 5 b, 11 4 after "art": what follows the number of an article, and is no amount
_BEHIND = re.compile(
    r"(?<![\w.,:/-])"
    r"(?:art(?:ikel|\.)?\s*\d+(?:[.:]\d+)?(?:[a-z]{1,2}|\s(?!e\b)[a-z])?"
    r"|\d+(?!(?:e|de|x|km|m)\b)[a-z]{1,2})"
    r"\s+(?P<paragraph>\d{1,2})(?:\s+(?P<point>[a-z]))?(?![\w.,:/%-]\S|\w)"
    r"(?!\s*(?:jaar|jaren|maand|maanden|we+k|weken|dag|dagen|uur|uren|procent|%|euro|keer|lid|e\b))",
    re.IGNORECASE,
)
# lid 4 e: a letter behind a paragraph; "lid 4 e.v." is none
_LETTERED = re.compile(r"\blid\s+\d{1,2}\s+(?P<point>[a-z])(?![\w.'-])", re.IGNORECASE)


class Typed:
    """A text with the words put in that a person leaves out; knows what was typed."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._origin: list[int | None] = list(range(len(original)))
        self.text = original

    def put(self, start: int, end: int, words: str) -> None:
        """Put words in the place of a span, which may be empty; its ends stay known."""
        self.text = f"{self.text[:start]}{words}{self.text[end:]}"
        origin: list[int | None] = [None] * len(words)
        if end > start and words:
            origin[0], origin[-1] = self._origin[start], self._origin[end - 1]
        self._origin[start:end] = origin

    def insert(self, place: int, words: str) -> None:
        """Put in words that were not typed."""
        self.put(place, place, words)

    def between(self, start: int, end: int) -> str:
        """Return what was typed of a span of the text."""
        places = [place for place in self._origin[start:end] if place is not None]
        return self._original[places[0] : places[-1] + 1] if places else ""


def written_out(original: str) -> Typed:
    """Return the text with its shorthand written out."""
    typed = Typed(original)
    for slip in _found(_SLIP, typed):
        if _is_article(slip.group()):
            typed.put(slip.start(), slip.end(), "artikel")
    for glued in _found(_GLUED, typed):
        typed.insert(glued.end(), " ")
    for apart in _found(_APART, typed):
        typed.put(*apart.span("space"), "")
    for pointed in _found(_POINTED, typed):
        if pointed["second"]:
            typed.put(*pointed.span("second"), " onder ")
        typed.put(*pointed.span("first"), " lid ")
    for lettered in _found(_LETTERED, typed):
        typed.insert(lettered.start("point"), "onder ")
    for behind in _found(_BEHIND, typed):
        if behind["point"]:
            typed.insert(behind.start("point"), "onder ")
        typed.insert(behind.start("paragraph"), "lid ")
    return typed


def _found(pattern: re.Pattern[str], typed: Typed) -> list[re.Match[str]]:
    """Return the matches, the last first, so that places before them stay what they are."""
    return list(pattern.finditer(typed.text))[::-1]


def _is_article(word: str) -> bool:
    low = word.lower()
    if low in ("artikel", "artikelen", "afdeling", "alinea"):
        return False
    from rapidfuzz.distance import OSA  # here: most people write it right

    return bool(OSA.distance(low, "artikel", score_cutoff=_SLIPS_ALLOWED) <= _SLIPS_ALLOWED)
