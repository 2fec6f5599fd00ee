"""The answer to which ordinance governs, with the provisions that carry it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

__all__ = ["Answer", "Because", "Governing", "Named", "quoted_once"]


class Governing(Struct, frozen=True):
    """The ordinance that governs; ``document`` is None when only its name is known."""

    title: str
    document: str | None = None


class Named(Struct, frozen=True):
    """A document of the library."""

    id: str
    title: str


class Because(Struct, frozen=True):
    """A provision that carries the answer, with its words.

    ``also`` are the other papers of the library with the same words at the same place: the same
    file in another format, or the proposal for a decision.
    """

    document: Named
    at: str
    text: str
    also: tuple[Named, ...] = ()


class Answer(Struct, frozen=True, kw_only=True):
    """The answer; either ``answer`` or ``open`` is None. ``open`` is a Dutch sentence.

    ``provided`` is a Dutch sentence too: the condition under which the answer holds and that the
    ordinances do not settle ("voor de duur van de toekenning"); None when there is none.
    ``remarks`` are Dutch sentences on what the answer rests on besides the quotations: a proposal,
    retroactive effect, official metadata, what the library does not hold.
    """

    body: str
    granted: str
    on: str
    answer: Governing | None = None
    because: tuple[Because, ...] = ()
    open: str | None = None
    provided: str | None = None
    remarks: tuple[str, ...] = ()


def quoted_once(found: Iterable[Because]) -> tuple[Because, ...]:
    """Return quotations in order, each once, with every paper that has it."""
    first: dict[tuple[str, str, str], Because] = {}
    for because in found:
        # A decision repeats its proposal; two ordinances with the same words are still two.
        whose = because.document.title if because.at else ""
        key = (whose, because.at, re.sub(r"\W", "", because.text.lower()))
        kept = first.setdefault(key, because)
        if because.document.id not in {item.id for item in (kept.document, *kept.also)}:
            first[key] = replace(kept, also=(*kept.also, because.document))
    return tuple(first.values())
