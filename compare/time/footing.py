"""What an answer rests on besides the provisions it quotes, in Dutch sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from compare.time.timeline import Span
from compare.time.titles import words_and_years
from corpus.addresses import Address, find
from corpus.bodies import Merger, mergers
from corpus.data import read_data
from corpus.dates import find_dates, in_words
from corpus.model import Document, Note, Saving, words_of

__all__ = ["footing", "kept_by_statute", "note_on_the_old", "says_this", "until_by_statute"]

_ARHI = "Wet algemene regels herindeling, artikel 28"
_KEPT = 2  # years that rules of a body that merged keep their force


def footing(span: Span, documents: Mapping[str, Document], days: tuple[str, str]) -> Iterator[str]:
    """Yield what a reader has to know of the ordinance that governs, and the quotations leave out.

    Args:
        span: the ordinance that governs.
        documents: what the library holds, by id.
        days: the day of granting and the day asked about (ISO).
    """
    held = documents.get(span.document or "")
    if held is None:
        yield from _by_name(span, documents)
    else:
        yield from _by_metadata(span, held)
    if back := _works_back(span, held, days):
        yield back
    if not span.replaced_by and not span.end:
        yield (
            f"Voor zover de bibliotheek weet, is '{span.title}' niet vervangen of ingetrokken; ga "
            "na of er een latere verordening is."
        )
    if (by_statute := kept_by_statute(span.body, days[1])) is not None:
        yield by_statute


def _by_name(span: Span, documents: Mapping[str, Document]) -> Iterator[str]:
    """Say of an ordinance of which the text is not held how it is known."""
    papers = [documents[proof.document] for proof in span.proofs if proof.document in documents]
    adopting = [paper for paper in papers if span.adopted or paper.adopts]
    kinds = dict.fromkeys(
        paper.kind for paper in adopting if paper.kind in ("raadsbesluit", "raadsvoorstel")
    )
    where = " en ".join(f"een {kind}" for kind in sorted(kinds))
    known = f"het antwoord berust op {where}" if where else "alleen de naam is bekend"
    yield f"De tekst van '{span.title}' staat niet in de bibliotheek; {known}."
    setting = [
        paper.kind
        for paper in papers
        if span.start and span.start in (paper.in_force.date, paper.in_force.retroactive_to)
    ]
    if setting and set(setting) == {"raadsvoorstel"}:
        yield (
            f"Dat zij vanaf {in_words(span.start or '')} geldt, zegt alleen het raadsvoorstel; het "
            "besluit of de verordening zelf kan een andere dag noemen."
        )
    years = sorted(words_and_years(span.title)[1])
    if not span.start and not span.adopted and not span.rule and years:
        yield (
            "Wanneer zij in werking is getreden, is niet bekend; er is uitgegaan van 1 januari "
            f"{years[0]}, naar het jaar in haar titel."
        )


def _by_metadata(span: Span, held: Document) -> Iterator[str]:
    """Say which days of an ordinance stand in the official metadata and not in its text."""
    force = held.in_force
    text = " ".join(
        words_of(provision)
        for at in (force.at, force.retroactive_at)
        if at and (provision := find(held, Address.parse(at)))
    )
    said = {found.iso for found in find_dates(text)}
    days = ((force.date, "in werking op"), (force.retroactive_to, "terugwerkend tot en met"))
    told = [
        f"{words} {in_words(day)}"
        for day, words in days
        if day and day not in said and span.start in (force.date, force.retroactive_to)
    ]
    if told and force.rule and text:
        yield (f"Niet in de tekst, maar in de officiële gegevens erbij staat: {', '.join(told)}.")


def _works_back(span: Span, held: Document | None, days: tuple[str, str]) -> str | None:
    """Say that an ordinance was not there yet on a day that it covers by working back."""
    entry = held.in_force.date if held else None
    begun = min(filter(None, (span.adopted, entry)), default=None)
    if begun is None or span.start is None or span.start >= begun:
        return None
    early = [in_words(day) for day in dict.fromkeys(days) if day < begun]
    if not early:
        return None
    how = "vastgesteld" if begun == span.adopted else "in werking getreden"
    return (
        f"'{span.title}' is pas op {in_words(begun)} {how} en werkt terug tot en met "
        f"{in_words(span.start)}; op {' en '.join(early)} was dat nog niet gebeurd."
    )


def until_by_statute(body: str) -> str | None:
    """Return the day (ISO) on which the rules of a body that merged lost their force at the latest.

    Two years after the merger (Wet algemene regels herindeling, artikel 28). None for a body that
    did not merge, or alone and whole changed its name.
    """
    merger = _merger_of(body)
    if merger is None:
        return None
    day = date.fromisoformat(merger.date)
    return day.replace(year=day.year + _KEPT).isoformat()


def kept_by_statute(body: str, on: str) -> str | None:
    """Say by what rule ordinances of a body that merged go on, and until when; None before that."""
    merger, limit = _merger_of(body), until_by_statute(body)
    if merger is None or limit is None or on < merger.date:
        return None
    return (
        f"{body} ging op {in_words(merger.date)} op in {merger.into}; de oude verordeningen golden "
        f"in dat gebied daarna ten hoogste tot {in_words(limit)} ({_ARHI})."
    )


def _merger_of(body: str) -> Merger | None:
    return next(
        (
            merger
            for merger in mergers()
            if body in merger.whole
            and merger.into != body
            and (len(merger.whole) > 1 or merger.split)
        ),
        None,
    )


def says_this(saving: Saving) -> str | None:
    """Return the words of a clause that keep "deze verordening" for what an older one granted."""
    found = _grammar()["this"].search(saving.text)
    return found[0] if found else None


def note_on_the_old(document: Document, saving: Saving) -> Note | None:
    """Return the note that says which ordinance a clause on "deze verordening" keeps alive.

    Such a clause says of what was granted under an older ordinance that "deze verordening" goes on
    to apply, by which that older one is meant; None where it says no such thing, or no note tells.
    """
    if says_this(saving) is None:
        return None
    article = saving.at.split("/")[0]
    return next(
        (
            note
            for note in document.notes
            if any(target.split("/")[0] == article for target in note.targets)
            and _grammar()["the_old"].search(note.text)
        ),
        None,
    )


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    data = read_data("facts")["savings"]
    return {name: re.compile(data[name], re.I) for name in ("this", "the_old")}
