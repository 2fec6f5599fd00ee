"""Instruments by municipality, on small hand-made documents."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from compare.instruments.matrix import instrument_matrix
from corpus.errors import UsageError
from corpus.model import Document, Issue, Norm
from tests.unit.test_instruments import article, ordinance, paragraph


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


def test_one_document_is_counted_in_the_singular() -> None:
    with pytest.raises(UsageError, match=r"dit is er 1\."):
        instrument_matrix([VAALS])


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="modelverordening"):
        instrument_matrix([VAALS, UDEN], model=2)


def offering(body: str, **articles: str) -> Document:
    """Return an ordinance with an article for each name of an instrument."""
    made = (
        article(
            number.removeprefix("a"), name, text=f"Het college kan een {name.lower()} aanbieden."
        )
        for number, name in articles.items()
    )
    return replace(ordinance(*made), id=body, bodies=(body,))


def cells_of(
    documents: list[Document], confirmed: dict[tuple[str, str], set[tuple[str, str]]]
) -> dict[str, list[list[str]]]:
    matrix = instrument_matrix(documents, confirmed=confirmed)
    return {
        row.instrument: [[cell.at for cell in column.cells] for column in row.cells]
        for row in matrix.rows
    }


WIJZER, KOMPAS, BAKEN = "Werkwijzertraject", "Kompasprogramma", "Bakenbegeleiding"


def test_a_join_with_two_rows_makes_them_one() -> None:
    documents = [
        offering("Vaals", a5=WIJZER),
        offering("Uden", a6=KOMPAS),
        offering("Heerlen", a7=BAKEN),
    ]
    assert len(cells_of(documents, {})) == 3
    joins = {("Vaals", "Heerlen"): {("5", "7")}, ("Heerlen", "Uden"): {("7", "6")}}
    assert cells_of(documents, joins) == {WIJZER: [["5"], ["6"], ["7"]]}


def test_one_that_is_two_elsewhere_shows_both() -> None:
    documents = [offering("Vaals", a5=WIJZER, a6=KOMPAS), offering("Uden", a7=BAKEN)]
    joins = {("Vaals", "Uden"): {("5", "7"), ("6", "7")}}
    assert cells_of(documents, joins) == {WIJZER: [["5", "6"], ["7"]]}


def test_a_join_keeps_the_names_that_belong_together_apart() -> None:
    """Two articles with the same two instruments: the join says nothing new about these."""
    both = article(
        "5",
        "Scholing en werkstage",
        paragraph("1", "Het college kan scholing aanbieden."),
        paragraph("2", "Het college kan een werkstage aanbieden."),
    )
    documents = [replace(ordinance(both), id=name, bodies=(name,)) for name in ("Vaals", "Uden")]
    names = set(cells_of(documents, {}))
    assert len(names) == 2
    assert set(cells_of(documents, {("Vaals", "Uden"): {("5", "5")}})) == names
