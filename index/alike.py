"""Which provisions resemble one: by the words they share, the telling ones counting most.

The engine gives candidates that share telling words; their order is the cosine between weighted
term counts (tf-idf), heading words counting more, whatever the engine.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection

from corpus.entries import REGULATIONS
from index.analysis import is_stop
from index.protocol import Record, SearchEngine
from index.rank import Ranked, one_per_place

__all__ = ["alike"]

_HEADING = 3  # times that a word of an article's own heading counts
_TERMS = 40  # that the engine is asked for
_CANDIDATES = 150
_OTHER_KINDS = 0.5
_PER_LEVEL = 0.85  # an article resembles an article rather than a paragraph
_LEAST = 0.05  # below this two provisions share only common words


def alike(record: Record, engine: SearchEngine, known: Collection[str]) -> list[Ranked]:
    """Return provisions of other documents that resemble one, the closest first.

    Args:
        record: the provision; only the same part (regulation, note) of other documents counts.
        engine: where to look.
        known: the ids of the documents that may be returned.
    """
    counts = _counts(record)
    rarity = _rarity(set(counts), engine)
    weights = {stem: rarity[stem] * times for stem, times in counts.items()}
    telling = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_TERMS])
    if not telling:
        return []
    found = engine.similar(telling, without=(record.document,), limit=_CANDIDATES)
    others = [item for item, _ in found.records if item.part == record.part]
    others = [item for item in others if item.document in known]
    rarity |= _rarity({stem for item in others for stem in _counts(item)} - rarity.keys(), engine)
    own = _vector(counts, rarity)
    ranked = [_compared(item, own, rarity, record.depth) for item in others]
    ranked.sort(key=lambda item: (-item.score, item.record.document, item.record.place))
    return [item for item in one_per_place(ranked) if item.score >= _LEAST]


def _compared(
    record: Record, own: dict[str, float], rarity: dict[str, float], depth: int
) -> Ranked:
    other = _vector(_counts(record), rarity)
    score = sum(weight * other.get(stem, 0.0) for stem, weight in own.items())
    score *= _PER_LEVEL ** abs(record.depth - depth)
    score *= 1.0 if record.kind in REGULATIONS else _OTHER_KINDS
    return Ranked(record, score, score, frozenset(own.keys() & other.keys()))


def _counts(record: Record) -> Counter[str]:
    counts = Counter(record.text_stems.split())
    for stem in record.heading_stems.split():
        counts[stem] += _HEADING if record.depth == 0 else 1
    return Counter({stem: times for stem, times in counts.items() if not is_stop(stem)})


def _rarity(stems: set[str], engine: SearchEngine) -> dict[str, float]:
    frequencies = engine.frequencies(stems)
    known = max(1, frequencies[""])
    return {stem: math.log(1 + known / (1 + frequencies[stem])) for stem in stems}


def _vector(counts: Counter[str], rarity: dict[str, float]) -> dict[str, float]:
    """Return the weights of the words, with length 1."""
    weights = {stem: (1 + math.log(times)) * rarity[stem] for stem, times in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {stem: weight / length for stem, weight in weights.items()}
