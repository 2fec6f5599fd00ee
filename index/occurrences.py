"""Where the words of a question stand in a record; only those are looked at."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from index.protocol import Record

__all__ = ["Occurrences", "find_occurrences", "smallest_window"]


class Occurrences(Struct):
    """The wanted stems of a record.

    ``heading`` and ``text`` count them, ``places`` gives those of the text with their place in it.
    ``context``, ``called`` and ``noted`` hold the stems that stand above, in the title of the
    document, and in the notes. ``length`` is that of the text in words.
    """

    heading: Counter[str]
    text: Counter[str]
    places: list[tuple[int, str]]
    context: frozenset[str]
    called: frozenset[str]
    noted: frozenset[str]
    present: frozenset[str]
    length: int

    def is_held(self, stem: str) -> bool:
        """Tell whether the provision or what stands above it has a stem, not its notes alone."""
        return (
            stem in self.text or stem in self.heading or stem in self.context or stem in self.called
        )


def find_occurrences(record: Record, wanted: frozenset[str]) -> Occurrences:
    """Return where some stems stand in a record."""
    order = record.text_stems.split()
    places = [(place, stem) for place, stem in enumerate(order) if stem in wanted]
    text = Counter([stem for _, stem in places])
    heading = Counter([stem for stem in record.heading_stems.split() if stem in wanted])
    context = wanted.intersection(record.context_stems.split())
    called = wanted.intersection(record.called_stems.split())
    noted = wanted.intersection(record.noted_stems.split())
    return Occurrences(
        heading=heading,
        text=text,
        places=places,
        context=context,
        called=called,
        noted=noted,
        present=context.union(called, noted, heading, text),
        length=len(order),
    )


def smallest_window(places: list[tuple[int, str]], group_of: dict[str, int]) -> tuple[int, int]:
    """Return how many groups of stems occur, and in how few words all of these stand together."""
    inside = [(place, group_of[stem]) for place, stem in places if stem in group_of]
    wanted = len({group for _, group in inside})
    if wanted < 2:
        return wanted, wanted
    seen: dict[int, int] = {}
    smallest = inside[-1][0] - inside[0][0] + 1
    for place, group in inside:
        seen[group] = place
        if len(seen) == wanted:
            smallest = min(smallest, place - min(seen.values()) + 1)
    return wanted, smallest
