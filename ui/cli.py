"""The command line: thin commands on the service, Dutch for people, JSON for programs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError, WaswordtError
from ui.dutch import DutchCommand, DutchGroup, usage_sentence
from ui.terminal import answer, defect_sentence, each_file, note, progress, screen, system_sentence

if TYPE_CHECKING:
    from ui.results import Opened
    from ui.service import Service

__all__ = ["app", "main"]

app = typer.Typer(
    name="waswordt",
    cls=DutchGroup,
    help="Leest gemeentelijke verordeningen, vergelijkt ze en schrijft de was-wordt-tabel.",
    epilog="DOC is een bestand, BESTAND#2 (het tweede document in een bestand), het nummer van een "
    "document in de bibliotheek of een deel van de titel.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)

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


def main() -> int:
    """Run the command line and return its exit status: 0 done, 1 bad input, 2 wrong usage."""
    try:
        status = app(standalone_mode=False)
    except (Exception, KeyboardInterrupt) as error:
        if os.environ.get("WASWORDT_DEBUG"):
            raise
        text, status = _failure(error)
        if text:
            note(text)
    return status if isinstance(status, int) else 0


def _failure(error: BaseException) -> tuple[str, int]:
    """Return the sentence and the status for an error."""
    name = type(error).__name__
    if isinstance(error, WaswordtError):
        return str(error), 2 if isinstance(error, UsageError) else 1
    if isinstance(error, BrokenPipeError):  # the reader of our output went away: "| head"
        return "", 1
    if isinstance(error, OSError):
        return system_sentence(error), 1
    if isinstance(error, KeyboardInterrupt) or name == "Abort":
        return "Afgebroken.", 130
    if getattr(error, "exit_code", None) == 2:
        return usage_sentence(error), 2
    return defect_sentence(error), 1


@app.command(cls=DutchCommand)
def parse(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="Het bestand dat gelezen wordt.")],
    json: Json = False,
) -> None:
    """Lees een bestand en toon wat erin staat."""
    from ui import payload
    from ui.console import show_parsed

    with progress(f"Lezen: {file.name}") as report:
        result = _service(None).parse(file, report)
    answer(payload.parsed(result)) if json else show_parsed(screen(), result)


@app.command(cls=DutchCommand)
def add(
    paths: Annotated[
        list[Path], typer.Argument(metavar="BESTAND...", help="Bestanden, of mappen met bestanden.")
    ],
    json: Json = False,
    library: Library = None,
) -> int:
    """Zet bestanden in de bibliotheek; wat er al in staat, blijft zoals het is."""
    from ui import payload
    from ui.console import show_added

    with each_file(len(paths)) as done:
        outcomes = _service(library).add(paths, done)
    answer(payload.added(outcomes)) if json else show_added(screen(), outcomes)
    for outcome in outcomes:
        if outcome.error:
            note(str(outcome.error))
    return int(any(outcome.error for outcome in outcomes))


@app.command("list", cls=DutchCommand)
def list_(json: Json = False, library: Library = None) -> None:
    """Toon wat er in de bibliotheek staat."""
    from ui import payload
    from ui.console import show_entries

    service = _service(library)
    entries = service.documents()
    if json:
        answer(payload.listed(service.folder, entries))
    else:
        show_entries(screen(), service.folder, entries)


@app.command(cls=DutchCommand)
def show(
    doc: Doc,
    address: Annotated[
        str | None,
        typer.Argument(metavar="VINDPLAATS", help="Bijvoorbeeld 9f/5/c of note:9f; leeg is alles."),
    ] = None,
    json: Json = False,
    library: Library = None,
) -> None:
    """Toon een document of een bepaling met de toelichting erop."""
    from ui import payload
    from ui.console import show_document, show_provision

    service = _service(library)
    if address is None:
        opened = service.open(doc)
        answer(payload.shown(opened)) if json else show_document(screen(), opened)
    else:
        opened, where, found = service.provisions(doc, address)
        if json:
            answer(payload.provision(opened, where, found))
        else:
            show_provision(screen(), opened, where, found)
    _remarks(opened)


@app.command(cls=DutchCommand)
def remove(doc: Doc, json: Json = False, library: Library = None) -> None:
    """Haal een document uit de bibliotheek."""
    from ui import payload

    entry = _service(library).remove(doc)
    answer(payload.removed(entry)) if json else note(f"Verwijderd: {entry.title}.")


@app.command(cls=DutchCommand)
def compare(old: Old, new: New, json: Json = False, library: Library = None) -> None:
    """Leg twee verordeningen naast elkaar, artikel voor artikel, met de verschillen."""
    from ui import payload
    from ui.console import show_comparison

    result = _service(library).compare(old, new)
    _remarks(result.old, result.new)
    answer(payload.compared(result)) if json else show_comparison(screen(), result)


@app.command(cls=DutchCommand)
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
    result = _service(library).table(old, new)
    _remarks(result.old, result.new)
    if out:
        export_table(result, out)
        note(f"De tabel staat in {out}.")
    if json:
        answer(payload.tabled(result))
    elif not out:
        show_table(screen(), result)


@app.command("ui", cls=DutchCommand)
def ui_(
    port: Annotated[int, typer.Option("--port", metavar="POORT", help="De poort.")] = 8501,
    no_browser: Annotated[
        bool, typer.Option("--geen-browser", help="Open de pagina niet vanzelf.")
    ] = False,
    library: Library = None,
) -> int:
    """Open de pagina in de browser, alleen op deze computer."""
    from ui.app import launch

    folder = _service(library).folder
    return launch.run(folder, port, open_browser=not no_browser, say=note)


@app.command(cls=DutchCommand)
def demo(
    out: Annotated[
        Path, typer.Option("--out", metavar="BESTAND", help="Waar het Word-bestand komt.")
    ] = Path("bijlage-3-demonstratie.docx"),
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
    note(f"De bibliotheek van deze demonstratie: waswordt ui --library {shown.library}")


def _service(library: Path | None) -> Service:
    from ui.service import Service

    return Service(library)


def _remarks(*opened: Opened) -> None:
    for item in opened:
        if item.remark:
            note(item.remark)


if __name__ == "__main__":
    sys.exit(main())
