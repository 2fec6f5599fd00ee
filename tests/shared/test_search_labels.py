"""Hand-labelled questions over the real documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.library import Library
from index.model import Answer, Hit
from index.search import Searcher
from ingest.pipeline import parse_file

LABELS = json.loads(Path(__file__).with_name("search_labels.json").read_text("utf-8"))
LEAST = 0.95  # share of the questions that must be answered within the first hits


@pytest.fixture(scope="module")
def searcher(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    with Library(tmp_path_factory.mktemp("bibliotheek")) as library:
        for path in sorted((shared / "corpus").glob("*.txt")):
            library.add(parse_file(path), path.read_bytes())
        with Searcher(library) as searcher:
            yield searcher


def test_the_labelled_questions_are_answered(searcher: Searcher) -> None:
    missed = [
        f"{label['q']}: {[(hit.document.title[:30], hit.at) for hit in answer.hits[:3]]}"
        for label in LABELS["queries"]
        if not _is_answered(label, answer := searcher.search(label["q"], 25))
    ]
    assert len(missed) <= (1 - LEAST) * len(LABELS["queries"]), "\n".join(missed)


def _is_answered(label: dict[str, Any], answer: Answer) -> bool:
    ranks = [_rank(answer, *place, loose="want" in label) for place in label.get("want", [])]
    if ranks:
        return bool(min(ranks) <= label["k"])
    return all(_rank(answer, *place, loose=False) <= label["k"] for place in label["all"])


def _rank(answer: Answer, document: str, at: str, *, loose: bool) -> int:
    title = _letters(LABELS["titles"][document])
    for rank, hit in enumerate(answer.hits, 1):
        if _letters(hit.document.title) == title and _fits(hit, at, loose=loose):
            return rank
    return 1_000_000


def _fits(hit: Hit, at: str, *, loose: bool) -> bool:
    return hit.at == at or (loose and hit.at.split("/")[0] == at.split("/", maxsplit=1)[0])


def _letters(title: str) -> str:
    return "".join(char for char in title.lower() if char.isalnum())
