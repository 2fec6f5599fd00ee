"""Amounts of money as they are printed, and as a scan splits them."""

from __future__ import annotations

import re

__all__ = ["read_amount"]


def read_amount(run: str) -> tuple[float, int] | None:
    """Read the figures after a euro sign; return the amount and how many characters it took.

    Scans split and misread amounts: "1 0.000", "1 ooo", "2 00". Groups of three after a dot, or
    noughts after a blank, belong to the amount; other figures after a blank do not ("€ 200 12").
    """
    for end in sorted({match.end() for match in re.finditer(r"[\do](?=\s|$)", run, re.I)})[::-1]:
        taken = run[:end]
        figures = re.sub(r"\s", "", taken).lower().replace("o", "0")
        dotted = re.fullmatch(r"\d{1,3}(?:\.\d{3})+", figures)
        blanks = re.fullmatch(r"\d+(?:\s+[0oO]+)*", taken) or re.fullmatch(
            r"\d{1,3}(?:\s[\doO]{3})+", taken
        )
        if dotted or (blanks and "." not in figures):
            return float(figures.replace(".", "")), end
        if re.fullmatch(r"\d+\.\d{1,2}", figures) and end == len(run):
            return float(figures), end
    return None
