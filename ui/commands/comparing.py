"""Laying documents side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.options import Json, Library, New, Old, remarks, service
from ui.terminal import answer, note, screen

__all__ = ["compare", "table"]


def compare(old: Old, new: New, json: Json = False, library: Library = None) -> None:
    """Leg twee verordeningen naast elkaar, artikel voor artikel, met de verschillen."""
    from ui import payload
    from ui.console import show_comparison

    result = service(library).compare(old, new)
    remarks(result.old, result.new)
    answer(payload.compared(result)) if json else show_comparison(screen(), result)


def table(
    old: Old,
    new: New,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="BESTAND", help="Schrijf naar .docx, .xlsx, .html, .csv, .md of .json."
        ),
    ] = None,
    json: Json = False,
    library: Library = None,
) -> None:
    """Maak de was-wordt-tabel: per instrument oud, nieuw en wat verandert."""
    from ui import payload
    from ui.console import show_table
    from ui.export import check_target, export_table

    if out:
        check_target(out)
    result = service(library).table(old, new)
    remarks(result.old, result.new)
    if out:
        export_table(result, out)
        note(f"De tabel staat in {out}.")
    if json:
        answer(payload.tabled(result))
    elif not out:
        show_table(screen(), result)
