"""What a row says of changes in words: sentences old and new, renamings and broken words aside."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from compare.alignment.align import align
from compare.instruments.wordings import wording_changes
from compare.model import NormChange
from corpus.model import Document, Norm
from ingest.pipeline import parse_bytes
from tests.unit.tables import table
from tests.unit.test_instruments import article, ordinance, paragraph, point
from ui.labels import change_in_words


def changed(old: list[str], new: list[str], *names: str) -> list[tuple[str | None, str | None]]:
    sides = [[("3", text) for text in texts] for texts in (old, new)]
    return [(c.old, c.new) for c in wording_changes(sides[0], sides[1], names)]


WHO = "Het college kan hulp bieden aan een persoon met een uitkering."


def test_another_circle_of_persons_is_quoted_from_both() -> None:
    wider = "Het college kan hulp bieden aan een persoon uit de doelgroep."
    assert changed([WHO], [wider]) == [(f"‘{WHO[:-1]}’", f"‘{wider[:-1]}’")]


def test_new_and_dropped_sentences_stand_alone() -> None:
    more = "De hulp wordt in natura gegeven."
    assert changed([WHO], [WHO, more]) == [(None, f"‘{more[:-1]}’")]
    assert changed([WHO, more], [WHO]) == [(f"‘{more[:-1]}’", None)]


def test_numbers_names_and_broken_words_are_told_elsewhere_or_say_nothing() -> None:
    assert changed(["De hulp duurt drie jaar."], ["De hulp duurt twee jaar."]) == []
    assert changed(["De proefplaatsing dient."], ["De proefplaats dient."], "proefplaats") != []
    names = ("proefplaats", "proefplaatsing")
    assert (
        changed(["De proefplaatsing dient het werk."], ["De proefplaats dient het werk."], *names)
        == []
    )
    assert changed(["Voor de werk stage geldt dit."], ["Voor de werkstage geldt dit."]) == []


def test_a_text_written_anew_is_told_by_its_first_sentence() -> None:
    old = [WHO, "Wie ziek is, meldt dat.", "De gemeente telt de uren."]
    new = ["Een werkgever vraagt subsidie aan.", "Er is een plafond.", "Geld volgt achteraf."]
    assert changed(old, new) == [(f"‘{WHO[:-1]}’", f"‘{new[0][:-1]}’")]


def test_a_number_that_the_new_text_has_too_has_not_lapsed() -> None:
    ride = "De vergoeding voor vervoer bedraagt ten hoogste € 1.200 per jaar"
    tool = "de vergoeding voor hulpmiddelen ten hoogste € 3.000 per arbeidsovereenkomst"
    lasting = "De vergoeding wordt verstrekt als de arbeidsovereenkomst zes maanden duurt."
    both = f"{lasting[:-1]} en bedraagt ten hoogste € 3.000 per arbeidsovereenkomst."
    assert changed([WHO, lasting, f"{ride}; {tool}."], [WHO, both]) == [
        (f"‘{lasting[:-1]}’", f"‘{both[:-1]}’"),
        (f"‘{ride}; (...)’", None),
    ]
    alone = f"{tool[:1].upper()}{tool[1:]}."
    assert changed([WHO, lasting, alone], [WHO, both])[1:] == [
        (f"‘{alone[:-1]}’", f"‘{both[:-1]}’")
    ]
    assert changed([WHO, both], [WHO, lasting, alone])[1:] == [
        (f"‘{both[:-1]}’", f"‘{alone[:-1]}’")
    ]


def test_the_same_number_of_another_thing_does_not_keep_a_sentence() -> None:
    gone = "De tegemoetkoming voor kinderopvang bedraagt € 3.000."
    other = "Het college kan hulp bieden met een opleiding van € 3.000."
    assert (f"‘{gone[:-1]}’", None) in changed([WHO, gone], [WHO, other])


@pytest.mark.parametrize("turned", [False, True])
def test_a_power_that_became_a_duty_in_a_later_sentence_is_told_as_such(turned: bool) -> None:
    may = "Tot de baan begint, kan het college een opleiding aanbieden."
    must = "Tot de baan begint, biedt het college een opleiding aan."
    sides = [[("16", WHO), ("16", text)] for text in (may, must)]
    told = [f"kan (bevoegdheid): ‘{may[:-1]}’", f"biedt (plicht): ‘{must[:-1]}’"]
    if turned:
        sides.reverse()
        told.reverse()
    (change,) = wording_changes(sides[0], sides[1])
    assert [change.what, change.old, change.new] == ["bevoegdheid of plicht", *told]


def test_what_was_only_named_and_got_numbers_is_said_to_be_regulated_too() -> None:
    opening = "Het college kan de volgende voorzieningen aanbieden:"
    items = (point("a", "scholing;"), point("b", "jobcoaching."))
    old = ordinance(article("4", "Voorzieningen", paragraph("1", opening, *items)))
    new = ordinance(
        article("7", "Scholing", text="Het college kan scholing bieden, hoogstens 2 jaar lang.")
    )
    limit = Norm(at="7", value=2, unit="jaar", text="hoogstens 2 jaar", qualifier="max")
    changes = table(old, replace(new, norms=(limit,)))["Scholing"].norm_changes
    assert [(change.what, change.old) for change in changes] == [
        ("regeling", "alleen genoemd"),
        ("maximale duur", None),
    ]


def test_what_was_only_named_is_said_to_be_regulated() -> None:
    items = (point("a", "scholing;"), point("b", "jobcoaching."))
    opening = "Het college kan de volgende voorzieningen aanbieden:"
    old = ordinance(article("4", "Voorzieningen", paragraph("1", opening, *items)))
    new = ordinance(article("7", "Scholing", text="Het college kan scholing bieden."))
    (change,) = table(old, new)["Scholing"].norm_changes
    assert (change.what, change.old) == ("regeling", "alleen genoemd")
    assert change.new == "‘Het college kan scholing bieden’"


def test_another_definition_is_a_change_with_both_texts() -> None:
    def made(who: str) -> Document:
        meaning = f"jobcoach: deskundige die een werknemer begeleidt en door {who} is erkend;"
        return ordinance(
            article("1", "Begrippen", paragraph("1", "Wij verstaan onder:", point("a", meaning))),
            article("9", "Jobcoaching", text="Het college kan jobcoaching bieden."),
        )

    row = table(made("het UWV"), made("een register"))["Jobcoaching"]
    assert [change.what for change in row.norm_changes] == ["omschrijving"]
    assert "het UWV" in (row.norm_changes[0].old or "")


def test_a_number_on_one_side_is_new_or_has_lapsed() -> None:
    come, gone = (
        NormChange(what="duur", old=None, new="2 jaar"),
        NormChange(what="duur", old="3 jaar", new=None),
    )
    assert change_in_words(come, "gewijzigd") == "duur: 2 jaar (nieuw)"
    assert change_in_words(gone, "gewijzigd") == "duur: 3 jaar (vervallen)"


def citing(text: str, year: int, before: str = "") -> Document:
    """A small ordinance with a sentence that cites; an article before moves all numbers up."""
    one, two, three = (2, 3, 4) if before else (1, 2, 3)
    words = f"""De raad van de gemeente Aalderdam;
besluit vast te stellen de volgende verordening:

Re-integratieverordening Participatiewet Aalderdam {year}

{before}Artikel {one} Werkstage

Het college kan een persoon een werkstage aanbieden. De werkstage duurt drie maanden.

Artikel {two} Scholing

Het college kan een persoon scholing aanbieden. De scholing duurt twaalf maanden.

Artikel {three} Jobcoaching

1. Het college kan een persoon jobcoaching aanbieden.
2. Jobcoaching wordt ingezet naast een voorziening {text}.
"""
    return parse_bytes(words.encode(), f"{year}.txt").documents[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("als bedoeld in artikel 1", "als bedoeld in artikel 2"),
        (
            "op grond van artikel 10d van de Participatiewet",
            "op grond van artikel 10c van de Participatiewet",
        ),
        ("(artikel 10d van de Participatiewet)", "(artikel 10c van de Participatiewet)"),
    ],
)
def test_a_citation_of_something_else_is_a_change_that_is_told(old: str, new: str) -> None:
    before, after = citing(old, 2020), citing(new, 2024)
    rows = table(before, after, align(before, after))
    assert rows["Jobcoaching"].status == "gewijzigd"
    (change,) = rows["Jobcoaching"].norm_changes
    assert (change.what, change.old_at, change.new_at) == ("verwijzing", "3/2", "3/2")
    assert change.old is not None
    assert change.old in old
    assert change.new is not None
    assert change.new in new
    assert not rows["Scholing"].norm_changes


def test_another_number_of_the_same_article_is_no_change() -> None:
    before = citing("als bedoeld in artikel 1", 2020)
    words = "Artikel 1 Taak\n\nDe raad stelt beleid vast.\n\n"
    after = citing("als bedoeld in artikel 2", 2024, words)
    rows = table(before, after, align(before, after))
    assert rows["Jobcoaching"].status == "ongewijzigd"
    assert not rows["Jobcoaching"].norm_changes


def test_an_item_ends_before_the_word_and_the_dash_that_lead_to_the_next() -> None:
    words = """Re-integratieverordening Participatiewet Aalderdam 2024

Artikel 1 Jobcoaching

Het college kan jobcoaching aanbieden door een coach die is ingeschreven bij:
a. het landelijke register of
b. de beroepsvereniging of: -
c. de brancheorganisatie.
"""
    paper = parse_bytes(words.encode(), "2024.txt").documents[0]
    (cell,) = table(paper, paper)["Jobcoaching"].new
    assert "beroepsvereniging" in cell.summary
    assert ": -" not in cell.summary
