"""What a person types in the search box, and how a target is shown."""

from __future__ import annotations

import pytest

from corpus.citations import STYLES, parse_query, show
from corpus.model import Target


@pytest.mark.parametrize(
    ("typed", "target", "instrument", "rest"),
    [
        ("artikel 10d lid 3 Participatiewet", "10d/3", "Participatiewet", ""),
        ("10d lid 3 Participatiewet", "10d/3", "Participatiewet", ""),
        ("Pw 10d lid 3", "10d/3", "Participatiewet", ""),
        ("Participatiewet artikel 10d", "10d", "Participatiewet", ""),
        ("10d Pw", "10d", "Participatiewet", ""),
        ("7:10 Awb", "7:10", "Algemene wet bestuursrecht", ""),
        ("art. 9f lid 5 Maashorst 2023", "9f/5", None, "Maashorst 2023"),
        ("9f lid 5", "9f/5", None, ""),
        ("jobcoaching artikel 9f", "9f", None, "jobcoaching"),
        ("loonkostensubsidie, artikel 10d Pw", "10d", "Participatiewet", "loonkostensubsidie"),
        ("lid 3", "/3", None, ""),
    ],
)
def test_query(typed: str, target: str, instrument: str | None, rest: str) -> None:
    query = parse_query(typed)
    assert query is not None
    (found,) = query.targets
    written = "/".join((found.article or "", found.paragraph or "")).rstrip("/")
    assert (written, query.instrument, query.rest) == (target, instrument, rest)


@pytest.mark.parametrize("typed", ["", "scholing", "maximaal 8 %", "wat kost een jobcoach", "2023"])
def test_no_citation_in_the_query(typed: str) -> None:
    assert parse_query(typed) is None


def test_a_target_in_every_style() -> None:
    target = Target(article="7", paragraph="1", point="a", subpoint="2")
    assert [show(target, "Participatiewet", style) for style in STYLES] == [
        "artikel 7, eerste lid, onder a, onder 2°, van de Participatiewet",
        "artikel 7, lid 1, onderdeel a, sub 2°, van de Participatiewet",
        "art. 7 lid 1 onder a sub 2° Pw",
        "onder 2° van artikel 7, eerste lid, onder a, van de Participatiewet",
        "Participatiewet, artikel 7, lid 1, onderdeel a, sub 2°",
    ]
    assert show(target, "self") == "artikel 7, eerste lid, onder a, onder 2°, van deze verordening"
    assert show(Target(article="3"), "Besluit advisering beschut werk") == (
        "artikel 3 van het Besluit advisering beschut werk"
    )
    assert show(Target(chapter="4"), "Algemene wet bestuursrecht", "kort") == "hoofdstuk 4 Awb"
