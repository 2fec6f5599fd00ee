"""Texts whose lines were lost: a page, or the whole regulation, as one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ingest.layout.lines import Line

__all__ = ["unfolded"]

_FLAT = 600  # characters; no printed line is as long
_PRINTED = 200  # characters; among endless lines a longer one is a short page
_PAGE = re.compile(r"(\d{1,3})\s+(?=\S)")
_LEAST_HEADINGS = 3  # of articles inside such lines
_HEADING = r"(?:Artikel|ARTIKEL|Art\.)\s\d{1,3}(?:[.:]\d{1,3})*[a-z]?"
_ARTICLE = re.compile(rf"(?:^|(?<=[.;:”\"A-Za-z)\d])\s){_HEADING}[.:]?\s(?=[A-ZÀ-Ý(])")
# Where a line began: a heading, a turn of the paper, a label after the end of a sentence or item.
_START = re.compile(
    rf"\s(?={_HEADING}[.:]?\s[A-ZÀ-Ý(]"
    r"|(?:Hoofdstuk|HOOFDSTUK|Paragraaf|§|Afdeling)\s(?:\d{1,2}|[IVX]+)(?:\.\d+)?[.:]?\s[A-ZÀ-Ý]"
    r"|(?:Artikelsgewijze toelichting|ARTIKELSGEWIJZE TOELICHTING|TOELICHTING)\b"
    r"|Aldus\s(?:vastgesteld|besloten)\b"
    r"|De raad van de gemeente [A-ZÀ-Ý'’]"
    r"|(?:gelet op|gelezen|gezien het|overwegende)\b"
    r"|(?:BESLUIT|[Bb]esluit|b e s l u i t)\s?:"
    r")"
    r"|(?<=[.;:,])\s(?=\(?(?:\d{1,2}|[a-z]{1,2})[.)]\s\S|\d{1,2}°\.?\s\S|[-–•]\s\S)"
    r"|(?<=;\sen)\s(?=[a-z]\.\s)|(?<=;\sof)\s(?=[a-z]\.\s)"
    r"|(?<=[Bb]esluit:)\s|(?<=BESLUIT:)\s"
)
# The first word of a sentence or a label: there the title of an article ends.
_SENTENCE = re.compile(
    r"\s(?=(?:De|Het|Een|Deze|Dit|In|Onder|Bij|Op|Als|Indien|Voor|Er|Aan|Tot|Met|Leden|Wie|Degene"
    r"|Burgemeester|College|Raad|Aanvragen|Zij|Hij|Ter|Alle)\s[a-zà-ÿ]|1\.\s|\(?a[.)]\s)"
)
_TITLED = re.compile(rf"^{_HEADING}[.:]?\s")
_LONGEST_TITLE = 120  # characters


def unfolded(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, those of endless length cut where their own lines began.

    Only where several articles stand inside such lines, and hardly any at the head of a line of
    their own: then headings, labels and turns of the paper lie in the running text, and each
    begins a line again. No word is lost or moved; numbers of pages are set apart.
    """
    flat = [line for line in lines if len(line.text) > _FLAT and line.role != "furniture"]
    inside = sum(len(_ARTICLE.findall(line.text)) for line in flat)
    own = sum(len(line.text) <= _PRINTED and bool(_TITLED.match(line.text)) for line in lines)
    if inside < _LEAST_HEADINGS or own >= _LEAST_HEADINGS:
        return tuple(lines)
    numbered = _count_on([line for line in lines if len(line.text) > _PRINTED])
    return tuple(
        piece
        for line in lines
        for piece in (_pieces(line, numbered) if len(line.text) > _PRINTED else (line,))
    )


def _count_on(pages: Sequence[Line]) -> bool:
    """Tell whether each line begins with the number of its page."""
    found = [_PAGE.match(line.text) for line in pages]
    return [match and int(match[1]) for match in found] == list(range(1, len(pages) + 1))


def _pieces(line: Line, numbered: bool) -> Iterator[Line]:
    """Yield the pieces of a line; all keep its number, which is where they stand in the source."""
    text, raw, start = line.text, line.raw or line.text, line.page_start
    page = _PAGE.match(text) if numbered else None
    if page is not None:
        yield replace(line, text=page[1], role="furniture")
        text, start = text[page.end() :], True
    for part in _START.split(text):
        for piece in _title_apart(part.strip()):
            if piece:
                yield replace(line, text=piece, page_start=start, raw=raw)
                start = False


def _title_apart(text: str) -> list[str]:
    """Part the title of an article from the text that follows it on the same line."""
    label = _TITLED.match(text)
    if label is None:
        return [text]
    end = _SENTENCE.search(text, label.end())
    if end is None or end.start() - label.end() > _LONGEST_TITLE or end.start() < label.end():
        return [text]
    return [text[: end.start()], text[end.end() :]]
