"""Tables as Markdown, with pipe tables that GitHub and Pandoc read."""

from __future__ import annotations

import re

from ui.export.content import Content, Grid, Paragraph, Run

__all__ = ["escaped", "render"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")


def render(content: Content) -> bytes:
    """Return the text of the .md file, UTF-8."""
    grids = [line for grid in content.grids for line in _grid(grid)]
    return ("\n".join([*_head(content), *grids, *_foot(content)]) + "\n").encode()


def _head(content: Content) -> list[str]:
    sources = [f"**{escaped(label)}:** {escaped(text)}  " for label, text in content.sources]
    return [f"# {escaped(content.title)}", "", *sources]


def _grid(grid: Grid) -> list[str]:
    heading = ["", f"## {escaped(grid.heading)}"] if grid.heading else []
    columns = _row([escaped(name) for name in grid.columns])
    rows = [_row([_cell(cell) for cell in line.cells]) for line in grid.lines]
    return [*heading, "", columns, _row(["---"] * len(grid.columns)), *rows]


def _foot(content: Content) -> list[str]:
    legend = [f"- **{escaped(sign)}**: {meaning}." for sign, meaning in content.legend]
    return ["", *legend, "", *(f"{escaped(remark)}  " for remark in content.remarks)]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(paragraphs: tuple[Paragraph, ...]) -> str:
    return "<br>".join("".join(map(_words, paragraph)) for paragraph in paragraphs)


def _words(run: Run) -> str:
    text = escaped(run.text)
    core = text.strip()
    if not core:
        return text
    # "** a**" is no bold text: white space stays outside the signs
    before, _, after = text.partition(core)
    if run.style in ("strong", "new", "come"):
        return f"{before}**{core}**{after}"
    if run.style in ("old", "gone"):
        return f"{before}~~{core}~~{after}"
    return text


def escaped(text: str) -> str:
    """Return words in which no sign means anything to Markdown, on one line."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")
