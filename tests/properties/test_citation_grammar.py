"""The fast parser of citations accepts exactly what its slow twins do, and groups it alike.

The grammar is read by LALR tables, which settle conflicts by reading on. lark's Earley parser tries
every way and must accept the same rows of signs; its LALR parser must make the same groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, Literal

from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark, Token
from lark.exceptions import UnexpectedInput
from lark.lexer import Lexer

from corpus.citations.parser import parse
from corpus.citations.signs import Sign

OPENERS = ["ART", "LIDNR", "PT", "ZINNR", "CHAPTER", "SECTION", "ANNEX", "BOOK"]
LABELS = ["NUM", "LET", "DEG", "ORD"]
TYPES = [*OPENERS, *LABELS, "LID", "VOLZIN", "POINTER", "ONWARD", "HEAD", "_VAN"]
LIKELY = ["ART", "NUM", "ORD", "LID", "PT", "LET", "NUM", "HEAD", "_VAN"]


class Given(Lexer):
    """Hands over tokens that exist already."""

    __future_interface__ = 1

    def __init__(self, _conf: object) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:
        return iter(lexer_state.text)


@cache
def twin(kind: Literal["earley", "lalr"]) -> Lark:
    grammar = resources.files("corpus.citations").joinpath("grammar.lark").read_text("utf-8")
    return Lark(grammar, parser=kind, lexer=Given)


def accepted_by_twin(types: list[str]) -> bool:
    try:
        twin("earley").parse([Token(name, name) for name in types])
    except UnexpectedInput:
        return False
    return True


def grouped_by_twin(types: list[str]) -> list[list[tuple[str, list[str]]]]:
    tree: Any = twin("lalr").parse([Token(name, name) for name in types])
    return [
        [(group.data, [str(token) for token in group.children]) for group in reach.children]
        for reach in tree.children
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(TYPES + LIKELY * 3), min_size=1, max_size=9))
def test_both_parsers_accept_the_same_rows(types: list[str]) -> None:
    signs = [Sign(name, "1", "none", index, index + 1) for index, name in enumerate(types)]
    reaches, length = parse(signs)
    assert (length == len(signs)) == accepted_by_twin(types)
    if length:
        groups = [[(it.rule, [one.type for one in it.signs]) for it in reach] for reach in reaches]
        assert groups == grouped_by_twin(types[:length])
