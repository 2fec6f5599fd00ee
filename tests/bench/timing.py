"""Times functions side by side, in turn, so that a busy moment of the machine hits all alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Literal

__all__ = ["Row", "side_by_side"]


@dataclass(frozen=True)
class Row:
    """One measurement: the amount of what was measured and of its reference.

    An amount is in seconds (the median of some rounds), or in what ``unit`` says.
    ``at_most`` is the ratio that may not be exceeded, None where none was promised; ``note`` says
    how much was done ("17 pages").
    """

    area: str
    what: str
    amount: float
    reference: str
    reference_amount: float
    at_most: float | None = None
    note: str = ""
    unit: Literal["ms", "MB", "woorden"] = "ms"

    @property
    def ratio(self) -> float:
        return self.amount / self.reference_amount if self.reference_amount else float("inf")

    def shown(self) -> tuple[str, str]:
        """Return both amounts as they stand in the table."""
        times = 1000 if self.unit == "ms" else 1
        return f"{times * self.amount:.1f}", f"{times * self.reference_amount:.1f} {self.unit}"


def side_by_side(
    functions: Mapping[str, Callable[[], object]], rounds: int = 5
) -> dict[str, float]:
    """Return the median seconds of each function over some rounds, after one round unmeasured."""
    for function in functions.values():
        function()
    taken: dict[str, list[float]] = {name: [] for name in functions}
    for _ in range(rounds):
        for name, function in functions.items():
            start = time.perf_counter()
            function()
            taken[name].append(time.perf_counter() - start)
    return {name: median(times) for name, times in taken.items()}
