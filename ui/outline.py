"""A document as text in a terminal: its whole tree, or one provision with what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.addresses import Address
from corpus.model import Note, Provision
from ui.console import show_facts, show_issues, show_lines
from ui.documents import notes_on
from ui.labels import place
from ui.refs import goes_to
from ui.results import Opened
from ui.written import written

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["show_document", "show_provision"]


def show_document(console: Console, opened: Opened) -> None:
    """Print the facts and the whole article tree, with the headings of the notes."""
    document = opened.document
    show_facts(console, document)
    console.print()
    show_lines(console, written(document.tree))
    if document.notes:
        console.print("\nToelichting", style="bold")
        for note in document.notes:
            _show_note(console, note, whole=False)
    show_issues(console, document.issues)


def show_provision(
    console: Console, opened: Opened, address: Address, found: Sequence[Provision]
) -> None:
    """Print the provisions at an address with their text, and the notes on them."""
    from rich.text import Text

    console.print(Text(f"{opened.document.title}, {place(str(address))}", "bold"))
    for provision in found:
        show_lines(console, written(provision))
    for note in notes_on(opened.document, address):
        console.print()
        _show_note(console, note, whole=True)
    cited = [r for r in opened.document.references if address.contains(Address.parse(r.at))]
    if cited:
        console.print("\nVerwijzingen", style="bold")
    for reference in cited:
        style = f"link {reference.uri}" if reference.uri else ""
        text = Text.assemble("   ", (reference.text, style), f" -> {goes_to(reference)}")
        console.print(text.append(f" ({reference.reason})" if reference.reason else ""))


def _show_note(console: Console, note: Note, *, whole: bool) -> None:
    from rich.text import Text

    where = ", ".join(place(f"note:{target}") for target in note.targets)
    text = Text.assemble((where, "bold"), f"  {note.heading or ''}")
    console.print(text)
    if whole:
        console.print(Text(note.text))
