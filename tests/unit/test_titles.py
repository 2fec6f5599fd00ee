"""Titles that name one regulation, and titles that only look alike."""

from __future__ import annotations

import pytest

from compare.time.titles import likeness, same_title

SAME = [
    (
        "Verordening werk Maastricht-Heuvelland 2016 e.v.",
        "Verordening werk Maastricht Heuvelland 2016",
    ),
    ("Reïntegratieverordening gemeente Gouda 2008", "Re-integratieverordening Gouda 2008"),
    ("Verordening handhaving Partlclpatlewet 201 5", "Verordening handhaving Participatiewet 2015"),
    (
        "Verordening werk Participatiewet/IOAW/IOAZ Oss 2023",
        "Verordening werk Participatiewet Oss 2023",
    ),
    ("Verordening cliëntenraad", "Verordening cliëntenraad 2012"),
    (
        "Verordening studietê eslag Partlclpatl ewet 201",
        "Verordening individuele studietoeslag Participatiewet 2015",
    ),
]
OTHER = [
    ("Verordening werk 2015", "Verordening werk 2016"),
    ("Verordening individuele inkomenstoeslag 2015", "Verordening individuele studietoeslag 2015"),
    (
        "Verordening op de heffing en invordering van hondenbelasting Boxtel 2022",
        "Verordening op de heffing en invordering van toeristenbelasting Boxtel 2022",
    ),
    (
        "Verordening op de markt en de kermis van Vaals 2010",
        "Verordening op de haven en de kermis van Vaals 2010",
    ),
    ("Afstemmingsverordening IOAW 2015", "Afstemmingsverordening IOAZ 2015"),
    ("Verordening participatie plan Vaals 2015", "Verordening Participatiewet Vaals 2015"),
    (
        "Verordening studietê eslag Partlclpatl ewet 201",
        "Verordening individuele inkomenstoeslag Participatiewet 2015",
    ),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_one_regulation_by_two_names(one: str, two: str) -> None:
    assert same_title(one, two)
    assert likeness(one, two) == likeness(two, one)


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_two_regulations_that_look_alike(one: str, two: str) -> None:
    assert not same_title(one, two)
    assert not same_title(two, one)


def test_a_title_is_wholly_like_itself() -> None:
    for one, two in (*SAME, *OTHER):
        assert likeness(one, one) == likeness(two, two) == 1.0
