"""What the service gives back: documents that were opened, and what was made of two of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathlib import Path

    from compare.checks.duties import Ticked
    from compare.checks.model import Finding
    from compare.consolidate import Consolidation
    from compare.model import Alignment, Matrix, Table
    from corpus.citing import Citation
    from corpus.errors import WaswordtError
    from corpus.model import Document, Parsed, Source, Target
    from index.model import Hit

__all__ = [
    "Accepted",
    "Alike",
    "Amended",
    "Checked",
    "Cited",
    "Comparison",
    "Demonstration",
    "Mark",
    "Matrixed",
    "Opened",
    "Outcome",
    "Tabled",
]


class Opened(Struct, frozen=True, kw_only=True):
    """A document with the file it came from.

    ``remark`` is a Dutch sentence when a choice was made for the user, for example which of
    several ordinances in a file was taken.
    """

    document: Document
    source: Source
    remark: str | None = None


class Comparison(Struct, frozen=True, kw_only=True):
    """Two documents with their alignment."""

    old: Opened
    new: Opened
    alignment: Alignment


class Tabled(Struct, frozen=True, kw_only=True):
    """Two documents with the instrument table between them."""

    old: Opened
    new: Opened
    alignment: Alignment
    table: Table


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of one file of several: what was read, or the error.

    ``added`` tells how many documents were new to the library, None when none was asked to store.
    """

    file: str
    parsed: Parsed | None = None
    error: WaswordtError | None = None
    added: int | None = None


class Demonstration(Struct, frozen=True, kw_only=True):
    """What the demonstration made: a library, a table, and the Word file with it."""

    library: Path
    file: Path
    table: Tabled


class Cited(Struct, frozen=True, kw_only=True):
    """Who cites a reference: how it was read, and the citing provisions, exact ones first.

    ``name`` is the regulation or the title of the document it is in.
    """

    text: str
    name: str
    instrument_id: str | None
    targets: tuple[Target, ...]
    citations: tuple[Citation, ...]


class Alike(Struct, frozen=True, kw_only=True):
    """The provisions of other documents most like one."""

    opened: Opened
    at: str
    hits: tuple[Hit, ...]


class Accepted(Struct, frozen=True, kw_only=True):
    """A finding that someone accepted, and why."""

    finding: Finding
    why: str
    who: str
    moment: str


class Mark(Struct, frozen=True, kw_only=True):
    """What someone said of a duty: whether the ordinance fulfils it, and a remark."""

    done: bool
    remark: str
    who: str
    moment: str
    revision: int


class Checked(Struct, frozen=True, kw_only=True):
    """A document with what the drafting checks found in it; what was accepted stands apart.

    ``proposal`` and ``previous`` are the papers it was held against. ``duties`` are what statutes
    oblige the council to regulate in such an ordinance, each with the provision that does so or
    without; ``marks`` what people said of them, by ``ui.verdicts.duty_key``. ``ran`` are the
    titles of the checks that were run, ``left_out`` pairs those that were not with the reason in
    Dutch.
    """

    opened: Opened
    findings: tuple[Finding, ...]
    proposal: Opened | None = None
    previous: Opened | None = None
    accepted: tuple[Accepted, ...] = ()
    duties: tuple[Ticked, ...] = ()
    marks: Mapping[str, Mark] = {}
    ran: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


class Matrixed(Struct, frozen=True, kw_only=True):
    """Instruments by document, with the documents in the order of the columns."""

    opened: tuple[Opened, ...]
    matrix: Matrix


class Amended(Struct, frozen=True, kw_only=True):
    """A document with the instructions of an amending ordinance carried out."""

    old: Opened
    amendment: Opened
    result: Consolidation
