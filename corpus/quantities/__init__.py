"""Quantities in Dutch text: percentages, durations, ages, amounts, frequencies.

Found by one of two finders (``find`` for the command line, ``component`` in a spaCy pipeline), and
interpreted once (``interpret``): what the number is worth, what bounds it, whether it is an age,
which word it governs. The words are ``corpus/data/norms.toml``.
"""

from __future__ import annotations

from corpus.quantities.find import find
from corpus.quantities.interpret import interpret
from corpus.quantities.model import Find, Quantity

__all__ = ["Find", "Quantity", "find_quantities"]


def find_quantities(text: str, above: tuple[str, ...] = ()) -> tuple[Quantity, ...]:
    """Return the quantities in a text, in order.

    ``above`` holds the texts that stand over it, nearest first: a list item takes the bound and
    the governed word from the words that introduce the list.
    """
    return interpret(text, find(text), above)
