"""Finding one by one: the same citations, and no more of them held at once in a longer text."""

from __future__ import annotations

import gc

import pytest

from corpus.citations import Citation, find, find_each
from corpus.demo import NEW_TXT, file

MOST = 12  # citations held at once: those that "en" and "jo." may join


def held() -> int:
    return sum(isinstance(item, Citation) for item in gc.get_objects())


@pytest.mark.parametrize("times", [1, 8])
def test_memory_does_not_grow_with_the_text(times: int) -> None:
    text = file(NEW_TXT).read_text("utf-8") * times
    before = held()
    most = max(held() - before for index, _ in enumerate(find_each(text)) if index % 50 == 0)
    assert 0 < most <= MOST


def test_one_by_one_and_all_at_once_are_the_same() -> None:
    text = "Gelet op artikel 8 en artikel 10 Pw, Stb. 2014, 270 en artikel 3 jo. artikel 4 Awb."
    assert tuple(find_each(text)) == find(text)
    assert [item.shared for item in find(text)] == [True, False, False, True, False]
