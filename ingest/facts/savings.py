"""What a regulation keeps alive for old cases: which, until when, and who may deviate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from corpus.model import Document, Repeal, Saving
from ingest.facts.passages import Passage, facts_data, letters, passages, phrase, sentences

__all__ = ["find_savings", "savings_in"]


class _Grammar(NamedTuple):
    keeps: re.Pattern[str]
    old_cases: re.Pattern[str]
    heading: re.Pattern[str]
    transition: re.Pattern[str]
    old_law: re.Pattern[str]
    until: re.Pattern[str]
    deviation: re.Pattern[str]
    favourable: re.Pattern[str]
    cases: dict[str, re.Pattern[str]]


@cache
def _grammar() -> _Grammar:
    data = facts_data()["savings"]

    return _Grammar(
        keeps=phrase("|".join(data["keeps"])),
        old_cases=phrase(data["old_cases"]),
        heading=phrase(data["heading"]),
        transition=phrase(data["transition"]),
        old_law=phrase(data["old_law"]),
        until=phrase(data["until"]),
        deviation=phrase(data["deviation"]),
        favourable=phrase(data["favourable"]),
        cases={name: phrase(pattern) for name, pattern in data["cases"].items()},
    )


def find_savings(document: Document) -> tuple[Saving, ...]:
    """Return the clauses of a regulation that keep old rules alive for old cases."""
    return savings_in(passages(document), document.repeals) or document.savings


def savings_in(found: Iterable[Passage], repeals: Iterable[Repeal]) -> tuple[Saving, ...]:
    """Return the passages that keep old rules alive for old cases, each once.

    A clause counts in an article on transition, repeal or entry into force, elsewhere only when
    it speaks of repealed law. That it is about old cases shows from its words, from a repealed
    regulation it names, or from a heading on transition.
    """
    grammar = _grammar()
    repealed = [letters(repeal.title) for repeal in repeals]
    kept = []
    for passage in found:
        text = passage.text
        if not grammar.keeps.search(text):
            continue
        about_old = (
            grammar.old_cases.search(text)
            or grammar.transition.search(passage.heading)
            or any(title in letters(text) for title in repealed)
        )
        if about_old and (grammar.heading.search(passage.heading) or grammar.old_law.search(text)):
            kept.append(_saving(passage))
    return tuple(kept)


def _saving(passage: Passage) -> Saving:
    grammar = _grammar()
    kept = [item for item in sentences(passage.text) if grammar.keeps.search(item)]
    clause = " ".join(kept) or passage.text
    until = dict.fromkeys(" ".join(found[0].split()) for found in grammar.until.finditer(clause))
    deviations = [item for item in sentences(passage.text) if grammar.deviation.search(item)]
    return Saving(
        at=passage.at,
        text=" ".join(passage.text.split()),
        cases=tuple(name for name, words in grammar.cases.items() if words.search(clause)),
        until=", ".join(until) or None,
        deviation=" ".join(deviations[0].split()) if deviations else None,
        favourable=any(grammar.favourable.search(item) for item in kept),
    )
