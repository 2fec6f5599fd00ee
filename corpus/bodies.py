"""Public bodies: the municipalities of the Netherlands, their spellings and their history.

Names and mergers stand in ``corpus/data/bodies.toml``. ``bodies_in`` finds names in a text; a name
inside a longer compound ("Maastricht-Heuvelland") is not the municipality. A body that merged
lives on in another: Uden and Landerd in Maashorst from 2022-01-01.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from corpus.accents import without_accents
from corpus.data import read_data

__all__ = [
    "FoundBody",
    "Merger",
    "canonical",
    "find_bodies",
    "lineage",
    "mergers",
    "municipalities",
    "successors",
]


class Merger(Struct, frozen=True):
    """On ``date`` (ISO) the ``whole`` bodies, and a part of each in ``split``, became ``into``."""

    date: str
    into: str
    whole: tuple[str, ...]
    split: tuple[str, ...] = ()


class FoundBody(Struct, frozen=True):
    """A municipality named in a text: half-open span and canonical name."""

    start: int
    end: int
    name: str


class _Data(Struct, frozen=True):
    municipalities: dict[str, tuple[str, ...]]
    variants: dict[str, tuple[str, ...]]
    merger: tuple[Merger, ...]


@cache
def _data() -> _Data:
    import msgspec

    return msgspec.convert(read_data("bodies"), _Data)


def municipalities() -> tuple[str, ...]:
    """Return the official names of the municipalities of today, by province."""
    return tuple(name for names in _data().municipalities.values() for name in names)


def mergers() -> tuple[Merger, ...]:
    """Return the known mergers, oldest first."""
    return tuple(sorted(_data().merger, key=lambda merger: merger.date))


def _key(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: no accents, capitals or hyphens."""
    text = without_accents(name.lower().replace("’", "'"), "NFD")
    if text.isalpha():  # most names: a search in a new process waits for them all
        return (text,)
    text = re.sub(r"\ba\s?/\s?d(?:\.|\b)", "aan de", text)
    text = re.sub(r"\baan den\b", "aan de", text)
    return tuple(re.findall(r"[\w'()]+", text.replace(".", "")))


@cache
def _names() -> dict[tuple[str, ...], str]:
    data = _data()
    parts = [name for merger in data.merger for name in (*merger.whole, *merger.split)]
    names = {_key(name): name for name in (*parts, *municipalities())}
    for name, variants in data.variants.items():
        names |= {_key(variant): name for variant in variants}
    return names


def canonical(name: str) -> str | None:
    """Return the official name behind a spelling ("Valkenburg a/d Geul"), None when unknown."""
    words = _key(name)
    if words[:2] == ("gemeente", "van"):
        words = words[2:]
    elif words[:1] == ("gemeente",):
        words = words[1:]
    return _names().get(words)


def find_bodies(text: str, *, capitals: bool = True) -> tuple[FoundBody, ...]:
    """Return the municipalities named in a text, longest names first where they overlap.

    A name counts only with a capital, unless ``capitals`` is off (who types a question leaves them
    out), and not as part of a longer hyphenated name.
    """
    # "a/d" and hyphens are part of names: words are taken between blanks and hyphens.
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\(\w{1,2}\)|[\w'’./]+", text)]
    longest = max(map(len, _names()))
    found: list[FoundBody] = []
    at = 0
    while at < len(tokens):
        hit = None
        for size in range(min(longest, len(tokens) - at), 0, -1):
            start, end = tokens[at][0], tokens[at + size - 1][1]
            written = text[start:end].rstrip("./'’")
            if capitals and not re.search(r"[A-ZÀ-Þ]", written):
                continue
            name = _names().get(_key(written))
            if name and _stands_alone(text, start, start + len(written)):
                hit = FoundBody(start, start + len(written), name)
                break
        if hit:
            found.append(hit)
            while at < len(tokens) and tokens[at][0] < hit.end:
                at += 1
        else:
            at += 1
    return tuple(found)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether no hyphen ties the span to a word before or after it."""
    before = re.search(r"[\w]\s?[-–]\s?$", text[:start][-4:])
    after = re.match(r"\s?[-–]\s?\w", text[end : end + 4])
    dash_between_blanks = re.match(r"\s[-–]\s", text[end : end + 3])
    return not before and (not after or bool(dash_between_blanks))


def successors(name: str, on: str | None = None) -> tuple[str, ...]:
    """Return the bodies that a body went on in by a day (ISO; None: today), itself if it lives.

    Several when it was split. The end of one chain may be the start of another: Groesbeek became
    Berg en Dal.
    """
    current = {canonical(name) or name}
    gone: set[str] = set()
    for merger in mergers():
        if on is not None and merger.date > on:
            break
        parts = {part for part in (*merger.whole, *merger.split) if part in current}
        if parts:
            current.add(merger.into)
        current -= parts - {merger.into} - set(merger.split)
        # The other parts of a split body find their home in another merger of the same day.
        gone |= set(merger.split)
    return tuple(sorted(current - gone))


def lineage(name: str) -> tuple[tuple[str, str | None], ...]:
    """Return a body and those that went into it, each with the day (ISO) it ended, or None.

    Maashorst gives Maashorst (None), Landerd and Uden (2022-01-01).
    """
    start = canonical(name) or name
    result: list[tuple[str, str | None]] = [(start, None)]
    seen = {start}
    queue = [start]
    while queue:
        into = queue.pop(0)
        for merger in mergers():
            if merger.into != into:
                continue
            for part in (*merger.whole, *merger.split):
                if part not in seen:
                    seen.add(part)
                    result.append((part, merger.date))
                    queue.append(part)
    return tuple(result)
