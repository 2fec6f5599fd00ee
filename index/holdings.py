"""What a searcher knows of the library without asking it at each question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from corpus.copies import group_copies
from corpus.entries import Entry, repealed
from corpus.library import Library
from corpus.model import Document
from index.model import Hit
from index.names import Names

__all__ = ["Holdings"]

_DOCUMENTS_OPEN = 32


class Holdings:
    """The documents of a library, of copies the one added last; kept until the library changes."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._decoded = lru_cache(_DOCUMENTS_OPEN)(self._read)
        self._revision = -1
        self.entries: dict[str, Entry] = {}
        self._names: Names | None = None
        self.repealed: frozenset[str] = frozenset()
        self._copies: dict[str, tuple[Entry, ...]] = {}
        self._newest: dict[str, str] = {}

    def refresh(self) -> None:
        """Read what the library says of its documents, when it has changed."""
        revision = self._library.revision
        if revision == self._revision:
            return
        groups = group_copies(self._library.documents())
        self.entries = {first.id: first for first, *_ in groups}
        self._copies = {first.id: tuple(others) for first, *others in groups if others}
        self._newest = {copy.id: first for first, others in self._copies.items() for copy in others}
        self._names = None
        self.repealed = repealed(self.entries.values())
        self._revision = revision

    @property
    def names(self) -> Names:
        """The words by which the documents are called; made when first asked for."""
        if self._names is None:
            self._names = Names(self.entries.values())
        return self._names

    def newest(self, id_: str) -> str:
        """Return the id of the copy that stands for a document."""
        return self._newest.get(id_, id_)

    def document(self, id_: str) -> Document:
        """Return a document of ``entries`` by its id; a few are kept open."""
        return self._decoded(id_, self.entries[id_].revision)

    def with_status(self, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Return the hits with what the library as a whole says of their documents."""
        return tuple(
            replace(
                hit,
                repealed=hit.document.id in self.repealed,
                copies=tuple(entry.file for entry in self._copies.get(hit.document.id, ())),
            )
            for hit in hits
        )

    def _read(self, id_: str, _revision: int) -> Document:
        return self._library.document(id_)
