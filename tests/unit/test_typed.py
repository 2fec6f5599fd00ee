"""What a person types for a reference, and how a target is shown."""

from __future__ import annotations

import subprocess
import sys

import pytest

from corpus.citations import STYLES, show
from corpus.model import Target
from corpus.typed import read_typed

LAW = "Participatiewet"


@pytest.mark.parametrize(
    ("typed", "target", "instrument", "rest"),
    [
        ("art. 9f lid 5 Maashorst 2023", Target(article="9f", paragraph="5"), None,
         "Maashorst 2023"),
        ("Maashorst 2023 artikel 9f, vijfde lid", Target(article="9f", paragraph="5"), None,
         "Maashorst 2023"),
        ("art 10d lid 3 Participatiewet", Target(article="10d", paragraph="3"), LAW, ""),
        ("Participatiewet artikel 10d lid 3", Target(article="10d", paragraph="3"), LAW, ""),
        ("artikel 7, eerste lid, onder a, van de Pw",
         Target(article="7", paragraph="1", point="a"), LAW, ""),
        ("art 8 wwb", Target(article="8"), "Wet werk en bijstand", ""),
        ("art 8 wwb jobcoach", Target(article="8"), "Wet werk en bijstand", "jobcoach"),
        ("jobcoach art 8 wwb", Target(article="8"), "Wet werk en bijstand", "jobcoach"),
        ("9f lid 5 Maashorst", Target(article="9f", paragraph="5"), None, "Maashorst"),
        ("10da Participatiewet", Target(article="10da"), LAW, ""),
        ("7:10 Awb", Target(article="7:10"), "Algemene wet bestuursrecht", ""),
        ("9f/5/c Maashorst", Target(article="9f", paragraph="5", point="c"), None, "Maashorst"),
        (
            "Kolkenburg 3.2/2/a",
            Target(article="3.2", paragraph="2", point="a"),
            None,
            "Kolkenburg",
        ),
        ("4:93/4 Awb", Target(article="4:93", paragraph="4"), "Algemene wet bestuursrecht", ""),
        ("2.10.1/3", Target(article="2.10.1", paragraph="3"), None, ""),
        ("artikel 9f/5 Maashorst", Target(article="9f", paragraph="5"), None, "Maashorst"),
        ("1//a Maashorst", Target(article="1", point="a"), None, "Maashorst"),
        ("hoofdstuk 3 Maashorst", Target(chapter="3"), None, "Maashorst"),
        ("artikel 5", Target(article="5"), None, ""),
        ("lid 5 9f Maashorst", Target(article="9f", paragraph="5"), None, "Maashorst"),
        ("derde lid artikel 10d Participatiewet", Target(article="10d", paragraph="3"), LAW, ""),
        ("Maashorst onder c lid 5 art 9f", Target(article="9f", paragraph="5", point="c"), None,
         "Maashorst"),
        ("sub a, eerste lid, artikel 7 Pw", Target(article="7", paragraph="1", point="a"), LAW, ""),
        ("Kolkenburg 3.2 lid 2", Target(article="3.2", paragraph="2"), None, "Kolkenburg"),
        ("artikel 7.10 Awb", Target(article="7:10"), "Algemene wet bestuursrecht", ""),
        ("artikel 2.3 Wmo 2015", Target(article="2.3"), "Wet maatschappelijke ondersteuning 2015",
         ""),
        ("Pw 10d lid 3", Target(article="10d", paragraph="3"), LAW, ""),
        ("10d lid 3 Participatiewet", Target(article="10d", paragraph="3"), LAW, ""),
        ("jobcoaching artikel 9f", Target(article="9f"), None, "jobcoaching"),
        ("loonkostensubsidie, artikel 10d Pw", Target(article="10d"), LAW, "loonkostensubsidie"),
        ("wat staat er in art 8 van de wwb", Target(article="8"), "Wet werk en bijstand",
         "wat staat er in van de"),
        ("art 8 p-wet re-integratie", Target(article="8"), LAW, "re-integratie"),
        ("artikel 2 wvo", Target(article="2"), "Wet voortgezet onderwijs 2020", ""),
        ("149 gemeentewet", Target(article="149"), "Gemeentewet", ""),
        ("pw 9", Target(article="9"), LAW, ""),
        ("10d/3 Pw", Target(article="10d", paragraph="3"), LAW, ""),
        ("wwb 8/1/b", Target(article="8", paragraph="1", point="b"), "Wet werk en bijstand", ""),
        ("9f-5-b Zuid", Target(article="9f", paragraph="5", point="b"), None, "Zuid"),
        ("9-5-b Zuid", Target(article="9", paragraph="5", point="b"), None, "Zuid"),
        ("9f-5 Zuid", Target(article="9f", paragraph="5"), None, "Zuid"),
        ("12/3/2021 9f/5 Zuid", Target(article="9f", paragraph="5"), None, "12/3/2021 Zuid"),
        ("art ９f lid ５ Zuid", Target(article="9f", paragraph="5"), None, "Zuid"),
        ("7.10 awb", Target(article="7:10"), "Algemene wet bestuursrecht", ""),
        ("7.10 Awb", Target(article="7:10"), "Algemene wet bestuursrecht", ""),
        ("awb 4.81", Target(article="4:81"), "Algemene wet bestuursrecht", ""),
        ("boek 7 BW artikel 610", Target(article="7:610"), "Burgerlijk Wetboek", ""),
        ("artikel  7 \n pw", Target(article="7"), LAW, ""),
        ("artikel 10d/3 Zuid", Target(article="10d", paragraph="3"), None, "Zuid"),
    ],
)  # fmt: skip
def test_read_typed(typed: str, target: Target, instrument: str | None, rest: str) -> None:
    read = read_typed(typed)
    assert read is not None
    assert (read.targets, read.instrument, read.rest) == ((target,), instrument, rest)
    assert (read.note, read.citing) == (False, False)


@pytest.mark.parametrize(
    "typed",
    ["", "jobcoach", "lid worden", "lid 3", "8 procent", "2e kans", "in 2023", "80%", "2023",
     "12/3/2021", "besluit van 12/3/21", "2020/2021", "30-6-2021", "covid-19", "06-12345678",
     "€ 7.10 awb", "27 jaar pw", "3 procent gemeentewet", "7.10 uur", "3.2 procent"],
)  # fmt: skip
def test_no_reference(typed: str) -> None:
    assert read_typed(typed) is None


def test_a_note_and_a_question_who_cites() -> None:
    note = read_typed("toelichting op artikel 11 Maastricht")
    assert note is not None
    assert (note.note, note.rest, note.targets) == (True, "Maastricht", (Target(article="11"),))
    for typed in (
        "artikel 11 toelichting Maastricht",
        "note:11 Maastricht",
        "note:11/2 Maastricht",
    ):
        after = read_typed(typed)
        assert after is not None
        assert (after.note, after.rest, after.targets[0].article) == (True, "Maastricht", "11")
    asked = read_typed("wie verwijst naar artikel 11 Maastricht?")
    assert asked is not None
    assert (asked.citing, asked.targets) == (True, (Target(article="11"),))


def test_the_grammar_is_loaded_only_for_what_may_be_a_reference() -> None:
    asked = (
        "from corpus.typed import read_typed as read; import sys;"
        "print(*[read(text) for text in ('jobcoach', 'Maashorst 2023', '9f/5', '9f/5 Zuid')]);"
        "loaded = lambda: 'corpus.citations.parser' in sys.modules;"
        "print(loaded()); read('lid 5'); print(loaded())"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[1:] == ["False", "True"]


@pytest.mark.parametrize(
    "typed", ["lid 5 9f Maashorst", "vijfde lid van 9f", "art 9f, lid 5", "10d Pw", "9f/5/c"]
)
def test_a_reference_is_shown_as_typed(typed: str) -> None:
    read = read_typed(typed)
    assert read is not None
    assert read.text in typed
    again = read_typed(read.text)
    assert again is not None
    assert again.targets == read.targets


@pytest.mark.parametrize(
    "typed",
    [
        "welke bepalingen verwijzen naar artikel 11",
        "waar verwijst artikel 11 naar",
        "wie noemt artikel 11",
        "verwijzingen naar artikel 11",
    ],
)
def test_who_cites_in_many_words(typed: str) -> None:
    read = read_typed(typed)
    assert read is not None
    assert read.citing == (typed != "waar verwijst artikel 11 naar")


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


def test_what_stands_far_behind_is_left_as_words() -> None:
    words = "jobcoach " * 400
    read = read_typed(f"art 7 pw {words} artikel 9")
    assert read is not None
    assert (read.targets, read.instrument) == ((Target(article="7"),), LAW)
    assert read.rest == f"{words.strip()} artikel 9"
    assert read_typed(f"{words} artikel 9") is None
