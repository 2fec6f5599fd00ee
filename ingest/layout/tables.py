"""Tables and footnotes: lines that a reader marked as such become provisions of their own."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Provision
from ingest.layout.lines import Line

__all__ = ["footnotes", "take_tables"]


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
