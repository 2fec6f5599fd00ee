"""What every exported instrument table holds, in words; the exporters only give it a form."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from compare.model import Cell, NormChange, Row, Status
from corpus.model import Document
from ui.labels import ABSENT, MARKS, MEANING, ONE_SIDED, place, spoken_date, status_mark
from ui.results import Opened, Tabled

__all__ = [
    "COLUMNS",
    "Content",
    "Line",
    "Paragraph",
    "Run",
    "content_of",
    "plain",
    "texts",
    "unbroken",
]

Style = Literal["", "strong", "place", "old", "new", "small"]
"""How a run of words is meant: ``place`` names a provision, ``old`` and ``new`` are numbers."""

COLUMNS = (
    "Instrument",
    "Oude verordening",
    "Nieuwe verordening",
    "Wat verandert",
    "Uit de toelichting",
)

TITLE = "Schematische toelichting oude en nieuwe instrumenten, op hoofdlijnen"
_NONE = {
    "old": "Niet gevonden in de oude verordening.",
    "new": "Niet gevonden in de nieuwe verordening.",
}
_TIED = re.compile(r"\b(art\.|blz\.|onder) (?=\w{1,5}(?:[),;:.°]|\Z| en\b))")
_CAUTION = "De tabel geeft hoofdlijnen; de tekst van de verordening is bepalend."


class Run(Struct, frozen=True):
    """Words in one style."""

    text: str
    style: Style = ""


Paragraph = tuple[Run, ...]


class Line(Struct, frozen=True, kw_only=True):
    """A row of the table: one list of paragraphs per column."""

    status: Status
    cells: tuple[tuple[Paragraph, ...], ...]


class Content(Struct, frozen=True, kw_only=True):
    """The whole table in words.

    ``sources`` pairs a label with what is said of each document, ``legend`` a sign with what it
    means; ``remarks`` are sentences under the table.
    """

    title: str
    sources: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    legend: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]


def content_of(result: Tabled) -> Content:
    """Return the table in words, with the source and the dates of both documents."""
    return Content(
        title=TITLE,
        sources=(("Oud", _about(result.old)), ("Nieuw", _about(result.new, result.old.document))),
        columns=COLUMNS,
        lines=tuple(_line(row) for row in result.table.rows),
        legend=tuple((status_mark(status), MEANING[status]) for status in MARKS),
        remarks=(
            "10% → 8%: het getal in de oude en in de nieuwe verordening.",
            _CAUTION,
        ),
    )


def plain(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return the words of a cell, a line per paragraph."""
    return "\n".join("".join(run.text for run in paragraph) for paragraph in paragraphs)


def texts(line: Line) -> tuple[str, ...]:
    """Return status and cells as words for a spreadsheet; the status has a column of its own."""
    *before, change, note = line.cells
    kept = (*before, change[1:], note)
    return (line.status, *(plain(cell) for cell in kept))


def unbroken(text: str) -> str:
    """Return the words with "art." and "onder" tied to what follows, for a page that wraps."""
    return _TIED.sub("\\1\u00a0", text)


def _about(opened: Opened, old: Document | None = None) -> str:
    document = opened.document
    facts = [_adopted(document), _in_force(document), _repeal(document, old)]
    said = "; ".join(fact for fact in facts if fact)
    return f"{document.title}{f' ({said})' if said else ''}. Bron: {opened.source.file}"


def _adopted(document: Document) -> str:
    days = dict.fromkeys(item.date for item in document.adopted)
    if not days:
        return ""
    if len(days) == 1:
        return f"vastgesteld {spoken_date(next(iter(days)))}"
    each = ", ".join(f"{item.body} {spoken_date(item.date)}" for item in document.adopted)
    return f"vastgesteld: {each}"


def _in_force(document: Document) -> str:
    force = document.in_force
    if not force.date and not force.rule:
        return ""
    when = spoken_date(force.date) if force.date else force.rule or ""
    text = f"in werking {when}" if force.date else f"in werking: {when}"
    if force.retroactive_to:
        text += f", terugwerkend tot en met {spoken_date(force.retroactive_to)}"
    return text + (f", {place(force.at)}" if force.at else "")


def _repeal(document: Document, old: Document | None) -> str:
    if old is None:
        return ""
    names = {_folded(old.title), _folded(old.citation_title or old.title)}
    for repeal in document.repeals:
        if _folded(repeal.title) in names:
            return "trekt de oude in" + (f", {place(repeal.at)}" if repeal.at else "")
    return ""


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _line(row: Row) -> Line:
    return Line(
        status=row.status,
        cells=(
            _instrument(row),
            _provisions(row.old) or ((Run(_NONE["old"]),),),
            _provisions(row.new) or ((Run(_NONE["new"]),),),
            _change(row),
            ((Run(row.explanation),),) if row.explanation else (),
        ),
    )


def _instrument(row: Row) -> tuple[Paragraph, ...]:
    basis = tuple((Run(text, "small"),) for text in row.legal_basis)
    return ((Run(row.instrument, "strong"),), *basis)


def _provisions(cells: tuple[Cell, ...]) -> tuple[Paragraph, ...]:
    return tuple(
        (Run(cell.summary.strip() + " "), Run(f"({place(cell.at)})", "place")) for cell in cells
    )


def _change(row: Row) -> tuple[Paragraph, ...]:
    paragraphs: list[Paragraph] = [(Run(_status(row.status), "strong"),)]
    paragraphs += [_norm(change, row.status) for change in row.norm_changes]
    if row.saving:
        paragraphs.append(
            (
                Run("Wat verstrekt is, valt onder overgangsrecht "),
                Run(f"({place(row.saving)})", "place"),
            )
        )
    return tuple(paragraphs)


def _status(status: Status) -> str:
    return f"{MARKS[status]} {status.capitalize()}."


def _norm(change: NormChange, status: Status) -> Paragraph:
    what = Run(f"{change.what}: " if change.what else "")
    at = [place(at) for at in (change.old_at, change.new_at) if at]
    where = (Run(f" ({' → '.join(at)})", "place"),) if at else ()
    if status in ONE_SIDED:
        return (what, Run(change.new or change.old or ""), *where)
    old = Run(change.old, "old") if change.old else Run(ABSENT)
    new = Run(change.new, "new") if change.new else Run(ABSENT)
    return (what, old, Run(" → "), new, *where)
