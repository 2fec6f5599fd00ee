"""Two texts laid side by side line by line: what stayed, what changed, what moved.

A line is a provision. Lines that say nearly the same are laid beside each other wherever they
stand, and only those are compared word by word: between lines that have little in common a word
that stayed is chance.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from compare.diff import Run, moves, smooth, word_diff
from compare.words import fold

__all__ = ["Beside", "lay_beside", "only_spelling"]

_ALIKE = 0.5  # share of words in common from which two lines are one provision
_WITHIN, _LEAST_WITHIN = 0.8, 4  # share of the shorter line, and words, that both must have
_LEAST_MOVED_WORDS = 5
_WORD = re.compile(r"\w+(?:[-.,:/'’]\w+)*")


class Beside(Struct, frozen=True, kw_only=True):
    """A line of either side, or of both, with the runs that turn the old one into the new one.

    ``old`` and ``new`` are places in the lists of lines, None where the other side has no such
    line. ``moved`` tells that both sides have it, in another order; ``shifted`` are the places in
    ``runs`` of words that went and came back elsewhere in the line.
    """

    old: int | None
    new: int | None
    runs: tuple[Run, ...]
    moved: bool = False
    shifted: frozenset[int] = frozenset()


def lay_beside(old: Sequence[str], new: Sequence[str]) -> tuple[Beside, ...]:
    """Return every line of both sides once: those of the new side in order, then the dropped."""
    pairs = _pairs(old, new)
    staying = _in_order([(pairs[column], column) for column in sorted(pairs)])
    laid = []
    for column, text in enumerate(new):
        row = pairs.get(column)
        if row is None:
            laid.append(Beside(old=None, new=column, runs=(("insert", text),)))
            continue
        moved = column not in staying and len(_words(text)) >= _LEAST_MOVED_WORDS
        runs = smooth(word_diff(old[row], text))
        shifted = frozenset(place for pair in moves(runs) for place in pair)
        laid.append(Beside(old=row, new=column, runs=runs, moved=moved, shifted=shifted))
    taken = set(pairs.values())
    laid += [
        Beside(old=row, new=None, runs=(("delete", text),))
        for row, text in enumerate(old)
        if row not in taken
    ]
    return tuple(laid)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return for lines of the new side the line of the old side that says nearly the same.

    The likest pairs come first, then those that stand at the same height.
    """
    from rapidfuzz.distance import Indel

    before, after = [_words(text) for text in old], [_words(text) for text in new]
    likest = []
    for row, mine in enumerate(before):
        for column, theirs in enumerate(after):
            share = Indel.normalized_similarity(mine, theirs)
            common = (len(mine) + len(theirs) - Indel.distance(mine, theirs)) / 2
            if common >= _LEAST_WITHIN and common >= _WITHIN * min(len(mine), len(theirs)):
                share = max(share, _ALIKE)  # a sentence that was given a tail
            if share >= _ALIKE and (mine or theirs):
                likest.append((-share, abs(row - column), row, column))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, row, column in sorted(likest):
        if row not in taken and column not in pairs:
            taken.add(row)
            pairs[column] = row
    return pairs


def _in_order(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Return the new places of the longest series of pairs that stand in the same order."""
    ends: list[int] = []  # the old place that ends the best series of each length
    series: list[list[int]] = []
    for row, column in pairs:
        length = bisect_left(ends, row)
        one = [*(series[length - 1] if length else []), column]
        if length == len(ends):
            ends.append(row)
            series.append(one)
        else:
            ends[length], series[length] = row, one
    return set(series[-1]) if series else set()


def only_spelling(gone: str, come: str) -> bool:
    """Tell whether two runs differ in capitals or marks alone: no change of words."""
    return _words(gone) == _words(come)
