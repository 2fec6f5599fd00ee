"""Copies: documents that say the same, whatever files they came in by.

A municipality has its ordinance as a text, a PDF and a Word file. Added all three, they are one
answer to a question; one changed figure makes another document.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from corpus.addresses import located
from corpus.model import Document

if TYPE_CHECKING:
    from corpus.entries import Entry

__all__ = ["group_copies", "wording"]


def wording(document: Document) -> str:
    """Return a hash of title, kind and words, alike for two copies whatever their format.

    Addresses with the letters and figures there, in articles and notes; where a document has no
    articles, all its words. Blanks, hyphens and punctuation do not count.
    """
    items = [
        f"{item.address}:{_letters(item.provision.heading)}{_letters(item.provision.text)}"
        for item in located(document.tree)
        if item.address.levels
    ]
    if not items:
        items = [_letters(item.provision.text) for item in located(document.tree)]
    items += [f"{note.targets}{_letters(note.text)}" for note in document.notes]
    said = "|".join((document.kind, document.title, *items))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


def group_copies(entries: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """Return documents in groups of copies, the one added last first in each.

    The groups come in the order of their first document.
    """
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.wording or entry.id, []).append(entry)
    return [tuple(sorted(group, key=_age, reverse=True)) for group in groups.values()]


def _letters(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").casefold()


def _age(entry: Entry) -> tuple[str, int, str]:
    return entry.added, entry.revision, entry.id
