"""From words to one document of the library: copies of one document count as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from corpus.addresses import located
from corpus.entries import ambiguous, fitting
from corpus.model import Document

if TYPE_CHECKING:
    from corpus.library import Entry, Library

__all__ = ["Choice", "choose", "copies", "same_words"]


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
    groups = _grouped(library, found)
    newest = [max(group, key=_age) for group in groups]
    if len(groups) > 1:
        raise ambiguous(words, newest)
    chosen = newest[0]
    others = tuple(entry for entry in found if entry.id != chosen.id)
    remark = (
        f"Van '{chosen.title}' staan {len(found)} exemplaren met dezelfde tekst in de bibliotheek; "
        f"genomen is het laatst toegevoegde: {chosen.id} ({chosen.file})."
    )
    return Choice(entry=chosen, copies=others, remark=remark)


def copies(library: Library, known: str) -> tuple[Entry, ...]:
    """Return the other documents of the library with the title, kind and words of this one."""
    entry = library.entry(known)
    alike = [
        other
        for other in library.documents()
        if (other.title, other.kind) == (entry.title, entry.kind)
    ]
    group = next(group for group in _grouped(library, alike) if entry in group)
    return tuple(other for other in group if other.id != known)


def same_words(document: Document) -> str:
    """Return what two copies of a document share whatever format they came in.

    Addresses with the letters and figures there, in articles and notes; where a document has no
    articles, all its words. One changed figure or number of an article makes another document.
    """
    items = [
        f"{item.address}:{_letters(item.provision.heading)}{_letters(item.provision.text)}"
        for item in located(document.tree)
        if item.address.levels
    ]
    if not items:
        items = [_letters(item.provision.text) for item in located(document.tree)]
    items += [f"{note.targets}{_letters(note.text)}" for note in document.notes]
    return "|".join(items)


def _grouped(library: Library, found: Sequence[Entry]) -> list[list[Entry]]:
    """Return the documents in groups of copies, in order of first appearance."""
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in found:
        words = same_words(library.document(entry.id))
        groups.setdefault((entry.title, entry.kind, words), []).append(entry)
    return list(groups.values())


def _letters(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").casefold()


def _age(entry: Entry) -> tuple[str, int, str]:
    return entry.added, entry.revision, entry.id
