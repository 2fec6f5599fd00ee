"""What is found of a quantity in a text, and what it comes to once it is interpreted."""

from __future__ import annotations

from typing import Literal

import msgspec

from corpus.model import Qualifier, Unit

__all__ = ["Find", "Quantity"]


class Find(msgspec.Struct, frozen=True, order=True):
    """A place where a number stands with its unit: half-open span, where the unit begins.

    ``kind`` is "unit" ("zes maanden"), "joined" (in one word: "tweemaal"), "money" (the sign and
    the first figures), "aged" ("27-jarige"), "times" ("3x per week") or "part" ("de helft van").
    Whether it is a quantity, and which, is for the interpretation.
    """

    start: int
    end: int
    at: int
    kind: Literal["unit", "joined", "money", "aged", "times", "part"]
    unit: Unit


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its unit in a text.

    ``start:end`` is the half-open span with the words that bound it, ``number_at`` the place of
    the number. ``governs`` is the word it binds ("omvang, eerste jaar"). A part of a whole ("de
    helft van de kosten") is a percentage, as far as it has one: a third is 33.33%.
    """

    start: int
    end: int
    number_at: int
    value: float
    unit: Unit
    qualifier: Qualifier = "exact"
    governs: str | None = None
