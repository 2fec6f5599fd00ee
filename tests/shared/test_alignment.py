"""Alignment of real ordinances, held to labels made by reading them."""

from __future__ import annotations

from pathlib import Path

from compare.alignment.assignment import decide
from compare.alignment.parameters import DEFAULT
from compare.alignment.similarity import gather
from compare.alignment.tune import cross_validate, measure
from tests.tune import DEMO_LABELS, SHARED_LABELS, f1_of, generated_pairs, labelled_pairs


def test_labelled_pairs(shared: Path) -> None:
    assert shared.is_dir()
    results = {pair.name: measure(pair, DEFAULT) for pair in labelled_pairs(SHARED_LABELS)}
    wrong = {
        name: (sorted(result.missed), sorted(result.wrong))
        for name, result in results.items()
        if result.f1 < 0.95 and len(result.missed) + len(result.wrong) > 1
    }
    assert not wrong
    assert f1_of(results.values()) >= 0.97


def test_each_pair_unseen(shared: Path) -> None:
    assert shared.is_dir()
    paths = [DEMO_LABELS, SHARED_LABELS]
    pairs = [pair for path in paths for pair in labelled_pairs(path)]
    unseen = cross_validate([*pairs, *(pair for pair, _ in generated_pairs(paths))])
    assert f1_of(unseen.values()) >= 0.95


def test_a_match_shown_as_nine_tenths_is_right_nine_times_in_ten(shared: Path) -> None:
    assert shared.is_dir()
    right: dict[bool, list[bool]] = {True: [], False: []}
    for path in (DEMO_LABELS, SHARED_LABELS):
        for pair in labelled_pairs(path):
            old, new = pair.evidence.old.numbers, pair.evidence.new.numbers
            for edge in decide(pair.evidence, DEFAULT).edges:
                names = (old[edge.old], new[edge.new])
                if names not in pair.optional:
                    right[edge.score >= 0.9].append(names in pair.strong)
    assert len(right[True]) > 100
    assert sum(right[True]) / len(right[True]) >= 0.9
    assert sum(right[False]) / max(1, len(right[False])) >= 0.5


def test_real_ordinances_mirror_and_match_themselves(shared: Path) -> None:
    assert shared.is_dir()
    evidence = [pair.evidence for pair in labelled_pairs(SHARED_LABELS)]
    for one in evidence:
        there = {(e.old, e.new, round(e.score, 6)) for e in decide(one, DEFAULT).edges}
        back = decide(gather(one.new, one.old), DEFAULT).edges
        assert there == {(e.new, e.old, round(e.score, 6)) for e in back}
    for side in {side.words: side for one in evidence for side in (one.old, one.new)}.values():
        own = decide(gather(side, side), DEFAULT)
        assert [(edge.old, edge.new, edge.score) for edge in own.edges] == [
            (place, place, 1.0) for place in range(len(side.articles))
        ]
