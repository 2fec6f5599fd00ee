"""Annexes that the text says belong to it, but that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from compare.checks.model import Case, Finding, quote
from corpus.data import read_data
from corpus.model import Provision, words_of

__all__ = ["missing"]


class _Grammar(NamedTuple):
    belongs: tuple[re.Pattern[str], ...]
    elsewhere: re.Pattern[str]
    opens: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    data = read_data("checks")["annexes"]
    made = tuple(
        re.compile(words.replace("ANNEX", data["annex"]), re.I) for words in data["belongs"]
    )
    return _Grammar(
        made, re.compile(data["elsewhere"], re.I), re.compile(data["opens"], re.I | re.M)
    )


def missing(case: Case) -> Iterator[Finding]:
    """Find a table of tariffs or an annex that an article says belongs to it, and is not there.

    An annex with a number is looked for by that number; any annex, or a table among the articles,
    will do for one without. Each is reported once, where it is first named.
    """
    present = list(_present(case))
    tables = any(item.provision.kind == "table" for item in case.located)
    seen: set[str] = set()
    for at, text in case.texts():
        if at.startswith("note:"):
            break
        for match in _named(text):
            what = " ".join(match["what"].split())
            number = (match["number"] or "").lower()
            there = any(number in words for words in present) if number else bool(present)
            if there or (not number and tables) or what.lower() in seen:
                continue
            seen.add(what.lower())
            yield Finding(
                kind="annex-missing",
                severity="warning",
                at=at,
                text=quote(text, match.start(), match.end()),
                message=f"Volgens de tekst hoort er een {what} bij, maar dit stuk bevat die niet.",
                remedy="Voeg de bijlage toe, of controleer of zij in een ander bestand staat.",
            )


def _named(text: str) -> Iterator[re.Match[str]]:
    """Yield where a text names an annex of its own; one of a statute or of a form is not."""
    grammar = _grammar()
    for pattern in grammar.belongs:
        for match in pattern.finditer(text):
            if not grammar.elsewhere.match(text, match.end()):
                yield match


def _present(case: Case) -> Iterator[set[str]]:
    """Yield the words of the heading of each annex, among them its number."""
    for node in _annexes(case.document.tree):
        heading = node.heading or words_of(node)[:60]
        yield set(re.findall(r"\w+", f"{node.number or ''} {heading}".lower()))
    for note in case.document.notes:
        for line in _grammar().opens.findall(f"{note.heading or ''}\n{note.text}"):
            yield set(re.findall(r"\w+", line.lower()))


def _annexes(node: Provision) -> Iterator[Provision]:
    if node.kind == "annex":
        yield node
    for child in node.children:
        yield from _annexes(child)
