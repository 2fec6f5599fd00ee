"""Council papers around ordinances: proposals, decisions, policy plans, overviews.

A paper is known by the words it begins with, or by the standing headings of council proposals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.model import DocumentKind
from ingest.layout.lines import Line
from ingest.tree.headings import turn
from ingest.tree.titles import names_itself

__all__ = ["begins_paper", "cut_papers", "paper_kind"]

_PAPERS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    (
        "raadsvoorstel",
        re.compile(
            r"^\W*(raadsvoorstel|voorstel aan de (gemeente)?raad|aan de (gemeente)?raad)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "raadsbesluit",
        re.compile(
            r"^\W*(raadsbesluit|de\s+raad\s+(der|van\s+de)\s+gemeente\b.{0,60}[,;]?$)",
            re.IGNORECASE,
        ),
    ),
    (
        "beleidsplan",
        re.compile(r"^\W*(beleidsplan|beleidskader|beleidsnota)\b.{0,100}$", re.IGNORECASE),
    ),
    ("beleidsregel", re.compile(r"^\W*(beleidsregels?|nadere regels)\b.{0,120}$", re.IGNORECASE)),
    (
        "overzicht",
        re.compile(
            r"^\W*(overzicht|schematische?\s+(toelichting|overzicht)|was-wordt)\b.{0,120}$",
            re.IGNORECASE,
        ),
    ),
)
_SENTENCE_END = re.compile(r"[.;:,]\s*$")


def paper_kind(lines: Sequence[Line]) -> DocumentKind | None:
    """Return the kind of council paper that begins with these lines, None if none does."""
    for line in lines:
        text = line.text.strip()
        for kind, pattern in _PAPERS:
            if pattern.match(text) and not (kind != "raadsbesluit" and _SENTENCE_END.search(text)):
                return kind
    return None


_NAME = re.compile(
    r"^\W*(?:raadsvoorstel|raadsbesluit|voorstel aan de (?:gemeente)?raad)\W*$", re.IGNORECASE
)
_FIELD = re.compile(
    r"^\W*(?:onderwerp|betreft|nummer|zaaknummer|datum|portefeuillehouder|agendapunt|aan de"
    r"|de raad|gemeente)\b",
    re.IGNORECASE,
)


def begins_paper(lines: Sequence[Line], index: int) -> bool:
    """Tell whether another paper begins at a line: on a new page, or by its name and fields."""
    line = lines[index]
    if line.page_start:
        return paper_kind(lines[index : index + 3]) is not None
    below = lines[index + 1 : index + 4]
    return bool(_NAME.match(line.text)) and any(_FIELD.match(each.text) for each in below)


def cut_papers(lines: Sequence[Line]) -> Iterator[tuple[DocumentKind, Sequence[Line]]]:
    """Cut lines without ordinances into council papers, at pages that begin another kind."""
    start, kind, closed = 0, paper_kind(lines[:12]), False
    for index in range(1, len(lines)):
        line = lines[index]
        fresh = line.page_start or begins_paper(lines, index)
        following = paper_kind(lines[index : index + 2]) if fresh else None
        edge = index
        if turn(line.text) == "preamble" and paper_kind([line]) == "raadsbesluit":
            following, edge = "raadsbesluit", _above_decision(lines, start, index)
        closed = closed or turn(line.text) == "closing"
        if kind == "raadsbesluit" and closed and line.page_start and following is None:
            following = paper_kind(lines[index : index + 15]) or _kind_by_words(
                lines[index : index + 15]
            )
        if following is not None and following != kind:
            yield kind or _kind_by_words(lines[start:edge]), lines[start:edge]
            start, kind, closed = edge, following, False
    if lines[start:]:
        yield kind or _kind_by_words(lines[start:]), lines[start:]


def _above_decision(lines: Sequence[Line], floor: int, index: int) -> int:
    """Return where the title page of a decision begins, above "De raad van de gemeente"."""
    for above in range(index - 1, max(floor, index - 5), -1):
        text = lines[above].text.strip()
        if len(text) > 90 or _SENTENCE_END.search(text):
            break
        if re.match(r"^\W*(raads)?besluit\b", text, re.IGNORECASE):
            return above
    return index


def _kind_by_words(lines: Sequence[Line]) -> DocumentKind:
    """Judge a paper without a title: what it calls itself, the standing headings of proposals."""
    if names_itself([line.text.strip() for line in lines]):
        return "beleidsplan"
    text = "\n".join(line.text for line in lines)
    proposal = re.findall(
        r"^\W*(?:\d\.?\s*)?(?:beslispunt|gevraagd besluit|samenvatting|aanleiding|inleiding"
        r"|argumenten|kanttekeningen|beoogd (?:effect|resultaat)|financi[eë](?:le|n)|communicatie"
        r"|personeel|vervolg|planning)",
        text,
        re.IGNORECASE | re.MULTILINE,
    )
    return "raadsvoorstel" if len(set(map(str.lower, proposal))) >= 2 else "overig"
