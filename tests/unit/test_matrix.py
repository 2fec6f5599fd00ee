"""Instruments by municipality, on small hand-made documents."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from compare.instruments.matrix import instrument_matrix
from corpus.errors import UsageError
from corpus.model import Document, Issue, Norm
from tests.unit.test_instruments import article, ordinance


def made(body: str, months: int, *others: str) -> Document:
    document = ordinance(
        article("5", "Scholing", text=f"De scholing duurt maximaal {months} maanden."),
        *(
            article(str(number), name, text=f"Het college kan {name.lower()} aanbieden.")
            for number, name in enumerate(others, 6)
        ),
    )
    norms = (Norm(at="5", value=months, unit="maand", text=f"maximaal {months} maanden"),)
    qualified = tuple(replace(norm, qualifier="max") for norm in norms)
    return replace(document, id=body, bodies=(body,), norms=qualified)


VAALS, UDEN, HEERLEN = (
    made("Vaals", 12, "Stage"),
    made("Uden", 24),
    made("Heerlen", 12, "Stage", "Vrijwilligerswerk"),
)


def test_each_municipality_has_its_norms_and_its_gaps() -> None:
    matrix = instrument_matrix([VAALS, UDEN])
    rows = {row.instrument: row.cells for row in matrix.rows}
    assert [document.bodies for document in matrix.documents] == [("Vaals",), ("Uden",)]
    assert [[norm.value for norm in cell.norms] for cell in rows["Scholing"]] == [
        ["12 maanden"],
        ["24 maanden"],
    ]
    assert [bool(cell.cells) for cell in rows["Stage"]] == [True, False]
    assert all(cell.deviation is None for cells in rows.values() for cell in cells)


def test_deviation_from_the_model() -> None:
    matrix = instrument_matrix([VAALS, UDEN, HEERLEN], model=0)
    found = {row.instrument: [cell.deviation for cell in row.cells] for row in matrix.rows}
    assert found == {
        "Scholing": [None, "anders ingevuld", "gelijk"],
        "Stage": [None, "weggelaten", "gelijk"],
        "Vrijwilligerswerk": [None, None, "eigen aanvulling"],
    }
    (change,) = matrix.rows[0].cells[1].changes
    assert (change.what, change.old, change.new) == ("maximale duur", "12 maanden", "24 maanden")


def test_the_models_own_instruments_come_first_in_its_order() -> None:
    reversed_model = ordinance(
        article("1", "Vrijwilligerswerk", text="Het college kan vrijwilligerswerk aanbieden."),
        article("2", "Scholing", text="Het college kan scholing aanbieden."),
    )
    names = [row.instrument for row in instrument_matrix([VAALS, reversed_model], model=1).rows]
    assert names == ["Vrijwilligerswerk", "Scholing", "Stage"]


def test_a_gap_in_the_reading_is_no_gap_in_the_offer() -> None:
    gap = Issue(code="missing-article", severity="warning", message="Artikel 4 ontbreekt.")
    matrix = instrument_matrix([VAALS, replace(UDEN, issues=(gap,))])
    stage = next(row for row in matrix.rows if row.instrument == "Stage")
    assert [cell.unsure for cell in stage.cells] == [False, True]


@pytest.mark.parametrize("number", [0, 1, 41])
def test_too_few_or_too_many_documents(number: int) -> None:
    with pytest.raises(UsageError, match="2 tot 40"):
        instrument_matrix([VAALS] * number)


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="modelverordening"):
        instrument_matrix([VAALS, UDEN], model=2)
