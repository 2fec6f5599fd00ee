"""What every line of a file says of itself: its turn, and its readings as an article heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.numbering import article_gap
from ingest.layout.lines import Line
from ingest.tree.headings import Heading, container_heading, headings, turn

__all__ = ["Signposts"]

_LEAST_CONTENTS = 4  # article headings in a row
_CONTENTS = re.compile(r"inhoud(?:sopgave)?\s*:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signposts:
    """The turn of every line (None without), and the heading readings by line, in order."""

    turns: tuple[str | None, ...]
    heads: dict[int, tuple[Heading, ...]]
    places: tuple[int, ...]  # the keys of ``heads``, in order

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Signposts:
        """Return what the lines say; the headings of a table of contents are left out."""
        heads = {index: found for index, line in enumerate(lines) if (found := headings(line.text))}
        for index in _contents(lines, heads):
            heads.pop(index, None)
        return cls(tuple(_turns(lines)), heads, tuple(heads))

    def after_heading(self, index: int) -> int:
        """Return the line after the last article heading above a line, 0 when there is none."""
        place = bisect_left(self.places, index)
        return self.places[place - 1] + 1 if place else 0

    def between(self, start: int, end: int | None = None) -> Iterator[tuple[Heading, ...]]:
        """Yield the article headings from ``start`` up to ``end``, in order."""
        stop = len(self.places) if end is None else bisect_left(self.places, end)
        for place in range(bisect_left(self.places, start), stop):
            yield self.heads[self.places[place]]

    def last(self, names: tuple[str, ...], start: int, end: int) -> int | None:
        """Return the last line from ``start`` up to ``end`` with one of the turns."""
        return next((i for i in range(end - 1, start - 1, -1) if self.turns[i] in names), None)

    def first(self, names: tuple[str, ...], start: int, end: int) -> int | None:
        """Return the first line from ``start`` up to ``end`` with one of the turns."""
        return next((i for i in range(start, end) if self.turns[i] in names), None)


def _turns(lines: Sequence[Line]) -> Iterator[str | None]:
    """Yield the turn of every line; the title under a bare heading ("Algemeen") is none."""
    chapter = article = False
    for line in lines:
        found = turn(line.text)
        yield None if chapter or (article and found == "general-notes") else found
        container, heads = container_heading(line.text), headings(line.text)
        chapter = container is not None and not container.text
        article = bool(heads) and not heads[0].text


def _contents(lines: Sequence[Line], heads: dict[int, tuple[Heading, ...]]) -> list[int]:
    """Return the headings of a table of contents: one after the other.

    In a regulation at most a chapter, a section and an article heading stand together. Below the
    word "Inhoudsopgave" two in a row are enough.
    """
    found: list[int] = []
    run: list[int] = []
    least = _LEAST_CONTENTS
    for index, line in enumerate(lines):
        if _CONTENTS.fullmatch(line.text.strip()):
            least = 2
        restarts = (
            index in heads
            and bool(run)
            and article_gap(heads[run[-1]][0].number, heads[index][0].number) is None
        )
        if restarts or (index not in heads and container_heading(line.text) is None):
            found.extend(run if len(run) >= least else [])
            least = least if not run else _LEAST_CONTENTS
            run = []
        if index in heads:
            run.append(index)
    return found + (run if len(run) >= least else [])
