"""The lexer of the grammar: it hands on signs that were scanned before.

In a module of its own, as lark keeps the name of the class with its tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lark.lexer import Lexer

__all__ = ["Given"]


class Given(Lexer):
    """Hands signs that were scanned before to the parser."""

    __future_interface__ = 1

    def __init__(self, _conf: object) -> None:
        pass

    def lex(self, state: Any, _parser_state: Any) -> Iterator[Any]:
        """Yield the signs that were given as text."""
        return iter(state.text)
