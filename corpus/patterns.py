"""Patterns compiled at their first use, as most calls need few of them, and those of a table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar, cast

__all__ = ["later", "patterns_of"]

T = TypeVar("T", bound=tuple[Any, ...])


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` would, compiled at its first use.

    A mistake in the pattern (``re.error``) shows then too: for those a test compiles them all.
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))


def patterns_of(kind: type[T], table: Mapping[str, str]) -> T:
    """Return a named tuple of patterns, each field compiled from the entry of its name.

    Capitals do not count in them.
    """
    named = cast("Any", kind)
    return cast("T", named(*(re.compile(table[name], re.IGNORECASE) for name in named._fields)))


class _Later:
    """Stands for a pattern; keeps what was asked of it, so that it is asked once."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(re.compile(*self._source), name)
        setattr(self, name, found)
        return found
