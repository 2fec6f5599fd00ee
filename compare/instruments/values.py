"""Values of quantities as a Dutch reader expects them."""

from __future__ import annotations

from corpus.model import Norm
from corpus.quantities.grammar import quantity_grammar

__all__ = ["print_range", "print_value"]


def print_value(norm: Norm) -> str:
    """Return a value as a Dutch reader expects it.

    >>> print_value(Norm(at="9f/5/c", value=2.5, unit="%"))
    '2,5%'
    >>> print_value(Norm(at="3", value=4000, unit="euro"))
    '€ 4.000'
    >>> print_value(Norm(at="3", value=33.33, unit="%", text="ten hoogste een derde deel"))
    'een derde deel'
    """
    value, unit = norm.value, norm.unit
    part = quantity_grammar().part.search(f"{norm.text} van") if unit == "%" else None
    if part:
        return part[0]
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


def print_range(low: Norm, high: Norm) -> str:
    """Return the two ends of a range, the unit once: "50 tot 80%"."""
    first, last = print_value(low), print_value(high)
    unit = last.lstrip("0123456789,.")
    if unit and first.endswith(unit):
        first = first.removesuffix(unit)
    return f"{first} {'tot' if high.qualifier == 'tot' else 'tot en met'} {last}"
