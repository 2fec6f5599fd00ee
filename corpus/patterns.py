"""Patterns that are compiled when they are first used: most calls need only a few of them."""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["later"]


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` would, compiled at its first use.

    A mistake in the pattern (``re.error``) shows then too: for those a test compiles them all.
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))


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
