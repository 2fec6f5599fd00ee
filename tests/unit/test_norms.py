"""Quantities in the words of a regulation, and numbers that are none."""

from __future__ import annotations

import pytest

from corpus.model import Document, Provision, Reference
from corpus.quantities import find_quantities
from ingest.norms import with_norms
from tests.unit.trees import document

CASES = [
    ("een bedrag van EUR 500 of 10 procent", [(500, "euro", "exact"), (10, "%", "exact")]),
    ("een subsidie van € 1000 op aanvraag", [(1000, "euro", "exact")]),
    (
        "die de leeftijd van 18 jaar nog niet heeft bereikt en ouder is dan 12 jaar",
        [(18, "leeftijd", "exact"), (12, "leeftijd", "vanaf")],
    ),
    ("meer dan 15 maar minder dan 30 dagen", [(15, "dag", "vanaf"), (30, "dag", "tot")]),
    ("vijftienhonderd euro", [(1500, "euro", "exact")]),
    ("vijfentwintigduizend euro", [(25_000, "euro", "exact")]),
    ("bedraagt de duur van de maatregel een maand", [(1, "maand", "exact")]),
    ("de verlaging duurt een maand", [(1, "maand", "exact")]),
    ("de maatregel vangt aan op een dag", []),
    (
        "minimaal 16 en maximaal 32 uur per week",
        [(16, "uur/week", "min"), (32, "uur/week", "max")],
    ),
    ("een waarde hoger dan 1,5 miljoen euro", [(1_500_000, "euro", "vanaf")]),
    ("maximaal 2 x het minimumloon", [(2, "maal", "max")]),
    (
        "de termijn van een jaar kan met een jaar worden verlengd",
        [(1, "jaar", "exact"), (1, "jaar", "exact")],
    ),
    ("zodra de jeugdige 18 jaar wordt", [(18, "leeftijd", "exact")]),
    ("een 27-jarige of oudere", [(27, "leeftijd", "vanaf")]),
    (
        "Personen van 27 jaar en ouder gaan eerst vier weken op zoek.",
        [(27, "leeftijd", "vanaf"), (4, "week", "exact")],
    ),
    ("Personen jonger dan 27 jaar", [(27, "leeftijd", "tot")]),
    ("personen die jonger zijn dan 18 jaar", [(18, "leeftijd", "tot")]),
    ("wie nog geen 21 jaar is", [(21, "leeftijd", "exact")]),
    (
        "16 uur of meer per week, maximaal 3x per week",
        [(16, "uur/week", "exact"), (3, "maal", "max")],
    ),
    ("inwonende kinderen tot vijf jaar", [(5, "leeftijd", "tot")]),
    ("hij is minimaal achttien jaar oud", [(18, "leeftijd", "min")]),
    ("tussen de 18 en 27 jaar", [(18, "leeftijd", "exact"), (27, "leeftijd", "exact")]),
    (
        "voor personen tot 21 jaar 15% en bij 22 jaar 21%",
        [
            (21, "leeftijd", "tot"),
            (15, "%", "exact"),
            (22, "leeftijd", "exact"),
            (21, "%", "exact"),
        ],
    ),
    ("50 tot 80% arbeidsvermogen", [(50, "%", "vanaf"), (80, "%", "tot")]),
    ("80t/m 100% arbeidsvermogen", [(80, "%", "vanaf"), (100, "%", "max")]),
    (
        "in het eerste jaar maximaal 10% van de werktijd, het tweede jaar maximaal 2,5%",
        [(10, "%", "max"), (2.5, "%", "max")],
    ),
    ("wordt ten minste ieder half jaar beoordeeld", [(0.5, "jaar", "min")]),
    ("anderhalf jaar of drie en een half jaar", [(1.5, "jaar", "exact"), (3.5, "jaar", "exact")]),
    ("niet groter dan 20 uur/week", [(20, "uur/week", "max")]),
    ("hoogstens 20 uren per week", [(20, "uur/week", "max")]),
    ("minimaal 2 maal de duur, en tweemaal per jaar", [(2, "maal", "min"), (2, "maal", "exact")]),
    ("binnen een maand na, of een jaar of langer", [(1, "maand", "max"), (1, "jaar", "vanaf")]),
    ("binnen tien werkdagen", [(10, "dag", "max")]),
    ("gedurende 36 aaneengesloten maanden", [(36, "maand", "exact")]),
    ("zes (6) maanden", [(6, "maand", "exact")]),
    (
        "ten hoogste € 1.250,50 per jaar en 100 euro",
        [(1250.5, "euro", "max"), (100, "euro", "exact")],
    ),
    ("vanaf € 1 ooo.- tot € 2000,-", [(1000, "euro", "vanaf"), (2000, "euro", "tot")]),
    ("een bedrag van € 4000,- of hoger", [(4000, "euro", "vanaf")]),
    ("de twee daaropvolgende maanden", [(2, "maand", "exact")]),
    ("niet hoger dan 1 00% van de norm", [(100, "%", "max")]),
    ("binnen 24 uur", [(24, "uur", "max")]),
    (
        "ten hoogste tweeënhalf uur per week en drieënhalve maand",
        [(2.5, "uur/week", "max"), (3.5, "maand", "exact")],
    ),
    ("bedraagt de helft van de werkelijke kosten", [(50, "%", "exact")]),
    ("ten hoogste twee derde deel van het loon", [(66.67, "%", "max")]),
    ("meer dan één derde van de werktijd", [(33.33, "%", "vanaf")]),
    ("maximaal driekwart van de rekening", [(75, "%", "max")]),
    ("een aanstelling van ten minste 0,8 fte", [(0.8, "fte", "min")]),
    (
        "eenmaal per twaalf maanden € 4,- per dag",
        [(1, "maal", "exact"), (12, "maand", "exact"), (4, "euro", "exact")],
    ),
    ("mits de bijdrage niet hoger is dan € 500", [(500, "euro", "max")]),
]

NONE = [
    "het gemiddelde aantal werkuren per week",
    "op een dag waarop de winkel open is",
    "het aantal plekken dat in één jaar is gerealiseerd",
    "halfjaarlijks, jaarlijks en het derde jaar",
    "artikel 7, eerste lid, onder 2, van de wet",
    "op 1 januari 2015 en in het jaar 2016",
    "van 9.00 tot 17.00 uur en om 9 uur",
    "geopend van 9 tot 17 uur en tussen 22.00 uur en 07.00 uur gesloten",
    "dat is nu eenmaal zo",
    "de eerste helft van het jaar, een derde die dit doet, en het derde deel van de folder",
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[case[0][:30] for case in CASES])
def test_quantities_are_found(text: str, wanted: list[tuple[float, str, str]]) -> None:
    assert [(norm.value, norm.unit, norm.qualifier) for norm in find_quantities(text)] == wanted


@pytest.mark.parametrize("text", NONE)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_norm_names_what_it_governs() -> None:
    text = "De omvang bedraagt in het eerste jaar maximaal 10%, het tweede jaar maximaal 5%."
    assert [norm.governs for norm in find_quantities(text)] == [
        "omvang, eerste jaar",
        "omvang, tweede jaar",
    ]


def test_a_list_item_takes_bound_and_noun_from_the_words_above_it() -> None:
    above = ("De omvang van de begeleiding bedraagt ten hoogste:",)
    found = find_quantities("8% van de werktijd in het eerste jaar;", above)
    assert [(norm.qualifier, norm.governs) for norm in found] == [("max", "omvang, eerste jaar")]


def test_only_articles_set_norms_and_a_reference_is_no_quantity() -> None:
    whole = document(
        ("Duur", ["Ten hoogste 3 jaar.", "Als bedoeld in onder 1, 3% Participatiewet."]),
        preamble="overwegende dat 5 jaar is verstreken;",
        closing="na 6 weken",
    )
    reference = Reference(
        at="1/2",
        text="onder 1, 3%",
        start=15,
        end=26,
        kind="external",
        instrument="Participatiewet",
    )
    changed = Document(
        **{name: getattr(whole, name) for name in whole.__struct_fields__ if name != "references"},
        references=(reference,),
    )
    assert [(norm.at, norm.value) for norm in with_norms(changed).norms] == [("1/1", 3)]


def test_cells_of_a_table_count() -> None:
    table = Provision(kind="table", rows=(("eerste jaar", "10%"), ("tweede jaar", "5%")))
    article = Provision(kind="article", number="4", children=(table,))
    tree = Provision(kind="regulation", children=(article,))
    found = with_norms(Document(id="t", kind="verordening", title="", tree=tree)).norms
    assert [(norm.at, norm.value) for norm in found] == [("4", 10), ("4", 5)]


def test_a_part_of_a_whole_is_a_percentage() -> None:
    whole = document(("Hoogte", "De subsidie bedraagt ten hoogste de helft van de kosten."))
    (norm,) = with_norms(whole).norms
    assert (norm.value, norm.unit, norm.qualifier, norm.governs) == (50, "%", "max", "subsidie")
    assert norm.text == "ten hoogste de helft"
