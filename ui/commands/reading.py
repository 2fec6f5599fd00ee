"""Reading files and keeping documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from ui.commands.options import Doc, Json, Library, remarks, service
from ui.parameters import Argument
from ui.terminal import answer, each_file, note, progress, screen

__all__ = ["add", "list_", "parse", "remove", "show"]


def parse(
    file: Annotated[Path, Argument("BESTAND", "Het bestand dat gelezen wordt.")],
    json: Json = False,
) -> None:
    """Lees een bestand en toon wat erin staat."""
    from ui import payload
    from ui.console import show_parsed

    with progress(f"Lezen: {file.name}") as report:
        result = service(None).parse(file, report)
    answer(payload.parsed(result)) if json else show_parsed(screen(), result)


def add(
    paths: Annotated[list[Path], Argument("BESTAND", "Bestanden, of mappen met bestanden.")],
    json: Json = False,
    library: Library = None,
) -> int:
    """Zet bestanden in de bibliotheek; wat er al in staat, blijft zoals het is."""
    from ui import payload
    from ui.console import show_added

    with each_file(len(paths)) as done:
        outcomes = service(library).add(paths, done)
    answer(payload.added(outcomes)) if json else show_added(screen(), outcomes)
    for outcome in outcomes:
        if outcome.error:
            note(str(outcome.error))
    return int(any(outcome.error for outcome in outcomes))


def list_(json: Json = False, library: Library = None) -> None:
    """Toon wat er in de bibliotheek staat."""
    from ui import payload
    from ui.console import show_entries

    work = service(library)
    entries = work.documents()
    if json:
        answer(payload.listed(work.folder, entries))
    else:
        show_entries(screen(), work.folder, entries)


def show(
    doc: Doc,
    address: Annotated[
        list[str] | None,
        Argument(
            "VINDPLAATS",
            "Bijvoorbeeld 26/2, artikel 26 lid 2, toelichting op artikel 26; leeg is alles.",
        ),
    ] = None,
    json: Json = False,
    library: Library = None,
) -> None:
    """Toon een document of een bepaling met de toelichting erop."""
    from ui import payload
    from ui.outline import show_document, show_provision

    work = service(library)
    name, place = work.told_apart(doc, " ".join(address or []))
    if not place:
        opened = work.open(name)
        answer(payload.shown(opened)) if json else show_document(screen(), opened)
    else:
        opened, where, found = work.provisions(name, place)
        if json:
            answer(payload.provision(opened, where, found))
        else:
            show_provision(screen(), opened, where, found)
    remarks(opened)


def remove(doc: Doc, json: Json = False, library: Library = None) -> None:
    """Haal een document uit de bibliotheek."""
    from ui import payload

    choice = service(library).remove(doc)
    entry = choice.entry
    if choice.remark:
        note(choice.remark)
    answer(payload.removed(entry)) if json else note(
        f"Verwijderd: {entry.title} ({entry.id}, {entry.file})."
    )
