"""Dutch days and numbers, whole and as scans split them."""

from __future__ import annotations

import pytest

from corpus.dates import find_dates, in_words, join_years, read_number


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("vergadering van 16 december 2014.", "2014-12-16"),
        ("vergadering van 1 6  december \n2014.", "2014-12-16"),
        ("op 1 januari 201 5  en geldt", "2015-01-01"),
        ("per 1 januari 20 1 3", "2013-01-01"),
        ("d.d.31 oktober 2023", "2023-10-31"),
        ("van 4 nowember 2014", "2014-11-04"),
        ("besluit van 22-01-2013", "2013-01-22"),
        ("geldig op 2015-01-31", "2015-01-31"),
    ],
)
def test_a_day_is_found_in_every_writing(text: str, iso: str) -> None:
    assert [day.iso for day in find_dates(text)] == [iso]


@pytest.mark.parametrize(
    "text", ["31 februari 2015", "artikel 8 2015", "8 personen 2015", "2016-2018"]
)
def test_what_is_no_day_is_left_alone(text: str) -> None:
    assert find_dates(text) == ()


def test_the_span_of_a_day_is_its_own_text() -> None:
    text = "De raad besluit op 3 maart 2020 en op 04-05-2021."
    assert [text[day.start : day.end] for day in find_dates(text)] == ["3 maart 2020", "04-05-2021"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("vier", 4),
        ("Één", 1),
        ("vierentwintig", 24),
        ("tweeëntwintig", 22),
        ("honderdvijftig", 150),
        ("tweeduizend", 2000),
        ("anderhalf", 1.5),
        ("half", 0.5),
        ("drie en een half", 3.5),
        ("2,5", 2.5),
        ("1.000,50", 1000.5),
        ("2 ½", 2.5),
        ("verordening", None),
    ],
)
def test_numbers_in_words_and_figures(text: str, value: float | None) -> None:
    assert read_number(text) == value


def test_a_split_year_is_joined_and_a_range_of_years_stays() -> None:
    assert (
        join_years("Verordening 201 5, besluit 2016-2018") == "Verordening 2015, besluit 2016-2018"
    )


def test_a_day_is_printed_as_people_write_it() -> None:
    assert in_words("2016-07-01") == "1 juli 2016"
