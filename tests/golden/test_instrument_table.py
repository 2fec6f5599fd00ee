"""The instrument table of the demonstration ordinances, as a reader sees it.

``UPDATE_GOLDEN=1 pytest tests/golden/test_instrument_table.py`` writes the expected tables anew;
in CI that is refused.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from compare.alignment.align import align
from compare.instruments.matrix import instrument_matrix
from compare.instruments.table import instrument_table
from compare.model import Row
from corpus import demo
from corpus.model import Document

FOLDER = Path(__file__).parent / "instruments"
PAIRS = [
    (demo.OLD_CLEAN, demo.NEW_TXT, "lindervoort-2019-2024"),
    (demo.NEW_TXT, demo.OTHER, "lindervoort-kolkenburg"),
]


@cache
def ordinance(name: str) -> Document:
    from ingest.pipeline import parse_file

    return next(d for d in parse_file(demo.file(name)).documents if d.kind == "verordening")


def written(row: Row) -> Iterator[str]:
    basis = "; ".join(row.legal_basis)
    yield f"# {row.instrument}: {row.status}{f' [{basis}]' if basis else ''}"
    yield from (f"oud {cell.at}: {cell.summary}" for cell in row.old)
    yield from (f"nieuw {cell.at}: {cell.summary}" for cell in row.new)
    for change in row.norm_changes:
        places = f"({change.old_at or '-'} > {change.new_at or '-'})"
        yield f"getal {change.what}: {change.old or '-'} > {change.new or '-'} {places}"
    if row.explanation:
        yield f"toelichting: {row.explanation}"
    if row.saving:
        yield f"overgangsrecht: {row.saving}"
    if row.remark:
        yield f"opmerking: {row.remark}"


def expected(name: str, text: str) -> str:
    path = FOLDER / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        assert not os.environ.get("CI"), "expected tables are not rewritten in CI"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf8")
    return path.read_text("utf8")


@pytest.mark.parametrize(("old", "new", "name"), PAIRS)
def test_the_table_is_the_one_looked_at(old: str, new: str, name: str) -> None:
    left, right = ordinance(old), ordinance(new)
    table = instrument_table(left, right, align(left, right))
    rows = "\n\n".join("\n".join(written(row)) for row in table.rows)
    text = "\n".join((*(f"! {remark}" for remark in table.remarks), rows)) + "\n"
    assert text == expected(name, text)


def test_the_matrix_is_the_one_looked_at() -> None:
    documents = [ordinance(name) for name in (demo.NEW_TXT, demo.OLD_CLEAN, demo.OTHER)]
    matrix = instrument_matrix(documents, model=0)
    lines = [" | ".join(["", *(" ".join(column.bodies) for column in matrix.documents)])]
    for row in matrix.rows:
        cells = [
            " ".join(
                [
                    f"[{cell.deviation or ''}]",
                    ", ".join(place.at for place in cell.cells) or "-",
                    "; ".join(f"{norm.what} {norm.value}" for norm in cell.norms),
                ]
            ).strip()
            for cell in row.cells
        ]
        lines.append(" | ".join([row.instrument, *cells]))
    text = "\n".join(lines) + "\n"
    assert text == expected("matrix", text)


@pytest.mark.parametrize("form", [demo.NEW, demo.NEW_DOCX, demo.NEW_ODT])
def test_the_form_of_the_file_makes_no_difference(form: str) -> None:
    old = ordinance(demo.OLD_CLEAN)
    tables = [
        instrument_table(old, new, align(old, new))
        for new in (ordinance(demo.NEW_TXT), ordinance(form))
    ]
    shown = [
        [
            (row.instrument, row.status, [c.at for c in row.new], row.norm_changes)
            for row in table.rows
        ]
        for table in tables
    ]
    assert shown[0] == shown[1]


def test_the_scan_gives_the_rows_of_the_clean_text() -> None:
    new = ordinance(demo.NEW_TXT)
    shown = []
    for name in (demo.OLD_CLEAN, demo.OLD):
        table = instrument_table(ordinance(name), new, align(ordinance(name), new))
        shown.append(
            [
                (
                    row.instrument,
                    [c.at for c in row.old],
                    [(c.old, c.new) for c in row.norm_changes],
                )
                for row in table.rows
            ]
        )
    assert shown[0] == shown[1]
