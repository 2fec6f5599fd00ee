"""Entry into force, repeal and transitional law: what is missing or does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from compare.checks.model import Case, Finding
from compare.time.titles import lacking, same_title, words_and_years
from corpus.bodies import lineage
from corpus.data import read_data
from corpus.dates import in_words as day_in_words
from corpus.model import Document, Repeal, words_of
from corpus.patterns import patterns_of
from corpus.sentences import closed

__all__ = [
    "delegated_rules",
    "dropped_instruments",
    "entry",
    "no_savings",
    "old_not_repealed",
    "repealed_otherwise",
    "savings_without_repeal",
]

TRANSITION = "Aanwijzingen voor de regelgeving, 5.59 (noodzaak overgangsrecht)"
REPEAL = "Aanwijzingen voor de regelgeving, 6.2, tweede lid (intrekking van de oude regeling)"
DELEGATED = "Aanwijzingen voor de regelgeving, 6.24 (vervallen uitvoeringsregelingen)"
TITLES = "Aanwijzingen voor de regelgeving, § 3.3 (aanhaling en verwijzing)"
ENTRY = "Bekendmakingswet, artikelen 8 en 10 (tot 1 juli 2021: Gemeentewet, artikelen 139 en 142)"
_FEW = 2  # verbs of granting, or of punishing, from which on an ordinance does so
_SOME = 3  # and names of what it grants or imposes


class _Grammar(NamedTuple):
    grants: re.Pattern[str]
    rights: re.Pattern[str]
    sanctions: re.Pattern[str]
    imposes: re.Pattern[str]
    punishing: re.Pattern[str]
    old_cases: re.Pattern[str]
    settles: re.Pattern[str]
    closing: re.Pattern[str]
    delegation: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    return patterns_of(_Grammar, read_data("checks")["transition"])


def _transitional(case: Case) -> bool:
    """Tell whether some article settles what happens to old cases, if only to pending ones."""
    return bool(case.document.pending) or _kept(case)


def _kept(case: Case) -> bool:
    """Tell whether some article settles what happens to what was granted or done."""
    if case.document.savings:
        return True
    grammar = _grammar()
    for article in case.articles.values():
        words = words_of(article, heading=False)
        headed = re.search(r"overgang", article.heading or "", re.I)
        if headed and grammar.old_cases.search(words):
            return True
        if grammar.closing.search(article.heading or "") and grammar.settles.search(words):
            return True
    return False


def no_savings(case: Case) -> Iterator[Finding]:
    """Find a repeal without a word on what was granted, asked or imposed under the old one.

    An ordinance on sanctions needs such a word as well: for what was imposed and still runs, and
    for conduct of before the repeal.
    """
    document = case.document
    repeals = [repeal for repeal in document.repeals if not repeal.part]
    if not repeals or not case.is_regulation or _transitional(case):
        return
    at_stake = _at_stake(Case(case.previous).words if case.previous else case.words, repeals)
    if at_stake is None:
        return
    repeal = document.repeals[0]
    several = len(document.repeals) > 1
    named = [
        f"'{item.title}'" + (f" ({item.body})" if item.body and several else "")
        for item in document.repeals
    ]
    names = ", ".join(named[:-1]) + " en " + named[-1] if several else named[0]
    verb = "wordt" if len(document.repeals) == 1 else "worden"
    why, remedy = at_stake
    yield Finding(
        kind="no-savings-clause",
        severity="warning",
        at=repeal.at or "",
        text=repeal.title,
        message=f"{names} {verb} ingetrokken zonder overgangsrecht, terwijl {why}.",
        remedy=remedy,
        source=TRANSITION,
    )


_GRANTED = (
    "op grond daarvan rechten kunnen zijn verleend of aanvragen kunnen lopen",
    "Regel of de oude verordening van toepassing blijft op wat is verleend of aangevraagd voor de "
    "inwerkingtreding.",
)
_IMPOSED = (
    "op grond daarvan opgelegde sancties kunnen lopen en gedragingen van voor de intrekking nog "
    "kunnen worden beoordeeld",
    "Regel welke verordening geldt voor sancties die al zijn opgelegd en voor gedragingen van voor "
    "de inwerkingtreding.",
)


def _at_stake(words: str, repeals: list[Repeal]) -> tuple[str, str] | None:
    """Say what runs under the old regulation and what to do about it, None when nothing does."""
    grammar = _grammar()
    sanctions, rights = (len(one.findall(words)) for one in (grammar.sanctions, grammar.rights))
    imposed = sanctions >= _SOME and len(grammar.imposes.findall(words)) >= _FEW
    granted = rights >= _SOME and len(grammar.grants.findall(words)) >= _FEW
    if imposed and sanctions >= rights:
        return _IMPOSED
    if granted:
        return _GRANTED
    titled = any(grammar.punishing.search(repeal.title) for repeal in repeals)
    return _IMPOSED if imposed or titled else None


def savings_without_repeal(case: Case) -> Iterator[Finding]:
    """Find a clause that keeps old rules alive while nothing is repealed."""
    document = case.document
    # A regulation that lapses by its own words may keep itself alive for old cases.
    if document.savings and not document.repeals and not document.in_force.until:
        saving = document.savings[0]
        yield Finding(
            kind="savings-without-repeal",
            severity="warning",
            at=saving.at,
            text=saving.text[:200],
            message="Er is overgangsrecht, maar geen bepaling die een oude verordening intrekt.",
            remedy="Neem een bepaling op die de oude verordening intrekt.",
            source=REPEAL,
        )


def entry(case: Case) -> Iterator[Finding]:
    """Find an entry into force before adoption without retroactive effect being said, or none.

    Only what the articles or the decision say counts; a regulation without any such provision
    enters into force by statute, which is worth knowing and no fault.
    """
    document = case.document
    force = document.in_force
    adopted = max((item.date for item in document.adopted), default=None)
    if not force.date and not force.rule and not force.retroactive_to:
        if case.is_regulation and document.kind == "verordening":
            yield Finding(
                kind="no-entry-into-force",
                severity="warning",
                at="",
                text=document.title,
                message="De verordening zegt niet wanneer zij in werking treedt.",
                remedy=(
                    "Neem een bepaling over de inwerkingtreding op; zonder zo'n bepaling treedt de "
                    "verordening in werking op de achtste dag na de bekendmaking."
                ),
                source=ENTRY,
            )
        return
    early = force.date and adopted and force.date < adopted
    if early and not force.retroactive_to and force.date and adopted:
        yield Finding(
            kind="entry-before-adoption",
            severity="error",
            at=force.at or "",
            text=day_in_words(force.date),
            message=(
                f"De verordening treedt in werking op {day_in_words(force.date)}, maar is pas "
                f"vastgesteld op {day_in_words(adopted)}; dat zij terugwerkt staat er niet."
            ),
            remedy=(
                "Laat de verordening in werking treden na de bekendmaking en bepaal zo nodig dat "
                f"zij terugwerkt tot en met {day_in_words(force.date)}."
            ),
            source=ENTRY,
        )


def _of_same_body(old: Document, new: Document) -> bool:
    """Tell whether one ordinance can follow another: of one body, or of one it went on in."""
    before = {name for body in new.bodies for name in (body, *(part for part, _ in lineage(body)))}
    return not old.bodies or not new.bodies or bool(before & set(old.bodies))


def old_not_repealed(case: Case) -> Iterator[Finding]:
    """Find a previous ordinance of the same body that the new one does not repeal.

    A repeal with the same words and another year is taken for a slip in the title.
    """
    old, document = case.previous, case.document
    if old is None or not _of_same_body(old, document):
        return
    titles = [title for title in (old.citation_title, old.title) if title]
    title = titles[0] if titles else "de vorige verordening"
    if any(same_title(repeal.title, one) for repeal in document.repeals for one in titles):
        return
    slip = next((item for item in document.repeals if _other_year(item.title, title)), None)
    if slip:
        yield Finding(
            kind="title-mismatch",
            severity="error",
            at=slip.at or "",
            text=slip.title,
            message=closed(
                f"Ingetrokken wordt '{slip.title}', maar de vorige verordening heet '{title}'"
            ),
            remedy=closed(f"Noem de verordening bij haar citeertitel: '{title}'"),
            source=TITLES,
        )
        return
    yield Finding(
        kind="old-not-repealed",
        severity="error",
        at=document.repeals[0].at or "" if document.repeals else "",
        text=title,
        message=f"'{title}' wordt niet ingetrokken, zodat beide verordeningen gelden.",
        remedy=f"Neem op: '{title} wordt ingetrokken.'",
        source=REPEAL,
    )


def _other_year(one: str, two: str) -> bool:
    words_one, years_one = words_and_years(one)
    words_two, years_two = words_and_years(two)
    return bool(years_one and years_two and not years_one & years_two) and not (
        lacking(words_one, words_two) or lacking(words_two, words_one)
    )


def repealed_otherwise(case: Case) -> Iterator[Finding]:
    """Find a repeal that names the previous ordinance by other words or another adoption date."""
    old = case.previous
    if old is None:
        return
    title = old.citation_title or old.title
    for repeal in case.document.repeals:
        if not same_title(repeal.title, title):
            continue
        words, own = words_and_years(repeal.title)[0], words_and_years(title)[0]
        if lacking(words, own) or lacking(own, words):
            yield Finding(
                kind="title-mismatch",
                severity="info",
                at=repeal.at or "",
                text=repeal.title,
                message=closed(f"De ingetrokken verordening heet zelf '{title}'"),
                remedy="Noem haar bij haar citeertitel.",
                source=TITLES,
            )
        days = {item.date for item in old.adopted}
        if repeal.adopted and days and repeal.adopted not in days:
            yield Finding(
                kind="repeal-date-mismatch",
                severity="warning",
                at=repeal.at or "",
                text=day_in_words(repeal.adopted),
                message=(
                    f"'{repeal.title}' zou van {day_in_words(repeal.adopted)} zijn, maar "
                    f"is van {' en '.join(map(day_in_words, sorted(days)))}."
                ),
                remedy="Maak de datums gelijk.",
                source=TITLES,
            )


def dropped_instruments(case: Case) -> Iterator[Finding]:
    """Find instruments that fall away against the previous ordinance without transitional law."""
    if case.previous is None or not _of_same_body(case.previous, case.document):
        return
    from compare.alignment.align import align
    from compare.instruments.table import instrument_table

    alignment = align(case.previous, case.document)
    for row in instrument_table(case.previous, case.document, alignment).rows:
        if row.status == "vervallen" and not row.saving and not _kept(case):
            yield Finding(
                kind="dropped-instrument",
                severity="warning",
                at="",
                text=row.instrument,
                message=(
                    f"'{row.instrument}' vervalt (oud: artikel {row.old[0].at}) en geen bepaling "
                    "regelt wat geldt voor wie het al heeft."
                    if row.old
                    else f"'{row.instrument}' vervalt zonder overgangsrecht."
                ),
                remedy="Regel hoe lang wat is verstrekt doorloopt.",
                source=TRANSITION,
            )


def delegated_rules(case: Case) -> Iterator[Finding]:
    """Find rules based on the old ordinance that lose their basis with its repeal.

    Rules made by delegation fall with the regulation they rest on, unless the new one says
    otherwise. Reported when the previous ordinance delegates and the new one is silent.
    """
    old = case.previous
    if old is None or not case.document.repeals or not _of_same_body(old, case.document):
        return
    old_case = Case(old)
    delegating = next(
        ((at, text) for at, text in old_case.texts() if _grammar().delegation.search(text)), None
    )
    if delegating is None or delegating[0].startswith("note:"):
        return
    closing = "\n".join(
        text for at, text in case.texts() if not at.startswith("note:") and _closing(case, at)
    )
    if _grammar().delegation.search(closing) or any(r.exceptions for r in case.document.repeals):
        return
    yield Finding(
        kind="delegated-rules-lapse",
        severity="info",
        at=case.document.repeals[0].at or "",
        text=case.document.repeals[0].title,
        message=(
            f"De oude verordening laat regels door het college toe (artikel "
            f"{delegating[0].split('/')[0]}); die vervallen met de intrekking, en de nieuwe "
            "verordening zegt er niets over."
        ),
        remedy="Bepaal dat die regels berusten op de nieuwe verordening, of trek ze in.",
        source=DELEGATED,
    )


def _closing(case: Case, at: str) -> bool:
    article = case.articles.get(at.split("/", maxsplit=1)[0])
    heading = (article.heading if article else None) or ""
    return _grammar().closing.search(heading) is not None
