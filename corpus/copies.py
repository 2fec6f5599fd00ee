"""Copies: documents that say the same, whatever files they came in by.

A municipality has its ordinance as a text, a PDF and a Word file. Added all three, they are one
answer to a question; one changed figure makes another document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from corpus.addresses import located
from corpus.model import Document, Provision

if TYPE_CHECKING:
    from corpus.entries import Entry

__all__ = ["group_copies", "wording"]

_AROUND = ("preamble", "closing")


def wording(document: Document) -> str:
    """Return a hash of title, kind and words, alike for two copies whatever their format.

    Of every provision, note and table the address with the letters and figures there; blanks,
    hyphens and punctuation do not count, nor do preamble and closing formula, where each format has
    its own letterhead and signatures.
    """
    from hashlib import sha256  # here: only adding needs it, and it is slow to load

    items = [
        f"{item.address}:{_letters(item.provision.heading)}{_letters(_words(item.provision))}"
        for item in located(document.tree)
        if not any(node.kind in _AROUND for node in (item.provision, *item.path))
    ]
    items += [f"{note.targets}{_letters(note.text)}" for note in document.notes]
    said = "|".join((document.kind, document.title, *items))
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


def _words(node: Provision) -> str:
    return " ".join((node.text or "", *(cell for row in node.rows for cell in row)))


def group_copies(entries: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """Return documents in groups of copies, the one added last first in each.

    The groups come in the order of their first document. The same words of another municipality or
    date (a model that many adopt) are no copy: a filter would find the one and miss the other.
    """
    groups: dict[object, list[Entry]] = {}
    for entry in entries:
        said = (entry.wording, frozenset(entry.bodies), entry.adopted, entry.in_force)
        groups.setdefault(said if entry.wording else entry.id, []).append(entry)
    return [tuple(sorted(group, key=_age, reverse=True)) for group in groups.values()]


def _letters(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").casefold()


def _age(entry: Entry) -> tuple[str, int, str]:
    return entry.added, entry.revision, entry.id
