"""Explanatory notes against the articles they explain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from compare.checks.model import Case, Finding, quote
from compare.words import terms
from corpus.model import Norm, Note
from corpus.quantities import Quantity, find_quantities
from corpus.sentences import closed

__all__ = ["headings", "missing", "numbers", "without_article"]

SOURCE = "Aanwijzingen voor de regelgeving, § 4.9 (toelichting)"
_MOST = 0.75  # share of the articles with a note from which the others are missed
_FINAL = re.compile(r"citeer|inwerking|intrek|slotbepaling|begrip|definitie|titulatuur", re.I)
_SELECTIVE = re.compile(
    r"(?:alleen|enkel|slechts|uitsluitend)\b[^.]{0,80}?\b(?:bepalingen|artikelen)|"
    r"(?:niet|geen)\s+(?:alle\s+)?(?:bepalingen|artikelen)\b[^.]{0,60}?(?:toegelicht|toelichting)|"
    r"(?:bepalingen|artikelen)\s+die\b[^.]{0,60}?(?:behoeven|nodig)",
    re.I,
)
# A number of another time or of another text is none that the article should give.
_ELSEWHERE = re.compile(
    r"\b(?:was|waren|voorheen|vroeger|oude|eerder|bijvoorbeeld|wet\w*|algemene\s+wet|artikel\w*|jaarlijks|"
    r"stel\s+dat|stel:|als\s+voorbeeld|voorbeeld)\b|\b\w+wet\b|\b(?:19|20)\d\d\b",
    re.I,
)
_ALIKE = 2  # words of meaning that two sentences on the same number share at least


def _targets(note: Note) -> list[str]:
    return [target.split("/")[0] for target in note.targets if target != "algemeen"]


def without_article(case: Case) -> Iterator[Finding]:
    """Find notes on articles that the regulation does not have."""
    for note in case.document.notes:
        for number in dict.fromkeys(_targets(note)):
            if number in case.articles or not case.articles:
                continue
            likely = _same_heading(case, note.heading or "")
            message = f"De toelichting legt artikel {number} uit, maar dat artikel is er niet."
            yield Finding(
                kind="note-without-article",
                severity="error",
                at=f"note:{number}",
                text=f"Artikel {number} {note.heading or ''}".strip(),
                message=message,
                remedy=likely and f"Artikel {likely} heeft hetzelfde opschrift.",
                source=SOURCE,
            )


def _same_heading(case: Case, heading: str) -> str | None:
    if not heading:
        return None
    for number, article in case.articles.items():
        if fuzz.ratio(heading.lower(), (article.heading or "").lower()) >= 92:
            return number
    return None


def headings(case: Case) -> Iterator[Finding]:
    """Find notes whose heading names another subject than the article's own heading.

    Both headings must have a word of meaning that the other lacks; a shortened heading is no
    fault, nor is a misread letter.
    """
    for note in case.document.notes:
        numbers = list(dict.fromkeys(_targets(note)))
        if len(numbers) != 1 or "/" in note.targets[0] or not note.heading or note.inferred:
            continue
        article = case.articles.get(numbers[0])
        if article is None or not article.heading or article.inferred:
            continue
        one, two = terms(note.heading), terms(article.heading)
        if len(one) > 15 or not _lacking(one, two) or not _lacking(two, one):
            continue
        yield Finding(
            kind="heading-mismatch",
            severity="warning",
            at=f"note:{numbers[0]}",
            text=note.heading,
            message=closed(
                f"De toelichting op artikel {numbers[0]} heet '{note.heading}', het artikel zelf "
                f"'{article.heading}'"
            ),
            remedy=f"Neem het opschrift van artikel {numbers[0]} over.",
            source=SOURCE,
        )


def _lacking(one: tuple[str, ...], two: tuple[str, ...]) -> list[str]:
    """Return the words of one that the other lacks, letters misread forgiven."""
    return [
        word
        for word in one
        if len(word) > 2
        and not any(
            word == other
            or word in other
            or other in word
            or Levenshtein.distance(word, other) <= max(1, len(word) // 5)
            for other in two
            if len(other) > 2
        )
    ]


def missing(case: Case) -> Iterator[Finding]:
    """Find the few articles without a note where nearly all others have one.

    Notes that say to explain only some articles are believed; articles on titles and entry into
    force need no note.
    """
    explained = {number for note in case.document.notes for number in _targets(note)}
    if any(_SELECTIVE.search(note.text) for note in case.document.notes):
        return
    asked = [
        number
        for number, article in case.articles.items()
        if not _FINAL.search(article.heading or "") and not article.inferred
    ]
    without = [number for number in asked if number not in explained]
    if len(asked) < 4 or len(asked) - len(without) < _MOST * len(asked):
        return
    for number in without:
        heading = case.articles[number].heading or ""
        yield Finding(
            kind="note-missing",
            severity="info",
            at=number,
            text=f"Artikel {number} {heading}".strip(),
            message=f"Artikel {number} heeft geen toelichting, bijna alle andere artikelen wel.",
            source=SOURCE,
        )


def numbers(case: Case) -> Iterator[Finding]:
    """Find numbers in a note that differ from the one number the article gives for the same thing.

    Judged only where note and article bind the same word in the same unit with the same bound, or
    bind no word and speak of the same thing; and the article has a single such number.
    """
    for note in case.document.notes:
        norms = [norm for number in _targets(note) for norm in _norms_of(case, number)]
        targets = [target for target in note.targets if "/" in target]
        if targets:  # a note on one paragraph is measured by that paragraph
            norms = [n for n in norms if any(_under(n.at, target) for target in targets)] or norms
        for found in find_quantities(note.text):
            same = [norm for norm in norms if _same_thing(norm, found)]
            same = same or [norm for norm in norms if _said_alike(case, norm, note, found)]
            values = {norm.value for norm in same}
            if len(values) == 1 and found.value not in values | _all_values(norms, found):
                number = same[0].at.split("/")[0]
                yield Finding(
                    kind="note-number-differs",
                    severity="warning",
                    at=f"note:{note.targets[0]}",
                    text=quote(note.text, found.start, found.end),
                    message=closed(
                        f"De toelichting noemt '{_words(note, found)}', artikel {number} zegt "
                        f"'{same[0].text}'"
                    ),
                    source=SOURCE,
                )


def _norms_of(case: Case, number: str) -> list[Norm]:
    return [norm for norm in case.document.norms if norm.at.split("/")[0] == number]


def _under(at: str, target: str) -> bool:
    return at == target or at.startswith(target + "/")


def _same_thing(norm: Norm, found: Quantity) -> bool:
    return (
        norm.unit == found.unit
        and found.qualifier != "exact"
        and norm.qualifier == found.qualifier
        and norm.governs is not None
        and (norm.governs or "").split(",")[0] == (found.governs or "").split(",")[0]
    )


def _said_alike(case: Case, norm: Norm, note: Note, found: Quantity) -> bool:
    """Tell whether a sentence of a note says of a bounded number what that of the article says.

    "Binnen acht weken na de melding" beside "binnen zes weken na de melding" binds no word; then
    most words of the shorter sentence have to stand in the other. What was, or what a statute
    says, is another number.
    """
    if (
        found.governs
        or norm.governs
        or found.qualifier == "exact"
        or (norm.unit, norm.qualifier) != (found.unit, found.qualifier)
    ):
        return False
    said = _sentence(note.text, found.start)
    if _ELSEWHERE.search(said):
        return False
    article = case.text_at(norm.at)
    at = article.find(norm.text)
    if at < 0:
        return False
    one, two = (_substance(words) for words in (said, _sentence(article, at)))
    shared = [a for a in one if any(a.startswith(b) or b.startswith(a) for b in two)]
    return len(shared) >= _ALIKE and len(shared) > min(len(one), len(two)) / 2


def _sentence(text: str, at: int) -> str:
    """Return the sentence around a place in a text."""
    ends = [match.end() for match in re.finditer(r"[.;](?=\s+[A-ZÀ-Þ])", text)]
    start = max((end for end in ends if end <= at), default=0)
    return text[start : min((end for end in ends if end > at), default=len(text))]


def _substance(words: str) -> set[str]:
    """Return the stems of meaning of a sentence, its numbers, units and citations apart."""
    bare = list(words)
    for found in find_quantities(words):
        bare[found.start : found.end] = " " * (found.end - found.start)
    return {word for word in terms("".join(bare)) if len(word) > 2 and not word.isdigit()}


def _all_values(norms: list[Norm], found: Quantity) -> set[float]:
    return {norm.value for norm in norms if norm.unit == found.unit}


def _words(note: Note, found: Quantity) -> str:
    return " ".join(note.text[found.start : found.end].split())
