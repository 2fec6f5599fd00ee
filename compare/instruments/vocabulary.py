"""The word lists by which instruments are found: ``corpus/data/discovery.toml``, compiled."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from corpus.data import read_data

__all__ = ["LONGEST_NAME", "Vocabulary", "vocabulary"]

LONGEST_NAME = 6
"""Words of the longest name of an instrument outside the catalogue."""

_PLAIN = (
    "containers",
    "not_containers",
    "general_headings",
    "unnamed_headings",
    "closing_headings",
    "definition_headings",
    "not_titles",
    "enumerations",
    "not_enumerations",
    "not_items",
    "item_ends",
    "open_ended",
    "further_rules",
    "consists",
    "plain_list",
    "verbs",
    "claims",
    "aside",
    "conditions",
    "kind",
)


class Vocabulary(Struct):
    """Patterns on folded text (lower case, no accents); the data file says what each is for."""

    containers: re.Pattern[str]
    not_containers: re.Pattern[str]
    general_headings: re.Pattern[str]
    unnamed_headings: re.Pattern[str]
    not_titles: re.Pattern[str]
    closing_headings: re.Pattern[str]
    definition_headings: re.Pattern[str]
    enumerations: re.Pattern[str]
    not_enumerations: re.Pattern[str]
    not_items: re.Pattern[str]
    item_ends: re.Pattern[str]
    open_ended: re.Pattern[str]
    further_rules: re.Pattern[str]
    consists: re.Pattern[str]
    plain_list: re.Pattern[str]
    verbs: re.Pattern[str]
    claims: re.Pattern[str]
    aside: re.Pattern[str]
    conditions: re.Pattern[str]
    kind: re.Pattern[str]
    heading_prefixes: re.Pattern[str]
    offers: re.Pattern[str]
    actor: re.Pattern[str]
    not_before: re.Pattern[str]
    offered: re.Pattern[str]
    nouns: re.Pattern[str]
    too_general: frozenset[str]
    general_basis: tuple[str, ...]
    fields: dict[str, re.Pattern[str]]


@cache
def vocabulary() -> Vocabulary:
    """Return the compiled word lists; read once."""
    data = read_data("discovery")

    def any_of(name: str, form: str = "(?:{})") -> re.Pattern[str]:
        return re.compile(form.format("|".join(data[name])))

    nouns, offers = "|".join(data["nouns"]), "|".join(data["offers"])
    adjectives = r"(?:[\w-]+(?:e|ig|gebonden|eel)\s+){0,2}"
    return Vocabulary(
        **{name: any_of(name) for name in _PLAIN},
        heading_prefixes=any_of("heading_prefixes", "^(?:{})"),
        offers=any_of("offers", r"\b(?:{})\b"),
        actor=re.compile(data["actor"]),
        not_before=any_of("not_before", r"\b(?:{})\s*$"),
        offered=re.compile(rf"\been\s+({adjectives}[\w-]*(?:{nouns}))\s+(?:{offers})\b"),
        nouns=re.compile(rf"(?:{nouns})(?:s|en|n)?\b"),
        too_general=frozenset(data["too_general"]),
        general_basis=tuple(data["general_basis"]),
        fields={name: re.compile("|".join(words)) for name, words in data["fields"].items()},
    )
