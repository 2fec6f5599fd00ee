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
