"""What the commands share: the options in the same words everywhere, and small helpers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ui.parameters import Argument, Option
from ui.terminal import note

if TYPE_CHECKING:
    from ui.results import Opened
    from ui.service import Service

__all__ = ["Doc", "Json", "Library", "Limit", "New", "Old", "remarks", "service"]

Json = Annotated[bool, Option("--json", "Schrijf JSON naar de uitvoer, verder niets.")]
Library = Annotated[
    Path | None,
    Option(
        "--library",
        "De map van de bibliotheek (anders: WASWORDT_LIBRARY, of de map van uw systeem).",
        metavar="MAP",
    ),
]
Doc = Annotated[
    str,
    Argument("DOC", "Bestand, BESTAND#2, nummer of deel van de titel."),
]
Old = Annotated[str, Argument("OUD", "De oude verordening.")]
New = Annotated[str, Argument("NIEUW", "De nieuwe verordening.")]
Limit = Annotated[int, Option("--limit", "Hoeveel er hoogstens komen.", metavar="AANTAL", least=1)]


def service(library: Path | None) -> Service:
    """Return the use cases on the library that was named, or the usual one."""
    from ui.service import Service

    return Service(library)


def remarks(*opened: Opened) -> None:
    """Tell the user what was chosen for him."""
    for item in opened:
        if item.remark:
            note(item.remark)
