"""Reviewing a document before it goes to the council."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.commands.options import Doc, Json, Library, remarks, service
from ui.terminal import answer, screen

__all__ = ["applies", "check", "timeline"]

Body = Annotated[
    str | None, typer.Option("--body", metavar="GEMEENTE", help="Alleen deze gemeente.")
]
Subject = Annotated[
    str | None, typer.Option("--subject", metavar="WOORDEN", help="Onderwerp, zoals re-integratie.")
]


def check(
    doc: Doc,
    proposal: Annotated[
        str | None, typer.Option("--with", metavar="DOC", help="Het raadsvoorstel erbij.")
    ] = None,
    previous: Annotated[
        str | None, typer.Option("--previous", metavar="DOC", help="De vorige verordening.")
    ] = None,
    off: Annotated[
        list[str] | None, typer.Option("--off", metavar="NAAM", help="Sla deze controle over.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Eindig met status 3 als er fouten zijn.")
    ] = False,
    json: Json = False,
    library: Library = None,
) -> int:
    """Controleer een document: verwijzingen, overgangsrecht, titels en toelichting."""
    from ui import payload
    from ui.answers import show_findings

    found = service(library).check(doc, proposal, previous, off or ())
    remarks(found.opened)
    answer(payload.checked(found)) if json else show_findings(screen(), found)
    errors = any(finding.severity == "error" for finding in found.findings)
    return 3 if strict and errors else 0


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
    body: Annotated[
        str, typer.Option("--body", metavar="GEMEENTE", help="De gemeente die verstrekte.")
    ],
    granted: Annotated[
        str, typer.Option("--granted", metavar="DATUM", help="Dag van verstrekking: 2015-03-01.")
    ],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATUM", help="Dag waarnaar u vraagt; anders vandaag."),
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
