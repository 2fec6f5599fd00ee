"""What a council proposal or decision does: which regulation it adopts, and which it repeals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from corpus.bodies import canonical
from corpus.dates import find_dates, join_years
from corpus.model import Document, InForce, Provision, Repeal
from ingest.facts.adoption import adoptions_in, named_bodies
from ingest.facts.passages import Passage, facts_data, letters, phrase, sentences, tidy
from ingest.facts.points import Point, points
from ingest.facts.proposals import find_proposal
from ingest.facts.repeals import day_of_repeal, repeals_in
from ingest.facts.savings import savings_in

__all__ = ["with_decision"]

_NOUN = re.compile(r"verordening|regeling|reglement|beleidsregel|besluit", re.I)
_MARK = re.compile(r"^\W{0,2}(?:\d{1,2}|[a-z]|[IVX]{1,4})[.)]\s+")
# how a point of a decision opens
_VOTED = re.compile(
    r"\s*(?:\W{0,2}(?:\d{1,2}|[a-z]|[IVX]{1,4})[.)]?\s+|(?:de|het|in\s+te|onder|met|per|akkoord|vast)\s)",
    re.I,
)


def with_decision(document: Document) -> Document:
    """Return a proposal or decision with what it adopts and repeals, by whom and when.

    Of a proposal only the points put to the vote count, not the argument for them. A proposal has
    no day of adoption.
    """
    text = _text(document.tree)
    flat = join_years(text)
    decided = tuple(points(flat))
    bodies = tuple(dict.fromkeys([*document.bodies, *_bodies(text)]))
    force = _in_force(flat)
    adopted = document.adopted
    if document.kind == "raadsbesluit":
        adopted = (
            tuple(dict.fromkeys(adoptions_in(_of_the_day(decided), bodies, loose=False))) or adopted
        )
    repeals = tuple(_repeals(decided, force.date)) or document.repeals
    return msgspec.structs.replace(
        document,
        bodies=bodies,
        adopts=tuple(_adopts(decided)) or document.adopts,
        repeals=repeals,
        savings=savings_in(_clauses(decided), repeals) or document.savings,
        adopted=adopted,
        proposal=find_proposal(document),
        in_force=force if force.date else document.in_force,
    )


def _bodies(text: str) -> Iterator[str]:
    """Yield the bodies named; one on no list only where it is called a municipality.

    A long argument names many councils that are none: "de Raad voor Uitkeringsgerechtigden".
    """
    for name in named_bodies(text):
        called = rf"(?:gemeente|burgemeester\s+en\s+wethouders\s+van)\s+{re.escape(name)}\b"
        if canonical(name) or re.search(called, text, re.I):
            yield name


def _text(node: Provision) -> str:
    """Return the words of a paper, one block per line."""
    parts = [node.heading or "", " ".join(node.text.split())]
    if node.number and node.text:
        parts[1] = f"{node.number}. {parts[1]}"
    parts += ["\t".join(row) for row in node.rows]
    parts += [_text(child) for child in node.children]
    return "\n".join(part for part in parts if part)


@cache
def _patterns() -> _Patterns:
    data = facts_data()["decision"]
    return _Patterns(
        adopts=tuple(phrase(pattern) for pattern in data["adopts"]),
        adopts_list=phrase(data["adopts_list"]),
        title_ends=phrase(data["title_ends"]),
        withdraws=phrase(data["withdraws"]),
    )


class _Patterns(NamedTuple):
    adopts: tuple[re.Pattern[str], ...]
    adopts_list: re.Pattern[str]
    title_ends: re.Pattern[str]
    withdraws: re.Pattern[str]


def _adopts(decided: Iterable[Point]) -> Iterator[str]:
    """Yield the titles adopted, each once, in order."""
    grammar = _patterns()
    seen: set[str] = set()
    for point in decided:
        listed = point.items and not grammar.withdraws.search(point.text)
        if listed and grammar.adopts_list.search(point.text):
            found = list(point.items)
        else:
            found = [words for _, words in sorted(_named(point.text))]
        for words in found:
            title = tidy(grammar.title_ends.split(words, maxsplit=1)[0])
            title = re.sub(r"^(?:(?:de|het)\s+(?=[A-ZÀ-Þ]))|^[-•–*\d.)\s]+", "", title)
            key = letters(title)
            if _NOUN.search(title.replace(" ", "")) and key not in seen and 10 < len(title) < 200:
                seen.add(key)
                yield title


def _named(text: str) -> Iterator[tuple[int, str]]:
    """Yield (place, words) of what is "vast te stellen", but not of what is withdrawn with it."""
    for pattern in _patterns().adopts:
        for match in pattern.finditer(text):
            words = next(filter(None, match.groups()))
            place = match.start(match.lastindex or 0)
            before = text[:place]
            if not re.search(r"intrekking\s+van\s+(?:(?:de|het)\s+)?$", before, re.I):
                yield place, words


def _repeals(decided: Iterable[Point], in_force: str | None) -> Iterator[Repeal]:
    """Yield the repeals among the points of the decision."""
    seen: set[str] = set()
    for point in decided:
        # A point put to the vote is an infinitive: "... vast te stellen", "... in te trekken".
        if not _withdraws(point) or not _VOTED.match(point.text):
            continue
        for repeal in _withdrawn(point, in_force):
            key = letters(repeal.title)
            if key not in seen:
                seen.add(key)
                yield msgspec.structs.replace(repeal, at=None)


def _withdraws(point: Point) -> bool:
    voted = r"vast\s?te\s+stellen|in\s+te\s+tr|te\s+laten|te\s+stellen|:$"
    return bool(_patterns().withdraws.search(point.text) and re.search(voted, point.text, re.I))


def _withdrawn(point: Point, in_force: str | None) -> Iterator[Repeal]:
    """Yield the regulations of a point: those of its list, or those it names itself."""
    if not point.items:
        for sentence in sentences(_MARK.sub("", point.text, count=1)):
            yield from repeals_in(sentence, Passage("", "", point.text), in_force)
        return
    per = day_of_repeal(point.text, "", in_force)
    for item in point.items:
        words = re.sub(r"^(?:de|het)\s+", "", item, flags=re.I).rstrip(" ;,.")
        for repeal in repeals_in(f"De {words} in te trekken", Passage("", "", item), in_force):
            yield msgspec.structs.replace(repeal, per=repeal.per or per)


def _clauses(decided: Iterable[Point]) -> Iterator[Passage]:
    """Yield the points that withdraw, where a decision says what goes on under the old rules."""
    for point in decided:
        if _withdraws(point):
            text = " ".join((_MARK.sub("", point.text, count=1), *point.items))
            yield Passage("", "intrekking", text)


def _of_the_day(decided: Iterable[Point]) -> str:
    """Return the words in which the day of the decision may stand: not those that withdraw."""
    return "\n".join(point.text for point in decided if not _withdraws(point))


def _in_force(text: str) -> InForce:
    """Return the day from which the adopted regulation is to hold."""
    data = facts_data()["decision"]
    lead = re.compile(data["from"], re.I)
    for day in find_dates(text):
        if lead.search(text[max(0, day.start - 120) : day.start]):
            back = re.search(data["back"], text, re.I)
            return InForce(date=day.iso, retroactive_to=day.iso if back else None)
    return InForce()
