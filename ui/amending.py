"""What an amending ordinance did to a text: the provisions that changed, or why none did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from corpus.model import Document, Provision, articles
from ui.console import show_lines
from ui.results import Amended
from ui.written import WrittenLine, written

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["changed_lines", "show_amended"]


def show_amended(console: Console, found: Amended, *, whole: bool = False) -> None:
    """Print what was done: the changed provisions, or the whole text; else why nothing was."""
    from rich.text import Text

    done, refused = len(found.result.applied), len(found.result.refused)
    console.print(Text(found.old.document.title, "bold"))
    if done:
        console.print(_sentence(done, refused) + "\n")
        changed = changed_lines(found.old.document, found.result.document)
        show_lines(console, written(found.result.document.tree) if whole else changed)
    else:
        fits = "1 opdracht past" if refused == 1 else f"{refused} opdrachten passen"
        console.print(f"Er is niets gewijzigd: {fits} niet in deze tekst.")
    for number, refusal in enumerate(found.result.refused, 1):
        console.print(Text(f"\n{number}. Past niet: '{refusal.instruction.text}'", "bold"))
        console.print(Text(f"   {refusal.reason}"))
    if refused and not done:
        console.print("\nMet --ten-dele wordt verwerkt wat wel past.")


def changed_lines(old: Document, new: Document) -> Iterator[WrittenLine]:
    """Yield the articles that differ, of each only the leden that differ, and what lapsed.

    An article with other words of its own, or with another heading, is given whole.
    """
    before = {item.number: item for item in articles(old.tree)}
    after = {item.number: item for item in articles(new.tree)}
    for article in articles(new.tree):
        was = before.get(article.number)
        if was is None or _own(was) != _own(article):
            yield from written(article)
        elif was != article:
            yield from _changed_inside(was, article)
    for number, article in before.items():
        if number not in after:
            heading = next(written(article))
            yield heading._replace(name=f"{heading.name}: vervallen")


def _changed_inside(old: Provision, new: Provision) -> Iterator[WrittenLine]:
    yield next(written(new))
    for child in new.children:
        if child not in old.children:
            yield from written(child, 1)
    kept = {(child.kind, child.number) for child in new.children}
    for child in old.children:
        if child.number and (child.kind, child.number) not in kept:
            yield WrittenLine(1, next(written(child)).name, "(vervallen)")


def _own(article: Provision) -> Provision:
    return replace(article, children=(), page=None, line=None)


def _sentence(done: int, refused: int) -> str:
    first = "1 wijziging verwerkt" if done == 1 else f"{done} wijzigingen verwerkt"
    return f"{first}, {refused} niet." if refused else f"{first}."
