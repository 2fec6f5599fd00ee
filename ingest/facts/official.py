"""Where the official metadata of a publication and its text disagree."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.bodies import canonical, lineage, successors
from corpus.dates import in_words
from corpus.model import Document, Issue
from corpus.sentences import closed
from ingest.facts.passages import letters

__all__ = ["disagreements"]


def disagreements(official: Document, read: Document, named: tuple[str, ...]) -> Iterator[Issue]:
    """Yield where a text says otherwise than the official metadata that came with it.

    Args:
        official: the document as the reader gave it, with the facts of its metadata.
        read: the same with the facts of its text, which go before those of the metadata.
        named: the bodies that the text itself names.

    A publication of an amended version has the later days of the amendment beside the text of
    the first adoption, which is no disagreement; a day before the one in the text always is.
    """
    one, two = official.citation_title, read.citation_title
    if one and two and letters(one) != letters(two):
        yield _issue(
            closed(f"De officiële gegevens noemen als citeertitel '{one}', de tekst '{two}'")
        )
    if stray := _strange(official.bodies, named):
        yield _issue(
            f"Volgens de officiële gegevens is de regeling van {official.bodies[0]}, volgens de "
            f"tekst van {' en '.join(stray)}."
        )
    days = _days(read, official)
    for item in official.adopted:
        if days and item.date < min(days):
            yield _issue(
                f"Volgens de officiële gegevens vastgesteld op {in_words(item.date)}, volgens de "
                f"tekst op {in_words(min(days))}."
            )
    day, text_day = official.in_force.date, read.in_force.date
    later = any(days and item.date > max(days) for item in official.adopted)
    if day and text_day and (day < text_day or (day > text_day and not later)):
        yield _issue(
            f"Volgens de officiële gegevens in werking op {in_words(day)}, volgens de tekst op "
            f"{in_words(text_day)}.",
            read.in_force.at,
        )
    back, text_back = official.in_force.retroactive_to, read.in_force.retroactive_to
    if back and text_back and back != text_back and not later:
        yield _issue(
            f"Volgens de officiële gegevens werkt de regeling terug tot en met {in_words(back)}, "
            f"volgens de tekst tot en met {in_words(text_back)}.",
            read.in_force.at,
        )


def _issue(message: str, at: str | None = None) -> Issue:
    return Issue(code="metadata-differs", severity="warning", message=message, at=at)


def _strange(official: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    """Return the bodies that a text names, when none has to do with the official ones.

    A body that went on in another, or came from it, has to do with it, and so has one of which
    the name is a part of the other's, as that of a region and of its joint body.
    """
    related = {canonical(name) or name for name in official}
    for name in tuple(related):
        related |= {*successors(name), *(part for part, _ in lineage(name))}
    ours = [letters(name) for name in related]
    theirs = [letters(canonical(name) or name) for name in named]
    akin = any(one in two or two in one for one in ours for two in theirs)
    return () if akin or not ours else named


def _days(read: Document, official: Document) -> list[str]:
    """Return the days of adoption that only the text gives, for the bodies of the metadata."""
    bodies = {item.body for item in official.adopted}
    return sorted(
        item.date for item in read.adopted if item.body in bodies and item not in official.adopted
    )
