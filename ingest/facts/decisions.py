"""What a council proposal or decision does: which regulation it adopts, and which it repeals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from corpus.bodies import canonical
from corpus.dates import find_dates, join_years
from corpus.model import Document, InForce, Provision, Repeal
from ingest.facts.adoption import adoptions_in, named_bodies
from ingest.facts.passages import Passage, facts_data, letters, sentences, tidy
from ingest.facts.proposals import find_proposal
from ingest.facts.repeals import repeals_in

__all__ = ["with_decision"]

_NOUN = re.compile(r"verordening|regeling|reglement|beleidsregel|besluit", re.I)
_REPEALS = re.compile(r"in\s+te\s+trekken|intrekking\s+van", re.I)


def with_decision(document: Document) -> Document:
    """Return a proposal or decision with what it adopts and repeals, by whom and when.

    Of a proposal only the points put to the vote count, not the argument for them. A proposal has
    no day of adoption.
    """
    text = _text(document.tree)
    flat = join_years(text)
    bodies = tuple(dict.fromkeys([*document.bodies, *_bodies(text)]))
    force = _in_force(flat)
    adopted = document.adopted
    if document.kind == "raadsbesluit":
        adopted = tuple(dict.fromkeys(adoptions_in(flat, bodies, loose=False))) or adopted
    return msgspec.structs.replace(
        document,
        bodies=bodies,
        adopts=tuple(_adopts(flat)) or document.adopts,
        repeals=tuple(_repeals(flat, force.date)) or document.repeals,
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
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str], re.Pattern[str]]:
    data = facts_data()["decision"]
    return (
        tuple(re.compile(pattern, re.I) for pattern in data["adopts"]),
        re.compile(data["list"], re.I | re.S),
        re.compile(data["title_ends"], re.I),
    )


def _adopts(text: str) -> Iterator[str]:
    """Yield the titles adopted, each once, in order."""
    singles, listed, ends = _patterns()
    seen: set[str] = set()
    found: list[tuple[int, str]] = []
    for pattern in singles:
        found += [(m.start(), next(filter(None, m.groups()))) for m in pattern.finditer(text)]
    for match in listed.finditer(text):
        items = re.split(r"[;\n]\s*[-•–*]?\s*|\s[-•–]\s", match["items"])
        found += [(match.start(), item) for item in items]
    for _, words in sorted(found, key=lambda item: item[0]):
        title = tidy(ends.split(words, maxsplit=1)[0])
        title = re.sub(r"^[-•–*\d.)\s]+", "", title)
        key = letters(title)
        if _NOUN.search(title) and len(title) > 10 and key not in seen and len(title) < 200:
            seen.add(key)
            yield title


def _repeals(text: str, in_force: str | None) -> Iterator[Repeal]:
    """Yield the repeals among the points of the decision."""
    seen: set[str] = set()
    for block in text.split("\n"):
        # A point put to the vote is an infinitive: "... vast te stellen", "... in te trekken".
        if not _REPEALS.search(block) or not re.search(r"vast\s?te\s+stellen|in\s+te\s+tr", block):
            continue
        if not re.match(
            r"\s*(?:\W{0,2}(?:\d{1,2}|[a-z])[.)]?\s+|de\s|het\s|in\s+te\s|onder\s)", block, re.I
        ):
            continue
        for sentence in sentences(block):
            for repeal in repeals_in(sentence, Passage("", "", block), in_force):
                key = letters(repeal.title)
                if key not in seen:
                    seen.add(key)
                    yield msgspec.structs.replace(repeal, at=None)


def _in_force(text: str) -> InForce:
    """Return the day from which the adopted regulation is to hold."""
    data = facts_data()["decision"]
    lead = re.compile(data["from"], re.I)
    for day in find_dates(text):
        if lead.search(text[max(0, day.start - 120) : day.start]):
            back = re.search(data["back"], text, re.I)
            return InForce(date=day.iso, retroactive_to=day.iso if back else None)
    return InForce()
