"""What the service gives back: documents that were opened, and what was made of two of them."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from compare.model import Alignment, Table
from corpus.errors import WaswordtError
from corpus.model import Document, Parsed, Source

__all__ = ["Comparison", "Demonstration", "Opened", "Outcome", "Tabled"]


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
