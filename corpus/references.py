"""A reference with the provisions it points at; ``corpus.model`` hands these types on."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

__all__ = ["Range", "Reference", "ReferenceKind", "ReferenceStatus", "Target"]

ReferenceKind = Literal["internal", "external", "relative", "publication"]
ReferenceStatus = Literal["resolved", "dangling", "unverified", "ambiguous"]


class Target(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One provision that a reference points at; keys as in the contract, numbers normalised."""

    chapter: str | None = None
    section: str | None = None
    article: str | None = None
    paragraph: str | None = None
    point: str | None = None
    subpoint: str | None = None
    sentence: str | None = None  # volzin
    annex: str | None = None  # bijlage


class Range(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Places of which a reference names only the ends; ``last`` is None for "e.v."."""

    first: Target
    last: Target | None = None


class Reference(Struct, frozen=True, kw_only=True):
    """A reference with every target it expands to.

    ``at`` is the address of the provision or note that holds it, ``start`` and ``end`` a half-open
    span in the text of that provision. ``instrument`` is the canonical name of the regulation, or
    "self". ``reason`` says in Dutch why a reference is dangling or ambiguous, what of it is not
    written out, or how it was read. ``part`` tells if the span is in the text or in the heading of
    the provision or note. ``ranges`` are places that go on beyond the targets; ``likely``: the
    words say something else, which the document does not have, and this is what they mean.
    """

    at: str
    text: str
    start: int
    end: int
    kind: ReferenceKind
    instrument: str
    instrument_id: str | None = None
    uri: str | None = None
    targets: tuple[Target, ...] = ()
    status: ReferenceStatus = "unverified"
    reason: str | None = None
    part: Literal["text", "heading"] = "text"
    ranges: tuple[Range, ...] = ()
    likely: bool = False
