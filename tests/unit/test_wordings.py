"""What a row says of changes in words: sentences old and new, renamings and broken words aside."""

from __future__ import annotations

from compare.instruments.wordings import wording_changes
from compare.model import NormChange
from corpus.model import Document
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
