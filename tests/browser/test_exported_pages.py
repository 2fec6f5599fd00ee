"""Exported pages in a browser: nothing runs off the page, wide or narrow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ui.export import Content, render
from ui.export.content import Grid, Line, Run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LONG = "Uitvoeringsorganisatie en persoonsgebondenondersteuningsbudget, arbeidsmarktkwalificatie"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("columns", [5, 11])
def test_no_page_runs_off_the_screen(
    browser: Browser, tmp_path: Path, width: int, columns: int
) -> None:
    names = [f"Verordening werk en persoonlijke ondersteuning Maashoek {n}" for n in range(columns)]
    line = Line(cells=tuple(((Run(f"{LONG} {n}"),),) for n in range(columns)))
    grid = Grid(columns=tuple(names), widths=(3.0,) * columns, lines=(line,))
    content = Content(
        title="Instrumenten per gemeente",
        caption="Per instrument",
        subject="",
        author="",
        sources=tuple((name, f"{name}. Bron: {'lange_bestandsnaam_' * 5}.txt") for name in names),
        grids=(grid,),
    )
    file = tmp_path / "pagina.html"
    file.write_bytes(render(content, "html"))
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
