"""Tables in plain text: columns that are set apart by white space alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from corpus.numbering import label_readings
from ingest.layout.lines import Line
from ingest.tree.headings import container_heading, headings, turn

__all__ = ["with_aligned_tables"]

_CELL = re.compile(r"\S+(?: \S+)*")
_LEAST = 3  # rows, the head included
_LONGEST = 60  # characters of a cell; what is longer is text in two columns
_LONGEST_ROW = 300  # characters
_OFF = 1  # characters that a cell may stand out of its column
_FIGURE = re.compile(r"\d|^-$")


def with_aligned_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with the rows of tables that only white space sets out as such.

    Three lines or more that have the same number of cells, each below the one above it, are a
    table; of two columns only where the second holds figures. Labels and headings part none.
    """
    found: list[Line] = []
    for _, group in groupby(enumerate(map(_cells, lines)), lambda pair: len(pair[1])):
        run = list(group)
        if len(run[0][1]) < 2:
            found.extend(lines[at] for at, _ in run)
        else:
            found.extend(_rows([(lines[at], cells) for at, cells in run]))
    return tuple(found)


def _cells(line: Line) -> list[re.Match[str]]:
    """Return the cells of a line; none where it is no row."""
    text = line.text
    if line.role or line.top is not None or len(text) > _LONGEST_ROW or "  " not in text.strip():
        return []
    if label_readings(text) or headings(text) or container_heading(text) or turn(text):
        return []
    cells = list(_CELL.finditer(text))
    return cells if all(len(cell[0]) <= _LONGEST for cell in cells) else []


def _rows(run: Sequence[tuple[Line, list[re.Match[str]]]]) -> Iterator[Line]:
    """Yield the lines of a run, as rows where their cells stand below each other."""
    start = 0
    while start < len(run):
        end = start + 1
        while end < len(run) and _below(run[start][1], run[end][1]) and run[end][0].gap < 2:
            end += 1
        part = run[start:end]
        is_table = len(part) >= _LEAST and _has_figures([cells for _, cells in part])
        for line, cells in part:
            texts = tuple(cell[0] for cell in cells)
            yield (
                replace(line, role="table", cells=texts, text=" ".join(texts)) if is_table else line
            )
        start = end


def _below(above: Sequence[re.Match[str]], cells: Sequence[re.Match[str]]) -> bool:
    return all(
        min(abs(one.start() - other.start()), abs(one.end() - other.end())) <= _OFF
        for one, other in zip(above, cells, strict=True)
    )


def _has_figures(rows: Sequence[Sequence[re.Match[str]]]) -> bool:
    if len(rows[0]) > 2:
        return True
    return sum(_FIGURE.search(row[-1][0]) is not None for row in rows[1:]) * 2 > len(rows[1:])
