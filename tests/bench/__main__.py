"""Runs every benchmark module of this folder: each has ``measure()``, which yields rows.

``python -m tests.bench [NAME…]`` runs all modules, or those named.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

HELPERS = {"__init__", "__main__", "municipalities", "timing"}


def main() -> int:
    """Print one table; return 1 when a promised ratio is exceeded."""
    names = sys.argv[1:] or sorted(
        path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in HELPERS
    )
    table = Table()
    for heading in ("area", "what", "took", "reference", "took", "ratio", "at most", "of"):
        table.add_column(
            heading, justify="right" if heading in ("took", "ratio", "at most") else "left"
        )
    exceeded = False
    for name in names:
        for row in import_module(f"tests.bench.{name}").measure():
            amount, reference_amount = row.shown()
            exceeded |= row.at_most is not None and row.ratio > row.at_most
            table.add_row(
                row.area,
                row.what,
                amount,
                row.reference,
                reference_amount,
                f"{row.ratio:.2f}",
                "" if row.at_most is None else f"{row.at_most:.2f}",
                row.note,
            )
    Console(width=140).print(table)
    return int(exceeded)


if __name__ == "__main__":
    sys.exit(main())
