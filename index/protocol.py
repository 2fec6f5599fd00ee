"""What a search engine must do: a few methods, and the values that go in and out.

An engine knows no Dutch: it gets terms that ``index.analysis`` made and finds the records that hold
them. What only one engine can do has no place here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

from msgspec import Struct

__all__ = [
    "AllOf",
    "AnyOf",
    "Except",
    "Field",
    "Filter",
    "Found",
    "Node",
    "Part",
    "Phrase",
    "Record",
    "SearchEngine",
    "Starts",
    "Term",
]

Field = Literal["heading", "stems", "words"]
FilterField = Literal["document", "at", "bodies", "kind", "years", "part"]
Part = Literal["regeling", "toelichting", "aanhef", "slot", "bijlage"]


class Record(Struct, frozen=True, kw_only=True):
    """One provision or note as the index holds it.

    ``path`` names what stands above it, outermost first. ``heading_stems``, ``text_stems`` and
    ``context_stems`` are terms joined by spaces: of the heading of the article, of the text with
    all that stands under it, and of what stands above it. ``place`` counts the records of a
    document in its order; ``depth`` is 0 for an article or note, 1 for a paragraph and so on.
    ``called_stems`` are the terms of the title and the bodies of the document, ``noted_stems``
    those of the notes that explain the provision, each once.
    """

    document: str
    at: str
    part: Part
    place: int
    depth: int = 0
    path: tuple[str, ...] = ()
    heading: str = ""
    text: str = ""
    heading_stems: str = ""
    text_stems: str = ""
    context_stems: str = ""
    called_stems: str = ""
    noted_stems: str = ""
    words: str = ""
    bodies: tuple[str, ...] = ()
    kind: str = ""
    years: tuple[str, ...] = ()

    @property
    def stems(self) -> str:
        """All terms of the field "stems"."""
        own = (self.heading_stems, self.text_stems)
        return " ".join((*own, self.context_stems, self.called_stems, self.noted_stems))


class Term(Struct, frozen=True):
    """Records that hold a term in a field; ``boost`` is its weight in the score."""

    field: Field
    text: str
    boost: float = 1.0


class Starts(Struct, frozen=True):
    """Records that hold a word with this beginning."""

    text: str


class Phrase(Struct, frozen=True):
    """Records that hold these words side by side, in this order."""

    words: tuple[str, ...]


class AllOf(Struct, frozen=True):
    """Records that every part finds."""

    parts: tuple[Node, ...]


class AnyOf(Struct, frozen=True):
    """Records that some part finds; finding more of them scores higher."""

    parts: tuple[Node, ...]


class Except(Struct, frozen=True):
    """Records that ``part`` finds and ``unwanted`` does not; without ``part`` all others."""

    unwanted: Node
    part: Node | None = None


Node = Term | Starts | Phrase | AllOf | AnyOf | Except


class Filter(Struct, frozen=True):
    """Only records with one of these values in a field of ``Record``; no part of the score."""

    field: FilterField
    values: tuple[str, ...]


class Found(Struct, frozen=True, kw_only=True):
    """What an engine found: the best records with their scores, best first, and the count of all.

    ``per_document`` counts all of them by document and part, when it was asked for.
    """

    total: int
    records: tuple[tuple[Record, float], ...]
    per_document: dict[tuple[str, str], int] = {}


class SearchEngine(Protocol):
    """An engine on a folder. Writing is for one process at a time, reading for any number.

    Methods may raise whatever their library raises; the caller rebuilds a broken index.
    """

    def upsert(self, records: Iterable[Record]) -> None:
        """Put in records, in place of all earlier records of the same documents; all or nothing."""
        ...

    def delete(self, documents: Iterable[str]) -> None:
        """Take out all records of these documents; all or nothing."""
        ...

    def search(
        self,
        query: Node | None,
        *,
        filters: tuple[Filter, ...] = (),
        limit: int = 100,
        count: bool = False,
    ) -> Found:
        """Return the best records; without a query all that pass the filters, in document order.

        ``count`` asks for ``per_document`` too.
        """
        ...

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many records each stem occurs, and under "" how many records there are."""
        ...

    def similar(
        self, terms: dict[str, float], *, without: tuple[str, ...] = (), limit: int = 20
    ) -> Found:
        """Return the records that share the most of these weighted stems.

        ``without`` names documents to leave out.
        """
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...
