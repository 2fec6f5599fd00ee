"""What the commands share: the options in the same words everywhere, and small helpers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.terminal import note

if TYPE_CHECKING:
    from ui.results import Opened
    from ui.service import Service

__all__ = ["Doc", "Json", "Library", "Limit", "New", "Old", "remarks", "service"]

Json = Annotated[bool, typer.Option("--json", help="Schrijf JSON naar de uitvoer, verder niets.")]
Library = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="MAP",
        help="De map van de bibliotheek (anders: WASWORDT_LIBRARY, of de map van uw systeem).",
    ),
]
Doc = Annotated[
    str,
    typer.Argument(metavar="DOC", help="Bestand, BESTAND#2, nummer of deel van de titel."),
]
Old = Annotated[str, typer.Argument(metavar="OUD", help="De oude verordening.")]
New = Annotated[str, typer.Argument(metavar="NIEUW", help="De nieuwe verordening.")]
Limit = Annotated[
    int, typer.Option("--limit", metavar="AANTAL", min=1, help="Hoeveel er hoogstens komen.")
]


def service(library: Path | None) -> Service:
    """Return the use cases on the library that was named, or the usual one."""
    from ui.service import Service

    return Service(library)


def remarks(*opened: Opened) -> None:
    """Tell the user what was chosen for him."""
    for item in opened:
        if item.remark:
            note(item.remark)
