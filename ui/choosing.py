"""From words to one document of the library: copies of one document count as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from corpus.copies import group_copies
from corpus.entries import ambiguous, fitting

if TYPE_CHECKING:
    from corpus.library import Entry, Library

__all__ = ["Choice", "choose"]


class Choice(Struct, frozen=True, kw_only=True):
    """The document that was chosen, with its copies; ``remark`` says so in Dutch."""

    entry: Entry
    copies: tuple[Entry, ...] = ()
    remark: str | None = None


def choose(library: Library, words: str) -> Choice:
    """Return the document that words mean; of copies the one that was added last.

    Raises:
        NotFound: no document fits.
        Ambiguous: documents with different words fit.
    """
    found = fitting(words, library.documents())
    if len(found) == 1:
        return Choice(entry=found[0])
    groups = group_copies(found)
    newest = [group[0] for group in groups]
    if len(groups) > 1:
        raise ambiguous(words, newest)
    chosen = newest[0]
    others = tuple(entry for entry in found if entry.id != chosen.id)
    remark = (
        f"Van '{chosen.title}' staan {len(found)} exemplaren met dezelfde tekst in de bibliotheek; "
        f"genomen is het laatst toegevoegde: {chosen.id} ({chosen.file})."
    )
    return Choice(entry=chosen, copies=others, remark=remark)
