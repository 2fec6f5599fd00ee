"""What a statute obliges the council to regulate, ticked off against the ordinance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import msgspec
from msgspec import Struct

from compare.checks.definitions import find_definitions
from compare.checks.model import Case, Finding
from corpus.citations import find
from corpus.data import read_data
from corpus.model import Document, Target, words_of

__all__ = ["Duty", "Ticked", "duties_of", "missing"]


_SMALL = "de|het|een"
_CLOSING = re.compile(r"citeer|inwerking|intrek", re.I)
_SIGNS = 2  # headings on what a statute asks that show an ordinance to be about its field


class Duty(Struct, frozen=True, rename={"since": "from"}):
    """A duty to regulate: which statute, where, what; ``words`` are patterns that fulfil it.

    ``surest`` are patterns that point at the very provision, the best first; they go before
    ``words``, of which a heading on a neighbouring subject may have one as well. ``basis_not`` is
    a pattern for the legal basis of ordinances with a like title that it does not bind: a
    "participatieverordening" may be one on citizens' participation. ``beside`` is a pattern for the
    titles of ordinances that may fulfil it, though it often has one of its own: it is listed there,
    and its absence is no finding. ``rules`` is what a provision has to say to regulate it.
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
    beside: str = ""
    rules: str = ""
    until: str | None = None


class Ticked(Struct, frozen=True):
    """A duty with the provision that fulfils it ("9f/5"), None when none was found.

    ``regulated`` is False where that provision only names the subject, or leaves it to others.
    """

    duty: Duty
    at: str | None
    regulated: bool = True


@cache
def _duties() -> tuple[Duty, ...]:
    return msgspec.convert(read_data("duties")["duty"], tuple[Duty, ...])


def duties_of(document: Document) -> tuple[Ticked, ...]:
    """Return the duties that a regulation of this subject and time has to fulfil.

    The subject shows from the title, or from what the regulation rests on together with what it
    regulates: "Verordening werk en ondersteuning", based on artikel 8a, with articles on beschut
    werk and jobcoaching. The time is that of entry into force, else of adoption; without either,
    only duties without an end count. A heading counts for its article. A paper without articles,
    such as a proposal, has none.
    """
    case = Case(document)
    if case.is_paper:
        return ()
    title = document.citation_title or document.title
    day = document.in_force.retroactive_to or document.in_force.date
    day = day or max((item.date for item in document.adopted), default=None)
    fitting = [
        duty
        for duty in _duties()
        if _holds(duty, title, day) and not _based_elsewhere(duty, document)
    ]
    ticked = {duty: _fulfilled(case, duty) for duty in fitting}
    return tuple(
        Ticked(duty, ticked[duty], _regulates(case, duty, ticked[duty]))
        for duty in fitting
        if re.search(duty.field, title, re.I)
        or (duty.beside and re.search(duty.beside, title, re.I))
        or _by_substance(case, duty, fitting)
    )


def _regulates(case: Case, duty: Duty, at: str | None) -> bool:
    """Tell whether a provision regulates a duty itself: by norms, criteria or a procedure.

    A point that is a bare name in a list of what may be offered regulates nothing, nor does a
    provision of which every sentence leaves the rules to the college.
    """
    found = next((item for item in case.located if str(item.address) == at), None)
    if found is None:
        return False
    words = " ".join(words_of(found.provision, heading=False).split())
    grammar = _grammar()
    if duty.rules and not re.search(duty.rules, words, re.I):
        return False
    lead = found.path[-1].text if found.path and found.provision.kind != "article" else ""
    if not grammar["verb"].search(words):  # a bare name says what the words above it say
        words = "" if grammar["lists"].search(lead) else lead
    sentences = [one for one in re.split(r"(?<=[.;])\s+(?=[A-ZÀ-Þ])", words) if one]
    return any(
        grammar["verb"].search(one) and not grammar["delegates"].search(one) for one in sentences
    )


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    data = read_data("checks")["duties"]
    return {name: re.compile(data[name], re.I) for name in ("verb", "lists", "delegates")}


def _holds(duty: Duty, title: str, day: str | None) -> bool:
    if duty.title_not and re.search(duty.title_not, title, re.I):
        return False
    if day is None:
        return duty.until is None and duty.since <= "2015-01-01"
    return duty.since <= day and (duty.until is None or day <= duty.until)


def _by_substance(case: Case, duty: Duty, fitting: Sequence[Duty]) -> bool:
    """Tell whether an ordinance rests on the article of a duty and is about its field.

    It is about the field when articles are headed by two of its duties, or by the only one there
    is; duties share a field with a word of their titles. Rules of lower rank have no duties.
    """
    if case.document.kind != "verordening" or not _rests_on(case.document, duty):
        return False
    titles = set(duty.field.split("|"))
    field = [
        one
        for one in fitting
        if one.statute == duty.statute
        and titles & set(one.field.split("|"))
        and _rests_on(case.document, one)
    ]
    headed = sum(_headed(case, one) is not None for one in field)
    return headed >= min(_SIGNS, len(field))


def _rests_on(document: Document, duty: Duty) -> bool:
    """Tell whether the legal basis names the place of a duty, or the whole article or lid."""
    places = [target for target, _ in _places(f"{duty.provision} van de {duty.statute}")]
    return any(
        name in duty.statute
        and target.article == place.article
        and target.paragraph in (None, place.paragraph)
        and target.point in (None, place.point)
        for basis in document.legal_basis
        for target, name in _places(basis)
        for place in places
    )


@lru_cache(maxsize=500)
def _places(words: str) -> tuple[tuple[Target, str], ...]:
    """Return the provisions that words cite, each with the name of its statute."""
    return tuple(
        (target, cited.instrument.name)
        for cited in find(words)
        if cited.instrument and cited.instrument.name
        for target in cited.targets
    )


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
    if (number := _headed(case, duty)) is not None:
        return number
    words = "|".join(duty.words)
    pattern = _pattern(words)
    begins = _pattern(words, rf"^\s*(?:(?:{_SMALL})\s+)?")
    return _said(case, begins, defined) or _said(case, pattern, frozenset())


def _headed(case: Case, duty: Duty) -> str | None:
    """Return the first article of which the heading has the words of a duty."""
    pattern = _pattern("|".join(duty.words))
    return next(
        (
            number
            for number, article in case.articles.items()
            if article.heading and pattern.search(article.heading)
        ),
        None,
    )


def _said(case: Case, pattern: re.Pattern[str], but: frozenset[str]) -> str | None:
    """Return the first address whose own words have the pattern, leaving some addresses out.

    Articles on titles and entry into force rule nothing: they only name the ordinance.
    """
    for item in case.located:
        at = str(item.address)
        article = case.articles.get(item.address.levels[0]) if item.address.levels else None
        closing = article and _CLOSING.search(article.heading or "")
        if article and not closing and at not in but and pattern.search(item.provision.text):
            return at
    return None


def _pattern(words: str, before: str = r"(?<!\w)") -> re.Pattern[str]:
    return re.compile(rf"{before}(?:{words})", re.I)


def missing(case: Case) -> Iterator[Finding]:
    """Find duties to regulate for which the ordinance has no provision."""
    if case.document.kind != "verordening":
        return
    for ticked in duties_of(case.document):
        duty, title = ticked.duty, case.document.citation_title or case.document.title
        elsewhere = duty.beside and not re.search(duty.field, title, re.I)
        if ticked.at is None and not elsewhere:
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
