"""The order of the answers: the same for every engine, as all of it happens here.

A record scores by its words: rare ones count more (as in BM25), headings more than text, text more
than what stands above; a synonym less than the word; all words together more than the sum. Then one
answer per place: of an article and its parts only those that say something more.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable

from msgspec import Struct
from msgspec.structs import replace

from index.plan import Alternative, Slot
from index.protocol import Record

__all__ = ["Ranked", "one_per_place", "rank"]

_HEADING = 3.0  # weight of a word in the heading of the article
_CONTEXT = 0.35  # in what stands above: chapter, title, the opening words of the article
_CALLED = 1.0  # in the title of the document or the names of its bodies
_NOTED = 0.25  # in the notes that explain the provision
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
_REPEALED = 0.9  # what is no longer in force
_NEAR = 0.25  # the most that words close together add
_WINDOW = 12  # words within which the terms of one synonym must stand


class Ranked(Struct, frozen=True):
    """A record with its score.

    ``covered`` is the share of the query that it holds, 0 to 1; ``textual`` tells whether any of it
    stands in the text itself, not only in the heading or above.
    """

    record: Record
    score: float
    covered: float
    stems: frozenset[str]
    textual: bool = True


class _Words(Struct):
    """The words of a record, counted once for all slots."""

    heading: Counter[str]
    text: Counter[str]
    context: frozenset[str]
    called: frozenset[str]
    noted: frozenset[str]
    order: list[str]
    norm: float


def rank(
    records: Iterable[Record],
    slots: tuple[Slot, ...],
    frequencies: dict[str, int],
    repealed: Collection[str] = (),
) -> list[Ranked]:
    """Return the records in the order of their worth, best first, one per place.

    Args:
        records: the candidates of an engine.
        slots: the words of the query.
        frequencies: in how many records each stem occurs; "" is the number of records.
        repealed: documents that are no longer in force.
    """
    known = max(1, frequencies.get("", 1))
    rarity = {text: _rarity(times, known) for text, times in frequencies.items() if text}
    measured = [(slot, _slot_rarity(slot, rarity, frequencies)) for slot in slots]
    groups = _group_of(
        tuple(
            text
            for item in slot.alternatives
            if item.weight >= _CLOSE and len(item.groups) == 1
            for text in item.groups[0]
        )
        for slot in slots
    )
    ranked = [_score(record, measured, rarity, groups) for record in records]
    ranked = [
        replace(item, score=item.score * _REPEALED) if item.record.document in repealed else item
        for item in ranked
    ]
    ranked.sort(key=lambda item: (-item.score, item.record.document, item.record.place))
    return one_per_place(ranked)


def _rarity(holding: int, known: int) -> float:
    return max(0.2, math.log(1 + (known - min(holding, known) + 0.5) / (holding + 0.5)))


def _slot_rarity(slot: Slot, rarity: dict[str, float], frequencies: dict[str, int]) -> float:
    """Return what a slot is worth: as rare as its commonest reading with nearly its full weight.

    A word that only its synonyms stand for is worth what these are.
    """
    rarities = [
        (item.weight, min(max(rarity.get(text, 0.0) for text in group) for group in item.groups))
        for item in slot.alternatives
        if all(any(frequencies.get(text) for text in group) for group in item.groups)
    ]
    own = [rare for weight, rare in rarities if weight >= _FULL]
    best = [rare for weight, rare in rarities if weight == max(rarities)[0]]
    return min(own or best, default=0.2)


def _score(
    record: Record,
    slots: list[tuple[Slot, float]],
    rarity: dict[str, float],
    groups: dict[str, int],
) -> Ranked:
    words = _count(record)
    total = covered = score = 0.0
    in_text = False
    stems: set[str] = set()
    for slot, worth in slots:
        best, share, found, textual = _best(slot, worth, words, rarity)
        score += best * (_OPTIONAL if slot.optional else 1.0)
        stems |= found
        in_text = in_text or (textual and not slot.optional)
        if not slot.optional:
            total += worth
            covered += worth * share
    coverage = covered / total if total else 1.0
    score *= 0.25 + 0.75 * coverage
    if len(slots) > 1:
        score *= 1.0 + _NEAR * _nearness(words.order, groups)
    score *= _PARTS.get(record.part, 1.0) * _KINDS.get(record.kind, _OTHER_KINDS)
    if record.depth and not in_text:
        score *= _HEADING_ONLY
    return Ranked(record, score, coverage, frozenset(stems), in_text)


def _count(record: Record) -> _Words:
    order = record.text_stems.split()
    return _Words(
        heading=Counter(record.heading_stems.split()),
        text=Counter(order),
        context=frozenset(record.context_stems.split()),
        called=frozenset(record.called_stems.split()),
        noted=frozenset(record.noted_stems.split()),
        order=order,
        norm=1.0 - _LENGTH + _LENGTH * len(order) / _USUAL_LENGTH,
    )


def _best(
    slot: Slot, worth: float, words: _Words, rarity: dict[str, float]
) -> tuple[float, float, set[str], bool]:
    """Return the best score of a slot, its share of coverage, the stems that matched.

    The last value tells whether any of them stands in the text itself.
    """
    best = share = 0.0
    stems: set[str] = set()
    textual = False
    for item in slot.alternatives:
        weight, rare, found, in_text = _match(item, words, rarity)
        if not found:
            continue
        stems |= found
        textual = textual or in_text
        best = max(best, weight * min(rare, worth))
        share = max(share, min(1.0, item.weight * 1.25) * min(1.0, rare / worth))
    return best, share, stems, textual


def _match(
    item: Alternative, words: _Words, rarity: dict[str, float]
) -> tuple[float, float, set[str], bool]:
    """Return the weight of an alternative in a record, its rarity and the stems that matched.

    The last value tells whether all of them stand in the text itself.
    """
    weakest = math.inf
    rare = 0.0
    stems: set[str] = set()
    in_text = True
    for group in item.groups:
        times = 0.0
        textual = False
        for text in group:
            heading, body = words.heading[text], words.text[text]
            around = max(
                _CONTEXT * (text in words.context),
                _CALLED * (text in words.called),
                _NOTED * (text in words.noted),
            )
            if heading or body or around:
                stems.add(text)
                textual = textual or bool(body)
                times += _HEADING * heading + body / words.norm + around
                rare = max(rare, rarity.get(text, 0.2))
        if not times:
            return 0.0, 0.0, set(), False
        in_text = in_text and textual
        weakest = min(weakest, times)
    if len(item.groups) > 1 and in_text and not _together(item.groups, words.order):
        return 0.0, 0.0, set(), False
    return item.weight * weakest / (weakest + _SATURATION), rare, stems, in_text


def _together(groups: tuple[tuple[str, ...], ...], order: list[str]) -> bool:
    """Tell whether a term of every group stands within a window of words."""
    found, window = _smallest_window(_group_of(groups), order)
    return found == len(groups) and window <= _WINDOW + len(groups)


def _nearness(order: list[str], groups: dict[str, int]) -> float:
    """Return 1 when the words of the query stand side by side, towards 0 when far apart."""
    found, window = _smallest_window(groups, order)
    return found / window if found > 1 else 0.0


def _group_of(groups: Iterable[tuple[str, ...]]) -> dict[str, int]:
    return {text: number for number, group in enumerate(groups) for text in group}


def _smallest_window(groups: dict[str, int], order: list[str]) -> tuple[int, int]:
    """Return how many groups occur, and in how few words all of these stand together."""
    places = [(place, groups[text]) for place, text in enumerate(order) if text in groups]
    wanted = len({group for _, group in places})
    seen: dict[int, int] = {}
    smallest = len(order)
    for place, group in places:
        seen[group] = place
        if len(seen) == wanted:
            smallest = min(smallest, place - min(seen.values()) + 1)
    return wanted, smallest


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
