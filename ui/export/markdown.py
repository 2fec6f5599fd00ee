"""The instrument table as Markdown, with a pipe table that GitHub and Pandoc read."""

from __future__ import annotations

import re

from ui.export.content import Content, Paragraph, Run, content_of
from ui.results import Tabled

__all__ = ["render"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")


def render(result: Tabled) -> bytes:
    """Return the text of the .md file, UTF-8."""
    content = content_of(result)
    return ("\n".join([*_head(content), *_rows(content), *_foot(content)]) + "\n").encode()


def _head(content: Content) -> list[str]:
    sources = [f"**{label}:** {_escaped(text)}  " for label, text in content.sources]
    return [f"# {_escaped(content.title)}", "", *sources, ""]


def _rows(content: Content) -> list[str]:
    lines = [_row(content.columns), _row(["---"] * len(content.columns))]
    lines += [_row([_cell(cell) for cell in line.cells]) for line in content.lines]
    return lines


def _foot(content: Content) -> list[str]:
    legend = [f"- **{sign}**: {meaning}." for sign, meaning in content.legend]
    return ["", *legend, "", *(f"{remark}  " for remark in content.remarks)]


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(paragraphs: tuple[Paragraph, ...]) -> str:
    return "<br>".join("".join(map(_words, paragraph)) for paragraph in paragraphs)


def _words(run: Run) -> str:
    text = _escaped(run.text)
    if run.style in ("strong", "new") and text.strip():
        return f"**{text}**"
    if run.style == "old":
        return f"~~{text}~~"
    return text


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")
