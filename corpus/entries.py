"""Entries of the library: what it says of a document, and which document words mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from corpus.accents import without_accents
from corpus.copies import wording
from corpus.errors import Ambiguous, NotFound
from corpus.model import Document, DocumentKind, Source, words_of

__all__ = [
    "REGULATIONS",
    "Entry",
    "ambiguous",
    "document_years",
    "fitting",
    "make_entry",
    "policy_fields",
    "repealed",
    "resolve",
    "unknown",
    "year_of",
]

REGULATIONS = ("verordening", "beleidsregel", "wet")
"""Kinds of document that set rules; the others speak of them."""
_MOST_CANDIDATES = 10  # named in the sentence of Ambiguous
_SHORTEST_PREFIX = 4  # characters of an id
_LEAST_SHARE = 0.2  # of the instruments named, for a policy field to count
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Entry(Struct, frozen=True, kw_only=True):
    """What the library says of a document without opening it.

    ``year`` is that of entry into force, else of adoption, else the one in the title; ``years`` are
    all of these. ``in_force``, ``retroactive_to`` and ``adopted`` are ISO dates, ``rule`` the
    words that set the day of entry into force where no date does. ``repeals`` are the titles of
    what it withdraws, ``fields`` the policy fields (beleidsvelden) of the instruments it speaks of.
    ``file`` is the name of the source file, ``position`` counts from 1 in it. ``added`` is an ISO
    time (UTC), ``revision`` the revision of the library that wrote it. ``wording`` is the same for
    documents that say the same (``corpus.copies``); "" when it was not kept.
    """

    id: str
    title: str
    kind: DocumentKind
    citation_title: str | None = None
    bodies: tuple[str, ...] = ()
    year: int | None = None
    years: tuple[str, ...] = ()
    in_force: str | None = None
    rule: str | None = None
    retroactive_to: str | None = None
    adopted: str | None = None
    repeals: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    file: str = ""
    position: int = 1
    added: str = ""
    revision: int = 0
    wording: str = ""


def policy_fields(document: Document) -> tuple[str, ...]:
    """Return the policy fields that a document is about, the one it speaks of most first.

    A field counts when it has a fifth of all mentions of instruments.
    """
    from corpus.instruments import lexicon

    mentions = lexicon().find(f"{document.title} {words_of(document.tree)}")
    counts = Counter(mention.instrument.field for mention in mentions)
    least = _LEAST_SHARE * counts.total()
    return tuple(field for field, count in counts.most_common() if count >= least)


def repealed(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the ids of the documents that another of these withdraws, by its exact title."""
    known = tuple(entries)
    withdrawn = {_plain(title) for entry in known for title in entry.repeals}
    return frozenset(
        entry.id for entry in known if any(title in withdrawn for title in _titles(entry))
    )


def make_entry(document: Document, source: Source, position: int, revision: int) -> Entry:
    """Return the entry for a document that is added now."""
    return Entry(
        id=document.id,
        title=document.title,
        kind=document.kind,
        citation_title=document.citation_title,
        bodies=document.bodies,
        year=year_of(document),
        years=document_years(document),
        in_force=document.in_force.date,
        rule=document.in_force.rule,
        retroactive_to=document.in_force.retroactive_to,
        adopted=max(
            (adoption.date for adoption in document.adopted if adoption.date), default=None
        ),
        repeals=tuple(repeal.title for repeal in document.repeals),
        fields=policy_fields(document),
        file=source.file,
        position=position,
        added=datetime.now(UTC).isoformat(timespec="seconds"),
        revision=revision,
        wording=wording(document),
    )


def document_years(document: Document) -> tuple[str, ...]:
    """Return every year by which a document may be called: title, adoption, entry into force."""
    dates = (document.in_force.date, *(adoption.date for adoption in document.adopted))
    titles = f"{document.title} {document.citation_title or ''}"
    return tuple(sorted({date[:4] for date in dates if date} | set(_YEAR.findall(titles))))


def year_of(document: Document) -> int | None:
    """Return the year of entry into force, else of adoption, else the one in the title."""
    dates = [document.in_force.date, *(adoption.date for adoption in document.adopted)]
    for date in dates:
        if date and date[:4].isdigit():
            return int(date[:4])
    in_title = _YEAR.findall(document.title)
    return int(in_title[-1]) if in_title else None


def resolve(words: str, entries: Sequence[Entry]) -> str:
    """Return the id of the one document that words mean; see ``Library.resolve``."""
    found = fitting(words, entries)
    if len(found) > 1:
        raise ambiguous(words, found)
    return found[0].id


def fitting(words: str, entries: Sequence[Entry]) -> list[Entry]:
    """Return the documents that words may mean, regulations alone when other papers fit too.

    An id, a title, a beginning of an id, a part of a title, words that all stand in the title and
    the names of the bodies: the first of these that gives anything. Who names a year and a
    municipality means the ordinance, not the proposal to adopt it.

    Raises:
        NotFound: no document fits.
    """
    wanted = _plain(words)
    if not wanted:
        raise unknown(words)
    split = wanted.split()
    tests = (
        lambda entry: entry.id == words.strip(),
        lambda entry: wanted in _titles(entry),
        lambda entry: len(wanted) >= _SHORTEST_PREFIX and entry.id.lower().startswith(wanted),
        lambda entry: any(wanted in title for title in _titles(entry)),
        lambda entry: all(word in _all_names(entry) for word in split),
    )
    for test in tests:
        found = [entry for entry in entries if test(entry)]
        if found:
            return [entry for entry in found if entry.kind in REGULATIONS] or found
    raise unknown(words)


def unknown(words: str) -> NotFound:
    """Return the error for words that no document fits."""
    return NotFound(
        f"Geen document in de bibliotheek past bij '{words}'; 'waswordt list' toont wat er is."
    )


def ambiguous(words: str, found: Sequence[Entry]) -> Ambiguous:
    """Return the error for words that several documents fit, with all it takes to choose one.

    Regulations come first: they are asked for more than the papers around them.
    """
    found = sorted(found, key=lambda entry: entry.kind not in REGULATIONS)
    named = "; ".join(
        f"{entry.id} ({entry.kind} '{entry.title}'{f', {entry.file}' if entry.file else ''})"
        for entry in found[:_MOST_CANDIDATES]
    )
    more = len(found) - _MOST_CANDIDATES
    rest = f"; en nog {more}" if more > 0 else ""
    return Ambiguous(
        f"'{words}' past bij {len(found)} documenten; geef het nummer op van het document dat u "
        f"bedoelt: {named}{rest}."
    )


def _plain(words: str) -> str:
    return " ".join(without_accents(words).casefold().split())


def _titles(entry: Entry) -> tuple[str, ...]:
    return tuple(_plain(title) for title in (entry.title, entry.citation_title) if title)


def _all_names(entry: Entry) -> str:
    return " ".join((*_titles(entry), *(_plain(body) for body in entry.bodies)))
