"""Matches between small documents: relations, parts, scores."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from compare.alignment.align import align
from compare.instruments.described import Described
from compare.model import Alignment, Match
from corpus.model import Document, Provision, Reference, Target

COACHING = (
    "Het college kan jobcoaching aanbieden aan een werknemer die zonder begeleiding niet in staat "
    "is de opgedragen taken bij een werkgever te verrichten."
)
HOURS = (
    "De jobcoaching bedraagt ten hoogste tien procent van de werktijd in het eerste jaar en vijf "
    "procent in het tweede jaar van het dienstverband."
)
TRAINING = (
    "Het college vergoedt scholing die opleidt voor een beroep waarnaar op de regionale "
    "arbeidsmarkt aantoonbaar vraag bestaat."
)
REPAYMENT = (
    "Kosten van cursussen die voortijdig worden afgebroken, betaalt de deelnemer binnen zes "
    "weken terug, behalve bij ziekte of aanvaarding van werk."
)
START = "Deze verordening treedt in werking op 1 januari 2024."
NAME = "Deze verordening wordt aangehaald als: Werkverordening 2024."


def article(number: str, heading: str, *paragraphs: str) -> Provision:
    if len(paragraphs) == 1:
        return Provision(kind="article", number=number, heading=heading, text=paragraphs[0])
    children = tuple(
        Provision(kind="paragraph", number=str(place), text=text)
        for place, text in enumerate(paragraphs, start=1)
    )
    return Provision(kind="article", number=number, heading=heading, children=children)


def document(*articles: Provision) -> Document:
    tree = Provision(kind="regulation", children=articles)
    return Document(id="d", kind="verordening", title="Werkverordening", tree=tree)


def relations(alignment: Alignment) -> list[tuple[tuple[str, ...], tuple[str, ...], str]]:
    return [(match.old, match.new, match.relation) for match in alignment.matches]


def test_renumbered_and_unchanged() -> None:
    old = document(article("1", "Jobcoaching", COACHING, HOURS), article("2", "Scholing", TRAINING))
    new = document(article("1", "Scholing", TRAINING), article("2", "Jobcoaching", COACHING, HOURS))
    assert relations(align(old, new)) == [
        (("2",), ("1",), "hernummerd"),
        (("1",), ("2",), "hernummerd"),
    ]
    assert {match.score for match in align(old, new).matches} == {1.0}


def test_marks_and_capitals_are_no_change() -> None:
    old = document(article("1", "Scholing", TRAINING))
    new = document(article("1", "SCHOLING", TRAINING.replace(".", ";")))
    assert relations(align(old, new)) == [(("1",), ("1",), "ongewijzigd")]


def test_split() -> None:
    old = document(
        article("1", "Voorzieningen", COACHING, HOURS, TRAINING, REPAYMENT),
        article("2", "Citeertitel", NAME),
    )
    new = document(
        article("1", "Jobcoaching", COACHING, HOURS),
        article("2", "Scholing", TRAINING, REPAYMENT),
        article("3", "Citeertitel", NAME),
    )
    split, closing = align(old, new).matches
    assert (split.old, split.new, split.relation) == (("1",), ("1", "2"), "gesplitst")
    assert {(part.old, part.new) for part in split.parts} == {
        ("1/1", "1/1"),
        ("1/2", "1/2"),
        ("1/3", "2/1"),
        ("1/4", "2/2"),
    }
    assert closing.relation == "hernummerd"


def test_merger_of_closing_articles_by_their_function() -> None:
    old = document(article("8", "Inwerkingtreding", START), article("9", "Citeertitel", NAME))
    new = document(
        article(
            "5",
            "Inwerkingtreding en citeertitel",
            "Deze verordening treedt na vaststelling in werking op de dag na publicatie.",
            "Deze verordening kan worden aangehaald als Regels werk en inkomen.",
        )
    )
    assert relations(align(old, new)) == [(("8", "9"), ("5",), "samengevoegd")]


def test_a_point_that_became_an_article() -> None:
    def point(letter: str, title: str, body: str) -> Provision:
        below = Provision(kind="subpoint", number="1", text=body)
        return Provision(kind="point", number=letter, text=title, children=(below,))

    opening = Provision(
        kind="paragraph",
        number="1",
        text="Het college kan de volgende vormen aanbieden:",
        children=(
            point("a", "Proefplaatsing", "De doelgroep bestaat uit personen met uitzicht op een "
                  "gewone baan bij de werkgever waar zij op proef werken."),
            point("b", "Participatieplaats", "De premie wordt elk half jaar achteraf betaald aan "
                  "wie voldoende heeft meegewerkt aan zijn inschakeling."),
        ),
    )  # fmt: skip
    old = document(
        Provision(kind="article", number="10", heading="Werken met uitkering", children=(opening,))
    )
    new = document(
        article("6", "Proefplaats", "Iemand kan twee maanden op proef werken bij een werkgever."),
        article("7", "Participatieplaats", "Additioneel werk duurt ten hoogste twee jaar; daarna "
                "volgt een premie."),
    )  # fmt: skip
    (match,) = align(old, new).matches
    assert (match.old, match.new, match.relation) == (("10",), ("6", "7"), "gesplitst")
    assert {("10/1/a", "6"), ("10/1/b", "7")} <= {(part.old, part.new) for part in match.parts}


def test_dropped_and_new() -> None:
    old = document(article("1", "Scholing", TRAINING))
    new = document(article("1", "Citeertitel", NAME))
    come, gone = align(old, new).matches
    assert (come.new, come.relation, come.diff[0][0]) == (("1",), "nieuw", "insert")
    assert (gone.old, gone.relation, gone.diff[0][0]) == (("1",), "vervallen", "delete")
    assert come.score > 0.9


def test_a_definition_does_not_become_the_article_on_the_same_subject() -> None:
    definition = Provision(kind="point", number="a", text=f"jobcoaching: {COACHING}")
    old = document(
        Provision(
            kind="article",
            number="1",
            heading="Begrippen",
            text="In deze verordening wordt verstaan onder:",
            children=(definition,),
        )
    )
    new = document(article("1", "Jobcoaching", HOURS))
    assert {match.relation for match in align(old, new).matches} == {"nieuw", "vervallen"}


@pytest.mark.parametrize("empty_side", ["old", "new", "both"])
def test_a_document_without_articles(empty_side: str) -> None:
    full = document(article("1", "Scholing", TRAINING))
    old = document() if empty_side in ("old", "both") else full
    new = document() if empty_side in ("new", "both") else full
    matches = align(old, new).matches
    assert len(matches) == (empty_side != "both")
    assert all(match.score == 1.0 for match in matches)


def test_articles_without_words_or_numbers() -> None:
    empty = Provision(kind="article")
    matches = align(document(empty, empty), document(empty)).matches
    assert sorted(match.relation for match in matches) == ["ongewijzigd", "vervallen"]


def evidence_of(match: Match) -> set[str]:
    return set(match.evidence)


def test_evidence_says_what_it_rests_on_and_leaves_out_what_is_unknown() -> None:
    old = document(article("1", "Scholing", TRAINING))
    new = document(article("4", "Scholing", TRAINING, REPAYMENT))
    (match,) = align(old, new).matches
    assert match.relation == "gewijzigd"
    assert match.evidence["heading"] == 1.0
    assert {"words", "contained", "position"} <= evidence_of(match)
    assert not {"citations", "notes"} & evidence_of(match)


def test_what_a_reader_decided_counts() -> None:
    old = document(article("1", "Scholing", TRAINING), article("2", "Jobcoaching", COACHING))
    new = document(article("1", "Scholing", TRAINING), article("2", "Coaching", HOURS))
    apart = align(old, new, rulings={("1", "1"): False, ("2", "2"): False})
    assert {match.relation for match in apart.matches} == {"nieuw", "vervallen"}
    crossed = align(old, new, rulings={("1", "1"): False, ("1", "2"): True, ("2", "2"): False})
    (match,) = (one for one in crossed.matches if one.old and one.new)
    assert (match.old, match.new, match.score) == (("1",), ("2",), 1.0)
    both = align(old, new, rulings={("1", "2"): True, ("2", "2"): True})
    assert {(o, n) for one in both.matches for o in one.old for n in one.new} >= {
        ("1", "2"),
        ("2", "2"),
        ("1", "1"),
    }


def test_only_the_same_words_make_a_match_certain() -> None:
    old = document(article("1", "Scholing", TRAINING, REPAYMENT))
    new = document(article("1", "Scholing", TRAINING, REPAYMENT.replace("zes", "acht")))
    (match,) = align(old, new).matches
    assert 0.99 < match.score < 1.0


PLAN = "Bij de aanvraag, bedoeld in artikel {}, wordt een werkplan gevoegd."
SHARES = "De subsidie bedraagt ten hoogste tachtig procent van de kosten van het werkplan."


def cited(at: str, text: str, article: str, paragraph: str | None = None) -> Reference:
    start = text.index("artikel")
    words = re.match(r"artikel \d+(?:, \w+ lid)?", text[start:])
    assert words is not None
    return Reference(
        at=at,
        text=words.group(),
        start=start,
        end=start + len(words.group()),
        kind="internal",
        instrument="self",
        targets=(Target(article=article, paragraph=paragraph),),
        status="resolved",
    )


def planned(number: str, plan_at: str, asked_at: str, *others: Provision) -> Document:
    """An ordinance in which article ``plan_at`` refers to article ``number``."""
    text = PLAN.format(number)
    plan = article(plan_at, "Werkplan", text)
    asked = article(asked_at, "Scholing", TRAINING)
    return replace(document(*others, asked, plan), references=(cited(plan_at, text, number),))


def test_another_number_of_the_same_provision_is_no_change() -> None:
    old = planned("1", "2", "1")
    new = planned("2", "3", "2", article("1", "Terugbetaling", REPAYMENT))
    assert relations(align(old, new)) == [
        ((), ("1",), "nieuw"),
        (("1",), ("2",), "hernummerd"),
        (("2",), ("3",), "hernummerd"),
    ]
    match = align(old, new).matches[2]
    said = Described(align(old, new), old, new).describe(match)
    assert said == "Gelijkluidend, op de nummers in verwijzingen na; was artikel 2."


def test_the_same_number_of_another_provision_is_a_change() -> None:
    old = planned("1", "2", "1", article("3", "Hoogte", SHARES))
    new = planned("1", "2", "3", article("1", "Hoogte", SHARES))
    assert (("2",), ("2",), "gewijzigd") in relations(align(old, new))


def test_a_reference_to_another_paragraph_is_a_change() -> None:
    first, second = (
        replace(
            document(article("1", "Jobcoaching", COACHING, HOURS), article("2", "Werkplan", text)),
            references=(cited("2", text, "1", paragraph),),
        )
        for text, paragraph in (
            (PLAN.format("1, eerste lid"), "1"),
            (PLAN.format("1, tweede lid"), "2"),
        )
    )
    assert relations(align(first, second)) == [
        (("1",), ("1",), "ongewijzigd"),
        (("2",), ("2",), "gewijzigd"),
    ]
