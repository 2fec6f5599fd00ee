"""Labels that a scan misread: mended where a series proves them, else left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.damaged_labels import mend_cells, mend_letters
from ingest.layout.lines import Line
from ingest.layout.repair import repair
from ingest.pipeline import parse_bytes

MENDED = {
    ("a", "b", "¢", "d"): ("a", "b", "c", "d"),
    ("Onderdeel", "a.", "b.", "©.", "Totaal"): ("Onderdeel", "a.", "b.", "c.", "Totaal"),
    ("k", "1", "m"): ("k", "l", "m"),
    ("12", "2 2", "3%"): ("1°", "2°", "3°"),
    ("1°", "22", "3°"): ("1°", "2°", "3°"),
    ("12 plan", "2 2 begroting", "3% bewijs"): ("1° plan", "2° begroting", "3° bewijs"),
    ("a. plan", "b. begroting", "¢. bewijs"): ("a. plan", "b. begroting", "c. bewijs"),
}
SOUND = [
    ("a", "¢"),
    ("12", "22", "32"),
    ("10", "20", "30"),
    ("1%", "2%", "3%"),
    ("12", "20", "3%"),
    ("1", "2", "3"),
    ("a", "b", "c"),
    ("a", "c", "¢"),
    ("€ 12", "¢", "b"),
    ("10%", "22", "3°"),
]


def rows(*cells: tuple[str, ...]) -> list[Line]:
    return [
        Line(text=" ".join(row), number=at, role="table", cells=row)
        for at, row in enumerate(cells, start=1)
    ]


@pytest.mark.parametrize(("read", "meant"), MENDED.items())
def test_a_series_of_cells_proves_its_labels(read: tuple[str, ...], meant: tuple[str, ...]) -> None:
    (across,) = mend_cells(rows(read))
    assert across.cells == meant
    assert across.text == " ".join(meant)
    assert across.raw == " ".join(read)
    down = mend_cells(rows(*((cell, "tekst") for cell in read)))
    assert tuple(line.cells[0] for line in down) == meant
    assert [line.raw for line in down] == [
        f"{cell} tekst" if cell != sound else None for cell, sound in zip(read, meant, strict=True)
    ]
    assert mend_cells(down) == down


@pytest.mark.parametrize("cells", SOUND)
def test_cells_that_may_be_meant_so_stay(cells: tuple[str, ...]) -> None:
    across, down = rows(cells), rows(*((cell, "tekst") for cell in cells))
    assert mend_cells(across) == tuple(across)
    assert mend_cells(down) == tuple(down)


@given(
    st.lists(st.integers(1, 99), min_size=1, max_size=8), st.sampled_from(["", "%", " %", ",50"])
)
def test_columns_of_figures_are_never_touched(figures: list[int], unit: str) -> None:
    table = rows(*((f"{figure}{unit}", "tekst") for figure in figures))
    assert mend_cells(table) == tuple(table)


def test_letters_of_a_list_in_running_text() -> None:
    assert mend_letters("onder a, b, ¢ en d van artikel 3") == "onder a, b, c en d van artikel 3"
    assert mend_letters("de leden a, ¢ en d") == "de leden a, ¢ en d"
    assert mend_letters("10 ¢, € 2 en ¢ of a") == "10 ¢, € 2 en ¢ of a"


@pytest.mark.parametrize(
    ("above", "line", "mended"),
    [
        ("genoemd in lid 1, onder a, b,", "¢, d, worden", "c, d, worden"),
        ("onder a, b en", "¢ van de wet", "c van de wet"),
        ("in de gevallen, bedoeld", "¢, d, worden", "¢, d, worden"),
        ("onder a, d,", "¢ van de wet", "¢ van de wet"),
        ("de leden a en", "b en ook ¢ wordt", "b en ook ¢ wordt"),
    ],
)
def test_a_list_of_letters_that_runs_over_the_line(above: str, line: str, mended: str) -> None:
    lines = [Line(text=above, number=1), Line(text=line, number=2)]
    assert [each.text for each in repair(lines)] == [above, mended]


def test_cells_are_repaired_as_text_is() -> None:
    (line,) = repair(rows(("artikel 1 0d", "1 januari 201 5")))
    assert line.cells == ("artikel 10d", "1 januari 2015")
    assert line.raw == "artikel 1 0d 1 januari 201 5"


def test_items_of_a_scan_without_stops() -> None:
    text = (
        "Verordening hulp Zandbergen 2023\nDe raad van de gemeente Zandbergen;\nbesluit vast te "
        "stellen de Verordening hulp Zandbergen 2023\n\nArtikel 1 Hulp\n1. Het college verstrekt:\n"
        "a hulp bij het huishouden;\nb hulp bij vervoer;\n¢ hulp bij wonen;\nd hulp bij werk.\n"
        "2. De aanvrager overlegt:\na. een plan met:\n12 het doel;\n2 2 de duur;\n3% de kosten;\n"
        "b. een verklaring.\n"
    )
    article = parse_bytes(text.encode(), "scan.txt").documents[0].tree.children[-1]
    first, second = article.children
    assert [point.number for point in first.children] == ["a", "b", "c", "d"]
    assert [point.text for point in second.children[0].children] == [
        "het doel;",
        "de duur;",
        "de kosten;",
    ]


def test_a_mended_row_is_reported_with_what_the_source_says() -> None:
    head = "<h1>Verordening hulp Zandbergen 2023</h1><p>De raad van de gemeente Zandbergen;</p>"
    cells = "".join(f"<tr><td>{sign}</td><td>hulp</td><td>2</td></tr>" for sign in "ab¢d")
    page = (
        f"<html><body>{head}<p>besluit:</p><p>Artikel 1 Hulp</p><p>Zie:</p><table>{cells}</table>"
    )
    (document,) = parse_bytes(page.encode(), "x.html").documents
    (table,) = document.tree.children[-1].children
    assert [row[0] for row in table.rows] == ["a", "b", "c", "d"]
    assert [issue.message for issue in document.issues if issue.code == "repaired-row"] == [
        "In deze tabelrij is een leesfout van de scan hersteld; in de bron staat '¢ hulp 2'."
    ]
