"""The content of the matrix: instruments by municipality."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Matrix, MatrixCell
from corpus.sentences import closed
from ui.callnames import column_names
from ui.export.content import Content, Grid, Line, Paragraph, Run
from ui.export.tables import about, norm, provisions
from ui.labels import DEVIATIONS, place
from ui.results import Opened

__all__ = ["matrix_content"]


def matrix_content(matrix: Matrix, opened: Sequence[Opened]) -> Content:
    """Return the matrix in words; ``opened`` are its documents, in the order of the columns."""
    names = column_names([item.document for item in opened])
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
        remarks.append(closed(f"Gemeten tegen: {names[matrix.model]}"))
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
