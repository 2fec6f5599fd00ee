"""Quantities of an instrument that changed between two documents, old to new.

Both sides have a label for every quantity (``measures``); quantities with the same label
are laid side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from msgspec.structs import replace

from compare.instruments.measures import Quantity, labels
from compare.model import NormChange
from corpus.instruments import fold
from corpus.quantities import find_quantities
from corpus.sentences import unclosed

__all__ = ["norm_changes"]

_Key = tuple[str, str]  # a label and the kind of quantity
_Group = tuple[Quantity, ...]
_Groups = dict[_Key, _Group]
_Sentences = Sequence[tuple[str, str]]  # address and sentence

_PERIOD = re.compile(r", (per [^,]+)")
_SUBJECT_ROOM = 60  # characters in which a sentence says what it is about
_TOLD_ROOM = 160


def norm_changes(
    old: _Group, new: _Group, told: tuple[_Sentences, _Sentences] = ((), ())
) -> tuple[NormChange, ...]:
    """Return what changed, in the order of the new document and then of the old one.

    Args:
        old: the quantities of the old side.
        new: those of the new side.
        told: the sentences of both sides, with their addresses; one that is about the matter of a
            quantity and has no number stands against it ("Het college stelt het bedrag vast").

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
    pairs |= _loosely(left, right)
    pairs |= _only(left, right, _rate)
    pairs |= _only(left, right, _general)
    pairs |= _together(left, right)
    alone = bool(old and new)  # one side only, while both have quantities: say which it is
    changes: list[NormChange] = []
    for key in _by_label(new):
        if key in right:
            changes.append(_against(right[key], told[0], quoted=alone))
        elif key in pairs and not _equal(*pairs[key]):
            changes += _paired(*pairs[key])
    gone = (_against(group, told[1], quoted=alone).turned() for group in left.values())
    return (*changes, *gone)


def _by_label(found: _Group) -> _Groups:
    groups: _Groups = {}
    for quantity in found:
        kind, value, _ = quantity.measure
        if quantity.what in labels()["apart"]:
            kind = f"{kind} {value:g}"
        key = (quantity.what, kind)
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


def _loosely(left: _Groups, right: _Groups) -> dict[_Key, tuple[_Group, _Group]]:
    """Pair what one side says of a part and the other of the whole; the words around it tell.

    "omvang, derde jaar" beside "omvang": not beside "omvang, tweede jaar".
    """
    pairs = {}
    for key in list(right):
        near = [
            other
            for other in left
            if _head(other) == _head(key)
            and _period(other) == _period(key)
            and _head(key) in (_core(_without_period(other)), _core(_without_period(key)))
        ]
        rivals = [other for other in right if _head(other) == _head(key)]
        if len(near) == 1 and len(rivals) == 1:
            pairs[key] = (_quoted(left.pop(near[0])), _quoted(right.pop(key)))
    return pairs


def _only(
    left: _Groups, right: _Groups, same: Callable[[_Key], _Key | None]
) -> dict[_Key, tuple[_Group, _Group]]:
    """Pair labels that have something in common which no other label of their side has."""
    pairs = {}
    for key in list(right):
        mine = same(key)
        near = [other for other in left if mine and same(other) == mine]
        rivals = [other for other in right if same(other) == mine]
        if len(near) == len(rivals) == 1:
            pairs[key] = (left.pop(near[0]), right.pop(key))
    return pairs


def _together(left: _Groups, right: _Groups) -> dict[_Key, tuple[_Group, _Group]]:
    """Give what is of the same thing for differing groups of people at once, with whom it is for.

    The text does not say that what "gehuwden" got is what "een gezin" gets.
    """
    pairs = {}
    for key in list(right):
        mine, theirs = (
            [o for o in side if _head(o) == _head(key) and _period(o) == _period(key)]
            for side in (right, left)
        )
        if key[1] in ("euro", "%") and min(len(mine), len(theirs)) > 1:
            before = _joined([one for other in theirs for one in left.pop(other)], 0.0)
            after = _joined([one for other in mine for one in right.pop(other)], 1.0)
            pairs[key] = (before, after)
    return pairs


def _joined(group: Sequence[Quantity], side: float) -> _Group:
    """Return quantities as one, with the people each is for beside its value."""
    told = []
    for one in group:
        whom = one.what.partition(", ")[2]
        told.append(f"{one.printed} ({whom})" if whom else one.printed)
    what = group[0].what.partition(", ")[0]
    return (replace(group[0], what=what, printed="; ".join(told), measure=("", side, None)),)


def _rate(key: _Key) -> _Key | None:
    """Return what is counted: "3 uur per week" may have become "105 uur per jaar"."""
    counted = re.split(r"/|,? per ", key[1])[0]
    return (_core(key)[0], counted) if counted == "uur" or counted.startswith("aantal") else None


def _general(key: _Key) -> _Key | None:
    """Return what a label comes down to: a contract's "maximale duur" is one, its notice is not."""
    last = _core((key[0].rsplit(",", maxsplit=1)[-1], key[1]))
    return last if last[0] in labels()["general"] else None


def _quoted(group: _Group) -> _Group:
    """Add to each value the words around it, with what they except."""
    return tuple(
        replace(one, printed=f"{one.printed} (‘{_with_exception(one)}’)", words="", exception="")
        if one.words
        else one
        for one in group
    )


def _with_exception(one: Quantity) -> str:
    if not one.exception:
        return one.words
    before = one.words.partition(one.exception.split()[0])[0].rstrip(" ,.")
    return f"{before}, {one.exception}"


def _against(group: _Group, told: _Sentences, *, quoted: bool) -> NormChange:
    """Return a quantity that only the new side has, with what the old one says of the matter."""
    said = _without_number(group[0].what, told)
    if quoted and not said and _core((group[0].what, ""))[0] in labels()["general"]:
        group = _quoted(group)
    change = _change((), group)
    if said is None:
        return change
    at, sentence = said
    return replace(change, old=f"geen getal: ‘{sentence}’", old_at=at)


def _without_number(what: str, told: _Sentences) -> tuple[str, str] | None:
    """Return the sentence that is about the matter of a label and gives no number for it."""
    words = what.split(",", maxsplit=1)[0].split()
    pattern = next((labels()["matters"][w] for w in words if w in labels()["matters"]), None)
    if pattern is None:
        return None
    for at, sentence in told:
        about = re.search(pattern, fold(sentence)[:_SUBJECT_ROOM])
        if about and len(sentence) <= _TOLD_ROOM and not find_quantities(sentence):
            return at, unclosed(sentence)
    return None


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
    if (new or old)[0].what in labels()["vague"]:
        old, new = _quoted(old), _quoted(new)
    return NormChange(
        what=(new or old)[0].what,
        old="; ".join(map(_printed, old)) or None,
        new="; ".join(map(_printed, new)) or None,
        old_at=_place(old),
        new_at=_place(new),
    )


def _printed(one: Quantity) -> str:
    return f"{one.printed} (‘{one.exception}’)" if one.exception else one.printed


def _place(group: _Group) -> str | None:
    """Return where quantities stand: for those of one list, the provision that has the list."""
    if not group:
        return None
    levels = [one.at.split("/") for one in group]
    shared = takewhile(lambda parts: len(set(parts)) == 1, zip(*levels, strict=False))
    return "/".join(parts[0] for parts in shared) or group[0].at
