"""Tables and footnotes: lines that a reader marked as such become provisions of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from corpus.model import Provision
from ingest.layout.lines import Line

__all__ = ["footnotes", "take_tables", "without_layout_tables"]

_LAID_OUT = re.compile(
    r"(?:artikel|hoofdstuk|paragraaf|§)\s*[\dIVX]+[a-z]?[.:]?|lid\s+\d{1,2}[.:]?|\(?(?:\d{1,2}|[a-z])[.)]"
    r"|\d{1,2}°|[-–•]",
    re.IGNORECASE,
)


def without_layout_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with tables that only set labels beside their text as plain text.

    Drafters put "Artikel 2" or "1." in a narrow first column and the text in the second. A table
    of which every row begins with such a label, or with nothing, and has one more cell, says
    nothing with its columns.
    """
    found = list(lines)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].role == "table":
            end += 1
        run = lines[start:end]
        if run and _is_layout(run):
            found[start:end] = [replace(line, role="", cells=()) for line in run]
        start = max(end, start + 1)
    return tuple(found)


def _is_layout(run: Sequence[Line]) -> bool:
    rows = [line.cells for line in run]
    labels = [row[0].strip() for row in rows if row and row[0].strip()]
    return (
        all(len(row) == 2 for row in rows)
        and bool(labels)
        and bool(rows[0][0].strip())
        and all(_LAID_OUT.fullmatch(label) for label in labels)
    )


def take_tables(lines: Sequence[Line]) -> tuple[list[Line], tuple[Provision, ...]]:
    """Return the lines that are text, and the tables that stand among them, in order.

    A table that goes on over the page repeats its header; it comes out as one table.
    """
    text: list[Line] = []
    runs: list[list[Line]] = []
    for line in lines:
        if line.role != "table" or not line.cells:
            text.append(line)
        elif runs and (_adjoins(runs[-1][-1], line) or line.cells == runs[-1][0].cells):
            runs[-1].append(line)
        else:
            runs.append([line])
    return text, tuple(_table(run) for run in runs)


def _adjoins(above: Line, line: Line) -> bool:
    return len(above.cells) == len(line.cells) and line.number - above.number <= 1


def _table(run: Sequence[Line]) -> Provision:
    header = run[0].cells
    rows = (header, *(line.cells for line in run[1:] if line.cells != header))
    return Provision(
        kind="table",
        text=" ".join(" ".join(cell for cell in row if cell) for row in rows),
        rows=rows,
        page=run[0].page,
        line=run[0].number,
    )


def footnotes(lines: Sequence[Line]) -> Provision | None:
    """Return the footnotes among the lines as one annex, None when there are none."""
    found = [line for line in lines if line.role == "footnote"]
    if not found:
        return None
    notes: list[list[Line]] = []
    for line in found:
        if line.label or not notes:
            notes.append([line])
        else:
            notes[-1].append(line)
    return Provision(
        kind="annex",
        heading="Voetnoten",
        page=found[0].page,
        line=found[0].number,
        children=tuple(
            Provision(
                kind="text",
                label=note[0].label,
                text=" ".join(line.text.strip() for line in note),
                page=note[0].page,
                line=note[0].number,
            )
            for note in notes
        ),
    )
