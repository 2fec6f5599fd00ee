"""The title by which a regulation is cited, and when it enters into force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import msgspec

from corpus.dates import find_dates
from corpus.model import Document, InForce, PartialEntry
from ingest.facts.passages import Passage, facts_data, passages, phrase, sentences, tidy

__all__ = ["find_citation_title", "find_in_force"]

_QUOTED = re.compile(r"^\s*[\"“„‘'«]\s*(.+?)\s*[\"”“’'»](?=\s*[.;,]?\s*(?:$|\n|[A-Z(]))", re.S)


_FINAL = re.compile(r"werking|werkende|slot|citeer|verval|duur|looptijd|horizon", re.I)


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(facts_data()['citation']['leads'])})\s*:?\s*", re.I)


_NOTE_MARK = re.compile(r"\.?\s*[¹²³⁰⁴-⁹]+\s*$")  # of a footnote behind the title


def find_citation_title(document: Document) -> str | None:
    """Return the title after "wordt aangehaald als" and its kin, None when nothing says it."""
    for passage in passages(document):
        match = _leads().search(passage.text)
        if not match:
            continue
        rest = re.sub(r"^(?:de|het)\s+(?=[\"“„‘'«])", "", passage.text[match.end() :])
        quoted = _QUOTED.match(rest)
        words = quoted[1] if quoted else sentences(rest)[0] if sentences(rest) else ""
        words = _NOTE_MARK.sub("", words.split(";")[0])
        words = re.sub(r"^(?:de|het|als)\s+(?=[A-ZÀ-Þ])", "", words.strip(), flags=re.I)
        title = tidy(re.sub(r"(?:,|\s+en)\s+treedt\b.*", "", words, flags=re.S))
        if title:
            return title
    return document.citation_title


class _Grammar(NamedTuple):
    verb: re.Pattern[str]
    subject: re.Pattern[str]
    other: re.Pattern[str]
    passing: re.Pattern[str]
    leads: re.Pattern[str]
    not_before: re.Pattern[str]
    rule: re.Pattern[str]
    bare: re.Pattern[str]
    retroactive: re.Pattern[str]
    works_back: re.Pattern[str]
    part: re.Pattern[str]
    lapse: re.Pattern[str]
    ends: re.Pattern[str]
    own: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    data = facts_data()["entry"]

    return _Grammar(
        verb=phrase(data["verb"]),
        subject=phrase(data["subject"]),
        other=phrase(data["other"]),
        passing=phrase(data["passing"]),
        leads=phrase(rf"\b(?:{data['leads']})\s+$"),
        not_before=phrase(rf"\b(?:{data['not_before']})\s*$"),
        rule=phrase(rf"^(?P<rule>{data['rule']}?)(?:{data['rule_ends']})"),
        bare=phrase(rf"^(?P<rule>{data['bare']}?)(?:{data['rule_ends']})"),
        retroactive=phrase(data["retroactive"]),
        works_back=phrase(data["works_back"]),
        part=phrase(data["part"]),
        lapse=phrase(data["lapse"]),
        ends=phrase(data["ends"]),
        own=phrase(facts_data()["repeal"]["own"]),
    )


def find_in_force(document: Document) -> InForce:
    """Return the day of entry into force, or the rule that sets it, with its provision.

    An article headed "Inwerkingtreding" is believed before other articles. What the reader took
    from official metadata fills, field by field, what the text leaves open: the text gives the
    rule, the metadata the day that came of it and the day the regulation works back to.
    """
    own = _own_titles(document)
    ranked = sorted(passages(document), key=lambda item: "werking" not in item.heading.lower())
    found = next(filter(None, (_entry(passage, own) for passage in ranked)), document.in_force)
    known = document.in_force
    final = [item for item in ranked if _FINAL.search(item.heading)]
    if not found.retroactive_to:
        found = _with_effect(found, final)
    found = msgspec.structs.replace(
        found,
        date=found.date or known.date,
        retroactive_to=found.retroactive_to or known.retroactive_to,
    )
    return msgspec.structs.replace(
        found,
        until=next(filter(None, map(_until, final)), found.until),
        parts=tuple(part for passage in final for part in _parts(passage)) or found.parts,
    )


def _own_titles(document: Document) -> list[str]:
    titles = (document.citation_title, find_citation_title(document), document.title)
    return [title.lower() for title in titles if title]


def _entry(passage: Passage, own: list[str]) -> InForce | None:
    grammar = _grammar()
    for said in sentences(passage.text):
        sentence = grammar.passing.sub(r"\g<own> ", said)
        verb = grammar.verb.search(sentence)
        if not verb:
            continue
        headed = "werking" in passage.heading.lower()
        speaks = grammar.subject.search(sentence) or any(
            title[:40] in sentence.lower() for title in own
        )
        clause = sentence[: verb.end()]
        if grammar.other.search(clause) or not (speaks or headed):
            continue
        whole = _without_exception(sentence, verb.end())
        retroactive, back_at = _retroactive(sentence)
        day = _day(whole, verb.start(), back_at)
        rule = None if day else _rule(whole, verb)
        if day or rule or retroactive:
            return InForce(
                date=day or (retroactive if not rule else None),
                rule=rule,
                retroactive_to=retroactive or _works_back(passage),
                at=passage.at or None,
            )
    return None


def _without_exception(sentence: str, at: int) -> str:
    """Drop ", met uitzondering van artikel 2, dat in werking treedt op ..." from a sentence.

    ``at`` is where the verb ends that says when the rest enters into force.
    """
    for match in _grammar().part.finditer(sentence, at):
        if match["except"]:
            return sentence[: match.start()].rstrip(" ,")
    return sentence


def _with_effect(found: InForce, final: list[Passage]) -> InForce:
    """Add the retroactive effect that another closing provision gives the regulation."""
    for passage in final:
        if day := _works_back(passage):
            return msgspec.structs.replace(found, retroactive_to=day, retroactive_at=passage.at)
    return found


def _works_back(passage: Passage) -> str | None:
    """Return the day of retroactive effect when a sentence of its own sets it."""
    for sentence in sentences(passage.text):
        if _grammar().works_back.search(sentence):
            day, _ = _retroactive(sentence)
            if day:
                return day
    return None


def _parts(passage: Passage) -> Iterator[PartialEntry]:
    """Yield the provisions that enter into force on a day of their own."""
    grammar = _grammar()
    for sentence in sentences(passage.text):
        for match in grammar.part.finditer(sentence):
            rest = sentence[match.end() :]
            day = next((day.iso for day in find_dates(rest[:80])), None)
            rule = None if day else _rule(sentence, match)
            provisions = tidy(match["except"] or match["own"])
            if day or rule:
                yield PartialEntry(provisions=provisions, date=day, rule=rule, at=passage.at)


def _until(passage: Passage) -> str | None:
    """Return the first day on which the regulation no longer holds by its own words."""
    grammar = _grammar()
    for sentence in sentences(passage.text):
        if not grammar.own.search(sentence):
            continue
        for day in find_dates(sentence):
            if re.search(r"\bbehou|\bblij", sentence[: day.start], re.I):
                break
            match = grammar.lapse.search(sentence[: day.start])
            if match and match["lead"].lower().startswith("tot en"):
                return (date.fromisoformat(day.iso) + timedelta(days=1)).isoformat()
            if match and not grammar.retroactive.search(sentence[: day.start]):
                return day.iso
    return None


def _retroactive(sentence: str) -> tuple[str | None, int | None]:
    """Return the day the regulation works back to, and where that date stands."""
    match = _grammar().retroactive.search(sentence)
    if not match:
        return None, None
    later = [day for day in find_dates(sentence) if day.start > match.start()]
    return (later[0].iso, later[0].start) if later else (None, None)


def _day(sentence: str, verb_at: int, back_at: int | None) -> str | None:
    """Return the date of entry: the first after the verb, else the last before it."""
    grammar = _grammar()
    days = [
        day
        for day in find_dates(sentence)
        if day.start != back_at
        and grammar.leads.search(sentence[: day.start])
        and not grammar.not_before.search(sentence[: day.start])
        and not re.search(r"vastgesteld\s+op\s+$", sentence[: day.start], re.I)
        and not re.match(r"\s+vastgestelde?\b", sentence[day.end :], re.I)
        and not grammar.ends.search(sentence[: day.start])
    ]
    after = [day.iso for day in days if day.start >= verb_at]
    before = [day.iso for day in days if day.start < verb_at]
    return after[0] if after else before[-1] if before else None


def _rule(sentence: str, verb: re.Match[str]) -> str | None:
    """Return the words that set the day: "dag na bekendmaking"."""
    grammar = _grammar()
    inner = re.sub(r"^tre(?:edt|den)\s+|\s*in\s*werking.*$", "", verb[0], flags=re.I | re.S)
    lead = r"^\s*(?:,\s*)?(?:(?:op|met\s+ingang\s+van|per|vanaf|ingaande|in\s+op)\s+)?"
    for words in (sentence[verb.end() :], inner, sentence[: verb.start()]):
        text = re.sub(lead, "", words.strip(), flags=re.I)
        for pattern in (grammar.rule, grammar.bare):
            match = pattern.match(text)
            if match and match["rule"].strip():
                return re.sub(r"^(?:de|het)\s+", "", tidy(match["rule"]), flags=re.I)
    return None
