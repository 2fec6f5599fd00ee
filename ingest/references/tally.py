"""Which article numbers a document cites beyond doubt, and of which regulation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Tally"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Article numbers with the regulations they are cited of; a regulation is its id or name."""

    _regulations: dict[str, set[str]] = field(default_factory=dict)
    with_colon: set[str] = field(default_factory=set)

    def add(self, regulation: str, number: str) -> None:
        """Take note of an article of a regulation."""
        self._regulations.setdefault(number, set()).add(regulation)
        if ":" in number:
            self.with_colon.add(regulation)

    def holds(self, regulation: str, number: str) -> bool:
        """Tell whether an article of a regulation is cited."""
        return regulation in self._regulations.get(number, ())

    def citing(self, numbers: Iterable[str]) -> set[str]:
        """Return the regulations of which all these articles are cited."""
        return set.intersection(*(self._regulations.get(number, set()) for number in numbers))
