"""From the words of a query to what the engine is asked and by what its answers are ranked.

Every word becomes a ``Slot``: the word itself and everything that may stand for it, each with a
weight below that of the word. The engine finds records with any of these terms; ``index.rank``
decides their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from index import query as q
from index.analysis import is_stop, stem
from index.compounds import compounds_with, split
from index.protocol import AllOf, AnyOf, Except, Node, Phrase, Starts, Term
from index.state import State

__all__ = ["Alternative", "Plan", "Slot", "make_plan"]

_WEIGHTS = {
    "woord": 1.0,
    "wet": 0.9,
    "samenstelling": 0.85,  # two words of the query that the text writes as one
    "instrument": 0.7,
    "delen": 0.65,  # a compound whose parts stand apart in the text
    "synoniem": 0.6,
    "soort": 0.55,  # budgetplafond for plafond
    "verwant": 0.4,
    "deel": 0.3,  # werkplekaanpassing for werkplek
}
_HEADING_BOOST = 2.0
_EXACT_BOOST = 0.3
_MOST_RULES = 40  # alternatives of one word from the thesaurus


class Alternative(Struct, frozen=True):
    """What may stand for a word: a record must hold one stem of every group."""

    groups: tuple[tuple[str, ...], ...]
    weight: float
    kind: str


class Slot(Struct, frozen=True):
    """One word of the query. An optional slot raises a score, its absence does not lower it."""

    word: str
    alternatives: tuple[Alternative, ...]
    optional: bool = False


class Plan(Struct, frozen=True):
    """``strict`` finds what matches every wanted word, ``loose`` what matches any."""

    slots: tuple[Slot, ...]
    strict: Node | None
    loose: Node | None


def make_plan(root: q.Either, state: State) -> Plan:
    """Return the plan of a parsed query over the words of this library."""
    slots: list[Slot] = []
    strict = _either(root, state, slots, strict=True)
    loose = _either(root, state, [], strict=False)
    return Plan(tuple(slots), strict, loose)


def _either(root: q.Either, state: State, slots: list[Slot], *, strict: bool) -> Node | None:
    nodes = [node for part in root.parts if (node := _sequence(part, state, slots, strict=strict))]
    return _any(nodes) if nodes else None


def _sequence(part: q.Sequence, state: State, slots: list[Slot], *, strict: bool) -> Node | None:
    required = [_unit(unit, state, slots, strict=strict) for unit in part.required]
    run = [unit for unit in part.wanted if isinstance(unit, q.Word)]
    groups = [unit for unit in part.wanted if not isinstance(unit, q.Word)]
    found = _slots(run, state)
    slots.extend(found)
    wanted = [_slot_node(slot) for slot in found if not slot.optional]
    nested = [_unit(unit, state, slots, strict=strict) for unit in groups]
    wanted += [item for item in nested if item]
    node = _combine([item for item in required if item], wanted, strict)
    unwanted = [_unit(unit, state, [], strict=True) for unit in part.unwanted]
    for item in unwanted:
        if item is not None:
            node = Except(item, node)
    return node


def _combine(required: list[Node], wanted: list[Node], strict: bool) -> Node | None:
    if not required:
        if not wanted:
            return None
        return _all(wanted) if strict else _any(wanted)
    if strict:
        return _all([*required, *wanted])
    # What must be found decides which records, what is wanted only their order.
    base = _all(required)
    return AllOf((base, AnyOf((base, *wanted)))) if wanted else base


def _unit(unit: q.Unit, state: State, slots: list[Slot], *, strict: bool) -> Node | None:
    if isinstance(unit, q.Word):
        found = _slots([unit], state)
        slots.extend(found)
        return _any([_slot_node(slot) for slot in found])
    if isinstance(unit, q.Quoted):
        slots.extend(
            Slot(word, (_alternative((stem(word),), "woord"),))
            for word in unit.words
            if not is_stop(word)
        )
        return Phrase(unit.words)
    if isinstance(unit, q.Beginning):
        stems = tuple(found for found, _ in state.stems_starting(unit.text))
        slots.append(Slot(f"{unit.text}*", (Alternative((stems or (unit.text,),), 1.0, "woord"),)))
        return Starts(unit.text)
    return _either(unit, state, slots, strict=strict)


def _slots(words: list[q.Word], state: State) -> list[Slot]:
    """Return a slot per word that says something; all words when none does."""
    telling = [not is_stop(word.word) for word in words]
    if not any(telling):
        telling = [True] * len(words)
    stems = [stem(word.word) for word in words]
    found: list[list[Alternative]] = [
        list(_own(word.word, state)) if tells else []
        for word, tells in zip(words, telling, strict=True)
    ]
    for start, end, alternative in _ruled(stems, state):
        covered = [place for place in range(start, end) if telling[place]]
        for place in covered or [start]:
            found[place].append(alternative)
    for place, alternative in _joined(words, telling, state):
        found[place].append(alternative)
    return [
        Slot(word.word, tuple(_distinct(alternatives)), optional=not tells)
        for word, tells, alternatives in zip(words, telling, found, strict=True)
        if alternatives
    ]


def _own(word: str, state: State) -> Iterator[Alternative]:
    yield _alternative((stem(word),), "woord")
    parts = split(word, state)
    if parts:
        groups = tuple((part, *_kinds_of(part, state)) for part in parts)
        yield Alternative(groups, _WEIGHTS["delen"], "delen")
    pairs = list(compounds_with(word, state))
    kinds = tuple(found for found, is_last in pairs if is_last)
    others = tuple(found for found, is_last in pairs if not is_last)
    if kinds:
        yield Alternative((kinds,), _WEIGHTS["soort"], "soort")
    if others:
        yield Alternative((others,), _WEIGHTS["deel"], "deel")


def _kinds_of(part: str, state: State) -> Iterator[str]:
    return (found for found, is_last in compounds_with(part, state) if is_last)


def _ruled(stems: list[str], state: State) -> Iterator[tuple[int, int, Alternative]]:
    for start, first in enumerate(stems):
        for rule in state.rules(first):
            end = start + len(rule.ask)
            if tuple(stems[start:end]) == rule.ask and all(map(state.has_stem, rule.find)):
                yield start, end, _alternative(rule.find, rule.kind)


def _joined(
    words: list[q.Word], telling: list[bool], state: State
) -> Iterator[tuple[int, Alternative]]:
    for place in range(len(words) - 1):
        if not (telling[place] and telling[place + 1]):
            continue
        left, right = words[place].word, words[place + 1].word
        for link in ("", "s"):
            whole = stem(f"{left}{link}{right}")
            if left.isalpha() and right.isalpha() and state.has_stem(whole):
                alternative = _alternative((whole,), "samenstelling")
                yield place, alternative
                yield place + 1, alternative


def _alternative(stems: tuple[str, ...], kind: str) -> Alternative:
    return Alternative(tuple((item,) for item in stems), _WEIGHTS[kind], kind)


def _distinct(alternatives: Iterable[Alternative]) -> list[Alternative]:
    best: dict[tuple[tuple[str, ...], ...], Alternative] = {}
    for item in sorted(alternatives, key=lambda item: -item.weight):
        best.setdefault(item.groups, item)
    return list(best.values())[:_MOST_RULES]


def _slot_node(slot: Slot) -> Node:
    nodes: list[Node] = []
    for item in slot.alternatives:
        if item.kind == "woord":
            text = item.groups[0][0]
            nodes.append(Term("heading", text, _HEADING_BOOST))
            nodes.append(Term("words", slot.word, _EXACT_BOOST))
        groups = [
            _any([Term("stems", text, item.weight) for text in group]) for group in item.groups
        ]
        nodes.append(_all(groups))
    return _any(nodes)


def _any(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else AnyOf(tuple(nodes))


def _all(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else AllOf(tuple(nodes))
