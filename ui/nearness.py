"""What resembles a provision: candidates of the search index, in the order of an alignment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from corpus.errors import NotFound
from ui.results import Opened

if TYPE_CHECKING:
    from corpus.library import Library
    from index.model import Hit

__all__ = ["nearest_hits"]

_CANDIDATES = 60


def nearest_hits(library: Library, opened: Opened, at: str, limit: int) -> tuple[Hit, ...]:
    """Return the provisions of other documents most like one; copies of a document count once.

    Raises:
        NotFound: the document is not in the library, or has no such provision.
    """
    from index.search import similar

    own = opened.document.id
    entries = library.documents()
    if own not in {entry.id for entry in entries}:
        raise NotFound(
            f"'{opened.document.title}' staat niet in de bibliotheek, waarin wordt vergeleken; "
            "zet het er eerst in met 'waswordt add'."
        )
    found = similar(library, own, at, _CANDIDATES)
    return _in_order(library, opened, at, found)[:limit]


def _in_order(library: Library, opened: Opened, at: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the hits by what an alignment weighs; notes and preambles keep their order."""
    from compare.alignment.nearest import nearest

    if not hits or at.startswith("note:") or not at[:1].isdigit():
        return tuple(hits)
    documents = {hit.document.id: library.document(hit.document.id) for hit in hits}
    near = nearest(opened.document, at, [(documents[hit.document.id], hit.at) for hit in hits])
    return tuple(replace(hits[item.place], score=round(item.score, 3)) for item in near)
