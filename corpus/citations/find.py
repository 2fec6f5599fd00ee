"""Finding: every citation of a text, with its span, targets and the regulation it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from heapq import merge

from msgspec.structs import replace
from msgspec.structs import replace as with_fields

from corpus.citations.instruments import (
    After,
    book_before,
    instrument_after,
    instrument_before,
    others_after,
)
from corpus.citations.interpret import Reading, interpret
from corpus.citations.joined import carried, distributed, joined, shared
from corpus.citations.model import Citation, Instrument
from corpus.citations.names import NameBook, name_book
from corpus.citations.numbers import read_number
from corpus.citations.publications import publications
from corpus.citations.recognise import Stretch, stretches, understood
from corpus.citations.scan import in_bracket
from corpus.model import Target
from corpus.patterns import later
from corpus.regulations import Named

__all__ = ["find", "find_each"]

_TIME = later(r"\s*(?:uur|u\b|h\b)", re.IGNORECASE)
_ELSEWHERE = later(
    r"\s+(?:van|uit|bij)\s+(?:de|het|een|zijn|haar|hun|onze|ons|mijn)\s+\w", re.IGNORECASE
)
_ELIDED = later(r"(?<![\w.,:\-])(?:\d{1,2}\s?\d?[a-z]{0,2})(?=\s*,\s*$)")
_ANCHORS_ALONE = (
    "previous-article",
    "next-article",
    "previous-paragraph",
    "next-paragraph",
    "previous-paragraphs",
)
_LABELLED = later(r"(?<=\s[a-z])\)(?=(?:\s*+,)?\s++van\s)")


def find(text: str, *, names: Iterable[Named] = (), on: str | None = None) -> tuple[Citation, ...]:
    """Return the citations of a text in order, without overlap.

    Args:
        text: any text; spans are half-open positions in it.
        names: regulations besides the catalogue, such as the ordinances of a library.
        on: the ISO date of the text, for names that have had two owners.

    Returns:
        Citations as the text has them: relative ones and defined terms are not filled in, see
        ``ingest.references``. Times, quantities and plain words yield nothing; never raises.
    """
    return tuple(find_each(text, names=names, on=on))


def find_each(
    text: str, *, names: Iterable[Named] = (), on: str | None = None
) -> Iterator[Citation]:
    """Yield the citations of ``find`` one by one; memory does not grow with the text."""
    book = name_book(tuple(names), on)
    articles = (citation for run in _runs(text, book) for citation in shared(text, run))
    return _apart(merge(articles, publications(text), key=_order))


def _order(citation: Citation) -> tuple[int, int]:
    return citation.start, -citation.end


def _runs(text: str, names: NameBook) -> Iterator[list[Citation]]:
    """Yield rows of citations that words like "en" and "jo." join, which may share a regulation."""
    run: list[Citation] = []
    last: Stretch | None = None
    for found in stretches(text):
        stretch = carried(text, last, run[-1].end, found) if run and last else found
        last, reading = stretch, interpret(stretch)
        if run and (longer := _continued(text, run[-1], stretch, reading)):
            run[-1] = longer
        elif citation := _citation(text, stretch, reading, names):
            for one in (citation, *_further(text, citation, names)):
                if run and not joined(text, run[-1], one):
                    yield run
                    run = []
                run.append(one)
            run = distributed(run, reading.each)
    yield run


def _apart(citations: Iterable[Citation]) -> Iterator[Citation]:
    """Drop what stands inside an earlier citation."""
    end = 0
    for citation in citations:
        if citation.start >= end:
            end = citation.end
            yield citation


def _citation(text: str, stretch: Stretch, reading: Reading, names: NameBook) -> Citation | None:
    """Return the citation of a stretch with its regulation, or None when it is none."""
    if not reading.targets and reading.anchor not in _ANCHORS_ALONE:
        return None
    start, end = stretch.start, stretch.end
    if "(" in text[start:end] and text.startswith(")", end):
        end += 1  # "artikel 7 (eerste lid) van de wet"
    elif _LABELLED.match(text, end) and not in_bracket(text, start):
        end += 1  # "onder a) en b) van de wet"
    after = instrument_after(text, end, names)
    if after and not _belongs(reading, after):
        after = None
    named = after or (_in_front(text, start, end, names) if reading.anchor == "" else None)
    instrument = named.instrument if named else None
    if stretch.reaches[0][0].signs[0].type == "NUM" and (
        instrument is None or not _numbers_so(reading, instrument) or _TIME.match(text, end)
    ):
        return None  # 10:30 is a time unless a law follows
    if instrument is None and _is_loose(reading) and _ELSEWHERE.match(text, end):
        return None  # the first member of the committee, chapter 3 of the plan
    number = _numbering(instrument, reading.book or (named.book if named else None))
    citation = Citation(
        text=text[start:end],
        start=start,
        end=end,
        targets=_numbered(reading.targets, number) if number else reading.targets,
        anchor=reading.anchor,
        instrument=instrument,
        ranges=tuple((number(one), number(two)) for one, two in reading.ranges)
        if number
        else reading.ranges,
        doubtful=reading.doubtful,
        section=reading.section,
        onward=reading.onward,
    )
    return _with_elided_article(text, _closed(text, citation, after, names))


def _in_front(text: str, start: int, end: int, names: NameBook) -> After | None:
    """Return the regulation named before a citation, with its book: "Boek 7 BW, artikel 610"."""
    found = instrument_before(text, start, end, names)
    return (book_before(text, found) or After(found)) if found else None


def _further(text: str, citation: Citation, names: NameBook) -> Iterator[Citation]:
    """Yield the articles that go on without their word: "artikel 36 IOAW en 36 IOAZ"."""
    while citation.instrument and citation.instrument.kind == "name" and citation.anchor == "":
        stretch = understood(text, citation.end)
        found = _citation(text, stretch, interpret(stretch), names) if stretch else None
        if found is None or found.instrument is None or found.end == found.instrument.start:
            return
        if found.instrument.kind != "name" or found.instrument.start < found.start:
            return
        yield found
        citation = found


def _belongs(reading: Reading, after: After) -> bool:
    """Tell whether the name after a citation is its regulation.

    A name without "van" belongs to an article or to a lid of one ("lid 3 Awb"), not to an annex
    or a chapter: "bijlage 2 Verordening Jeugdhulp" is a list of annexes.
    """
    if after.led:
        return True
    wide = any(target.annex or target.chapter or target.section for target in reading.targets)
    if not (wide or reading.anchor):
        return True
    named = after.instrument.named
    return named is not None and bool(named.regulation.id or named.regulation.books)


def _closed(text: str, citation: Citation, after: After | None, names: NameBook) -> Citation:
    """Let the citation end where the last regulation it names ends."""
    if after is None:
        return citation
    also = tuple(others_after(text, after.instrument, names))
    end = also[-1].end if also else after.instrument.end
    return replace(citation, text=text[citation.start : end], end=end, also=also)


def _is_loose(reading: Reading) -> bool:
    """Tell whether a reading names no article, so that it may be about something else."""
    return reading.anchor != "" or not any(
        target.article or target.paragraph or target.point for target in reading.targets
    )


def _numbers_so(reading: Reading, instrument: Instrument) -> bool:
    """Tell whether a bare number can be an article of a regulation: 5:37, and 7.10 for 7:10."""
    if instrument.kind != "name":
        return False
    dotted = any(target.article and ":" not in target.article for target in reading.targets)
    named = instrument.named
    return not dotted or (named is not None and named.regulation.numbering == "colon")


def _numbering(instrument: Instrument | None, book: str | None) -> Callable[[str], str] | None:
    """Return how a regulation numbers the article that a citation gives; None: as it is given.

    A law that numbers with colons has no "4.81": that is 4:81. A code with books has 7:610.
    """
    regulation = instrument.named.regulation if instrument and instrument.named else None
    if regulation is None or regulation.numbering == "plain":
        return None
    if not (book and regulation.books):
        return regulation.numbered

    def in_book(article: str) -> str:
        given = regulation.numbered(article)
        return given if ":" in given else f"{book}:{given}"

    return in_book


def _numbered(targets: tuple[Target, ...], number: Callable[[str], str]) -> tuple[Target, ...]:
    return tuple(
        with_fields(target, article=number(target.article)) if target.article else target
        for target in targets
    )


def _with_elided_article(text: str, citation: Citation) -> Citation:
    """Read "1 8, tiende lid, van de Participatiewet": an article without its word."""
    instrument = citation.instrument
    if citation.anchor != "own" or instrument is None or instrument.kind not in ("name", "term"):
        return citation
    match = _ELIDED.search(text, max(0, citation.start - 10), citation.start)
    number = read_number(text, match.start(), article=True) if match else None
    if match is None or number is None:
        return citation
    targets = tuple(with_fields(target, article=number.value) for target in citation.targets)
    return replace(
        citation,
        text=text[match.start() : citation.end],
        start=match.start(),
        targets=targets,
        anchor="",
    )


def _continued(text: str, before: Citation, stretch: Stretch, reading: Reading) -> Citation | None:
    """Take up what follows the name: "artikel 10d Participatiewet, derde lid"."""
    between = text[before.end : stretch.start]
    if (
        len(between) > 3
        or between.strip() not in ("", ",")
        or before.instrument is None
        or before.instrument.kind != "name"
        or before.end < before.instrument.end
        or reading.anchor != "own"
        or any(group.rule == "place" for reach in stretch.reaches for group in reach)
        or not before.targets
    ):
        return None
    last = before.targets[-1]
    if last.article is None or last.paragraph or last.point:
        return None
    added = tuple(with_fields(target, article=last.article) for target in reading.targets)
    return replace(
        before,
        text=text[before.start : stretch.end],
        end=stretch.end,
        targets=(*before.targets[:-1], *added),
    )
