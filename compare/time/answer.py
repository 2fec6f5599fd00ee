"""The answer to which ordinance governs, with the provisions that carry it."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["Answer", "Because", "Governing", "Named"]


class Governing(Struct, frozen=True):
    """The ordinance that governs; ``document`` is None when only its name is known."""

    title: str
    document: str | None = None


class Named(Struct, frozen=True):
    """A document of the library."""

    id: str
    title: str


class Because(Struct, frozen=True):
    """A provision that carries the answer, with its words."""

    document: Named
    at: str
    text: str


class Answer(Struct, frozen=True, kw_only=True):
    """The answer; either ``answer`` or ``open`` is None. ``open`` is a Dutch sentence.

    ``provided`` is a Dutch sentence too: the condition under which the answer holds and that the
    ordinances do not settle ("voor de duur van de toekenning"); None when there is none.
    """

    body: str
    granted: str
    on: str
    answer: Governing | None = None
    because: tuple[Because, ...] = ()
    open: str | None = None
    provided: str | None = None
