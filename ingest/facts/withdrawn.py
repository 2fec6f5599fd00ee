"""The regulations that the words of a repeal name: title, body, day of adoption, exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from corpus.bodies import find_bodies
from corpus.dates import find_dates
from corpus.model import Repeal
from ingest.facts.passages import facts_data, phrase, tidy

__all__ = ["OWN", "RepealGrammar", "named_in", "repeal_grammar"]

OWN = "§§"
"""Stands for "deze verordening": the regulation itself is nothing it withdraws."""

_SAME_DAY = re.compile(
    r",?\s*\b(?:per|op|met\s+ingang\s+van)\s+(?:de)?(?:gelijke|zelfde)\s+(?:datum|dag)\b", re.I
)

# "de bepalingen van de Verordening X": the whole of it; "de verordening genaamd X": X
_WHOLE = re.compile(
    r"^(?:(?:alle\s+)?bepalingen\s+(?:van|uit)\s+(?:de|het)\s+|(?:verordening|regeling)\s+"
    r"(?:genaamd|geheten|getiteld|met\s+(?:de\s+)?(?:titel|naam))\s*:?\s*)",
    re.I,
)


class RepealGrammar(NamedTuple):
    """The patterns of ``corpus/data/facts.toml`` by which repeals are read."""

    verb: re.Pattern[str]
    modal: re.Pattern[str]
    noun: re.Pattern[str]
    own: re.Pattern[str]
    vague: re.Pattern[str]
    old: re.Pattern[str]
    starts: re.Pattern[str]
    exceptions: re.Pattern[str]
    per: re.Pattern[str]
    after: re.Pattern[str]
    partial: re.Pattern[str]
    based: re.Pattern[str]
    limits: re.Pattern[str]


@cache
def repeal_grammar() -> RepealGrammar:
    """Return the compiled patterns."""
    data = facts_data()["repeal"]

    title = rf"(?:(?-i:[A-ZÀ-Þ\"“„‘'])|{data['noun']}|(?:{data['old']})\s)"
    return RepealGrammar(
        verb=phrase(rf"\b(?:{data['verb']})(?!\w)"),
        modal=phrase(data["modal"]),
        noun=phrase(rf"(?<!\w){data['noun']}"),
        own=phrase(data["own"]),
        vague=phrase(data["vague"]),
        old=phrase(rf"^(?:(?:{data['old']})\s+)+"),
        starts=phrase(
            rf"(?:[;\n:]\s*(?:[-•–]\s*|\(?\w{{1,2}}[.)]\s+)?(?:(?:{data['titles_and']})\s+)?(?:(?:de|het)\s+)?"
            rf"|,\s*(?:de|het)\s+(?={title})"
            rf"|,?\s+(?:{data['titles_and']})\s+(?:de|het)\s+(?={title}|daarop|hierop))"
        ),
        exceptions=phrase(rf",?\s*\(?\b(?:{data['exceptions']})\s+"),
        per=phrase(rf"\b(?:{data['per']})\s+$"),
        after=phrase(rf",?\s*\(?(?<!\w)(?:{data['after']})"),
        partial=phrase(data["partial"]),
        based=phrase(data["based"]),
        limits=phrase(data["limits"]),
    )


def _exceptions_in(words: str) -> Iterator[tuple[str, str]]:
    """Split "het uitvoeringsbesluit A en het Besluit B voor wat betreft ..." into titles.

    With each goes what narrows it ("voor wat betreft ..."), "" when nothing does.
    """
    grammar = repeal_grammar()
    text = re.split(r"[.;]\s*$|\bworden\b|\bwordt\b", words.strip(), maxsplit=1)[0]
    for part in grammar.starts.split(text):
        named = re.sub(r"^(?:de|het|van)\s+", "", part.strip())
        title = grammar.after.split(named, maxsplit=1)[0]
        limit = grammar.limits.search(named, len(title))
        if title.strip():
            yield tidy(title), tidy(named[limit.start() :]) if limit else ""


def named_in(words: str, excepted: str, per: str | None, at: str) -> Iterator[Repeal]:
    """Yield a repeal for every regulation named in the words.

    Exceptions belong to the last of them, rules "daarop gebaseerd" to the one named before.
    """
    grammar = repeal_grammar()
    repeals: list[Repeal] = []
    for part in grammar.starts.split(words):
        based = grammar.based.match(part.strip()) if part else None
        if based and repeals:
            repeals[-1] = msgspec.structs.replace(repeals[-1], based=tidy(based[0]))
        elif part and part.strip() and (repeal := _one(part, per, at)):
            repeals.append(repeal)
    yield from repeals[:-1]
    if repeals:
        exceptions = tuple(_exceptions_in(excepted))
        limits = tuple(limit for _, limit in exceptions)
        yield msgspec.structs.replace(
            repeals[-1],
            exceptions=tuple(title for title, _ in exceptions),
            limits=limits if any(limits) else (),
        )


def _one(part: str, per: str | None, at: str) -> Repeal | None:
    """Read one regulation: its title, its day of adoption, its body."""
    grammar = repeal_grammar()
    text = re.sub(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+", "", _when(part.strip()))
    text = re.sub(
        r"^(?:(?:wordt|worden)\s+)?(?:de|het|van|hierbij|tevens|dat|ook)\s+", "", text, flags=re.I
    )
    if OWN in text[:20]:
        return None
    partial = grammar.partial.match(text)
    piece = tidy(text[: partial.end("part")]) if partial else None
    text = text[partial.end() :] if partial else text
    # "de op 17 mei 2016 vastgestelde Verordening ..."
    adopted = None
    first = re.match(
        r"(?:(?:door\s+[^,]{3,40}?\s+)?(?:op|bij\s+besluit\s+van)\s+(.{6,30}?)\s+vastgestelde"
        r"|(?:verordening|regeling|besluit)\s+van\s+(.{6,30}?),?\s+(?:bekend|aangehaald)\s+als"
        r"(?:\s+(?:de|het))?)\s+",
        text,
        re.I,
    )
    if first:
        days = find_dates(first[1] or first[2])
        adopted = days[0].iso if days else None
        text = text[first.end() :]
    text = _WHOLE.sub("", grammar.old.sub("", text))
    noun = grammar.noun.search(text)
    if not noun or grammar.vague.search(text):
        return None
    # A title starts with a capital, or its noun stands near the start: else it is a sentence.
    if not re.match(r"[A-ZÀ-Þ\d\"“„‘']", text) and len(text[: noun.start()].split()) > 2:
        return None
    cut = grammar.after.search(text, noun.end() if noun.start() == 0 else noun.start())
    title, rest = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    adopted = adopted or _adopted(rest)
    title, body = _of_body(tidy(title), rest)
    if len(title) < 8 or not (adopted or re.search(r"[A-ZÀ-Þ]|\d{4}", title)):
        return None
    return Repeal(title=title, body=body, adopted=adopted, per=per, at=at, part=piece)


def _adopted(rest: str) -> str | None:
    """Return the day of adoption in what follows a title: not that of a later change."""
    for day in find_dates(rest):
        before = rest[: day.start]
        if not re.search(r"\b(?:gewijzigd|bekend\s?gemaakt|gepubliceerd)\b[^,;)]*$", before, re.I):
            return day.iso
    return None


def _when(words: str) -> str:
    """Drop "met ingang van DATE" and "per DATE" from the words of a subject."""
    for day in reversed(find_dates(words)):
        lead = re.search(
            r",?\s*\b(?:met\s+ingang\s+van|per|ingaande|vanaf|gerekend\s+vanaf)\s+$",
            words[: day.start],
            re.I,
        )
        if lead:
            words = f"{words[: lead.start()]} {words[day.end :].lstrip(' ,')}"
    return _SAME_DAY.sub("", words).strip()


def _of_body(title: str, rest: str) -> tuple[str, str | None]:
    """Set the body apart: "Verordening X van de gemeente Uden" is Uden's Verordening X.

    A name inside the title ("Reintegratieverordening gemeente Maastricht 2008") belongs to it.
    """
    match = re.search(
        r"\s+(?:van|der|in)\s+(?:de\s+)?(?:voormalige\s+)?gemeente\s+(\S.*)$", title, re.I
    )
    if match:
        known = find_bodies(match[1])
        name = known[0].name if known else match[1]
        if len(match[1].split()) <= 6 and not re.search(r"\d", match[1]):
            return tidy(title[: match.start()]), name
    for text in (rest, title):
        named = re.search(
            r"\b(?:gemeente(?:raad)?|raad)\s+(?:van\s+|der\s+|de\s+|gemeente\s+)*", text, re.I
        )
        if named:
            known = find_bodies(text[named.end() :])
            if known and known[0].start == 0:
                return title, known[0].name
    return title, None
