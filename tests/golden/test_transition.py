"""Questions of transitional law, each with the provisions that answer it, and the time lines.

``UPDATE_GOLDEN=1 pytest tests/golden/test_transition.py`` writes the expected answers anew; in CI
that is refused.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from compare.time.applies import applies
from compare.time.timeline import timeline
from tests.golden.papers import library

FILE = Path(__file__).parent / "transition.json"
QUESTIONS = [
    ("Vaals", "werkervaring", "2010-05-01", "2014-06-01"),
    ("Vaals", "werkervaring", "2010-05-01", "2016-06-01"),
    ("Vaals", "werkervaring", "2010-05-01", "2019-06-01"),
    ("Vaals", "werkervaring", "2015-05-01", "2017-12-31"),
    ("Vaals", "werkervaring", "2015-05-01", "2019-06-01"),
    ("Vaals", "werkervaring", "2015-05-01", "2020-04-01"),
    ("Vaals", "werkervaring", "2018-04-01", "2023-06-30"),
    ("Vaals", "werkervaring", "2018-04-01", "2023-07-01"),
    ("Vaals", "werkervaring", "2006-04-01", "2023-07-01"),
    ("Meerssen", "werkervaring", "2019-04-01", "2024-01-01"),
    ("Meerssen", "werkervaring", "2017-04-01", "2019-01-01"),
    ("Uden", "proefuren", "2018-05-01", "2023-06-01"),
    ("Uden", "proefuren", "2018-05-01", "2023-11-20"),
    ("Uden", "proefuren", "2018-05-01", "2025-01-01"),
    ("Maashorst", "proefuren", "2018-05-01", "2025-01-01"),
    ("Maashorst", "proefuren", "2023-11-20", "2025-01-01"),
    ("Maashorst", "proefuren", "2024-11-20", "2025-01-01"),
    ("Maashorst", "afvalstoffen", "2024-11-20", "2025-01-01"),
]
LINES = [("Vaals", "werkervaring"), ("Meerssen", None), ("Maashorst", None), ("Uden", "proefuren")]


def _answers() -> Any:
    asked = {
        " ".join((body, subject, granted, on)): msgspec.to_builtins(
            applies(library(), body, granted, on, subject)
        )
        for body, subject, granted, on in QUESTIONS
    }
    lines = {
        f"{body} {subject}": msgspec.to_builtins(timeline(library(), body, subject))
        for body, subject in LINES
    }
    return as_json({"applies": asked, "timeline": lines})


def as_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


@pytest.fixture(scope="module")
def expected() -> Any:
    if os.environ.get("UPDATE_GOLDEN"):
        assert not os.environ.get("CI"), "expected answers are not rewritten in CI"
        FILE.write_text(json.dumps(_answers(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return json.loads(FILE.read_text("utf-8"))


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_the_answer_is_the_expected_one(question: tuple[str, ...], expected: Any) -> None:
    body, subject, granted, on = question
    answer = as_json(msgspec.to_builtins(applies(library(), body, granted, on, subject)))
    assert answer == expected["applies"][" ".join(question)]
    assert (answer["answer"] is None) != (answer["open"] is None)


@pytest.mark.parametrize("line", LINES, ids=str)
def test_the_time_line_is_the_expected_one(line: tuple[str, str | None], expected: Any) -> None:
    body, subject = line
    found = as_json(msgspec.to_builtins(timeline(library(), body, subject)))
    assert found == expected["timeline"][f"{body} {subject}"]
