"""What the terminal and the library page say of a document."""

from __future__ import annotations

import io

from rich.console import Console

from corpus.model import Document, InForce, Repeal
from ui.console import facts_of, show_content, show_facts
from ui.export.content import Content, Grid, Line, Run


def test_two_repealed_ordinances_of_one_name_are_told_apart_by_whose_they_are() -> None:
    title = "Re-integratieverordening 2017"
    paper = Document(
        id="x",
        kind="verordening",
        title="Re-integratieverordening Nieuwland 2023",
        repeals=(Repeal(title=title, body="Oudega"), Repeal(title=title, body="Westerveen")),
    )
    said = dict(facts_of(paper))["Trekt in"]
    assert said == f"{title} (Oudega); {title} (Westerveen)"


def test_a_name_in_the_first_column_of_a_matrix_is_not_broken() -> None:
    words = ("Loonkostensubsidie", *("veel woorden " * 30,) * 3)
    line = Line(cells=tuple(((Run(word),),) for word in words))
    grid = Grid(columns=("Instrument", "A", "B", "C"), widths=(2, 7, 7, 7), lines=(line,))
    content = Content(title="Matrix", caption="", subject="", author="", sources=(), grids=(grid,))
    out = io.StringIO()
    show_content(Console(file=out, width=100), content)
    assert "  Loonkostensubsidie  " in out.getvalue()


def test_the_name_of_a_fact_is_not_broken() -> None:
    paper = Document(
        id="x",
        kind="raadsvoorstel",
        title="Raadsvoorstel",
        in_force=InForce(date="2023-07-01"),
    )
    out = io.StringIO()
    show_facts(Console(file=out, width=80), paper)
    assert "Stelt in werking 1 juli 2023" in " ".join(out.getvalue().split("\n")[2].split())
