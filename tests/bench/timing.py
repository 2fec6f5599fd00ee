"""Times functions side by side, in turn, so that a busy moment of the machine hits all alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

__all__ = ["Row", "side_by_side"]


@dataclass(frozen=True)
class Row:
    """One measurement: median seconds of what was measured and of its reference.

    ``at_most`` is the ratio that may not be exceeded, None where none was promised; ``note`` says
    how much was done ("17 pages").
    """

    area: str
    what: str
    seconds: float
    reference: str
    reference_seconds: float
    at_most: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.seconds / self.reference_seconds if self.reference_seconds else float("inf")


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
