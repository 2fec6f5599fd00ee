"""Days and names as people write them; days under their own name."""

from __future__ import annotations

import pytest

from compare.time.timeline import Span
from corpus.entries import Entry
from corpus.errors import NotFound, UsageError
from corpus.model import Document, InForce
from ui.labels import period
from ui.moments import entry_moment, force_words, read_day
from ui.names import body_named, known_body


@pytest.mark.parametrize(
    "text", ["1 maart 2015", "1-3-2015", "01-03-2015", "1/3/2015", " 2015-03-01 ", "1 MAART 2015"]
)
def test_a_day_may_be_written_in_several_ways(text: str) -> None:
    assert read_day(text) == "2015-03-01"


@pytest.mark.parametrize("text", ["", "31 februari 2015", "maart 2015", "op 1 maart 2015", "2015"])
def test_what_is_no_day_is_refused_with_examples(text: str) -> None:
    with pytest.raises(UsageError, match="1-3-2015"):
        read_day(text)


def entry(**facts: object) -> Entry:
    known: dict[str, object] = {"id": "a", "title": "T", "kind": "verordening", "year": 2023}
    return Entry(**(known | facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"in_force": "2023-07-01", "adopted": "2023-06-01"}, "in werking 1 juli 2023"),
        (
            {"in_force": "2023-07-01", "retroactive_to": "2023-07-01"},
            "in werking 1 juli 2023",
        ),
        (
            {"in_force": "2023-07-16", "retroactive_to": "2023-07-01"},
            "in werking 16 juli 2023, terugwerkend tot en met 1 juli 2023",
        ),
        (
            {"rule": "dag na bekendmaking", "adopted": "2023-06-01"},
            "in werking: dag na bekendmaking; vastgesteld 1 juni 2023",
        ),
        ({"adopted": "2023-06-01"}, "vastgesteld 1 juni 2023"),
        ({}, "2023 (jaar uit de titel)"),
        ({"year": None}, ""),
        (
            {"kind": "raadsvoorstel", "in_force": "2023-07-01"},
            "voorgesteld: in werking 1 juli 2023",
        ),
        (
            {"kind": "raadsbesluit", "in_force": "2023-07-01", "adopted": "2023-06-01"},
            "vastgesteld 1 juni 2023",
        ),
    ],
)
def test_a_day_is_called_what_it_is(facts: dict[str, object], said: str) -> None:
    assert entry_moment(entry(**facts)) == said


def test_a_day_on_itself_does_not_work_back() -> None:
    force = InForce(date="2023-07-01", retroactive_to="2023-07-01")
    assert force_words(force) == "1 juli 2023"


def test_a_period_that_a_rule_opens() -> None:
    span = Span(title="T", body="B", rule="dag na publicatie")
    assert period(span) == "vanaf de dag na publicatie"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("gemeente maastricht", "Maastricht"),
        ("MAASTRICHT", "Maastricht"),
        ("de gemeente Valkenburg a/d Geul", "Valkenburg aan de Geul"),
        ("gemeente Van wijmeer", "Wijmeer"),
        ("Nergenshuizen", "Nergenshuizen"),
    ],
)
def test_a_municipality_in_any_letters(words: str, name: str) -> None:
    held = [Document(id="a", kind="verordening", title="T", bodies=("Wijmeer",))]
    assert body_named(words, held) == name


def test_an_unknown_municipality_is_refused_with_the_nearest_name() -> None:
    held = [Document(id="a", kind="verordening", title="T", bodies=("Wijmeer",))]
    assert known_body("gemeente wijmeer", held) == "Wijmeer"
    assert known_body("Utrecht", held) == "Utrecht"
    with pytest.raises(NotFound, match=r"'maastrigt' .* Bedoelt u Maastricht\?"):
        known_body("maastrigt", held)
    with pytest.raises(NotFound, match=r"Bedoelt u Wijmeer\?"):
        known_body("Wijmeeer", held)
    with pytest.raises(NotFound, match=r"niet als zodanig voor\.$"):
        known_body("Qqqq", held)
