"""Quantities of an instrument that changed between two documents, old to new.

Both sides have a label for every quantity (``compare.measures``); quantities with the same label
are laid side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from compare.measures import Quantity, labels
from compare.model import NormChange

__all__ = ["norm_changes"]

_Key = tuple[str, str]  # a label and the kind of quantity
_Group = tuple[Quantity, ...]
_Groups = dict[_Key, _Group]

_PERIOD = re.compile(r", (per [^,]+)")


def norm_changes(old: _Group, new: _Group) -> tuple[NormChange, ...]:
    """Return what changed, in the order of the new document and then of the old one.

    Quantities with the same label and kind lie side by side; several under one label are given
    together, since the text does not say which replaces which. Equal values are no change. A
    label that differs in its bound alone ("duur", "maximale duur"), or in its period alone
    ("hoogte, per maand"), is the same label when nothing else is left to pair it with.
    """
    left, right = _by_label(old), _by_label(new)
    pairs = {key: (left.pop(key), right.pop(key)) for key in list(right) if key in left}
    pairs |= _pair(left, right, _core)
    _drop_equal(left, right)
    pairs |= {
        key: (_with_period(a), _with_period(b))
        for key, (a, b) in _pair(left, right, _without_period).items()
    }
    changes: list[NormChange] = []
    for key in _by_label(new):
        if key in right:
            changes.append(_change((), right[key]))
        elif key in pairs and not _equal(*pairs[key]):
            changes += _paired(*pairs[key])
    return (*changes, *(_change(group, ()) for group in left.values()))


def _by_label(found: _Group) -> _Groups:
    groups: _Groups = {}
    for quantity in found:
        key = (quantity.what, quantity.measure[0])
        groups[key] = (*groups.get(key, ()), quantity)
    return groups


def _pair(
    left: _Groups, right: _Groups, same: Callable[[_Key], _Key]
) -> dict[_Key, tuple[_Group, _Group]]:
    """Take out of both sides what one label on each has in common, by the label of the right."""
    pairs = {}
    for key in list(right):
        near = [other for other in left if same(other) == same(key)]
        if len(near) == 1:
            pairs[key] = (left.pop(near[0]), right.pop(key))
    return pairs


def _drop_equal(left: _Groups, right: _Groups) -> None:
    """Take out the same value of the same thing, said with more or fewer words."""
    for key in list(right):
        same = [o for o in left if _head(o) == _head(key) and _equal(left[o], right[key])]
        if same and _period(key) == _period(same[0]):
            del left[same[0]], right[key]


def _core(key: _Key) -> _Key:
    """Return a label without its bound: "maximale duur" and "duur" are of the same thing."""
    bounds = "|".join((*labels()["bounds"].values(), *labels()["bounds_after"].values()))
    return re.sub(rf"\b(?:{bounds})\b|[,\s]+", "", key[0]), key[1]


def _head(key: _Key) -> _Key:
    """Return a label without what follows the comma and without its bound."""
    return _core((key[0].split(",")[0], key[1]))


def _period(key: _Key) -> str:
    match = _PERIOD.search(key[0])
    return match.group(1) if match else ""


def _without_period(key: _Key) -> _Key:
    return _core((_PERIOD.sub("", key[0]), key[1]))


def _with_period(group: _Group) -> _Group:
    """Move the period from the label to the value: "€ 19 per maand"."""
    moved = []
    for one in group:
        period = _period((one.what, ""))
        kind, value, above = one.measure
        moved.append(
            replace(
                one,
                what=_PERIOD.sub("", one.what),
                printed=f"{one.printed} {period}".strip(),
                measure=(f"{kind} {period}", value, above),
            )
        )
    return tuple(moved)


def _paired(old: _Group, new: _Group) -> list[NormChange]:
    """Return the changes under one label: one by one when both sides have as many."""
    if len(old) != len(new):
        return [_change(old, new)]
    return [_change((a,), (b,)) for a, b in zip(old, new, strict=True) if a.measure != b.measure]


def _equal(old: _Group, new: _Group) -> bool:
    return {one.measure for one in old} == {one.measure for one in new}


def _change(old: _Group, new: _Group) -> NormChange:
    return NormChange(
        what=(new or old)[0].what,
        old="; ".join(one.printed for one in old) or None,
        new="; ".join(one.printed for one in new) or None,
        old_at=old[0].at if old else None,
        new_at=new[0].at if new else None,
    )
