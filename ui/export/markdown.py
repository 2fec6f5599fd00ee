"""Tables as Markdown, with pipe tables that GitHub and Pandoc read."""

from __future__ import annotations

import re

from ui.export.content import Content, Grid, Paragraph, Run

__all__ = ["render"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")


def render(content: Content) -> bytes:
    """Return the text of the .md file, UTF-8."""
    grids = [line for grid in content.grids for line in _grid(grid)]
    return ("\n".join([*_head(content), *grids, *_foot(content)]) + "\n").encode()


def _head(content: Content) -> list[str]:
    sources = [f"**{_escaped(label)}:** {_escaped(text)}  " for label, text in content.sources]
    return [f"# {_escaped(content.title)}", "", *sources]


def _grid(grid: Grid) -> list[str]:
    heading = ["", f"## {_escaped(grid.heading)}"] if grid.heading else []
    columns = _row([_escaped(name) for name in grid.columns])
    rows = [_row([_cell(cell) for cell in line.cells]) for line in grid.lines]
    return [*heading, "", columns, _row(["---"] * len(grid.columns)), *rows]


def _foot(content: Content) -> list[str]:
    legend = [f"- **{_escaped(sign)}**: {meaning}." for sign, meaning in content.legend]
    return ["", *legend, "", *(f"{_escaped(remark)}  " for remark in content.remarks)]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(paragraphs: tuple[Paragraph, ...]) -> str:
    return "<br>".join("".join(map(_words, paragraph)) for paragraph in paragraphs)


def _words(run: Run) -> str:
    text = _escaped(run.text)
    if run.style in ("strong", "new", "come") and text.strip():
        return f"**{text}**"
    if run.style in ("old", "gone") and text.strip():
        return f"~~{text}~~"
    return text


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")
