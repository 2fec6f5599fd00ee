"""Municipalities: spellings, places in a text, mergers."""

from __future__ import annotations

import pytest

from corpus.bodies import canonical, find_bodies, lineage, mergers, municipalities, successors


def test_the_list_is_whole_and_without_doubles() -> None:
    assert len(municipalities()) == len(set(municipalities())) == 342


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Valkenburg a/d Geul", "Valkenburg aan de Geul"),
        ("Alphen a/d Rijn", "Alphen aan den Rijn"),
        ("MAASTRICHT", "Maastricht"),
        ("gemeente Uden", "Uden"),
        ("Den Haag", "'s-Gravenhage"),
        ("Sudwest Fryslan", "Súdwest-Fryslân"),
        ("Eijsden Margraten", "Eijsden-Margraten"),
        ("Nergenshuizen", None),
    ],
)
def test_spellings_lead_to_the_official_name(written: str, name: str | None) -> None:
    assert canonical(written) == name


def test_a_name_inside_a_longer_one_is_not_the_municipality() -> None:
    text = "de Verordening Maastricht-Heuvelland en de Verordening Maastricht- Heuvelland van Vaals"
    assert [body.name for body in find_bodies(text)] == ["Vaals"]


def test_names_are_found_where_they_stand() -> None:
    text = "de raden van Nuenen, Gerwen en Nederwetten, Bergen (NH) en 's-Hertogenbosch"
    found = find_bodies(text)
    assert [body.name for body in found] == [
        "Nuenen, Gerwen en Nederwetten",
        "Bergen (NH)",
        "'s-Hertogenbosch",
    ]
    assert all(text[body.start : body.end] for body in found)


def test_a_merged_body_lives_on_in_another() -> None:
    assert successors("Uden") == ("Maashorst",)
    assert successors("Uden", "2021-12-31") == ("Uden",)
    assert successors("Groesbeek") == ("Berg en Dal",)
    assert successors("Haaren") == ("Boxtel", "Oisterwijk", "Tilburg", "Vught")
    assert successors("Tilburg") == ("Tilburg",)
    assert dict(lineage("Maashorst")) == {
        "Maashorst": None,
        "Uden": "2022-01-01",
        "Landerd": "2022-01-01",
    }


def test_every_merger_leads_to_a_municipality_of_today() -> None:
    today = set(municipalities())
    for merger in mergers():
        assert set(successors(merger.into)) <= today
        for part in (*merger.whole, *merger.split):
            assert set(successors(part)) <= today


def test_the_mergers_give_the_yearly_numbers_of_statistics_netherlands() -> None:
    """Walk back from today: the count on each day is the published one."""
    counted = {
        "2008-01-01": 443, "2009-01-01": 441, "2010-01-01": 431, "2010-03-18": 430,
        "2011-01-01": 418, "2012-01-01": 415, "2013-01-01": 408, "2014-01-01": 403,
        "2015-01-01": 393, "2016-01-01": 390, "2017-01-01": 388, "2018-01-01": 380,
        "2019-01-01": 355, "2021-01-01": 352, "2022-01-01": 345, "2022-03-24": 344,
        "2023-01-01": 342,
    }  # fmt: skip
    alive = set(municipalities())
    for day in sorted(counted, reverse=True):
        assert (day, len(alive)) == (day, counted[day])
        now = [merger for merger in mergers() if merger.date == day]
        alive -= {merger.into for merger in now if merger.into not in merger.whole}
        alive |= {part for merger in now for part in (*merger.whole, *merger.split)}
