"""The app and the demonstration."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from ui.commands.options import Json, Library, service
from ui.parameters import Option
from ui.terminal import answer, each_file, note, own_name, screen, written

__all__ = ["demo", "ui_"]


def ui_(
    port: Annotated[int, Option("--port", "De poort.", metavar="POORT")] = 8501,
    no_browser: Annotated[bool, Option("--geen-browser", "Open de pagina niet vanzelf.")] = False,
    library: Library = None,
) -> int:
    """Open de pagina in de browser, alleen op deze computer."""
    from ui.app import launch

    folder = service(library).folder
    return launch.run(folder, port, open_browser=not no_browser, say=note)


def demo(
    out: Annotated[Path, Option("--out", "Waar het Word-bestand komt.", metavar="BESTAND")] = Path(
        "demo-uitvoer"
    )
    / "bijlage-3.docx",
    json: Json = False,
) -> None:
    """Lees de demonstratiedocumenten, toon de tabel en schrijf het Word-bestand."""
    from ui import payload
    from ui.console import show_table
    from ui.demo import run

    with each_file(0) as done:
        shown = run(out, done)
    if json:
        answer(payload.demonstrated(shown))
    else:
        show_table(screen(), shown.table)
    note(f"Het Word-bestand staat in {shown.file}.")
    where = written(shown.library)
    note(f"Om deze demonstratie in de browser te bekijken: {own_name()} ui --library {where}")
