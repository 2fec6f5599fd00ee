"""Reviewing a document before it goes to the council."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.commands.options import Doc, Json, Library, remarks, service
from ui.terminal import answer, screen

__all__ = ["check"]


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
