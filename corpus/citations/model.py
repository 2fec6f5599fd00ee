"""What the finder returns: a citation as it stands in the text, before context is known."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from corpus.model import Target
from corpus.regulations import Named

__all__ = ["Anchor", "Citation", "Instrument", "InstrumentKind", "Mention"]

Anchor = Literal[
    "",  # the citation names its own article, chapter or annex
    "own",  # relative: "het eerste lid", "onderdeel b", "lid 5 van dit artikel"
    "own-paragraph",  # "onderdeel b van dit lid"
    "that-article",  # "het eerste lid van dat artikel"
    "that-paragraph",  # "onderdeel b van dat lid"
    "first-article",  # "het tweede lid van eerstgenoemd artikel"
    "previous-article",  # "het vorige artikel"
    "next-article",
    "previous-paragraph",  # "het vorige lid"
    "next-paragraph",
    "previous-paragraphs",  # "de voorgaande leden"
]
InstrumentKind = Literal[
    "name",  # a catalogued regulation, or one whose name the text gives in full
    "self",  # deze verordening
    "that",  # die wet, dat besluit
    "term",  # de wet, de verordening: a term that the document may define
    "paper",  # a paper that is no regulation of ours: de overeenkomst
]


class Instrument(Struct, frozen=True):
    """The words of the regulation cited.

    ``name`` is the full canonical title when ``kind`` is "name", else the bare noun ("wet").
    ``start`` and ``end`` are a half-open span in the text.
    """

    kind: InstrumentKind
    name: str
    start: int
    end: int
    named: Named | None = None


class Citation(Struct, frozen=True):
    """A citation: ``text[start:end]``, the targets it expands to, the regulation it names.

    ``targets`` lack what only the context can fill in, as ``anchor`` says. ``publication`` is the
    kind of a publication ("kamerstukken", "ecli") that has no targets. ``ranges`` holds the pairs
    (first, last article) that a tree may expand further than the numbers alone can. ``doubtful``
    maps an article number that was misread to its possible readings. ``shared`` says that the
    regulation is that of the citation it is joined with; ``also`` are further regulations that the
    same words name ("artikel 13 IOAW/IOAZ"). ``section`` is the Dutch word used for a
    section ("afdeling", "titel"). ``onward`` are the places in ``targets`` of those that go on
    ("artikel 10d e.v.").
    """

    text: str
    start: int
    end: int
    targets: tuple[Target, ...] = ()
    anchor: Anchor = ""
    instrument: Instrument | None = None
    shared: bool = False
    publication: str | None = None
    ranges: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[tuple[str, tuple[str, ...]], ...] = ()
    section: str | None = None
    also: tuple[Instrument, ...] = ()
    onward: tuple[int, ...] = ()


class Mention(Struct, frozen=True):
    """A regulation named in the text, with or without a citation: ``text[start:end]``.

    ``introduces`` is the short form that the text gives it ("hierna: de wet", "(Awb)").
    """

    start: int
    end: int
    instrument: Instrument
    introduces: str | None = None
