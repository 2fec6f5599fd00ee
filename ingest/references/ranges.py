"""What of a reference its targets do not hold: "e.v.", very long ranges, numbers read otherwise."""

from __future__ import annotations

from itertools import pairwise

from corpus.citations import Citation
from corpus.citations.numbers import is_cut
from corpus.model import Range, Target

__all__ = ["cut_short", "going_on", "read_as"]


def going_on(citation: Citation, targets: tuple[Target, ...]) -> tuple[Range, ...]:
    """Return the ranges of which only the ends are among the targets of a citation.

    "artikel 10d e.v." has no end; of "artikelen 1 tot en met 1000" the ends are known, unless the
    tree of the document filled in what lies between.
    """
    found = []
    if len(targets) == len(citation.targets):
        found += [Range(first=targets[index]) for index in citation.onward]
    for first, last in citation.ranges:
        ends = [
            (one, two)
            for one, two in pairwise(targets)
            if one.article == first and two.article == last
        ]
        if ends and is_cut(first, last):
            found.append(Range(first=ends[0][0], last=ends[0][1]))
    return tuple(found)


def cut_short(ranges: tuple[Range, ...]) -> str | None:
    """Return a Dutch clause that says which ranges are not written out, None when all are."""
    for one in ranges:
        if one.last:
            return (
                f"de reeks van artikel {one.first.article} tot en met {one.last.article} is niet "
                "uitgeschreven; alleen het eerste en het laatste artikel staan erbij"
            )
    return None


def read_as(said: tuple[Target, ...], meant: tuple[Target, ...]) -> str:
    """Return a Dutch clause that says how a number was read that the document does not have."""
    one, two = next((one, two) for one, two in zip(said, meant, strict=True) if one != two)
    return (
        f"er is geen artikel {one.article}; gelezen als artikel {two.article}, lid {two.paragraph}"
    )
