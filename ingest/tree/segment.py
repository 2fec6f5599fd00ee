"""Cut the lines of a file into documents, and each ordinance into its parts.

An ordinance is found by its articles: a series that starts at 1 after an enacting formula, or
that nothing before it explains as notes. Its parts stand in a fixed order (Aanwijzingen voor de
regelgeving, 3.53): preamble, articles, closing formula; then the explanatory notes. What lies
before, between and after ordinances are council papers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from msgspec.structs import replace
from rapidfuzz import fuzz

from corpus.model import DocumentKind
from corpus.numbering import article_gap
from ingest.layout.lines import Line
from ingest.tree.headings import container_heading, headings, turn, wordless_chapter
from ingest.tree.papers import begins_paper, cut_papers
from ingest.tree.signposts import Signposts
from ingest.tree.unnumbered import unnumbered_chapters

__all__ = ["Segment", "segment"]

_REACH = 80  # lines before article 1 in which the enacting formula may stand
_TITLE_REACH = 8  # lines before the first words of a preamble in which its page may start
_MOST_ARTICLES = 1000  # of one ordinance
_SIGNED = re.compile(r"griffier|voorzitter|vergadering van|burgemeester,", re.IGNORECASE)
_FEWEST = 3  # articles that count on where a regulation does not begin with the first
_STEPS = (0, 1, 2)
_FIRST = ("1", "i", "1.1", "1:1")
# The articles that close a regulation; a page of prose after one of them is no part of it.
_FINAL = re.compile(r"inwerkingtreding|citeertitel|intrekk|slotbepaling|titel", re.IGNORECASE)
_ANNEX = re.compile(r"^(?:bijlagen?|tarieventabel)\b[^;]{0,140}(?<![.,;])$", re.IGNORECASE)
_PLACE_AND_DATE = re.compile(r"[A-Z'][\w'’ -]{2,30},\s+(?:d\.d\. )?\d{1,2} [a-z]+ \d{4}\.?")
_BODY = re.compile(r"^\W*de\s+(?:gemeente)?raad\b(?!\s*,?\s+voornoemd)", re.IGNORECASE)
_REGULATION = re.compile(r"verordening|regeling|reglement|besluit|statuut", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """One document as lines: every line of the file stands in exactly one part of one segment."""

    kind: DocumentKind
    head: tuple[Line, ...] = ()  # title, preamble, enacting formula
    body: tuple[Line, ...] = ()
    closing: tuple[Line, ...] = ()
    annexes: tuple[Line, ...] = ()  # between the closing formula and the notes
    notes: tuple[Line, ...] = ()


def segment(lines: Sequence[Line]) -> tuple[Segment, ...]:
    """Return the documents of a file in order; ``lines`` come without furniture."""
    body = _carry_page_starts(lines)
    marks = Signposts.of(body)
    starts = list(_ordinance_starts(marks))
    found: list[Segment] = []
    edges = [_document_start(body, marks, start) for start in starts]
    for position, (edge, start) in enumerate(zip(edges, starts, strict=True)):
        end = edges[position + 1] if position + 1 < len(edges) else len(body)
        if position == 0:
            found.extend(_papers(body[:edge]))
        found.extend(_ordinance(body, marks, edge, start, end))
    if not starts:
        found.extend(_papers(body))
    return tuple(found)


def _carry_page_starts(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Drop furniture; the first line of text after it takes over a page start."""
    kept: list[Line] = []
    pending = False
    for line in lines:
        pending = pending or line.page_start
        if line.role == "furniture" or not line.text.strip():
            continue
        kept.append(replace(line, page_start=True) if pending and not line.page_start else line)
        pending = False
    return tuple(kept)


def _ordinance_starts(marks: Signposts) -> Iterator[int]:
    """Yield the index of the heading of article 1 of every ordinance."""
    begun: int | None = None
    for index, found in marks.heads.items():
        first = found[0].number in _FIRST and found[0].cost <= 0.5
        if not first and (begun is not None or not _begins_further_on(marks, index)):
            continue
        floor = max(marks.after_heading(index), index - _REACH)
        enact = marks.last(("enact",), floor, index)
        # "Algemeen" below an enacting formula is the title of a chapter.
        general = () if enact is not None else ("general-notes",)
        turned = marks.last(("notes", "article-notes", "closing", *general), floor, index)
        if begun is None:
            is_start = turned is None or (enact is not None and enact > turned)
        elif enact is not None:
            is_start = turned is None or enact > turned
        elif turned is not None:
            is_start = False
        else:
            is_start = not _repeats(marks, begun, index)
        if is_start:
            begun = index
            yield index


def _begins_further_on(marks: Signposts, index: int) -> bool:
    """Tell whether a regulation begins here with another article than the first.

    So it is where only some chapters are printed: below the enacting formula the articles count on
    from any number.
    """
    if marks.last(("enact",), max(marks.after_heading(index), index - _REACH), index) is None:
        return False
    series = [found[0] for found in islice(marks.between(index), _FEWEST)]
    return len(series) == _FEWEST and all(
        one.cost == other.cost == 0 and (article_gap(one.number, other.number) in _STEPS)
        for one, other in pairwise(series)
    )


def _repeats(marks: Signposts, begun: int, index: int) -> bool:
    """Tell whether the headings from ``index`` on repeat those of the running ordinance."""
    new = [(found[0].number, found[0].text) for found in islice(marks.between(index), 6)]
    running = islice(marks.between(begun, index), _MOST_ARTICLES)
    old = {found[0].number: found[0].text for found in running}
    same = [
        fuzz.ratio(old[number].lower(), text.lower()) >= 60 for number, text in new if number in old
    ]
    return bool(same) and sum(same) * 2 >= len(same)


def _document_start(lines: Sequence[Line], marks: Signposts, first_article: int) -> int:
    """Return where the document of an article 1 begins: its title or the first preamble line."""
    above = marks.after_heading(first_article)
    floor = max(above, first_article - _REACH)
    closed = marks.last(("closing",), floor, first_article)
    enact = marks.last(("enact",), floor, first_article)
    if closed is not None and (enact is None or closed < enact):
        floor = closed + 1
    top = marks.first(("preamble", "enact"), floor, first_article)
    adopts = _adopter(lines, marks, top, first_article)
    if adopts is not None:
        return _above_title(lines, floor, adopts)
    if top is None:
        top = first_article
        while top > floor and container_heading(lines[top - 1].text):
            top -= 1
    page = next(
        (i for i in range(top, max(floor, top - _TITLE_REACH) - 1, -1) if lines[i].page_start),
        None,
    )
    if page is not None:
        return page
    if not above and _prose_lines(lines[floor:top]) <= 2 * _TITLE_REACH:
        return floor
    return _above_title(lines, floor, top)


def _adopter(
    lines: Sequence[Line], marks: Signposts, top: int | None, first_article: int
) -> int | None:
    """Return the line of the adopting body if something is decided above it.

    "De Verordening X vast te stellen" above "De raad van de gemeente" is a point of the proposal.
    """
    if top is None:
        return None
    for index in range(first_article - 1, top, -1):
        if _BODY.match(lines[index].text) and marks.first(("enact",), index, first_article):
            return index if marks.first(("enact",), top, index) is not None else None
    return None


def _prose_lines(lines: Sequence[Line]) -> int:
    """Count the lines that are no headings: a table of contents does not count."""
    return sum(not headings(line.text) and not container_heading(line.text) for line in lines)


def _above_title(lines: Sequence[Line], floor: int, top: int) -> int:
    """Walk up over the lines of a title: short, without full stop, naming a regulation."""
    start = top
    for index in range(top - 1, max(floor, top - 5) - 1, -1):
        text = lines[index].text.strip()
        if text.endswith((".", ";", ",")) or len(text) > 160:
            break
        start = index
    named = any(_REGULATION.search(line.text) for line in lines[start:top])
    return start if named else top


def _ordinance(
    lines: Sequence[Line], marks: Signposts, edge: int, start: int, end: int
) -> Iterator[Segment]:
    while start > edge and container_heading(lines[start - 1].text):
        start -= 1
    start = _above_container(lines, edge, start)
    if start > edge and _is_first_chapter(lines[start - 1], lines[start]):
        start -= 1
    if start > edge and start - 1 - edge in unnumbered_chapters(lines[edge:end]):
        start -= 1
    closing, annexes, notes = _tail(lines, marks, start, end)
    after = _after_notes(lines, min(annexes, notes), end)
    notes = min(notes, after)
    tail = lines[closing:annexes]
    cut = _annex_below_notes(lines, annexes, notes, after)
    noted, below = list(lines[notes:cut]), lines[cut:after]
    trailing = _trailing_closing(noted)
    yield Segment(
        kind="verordening",
        head=tuple(lines[edge:start]),
        body=tuple(lines[start:closing]),
        closing=(*tail, *trailing),
        annexes=(*lines[annexes:notes], *below),
        notes=tuple(noted[: len(noted) - len(trailing)]),
    )
    if after < end:
        yield from _papers(lines[after:end])


def _is_first_chapter(line: Line, below: Line) -> bool:
    chapter = wordless_chapter(line.text, below.text)
    return chapter is not None and chapter.number in _FIRST


def _above_container(lines: Sequence[Line], edge: int, start: int) -> int:
    """Include a chapter heading whose title runs over the next lines, before article 1."""
    for index in range(start - 1, max(edge, start - 4) - 1, -1):
        if container_heading(lines[index].text):
            return index
        titled = container_heading(lines[index - 1].text) if index else None
        title = titled is not None and not titled.text  # "Algemeen" under a bare "Hoofdstuk 1"
        if headings(lines[index].text) or (turn(lines[index].text) and not title):
            break
    return start


def _tail(lines: Sequence[Line], marks: Signposts, start: int, end: int) -> tuple[int, int, int]:
    """Return where closing formula, annexes and notes begin (where the next begins if absent).

    An annex may hold articles of its own (a model contract); they are no notes.
    """
    notes = closing = annexes = end
    last = _last_article(marks, start, end)
    final = _FINAL.search(marks.heads[last][0].text) is not None
    for index in range(last + 1, end):
        mark, closed = marks.turns[index], closing < end
        if not closed and mark == "closing":
            dated = index > last + 1 and _PLACE_AND_DATE.fullmatch(lines[index - 1].text.strip())
            closing = index - 1 if dated else index
        elif closed and annexes == end and _ANNEX.match(lines[index].text.strip()):
            annexes = index
        elif (
            mark in ("notes", "article-notes")
            or (closed and mark == "general-notes")
            or (annexes == end and index in marks.heads)
            or ((closed or final) and annexes == end and _prose_page(lines, index))
        ):
            notes = index
            break
    annexes = min(annexes, notes)
    return min(closing, annexes), annexes, notes


def _last_article(marks: Signposts, start: int, end: int) -> int:
    """Return the index of the last heading of the article series that begins at ``start``.

    The series ends where numbers go back after a turn to closing or notes, or where the headings
    begin to repeat.
    """
    last: int | None = None
    number: str | None = None
    for index in marks.places[bisect_left(marks.places, start) : bisect_left(marks.places, end)]:
        fitting = [
            (gap + found.cost, found.number)
            for found in marks.heads[index]
            if (gap := article_gap(number, found.number)) is not None
        ]
        if fitting:
            cost, chosen = min(fitting)
            turned = last is not None and marks.first(
                ("closing", "notes", "article-notes"), last + 1, index
            )
            if turned is not None and last is not None and cost > 1:
                break
            last, number = index, chosen
        elif last is not None and (
            marks.first(("closing", "notes", "article-notes"), last + 1, index) is not None
            or _repeats(marks, start, index)
        ):
            break
    return last if last is not None else start


def _prose_page(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a page starts here with running text, not with signatures."""
    if not lines[index].page_start:
        return False
    text = " ".join(line.text for line in lines[index : index + 3])
    return len(lines[index].text) > 60 and not _SIGNED.search(text)


def _after_notes(lines: Sequence[Line], notes: int, end: int) -> int:
    """Return where the notes end: at a page that begins another council paper."""
    for index in range(notes + 1, end):
        if begins_paper(lines, index):
            return index
    return end


def _annex_below_notes(lines: Sequence[Line], annexes: int, notes: int, after: int) -> int:
    """Return where an annex begins after the notes, ``after`` when there is none.

    Where the annexes stand before the notes, "Bijlage 1" in the notes is the note on it.
    """
    if annexes < notes:
        return after
    for index in range(notes + 1, after):
        heading = container_heading(lines[index].text)
        if heading is not None and heading.kind == "annex" and _ANNEX.match(lines[index].text):
            return index
    return after


def _trailing_closing(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return a closing formula that stands at the very end, after the notes."""
    for back in range(1, min(8, len(lines)) + 1):
        if turn(lines[-back].text) == "closing" and all(
            len(line.text) < 120 for line in lines[len(lines) - back :]
        ):
            start = len(lines) - back
            while start > 0 and turn(lines[start - 1].text) == "closing":
                start -= 1
            return tuple(lines[start:])
    return ()


def _papers(lines: Sequence[Line]) -> Iterator[Segment]:
    for kind, paper in cut_papers(lines):
        yield Segment(kind=kind, head=tuple(paper))
