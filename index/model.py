"""What a search answers; field names are those of the JSON that leaves the program."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from corpus.model import Target

__all__ = [
    "Answer",
    "DocumentName",
    "Facets",
    "Hit",
    "Interpreted",
    "ReferenceAsked",
    "Suggestion",
]


class DocumentName(Struct, frozen=True):
    """A document by its id and title."""

    id: str
    title: str


class Hit(Struct, frozen=True, kw_only=True):
    """A provision or note that was found.

    ``snippet`` is HTML: the words found stand in <mark>, the rest is escaped
    (``index.snippet.fragments`` takes it apart). ``path`` names what stands above, outermost
    first. ``match`` tells how a citing provision fits the reference asked for; ``repealed`` that
    another document of the library withdraws this one. ``copies`` names the other files that hold
    the same document.
    """

    document: DocumentName
    at: str
    heading: str | None
    snippet: str
    score: float
    path: tuple[str, ...] = ()
    part: str = "regeling"
    kind: str = ""
    bodies: tuple[str, ...] = ()
    in_force: str | None = None
    match: Literal["exact", "wider", "narrower"] | None = None
    repealed: bool = False
    copies: tuple[str, ...] = ()


class ReferenceAsked(Struct, frozen=True, kw_only=True):
    """The reference in the question; ``documents`` are those of the library that it names."""

    text: str
    instrument: str | None = None
    instrument_id: str | None = None
    documents: tuple[DocumentName, ...] = ()
    targets: tuple[Target, ...] = ()


class Interpreted(Struct, frozen=True, kw_only=True):
    """How the question was understood; ``understood`` says it in a Dutch sentence.

    ``terms`` are the words searched for, ``synonyms`` what else counts for each of them.
    """

    reference: ReferenceAsked | None = None
    terms: tuple[str, ...] = ()
    filters: dict[str, tuple[str, ...]] = {}
    synonyms: dict[str, tuple[str, ...]] = {}
    understood: str = ""


class Suggestion(Struct, frozen=True):
    """Another question ("bedoelde u ..."), with the reason in Dutch."""

    query: str
    reason: str


class Facets(Struct, frozen=True):
    """Counts of all hits by municipality, kind, year, policy field and part of the document."""

    gemeente: dict[str, int] = {}
    soort: dict[str, int] = {}
    jaar: dict[str, int] = {}
    veld: dict[str, int] = {}
    deel: dict[str, int] = {}


class Answer(Struct, frozen=True, kw_only=True):
    """The answer to a question; ``total`` counts all hits, ``took_ms`` is in milliseconds."""

    query: str
    interpreted: Interpreted
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    suggestions: tuple[Suggestion, ...] = ()
    facets: Facets | None = None
