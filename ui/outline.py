"""A document as text in a terminal: its whole tree, or one provision with what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.addresses import Address
from corpus.model import Note, Provision
from ui.console import show_facts, show_issues
from ui.documents import notes_on
from ui.labels import place
from ui.refs import goes_to
from ui.results import Amended, Opened

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["show_amended", "show_document", "show_provision"]


def show_document(console: Console, opened: Opened) -> None:
    """Print the facts and the whole article tree, with the headings of the notes."""
    document = opened.document
    show_facts(console, document)
    console.print()
    _show_tree(console, document.tree, 0)
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
        _show_tree(console, provision, 0)
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


def show_amended(console: Console, found: Amended) -> None:
    """Print how many instructions were carried out, and the text as it reads afterwards."""
    from rich.text import Text

    done = len(found.result.applied)
    console.print(Text(found.old.document.title, "bold"))
    console.print(f"{done} wijzigingen verwerkt, {len(found.result.refused)} niet.\n")
    _show_tree(console, found.result.document.tree, 0)


def _show_tree(console: Console, node: Provision, depth: int) -> None:
    from rich.padding import Padding
    from rich.text import Text

    line = Text()
    name = _node_name(node)
    if name:
        line.append(name + " ", "bold" if node.heading or node.kind == "article" else "cyan")
    line.append(node.text)
    if line.plain.strip():
        console.print(Padding(line, (0, 0, 0, 3 * depth)))
    for row in node.rows:
        console.print(Padding(Text(" | ".join(row)), (0, 0, 0, 3 * depth + 3)))
    below = depth + (node.kind not in ("regulation", "preamble", "text"))
    for child in node.children:
        _show_tree(console, child, below)


def _node_name(node: Provision) -> str:
    words = {
        "part": "Deel",
        "chapter": "Hoofdstuk",
        "division": "Afdeling",
        "section": "Paragraaf",
        "article": "Artikel",
        "annex": "Bijlage",
    }
    if node.kind in words:
        return " ".join(filter(None, [words[node.kind], node.number, node.heading]))
    if node.kind in ("paragraph", "point", "subpoint"):
        return f"{node.number}." if node.number else "-"
    return node.heading or ""


def _show_note(console: Console, note: Note, *, whole: bool) -> None:
    from rich.text import Text

    where = ", ".join(place(f"note:{target}") for target in note.targets)
    text = Text.assemble((where, "bold"), f"  {note.heading or ''}")
    console.print(text)
    if whole:
        console.print(Text(note.text))
