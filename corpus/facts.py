"""Facts that a regulation or a paper states: adoption, entry into force, repeal, transitional law.

``corpus.model`` exports them with the rest of a document.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

__all__ = [
    "Adoption",
    "Delegation",
    "Described",
    "InForce",
    "PartialEntry",
    "Pending",
    "Period",
    "Proposal",
    "Repeal",
    "Saving",
]


class Adoption(Struct, frozen=True):
    """Who adopted the regulation and on which day (ISO date)."""

    body: str
    date: str


class PartialEntry(Struct, frozen=True, kw_only=True):
    """Provisions that enter into force on a day of their own: ``provisions`` as the text says."""

    provisions: str
    date: str | None = None
    rule: str | None = None
    at: str | None = None


class InForce(Struct, frozen=True, kw_only=True):
    """Entry into force (inwerkingtreding): a date, or the rule that sets it. Dates are ISO.

    ``at`` is the provision that says so, ``retroactive_at`` another one that says to which day the
    regulation works back. ``until`` is the first day on which it no longer holds by its own words.
    ``parts`` are the provisions with a day of their own.
    """

    date: str | None = None
    rule: str | None = None
    retroactive_to: str | None = None
    at: str | None = None
    retroactive_at: str | None = None
    until: str | None = None
    parts: tuple[PartialEntry, ...] = ()


class Period(Struct, frozen=True, kw_only=True):
    """A stretch of days in a paper, first and last day included (ISO), with its sentence."""

    start: str
    end: str
    text: str
    page: int | None = None
    line: int | None = None


class Described(Struct, frozen=True, kw_only=True):
    """An article of the enclosed ordinance that a council proposal speaks of.

    ``subject`` is what a list names it by ("Jobcoach, artikel 28"), None in running text.
    """

    article: str
    text: str
    subject: str | None = None
    page: int | None = None
    line: int | None = None


class Proposal(Struct, frozen=True, kw_only=True):
    """What a council proposal or decision says of itself: its number, its days, its subject.

    ``date`` is the day of the paper, ``meeting`` that of the council meeting (ISO);
    ``consultations`` are the periods in which the draft was open to inspection.
    """

    number: str | None = None
    date: str | None = None
    meeting: str | None = None
    consultations: tuple[Period, ...] = ()
    articles: tuple[Described, ...] = ()


class Repeal(Struct, frozen=True, kw_only=True):
    """A regulation that is withdrawn (intrekking); ``per`` is the day it ends, ISO.

    ``part`` names the provisions ("artikel 3") when only those are withdrawn. ``limits`` are the
    words that narrow each exception ("voor wat betreft het onderdeel groeibanen"), "" where none
    do; empty when none is narrowed. ``based`` are the rules made under it that go with it, without
    a name of their own ("de daarop gebaseerde uitvoeringsbesluiten").
    """

    title: str
    body: str | None = None
    adopted: str | None = None
    per: str | None = None
    exceptions: tuple[str, ...] = ()
    at: str | None = None
    part: str | None = None
    limits: tuple[str, ...] = ()
    based: str | None = None


class Saving(Struct, frozen=True):
    """A savings clause (eerbiedigende werking): old rules that go on for old cases.

    ``cases`` says which: "verstrekt" (what was granted), "aanvraag", "bezwaar", "besluit",
    "termijn". ``until`` holds the words that end it, ``deviation`` the sentence that lets someone
    deviate from it; ``favourable`` says that the new rules go first where they are better for whom
    it concerns.
    """

    at: str
    text: str
    cases: tuple[str, ...] = ()
    until: str | None = None
    deviation: str | None = None
    favourable: bool = False


class Pending(Struct, frozen=True):
    """A clause on cases that are pending when a regulation enters into force.

    ``cases`` says which: "aanvraag", "bezwaar"; none for procedures of any kind. ``law`` is the
    law that decides them, "oud" or "nieuw", None when the clause names neither; ``favourable`` says
    that the law goes first that is best for whom it concerns ("tenzij de oude gunstiger is").
    """

    at: str
    text: str
    cases: tuple[str, ...] = ()
    law: Literal["oud", "nieuw"] | None = None
    favourable: bool = False


class Delegation(Struct, frozen=True):
    """A sentence that leaves rules to another (delegatie): ``who`` makes them ("het college")."""

    at: str
    text: str
    who: str
