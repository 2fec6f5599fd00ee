"""PDF: pages by the fast road (pypdfium2) where they are plain, else through pdfplumber.

A page is plain when nothing on it is ruled off, turned on its side or of doubtful encoding; both
roads then give the same lines. Every page is read once and closed at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from corpus.errors import FileEncrypted, FileTooLarge, FileUnreadable, NoText
from corpus.model import Issue
from corpus.sentences import listed
from ingest.layout.lines import Reading
from ingest.readers.limits import LIMITS
from ingest.readers.ocr import INSTALL, can_recognise, with_text
from ingest.readers.pdf_document import document_lines
from ingest.readers.pdf_guard import refuse_unbounded
from ingest.readers.pdf_pages import Page, Pages, Road, layer_of
from ingest.readers.pdfium import PDFIUM

__all__ = ["PdfReader"]

_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD


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
        pages = self._pages(data, file_name, progress)
        recognised = _recognised(data, pages)
        return Reading(
            media_type="application/pdf",
            issues=(
                *_without_text(pages, file_name),
                *_recognition_issues(recognised),
                *_struck_issues(pages),
            ),
            lines=document_lines(pages),
            pages=len(pages),
        )

    def _pages(
        self, data: bytes, file_name: str, progress: Callable[[int, int], None]
    ) -> list[Page]:
        pages: list[Page] = []
        with _opened(data, file_name) as document:
            total = len(document)
            if total > LIMITS.pages:
                raise FileTooLarge(
                    f"'{file_name}' telt {total} bladzijden; er kunnen er hoogstens "
                    f"{LIMITS.pages} worden gelezen. Splits het bestand en lees de delen."
                )
            with Pages(document, data, self._road) as reader:
                for index in range(total):
                    pages.append(reader.page(index))
                    progress(index + 1, total)
        return pages


@contextmanager
def _opened(data: bytes, file_name: str) -> Iterator[Any]:
    import pypdfium2

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
            pages = len(document)
        except pypdfium2.PdfiumError as error:
            if error.err_code == _PASSWORD_ERROR:
                raise FileEncrypted(
                    f"'{file_name}' is beveiligd met een wachtwoord; sla het zonder wachtwoord "
                    "op en lees het opnieuw in."
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


def _recognised(data: bytes, pages: list[Page]) -> list[int]:
    """Fill pages that are pictures by text recognition; return which (from 1) got text."""
    pictures = [n for n, page in enumerate(pages, start=1) if page.pictures and not page.blocks]
    if not pictures or not can_recognise():
        return []
    layered = with_text(data, pictures)
    if layered is None:
        return []
    found: list[int] = []
    with suppress(FileUnreadable), _opened(layered, "") as document:
        for number in pictures[: len(document)]:
            read = layer_of(document, number - 1)
            if read.blocks:
                pages[number - 1] = read
                found.append(number)
    return found


def _recognition_issues(pages: Sequence[int]) -> tuple[Issue, ...]:
    return tuple(
        Issue(
            code="recognised-text",
            severity="warning",
            page=page,
            message=f"Bladzijde {page} is een plaatje; de tekst komt uit tekstherkenning en kan "
            "fouten bevatten.",
        )
        for page in pages
    )


def _struck_issues(pages: Sequence[Page]) -> tuple[Issue, ...]:
    return tuple(
        Issue(
            code="struck-text",
            severity="warning",
            page=number,
            message=f"Op bladzijde {number} staat doorgestreepte tekst; gelezen is de tekst zonder "
            "wat is doorgestreept.",
        )
        for number, page in enumerate(pages, start=1)
        if page.struck
    )


def _without_text(pages: Sequence[Page], file_name: str) -> tuple[Issue, ...]:
    """Return an issue for each page with a picture and no text; raise when no page has text."""
    empty = [n for n, page in enumerate(pages, start=1) if not page.blocks and page.pictures]
    if not any(page.blocks for page in pages):
        if not empty:
            raise NoText(f"'{file_name}' bevat geen tekst: alle bladzijden zijn leeg.")
        have = "heeft" if len(empty) == 1 else "hebben"
        raise NoText(
            f"'{file_name}' bevat alleen plaatjes of onleesbare letters: {_listed(empty)} {have} "
            f"geen tekst. {INSTALL}."
        )
    return tuple(
        Issue(
            code="no-text",
            severity="warning",
            page=page,
            message=f"Bladzijde {page} heeft geen leesbare tekst (een plaatje, of letters die "
            f"niets betekenen) en is niet gelezen. {INSTALL}.",
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
    return f"bladzijde{'n' if len(numbers) > 1 else ''} {listed(parts)}"
