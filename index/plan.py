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
from index.protocol import AllOf, AnyOf, Except, Node, Phrase, SearchEngine, Starts, Term
from index.state import State

__all__ = ["Alternative", "Plan", "Slot", "make_plan"]

_WEIGHTS = {
    "woord": 1.0,
    "wet": 0.9,
    "samenstelling": 0.85,  # two words of the query that the text writes as one
    "instrument": 0.8,
    "delen": 0.65,  # a compound whose parts stand apart in the text
    "synoniem": 0.75,
    "soort": 0.65,  # budgetplafond for plafond
    "verwant": 0.4,
    "deel": 0.3,  # werkplekaanpassing for werkplek
}
_HEADING_BOOST = 2.0
_EXACT_BOOST = 0.3
_COMMON = 0.3  # a word in more than this share of the records selects nothing
_MOST_WORDS = 40  # of a question; what follows in a longer one is not looked at
_MOST_RULES = 40  # alternatives of one word from the thesaurus


class Alternative(Struct, frozen=True):
    """What may stand for a word: a record must hold one stem of every group.

    ``shown`` is how the thesaurus writes it.
    """

    groups: tuple[tuple[str, ...], ...]
    weight: float
    kind: str
    shown: str = ""


class Slot(Struct, frozen=True):
    """One word of the query. An optional slot raises a score, its absence does not lower it."""

    word: str
    alternatives: tuple[Alternative, ...]
    optional: bool = False


class Plan(Struct, frozen=True):
    """``strict`` finds what matches every wanted word, ``loose`` what matches any.

    ``frequencies`` tells in how many records each stem of the slots occurs; "" is the number of
    records.
    """

    slots: tuple[Slot, ...]
    strict: Node | None
    loose: Node | None
    frequencies: dict[str, int]


def make_plan(root: q.Either, state: State, engine: SearchEngine) -> Plan:
    """Return the plan of a parsed query over the words of this library."""
    planner = _Planner(state, engine)
    strict, loose = planner.either(root)
    return Plan(tuple(planner.slots), strict, loose, planner.frequencies)


_Pair = tuple[Node | None, Node | None]  # strict and loose


class _Planner:
    def __init__(self, state: State, engine: SearchEngine) -> None:
        self._state = state
        self._engine = engine
        self.slots: list[Slot] = []
        self.frequencies: dict[str, int] = engine.frequencies(())

    def either(self, root: q.Either) -> _Pair:
        pairs = [self._sequence(part) for part in root.parts]
        strict = [pair[0] for pair in pairs if pair[0]]
        loose = [pair[1] for pair in pairs if pair[1]]
        return (_any(strict) if strict else None), (_any(loose) if loose else None)

    def _sequence(self, part: q.Sequence) -> _Pair:
        required = [pair[0] for unit in part.required if (pair := self._unit(unit))[0]]
        run = [unit for unit in part.wanted if isinstance(unit, q.Word)]
        found = _slots(run[:_MOST_WORDS], self._state)
        self._keep(found)
        strict = self._selecting(found)
        loose = list(strict)
        for unit in part.wanted:
            if not isinstance(unit, q.Word):
                pair = self._unit(unit)
                strict += [pair[0]] if pair[0] else []
                loose += [pair[1]] if pair[1] else []
        both = (
            _all([*required, *strict]) if required or strict else None,
            _loosely(required, loose),
        )
        for unit in part.unwanted:
            unwanted = _Planner(self._state, self._engine)._unit(unit)[0]  # no slots of ours
            if unwanted is not None:
                both = (Except(unwanted, both[0]), Except(unwanted, both[1]))
        return both

    def _unit(self, unit: q.Unit) -> _Pair:
        if isinstance(unit, q.Word):
            found = _slots([unit], self._state)
            self._keep(found)
            node = _any([_slot_node(slot) for slot in found])
            return node, node
        if isinstance(unit, q.Quoted):
            telling = [word for word in unit.words if not is_stop(word)] or list(unit.words)
            self._keep([Slot(word, (_alternative((stem(word),), "woord"),)) for word in telling])
            return Phrase(unit.words), Phrase(unit.words)
        if isinstance(unit, q.Beginning):
            stems = tuple(found for found, _ in self._state.stems_starting(unit.text))
            group = (unit.text, *stems)
            self._keep([Slot(f"{unit.text}*", (Alternative((group,), 1.0, "begin"),))])
            return Starts(unit.text), Starts(unit.text)
        return self.either(unit)

    def _keep(self, slots: list[Slot]) -> None:
        self.slots += slots
        stems = {
            text
            for slot in slots
            for item in slot.alternatives
            for group in item.groups
            for text in group
        }
        self.frequencies |= self._engine.frequencies(stems - self.frequencies.keys())

    def _selecting(self, slots: list[Slot]) -> list[Node]:
        """Return the nodes of the words that select; too common ones only weigh in the order.

        A word that the library does not have selects nothing either; what may stand for it does.
        """
        wanted = [slot for slot in slots if not slot.optional]
        rare = [slot for slot in wanted if self._is_rare(slot)]
        return [
            _slot_node(
                slot, [item for item in slot.alternatives[1:] if rare and self._is_common(item)]
            )
            for slot in rare or wanted
        ]

    def _is_rare(self, slot: Slot) -> bool:
        there = (
            item
            for item in slot.alternatives
            if all(any(map(self.frequencies.get, group)) for group in item.groups)
        )
        first = next(there, None)
        return first is not None and not self._is_common(first)

    def _is_common(self, item: Alternative) -> bool:
        most = self.frequencies[""] * _COMMON
        return all(max(map(self.frequencies.__getitem__, group)) > most for group in item.groups)


def _loosely(required: list[Node], wanted: list[Node]) -> Node | None:
    if not required:
        return _any(wanted) if wanted else None
    # What must be found decides which records, what is wanted only their order.
    base = _all(required)
    return AllOf((base, AnyOf((base, *wanted)))) if wanted else base


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
            # Only words are kept with the library, no numbers.
            known = all(state.has_stem(it) for it in rule.find if it.isalpha())
            if known and tuple(stems[start:end]) == rule.ask:
                yield start, end, _alternative(rule.find, rule.kind, rule.shown)


def _joined(
    words: list[q.Word], telling: list[bool], state: State
) -> Iterator[tuple[int, Alternative]]:
    """Yield compounds that the text writes as one and the query as two or three words."""
    for start in range(len(words) - 1):
        for end in (start + 2, start + 3):
            run = [word.word for word in words[start:end]]
            if end > len(words) or not all(map(str.isalpha, run)) or not any(telling[start:end]):
                continue
            for link in ("", "s"):
                whole = stem(link.join((("".join(run[:-1])), run[-1])))
                if state.has_stem(whole):
                    alternative = _alternative((whole,), "samenstelling")
                    yield from ((place, alternative) for place in range(start, end))


def _alternative(stems: tuple[str, ...], kind: str, shown: str = "") -> Alternative:
    return Alternative(tuple((item,) for item in stems), _WEIGHTS[kind], kind, shown)


def _distinct(alternatives: Iterable[Alternative]) -> list[Alternative]:
    best: dict[tuple[tuple[str, ...], ...], Alternative] = {}
    for item in sorted(alternatives, key=lambda item: -item.weight):
        best.setdefault(item.groups, item)
    return list(best.values())[:_MOST_RULES]


def _slot_node(slot: Slot, without: Iterable[Alternative] = ()) -> Node:
    nodes: list[Node] = []
    for item in slot.alternatives:
        if item in without:
            continue
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
