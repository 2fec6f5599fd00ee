"""Enumerations inside a line: "wordt verstaan onder: a. wet: ...; b. raad: ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from corpus.numbering import label_readings
from ingest.layout.lines import Line

__all__ = ["with_inner_items"]

_OPENS = re.compile(r":\s+(?=\(?a[.)]\s+\S)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LEAST = 2  # items
_REACH = 1500  # characters of one item in a line
_LINES = 20  # lines of one item

_Cut = tuple[int, int]  # the line and where in it an item begins


def with_inner_items(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with every item of an enumeration at the head of a line of its own.

    Only where a colon opens it with an a, and each next letter stands after a semicolon or at the
    head of a line.
    """
    cuts = sorted(_cuts(lines))
    places = {at: [place for _, place in group] for at, group in groupby(cuts, lambda c: c[0])}
    found: list[Line] = []
    for at, line in enumerate(lines):
        edges = [0, *places.get(at, ()), len(line.text)]
        for start, end in pairwise(edges):
            if start == 0 and end == len(line.text):
                found.append(line)
            else:
                piece = replace(line, text=line.text[start:end].strip(), raw=line.raw or line.text)
                found.append(piece if start == 0 else replace(piece, page_start=False, gap=1.0))
    return found


def _cuts(lines: Sequence[Line]) -> set[_Cut]:
    cuts: set[_Cut] = set()
    for at, line in enumerate(lines):
        for opened in _OPENS.finditer(line.text) if line.role != "table" else ():
            series = _series(lines, at, opened.end())
            if len(series) >= _LEAST:
                cuts.update(cut for cut in series if cut[1])
    return cuts


def _series(lines: Sequence[Line], at: int, start: int) -> list[_Cut]:
    """Return the places of the items of a list that opens in a line with its a."""
    found: list[_Cut] = [(at, start)]
    text, place, reach = lines[at].text, start + 1, at + _LINES
    while len(found) < len(_LETTERS):
        letter = _LETTERS[len(found)]
        within = re.compile(rf";\s+(?:en\s+|of\s+)?(?=\(?{letter}[.)]\s+\S)").search(
            text, place, place + _REACH
        )
        if within is not None:
            place, reach = within.end(), at + _LINES
            found.append((at, place))
            continue
        at += 1
        if at >= min(len(lines), reach):
            return found
        text, place = lines[at].text, 0
        readings = [each for each in label_readings(text) if each.cost == 0]
        if readings and not any(each.number == letter for each in readings):
            return found  # a list within the list, or the next paragraph
        if readings:
            found.append((at, 0))
            reach = at + _LINES
    return found
