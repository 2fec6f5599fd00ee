"""Which law decides the applications and objections that are pending when a regulation begins."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from corpus.model import Document, Pending
from ingest.facts.passages import Passage, facts_data, passages, phrase, sentences

__all__ = ["find_pending"]

_NEW, _OLD = "§n", "§o"  # stand for the regulation itself and for the one it follows


class _Grammar(NamedTuple):
    begun: re.Pattern[str]
    later: re.Pattern[str]
    decides: re.Pattern[str]
    condition: re.Pattern[str]
    new: re.Pattern[str]
    old: re.Pattern[str]
    aside: re.Pattern[str]
    not_new: re.Pattern[str]
    not_old: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    data = facts_data()["pending"]
    return _Grammar(*(phrase(data[name]) for name in _Grammar._fields))


@cache
def _cases() -> dict[str, re.Pattern[str]]:
    return {name: phrase(words) for name, words in facts_data()["pending"]["cases"].items()}


@cache
def _of_savings(name: str) -> re.Pattern[str]:
    return phrase(facts_data()["savings"][name])


def find_pending(document: Document) -> tuple[Pending, ...]:
    """Return the clauses on pending applications and objections, in document order.

    A clause counts in a closing article, elsewhere only when it speaks of repealed law; it has to
    name the cases, that they were begun before, and by which law they are decided.
    """
    titles = tuple(repeal.title for repeal in document.repeals)
    found = (
        _pending(passage, " ".join(sentence.split()), titles)
        for passage in passages(document)
        if _of_savings("heading").search(passage.heading)
        or _of_savings("old_law").search(passage.text)
        for sentence in sentences(passage.text)
    )
    return tuple(filter(None, found)) or document.pending


def _pending(passage: Passage, sentence: str, titles: tuple[str, ...]) -> Pending | None:
    grammar = _grammar()
    kinds = [name for name, words in _cases().items() if words.search(sentence)]
    if not kinds or not grammar.decides.search(sentence) or grammar.later.search(sentence):
        return None
    if not grammar.begun.search(sentence) and "bezwaar" not in kinds:
        return None
    favourable = _of_savings("favourable").search(sentence) is not None
    law = _law(sentence, titles)
    if law is None and not favourable:
        return None
    return Pending(
        at=passage.at,
        text=sentence,
        cases=tuple(name for name in kinds if name),
        law=law,
        favourable=favourable,
    )


def _law(sentence: str, titles: tuple[str, ...]) -> Literal["oud", "nieuw"] | None:
    """Return the law that a sentence applies, its conditions apart; None when it names neither."""
    grammar = _grammar()
    text = grammar.condition.sub(" ", sentence)
    for title in titles:
        text = re.sub(rf"\b(?:de\s+|het\s+)?{re.escape(title)}", _OLD, text, flags=re.I)
    text = grammar.new.sub(_NEW, grammar.old.sub(_OLD, text))
    if grammar.not_new.search(text):
        return "oud"
    if grammar.not_old.search(text):
        return "nieuw"
    text = grammar.aside.sub(" ", text)
    if (_OLD in text) == (_NEW in text):
        return None
    return "oud" if _OLD in text else "nieuw"
