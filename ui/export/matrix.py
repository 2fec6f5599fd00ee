"""The content of the matrix: instruments by municipality."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Matrix, MatrixCell
from ui.export.content import Content, Grid, Line, Paragraph, Run
from ui.export.tables import about, norm, provisions
from ui.labels import DEVIATIONS, place
from ui.results import Opened

__all__ = ["column_names", "matrix_content"]


def matrix_content(matrix: Matrix, opened: Sequence[Opened]) -> Content:
    """Return the matrix in words; ``opened`` are its documents, in the order of the columns."""
    names = column_names(opened)
    grid = Grid(
        columns=("Instrument", *names),
        widths=(3.9, *([22.2 / max(1, len(names))] * len(names))),
        lines=tuple(
            Line(
                cells=(
                    ((Run(row.instrument, "strong"),),),
                    *(
                        _cell(cell, is_model=number == matrix.model)
                        for number, cell in enumerate(row.cells)
                    ),
                )
            )
            for row in matrix.rows
        ),
    )
    remarks = ["De tabel geeft hoofdlijnen; de tekst van de verordening is bepalend."]
    if matrix.model is not None:
        remarks.append(f"Gemeten tegen: {names[matrix.model]}.")
    return Content(
        title="Instrumenten per gemeente",
        caption="Per instrument wat elke gemeente erover bepaalt.",
        subject=", ".join(names),
        author="",
        sources=tuple((name, about(item)) for name, item in zip(names, opened, strict=True)),
        grids=(grid,),
        legend=()
        if matrix.model is None
        else tuple((f"{sign} {name}", meaning) for name, (sign, meaning) in DEVIATIONS.items()),
        remarks=tuple(remarks),
    )


def column_names(opened: Sequence[Opened]) -> tuple[str, ...]:
    """Return a short name per document that tells it from the others.

    The municipality; with the year of entry into force when a municipality occurs twice; else the
    title.
    """
    documents = [item.document for item in opened]
    bodies = [document.bodies[0] if len(document.bodies) == 1 else "" for document in documents]
    dated = [
        f"{body} {(document.in_force.date or '')[:4]}".strip() if bodies.count(body) > 1 else body
        for body, document in zip(bodies, documents, strict=True)
    ]
    return tuple(
        document.title if not name or dated.count(name) > 1 else name
        for name, document in zip(dated, documents, strict=True)
    )


def _cell(cell: MatrixCell, *, is_model: bool) -> tuple[Paragraph, ...]:
    said = list(provisions(cell.cells))
    if not said:
        said = [(Run("Niet te bepalen." if cell.unsure else "Niet gevonden."),)]
    if cell.deviation and not is_model:
        sign, _ = DEVIATIONS[cell.deviation]
        said.insert(0, (Run(f"{sign} {cell.deviation.capitalize()}.", "strong"),))
        said += [norm(change, "") for change in cell.changes]
    else:
        said += [
            (Run(f"{value.what}: {value.value} "), Run(f"({place(value.at)})", "place"))
            for value in cell.norms
        ]
    return tuple(said)
