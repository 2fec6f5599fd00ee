"""The catalogue of regulations: its ids, its names, and the dates that tell owners apart."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from corpus.links import is_bwb_id, jci, lokaleregelgeving, official_link, wetten
from corpus.model import Target
from corpus.regulations import catalogue, fold


def test_every_id_has_the_form_of_its_register() -> None:
    for regulation in catalogue().regulations:
        for identifier in (regulation.id, *regulation.books.values()):
            if identifier:
                assert is_bwb_id(identifier) or re.fullmatch(r"3\d{4}[RL]\d{4}", identifier)


def test_every_id_belongs_to_one_entry() -> None:
    ids = [item.id for item in catalogue().regulations if item.id]
    assert len(ids) == len(set(ids))


def test_every_name_leads_to_one_entry_at_any_date() -> None:
    """Two owners of a form must have periods that do not overlap."""
    for form, owners in catalogue().forms().items():
        for one, two in combinations(owners, 2):
            if one.regulation is two.regulation:
                continue
            (_, first_end), (second_start, _) = sorted(
                (item.name.since or "", item.name.until or "9999") for item in (one, two)
            )
            assert first_end <= second_start, " ".join(form)


def test_the_catalogue_is_large_enough() -> None:
    assert len(catalogue().regulations) >= 80


@pytest.mark.parametrize(
    ("form", "on", "name", "identifier"),
    [
        ("Pw", None, "Participatiewet", "BWBR0015703"),
        ("WWB", None, "Wet werk en bijstand", "BWBR0015703"),
        ("Wet werk en bijstand", "2013-05-01", "Wet werk en bijstand", "BWBR0015703"),
        ("Algemene Wet Bestuursrecht", None, "Algemene wet bestuursrecht", "BWBR0005537"),
        ("Wmo", "2012-01-01", "Wet maatschappelijke ondersteuning", "BWBR0020031"),
        ("Wmo", "2016-01-01", "Wet maatschappelijke ondersteuning 2015", "BWBR0035362"),
        ("WVO", "2020-01-01", "Wet op het voortgezet onderwijs", "BWBR0002399"),
        ("WVO", "2023-01-01", "Wet voortgezet onderwijs 2020", "BWBR0044212"),
        ("Wet inburgering", "2015-01-01", "Wet inburgering", "BWBR0020611"),
        ("Wet inburgering", "2023-01-01", "Wet inburgering 2021", "BWBR0044770"),
        ("Wbk", None, "Wet bescherming klokkenluiders", "BWBR0037852"),
        ("Wet Huis voor klokkenluiders", None, "Wet Huis voor klokkenluiders", "BWBR0037852"),
        ("Drank- en Horecawet", None, "Drank- en Horecawet", "BWBR0002458"),
        ("Wet Participatiewet in balans", None, "Participatiewet in balans", "BWBR0051679"),
        ("Wet aanpassing arbeidsduur", "2014-01-01", "Wet aanpassing arbeidsduur", "BWBR0011173"),
        ("Wet arhi", None, "Wet algemene regels herindeling", "BWBR0003718"),
        ("Huisvestingswet", "2014-06-01", "Huisvestingswet", "BWBR0005674"),
        ("Ambtenarenwet", "2018-01-01", "Ambtenarenwet", "BWBR0001947"),
    ],
)
def test_a_name_and_its_date(form: str, on: str | None, name: str, identifier: str) -> None:
    named = catalogue().find(form, on)
    assert named is not None
    assert (named.official, named.regulation.id) == (name, identifier)


@pytest.mark.parametrize("form", ["ww", "pw", "wet", "verordening", "tw", "onbekende wet"])
def test_plain_words_are_no_names(form: str) -> None:
    assert catalogue().find(form) is None


def test_folding_forgets_case_accents_and_signs() -> None:
    assert fold("Wet  Béstuursrecht-(x)") == ("wet", "bestuursrecht", "x")


def test_books_of_the_civil_code_have_their_own_id() -> None:
    named = catalogue().find("BW")
    assert named is not None
    assert named.regulation.id_of("7:610") == "BWBR0005290"
    assert official_link(named.regulation, Target(article="7:610")) == (
        "jci1.3:c:BWBR0005290&artikel=610"
    )


def test_juriconnect_holds_lid_and_onderdeel() -> None:
    target = Target(article="8a", paragraph="1", point="a")
    assert jci("BWBR0015703", target) == "jci1.3:c:BWBR0015703&artikel=8a&lid=1&o=a"
    assert jci("BWBR0005537", Target(article="4:93", paragraph="4"), on="2016-07-01") == (
        "jci1.3:c:BWBR0005537&artikel=4%3A93&lid=4&z=2016-07-01&g=2016-07-01"
    )
    assert jci("BWBR0005537", Target(section="3.4"), section="afdeling") == (
        "jci1.3:c:BWBR0005537&afdeling=3.4"
    )
    assert jci("BWBR0005537", Target(section="4.2"), section="titel").endswith("&titeldeel=4.2")


def test_addresses_of_the_official_sites() -> None:
    assert wetten("BWBR0015703", Target(article="10d")) == (
        "https://wetten.overheid.nl/jci1.3:c:BWBR0015703&artikel=10d"
    )
    assert lokaleregelgeving("CVDR625849_3") == "https://lokaleregelgeving.overheid.nl/CVDR625849/3"
    assert lokaleregelgeving("CVDR625849/3") == "https://lokaleregelgeving.overheid.nl/CVDR625849/3"
    assert lokaleregelgeving("CVDR625849") == "https://lokaleregelgeving.overheid.nl/CVDR625849"
    assert lokaleregelgeving("gmb-2022-1") is None


def test_a_european_regulation_links_to_its_register() -> None:
    named = catalogue().find("AVG")
    assert named is not None
    assert str(official_link(named.regulation)).endswith("CELEX:32016R0679")
