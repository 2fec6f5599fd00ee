"""An article as units with addresses and titles."""

from __future__ import annotations

from compare.alignment.units import units_of
from corpus.model import Provision

_LONG = (
    "De doelgroep voor deze voorziening bestaat uit personen met arbeidsvermogen die een "
    "reële kans hebben op een gewone baan."
)


def _article(*children: Provision, text: str = "") -> Provision:
    return Provision(kind="article", number="10", heading="Kop", text=text, children=children)


def test_paragraphs_points_and_subpoints() -> None:
    subpoint = Provision(kind="subpoint", number="1", text=_LONG)
    point = Provision(kind="point", number="a", text="Proefplaatsing", children=(subpoint,))
    paragraph = Provision(kind="paragraph", number="1", text="Het college kan:", children=(point,))
    found = units_of(_article(paragraph))
    assert [unit.address for unit in found] == ["10/1", "10/1/a"]
    assert found[1].text == f"Proefplaatsing {_LONG}"
    assert [unit.title for unit in found] == ["", "Proefplaatsing"]


def test_an_item_that_only_names_has_no_title() -> None:
    point = Provision(kind="point", number="a", text="jobcoaching")
    assert [unit.title for unit in units_of(_article(point))] == [""]
    assert [unit.address for unit in units_of(_article(point))] == ["10//a"]


def test_sentences_of_an_article_without_paragraphs() -> None:
    text = "De aanvrager meldt dit bij het college, bedoeld in art. 7. Hij wacht. Daarna niet."
    assert [unit.text for unit in units_of(_article(text=text))] == [
        "De aanvrager meldt dit bij het college, bedoeld in art. 7. Hij wacht.",
        "Daarna niet.",
    ]


def test_every_word_stands_in_a_unit() -> None:
    table = Provision(kind="table", rows=(("een", "twee"), ("drie",)))
    tail = Provision(kind="text", text="slot")
    point = Provision(kind="point", text="los streepje")
    paragraph = Provision(kind="paragraph", text="lid zonder nummer", children=(point, tail))
    found = units_of(_article(paragraph, table, text="aanhef"))
    words = " ".join(unit.text for unit in found)
    assert words == "aanhef lid zonder nummer los streepje slot een twee drie"
    assert {unit.address for unit in found} == {"10"}
