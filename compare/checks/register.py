"""The table of checks, and the one call that runs them."""

from __future__ import annotations

from collections.abc import Collection

from compare.checks import (
    annexes,
    definitions,
    duties,
    notes,
    numbering,
    proposal,
    references,
    savings,
    titles,
    topics,
    transition,
    wording,
)
from compare.checks.model import Case, Check, Finding
from corpus.addresses import Address
from corpus.errors import UsageError
from corpus.model import Document

__all__ = ["CHECKS", "can_run", "check"]

_SEVERITY = {"error": 0, "warning": 1, "info": 2}

CHECKS: tuple[Check, ...] = (
    Check(
        name="verwijzingen",
        title="Verwijzingen naar bepalingen die er niet zijn",
        source=references.SOURCE,
        run=references.dangling,
    ),
    Check(
        name="verwijzing-onderwerp",
        title="Verwijzingen naar een bepaling die over iets anders gaat",
        source=topics.SOURCE,
        run=topics.off_topic,
    ),
    Check(
        name="bijlagen",
        title="Bijlagen en tabellen die ontbreken",
        source=None,
        run=annexes.missing,
    ),
    Check(
        name="nummering-artikelen",
        title="Artikelnummers die ontbreken, dubbel zijn of niet op volgorde staan",
        source=numbering.ARTICLES,
        run=numbering.article_numbers,
    ),
    Check(
        name="nummering-hoofdstukken",
        title="Hoofdstukken en paragrafen die zijn overgeslagen of dubbel zijn",
        source=numbering.CHAPTERS,
        run=numbering.container_numbers,
    ),
    Check(
        name="nummering-onderdelen",
        title="Leden en onderdelen die zijn overgeslagen of dubbel zijn",
        source=numbering.LEDEN,
        run=numbering.item_numbers,
    ),
    Check(
        name="toelichting-zonder-artikel",
        title="Toelichting op artikelen die er niet zijn",
        source=notes.SOURCE,
        run=notes.without_article,
    ),
    Check(
        name="opschriften",
        title="Opschriften van toelichting en artikel die verschillen",
        source=notes.SOURCE,
        run=notes.headings,
    ),
    Check(
        name="toelichting-ontbreekt",
        title="Artikelen zonder toelichting terwijl de andere er een hebben",
        source=notes.SOURCE,
        run=notes.missing,
    ),
    Check(
        name="toelichting-getallen",
        title="Getallen in de toelichting die het artikel niet geeft",
        source=notes.SOURCE,
        run=notes.numbers,
    ),
    Check(
        name="begrip-ongebruikt",
        title="Begrippen die zijn omschreven maar niet worden gebruikt",
        source=definitions.SOURCE,
        run=definitions.unused,
    ),
    Check(
        name="begrip-dubbel",
        title="Begrippen die twee keer zijn omschreven",
        source=definitions.SOURCE,
        run=definitions.double,
    ),
    Check(
        name="begrip-vooraf",
        title="Begrippen die worden gebruikt voordat een artikel ze anders omschrijft",
        source=definitions.SOURCE,
        run=definitions.early,
    ),
    Check(
        name="begrip-onbekend",
        title="'De wet' zonder omschrijving",
        source=definitions.SOURCE,
        run=definitions.undefined,
    ),
    Check(
        name="titel",
        title="Titels van besluit, verordening en citeertitel die verschillen",
        source=titles.SOURCE,
        run=titles.own,
    ),
    Check(
        name="titel-vermeldingen",
        title="Verordeningen die met een verkeerd jaar zijn aangehaald",
        source=titles.CITED,
        run=titles.mentions,
    ),
    Check(
        name="officiele-gegevens",
        title="Officiële gegevens die met de tekst in strijd zijn",
        source=None,
        run=titles.metadata,
        papers=True,
    ),
    Check(
        name="overgangsrecht-ontbreekt",
        title="Intrekking zonder overgangsrecht",
        source=transition.TRANSITION,
        run=transition.no_savings,
    ),
    Check(
        name="overgangsrecht-zonder-intrekking",
        title="Overgangsrecht zonder intrekking",
        source=transition.REPEAL,
        run=transition.savings_without_repeal,
    ),
    Check(
        name="overgangsrecht-naam",
        title="Overgangsrecht dat de oude verordening 'deze verordening' noemt",
        source=savings.SOURCE,
        run=savings.named_this,
    ),
    Check(
        name="inwerkingtreding",
        title="Inwerkingtreding die ontbreekt of voor de vaststelling ligt",
        source=transition.ENTRY,
        run=transition.entry,
        papers=True,
    ),
    Check(
        name="taken-van-de-raad",
        title="Onderwerpen die de raad volgens de wet moet regelen",
        source=None,
        run=duties.missing,
    ),
    Check(
        name="oude-verordening",
        title="Een oude verordening die niet wordt ingetrokken",
        source=transition.REPEAL,
        run=transition.old_not_repealed,
        need="previous",
    ),
    Check(
        name="ingetrokken-anders-genoemd",
        title="Een ingetrokken verordening die anders heet of van een andere dag is",
        source=transition.TITLES,
        run=transition.repealed_otherwise,
        need="previous",
        papers=True,
    ),
    Check(
        name="vervallen-instrumenten",
        title="Instrumenten die vervallen zonder overgangsrecht",
        source=transition.TRANSITION,
        run=transition.dropped_instruments,
        need="previous",
    ),
    Check(
        name="uitvoeringsregels",
        title="Uitvoeringsregels die met de oude verordening vervallen",
        source=transition.DELEGATED,
        run=transition.delegated_rules,
        need="previous",
    ),
    Check(
        name="voorstel-titel",
        title="Titel in het voorstel",
        source=None,
        run=proposal.titles,
        need="proposal",
        papers=True,
    ),
    Check(
        name="voorstel-datum",
        title="Dag van inwerkingtreding in het voorstel",
        source=None,
        run=proposal.dates,
        need="proposal",
        papers=True,
    ),
    Check(
        name="besluit-datum",
        title="Dag van vaststelling in het raadsbesluit",
        source=None,
        run=proposal.adoption,
        need="proposal",
        papers=True,
    ),
    Check(
        name="voorstel-intrekking",
        title="Verordeningen die het voorstel intrekt",
        source=None,
        run=proposal.withdrawal,
        need="proposal",
        papers=True,
    ),
    Check(
        name="voorstel-aanhaling",
        title="Verordeningen die het voorstel op twee manieren noemt",
        source=titles.CITED,
        run=wording.named_otherwise,
        need="paper",
        papers=True,
    ),
    Check(
        name="voorstel-inspraak",
        title="Inspraak die nog loopt bij voorstel of vaststelling",
        source="Gemeentewet, artikel 150 (inspraak)",
        run=proposal.consultation,
        need="paper",
        papers=True,
    ),
    Check(
        name="voorstel-artikelen",
        title="Artikelen die het voorstel bespreekt",
        source=None,
        run=proposal.articles,
        need="proposal",
    ),
    Check(
        name="voorstel-bedragen",
        title="Bedragen en percentages in het voorstel",
        source=None,
        run=proposal.amounts,
        need="proposal",
    ),
)


def check(
    document: Document,
    *,
    proposal: Document | None = None,
    previous: Document | None = None,
    off: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Run the checks on a document; return what they find, in document order, errors first.

    Args:
        document: the ordinance under review, with references, facts and norms filled in; of a
            paper without articles only what fits one is checked.
        proposal: the council proposal that goes with it, for the checks that need one.
        previous: the ordinance it replaces, for the checks that need one.
        off: names of checks in ``CHECKS`` to leave out.

    Raises:
        UsageError: ``off`` names a check that does not exist.
    """
    unknown = sorted(set(off) - {item.name for item in CHECKS})
    if unknown:
        names = ", ".join(item.name for item in CHECKS)
        raise UsageError(f"Controle '{unknown[0]}' bestaat niet; er zijn: {names}.")
    case = Case(document, proposal, previous)
    found = [
        finding
        for item in CHECKS
        if item.name not in off and can_run(item, case)
        for finding in item.run(case)
    ]
    unique = {(item.kind, item.at, item.text): item for item in reversed(found)}
    return tuple(sorted(unique.values(), key=_order))


def can_run(item: Check, case: Case) -> bool:
    """Tell whether the papers that a check asks are there, and have what it looks at.

    A paper without articles has no numbering, no notes and no transitional law to be checked.
    """
    if case.is_paper and not item.papers:
        return False
    if item.need in ("paper", "proposal"):
        return bool(case.papers if item.need == "paper" else case.proposal)
    return item.need != "previous" or case.previous is not None


def _order(finding: Finding) -> tuple[object, ...]:
    place = Address.parse(finding.at).sort_key() if finding.at else ()
    return (_SEVERITY[finding.severity], bool(place), place, finding.kind, finding.text)
