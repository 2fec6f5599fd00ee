"""What changed between articles, line by line, for who reads it without colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from compare.model import Match, Op
from corpus.model import Document, articles
from ui.written import WrittenLine, written

if TYPE_CHECKING:
    from compare.lines import Beside

__all__ = ["Change", "Runs", "changes", "shortened"]

Runs = tuple[tuple[Op, str], ...]
_AROUND = 12  # words of what stayed that are shown beside a change


class Change(Struct, frozen=True, kw_only=True):
    """A line that changed: its number and its words on both sides, either side maybe empty.

    ``moved`` tells that it stands elsewhere, or that some of its words do; ``only_moved`` that
    nothing else changed.
    """

    old_name: str = ""
    was: Runs = ()
    new_name: str = ""
    now: Runs = ()
    moved: bool = False
    only_moved: bool = False


def changes(match: Match, old: Document, new: Document) -> Iterator[Change]:
    """Yield the lines of matched articles that differ: those of the new side, then the dropped.

    Lines that only got another number, other capitals or other marks are left out.
    """
    from compare.lines import lay_beside, only_spelling

    left, right = _lines(old, match.old), _lines(new, match.new)
    for line in lay_beside([one.text for one in left], [one.text for one in right]):
        was, now = _side(line, "insert"), _side(line, "delete")
        moved = line.moved or bool(line.shifted)
        same = only_spelling(_in_place(line, "insert"), _in_place(line, "delete"))
        if same and not moved:
            continue
        yield Change(
            old_name="" if line.old is None else left[line.old].name,
            was=() if line.old is None else was,
            new_name="" if line.new is None else right[line.new].name,
            now=() if line.new is None else now,
            moved=moved,
            only_moved=same and moved,
        )


def shortened(runs: Runs) -> Runs:
    """Return a changed line with "…" for words that stand far from any change."""
    last = len(runs) - 1
    shown: list[tuple[Op, str]] = []
    for place, (op, text) in enumerate(runs):
        words = text.split()
        if op != "equal" or len(words) <= 2 * _AROUND:
            shown.append((op, text))
            continue
        head = "" if place == 0 and last else f" {' '.join(words[:_AROUND])}"
        tail = "" if place == last else f"{' '.join(words[-_AROUND:])} "
        shown.append((op, f"{head} … {tail}"))
    return tuple(shown)


def _lines(document: Document, numbers: Sequence[str]) -> list[WrittenLine]:
    """Return the lines of articles without their headings: the match itself names these."""
    return [
        line
        for article in articles(document.tree)
        if article.number in numbers
        for line in list(written(article))[1:]
    ]


def _side(line: Beside, without: Op) -> Runs:
    """Return the runs of one side; words that only moved within the line are unmarked."""
    return tuple(
        ("equal" if place in line.shifted else op, text)
        for place, (op, text) in enumerate(line.runs)
        if op != without
    )


def _in_place(line: Beside, without: Op) -> str:
    """Return the words of one side without those that moved within the line."""
    return "".join(
        text
        for place, (op, text) in enumerate(line.runs)
        if op != without and place not in line.shifted
    )
