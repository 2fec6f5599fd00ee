"""The parser of the citation grammar: rows of signs to groups, by the tables lark makes of it.

lark turns ``grammar.lark`` into LALR tables; Python keeps these where it keeps compiled modules,
until the grammar changes. Walking them is a small loop, and unlike lark's it stops where a row is
no citation any more and knows the longest beginning that is one. A search in a new process so
goes without lark, which takes longer to load than the answer takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from corpus.citations.signs import Sign
from corpus.compiled import read_compiled

__all__ = ["Group", "parse", "parse_tables"]

_GRAMMAR = Path(__file__).with_name("grammar.lark")
_END = "$END"


class Group(Struct, frozen=True):
    """A rule of the grammar with its signs: "ordinal" with ORD, ORD, LID."""

    rule: str
    signs: tuple[Sign, ...]

    @property
    def labels(self) -> tuple[Sign, ...]:
        """The signs that number something."""
        return tuple(sign for sign in self.signs if sign.type in ("NUM", "LET", "DEG", "ORD"))

    @property
    def link(self) -> str:
        """The link of its first sign to what stands before."""
        return self.signs[0].link


_Stack = tuple[tuple[int, Any], ...]
"""What was read so far, the newest last: states, each with the value that led to it."""


class _Tables(Struct, frozen=True):
    """LALR tables: per state the state after a sign or a rule, or the number of a rule to close.

    ``rules`` holds for each rule its name, whether it leaves its row to the rule around it, how
    many values it takes, and which of these it drops.
    """

    start: int
    moves: list[dict[str, int]]
    closes: list[dict[str, int]]
    rules: list[tuple[str, bool, int, tuple[int, ...]]]


def parse(signs: Sequence[Sign]) -> tuple[tuple[tuple[Group, ...], ...], int]:
    """Return the reaches of the longest acceptable row of signs, and how many signs it took."""
    tables = _tables()
    stacks: list[_Stack] = [((tables.start, None),)]
    for sign in signs:
        stack = _read(tables, stacks[-1], sign.type, sign)
        if stack is None:
            break
        stacks.append(stack)
    for length in range(len(stacks) - 1, 0, -1):
        whole = _read(tables, stacks[length], _END, None)
        if whole is not None:
            return whole[1][1], length
    return (), 0


def _read(tables: _Tables, stack: _Stack, sign: str, value: Sign | None) -> _Stack | None:
    """Return the stack after a sign, or None where the grammar does not allow it."""
    while (state := tables.moves[stack[-1][0]].get(sign)) is None:
        rule = tables.closes[stack[-1][0]].get(sign)
        if rule is None:
            return None
        stack = _close(tables, stack, rule)
    return (*stack, (state, value))


def _close(tables: _Tables, stack: _Stack, number: int) -> _Stack:
    """Return the stack with the newest values put together by a rule."""
    name, inner, size, dropped = tables.rules[number]
    row: list[Any] = []
    for index, (_, value) in enumerate(stack[-size:]):
        if index not in dropped:
            row += value if isinstance(value, list) else [value]
    made: Any = row
    if not inner:
        made = tuple(row) if name in ("start", "reach") else Group(name, tuple(row))
    return (*stack[:-size], (tables.moves[stack[-size - 1][0]][name], made))


@cache
def _tables() -> _Tables:
    return _Tables(**read_compiled(_GRAMMAR, parse_tables))


def parse_tables(grammar: str) -> dict[str, Any]:
    """Return the LALR tables of a grammar in lark's notation, as plain values (see ``_Tables``)."""
    from lark import Lark
    from lark.parsers.lalr_analysis import Shift

    lark = Lark(grammar, parser="lalr", lexer="basic")
    table = lark.parser.parser._parse_table
    numbers = {rule: number for number, rule in enumerate(lark.rules)}
    moves: list[dict[str, int]] = [{} for _ in table.states]
    closes: list[dict[str, int]] = [{} for _ in table.states]
    for state, actions in table.states.items():
        for sign, (action, to) in sorted(actions.items()):
            if action is Shift:
                moves[state][str(sign)] = to
            else:
                closes[state][str(sign)] = numbers[to]
    rules = [
        (
            str(rule.origin.name),
            rule.options.expand1 or rule.origin.name.startswith("_"),
            len(rule.expansion),
            tuple(at for at, it in enumerate(rule.expansion) if getattr(it, "filter_out", False)),
        )
        for rule in lark.rules
    ]
    start, end = table.start_states["start"], table.end_states["start"]
    moves[end][_END] = end
    return {"start": start, "moves": moves, "closes": closes, "rules": rules}
