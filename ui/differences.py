"""Word differences made ready to be shown: signs and strokes around words, never around spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from compare.model import Op
from corpus.model import Document, Provision, articles

__all__ = ["Labelled", "Runs", "Shown", "article_text", "readable", "side_by_side", "whole"]

Shown = Literal["equal", "delete", "insert", "label"]
Runs = tuple[tuple[Shown, str], ...]

_FIRST_LABEL = 0xF0000  # supplementary private use: signs that stand for labels, in no document
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
    return tuple(_named((("equal", side.text),), side.labels))


def side_by_side(old: Labelled, new: Labelled) -> tuple[Runs, Runs]:
    """Return the old text with what went marked, and the new one with what came.

    Numbers of paragraphs and points are put back unmarked: renumbering is no change of words.
    """
    from compare.diff import smooth, word_diff

    runs = smooth(word_diff(old.text, new.text))
    left = [(_op(op, text), text) for op, text in runs if op != "insert"]
    right = [(_op(op, text), text) for op, text in runs if op != "delete"]
    return tuple(_named(left, old.labels)), tuple(_named(right, new.labels))


def _op(op: Op, text: str) -> Op:
    """Take a change without words in it for none."""
    return op if any(char.isalnum() for char in text) else "equal"


def _named(runs: Iterable[tuple[Op, str]], labels: Sequence[str]) -> Iterator[tuple[Shown, str]]:
    for op, text in runs:
        for piece in _PIECES.findall(text):
            if ord(piece[0]) >= _FIRST_LABEL:
                yield "label", labels[ord(piece[0]) - _FIRST_LABEL]
            else:
                core = piece.strip()
                before, _, after = piece.partition(core) if core else (piece, "", "")
                if before:
                    yield "equal", before
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
