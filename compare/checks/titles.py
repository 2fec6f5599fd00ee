"""Titles that disagree: of decision, ordinance and citation title, and of what is repealed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from compare.checks.model import Case, Finding, in_words, quote
from compare.time.titles import lacking, words_and_years
from corpus.dates import join_years
from corpus.sentences import closed

__all__ = ["mentions", "metadata", "own"]

SOURCE = "Aanwijzingen voor de regelgeving, § 4.1 (opschrift) en § 4.5 (citeertitel)"
CITED = "Aanwijzingen voor de regelgeving, § 3.3 (aanhaling en verwijzing)"
_ADOPTS = re.compile(
    r"(?:vast\s+te\s+stellen\s*:?\s*(?:de|het)?\s*(?:volgende\s+verordening\s*:?\s*)?[\"“']?"
    r"(?P<after>[A-ZÀ-Þ][^;\"”\n]{8,200}(?:\n[^;\"”\n]{3,120}){0,2})"
    r"|besluit(?:en)?\b\s*:?\s+(?:[\w ,-]*?\s)?(?:de|het)\s+(?P<before>[A-ZÀ-Þ][^;]{8,220}?)\s+"
    r"vast\s+te\s+stellen)",
    re.S,
)


def own(case: Case) -> Iterator[Finding]:
    """Compare the title of the ordinance, the one in the decision and the citation title.

    A citation title may be shorter than the title; it may not say something else. Another year
    is a fault, words that the other lacks on both sides are one too; a mere shortening is
    mentioned when it leaves out a statute, and a year that only one of them has. A title that
    describes ("Verordening houdende regels over ...") is not compared by its words.
    """
    document = case.document
    cited, adopted = document.citation_title, _adopted(case)
    pairs = [
        (cited, _citation_place(case), adopted or document.title, "aanhef" if adopted else ""),
        (adopted, "aanhef", document.title, ""),
    ]
    for one, place, two, at in pairs:
        if not one or not two or _is_placeholder(two) or _is_placeholder(one):
            continue
        finding = _disagreement(one, place, two, at)
        if finding:
            yield finding
            return


def _is_placeholder(title: str) -> bool:
    """Tell whether a title says nothing: "Verordening", or what a reader gave for want of one."""
    return len(words_and_years(title)[0]) < 2 or title.lower().endswith("zonder titel")


def _adopted(case: Case) -> str | None:
    """Return the title that the decision in the preamble adopts."""
    for item in case.located:
        if item.provision.kind == "preamble":
            match = _ADOPTS.search(item.provision.text)
            if match:
                title = match["after"] or match["before"]
                title = re.split(r"\s*(?:\.\s*$|\n\s*\n|\bvast\s+te\b)", title)[0]
                return " ".join(title.split())
    return None


_DESCRIBES = re.compile(
    r"\bhoudende\b|\bregels\s+(?:omtrent|over|voor|inzake)\b|\btot\s+\w+ing\b", re.I
)


def _disagreement(one: str, place: str, two: str, at: str) -> Finding | None:
    """Compare the title at ``place`` with the one at ``at``; None when they agree."""
    words_one, years_one = words_and_years(one)
    words_two, years_two = words_and_years(two)
    lack_one, lack_two = lacking(words_two, words_one), lacking(words_one, words_two)
    other_year = bool(years_one and years_two and not years_one & years_two)
    other_words = bool(lack_one and lack_two) and not _DESCRIBES.search(one + two)
    statute = any(re.search(r"wet$|^ioa[wz]$|^wmo$", word) for word in lack_one) and not lack_two
    year_only = bool(years_one) != bool(years_two) and not lack_one and not lack_two
    if not (other_year or other_words or statute or year_only):
        return None
    return Finding(
        kind="title-mismatch",
        severity="warning" if other_year or other_words else "info",
        at=place,
        text=one,
        message=closed(f"De titel luidt hier '{one}', maar in {_named(at)} '{two}'"),
        remedy="Maak de titels gelijk.",
        source=SOURCE,
    )


def _named(at: str) -> str:
    return "het besluit" if at == "aanhef" else "het opschrift"


def _citation_place(case: Case) -> str:
    for at, text in case.texts():
        if re.search(r"aangehaald\s+(?:als|onder)", text) and not at.startswith("note:"):
            return at
    return ""


def metadata(case: Case) -> Iterator[Finding]:
    """Find where the official metadata of a publication and its text disagree."""
    for issue in case.document.issues:
        if issue.code == "metadata-differs":
            yield Finding(
                kind="metadata-mismatch",
                severity="warning",
                at=issue.at or "",
                text=case.document.title,
                message=issue.message,
                remedy="Laat de gegevens bij de bekendmaking verbeteren, of de tekst.",
            )


def mentions(case: Case) -> Iterator[Finding]:
    """Find places that name a repealed regulation, or this one, by a wrong year.

    A mention with the same words as a known title and another year, when no known title has that
    year, is taken for a slip: "Verordening X 2006" where "Verordening X 2008" is repealed. Of the
    regulation itself only a later year is a slip, for an earlier one is a predecessor's.
    """
    repealed = [(repeal.title, repeal.at) for repeal in case.document.repeals]
    known = [title for title, _ in repealed]
    known += [title for title in (case.document.citation_title, case.document.title) if title]
    parsed = {title: words_and_years(title) for title in known}
    years_known = {year for _, years in parsed.values() for year in years}
    unnamed = [words for words, years in parsed.values() if not years]
    seen: set[tuple[str, str]] = set()
    for title, (words, years) in parsed.items():
        if len(words) < 2 or not years:
            continue
        for at, text, start, end in _mentions_of(case, title):
            written = " ".join(text[start:end].split())
            found_words, found_years = words_and_years(written)
            slip = not found_years & years_known and not lacking(words, found_words)
            if title not in dict(repealed):
                slip = slip and min(found_years) > max(years)
            if not slip or (at, written) in seen or found_words in unnamed:
                continue
            seen.add((at, written))
            yield Finding(
                kind="title-mismatch",
                severity="warning",
                at=at,
                text=quote(text, start, end),
                message=closed(f"Hier staat '{written}'; {_elsewhere(case, title)} '{title}'"),
                remedy=closed(f"Ga na welk jaar klopt; waarschijnlijk '{title}'"),
                source=CITED,
            )


def _mentions_of(case: Case, title: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield (address, words, start, end) of what begins as the title does and ends in a year."""
    letters = re.sub(r"\W", "", _plain(title.split(maxsplit=1)[0]))[:7]
    first = "-?".join(map(re.escape, letters))
    pattern = re.compile(
        rf"\b{first}[\w-]*(?:[\s/-]+(?!(?:19|20)\d\d\b|vastgesteld\b|d\.d)[^\s.;:\"”]+){{0,18}}?"
        r"[\s-]+(?:19|20)\d\d\b",
        re.I,
    )
    for at, text in (*case.texts(), *_preamble(case)):
        joined = join_years(text)
        for match in pattern.finditer(_plain(joined)):
            yield at, joined, match.start(), match.end()


def _plain(text: str) -> str:
    """Return the text without accents, letter for letter, so that spans stay what they are."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)


def _preamble(case: Case) -> list[tuple[str, str]]:
    return [
        ("aanhef", item.provision.text)
        for item in case.located
        if item.provision.kind == "preamble"
    ]


def _elsewhere(case: Case, title: str) -> str:
    for repeal in case.document.repeals:
        if repeal.title == title and repeal.at:
            return f"{in_words(repeal.at)} noemt"
    return "de verordening zelf heet"
