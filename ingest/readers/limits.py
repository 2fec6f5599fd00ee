"""What a reader refuses: bounds of size, pages and expansion, in one frozen object."""

from __future__ import annotations

from msgspec import Struct

from corpus.errors import FileTooLarge

__all__ = ["LIMITS", "Limits", "refuse_oversized"]


class Limits(Struct, frozen=True, kw_only=True):
    """Bounds that keep reading within a few hundred megabytes and a minute or so.

    Sizes are in bytes. The largest council bundle seen has some 400 pages and 30 MB; the bounds
    leave room for one five times as large.
    """

    file_bytes: int = 150_000_000
    text_bytes: int = 10_000_000  # plain text and markup: no pictures to make it large
    lines: int = 300_000
    pages: int = 2_000
    expanded_bytes: int = 200_000_000  # what a zip (docx, odt) may unpack to
    part_bytes: int = 30_000_000  # one part of XML: its tree takes some fifteen times as much
    expansion: int = 400  # times the packed size, per member; text packs to about a tenth
    members: int = 5_000
    line_characters: int = 20_000  # longer lines are cut at a space
    page_characters: int = 200_000  # a page of small print has some 10,000
    recognised_pages: int = 200  # pictures read by text recognition: some seconds each
    stream_bytes: int = 60_000_000  # what one stream of a pdf may unpack to, pictures apart


LIMITS = Limits()


def refuse_oversized(data: bytes, file_name: str, most: int) -> None:
    """Raise ``FileTooLarge`` when ``data`` holds more than ``most`` bytes."""
    if len(data) > most:
        raise FileTooLarge(
            f"'{file_name}' is {len(data) // 1_000_000} MB groot; er kan hoogstens "
            f"{most // 1_000_000} MB worden gelezen. Splits het bestand en lees de delen."
        )
