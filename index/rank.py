"""The order of the answers: the same for every engine, as all of it happens here.

A record scores by its words: rare ones count more (as in BM25), headings more than text, text more
than what stands above; a synonym less than the word; all words together more than the sum. Of
the best records then one answer per place: of an article and its parts only those that say
something more.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from index.occurrences import Occurrences, find_occurrences, smallest_window
from index.plan import Slot
from index.protocol import Record

__all__ = ["Ranked", "one_per_place", "rank_blocks"]

_HEADING = 3.0  # weight of a word in the heading of the article
_CONTEXT = 0.35  # in what stands above: chapter, title, the opening words of the article
_CALLED = 1.0  # in the title of the document or the names of its bodies
_NOTED = 0.25  # in the notes that explain the provision
_ONLY_NOTED = 0.5  # how far a word counts as found that the provision itself lacks
_CLOSE = 0.5  # weight of a reading whose nearness to other words tells something
_FULL = 0.8  # weight of a reading that is as good as the word itself
_OPTIONAL = 0.5
_SATURATION = 1.2  # how soon repeats of a word stop counting
_LENGTH = 0.45  # how much a long text lowers the weight of its words
_USUAL_LENGTH = 60.0  # words of a provision
_PARTS = {"regeling": 1.0, "toelichting": 0.65, "bijlage": 0.75, "aanhef": 0.6, "slot": 0.5}
_KINDS = {"verordening": 1.0, "beleidsregel": 1.0, "wet": 1.0, "raadsbesluit": 0.8}
_OTHER_KINDS = 0.4
_HEADING_ONLY = 0.7  # a part of an article of which only the heading fits
_LEAST_RARITY = 0.2  # of a word that stands almost everywhere
_REPEALED = 0.9  # what is no longer in force
_NEAR = 0.25  # the most that words close together add
_WINDOW = 12  # words within which the terms of one synonym must stand


class Ranked(Struct, frozen=True):
    """A record with its score, the stems that were found in it and how rare each is.

    ``covered`` is the share of the query that it holds, 0 to 1; ``textual`` tells whether any of it
    stands in the text itself, not only in the heading or above.
    """

    record: Record
    score: float
    covered: float
    stems: frozenset[str]
    textual: bool = True
    rarity: dict[str, float] = {}


class _Reading(Struct):
    """An alternative, ready to be looked up in many records."""

    weight: float
    groups: tuple[frozenset[str], ...]
    rarity: dict[str, float]
    group_of: dict[str, int]


class _Measured(Struct):
    """A slot with its readings, the weightiest first, and what it is worth."""

    readings: list[_Reading]
    worth: float
    optional: bool


def rank_blocks(
    blocks: Sequence[Iterable[Record]],
    slots: tuple[Slot, ...],
    frequencies: dict[str, int],
    repealed: Collection[str] = (),
) -> tuple[list[Ranked], list[Ranked]]:
    """Return the records in the order of their worth, block after block, and those left out.

    Only in the first block a record is left out when one beside it says the same: then neither the
    place of a record nor their number depends on how many blocks there are.

    Args:
        blocks: the candidates of an engine, the best block first.
        slots: the words of the query.
        frequencies: in how many records each stem occurs; "" is the number of records.
        repealed: documents that are no longer in force.
    """
    measured = [_measure(slot, frequencies) for slot in slots]
    close = _group_of(
        frozenset().union(
            *(it.groups[0] for it in slot.readings if it.weight >= _CLOSE and len(it.groups) == 1)
        )
        for slot in measured
    )
    wanted = frozenset(
        stem
        for slot in slots
        for item in slot.alternatives
        for group in item.groups
        for stem in group
    )
    ranked: list[Ranked] = []
    folded: list[Ranked] = []
    for number, records in enumerate(blocks):
        found = (
            _score(record, find_occurrences(record, wanted), measured, close) for record in records
        )
        block = sorted((_weighed(item, repealed) for item in found), key=_order)
        if number == 0:
            every, block = block, one_per_place(block)
            left = {id(item) for item in block}
            folded = [item for item in every if id(item) not in left]
        ranked += block
    return ranked, folded


def _weighed(item: Ranked, repealed: Collection[str]) -> Ranked:
    gone = item.record.document in repealed
    return replace(item, score=item.score * _REPEALED) if gone else item


def _order(item: Ranked) -> tuple[float, str, int, int]:
    # Of an article with a single paragraph the paragraph is the finer answer.
    record = item.record
    return -round(item.score, 9), record.document, -record.depth, record.place


def _measure(slot: Slot, frequencies: dict[str, int]) -> _Measured:
    """Return a slot that is worth as much as its commonest reading with nearly its full weight.

    A word that only its synonyms stand for is worth what these are.
    """
    readings = [
        _Reading(
            weight=item.weight,
            groups=tuple(map(frozenset, item.groups)),
            rarity={stem: _rarity(stem, frequencies) for group in item.groups for stem in group},
            group_of=_group_of(item.groups) if len(item.groups) > 1 else {},
        )
        for item in slot.alternatives
    ]
    rarities = [
        (item.weight, _reading_rarity(item.groups, frequencies))
        for item in slot.alternatives
        if all(any(frequencies.get(stem) for stem in group) for group in item.groups)
    ]
    full = [rare for weight, rare in rarities if weight >= _FULL]
    best = [rare for weight, rare in rarities if weight == max(rarities)[0]]
    return _Measured(readings, min(full or best, default=_LEAST_RARITY), slot.optional)


def _reading_rarity(groups: tuple[tuple[str, ...], ...], frequencies: dict[str, int]) -> float:
    """Return the rarity of the rarest group; of a group its commonest stem counts."""
    return max(
        min(_rarity(stem, frequencies) for stem in group if frequencies.get(stem))
        for group in groups
    )


def _rarity(stem: str, frequencies: dict[str, int]) -> float:
    known, holding = max(1, frequencies.get("", 1)), frequencies.get(stem, 0)
    return max(_LEAST_RARITY, math.log(1 + (known - min(holding, known) + 0.5) / (holding + 0.5)))


def _score(
    record: Record, found: Occurrences, slots: list[_Measured], close: dict[str, int]
) -> Ranked:
    norm = 1.0 - _LENGTH + _LENGTH * found.length / _USUAL_LENGTH
    total = covered = score = 0.0
    in_text = False
    stems: set[str] = set()
    for slot in slots:
        best, share, matched, textual = _best(slot, found, norm)
        score += best * (_OPTIONAL if slot.optional else 1.0)
        stems |= matched
        in_text = in_text or (textual and not slot.optional)
        if not slot.optional:
            total += slot.worth
            covered += slot.worth * share
    coverage = covered / total if total else 1.0
    score *= 0.25 + 0.75 * coverage
    if len(slots) > 1:
        groups, window = smallest_window(found.places, close)
        score *= 1.0 + (_NEAR * groups / window if groups > 1 else 0.0)
    score *= _PARTS.get(record.part, 1.0) * _KINDS.get(record.kind, _OTHER_KINDS)
    if record.depth and not in_text:
        score *= _HEADING_ONLY
    # A word that is only meant by another weighs less than one that was typed.
    rarity = {
        stem: max(
            item.weight * item.rarity[stem]
            for slot in slots
            for item in slot.readings
            if stem in item.rarity
        )
        for stem in stems
    }
    return Ranked(record, score, coverage, frozenset(stems), in_text, rarity)


def _best(slot: _Measured, found: Occurrences, norm: float) -> tuple[float, float, set[str], bool]:
    """Return the best score of a slot, its share of coverage, the stems that matched.

    The last value tells whether any of them stands in the text itself.
    """
    best = share = 0.0
    stems: set[str] = set()
    textual = False
    for item in slot.readings:
        if any(group.isdisjoint(found.present) for group in item.groups):
            continue
        weight, matched, in_text = _match(item, found, norm)
        if not matched:
            continue
        rarity = max(map(item.rarity.__getitem__, matched))
        stems |= matched
        textual = textual or in_text
        best = max(best, weight * min(rarity, slot.worth))
        held = 1.0 if any(found.is_held(stem) for stem in matched) else _ONLY_NOTED
        share = max(share, held * min(1.0, item.weight * 1.25) * min(1.0, rarity / slot.worth))
    return best, share, stems, textual


def _match(item: _Reading, found: Occurrences, norm: float) -> tuple[float, set[str], bool]:
    """Return the weight of a reading in a record and the stems that matched.

    The last value tells whether all of them stand in the text itself.
    """
    weakest = math.inf
    stems: set[str] = set()
    in_text = True
    for group in item.groups:
        times = 0.0
        matched = group & found.present
        for stem in matched:
            around = max(
                _CONTEXT * (stem in found.context),
                _CALLED * (stem in found.called),
                _NOTED * (stem in found.noted),
            )
            times += _HEADING * found.heading[stem] + found.text[stem] / norm + around
        stems |= matched
        in_text = in_text and not matched.isdisjoint(found.text)
        weakest = min(weakest, times)
    if in_text and item.group_of and not _together(item, found):
        return 0.0, set(), False
    return item.weight * weakest / (weakest + _SATURATION), stems, in_text


def _together(item: _Reading, found: Occurrences) -> bool:
    """Tell whether a term of every group stands within a window of words."""
    groups, window = smallest_window(found.places, item.group_of)
    return groups == len(item.groups) and window <= _WINDOW + groups


def _group_of(groups: Iterable[Collection[str]]) -> dict[str, int]:
    return {stem: number for number, group in enumerate(groups) for stem in group}


def one_per_place(ranked: list[Ranked]) -> list[Ranked]:
    """Drop a record when a better one above it or under it says the same."""
    kept: list[Ranked] = []
    taken: dict[tuple[str, str], list[Ranked]] = {}
    for item in ranked:
        place = (item.record.document, item.record.at.split("/")[0])
        others = taken.setdefault(place, [])
        empty = item.record.depth > 0 and not item.textual
        if others and (empty or any(_says_the_same(other, item) for other in others)):
            continue
        others.append(item)
        kept.append(item)
    return kept


def _says_the_same(better: Ranked, item: Ranked) -> bool:
    one, other = better.record.at, item.record.at
    if one == other:
        return better.record.text == item.record.text
    above = other.startswith(f"{one}/")
    below = one.startswith(f"{other}/")
    if above:
        return True
    return below and item.covered <= better.covered + 0.1
