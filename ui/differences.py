"""Word differences made ready to be shown: signs and strokes around words, never around spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from compare.model import Op
from corpus.model import Document, Provision, articles

if TYPE_CHECKING:
    from compare.lines import Beside

__all__ = ["Labelled", "Runs", "Shown", "article_text", "readable", "side_by_side", "whole"]

Shown = Literal["equal", "delete", "insert", "label"]
Runs = tuple[tuple[Shown, str], ...]

_Marked = tuple[Op, Shown, str]  # the side, the mark, the words
_FIRST_LABEL = 0xF0000  # supplementary private use: signs that stand for labels, in no document
_MOVED = "(verplaatst)"
_PIECES = re.compile(r"[\U000F0000-\U000FFFFD]|[^\U000F0000-\U000FFFFD]+")


class Labelled(NamedTuple):
    """A text in which signs of private use stand for the numbers of its provisions."""

    text: str
    labels: tuple[str, ...]


def readable(runs: Iterable[tuple[Op, str]]) -> Iterator[tuple[Op, str]]:
    """Yield runs for display: changes without their outer white space, which stays in between.

    A change of white space alone is not shown as a change. Unlike the runs that come in, joining
    the runs that go out does not give the texts back to the letter.
    """
    ended = True  # whether what was yielded last ended in white space
    for op, text in runs:
        core = text.strip()
        if op == "equal" or not core:
            shown = text.lstrip(" ") if ended else text
            if op != "delete" and shown:
                yield "equal", shown
                ended = shown[-1].isspace()
            continue
        before, after = text[: text.index(core)], text[text.index(core) + len(core) :]
        if before and (not ended or "\n" in before):
            yield "equal", before
        yield op, core
        ended = bool(after)
        if after:
            yield "equal", after


def article_text(document: Document, numbers: Sequence[str]) -> Labelled:
    """Return articles as they are read: a line per provision, each with its number in front."""
    wanted = set(numbers)
    found = [item for item in articles(document.tree) if item.number in wanted]
    labels: list[str] = []
    lines = [line for article in found for line in _lines(article, 0, labels)]
    return Labelled("\n".join(lines), tuple(labels))


def whole(side: Labelled) -> Runs:
    """Return a text that stands on one side only, with its numbers put back."""
    return tuple(_named([("equal", "equal", side.text)], "insert", side.labels))


def side_by_side(old: Labelled, new: Labelled) -> tuple[Runs, Runs]:
    """Return the old text with what went marked, and the new one with what came.

    A provision is laid beside the one that says nearly the same, wherever that stands; one without
    such a counterpart is marked whole; what stands elsewhere is marked as moved. Numbers of
    paragraphs and points are put back unmarked: renumbering is no change of words, and neither are
    capitals and marks.
    """
    from compare.lines import lay_beside

    left: dict[int, Runs] = {}
    right: dict[int, Runs] = {}
    for line in lay_beside(old.text.split("\n"), new.text.split("\n")):
        moved: Runs = (("label", _MOVED), ("equal", " ")) if line.moved else ()
        runs = _unmarked(line)
        if line.old is not None:
            left[line.old] = (*moved, *_named(runs, "insert", old.labels))
        if line.new is not None:
            right[line.new] = (*moved, *_named(runs, "delete", new.labels))
    return _joined(left), _joined(right)


def _joined(lines: Mapping[int, Runs]) -> Runs:
    runs: list[tuple[Shown, str]] = []
    for number in sorted(lines):
        runs += [("equal", "\n")] if runs else []
        runs += lines[number]
    return tuple(runs)


def _unmarked(line: Beside) -> list[_Marked]:
    """Return the runs with the mark they are shown with: none for capitals and marks alone."""
    from compare.lines import only_spelling

    shown: list[_Marked] = []
    for place, (op, text) in enumerate(line.runs):
        if place in line.shifted:
            shown.append((op, "label", text))
            continue
        if op == "insert" and shown and shown[-1][0] == "delete":
            gone = shown[-1][2]
            if only_spelling(gone, text):
                shown[-1:] = [("delete", "equal", gone), ("insert", "equal", text)]
                continue
        shown.append((op, op if any(map(str.isalnum, text)) else "equal", text))
    return shown


def _named(
    runs: Iterable[_Marked], without: Op, labels: Sequence[str]
) -> Iterator[tuple[Shown, str]]:
    """Yield the runs of one side with its numbers put back, and a word before what moved."""
    for side, mark, text in runs:
        if side == without:
            continue
        waiting = mark == "label"  # the word that says so stands before the first word
        op: Shown = "equal" if mark == "label" else mark
        for piece in _PIECES.findall(text):
            if ord(piece[0]) >= _FIRST_LABEL:
                yield "label", labels[ord(piece[0]) - _FIRST_LABEL]
                continue
            core = piece.strip()
            before, _, after = piece.partition(core) if core else (piece, "", "")
            if before:
                yield "equal", before
            if core and waiting:
                yield from (("label", _MOVED), ("equal", " "))
                waiting = False
            if core:
                yield op, core
            if after:
                yield "equal", after


def _lines(node: Provision, depth: int, labels: list[str]) -> Iterator[str]:
    if node.kind == "article":
        name = _label(f"Artikel {node.number or ''}".strip(), labels)
        yield f"{name} {node.heading or ''}".rstrip()
        if node.text:
            yield node.text
    else:
        sign = f"{node.number}." if node.number else ("" if node.kind == "text" else "–")
        front = _label("\u2003" * (depth - 1) + sign, labels) if sign else ""
        words = " ".join(filter(None, [front, node.heading, node.text]))
        if words:
            yield words
    for row in node.rows:
        yield " | ".join(row)
    for child in node.children:
        yield from _lines(child, depth + 1, labels)


def _label(text: str, labels: list[str]) -> str:
    """Keep a number aside; return the sign that stands for it, which is no word."""
    labels.append(text)
    return chr(_FIRST_LABEL + len(labels) - 1)
