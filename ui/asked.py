"""A document and a place in it, typed as one reference: "art. 28 Maastricht 2016"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.copies import group_copies
from corpus.entries import ambiguous, fitting
from corpus.errors import NotFound, UsageError
from corpus.typed import read_typed
from index.names import Names
from ui.places import read_place

if TYPE_CHECKING:
    from corpus.library import Entry

__all__ = ["document_and_place"]


def document_and_place(name: str, place: str, entries: Sequence[Entry]) -> tuple[str, str]:
    """Return which document of the library is meant, and which place in it ("" for all of it).

    Who names a document and then a place gets both back as they are; a whole reference is taken
    apart as the search box does, whether it was typed as one word of the call or as several.

    Args:
        name: what stands first: a document, or a reference with or without its document.
        place: what stands behind it.
        entries: the documents of the library.

    Raises:
        Ambiguous: the reference fits several documents.
    """
    read = read_typed(f"{name} {place}")
    if read is None or not read.rest or read.instrument or _is_told_apart(name, place, entries):
        return name, place
    names = Names(entries)
    words, _ = names.mended(read.rest)
    meant, left = names.meant(words)
    if not meant or left:
        return name, place
    newest = [group[0] for group in group_copies(meant)]
    if len(newest) > 1:
        raise ambiguous(read.rest, newest)
    return newest[0].id, f"{'toelichting op ' if read.note else ''}{read.text}"


def _is_told_apart(name: str, place: str, entries: Sequence[Entry]) -> bool:
    """Tell whether the document and the place in it were given one by one."""
    try:
        if place:
            read_place(place)
        return bool(fitting(name, entries))
    except (NotFound, UsageError):
        return False
