"""What a statute obliges the council to regulate, ticked off against the ordinance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec
from msgspec import Struct

from compare.checks.definitions import find_definitions
from compare.checks.model import Case, Finding
from corpus.data import read_data
from corpus.model import Document

__all__ = ["Duty", "Ticked", "duties_of", "missing"]


_SMALL = "de|het|een"


class Duty(Struct, frozen=True, rename={"since": "from"}):
    """A duty to regulate: which statute, where, what; ``words`` are patterns that fulfil it.

    ``surest`` are patterns that point at the very provision, the best first; they go before
    ``words``, of which a heading on a neighbouring subject may have one as well. ``basis_not`` is
    a pattern for the legal basis of ordinances with a like title that it does not bind: a
    "participatieverordening" may be one on citizens' participation.
    """

    statute: str
    provision: str
    field: str
    what: str
    words: tuple[str, ...]
    since: str
    surest: tuple[str, ...] = ()
    title_not: str = ""
    basis_not: str = ""
    until: str | None = None


class Ticked(Struct, frozen=True):
    """A duty with the provision that fulfils it ("9f/5"), None when none was found."""

    duty: Duty
    at: str | None


@cache
def _duties() -> tuple[Duty, ...]:
    return msgspec.convert(read_data("duties")["duty"], tuple[Duty, ...])


def duties_of(document: Document) -> tuple[Ticked, ...]:
    """Return the duties that a regulation of this title and time has to fulfil.

    The time is that of entry into force, else of adoption; without either, only duties without an
    end count. A heading counts for its article.
    """
    case = Case(document)
    title = document.citation_title or document.title
    day = document.in_force.retroactive_to or document.in_force.date
    day = day or max((item.date for item in document.adopted), default=None)
    return tuple(
        Ticked(duty, _fulfilled(case, duty))
        for duty in _duties()
        if _holds(duty, title, day) and not _based_elsewhere(duty, document)
    )


def _holds(duty: Duty, title: str, day: str | None) -> bool:
    if not re.search(duty.field, title, re.I):
        return False
    if duty.title_not and re.search(duty.title_not, title, re.I):
        return False
    if day is None:
        return duty.until is None and duty.since <= "2015-01-01"
    return duty.since <= day and (duty.until is None or day <= duty.until)


def _based_elsewhere(duty: Duty, document: Document) -> bool:
    """Tell whether the ordinance says to rest on another statute than a like title suggests."""
    basis = "; ".join(document.legal_basis)
    return bool(duty.basis_not and re.search(duty.basis_not, basis, re.I))


def _fulfilled(case: Case, duty: Duty) -> str | None:
    """Return the address that fulfils a duty.

    What points at it surely goes first, then a heading with its words, then a provision that
    begins with them (an item of a list), then a mere mention.
    """
    defined = frozenset(item.at for item in find_definitions(case))  # a definition rules nothing
    for words in duty.surest:
        at = _said(case, _pattern(words), defined)
        if at:
            return at
    words = "|".join(duty.words)
    pattern = _pattern(words)
    for number, article in case.articles.items():
        if article.heading and pattern.search(article.heading):
            return number
    begins = _pattern(words, rf"^\s*(?:(?:{_SMALL})\s+)?")
    return _said(case, begins, defined) or _said(case, pattern, frozenset())


def _said(case: Case, pattern: re.Pattern[str], but: frozenset[str]) -> str | None:
    """Return the first address whose own words have the pattern, leaving some addresses out."""
    for item in case.located:
        at = str(item.address)
        if item.address.levels and at not in but and pattern.search(item.provision.text):
            return at
    return None


def _pattern(words: str, before: str = r"(?<!\w)") -> re.Pattern[str]:
    return re.compile(rf"{before}(?:{words})", re.I)


def missing(case: Case) -> Iterator[Finding]:
    """Find duties to regulate for which the ordinance has no provision."""
    if case.document.kind != "verordening":
        return
    for ticked in duties_of(case.document):
        if ticked.at is None:
            duty = ticked.duty
            yield Finding(
                kind="duty-missing",
                severity="info",
                at="",
                text=f"{duty.statute}, {duty.provision}",
                message=(
                    f"Geen bepaling gevonden over {duty.what}, wat {duty.provision} van de "
                    f"{duty.statute} de raad opdraagt te regelen."
                ),
                remedy="Controleer of dit in een andere verordening is geregeld.",
                source=f"{duty.statute}, {duty.provision}",
            )
