"""The few figures that alignment rests on, in one frozen object.

They are found by ``python -m compare.tune``, over all labelled pairs and generated ones at once.
"""

from __future__ import annotations

from msgspec import Struct

__all__ = ["DEFAULT", "Parameters"]


class Parameters(Struct, frozen=True, kw_only=True):
    """Weights of the evidence (log odds for a value of 1), and the least log odds of a match."""

    bias: float = -5.0
    heading: float = 4.0
    title: float = 3.0
    words: float = 6.0
    contained: float = 3.0
    function: float = 4.0
    citations: float = 0.5
    notes: float = 1.0
    position: float = 0.5
    least_logit: float = 0.0
    rest_bias: float = -2.0
    rest_words: float = 6.0
    rest_function: float = 3.0
    rest_title: float = 3.0

    def weights(self) -> dict[str, float]:
        """Return the weight of each kind of evidence by name."""
        return {
            "heading": self.heading,
            "title": self.title,
            "words": self.words,
            "contained": self.contained,
            "function": self.function,
            "citations": self.citations,
            "notes": self.notes,
            "position": self.position,
        }


DEFAULT = Parameters()
