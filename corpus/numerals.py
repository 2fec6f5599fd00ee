"""Numerals of labels, and the value of a Roman one: the third point is c, iii or 3."""

from __future__ import annotations

from typing import Literal

__all__ = ["Style", "number_at", "roman_value"]

Style = Literal["digit", "alpha", "roman", "degree", "capital", "bullet"]

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def number_at(style: Style, value: int) -> str:
    """Return the normalised number of the ``value``-th item in a list of a style."""
    if style in ("alpha", "capital"):
        letter = chr(ord("a") + (value - 1) % 26)
        return letter * ((value - 1) // 26 + 1)
    if style == "roman":
        return "x" * (value // 10) + _ROMAN_UNITS[value % 10]
    return str(value)


def roman_value(text: str) -> int | None:
    """Return the value of a Roman numeral up to 39, None if it is not a well-formed one."""
    lowered = text.lower()
    if not lowered or any(letter not in _ROMAN for letter in lowered):
        return None
    total = 0
    for here, following in zip(lowered, lowered[1:] + " ", strict=True):
        value = _ROMAN[here]
        total += -value if _ROMAN.get(following, 0) > value else value
    return total if 0 < total < 40 and number_at("roman", total) == lowered else None
