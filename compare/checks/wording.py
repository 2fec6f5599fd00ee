"""A proposal that names one ordinance in two ways: so in its decision, otherwise in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.checks.model import Case, Finding, quote
from compare.checks.titles import CITED
from corpus.dates import join_years
from corpus.model import Document, words_of
from corpus.sentences import closed

__all__ = ["named_otherwise"]

_YEAR = r"(?:19|20)\d\d"
# "2016 e.v." names that year and those after it
_ON = r"e\.?\s?v\.?(?!\w)"
_END = re.compile(rf"\W*\b(?P<year>{_YEAR})(?:\s*(?P<on>{_ON}))?\W*$", re.I)
# what shows that a text speaks of the ordinance that is to go, and not of a still older one
_CURRENT = re.compile(r"\b(?:huidige|geldende|bestaande|intrekk\w+)\b[^.;:]*$", re.I)


def named_otherwise(case: Case) -> Iterator[Finding]:
    """Find an ordinance that a proposal's decision names otherwise than the rest of its text.

    Looked at are the same words with another year or without "e.v.", which is part of a title
    too. Another year counts only where the text speaks of the ordinance in force: a proposal may
    tell of an older one. With the ordinance at hand ``proposal.withdrawal`` judges the year.
    """
    for paper in case.papers:
        yield from _named_twice(paper, years=case.is_paper)


def _named_twice(paper: Document, *, years: bool) -> Iterator[Finding]:
    text = " ".join(join_years(words_of(paper.tree)).split())
    titles = [*paper.adopts, *(repeal.title for repeal in paper.repeals)]
    known = {match["year"] for title in titles if (match := _END.search(title))}
    for title in dict.fromkeys(titles):
        found = next(_others(text, title, known, years=years), None)
        if found is None:
            continue
        start, end = found
        yield Finding(
            kind="proposal-wording",
            severity="info",
            at="",
            text=quote(text, start, end),
            message=closed(
                f"Het besluit in het voorstel noemt '{title}', maar elders in het voorstel heet "
                f"die '{_citing(text[start:end])}'"
            ),
            remedy="Noem de verordening overal bij haar citeertitel.",
            source=CITED,
        )


def _others(text: str, title: str, known: set[str], *, years: bool) -> Iterator[tuple[int, int]]:
    """Yield where a text has the words of a title with another end; none without a year."""
    own = _END.search(title)
    words = re.findall(r"\w+", title[: own.start()]) if own else []
    if own is None or len(words) < 2:
        return
    run = r"\W{1,4}".join(map(re.escape, words))
    pattern = rf"\b{run}\W{{1,4}}(?P<year>{_YEAR})\b(?:\s*(?P<on>{_ON}))?"
    for match in re.finditer(pattern, text, re.I):
        if match["year"] == own["year"]:
            other = bool(match["on"]) != bool(own["on"])
        else:
            before = text[: match.start()]
            other = bool(years and match["year"] not in known and _CURRENT.search(before))
        if other:
            yield match.span()


def _citing(words: str) -> str:
    return words[:1].upper() + words[1:]
