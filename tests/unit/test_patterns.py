"""Patterns that are compiled late do what compiled ones do."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from typing import Any

import corpus
from corpus.citations import instruments, names, signs
from corpus.patterns import later


def test_late_patterns_find_what_compiled_ones_find() -> None:
    source, text = r"\b(lid)\s+(\d+)", "artikel 3, Lid 2 en lid 14"
    late, soon = later(source, re.IGNORECASE), re.compile(source, re.IGNORECASE)
    for _ in range(2):
        assert late.findall(text) == soon.findall(text) == [("Lid", "2"), ("lid", "14")]
        assert late.sub("x", text) == soon.sub("x", text)
    assert late.match(text) is None
    assert (late.pattern, late.flags) == (soon.pattern, soon.flags)


def test_every_late_pattern_can_be_compiled() -> None:
    assert len([pattern.pattern for pattern in _late()]) > 70


def _late() -> Iterator[re.Pattern[str]]:
    for module in pkgutil.walk_packages(corpus.__path__, "corpus."):
        if not module.name.startswith(("corpus.data", "corpus.demo", "corpus.citations.component")):
            yield from _among(vars(importlib.import_module(module.name)).values())
    yield from _among(vars(names._patterns()).values())
    for table in (signs.patterns(), instruments._patterns()):
        fields = [getattr(table, field) for field in table.__struct_fields__]
        yield from _among(fields)
        for rows in filter(lambda field: isinstance(field, tuple), fields):
            yield from _among(pattern for _, pattern in rows)


def _among(values: Iterable[Any]) -> Iterator[re.Pattern[str]]:
    return (value for value in values if type(value).__name__ == "_Later")
