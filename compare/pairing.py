"""Which instrument of the old document is which of the new one."""

from __future__ import annotations

from collections.abc import Sequence

from compare.instruments import Found
from compare.model import Alignment
from corpus.instruments import compact

__all__ = ["pair_instruments", "same_name"]

_SAME_NAME = 0.85
_RELATED_NAME = 0.6  # enough where the alignment puts the articles together


def pair_instruments(
    left: Sequence[Found], right: Sequence[Found], alignment: Alignment
) -> list[tuple[Found | None, Found | None]]:
    """Return the instruments of both sides in pairs, in the order of the new document.

    The same entry of the catalogue pairs; so do names that are nearly the same, and names that
    are somewhat alike in articles that the alignment puts together. Dropped ones come last.
    """
    old_of = {found.key: found for found in left}
    taken: set[str] = set()
    partner: dict[str, Found] = {}
    for found in right:
        if found.key in old_of:
            partner[found.key] = old_of[found.key]
            taken.add(found.key)
    matched = {(o, n) for match in alignment.matches for o in match.old for n in match.new}
    options = sorted(
        (
            (likeness, a, b)
            for a in left
            for b in right
            if a.key not in taken and b.key not in partner
            if (likeness := _likeness(a, b, matched)) > 0
        ),
        key=lambda option: -option[0],
    )
    for _, a, b in options:
        if a.key not in taken and b.key not in partner:
            partner[b.key] = a
            taken.add(a.key)
    pairs: list[tuple[Found | None, Found | None]] = [(partner.get(b.key), b) for b in right]
    return pairs + [(a, None) for a in left if a.key not in taken]


def same_name(a: Found, b: Found) -> bool:
    """Tell whether two instruments are the same one by key, or by nearly the same name."""
    return a.key == b.key or _likeness(a, b, set()) > 0


def _likeness(a: Found, b: Found, matched: set[tuple[str, str]]) -> float:
    """Return how alike two names are, or 0 when they are not the same instrument."""
    from rapidfuzz.fuzz import ratio

    if a.instrument and b.instrument:
        return 0.0  # two entries of the catalogue are two instruments
    likeness = float(ratio(compact(a.name), compact(b.name))) / 100
    together = any(
        (p.at.split("/")[0], q.at.split("/")[0]) in matched for p in a.places for q in b.places
    )
    return likeness if likeness >= (_RELATED_NAME if together else _SAME_NAME) else 0.0
