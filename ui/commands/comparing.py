"""Laying documents side by side."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from msgspec.structs import replace

from corpus.errors import UsageError
from ui.commands.options import Json, Library, New, Old, remarks, service
from ui.parameters import Argument, Option
from ui.terminal import answer, note, screen

if TYPE_CHECKING:
    from typing import Any

    from ui.export import Content

__all__ = ["Form", "Order", "apply", "compare", "matrix", "table"]

Out = Annotated[
    Path | None,
    Option(
        "--out",
        "Schrijf naar .docx, .xlsx, .html, .csv, .md of .json, of in een map.",
        metavar="BESTAND",
    ),
]


class Form(StrEnum):
    """The kinds of table."""

    INSTRUMENTS = "instrumenten"
    ARTICLES = "artikelen"
    TEXTS = "teksten"


class Order(StrEnum):
    """The orders of the instrument table."""

    ORDINANCE = "verordening"
    FIELD = "beleidsveld"


def compare(old: Old, new: New, json: Json = False, library: Library = None) -> None:
    """Leg twee verordeningen naast elkaar, artikel voor artikel, met de verschillen."""
    from ui import payload
    from ui.console import show_comparison

    result = service(library).compare(old, new)
    remarks(result.old, result.new)
    answer(payload.compared(result)) if json else show_comparison(screen(), result)


def table(
    old: Old,
    new: New,
    form: Annotated[
        Form,
        Option(
            "--vorm",
            "instrumenten (op hoofdlijnen), artikelen (transponeringstabel) of teksten "
            "(oude tekst, nieuwe tekst, opmerkingen).",
            metavar="VORM",
        ),
    ] = Form.INSTRUMENTS,
    order: Annotated[
        Order,
        Option(
            "--volgorde",
            "verordening (zoals de nieuwe verordening loopt) of beleidsveld.",
            metavar="VOLGORDE",
        ),
    ] = Order.ORDINANCE,
    label: Annotated[str, Option("--kop", "Voor de titel, als 'Bijlage 3'.", metavar="TEKST")] = "",
    meeting: Annotated[
        str,
        Option("--vergadering", "Dag van de raadsvergadering.", metavar="DATUM"),
    ] = "",
    out: Out = None,
    json: Json = False,
    library: Library = None,
) -> None:
    """Maak de was-wordt-tabel: per instrument oud, nieuw en wat verandert."""
    from compare.instruments.table import by_field
    from ui import payload
    from ui.console import show_content, show_table
    from ui.export import check_target
    from ui.export.tables import article_content, instrument_content, text_content
    from ui.export.titling import file_name, titled
    from ui.moments import read_day

    day = read_day(meeting) if meeting else ""
    if out and not out.is_dir():
        check_target(out)
    work = service(library)
    compared = work.compare(old, new)
    if out and out.is_dir():
        out /= file_name(compared.old, compared.new, "docx")
    remarks(compared.old, compared.new)
    if form is Form.INSTRUMENTS:
        made = work.table_of(compared)
        if order is Order.FIELD:
            made = replace(made, table=by_field(made.table))
        if not out and not json:
            show_table(screen(), made)
            return
        content, value = instrument_content(made), payload.tabled(made)
    elif form is Form.ARTICLES:
        articles = work.articles_of(compared)
        content = article_content(compared, articles)
        value = payload.transposed(compared, articles)
    else:
        rows = work.texts_of(compared)
        content, value = text_content(compared, rows), payload.texts(compared, rows)
    content = titled(content, compared.new, label, day)
    _give(content, value, out, json=json)
    if not out and not json:
        show_content(screen(), content)


def matrix(
    docs: Annotated[list[str], Argument("DOC", "Twee tot veertig verordeningen.")],
    model: Annotated[
        str | None,
        Option("--model", "Meet de andere aan deze modelverordening.", metavar="DOC"),
    ] = None,
    out: Out = None,
    json: Json = False,
    library: Library = None,
) -> None:
    """Zet gemeenten naast elkaar: per instrument wat elke gemeente bepaalt."""
    from ui import payload
    from ui.console import show_content
    from ui.export import check_target
    from ui.export.matrix import matrix_content

    if out:
        check_target(out)
    if model is not None and model not in docs:
        raise UsageError(f"De modelverordening '{model}' is niet een van de genoemde documenten.")
    found = service(library).matrix(docs, docs.index(model) if model is not None else None)
    remarks(*found.opened)
    content = matrix_content(found.matrix, found.opened)
    _give(content, payload.matrixed(found), out, json=json)
    if not out and not json:
        show_content(screen(), content)


def apply(
    old: Old,
    amendment: Annotated[str, Argument("WIJZIGING", "De wijzigingsverordening.")],
    partly: Annotated[
        bool,
        Option("--ten-dele", "Voer uit wat past, ook als iets niet past.", also="--partly"),
    ] = False,
    whole: Annotated[
        bool, Option("--alles", "Toon de hele tekst, niet alleen wat wijzigt.")
    ] = False,
    out: Annotated[
        Path | None,
        Option("--out", "Schrijf de hele tekst naar .txt, .docx, .html of .md.", metavar="BESTAND"),
    ] = None,
    json: Json = False,
    library: Library = None,
) -> int:
    """Verwerk een wijzigingsverordening in de tekst die zij wijzigt."""
    from ui import payload
    from ui.amending import show_amended
    from ui.export import write
    from ui.export.regulation import check_regulation_target, render_regulation

    if out:
        check_regulation_target(out)
    found = service(library).apply(old, amendment, partly=partly)
    remarks(found.old, found.amendment)
    refused = found.result.refused
    if out and found.result.applied:
        write(render_regulation(found.result.document, out), out)
    answer(payload.amended(found)) if json else show_amended(screen(), found, whole=whole)
    if out and found.result.applied:
        note(f"De tekst staat in {out}.")
    for refusal in refused if json else ():
        note(f"Niet verwerkt: '{refusal.instruction.text}': {refusal.reason}")
    return int(bool(refused) and not partly)


def _give(content: Content, value: dict[str, Any], out: Path | None, *, json: bool) -> None:
    """Write the file and the JSON that were asked for."""
    from ui import payload
    from ui.export import check_target, render, write

    if out:
        name = check_target(out)
        write(payload.encoded(value) if name == "json" else render(content, name), out)
        note(f"De tabel staat in {out}.")
    if json:
        answer(value)
