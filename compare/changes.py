"""Quantities of an instrument that changed between two documents, old to new.

Both sides get a label for every quantity ("omvang, eerste jaar"); quantities with the same label
are laid side by side. The labels are ``corpus/data/quantities.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from compare.model import NormChange
from compare.sentences import sentences
from corpus.addresses import Address, find
from corpus.instruments import fold
from corpus.model import Document, Norm

__all__ = ["Quantity", "label", "norm_changes", "print_value", "quantities"]

_MONTHS = {"jaar": 12.0, "maand": 1.0}
_DAYS = {"week": 7.0, "dag": 1.0}
_NEAR = 45  # characters before a number within which a word is about that number


class Quantity(Struct, frozen=True, kw_only=True):
    """A quantity with its label, its value as printed, and a value that compares across units."""

    what: str
    printed: str
    at: str
    measure: tuple[str, float, str]


@cache
def _language() -> dict[str, Any]:
    return tomllib.loads((files("corpus") / "data" / "quantities.toml").read_text("utf8"))


def print_value(norm: Norm) -> str:
    """Return a value as a Dutch reader expects it.

    >>> print_value(Norm(at="9f/5/c", value=2.5, unit="%"))
    '2,5%'
    >>> print_value(Norm(at="3", value=4000, unit="euro"))
    '€ 4.000'
    """
    value, unit = norm.value, norm.unit
    if unit == "euro":
        whole, cents = divmod(round(value * 100), 100)
        amount = f"{whole:,}".replace(",", ".")
        return f"€ {amount},{cents:02d}" if cents else f"€ {amount}"
    number = f"{value:g}".replace(".", ",")
    if unit in ("jaar", "leeftijd"):
        return "half jaar" if value == 0.5 else f"{number} jaar"
    plural = {"maand": "maanden", "week": "weken", "dag": "dagen"}
    if unit in plural:
        return f"{number} {unit if value == 1 else plural[unit]}"
    return {"%": f"{number}%", "uur": f"{number} uur", "uur/week": f"{number} uur per week"}.get(
        unit, f"{number} {unit}"
    )


def label(norm: Norm, text: str) -> str:
    """Return what a quantity is of, in Dutch: "maximale duur", "omvang, eerste jaar".

    Args:
        norm: the quantity; its ``text`` is sought in ``text``.
        text: the words of the provision it stands in, with the words that open its list.
    """
    clause, before = _around(norm, text)
    year = _year(before)
    for row in _language()["label"]:
        if norm.unit not in row["units"]:
            continue
        if not re.search(row["when"], before[-_NEAR:] if row.get("near") else clause):
            continue
        what = _bounded(row, norm)
        return f"{what}, {year}" if year else what
    what = norm.governs or "norm"
    return f"{what}, {year}" if year and year not in what else what


def _around(norm: Norm, text: str) -> tuple[str, str]:
    """Return the folded sentence of a quantity, and the part of it before the quantity."""
    for sentence in sentences(text):
        place = sentence.find(norm.text) if norm.text else -1
        if place >= 0:
            folded = fold(sentence)
            return folded, folded[: place + len(norm.text)]
    folded = fold(text)
    return folded, folded


def _year(before: str) -> str:
    ordinals: dict[str, str] = _language()["ordinals"]
    found = re.findall(rf"\b({'|'.join(ordinals)}) jaar\b", before)
    return f"{ordinals[found[-1]]} jaar" if found else ""


def _bounded(row: dict[str, Any], norm: Norm) -> str:
    what: str = row["what"]
    words = _language()["bounds"]
    bound = words.get(norm.qualifier)
    match row.get("bound"):
        case "before" if bound:
            return f"{bound} {what}"
        case "duur" if bound:
            return f"{what}, {bound} duur"
    return what


def quantities(
    document: Document, places: Iterable[str], leave_out: Iterable[str] = ()
) -> tuple[Quantity, ...]:
    """Return the quantities that stand in some provisions, each once, in document order.

    Args:
        document: the document with its norms.
        places: addresses of the provisions.
        leave_out: addresses within them that belong to another instrument.
    """
    inside = [Address.parse(at) for at in places]
    outside = [Address.parse(at) for at in leave_out]
    found: dict[tuple[str, str], Quantity] = {}
    for norm in document.norms:
        at = Address.parse(norm.at)
        if not any(place.contains(at) for place in inside):
            continue
        if any(other.contains(at) for other in outside):
            continue
        what = label(norm, _words_at(document, at))
        quantity = Quantity(
            what=what, printed=print_value(norm), at=norm.at, measure=_measure(norm)
        )
        found.setdefault((what, quantity.printed), quantity)
    return tuple(found.values())


def _words_at(document: Document, at: Address) -> str:
    """Return the text of a provision after the text that opens the list it stands in."""
    levels = at.levels
    texts = []
    for depth in range(2, len(levels) + 1):
        if levels[depth - 1]:
            provision = find(document, Address(levels[:depth]))
            if provision is not None:
                texts.append(provision.text)
    if len(levels) == 1 or (len(levels) > 1 and not levels[1]):
        article = find(document, Address(levels[:1]))
        texts.insert(0, article.text if article else "")
    return " ".join(texts)


def _measure(norm: Norm) -> tuple[str, float, str]:
    if norm.unit in _MONTHS:
        return ("tijd", norm.value * _MONTHS[norm.unit], norm.qualifier)
    if norm.unit in _DAYS:
        return ("dagen", norm.value * _DAYS[norm.unit], norm.qualifier)
    return (norm.unit, norm.value, norm.qualifier)


def norm_changes(old: tuple[Quantity, ...], new: tuple[Quantity, ...]) -> tuple[NormChange, ...]:
    """Return what changed: pairs with another value, and quantities that only one side has.

    Quantities pair by label and kind of unit, then by label alone; equal ones are no change.
    """
    left, right = list(old), list(new)
    pairs: list[tuple[Quantity | None, Quantity | None]] = []
    _take(left, right, lambda a, b: a.what == b.what and _same_value(a, b))
    for same in (
        lambda a, b: a.what == b.what and a.measure[0] == b.measure[0],
        lambda a, b: a.what == b.what,
        lambda a, b: _core(a.what) == _core(b.what) and a.measure[0] == b.measure[0],
    ):
        pairs += [(a, b) for a, b in _take(left, right, same) if not _same_value(a, b)]
    pairs += [(a, None) for a in left] + [(None, b) for b in right]
    order = {id(item): place for place, item in enumerate((*new, *old))}
    pairs.sort(key=lambda pair: order[id(pair[1] or pair[0])])
    return tuple(
        NormChange(
            what=(b or a).what,  # type: ignore[union-attr]
            old=a.printed if a else None,
            new=b.printed if b else None,
            old_at=a.at if a else None,
            new_at=b.at if b else None,
        )
        for a, b in pairs
    )


def _take(
    left: list[Quantity], right: list[Quantity], same: Callable[[Quantity, Quantity], bool]
) -> list[tuple[Quantity, Quantity]]:
    """Move the pairs that are the same in some way out of both lists, in order."""
    taken = []
    for a in tuple(left):
        b = next((candidate for candidate in right if same(a, candidate)), None)
        if b is not None:
            left.remove(a)
            right.remove(b)
            taken.append((a, b))
    return taken


def _same_value(a: Quantity, b: Quantity) -> bool:
    return a.measure[:2] == b.measure[:2]


def _core(what: str) -> str:
    """Return a label without its bound: "maximale duur" and "duur" are of the same thing."""
    return re.sub(r"\b(maximale|minimale) ", "", what)
