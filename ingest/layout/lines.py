"""What a reader gives: lines of text that know where they stood and how they looked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

from msgspec import Struct

from corpus.model import Document, Issue

__all__ = ["Line", "Reader", "Reading", "Role"]

Role = Literal[
    "",  # unknown: layout and words decide
    "title",
    "preamble",
    "chapter",
    "section",
    "article",
    "paragraph",
    "point",
    "closing",
    "annex",
    "note-heading",  # heading of the explanatory notes as a whole
    "furniture",  # running head, page number: set apart, not part of the text
    "footnote",
    "table",  # a table row; ``cells`` holds its columns
    "aside",  # what stands in a box beside the text
]


class Line(Struct, frozen=True, kw_only=True):
    """One printed line.

    ``number`` counts lines of the source from 1, ``page`` pages from 1. Positions and sizes are
    in points from the left top of the page, None where a format has no layout. ``label`` is a
    number that the source keeps apart from the text (automatic numbering in Word, a left column
    in a PDF): the reader has *also* put it in front of ``text``. ``gap`` is the white space above
    the line as a multiple of the usual distance in its page (1.0 where unknown; a blank line in a
    text file counts as 2.0). ``page_start`` marks the first line of a page. ``raw`` is the text
    as it stood before repair, None while nothing was changed. ``level`` is the indent or list
    level that the source states, from 0.
    """

    text: str
    number: int
    page: int | None = None
    x0: float | None = None
    x1: float | None = None
    top: float | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    role: Role = ""
    label: str | None = None
    level: int | None = None
    gap: float = 1.0
    page_start: bool = False
    raw: str | None = None
    cells: tuple[str, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """What a reader got out of a file.

    ``lines`` for formats without structure of their own; ``documents`` for formats that carry the
    article tree (official XML), whose notes, facts, references and norms are still to be found.
    """

    media_type: str
    lines: tuple[Line, ...] = ()
    documents: tuple[Document, ...] = ()
    pages: int | None = None
    issues: tuple[Issue, ...] = ()


class Reader(Protocol):
    """A format. Readers are listed by name in ``ingest.readers``."""

    name: str

    def suitability(self, data: bytes, file_name: str) -> float:
        """Return how sure this reader is that the bytes are its format, 0 to 1."""

    def read(self, data: bytes, file_name: str, progress: Callable[[int, int], None]) -> Reading:
        """Read the bytes; ``progress(done, total)`` counts pages.

        Raises ``InputError`` with one Dutch sentence when the bytes cannot be read.
        """
