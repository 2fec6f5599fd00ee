"""The domain: a document, its article tree, and everything said about it.

All types are frozen; a step of the pipeline returns a new value (``msgspec.structs.replace``).
Field names are those of the JSON that leaves the program, so ``msgspec.to_builtins`` is the
serialiser.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from corpus.facts import (
    Adoption,
    Delegation,
    Described,
    InForce,
    PartialEntry,
    Pending,
    Period,
    Proposal,
    Repeal,
    Saving,
)
from corpus.references import Range, Reference, ReferenceKind, ReferenceStatus, Target

__all__ = [
    "Adoption",
    "Delegation",
    "Described",
    "Document",
    "DocumentKind",
    "InForce",
    "Instruction",
    "InstructionKind",
    "Issue",
    "LeftOut",
    "Norm",
    "Note",
    "Parsed",
    "PartialEntry",
    "Pending",
    "Period",
    "Proposal",
    "Provision",
    "ProvisionKind",
    "Qualifier",
    "Range",
    "Reference",
    "ReferenceKind",
    "ReferenceStatus",
    "Repeal",
    "Saving",
    "Severity",
    "Source",
    "Target",
    "Unit",
    "articles",
    "words_of",
]

DocumentKind = Literal[
    "verordening",
    "raadsvoorstel",
    "raadsbesluit",
    "beleidsplan",
    "beleidsregel",
    "wet",
    "overzicht",
    "overig",
]
ProvisionKind = Literal[
    "regulation",  # the root
    "preamble",  # aanhef
    "part",  # deel, titel, boek
    "chapter",  # hoofdstuk
    "division",  # afdeling
    "section",  # paragraaf
    "article",  # artikel
    "paragraph",  # lid
    "point",  # onderdeel
    "subpoint",  # subonderdeel
    "text",  # words of the parent that follow its children, or stand between them
    "table",
    "closing",  # slotformulier and signatures
    "annex",  # bijlage
]
InstructionKind = Literal["replace", "insert", "append", "delete", "substitute", "heading"]
Severity = Literal["error", "warning", "info"]
Unit = Literal[
    "%", "maand", "jaar", "week", "dag", "uur", "uur/week", "leeftijd", "euro", "maal", "fte"
]
Qualifier = Literal["max", "min", "vanaf", "tot", "exact"]


class Provision(Struct, frozen=True, kw_only=True):
    """A node of the article tree.

    ``number`` is normalised (``9f`` for "9 f.", ``1`` for "1°", Roman in lower case) and is None
    for an item with a dash or bullet and for an article without numbered paragraphs' own text.
    ``text`` holds the words that stand before the children; words after or between children are
    children of kind ``text``. ``label`` is the number as printed. ``line`` and ``page`` count from
    1 in the source file; ``inferred`` says that number or heading was lost in the source and was
    filled in from the series.
    """

    kind: ProvisionKind
    number: str | None = None
    heading: str | None = None
    text: str = ""
    children: tuple[Provision, ...] = ()
    label: str | None = None
    page: int | None = None
    line: int | None = None
    inferred: bool = False
    rows: tuple[tuple[str, ...], ...] = ()


class Note(Struct, frozen=True, kw_only=True):
    """A part of the explanatory notes (toelichting).

    ``targets`` are addresses ("9f", "9f/2") of what it explains, or ("algemeen",). ``label`` is
    what it explains as printed ("Artikel 9f", "Tweede lid"); ``above`` holds the titles that stand
    over this note and those after it ("Artikelsgewijze toelichting").
    """

    targets: tuple[str, ...]
    heading: str | None = None
    label: str | None = None
    above: tuple[str, ...] = ()
    text: str = ""
    page: int | None = None
    line: int | None = None
    inferred: bool = False


class Norm(Struct, frozen=True, kw_only=True):
    """A quantity the regulation sets: ``value`` in ``unit``; ``governs`` is the word it binds."""

    at: str
    value: float
    unit: Unit
    qualifier: Qualifier = "exact"
    text: str = ""
    governs: str | None = None


class Issue(Struct, frozen=True, kw_only=True):
    """Something a reader of the source must know; ``message`` is a Dutch sentence."""

    code: str
    severity: Severity
    message: str
    at: str | None = None
    page: int | None = None
    line: int | None = None


class Instruction(Struct, frozen=True, kw_only=True):
    """One instruction of an amending ordinance (wijzigingsverordening).

    ``at`` is the address in the amended regulation that the instruction speaks of; ``content``
    holds the new provisions of "replace", "insert" (after ``at``) and "append" (inside ``at``);
    ``old`` and ``new`` the quoted words of "substitute", of which either may be missing:
    without ``new`` words are left out, ``after`` says that ``new`` follows ``old``.
    ``renumbers`` says that the provisions that follow move up or down.
    """

    kind: InstructionKind
    at: str
    text: str
    old: str | None = None
    new: str | None = None
    after: bool = False
    everywhere: bool = False
    renumbers: bool = False
    content: tuple[Provision, ...] = ()
    page: int | None = None
    line: int | None = None


class LeftOut(Struct, frozen=True, kw_only=True):
    """A line that is no part of the text: a running head, a page number, a table of contents."""

    text: str
    page: int | None = None
    line: int | None = None


class Document(Struct, frozen=True, kw_only=True):
    """One document out of a file: an ordinance with its notes, a proposal, a decision.

    ``left_out`` holds every line of its pages that is no part of the text.
    """

    id: str
    kind: DocumentKind
    title: str
    citation_title: str | None = None
    bodies: tuple[str, ...] = ()
    adopted: tuple[Adoption, ...] = ()
    in_force: InForce = InForce()
    repeals: tuple[Repeal, ...] = ()
    savings: tuple[Saving, ...] = ()
    pending: tuple[Pending, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    legal_basis: tuple[str, ...] = ()
    adopts: tuple[str, ...] = ()  # titles that a council proposal or decision adopts
    proposal: Proposal | None = None  # of a council proposal or decision only
    tree: Provision = Provision(kind="regulation")
    notes: tuple[Note, ...] = ()
    references: tuple[Reference, ...] = ()
    norms: tuple[Norm, ...] = ()
    amends: tuple[Instruction, ...] = ()
    issues: tuple[Issue, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    page: int | None = None
    line: int | None = None


class Source(Struct, frozen=True, kw_only=True):
    """The file a document came from."""

    file: str
    sha256: str
    media_type: str
    pages: int | None = None


class Parsed(Struct, frozen=True, kw_only=True):
    """Everything one file holds, in the order of the file."""

    source: Source
    documents: tuple[Document, ...]


def articles(tree: Provision) -> Iterator[Provision]:
    """Yield every article of the tree, in document order."""
    if tree.kind == "article":
        yield tree
        return
    for child in tree.children:
        yield from articles(child)


def words_of(provision: Provision, *, heading: bool = True) -> str:
    """Return all words of a provision and what stands under it, in reading order."""
    parts = [provision.heading or ""] if heading else []
    parts.append(provision.text)
    parts.extend(words_of(child) for child in provision.children)
    return " ".join(part for part in parts if part)
