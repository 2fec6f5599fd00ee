"""Candidates for a provision, in the order of the comparison's own evidence."""

from __future__ import annotations

from itertools import permutations

import pytest
from msgspec.structs import replace

from compare.alignment.align import align
from compare.alignment.nearest import nearest
from corpus import demo
from corpus.errors import NotFound
from corpus.model import Document, articles
from ingest.pipeline import parse_file
from tests.unit.trees import Words, document

COACH: Words = [
    "Het college biedt jobcoaching aan een werknemer met een arbeidsbeperking.",
    "De omvang bedraagt in het eerste jaar ten hoogste 8% van de werktijd.",
]
ASKED = document(("Jobcoaching", COACH), ("Hardheidsclausule", "Het college kan afwijken."))
LIKE = replace(
    document(
        ("Doelgroep", "Deze verordening geldt voor wie bijstand ontvangt."),
        ("Begeleiding op de werkplek", ["Het college zet een jobcoach in.", "Ten hoogste 10%."]),
        ("Reiskosten", "Het college vergoedt de kosten van vervoer naar het werk."),
    ),
    id="like",
)
SAME = replace(document(("Jobcoaching", COACH), title="Andere verordening"), id="same")


def order(*candidates: tuple[Document, str], at: str = "1") -> list[tuple[str, str]]:
    found = nearest(ASKED, at, candidates)
    return [(candidates[near.place][0].id, candidates[near.place][1]) for near in found]


def test_the_order_is_that_of_the_evidence() -> None:
    candidates = [(LIKE, "1"), (LIKE, "3"), (SAME, "1"), (LIKE, "2")]
    expected = order(*candidates)
    assert expected[:2] == [("same", "1"), ("like", "2")]
    for shuffled in permutations(candidates):
        assert order(*shuffled)[:2] == expected[:2]


def test_the_same_words_are_certain_and_the_rest_is_not() -> None:
    same, other = nearest(ASKED, "1", [(SAME, "1"), (LIKE, "3")])
    assert same.score == 1.0
    assert same.evidence["words"] == pytest.approx(1.0)
    assert 0.0 <= other.score < 0.5
    assert "position" not in other.evidence


def test_parts_are_weighed_by_their_own_words() -> None:
    assert order((SAME, "1/1"), (SAME, "1/2"), at="1/2") == [("same", "1/2"), ("same", "1/1")]
    assert order((SAME, "1/1"), (SAME, "1/2"), at="1/1") == [("same", "1/1"), ("same", "1/2")]


def test_only_provisions_of_a_regulation_count() -> None:
    assert order((LIKE, ""), (LIKE, "aanhef"), (LIKE, "note:1"), (LIKE, "99")) == []
    assert order() == []
    for at in ("99", "aanhef", "1/9"):
        with pytest.raises(NotFound):
            nearest(ASKED, at, [(SAME, "1")])


def test_it_agrees_with_the_alignment() -> None:
    (old,) = parse_file(demo.file(demo.OLD_CLEAN)).documents
    (new,) = parse_file(demo.file(demo.NEW_TXT)).documents
    candidates = [(new, item.number or "") for item in articles(new.tree)]
    pairs = [
        (match.old[0], match.new[0])
        for match in align(old, new).matches
        if len(match.old) == len(match.new) == 1
    ]
    assert len(pairs) > 10
    first = {one: candidates[nearest(old, one, candidates)[0].place][1] for one, _ in pairs}
    agreed = sum(first[one] == other for one, other in pairs)
    assert agreed >= 0.9 * len(pairs)
