"""Whether a name is what a sentence offers, or stands in a side phrase of it."""

from __future__ import annotations

from compare.instruments.vocabulary import vocabulary

__all__ = ["is_object_at"]


def is_object_at(folded: str, start: int) -> bool:
    """Tell whether what stands at a place of an offering sentence is its object."""
    words, before = vocabulary(), folded[:start]
    if words.not_before.search(before) or words.aside.search(before):
        return False
    offered = list(words.offers.finditer(before))
    return not (offered and words.conditions.search(before, offered[-1].end()))
