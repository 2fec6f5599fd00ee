"""What several files of tests share: a library to search in, opened once for each file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.library import Library
from index.search import Searcher
from tests.unit.search_samples import PROPOSAL, WIJMEER, ZUID, fill


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("bibliotheek")) as library:
        fill(library, WIJMEER, ZUID, PROPOSAL)
        yield library


@pytest.fixture(scope="module")
def searcher(searched: Library) -> Iterator[Searcher]:
    with Searcher(searched) as searcher:
        yield searcher
