"""What a reader is told of damage: the lines that were mended, and those that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import shorten

from corpus.model import Issue
from ingest.layout.lines import Line
from ingest.layout.torn import is_unreadable

__all__ = ["damage_issues"]

_NUMERAL = re.compile(r"[\d°º]")
_LINES_NAMED = 8


def damage_issues(lines: Sequence[Line]) -> Iterator[Issue]:
    """Yield an issue for each ruined line, mended row of a table and number that was misread.

    Lines in which only blanks, accents or specks were mended are named together in one issue.
    """
    small: list[Line] = []
    for line in lines:
        if not line.role and is_unreadable(line.text):
            yield _ruin(line)
        if line.raw is None or line.role in ("furniture", "footnote"):
            continue
        if line.cells:
            yield _repaired_row(line)
        elif _NUMERAL.findall(line.raw) != _NUMERAL.findall(line.text):
            yield _repaired_number(line)
        else:
            small.append(line)
    if small:
        yield _repaired_lines(small)


def _ruin(line: Line) -> Issue:
    return Issue(
        code="damaged-text",
        severity="warning",
        page=line.page,
        line=line.number,
        message=f"Deze regel is in de bron beschadigd: '{shorten(line.text, 60)}'; lees daar na "
        "wat er staat.",
    )


def _repaired_row(line: Line) -> Issue:
    return Issue(
        code="repaired-row",
        severity="info",
        page=line.page,
        line=line.number,
        message=f"In deze tabelrij is een leesfout van de scan hersteld; in de bron staat "
        f"'{shorten(line.raw or '', 80)}'.",
    )


def _repaired_number(line: Line) -> Issue:
    return Issue(
        code="repaired-text",
        severity="info",
        page=line.page,
        line=line.number,
        message=f"Een nummer dat de scan verkeerd las, is uit de reeks hersteld; in de bron staat "
        f"'{_changed(line)}'.",
    )


def _repaired_lines(lines: Sequence[Line]) -> Issue:
    """Name the lines in which figures or words were put together again."""
    named = ", ".join(str(line.number) for line in lines[:_LINES_NAMED])
    more = len(lines) - _LINES_NAMED
    where = f"regel {named}" + (f" en nog {more}" if more > 0 else "")
    return Issue(
        code="repaired-text",
        severity="info",
        page=lines[0].page,
        line=lines[0].number,
        message="Losse of verkeerd gelezen tekens van de scan zijn hersteld "
        f"({where}); in de eerste stond '{_changed(lines[0])}'.",
    )


def _changed(line: Line) -> str:
    """Return the words of the source around what was mended."""
    raw, text = " ".join((line.raw or "").split()), " ".join(line.text.split())
    same = 0
    while same < min(len(raw), len(text)) and raw[same] == text[same]:
        same += 1
    tail = 0
    while tail < min(len(raw), len(text)) - same and raw[-1 - tail] == text[-1 - tail]:
        tail += 1
    start = raw.rfind(" ", 0, raw.rfind(" ", 0, max(0, same - 1)) + 1) + 1
    end = raw.find(" ", len(raw) - tail)
    return shorten(raw[max(0, start) : end if end > 0 else None], 80)
