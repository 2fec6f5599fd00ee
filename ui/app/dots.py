"""One number over all municipalities as a picture: a dot per number, on one scale."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from msgspec import Struct

from compare.model import Matrix

__all__ = ["NARROW", "WIDE", "Dots", "Form", "dots", "number_in", "shared_norms"]

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_STEPS = 5


class Form(Struct, frozen=True, kw_only=True):
    """The measures of the picture: where the scale begins and ends, letters of a name."""

    width: int
    left: float
    right: float
    row: int
    letters: int
    above: bool  # the name stands above its line, and not beside it


WIDE = Form(width=1000, left=260.0, right=900.0, row=34, letters=34, above=False)
NARROW = Form(width=360, left=16.0, right=290.0, row=52, letters=46, above=True)


class Dots(Struct, frozen=True, kw_only=True):
    """Where everything stands: names with their height, dots with their words, ticks."""

    form: Form
    height: int
    names: tuple[tuple[str, float], ...]
    dots: tuple[tuple[float, float, str], ...]
    ticks: tuple[tuple[float, str], ...]
    said: str


def dots(matrix: Matrix, names: Sequence[str], wanted: str, form: Form = WIDE) -> Dots:
    """Return the picture of one quantity, as ``shared_norms`` names it."""
    found = [
        (row, number, norm.value)
        for instrument in matrix.rows
        for row, cell in enumerate(instrument.cells)
        for norm in cell.norms
        if f"{instrument.instrument}: {norm.what}" == wanted
        and (number := number_in(norm.value)) is not None
    ]
    top = _rounded(max((number for _, number, _ in found), default=1.0))
    scale = (form.right - form.left) / top
    heights = [form.row * row + (36.0 if form.above else 24.0) for row in range(len(names))]
    return Dots(
        form=form,
        height=form.row * len(names) + 40,
        names=tuple(zip((_short(name, form.letters) for name in names), heights, strict=True)),
        dots=tuple(
            (round(form.left + number * scale, 1), heights[row], value)
            for row, number, value in found
        ),
        ticks=tuple(
            (
                round(form.left + (form.right - form.left) * step / _STEPS, 1),
                _dutch(top * step / _STEPS),
            )
            for step in range(_STEPS + 1)
        ),
        said="; ".join(f"{names[row]}: {value}" for row, _, value in found),
    )


def shared_norms(matrix: Matrix) -> list[str]:
    """Return the quantities that two documents or more give a number for, by name."""
    counts: dict[str, int] = {}
    for row in matrix.rows:
        for cell in row.cells:
            for name in {f"{row.instrument}: {norm.what}" for norm in cell.norms if norm.what}:
                counts[name] = counts.get(name, 0) + 1
    return sorted(name for name, number in counts.items() if number > 1)


def number_in(text: str) -> float | None:
    """Return the first number in Dutch words: "€ 4.000" is 4000, "2,5%" is 2.5."""
    match = _NUMBER.search(text)
    if not match:
        return None
    return float(match.group().replace(".", "").replace(",", "."))


def _rounded(number: float) -> float:
    """Return the next higher number of which a fifth is easy to read: 5, 10, 20, 25, 50, 100."""
    if number <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(number))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= number)


def _dutch(number: float) -> str:
    text = f"{number:,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", "_").replace(".", ",").replace("_", ".")


def _short(name: str, letters: int) -> str:
    return name if len(name) <= letters else name[: letters - 1] + "…"
