"""Labels and series: what a number is, and what follows it."""

from __future__ import annotations

import pytest

from corpus.numbering import article_gap, label_readings
from corpus.numerals import number_at, roman_value

LABELS = {
    "1. Het college": ("digit", 1, 0.0),
    "1 .  Het college": ("digit", 1, 0.0),
    "1 2. Het college": ("digit", 12, 0.2),
    "(3) Het college": ("digit", 3, 0.0),
    "4) Het college": ("digit", 4, 0.0),
    "2 Het college": ("digit", 2, 0.8),
    "· 5. De informatie": ("digit", 5, 0.0),
    "a. de persoon": ("alpha", 1, 0.0),
    "b) de persoon": ("alpha", 2, 0.0),
    "aa. de persoon": ("alpha", 27, 0.0),
    "IV. dan": ("roman", 4, 0.0),
    "1°. het": ("degree", 1, 0.0),
    "2 ° het": ("degree", 2, 0.0),
    "32 De werkgever": ("digit", 32, 0.8),
    "- de persoon": ("bullet", 1, 0.0),
    "• de persoon": ("bullet", 1, 0.0),
    "o met hulp": ("bullet", 1, 0.4),
    "a doelgroep: personen": ("alpha", 1, 0.8),
    "c, bij verhuizing": ("alpha", 3, 1.2),
    "3, De griffier": ("digit", 3, 1.0),
    "4.onderdeel": ("digit", 4, 0.5),
    "d.verblijf": ("alpha", 4, 0.6),
    "· (b) dat zij": ("alpha", 2, 0.0),
    "· Lid 2. De raad": ("digit", 2, 0.0),
    "- 1°. het": ("degree", 1, 0.0),
    "• 2° het": ("degree", 2, 0.0),
    "• - scholing": ("bullet", 1, 0.0),
}
NO_LABELS = [
    "12 maanden na de aanvraag",
    "50 tot 80% vermogen",
    "Het college",
    "1.",
    "2016 was",
    "",
]


@pytest.mark.parametrize(("line", "expected"), LABELS.items())
def test_label_is_read(line: str, expected: tuple[str, int, float]) -> None:
    first = label_readings(line)[0]
    assert (first.style, first.value, first.cost) == expected


@pytest.mark.parametrize("line", NO_LABELS)
def test_text_is_no_label(line: str) -> None:
    assert label_readings(line) == ()


def test_damaged_labels_have_several_readings() -> None:
    assert {("digit", 12), ("degree", 1)} == {
        (reading.style, reading.value) for reading in label_readings("12 De doelgroep")
    }
    assert {("alpha", 9), ("roman", 1)} == {
        (reading.style, reading.value) for reading in label_readings("i. het eerste jaar")
    }


GAPS = {
    (None, "1"): 0, (None, "3"): 2, (None, "i"): 0, ("10", "11"): 0, ("9", "9a"): 0,
    ("9a", "9b"): 0, ("9k", "10"): 0, ("10d", "10da"): 0, ("3.1", "3.2"): 0, ("3.9", "4.1"): 0,
    ("1:1", "1:2"): 0, ("i", "ii"): 0, ("iii", "iv"): 0, ("1", "3"): 1, ("9a", "9d"): 2,
    ("5", "5"): None, ("9", "3"): None, ("9a", "9"): None, ("10da", "10d"): None,
}  # fmt: skip


@pytest.mark.parametrize(("pair", "gap"), GAPS.items())
def test_gap_between_articles(pair: tuple[str | None, str], gap: int | None) -> None:
    assert article_gap(*pair) == gap


def test_roman_numerals_go_there_and_back() -> None:
    for value in range(1, 40):
        assert roman_value(number_at("roman", value)) == value
    assert roman_value("iiii") is None
    assert roman_value("abc") is None
