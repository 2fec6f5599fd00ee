"""From the pages of a PDF to the lines of the document: distances, footnotes, cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ingest.layout.lines import Line
from ingest.layout.paragraphs import join, vocabulary_of
from ingest.readers.pdf_lines import lines_of_page, rows_of, usual_distance
from ingest.readers.pdf_pages import Page

__all__ = ["document_lines"]

_FOOTNOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,3}(?=[ .)])")
_SUPERSCRIPTS = re.compile(r"(?<=\w|[.,;:)])[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def document_lines(pages: Sequence[Page]) -> tuple[Line, ...]:
    """Return the lines of all pages, numbered through.

    Text that is struck through or reads in another direction comes last on its page, set apart.
    """
    distances: Counter[float] = Counter()
    for page in pages:
        if (usual := usual_distance(page.blocks)) is not None:
            distances[usual] += 1
    common = max(distances, key=lambda step: (distances[step], -step)) if distances else None
    lines: list[Line] = []
    for number, page in enumerate(pages, start=1):
        usual = usual_distance(page.blocks) or common
        found = lines_of_page(page.blocks, number, usual, len(lines) + 1)
        for words in (page.struck, page.aside):
            first = len(lines) + len(found) + 1
            for line in lines_of_page([rows_of(words)], number, None, first):
                found.append(replace(line, role="furniture", label=None))
        if found:
            found[0] = replace(found[0], page_start=True)
        lines += found
    return tuple(_with_cells(_with_footnotes(lines)))


def _with_footnotes(lines: Sequence[Line]) -> list[Line]:
    """Set the role of footnotes: small type at the foot of a page whose mark stands in the text.

    A footnote starts with a number that stands raised in the text above it; all that follows it
    on the page is as small.
    """
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size or 0.0] += len(line.text)
    body = letters.most_common(1)[0][0] if letters else 0.0
    result = list(lines)
    marks: set[str] = set()
    page: int | None = None
    inside = False
    for index, line in enumerate(lines):
        if line.page != page:
            page, marks, inside = line.page, set(), False
        small = (line.size or body) < 0.93 * body
        start = _FOOTNOTE.match(line.text)
        if small and start and start[0].translate(_PLAIN) in marks:
            inside = all(
                (other.size or body) < 0.93 * body
                for other in lines[index : index + 60]
                if other.page == page and not other.cells
            )
        inside = inside and small
        if inside and not line.role:
            result[index] = replace(line, role="footnote")
        marks.update(mark.translate(_PLAIN) for mark in _SUPERSCRIPTS.findall(line.text))
    return result


def _with_cells(lines: Sequence[Line]) -> Iterator[Line]:
    """Join the printed lines in each cell of a table, with the vocabulary of the document."""
    vocabulary = None
    for line in lines:
        if not line.cells:
            yield line
            continue
        vocabulary = vocabulary or vocabulary_of(lines)
        cells = tuple(join(cell.split("\n"), vocabulary) for cell in line.cells)
        yield replace(line, cells=cells, text=" ".join(cell for cell in cells if cell))
