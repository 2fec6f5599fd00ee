"""Reviewing a document before it goes to the council."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from corpus.errors import NotFound, UsageError
from ui.commands.options import Doc, Json, Library, remarks, service
from ui.parameters import Option
from ui.terminal import answer, note, screen

if TYPE_CHECKING:
    from compare.checks import Finding
    from ui.results import Checked
    from ui.service import Service

__all__ = ["applies", "check", "timeline"]

Body = Annotated[str | None, Option("--body", "Alleen deze gemeente.", metavar="GEMEENTE")]
Subject = Annotated[
    str | None,
    Option(
        "--subject",
        "Onderwerp of instrument, zoals re-integratie of jobcoach.",
        metavar="WOORDEN",
    ),
]


def check(
    doc: Doc,
    proposal: Annotated[
        str | None, Option("--with", "Het raadsvoorstel erbij.", metavar="DOC")
    ] = None,
    previous: Annotated[
        str | None, Option("--previous", "De vorige verordening.", metavar="DOC")
    ] = None,
    off: Annotated[
        list[str] | None, Option("--off", "Sla deze controle over.", metavar="NAAM")
    ] = None,
    accept: Annotated[
        str | None,
        Option("--accept", "Aanvaard deze bevinding.", metavar="SOORT@PLAATS"),
    ] = None,
    why: Annotated[str, Option("--why", "Waarom u aanvaardt.", metavar="REDEN")] = "",
    who: Annotated[str, Option("--who", "Wie aanvaardt.", metavar="NAAM")] = "",
    out: Annotated[
        Path | None,
        Option("--out", "Schrijf een rapport naar .docx of .html.", metavar="BESTAND"),
    ] = None,
    strict: Annotated[bool, Option("--strict", "Eindig met status 3 als er fouten zijn.")] = False,
    json: Json = False,
    library: Library = None,
) -> int:
    """Controleer een document: verwijzingen, overgangsrecht, titels en toelichting."""
    from ui import payload
    from ui.answers import show_findings
    from ui.export import check_report_target

    if out:
        check_report_target(out)
    work = service(library)
    found = work.check(doc, proposal, previous, off or ())
    if accept:
        for finding in _meant(found, accept, why, who):
            work.accept(doc, finding, why=why, who=who)
        found = work.check(doc, proposal, previous, off or ())
    remarks(found.opened)
    if out:
        _write_report(work, found, out)
    answer(payload.checked(found)) if json else show_findings(screen(), found)
    errors = any(finding.severity == "error" for finding in found.findings)
    return 3 if strict and errors else 0


def _write_report(work: Service, found: Checked, out: Path) -> None:
    from ui.export import check_report_target, render_report, write
    from ui.export.report import report_content

    report = report_content(found, work.timelines_of(found), date.today().isoformat())
    write(render_report(report, check_report_target(out)), out)
    note(f"Het rapport staat in {out}.")


def _meant(found: Checked, accept: str, why: str, who: str) -> list[Finding]:
    """Return the findings that "kind@place" means; all of that place when several are."""
    if not why.strip() or not who.strip():
        raise UsageError("Geef bij --accept ook de reden (--why) en uw naam (--who).")
    meant = [item for item in found.findings if f"{item.kind}@{item.at}" == accept]
    if not meant:
        raise NotFound(
            f"Er is geen bevinding '{accept}'; schrijf soort en plaats, als in 'titel@3'."
        )
    return meant


def timeline(
    body: Body = None,
    subject: Subject = None,
    json: Json = False,
    library: Library = None,
) -> None:
    """Toon welke verordening wanneer geldt, per gemeente."""
    from ui import payload
    from ui.answers import show_timelines

    lines = service(library).timeline(body, subject)
    answer(payload.timelines(lines)) if json else show_timelines(screen(), lines)


def applies(
    body: Annotated[str, Option("--body", "De gemeente die verstrekte.", metavar="GEMEENTE")],
    granted: Annotated[
        str,
        Option("--granted", "Dag van verstrekking, als 1-3-2015.", metavar="DATUM"),
    ],
    on: Annotated[
        str | None,
        Option("--on", "Dag waarnaar u vraagt; anders vandaag.", metavar="DATUM"),
    ] = None,
    subject: Subject = None,
    json: Json = False,
    library: Library = None,
) -> None:
    """Zeg welke verordening geldt voor wat eerder is verstrekt, en waarom."""
    from ui import payload
    from ui.answers import show_governing

    found = service(library).applies(body, granted, on, subject)
    answer(payload.governed(found)) if json else show_governing(screen(), found)
