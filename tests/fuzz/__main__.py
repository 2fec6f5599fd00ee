"""Reads thousands of damaged files; only the project's own errors may come of it, within bounds.

``python -m tests.fuzz [--inputs N] [--seed S] [--only I] [--workers W]``. Input ``I`` of seed
``S`` is the same on every machine that has the same files: the demonstration documents, small
files in every other format, and the real documents beside the project where they are. Each input
goes through the whole pipeline and out as JSON. Exit status 1, with the way to see it again, when
something else than an ``InputError`` arises, when an input takes too long or too much memory, or
when the process dies.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial

from rich.console import Console

from tests.fuzz.runs import Outcome, outcomes

_say = partial(Console(soft_wrap=True).print, markup=False, highlight=False)


@dataclass
class Tally:
    """What came of all inputs so far."""

    kinds: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    slowest: list[Outcome] = field(default_factory=list)
    faults: list[Outcome] = field(default_factory=list)
    largest: Outcome | None = None

    def take(self, outcome: Outcome) -> None:
        """Count an outcome."""
        self.kinds[outcome.kind] += 1
        self.refused[outcome.kind] += outcome.refused
        if self.largest is None or outcome.peak > self.largest.peak:
            self.largest = outcome
        self.slowest = sorted([*self.slowest, outcome], key=lambda o: -o.seconds)[:5]
        if outcome.fault:
            self.faults.append(outcome)


def _tell(seed: int, outcome: Outcome, done: int) -> None:
    if outcome.fault:
        _say(f"\nFAULT in input {outcome.index} ({outcome.kind}), {outcome.seconds:.1f} s")
        _say(f"again: python -m tests.fuzz --seed {seed} --only {outcome.index}")
        _say(outcome.fault)
    elif done % 1000 == 0:
        _say(f"{done} inputs read")


def main() -> int:
    """Read damaged files, print what was done, return 1 when there was a fault."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, help="one input, by its number")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    start = time.perf_counter()
    indices = iter(range(chosen.inputs) if chosen.only is None else [chosen.only])
    workers = 1 if chosen.only is not None else chosen.workers
    tally = Tally()
    for outcome in outcomes(chosen.seed, indices, workers):
        tally.take(outcome)
        _tell(chosen.seed, outcome, sum(tally.kinds.values()))
    for kind, count in sorted(tally.kinds.items()):
        _say(f"{count:6} {kind}, {tally.refused[kind]} refused in a sentence")
    slowest = ", ".join(f"{o.seconds:.1f} s ({o.index}: {o.kind})" for o in tally.slowest)
    if tally.largest:
        peak, index = tally.largest.peak // 1_000_000, tally.largest.index
        _say(f"peak of memory {peak} MB ({index}: {tally.largest.kind})")
    _say(f"{sum(tally.kinds.values())} inputs, seed {chosen.seed}, "
          f"{time.perf_counter() - start:.0f} s; "
          f"slowest {slowest}; {len(tally.faults)} faults")  # fmt: skip
    return int(bool(tally.faults))


if __name__ == "__main__":
    sys.exit(main())
