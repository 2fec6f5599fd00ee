"""Facts, norms, findings and transitional law of real ordinances, against the hand labels."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from compare.checks import check
from compare.time.applies import applies
from compare.time.timeline import timeline
from corpus.model import Document
from ingest.pipeline import parse_file

FILES = {
    "maastricht-2016": ("maastricht-heuvelland-2016.txt", "2016"),
    "m2015-reintegratie": ("raadsstuk-maastricht-132-2014.txt", "Verordening re-integratie"),
}
CHAIN = (
    "raadsstuk-maastricht-132-2014.txt",
    "maastricht-heuvelland-2016.txt",
    "raadsvoorstel-maastricht-2023.txt",
    "maashorst-2023.txt",
)


@cache
def papers(path: Path) -> tuple[Document, ...]:
    return parse_file(path).documents


def ordinance(shared: Path, key: str) -> Document:
    file, words = FILES[key]
    found = papers(shared / "corpus" / file)
    return next(item for item in found if item.kind == "verordening" and words in item.title)


def gold(shared: Path, name: str) -> Any:
    return json.loads((shared / "gold" / name).read_text("utf-8"))


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


@pytest.mark.parametrize("key", FILES)
def test_facts_are_those_read_by_eye(shared: Path, key: str) -> None:
    wanted, document = gold(shared, "transitional.json")[key], ordinance(shared, key)
    assert document.in_force.date == wanted["in_force"]
    assert {item.body: item.date for item in document.adopted} == wanted["adopted"]
    assert [plain(item.title) for item in document.repeals] == [
        plain(item["title"]) for item in wanted["repeals"]
    ]
    assert [saving.at for saving in document.savings] == [wanted["savings_at"]]
    exceptions = [name for repeal in document.repeals for name in repeal.exceptions]
    assert exceptions == wanted.get("exceptions", [])


def test_norms_are_those_read_by_eye(shared: Path) -> None:
    for key, wanted in gold(shared, "norms.json").items():
        if key.startswith("_"):
            continue
        found = Counter((norm.at, norm.value, norm.unit) for norm in ordinance(shared, key).norms)
        assert found == Counter((item["at"], item["value"], item["unit"]) for item in wanted)


@pytest.mark.parametrize("key", FILES)
def test_every_labelled_fault_is_found_and_no_other_dangling_reference(
    shared: Path, key: str
) -> None:
    wanted = gold(shared, "findings.json")[key]
    found = check(ordinance(shared, key))
    kinds = Counter(item.kind for item in found)
    for kind, count in Counter(item["kind"] for item in wanted).items():
        assert kinds[kind] == count
    assert kinds["dangling-reference"] == sum(
        item["kind"] == "dangling-reference" for item in wanted
    )


def test_the_time_line_runs_from_a_name_to_a_name(shared: Path) -> None:
    held = [item for file in CHAIN for item in papers(shared / "corpus" / file)]
    (line,) = timeline(held, "Maastricht", "re-integratie")
    assert [(span.start, span.end, span.document is None) for span in line.spans] == [
        (None, "2015-01-01", True),
        ("2015-01-01", "2016-07-01", False),
        ("2016-07-01", "2023-07-01", False),
        ("2023-07-01", None, True),
    ]
    assert {remark.kind for remark in line.remarks} == {"name-only", "retroactive"}


QUESTIONS = [
    ("Maastricht", "2012-05-01", "2014-06-01", "2008", ["11/1"]),
    ("Maastricht", "2012-05-01", "2015-06-01", "2008", ["11/1", "11/2", "note:11"]),
    ("Maastricht", "2012-05-01", "2017-06-01", None, ["11/1", "11/2", "note:11", "28/1"]),
    ("Maastricht", "2015-03-01", "2016-03-01", "2015", ["10"]),
    ("Maastricht", "2015-03-01", "2016-09-01", "2015", ["10", "28/1", "28/2"]),
    ("Maastricht", "2016-08-01", "2020-01-01", "2016", ["29/1"]),
    ("Maastricht", "2016-08-01", "2024-01-01", None, ["29/1", ""]),
    ("Maastricht", "2005-03-01", "2010-01-01", None, []),
    ("Vaals", "2016-08-01", "2024-01-01", "2016", ["29/1"]),
    ("Uden", "2018-05-01", "2023-06-01", "2017", ["11/3"]),
    ("Uden", "2018-05-01", "2024-08-01", None, ["11/3"]),
    ("Maashorst", "2018-05-01", "2024-08-01", None, []),
    ("Maashorst", "2024-06-20", "2024-08-01", "2023", ["11/1"]),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_questions_are_answered_with_their_provisions(
    shared: Path, question: tuple[str, str, str, str | None, list[str]]
) -> None:
    body, granted, on, year, because = question
    held = [item for file in CHAIN for item in papers(shared / "corpus" / file)]
    answer = applies(held, body, granted, on, "re-integratie")
    title = answer.answer.title if answer.answer else None
    assert (re.findall(r"\b20\d\d\b", title)[-1] if title else None) == year
    assert [item.at for item in answer.because] == because
    assert (answer.open is None) == (year is not None)


def test_a_title_spoilt_by_the_scan_is_no_ordinance_of_its_own(shared: Path) -> None:
    held = [item for file in CHAIN for item in papers(shared / "corpus" / file)]
    (line,) = timeline(held, "Maastricht")
    toeslag = [span for span in line.spans if "eslag" in span.title and "2015" in span.title]
    assert len(toeslag) == 2
    assert not any(re.search(r"\b201\b", span.title) for span in line.spans)
