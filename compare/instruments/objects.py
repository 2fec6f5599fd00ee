"""Whether a name is what a sentence offers, or stands in a side phrase of it."""

from __future__ import annotations

import re

from compare.instruments.vocabulary import vocabulary

__all__ = ["is_object_at"]

_ARTICLE = r"(?:(?:de|het|een|zijn|haar|hun)\s+)?"
_ASIDE = re.compile(
    r"\b(?:van|bij|op|uit|tot|met|over|naar|door|zonder|aangaande|omtrent|betreffende|inzake)"
    rf"\s+{_ARTICLE}$"
)
# "naar zijn werkplek, proefplaats of ...": the later words of a list in a side phrase.
_ASIDE_LIST = re.compile(
    rf"\b(?:van|bij|op|uit|tot|met|naar|voor|in)\s+{_ARTICLE}[\w-]+(?:,\s*[\w-]+)*"
    r"\s*(?:,|\b(?:of|en|en/of))\s*$"
)
# "verstrekt een maatwerkvoorziening als eigen kracht, mantelzorg en ... geen oplossing bieden"
_CONDITION = re.compile(
    r"\b(?:indien|wanneer|tenzij|mits|voor zover|voordat|totdat|als(?! bedoeld)(?:\s+\S+){3,})\b"
)


def is_object_at(folded: str, start: int) -> bool:
    """Tell whether what stands at a place of an offering sentence is its object."""
    before = folded[:start]
    if vocabulary().not_before.search(before):
        return False
    if re.search(r"\b(als bedoeld|zoals(?!\s*$)|indien|als|wanneer|die|artikel)\b[^,]*$", before):
        return False
    offered = list(vocabulary().offers.finditer(before))
    if offered and _CONDITION.search(before, offered[-1].end()):
        return False
    return not (_ASIDE.search(before) or _ASIDE_LIST.search(before))
