"""Labels that a scan misread, mended where the series they stand in proves what they were.

Between b and d stands c, whatever the scan made of it ("¢"); "12", "2 2", "3%" are 1°, 2°, 3°:
three in a row that count on from 1 and of which each ends in another sign are no figures. The
cells of a column or of a row are such a series, and so are letters in running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from ingest.layout.lines import Line

__all__ = ["mend_carried", "mend_cells", "mend_letters"]

_LETTERS = {"¢": "c", "©": "c", "1": "l", "0": "o"}  # what a scan makes of c, l and o
_LETTER = re.compile(r"(?P<open>\(?)(?P<sign>[a-z¢©10])(?P<stop>[.)]?)$")
_LETTER_BEFORE = re.compile(r"(?P<open>\(?)(?P<sign>[a-z¢©10])(?P<stop>[.)])(?=\s+\S)")
_DEGREE = re.compile(
    r"(?P<digit>\d{1,2})(?P<sign>\s?[°ºᵒ˚]|(?<=\d)\s?[20%*?])(?P<stop>\.?)(?=\s+\D|$)"
)
_SOUND = "°ºᵒ˚"
_LEAST = 3  # labels in a row
_LISTED = re.compile(
    r"(?<![\w¢©])(?:[a-z]|[¢©])(?:(?:,\s|\sen\s|\sof\s)(?:[a-z](?!\w)|[¢©])){2,}(?!\w)"
)


_TAIL = 80  # characters of a line in which the letters of a list stand at its end
_LIST_TAIL = re.compile(r"(?<![\w¢©])[a-z¢©](?:(?:,| en| of) [a-z¢©])*(?:,| en| of)$")
_LIST_HEAD = re.compile(r"[a-z¢©](?:(?:,|\sen|\sof) [a-z¢©](?!\w))*(?!\w)")


class _Label(Struct, frozen=True):
    """The label of a cell: what it counts if it is sound (0 if not), what it may count."""

    sound: int
    may_be: int
    form: str
    end: int
    mended: str


def mend_cells(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with the labels in the cells of tables mended; ``raw`` keeps the print."""
    found: list[Line] = []
    for width, group in groupby(lines, lambda line: len(line.cells)):
        rows = list(group)
        found.extend(_mended_table(rows) if width else rows)
    return tuple(found)


def mend_letters(text: str) -> str:
    """Mend the letters of a list in running text: "onder a, b, ¢ en d"."""
    return _LISTED.sub(_mended_list, text)


def mend_carried(before: str, text: str) -> str:
    """Mend the letter with which a line goes on in the list of the line before it."""
    tail, head = _LIST_TAIL.search(before[-_TAIL:]), _LIST_HEAD.match(text)
    if tail is None or head is None:
        return text
    whole = mend_letters(tail[0] + " " + head[0])
    return whole[len(tail[0]) + 1 :] + text[head.end() :]


def _mended_list(match: re.Match[str]) -> str:
    parts = re.split(r"(,\s|\sen\s|\sof\s)", match[0])
    parts[::2] = _mended(parts[::2])
    return "".join(parts)


def _mended_table(rows: Sequence[Line]) -> Iterator[Line]:
    columns = [_mended(column) for column in zip(*(line.cells for line in rows), strict=True)]
    for line, cells in zip(rows, zip(*columns, strict=True), strict=True):
        mended = tuple(_mended(cells))
        if mended == line.cells:
            yield line
        else:
            text = " ".join(cell for cell in mended if cell)
            yield replace(line, cells=mended, text=text, raw=line.raw or line.text)


def _mended(cells: Sequence[str]) -> list[str]:
    """Return a row or column of cells with every series in it mended.

    Cells without a label, such as the head of a column, part one series from the next.
    """
    found = list(cells)
    for read in (_letter, _degree):
        labels = enumerate([read(cell.strip()) for cell in found])
        for has_label, group in groupby(labels, lambda pair: pair[1] is not None):
            run = [(at, label) for at, label in group if label is not None]
            if has_label and _is_series([label for _, label in run]):
                for at, label in run:
                    if not label.sound:
                        found[at] = label.mended + found[at].strip()[label.end :]
    return found


def _is_series(labels: Sequence[_Label]) -> bool:
    """Tell whether labels count on one by one, and prove what the damaged ones are."""
    sound = [(at, label.sound) for at, label in enumerate(labels) if label.sound]
    first = sound[0][1] - sound[0][0] if sound else 1
    if len(labels) < _LEAST or first < 1 or len(sound) == len(labels):
        return False
    if any(label.may_be != first + at for at, label in enumerate(labels)):
        return False
    letters = labels[0].form == "letter"
    if letters or sound:
        return len(sound) >= (2 if letters else 1)
    return len({label.form for label in labels}) > 1 and any(map(_is_no_figure, labels))


def _is_no_figure(label: _Label) -> bool:
    """Tell whether a damaged label cannot be a number in its own right, as "12" and "3%" can."""
    return label.form[0] in " *?" and label.form.strip() != "%"


def _letter(cell: str) -> _Label | None:
    match = _LETTER.match(cell) or _LETTER_BEFORE.match(cell)
    if match is None:
        return None
    sign = match["sign"]
    letter = _LETTERS.get(sign, sign)
    value = ord(letter) - 96
    sound = value if letter == sign else 0
    return _Label(sound, value, "letter", match.end(), match["open"] + letter + match["stop"])


def _degree(cell: str) -> _Label | None:
    match = _DEGREE.match(cell)
    if match is None:
        return None
    value, sign = int(match["digit"]), match["sign"]
    sound = value if sign.strip() in _SOUND else 0
    return _Label(sound, value, sign, match.end(), f"{value}°{match['stop']}")
