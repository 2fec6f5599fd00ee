"""A passage being read for references: where it stands, and what it has cited so far."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.citations import Citation, Instrument
from corpus.model import ReferenceKind
from corpus.regulations import Named
from ingest.references.antecedents import Antecedents

__all__ = ["RELATIVE", "SELF", "Cited", "Owner", "Passage", "Place", "Scene"]


_SENTENCE = re.compile(r"[.:;]\s|\n")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands, or which provision it explains when it is a note."""

    article: str | None
    paragraph: str | None
    point: str | None
    note: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to search: its address and the provision that relative citations start from.

    ``lead`` holds the words that open the list it is a point of, ``points`` the numbers of the list
    that it opens itself; ``heading``: it is a heading.
    """

    at: str
    text: str
    place: Place
    lead: str = ""
    points: tuple[str, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Owner:
    """The regulation a citation is about; ``unknown`` says in Dutch why it is not settled."""

    kind: ReferenceKind
    name: str
    named: Named | None = None
    unknown: str | None = None


SELF = Owner("internal", "self")
RELATIVE = Owner("relative", "self")


@dataclass(frozen=True, slots=True)
class Cited:
    """A place cited earlier in the passage; ``end`` is where that citation ends."""

    owner: Owner
    article: str | None
    paragraph: str | None
    point: str | None
    end: int


@dataclass(slots=True)
class Scene:
    """A passage being read: its text, its place, its citations and what was cited last.

    ``own_paragraph`` is the paragraph of the own article that was cited last, ``elsewhere`` tells
    that another article was cited since; ``earlier`` the text of the same article that stands
    before, ``lead`` the words that a list opens with; ``amended`` the regulation that the passage
    gives new words to, ``announced`` its article that is being changed; ``led``: ``last`` is the
    place that the lead-in cites. Filled in when first asked for: ``named``, the citations with a
    regulation by article; ``antecedents``, the regulations named; ``amends``, whether the words
    change another regulation.
    """

    text: str = ""
    earlier: str = ""
    lead: str = ""
    place: Place = Place(None, None, None, note=False)
    citations: tuple[Citation, ...] = ()
    last: Cited | None = None
    own_paragraph: str | None = None
    elsewhere: bool = False
    amended: Owner | None = None
    announced: Cited | None = None
    led: bool = False
    named: dict[str | None, dict[tuple[str, frozenset[str | None]], Instrument]] | None = None
    antecedents: Antecedents | None = None
    amends: bool | None = None

    def changed_place(self, position: int) -> Cited | None:
        """Return the place of the regulation amended that a relative citation goes with.

        "In artikel 12 vervalt het derde lid": the article of its sentence; else the one announced
        above it ("Artikel 8 wordt als volgt gewijzigd:").
        """
        last = self.last
        if last is None or last.owner != self.amended:
            return self.announced
        return self.announced if _SENTENCE.search(self.text[last.end : position]) else last
