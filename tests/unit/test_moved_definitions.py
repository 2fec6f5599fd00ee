"""A definition that moves to an article of its own, and titles that say nothing."""

from __future__ import annotations

from compare.alignment.align import align
from corpus.model import Document
from tests.unit.trees import document

FILLING = [
    ("Scholing", ["Het college vergoedt een opleiding van ten hoogste twee jaar."]),
    ("Werkstage", ["Een werkstage duurt drie maanden en gaat niet ten koste van banen."]),
    ("Vervoer", ["De reiskosten van huis naar het werk worden per kilometer betaald."]),
]
DEFINED = "afstand: de afstand tussen de woning en de school langs de kortste veilige weg"
OTHERS = ["In deze verordening wordt verstaan onder:", "school: een school voor basisonderwijs;"]


def pairs(old: Document, new: Document) -> set[tuple[str, str]]:
    return {
        (mine, theirs) for it in align(old, new).matches for mine in it.old for theirs in it.new
    }


def test_a_definition_goes_to_the_article_that_takes_it_over() -> None:
    old = document(("Begrippen", [*OTHERS, DEFINED]), *FILLING)
    own = "De afstand is die van de kortste weg waarlangs een kind veilig kan fietsen."
    new = document(("Begrippen", OTHERS), ("Hoe meten we de afstand?", [own]), *FILLING)
    assert {("1", "1"), ("1", "2")} <= pairs(old, new)
    assert {(new, old) for old, new in pairs(new, old)} == pairs(old, new)


def test_a_definition_that_stayed_goes_nowhere() -> None:
    old = document(("Begrippen", [*OTHERS, DEFINED]), *FILLING)
    own = "Wie op grote afstand woont, krijgt korting op het zwembad."
    new = document(("Begrippen", [*OTHERS, DEFINED]), ("Afstand", [own]), *FILLING)
    assert ("1", "2") not in pairs(old, new)


def test_the_title_of_an_ordinance_makes_no_match() -> None:
    title = "Verordening individuele inkomenstoeslag Grevenhout 2015"
    old = document(*FILLING, ("Naam", [f"Aangehaald als: {title}."]), title=title)
    new = document(*FILLING, ("Kosten", [f"De kosten van {title} zijn € 5."]), title=title)
    assert ("4", "4") not in pairs(old, new)
