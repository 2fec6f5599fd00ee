"""PDF: pages by the fast road (pypdfium2) where they are plain, else through pdfplumber.

A page is plain when nothing on it is ruled off, turned on its side or of doubtful encoding; both
roads then give the same lines. Every page is read once and closed at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from corpus.errors import FileEncrypted, FileTooLarge, FileUnreadable, NoText
from corpus.model import Issue
from ingest.lines import Line, Reading
from ingest.paragraphs import join, vocabulary_of
from ingest.readers.limits import LIMITS
from ingest.readers.pdf_guard import refuse_unbounded
from ingest.readers.pdf_lines import Row, blocks_of, lines_of_page, rows_of, usual_distance
from ingest.readers.pdf_plumber import Plumber
from ingest.readers.pdf_words import Word, quick_words, upright

__all__ = ["PdfReader", "Road"]

Road = Literal["choose", "fast", "layout"]

_MOST_DRAWN = 4_000  # a page with more lines than this is a map or a drawing, not a table
_CROWDED = (
    f"Een bladzijde heeft meer dan {LIMITS.page_characters} tekens; dat is geen leesbare "
    "bladzijde. Sla het stuk opnieuw op als pdf."
)
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
# What MacRoman makes of the letters of Windows-1252: "coˆperatie", "beÎindigen". pypdfium2 reads
# symbolic fonts without an encoding so; pdfplumber reads them right.
_DOUBTFUL = re.compile("[ˆ¸‡∞˘˙˚˝˛ˇ\ufffd]|[a-z][À-ÖØ-Þ][a-z]|\\b[íìî]\\w|\\w[íìî]\\b")
_FOOTNOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,3}(?=[ .)])")
_SUPERSCRIPTS = re.compile(r"(?<=\w|[.,;:)])[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_INSTALL = (
    "Laat de bladzijden eerst door tekstherkenning lezen: installeer ocrmypdf met tesseract en "
    "Nederlands (Debian: apt install ocrmypdf tesseract-ocr-nld)"
)


class _Page(Struct):
    """What was found on one page: blocks of rows, and words that are read in another direction."""

    blocks: list[list[Row]]
    aside: list[Word]
    pictures: bool


class PdfReader:
    """Reads PDF files; ``road`` forces one road for all pages (to hold the two side by side)."""

    name = "pdf"

    def __init__(self, road: Road = "choose") -> None:
        self._road = road

    def suitability(self, data: bytes, file_name: str) -> float:
        """Return 1.0 where the mark of PDF stands in the first kilobyte, 0.3 for the name alone."""
        if b"%PDF-" in data[:1024]:
            return 1.0
        return 0.3 if file_name.lower().endswith(".pdf") else 0.0

    def read(self, data: bytes, file_name: str, progress: Callable[[int, int], None]) -> Reading:
        """Read the pages into lines.

        Raises ``FileEncrypted``, ``FileUnreadable`` (damaged), ``FileTooLarge`` (pages, or text on
        a page) and ``NoText`` (pictures only), each saying what to do.
        """
        refuse_unbounded(data, file_name)
        with _opened(data, file_name) as document:
            total = len(document)
            if total > LIMITS.pages:
                raise FileTooLarge(
                    f"'{file_name}' telt {total} bladzijden; er kunnen er hoogstens "
                    f"{LIMITS.pages} worden gelezen. Splits het bestand en lees de delen."
                )
            pages: list[_Page] = []
            with _Roads(document, data, self._road) as roads:
                for index in range(total):
                    pages.append(roads.page(index))
                    progress(index + 1, total)
        issues = _without_text(pages, file_name)
        return Reading(
            media_type="application/pdf",
            lines=_lines(pages),
            pages=total,
            issues=issues,
        )


@contextmanager
def _opened(data: bytes, file_name: str) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD_ERROR:
            raise FileEncrypted(
                f"'{file_name}' is beveiligd met een wachtwoord; sla het zonder wachtwoord op en "
                "lees het opnieuw in."
            ) from None
        raise FileUnreadable(_damaged(file_name)) from None
    try:
        if not pages:
            raise FileUnreadable(_damaged(file_name))
        yield document
    finally:
        document.close()


def _damaged(file_name: str) -> str:
    return (
        f"'{file_name}' is beschadigd of geen pdf: er zijn geen bladzijden in te vinden. Haal het "
        "bestand opnieuw op of sla het opnieuw op als pdf."
    )


class _Roads:
    """Gives the pages of a document, each by the road that suits it."""

    def __init__(self, document: Any, data: bytes, road: Road) -> None:
        self._document, self._road = document, road
        self._plumber = Plumber(data, len(document))

    def __enter__(self) -> _Roads:
        return self

    def __exit__(self, *_: object) -> None:
        self._plumber.close()

    def page(self, index: int) -> _Page:
        """Read one page, counted from 0."""
        import pypdfium2

        try:
            page = self._document[index]
        except pypdfium2.PdfiumError:
            return _Page([], [], pictures=False)
        try:
            return self._read(page, index)
        finally:
            page.close()

    def _read(self, page: Any, index: int) -> _Page:
        view = _look_at(page)
        words = _fast_words(page)
        plain = not view.ruled and not page.get_rotation() and _is_plain(words)
        if self._road == "fast" or (self._road == "choose" and plain):
            return _laid_out(words, [], view.pictures)
        thorough = self._plumber.page(index)
        if thorough is None:  # pdfplumber stumbles over what pypdfium2 can read
            return _laid_out(words, [], view.pictures)
        return _laid_out(*thorough, view.pictures)


class _View(Struct, frozen=True):
    """What a page shows besides text."""

    ruled: bool
    pictures: bool


def _look_at(page: Any) -> _View:
    """Look at the drawn objects of a page: rules, frames and pictures."""
    import ctypes

    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(side) for side in sides]
    level = vertical = frames = drawn = 0
    pictures = False
    for item in _objects(page.raw, pdfium):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures = True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetBounds(item, *refs):
            x0, y0, x1, y1 = (side.value for side in sides)
            wide, high = x1 - x0, y1 - y0
            drawn += 1
            level += wide > 20 and high < 3
            vertical += high > 8 and wide < 3
            frames += wide > 60 and high > 12
    ruled = drawn <= _MOST_DRAWN and (bool(frames) or (level >= 2 and vertical >= 2))
    return _View(ruled=ruled, pictures=pictures)


def _objects(raw_page: Any, pdfium: Any) -> Iterator[Any]:
    """Yield the objects of a page and those inside its forms; of a large drawing only some."""
    most = 20_000
    for index in range(min(pdfium.FPDFPage_CountObjects(raw_page), most)):
        item = pdfium.FPDFPage_GetObject(raw_page, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield item
            continue
        for inner in range(min(pdfium.FPDFFormObj_CountObjects(item), most)):
            yield pdfium.FPDFFormObj_GetObject(item, inner)


def _fast_words(page: Any) -> list[Word]:
    import pypdfium2

    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        if text.count_chars() > LIMITS.page_characters:
            raise FileTooLarge(_CROWDED)
        left, _, _, top = page.get_mediabox()
        return quick_words(text.raw, left, top)
    finally:
        text.close()


def _is_plain(words: Sequence[Word]) -> bool:
    return not any(word.turned or _DOUBTFUL.search(word.text) for word in words)


def _laid_out(words: Sequence[Word], tables: list[Row], pictures: bool) -> _Page:
    straight, aside = upright(words)
    rows = rows_of(straight)
    if tables:
        rows = sorted([*rows, *tables], key=lambda row: row.base)
    return _Page(blocks_of(rows), aside, pictures)


def _without_text(pages: Sequence[_Page], file_name: str) -> tuple[Issue, ...]:
    """Return an issue for each page with a picture and no text; raise when no page has text."""
    empty = [n for n, page in enumerate(pages, start=1) if not page.blocks and page.pictures]
    if not any(page.blocks for page in pages):
        if not empty:
            raise NoText(f"'{file_name}' bevat geen tekst: alle bladzijden zijn leeg.")
        raise NoText(
            f"'{file_name}' bevat alleen plaatjes: {_listed(empty)} heeft geen tekst. {_INSTALL}."
            if len(empty) == 1
            else f"'{file_name}' bevat alleen plaatjes: {_listed(empty)} hebben geen tekst. "
            f"{_INSTALL}."
        )
    return tuple(
        Issue(
            code="no-text",
            severity="warning",
            page=page,
            message=f"Bladzijde {page} is een plaatje zonder tekst en is niet gelezen. {_INSTALL}.",
        )
        for page in empty
    )


def _listed(numbers: Sequence[int]) -> str:
    """Return page numbers in words, with runs: "bladzijden 1-3 en 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    parts = [str(a) if a == b else f"{a}-{b}" for a, b in runs]
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} en {parts[-1]}"
    return f"bladzijde{'n' if len(numbers) > 1 else ''} {listed}"


# ------------------------------------------------------------------ lines of the whole document


def _lines(pages: Sequence[_Page]) -> tuple[Line, ...]:
    distances: Counter[float] = Counter()
    for page in pages:
        if (usual := usual_distance(page.blocks)) is not None:
            distances[usual] += 1
    common = max(distances, key=lambda step: (distances[step], -step)) if distances else None
    lines: list[Line] = []
    for number, page in enumerate(pages, start=1):
        usual = usual_distance(page.blocks) or common
        found = lines_of_page(page.blocks, number, usual, len(lines) + 1)
        for line in lines_of_page([rows_of(page.aside)], number, None, len(lines) + len(found) + 1):
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


_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


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
