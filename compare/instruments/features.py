"""What changed beside the quantities: power or duty, in kind or as money, on application.

The features and their words are ``corpus/data/features.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from compare.alignment.sentences import sentences
from compare.instruments.places import Place
from compare.model import NormChange
from corpus.addresses import Address
from corpus.data import read_data
from corpus.instruments import fold
from corpus.model import Provision

__all__ = ["POWER", "Feature", "feature_changes", "features", "power_changes"]

POWER = "bevoegdheid of plicht"


class Feature(Struct, frozen=True):
    """What a feature is in one document, and where it says so."""

    said: str
    at: str


class _Kind(Struct):
    what: str
    first: bool
    values: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _kinds() -> tuple[_Kind, ...]:
    data = read_data("features")
    return tuple(
        _Kind(
            row["what"],
            row.get("first", False),
            tuple((value["says"], re.compile(value["pattern"])) for value in row["value"]),
        )
        for row in data["feature"]
    )


def features(places: Sequence[Place], others: Mapping[str, str]) -> dict[str, Feature]:
    """Return the features of an instrument, by their names.

    Args:
        places: the provisions that regulate it.
        others: addresses of provisions of other instruments; what stands there does not count.
    """
    texts = [
        (at, fold(sentence))
        for place in sorted(places, key=lambda place: place.role != "article")
        for at, text in _texts(place.provision, Address.parse(place.at), others)
        for sentence in sentences(text)
    ]
    found = {
        kind.what: _first(kind, texts) if kind.first else _all(kind, texts) for kind in _kinds()
    }
    return {what: feature for what, feature in found.items() if feature is not None}


def power_changes(old: str, new: str) -> tuple[str, str] | None:
    """Return the verbs of two sentences where a power became a duty, or the other way round."""
    kind = next(kind for kind in _kinds() if kind.what == POWER)
    before, after = (_first(kind, [("", fold(sentence))]) for sentence in (old, new))
    if before is None or after is None or _value(before) == _value(after):
        return None
    return before.said, after.said


def _texts(node: Provision, at: Address, others: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield str(at), node.text
    for child in node.children:
        below = at
        if child.kind in ("paragraph", "point", "subpoint") and child.number:
            below = at.child(child.kind, child.number)
        if str(below) not in others:
            yield from _texts(child, below, others)


def _first(kind: _Kind, texts: Sequence[tuple[str, str]]) -> Feature | None:
    """Return the value that stands first in the first sentence with one, with its word."""
    for at, text in texts:
        hits = [
            (match.start(), says, next(word for word in match.groups() if word))
            for says, pattern in kind.values
            if (match := pattern.search(text)) is not None
        ]
        if hits:
            _, says, word = min(hits)
            return Feature(f"{word} ({says})", at)
    return None


def _all(kind: _Kind, texts: Sequence[tuple[str, str]]) -> Feature | None:
    """Return all values that occur, in the order of the data file."""
    places = {
        says: next((at for at, text in texts if pattern.search(text)), None)
        for says, pattern in kind.values
    }
    found = [says for says, at in places.items() if at is not None]
    first = next((at for at in places.values() if at is not None), "")
    return Feature(" of ".join(found), first or "") if found else None


def feature_changes(old: dict[str, Feature], new: dict[str, Feature]) -> tuple[NormChange, ...]:
    """Return the features that both documents have and that differ, old to new.

    A power and a duty are compared as such: another verb of the same kind is no change.
    """
    return tuple(
        NormChange(
            what=kind.what,
            old=old[kind.what].said,
            new=new[kind.what].said,
            old_at=old[kind.what].at,
            new_at=new[kind.what].at,
        )
        for kind in _kinds()
        if kind.what in old
        and kind.what in new
        and _value(old[kind.what]) != _value(new[kind.what])
    )


def _value(feature: Feature) -> str:
    """Return what counts of a feature: of "kan (bevoegdheid)" the part between brackets."""
    inside = re.search(r"\(([^)]*)\)$", feature.said)
    return inside.group(1) if inside else feature.said
