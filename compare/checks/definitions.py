"""Defined terms: never used, defined twice, or used without a definition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from compare.checks.model import Case, Finding, in_words, quote
from compare.words import fold, stem
from corpus.data import read_data
from corpus.model import Provision, words_of
from corpus.patterns import patterns_of

__all__ = ["Definition", "double", "early", "find_definitions", "undefined", "unused"]

SOURCE = "Aanwijzingen voor de regelgeving, § 5.1 (begripsbepalingen)"
_ENTRY = re.compile(
    r"^\s*[\"“'‘]?(?P<term>[^:;.]{2,70}?)[\"”'’]?\s*(?:\((?P<short>[^)]{2,30})\))?\s*:\s", re.S
)
_MOST_WORDS = 7


class _Grammar(NamedTuple):
    heading: re.Pattern[str]
    introduction: re.Pattern[str]
    from_here: re.Pattern[str]
    the_law: re.Pattern[str]
    defines_law: re.Pattern[str]
    law_from_here: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    return patterns_of(_Grammar, read_data("checks")["definitions"])


class Definition(Struct, frozen=True):
    """A defined term with the address that defines it."""

    term: str
    at: str
    short: str | None = None


def find_definitions(case: Case) -> tuple[Definition, ...]:
    """Return the terms that the definition articles define, in order.

    A definition is "term: words" in a list under "wordt verstaan onder".
    """
    found = []
    for item in case.located:
        if not item.address.levels or not item.provision.text:
            continue
        article = next((node for node in item.path if node.kind == "article"), item.provision)
        above = item.path[-1].text if item.path else ""
        listed = item.provision.kind in ("point", "subpoint", "paragraph", "text")
        if not listed or not _defines(article, above):
            continue
        match = _ENTRY.match(item.provision.text)
        if match and len(match["term"].split()) <= _MOST_WORDS:
            found.append(Definition(_bare(match["term"]), str(item.address), match["short"]))
    return tuple(found)


def _defines(article: Provision, above: str) -> bool:
    if _grammar().introduction.search(above):
        return True
    words = words_of(article, heading=False)
    return bool(
        _grammar().heading.search(article.heading or "")
        and _grammar().introduction.search(words[:600])
    )


def _bare(term: str) -> str:
    return re.sub(r"^(?:de|het|een)\s+", "", " ".join(term.split()).strip(), flags=re.I)


def _stems(text: str) -> list[str]:
    return [stem(word) for word in re.findall(r"[\w-]+", fold(text))]


def unused(case: Case) -> Iterator[Finding]:
    """Find terms that are defined and then appear nowhere else in the articles."""
    for definition in find_definitions(case):
        elsewhere = "\n".join(
            item.provision.text + " " + (item.provision.heading or "")
            for item in case.located
            if item.address.levels and str(item.address) != definition.at
        )
        names = [definition.term, definition.short or ""]
        if not any(name and _occurs(name, elsewhere) for name in names):
            yield Finding(
                kind="term-unused",
                severity="info",
                at=definition.at,
                text=definition.term,
                message=f"'{definition.term}' is omschreven, maar komt verder niet voor.",
                remedy="Laat de omschrijving vervallen of gebruik het begrip.",
                source=SOURCE,
            )


def _occurs(term: str, text: str) -> bool:
    """Tell whether a term or an inflected or compound form of it stands in a text."""
    wanted, words = _stems(term), _stems(text)
    if len(wanted) == 1:
        root = wanted[0]
        return any(word == root or (len(root) > 3 and root in word) for word in words)
    first, rest = wanted[0], wanted[1:]
    for at in range(len(words)):
        # "een grote of een korte afstand": the last words are shared with another term.
        shared = words[max(0, at - 5) : at]
        if words[at : at + len(rest)] == rest and first in shared:
            return True
    return all(any(root in word for word in words) for root in wanted if len(root) > 3) and fold(
        term
    ).replace(" ", "")[:12] in fold(text).replace(" ", "")


def _later(case: Case, terms: set[str]) -> Iterator[Definition]:
    """Yield leden outside the definition articles that define a known term again: "term: ..."."""
    for item in case.located:
        match = item.provision.kind == "paragraph" and _ENTRY.match(item.provision.text)
        if match and fold(_bare(match["term"])) in terms:
            yield Definition(_bare(match["term"]), str(item.address))


def double(case: Case) -> Iterator[Finding]:
    """Find terms that are defined more than once, also in an article of another subject."""
    seen: dict[str, str] = {}
    defined = find_definitions(case)
    places = {definition.at for definition in defined}
    again = _later(case, {fold(definition.term) for definition in defined})
    for definition in (*defined, *(item for item in again if item.at not in places)):
        key = fold(definition.term)
        if key in seen:
            yield Finding(
                kind="term-defined-twice",
                severity="warning",
                at=definition.at,
                text=definition.term,
                message=f"'{definition.term}' is al omschreven in {in_words(seen[key])}.",
                remedy="Laat een van beide omschrijvingen vervallen.",
                source=SOURCE,
            )
        seen.setdefault(key, definition.at)


def early(case: Case) -> Iterator[Finding]:
    """Find terms that an article gives a meaning from there on, but an earlier one already uses.

    Before that place the term has no meaning, or, when the article with definitions has it too,
    another one.
    """
    known = {fold(item.term): item.at for item in find_definitions(case)}
    read: list[tuple[str, str]] = []
    for at, text in case.texts():
        if at.startswith("note:"):
            return
        for match in _grammar().from_here.finditer(text):
            term = _bare(match["term"])
            first = next((place for place, words in read if _stands(term, words)), None)
            first = known.get(fold(term), first)
            if first and first.split("/")[0] != at.split("/")[0]:
                yield Finding(
                    kind="term-used-before",
                    severity="warning",
                    at=at,
                    text=quote(text, match.start(), match.end()),
                    message=(
                        f"'{term}' krijgt hier een betekenis, maar staat al in {in_words(first)}."
                    ),
                    remedy="Omschrijf het begrip in het artikel met begripsbepalingen.",
                    source=SOURCE,
                )
        read.append((at, text))


def _stands(term: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(fold(term))}(?!\w)", fold(text)) is not None


def undefined(case: Case) -> Iterator[Finding]:
    """Find "de wet" in the articles when no definition says which statute it is."""
    terms_known = {fold(item.term) for item in find_definitions(case)}
    shorts = {fold(item.short) for item in find_definitions(case) if item.short}
    if "wet" in terms_known or "de wet" in shorts or "wet" in shorts:
        return
    if any(_grammar().defines_law.search(item.provision.text) for item in case.located):
        return
    if _grammar().law_from_here.search(case.words):
        return
    for at, words in case.texts():
        match = None if at.startswith("note:") else _grammar().the_law.search(words)
        if match:
            yield Finding(
                kind="term-undefined",
                severity="warning",
                at=at,
                text=quote(words, match.start(), match.end()),
                message="'de wet' wordt gebruikt, maar nergens staat welke wet dat is.",
                remedy="Omschrijf 'wet' in het artikel met begripsbepalingen.",
                source=SOURCE,
            )
            return
