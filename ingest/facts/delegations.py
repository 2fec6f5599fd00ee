"""Which rules a regulation leaves to another to make, and to whom (delegatie, nadere regels)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from corpus.model import Delegation, Document
from ingest.facts.passages import facts_data, passages, phrase, sentences

__all__ = ["find_delegations"]


class _Grammar(NamedTuple):
    rules: re.Pattern[str]
    verb: re.Pattern[str]
    who: re.Pattern[str]
    never: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    data = facts_data()["delegation"]
    never = phrase(data["not"])
    return _Grammar(phrase(data["rules"]), phrase(data["verb"]), phrase(data["who"]), never)


def find_delegations(document: Document) -> tuple[Delegation, ...]:
    """Return the sentences that leave rules to an organ of the municipality, in document order.

    A sentence counts when it names the organ, the rules and the making of them; that rules exist
    ("met inachtneming van de beleidsregels") delegates nothing.
    """
    grammar = _grammar()
    found = []
    for passage in passages(document):
        for sentence in sentences(passage.text):
            who = grammar.who.search(sentence)
            rules = grammar.rules.search(sentence)
            if (
                who
                and rules
                and grammar.verb.search(sentence)
                and not grammar.never.search(sentence)
            ):
                flat = " ".join(sentence.split())
                found.append(Delegation(passage.at, flat, " ".join(who[0].split())))
    return tuple(dict.fromkeys(found))
