"""Finding: every citation of a text, with its span, targets and the regulation it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.citations.instruments import instrument_after, instrument_before
from corpus.citations.interpret import Reading, interpret
from corpus.citations.model import Citation, Instrument, Mention
from corpus.citations.names import NameBook, name_book
from corpus.citations.publications import publications
from corpus.citations.recognise import Stretch, stretches
from corpus.model import Target
from corpus.regulations import Named

__all__ = ["find", "mentions"]

_TIME = re.compile(r"\s*(?:uur|u\b|h\b)", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\s+(?:van|uit|in)\s+(?:de|het|een|zijn|haar|hun|onze|ons)\s+\w", re.IGNORECASE
)
_JOINT = re.compile(
    r"\s*,?\s*(?:\(?(?:en|of|dan wel|alsmede|jo\.?|juncto|evenals|respectievelijk|resp\.|onderscheidenlijk|in samenhang met|in verbinding met|en/of|gelezen in samenhang met|c\.q\.|noch|alsook)\s+)?(?:(?:de|het|van|van de|van het)\s+)?",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"\s*\(\s*(?:(?:hierna|verder|nader|hieronder)\s*(?:ook\s*)?(?:te noemen|genoemd|aangeduid als|afgekort)?\s*:?\s*)?"
    r"(?:ook wel\s+)?(?:de\s+|het\s+)?[\"“‘']?(?P<short>[A-Za-z][\w .-]{0,30}?)[\"”’']?\s*\)"
)


def find(text: str, *, names: Iterable[Named] = (), on: str | None = None) -> tuple[Citation, ...]:
    """Return the citations of a text in order, without overlap.

    Args:
        text: any text; spans are half-open positions in it.
        names: regulations besides the catalogue, such as the ordinances of a library.
        on: the ISO date of the text, for names that have had two owners.

    Returns:
        Citations as the text has them: relative ones and defined terms are not filled in, see
        ``ingest.references``. Times, quantities and plain words yield nothing; never raises.
    """
    book = name_book(tuple(names), on)
    found = [
        citation for stretch in stretches(text) if (citation := _citation(text, stretch, book))
    ]
    found = _shared(text, found)
    kept = sorted([*found, *publications(text)], key=lambda item: (item.start, -item.end))
    return tuple(_apart(kept))


def _apart(citations: list[Citation]) -> Iterator[Citation]:
    """Drop what stands inside an earlier citation."""
    end = 0
    for citation in citations:
        if citation.start >= end:
            end = citation.end
            yield citation


def _citation(text: str, stretch: Stretch, names: NameBook) -> Citation | None:
    reading = interpret(stretch)
    if not reading.targets and reading.anchor not in (
        "previous-article",
        "next-article",
        "previous-paragraph",
        "next-paragraph",
        "previous-paragraphs",
    ):
        return None
    start, end = stretch.start, stretch.end
    instrument = instrument_after(text, end, names)
    relative = reading.anchor != ""
    first = stretch.reaches[0][0].signs[0].type
    if relative and instrument and instrument.kind in ("name", "paper", "that"):
        if reading.anchor == "own" and not _has_place(reading):
            instrument = None if _far(text, end, instrument) else instrument
    if instrument is None:
        instrument = instrument_before(text, start, end, names) if not relative else None
        if instrument:
            start = start if instrument.end > start else start
    if first == "NUM" and (
        instrument is None or instrument.kind != "name" or _TIME.match(text, end)
    ):
        return None  # 10:30 is a time unless a law follows
    if (
        instrument is None
        and (relative or _container_only(reading))
        and _ELSEWHERE.match(text, end)
    ):
        return None  # the first member of the committee, chapter 3 of the plan
    end = max(end, instrument.end) if instrument and instrument.start >= end else end
    targets = _in_book(reading)
    return Citation(
        text=text[start:end],
        start=start,
        end=end,
        targets=targets,
        anchor=reading.anchor,
        instrument=instrument,
        ranges=reading.ranges,
        doubtful=reading.doubtful,
        section=reading.section,
    )


def _has_place(reading: Reading) -> bool:
    return any(target.article for target in reading.targets)


def _far(text: str, end: int, instrument: Instrument) -> bool:
    """Tell whether a relative citation only happens to stand before a name."""
    return "," in text[end : instrument.start]


def _container_only(reading: Reading) -> bool:
    return not any(target.article or target.paragraph or target.point for target in reading.targets)


def _in_book(reading: Reading) -> tuple[Target, ...]:
    """Number the articles of a code with books as 7:610."""
    if not reading.book:
        return reading.targets
    from msgspec.structs import replace as put

    return tuple(
        put(target, article=f"{reading.book}:{target.article}")
        if target.article and ":" not in target.article
        else target
        for target in reading.targets
    )


def _shared(text: str, found: list[Citation]) -> list[Citation]:
    """Give citations joined by "en", "of", "jo." the regulation that the last of them names."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        here, after = result[index], result[index + 1]
        between = text[here.end : after.start]
        if len(between) > 60 or not _JOINT.fullmatch(between) or not between.strip():
            continue
        result[index + 1] = replace(after, joined=True) if not after.joined else after
        if (
            here.instrument is None
            and here.anchor == ""
            and after.anchor == ""
            and after.instrument is not None
        ):
            result[index] = replace(here, instrument=after.instrument, shared=True)
    return result


def mentions(
    text: str, *, names: Iterable[Named] = (), on: str | None = None
) -> tuple[Mention, ...]:
    """Return every regulation named in a text, with the short form the text gives it, if any."""
    book = name_book(tuple(names), on)
    found: list[Mention] = []
    end = 0
    for match in book.first.finditer(text):
        if match.start() < end:
            continue
        instrument = book.at(text, match.start())
        if instrument is None:
            continue
        end = instrument.end
        short = _INTRODUCED.match(text, end)
        found.append(
            Mention(
                instrument.start,
                end,
                instrument,
                " ".join(short["short"].split()) if short else None,
            )
        )
    return tuple(found)
