"""The content of the tables between an old and a new ordinance."""

from __future__ import annotations

from collections.abc import Iterable

from compare.model import ArticleRow, ArticleTable, Cell, NormChange, Row, TextRow
from corpus.model import Document
from corpus.sentences import closed
from ui.differences import Runs, article_text, side_by_side, whole
from ui.export.content import Content, Grid, Line, Paragraph, Run, Style
from ui.labels import (
    ADDED,
    LAPSED,
    MARKS,
    MEANING,
    ONE_SIDED,
    RELATIONS,
    RELATIONS_MEAN,
    brief_place,
    place,
    spoken_date,
    status_mark,
)
from ui.moments import force_words
from ui.results import Comparison, Opened, Tabled

__all__ = ["INSTRUMENT_COLUMNS", "article_content", "instrument_content", "text_content"]

INSTRUMENT_COLUMNS = (
    "Instrument",
    "Oude verordening",
    "Nieuwe verordening",
    "Wat verandert",
    "Uit de toelichting",
)
_INSTRUMENT_WIDTHS = (3.5, 5.8, 6.2, 6.0, 4.6)
_LONG = 60  # characters from which a change is a sentence, which no stroke should cover
_STYLES: dict[str, Style] = {"equal": "", "label": "strong", "delete": "gone", "insert": "come"}
_SIDES = {"old": "oude", "new": "nieuwe"}
_BASIS = (
    "Onder de naam van een instrument staat waar de wet het regelt; de verordening noemt dat "
    "wetsartikel niet altijd zelf."
)
_CAUTION = "De tabel geeft hoofdlijnen; de tekst van de verordening is bepalend."


def instrument_content(result: Tabled) -> Content:
    """Return the instrument table in words, with the source and the dates of both documents."""
    grid = Grid(
        columns=INSTRUMENT_COLUMNS,
        widths=_INSTRUMENT_WIDTHS,
        lines=tuple(_instrument_line(row) for row in result.table.rows),
        status_cell=3,
    )
    return Content(
        title="Schematische toelichting oude en nieuwe instrumenten, op hoofdlijnen",
        caption="Per instrument wat de oude en de nieuwe verordening zeggen en wat er verandert.",
        subject=_subject(result.old, result.new),
        author=", ".join(result.new.document.bodies),
        sources=_sources(result.old, result.new),
        grids=(grid,),
        legend=tuple((status_mark(status), MEANING[status]) for status in MARKS),
        remarks=(
            *result.table.remarks,
            *((_BASIS,) if any(row.legal_basis for row in result.table.rows) else ()),
            "10% → 8%: het getal in de oude en in de nieuwe verordening.",
            _CAUTION,
        ),
    )


def article_content(result: Comparison, table: ArticleTable) -> Content:
    """Return the transponeringstabel in words: from old to new, and back."""
    return Content(
        title="Transponeringstabel",
        caption="Per artikel waar het heen ging en waar het vandaan komt.",
        subject=_subject(result.old, result.new),
        author=", ".join(result.new.document.bodies),
        sources=_sources(result.old, result.new),
        grids=(
            _article_grid("Van oud naar nieuw", "Oud", "Nieuw", table.from_old),
            _article_grid("Van nieuw naar oud", "Nieuw", "Oud", table.from_new),
        ),
        legend=_relations(),
        remarks=(_CAUTION,),
    )


def text_content(result: Comparison, rows: Iterable[TextRow]) -> Content:
    """Return the three columns in words: old text, new text, remarks, with the changes marked."""
    grid = Grid(
        columns=("Artikel", "Oude tekst", "Nieuwe tekst", "Opmerkingen"),
        widths=(2.6, 9.4, 9.4, 4.7),
        lines=tuple(_text_line(result, row) for row in rows),
        status_cell=3,
    )
    return Content(
        title="Oude tekst, nieuwe tekst en opmerkingen",
        caption="Per artikel de oude tekst, de nieuwe tekst en wat er verandert.",
        subject=_subject(result.old, result.new),
        author=", ".join(result.new.document.bodies),
        sources=_sources(result.old, result.new),
        grids=(grid,),
        legend=_relations(),
        remarks=("Doorgehaald: vervallen woorden. Onderstreept: nieuwe woorden.",),
    )


def _subject(old: Opened, new: Opened) -> str:
    return f"{old.document.title} / {new.document.title}"


def _sources(old: Opened, new: Opened) -> tuple[tuple[str, str], ...]:
    return (("Oud", about(old)), ("Nieuw", about(new, old.document)))


def about(opened: Opened, old: Document | None = None) -> str:
    """Return what is said of a document: title, dates, what it repeals, and its file."""
    document = opened.document
    facts = [_adopted(document), _in_force(document), _repeal(document, old)]
    said = "; ".join(fact for fact in facts if fact)
    named = closed(f"{document.title}{f' ({said})' if said else ''}")
    return f"{named} Bron: {opened.source.file}"


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
    when = force_words(force)
    text = f"in werking {when}" if force.date else f"in werking: {when}"
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


def _instrument_line(row: Row) -> Line:
    return Line(
        status=row.status,
        cells=(
            _instrument(row),
            provisions(row.old) or nothing("old", unsure=row.old_unsure),
            provisions(row.new) or nothing("new", unsure=row.new_unsure),
            _change(row),
            ((Run(row.explanation),),) if row.explanation else (),
        ),
    )


def nothing(side: str, *, unsure: bool) -> tuple[Paragraph, ...]:
    """Return the words of an empty cell: not found, or could not tell."""
    name = _SIDES[side]
    if unsure:
        return ((Run(f"Niet te bepalen: de {name} verordening is met gaten gelezen."),),)
    return ((Run(f"Niet gevonden in de {name} verordening."),),)


def _instrument(row: Row) -> tuple[Paragraph, ...]:
    basis = tuple((Run(text, "small"),) for text in row.legal_basis)
    return ((Run(row.instrument, "strong"),), *basis)


def provisions(cells: tuple[Cell, ...]) -> tuple[Paragraph, ...]:
    """Return a paragraph per provision: its words, then where they stand."""
    return tuple(
        (Run(cell.summary.strip() + " "), Run(f"({place(cell.at)})", "place")) for cell in cells
    )


def _change(row: Row) -> tuple[Paragraph, ...]:
    status = f"{MARKS[row.status]} {row.status.capitalize()}."
    paragraphs: list[Paragraph] = [(Run(status, "strong"),)]
    paragraphs += [norm(change, row.status) for change in row.norm_changes]
    if row.saving:
        where = Run(f"({place(row.saving)})", "place")
        paragraphs.append((Run("Wat verstrekt is, valt onder overgangsrecht "), where))
    if row.remark:
        paragraphs.append((Run(row.remark),))
    return tuple(paragraphs)


def norm(change: NormChange, status: str) -> Paragraph:
    """Return a changed number with both values and places; one value for what has one side."""
    what = Run(f"{change.what}: " if change.what else "")
    at = [brief_place(at) for at in (change.old_at, change.new_at) if at]
    where = (Run(f" (art. {' → '.join(at)})", "place"),) if at else ()
    if status in ONE_SIDED:
        return (what, Run(change.new or change.old or ""), *where)
    if not change.old:
        new = change.new or ""
        return (what, Run(new, "" if len(new) > _LONG else "new"), Run(f" ({ADDED})"), *where)
    if not change.new:
        old = Run(change.old, "" if len(change.old) > _LONG else "old")
        return (what, old, Run(f" ({LAPSED})"), *where)
    if max(len(change.old), len(change.new)) > _LONG:
        return (what, Run(f"was {change.old}, wordt {change.new}"), *where)
    return (what, Run(change.old, "old"), Run(" → "), Run(change.new, "new"), *where)


def _article_grid(heading: str, here: str, there: str, rows: Iterable[ArticleRow]) -> Grid:
    return Grid(
        heading=heading,
        columns=(f"{here} artikel", f"{there} artikel", "Wat verandert"),
        widths=(7.0, 8.0, 11.1),
        lines=tuple(_article_line(row) for row in rows),
        status_cell=2,
    )


def _article_line(row: ArticleRow) -> Line:
    pairs = zip(row.there, row.there_headings, strict=True)
    return Line(
        status=row.relation,
        cells=(
            ((Run(f"{row.here} ", "strong"), Run(row.heading)),),
            tuple((Run(f"{number} ", "strong"), Run(heading)) for number, heading in pairs)
            or ((Run("–"),),),
            (_relation(row.relation), *_said(row.summary, row.relation)),
        ),
    )


def _text_line(result: Comparison, row: TextRow) -> Line:
    names = " → ".join(", ".join(numbers) for numbers in (row.old_at, row.new_at) if numbers)
    old = article_text(result.old.document, row.old_at)
    new = article_text(result.new.document, row.new_at)
    left, right = whole(old), whole(new)
    if old.text and new.text:
        left, right = side_by_side(old, new)
    return Line(
        status=row.relation,
        cells=(
            ((Run(names, "strong"),),),
            _paragraphs(left) or ((Run("–"),),),
            _paragraphs(right) or ((Run("–"),),),
            (_relation(row.relation), *_said(row.remarks, row.relation)),
        ),
    )


def _paragraphs(runs: Runs) -> tuple[Paragraph, ...]:
    """Return a text with its marks as paragraphs, one per line."""
    paragraphs: list[list[Run]] = [[]]
    for op, text in runs:
        for number, piece in enumerate(text.split("\n")):
            if number:
                paragraphs.append([])
            if piece:
                paragraphs[-1].append(Run(piece, _STYLES[op]))
    return tuple(tuple(line) for line in paragraphs if line)


def _said(text: str, relation: str) -> tuple[Paragraph, ...]:
    """Return what is said of an article, without the relation, which stands above it."""
    head, _, rest = text.strip().partition("; ")
    if head.rstrip(".").casefold() == relation:
        text = f"{rest[:1].upper()}{rest[1:]}"
    return ((Run(text),),) if text else ()


def _relation(relation: str) -> Paragraph:
    return (Run(f"{RELATIONS[relation]} {relation.capitalize()}.", "strong"),)


def _relations() -> tuple[tuple[str, str], ...]:
    return tuple((f"{sign} {name}", RELATIONS_MEAN[name]) for name, sign in RELATIONS.items())
