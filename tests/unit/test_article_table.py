"""The table by article, there and back, and the one with both texts."""

from __future__ import annotations

from msgspec.structs import replace

from compare.instruments.articles import article_table, three_column_table
from compare.model import Alignment, Match, Op
from corpus.model import (
    Document,
)
from tests.unit.tables import norm
from tests.unit.test_instruments import article, ordinance, paragraph, point


def matched() -> tuple[Document, Document, Alignment]:
    old = ordinance(
        article("1", "Scholing", text="Het college kan scholing bieden."),
        article("2", "Vervallen", text="Weg."),
        article("3", "Werk", text="Beide."),
    )
    new = ordinance(
        article("1", "Nieuw", text="Erbij."),
        article("4", "Scholing", text="Het college moet scholing bieden."),
        article("5", "Werk", text="Een."),
        article("6", "Meer werk", paragraph("1", "Twee:", point("a", "dit."))),
    )
    diff: tuple[tuple[Op, str], ...] = (
        ("equal", "Het college "),
        ("delete", "kan "),
        ("insert", "moet "),
        ("equal", "bieden."),
    )
    alignment = Alignment(
        matches=(
            Match(old=(), new=("1",), relation="nieuw", score=1),
            Match(old=("1",), new=("4",), relation="gewijzigd", score=0.9, diff=diff),
            Match(old=("3",), new=("5", "6"), relation="gesplitst", score=0.8),
            Match(old=("2",), new=(), relation="vervallen", score=1),
        )
    )
    return old, new, alignment


def test_the_article_table_leads_there_and_back() -> None:
    old, new, alignment = matched()
    made = article_table(alignment, old, new)
    assert [(row.here, row.there) for row in made.from_old] == [
        ("1", ("4",)),
        ("2", ()),
        ("3", ("5", "6")),
    ]
    assert [(row.here, row.there) for row in made.from_new] == [
        ("1", ()),
        ("4", ("1",)),
        ("5", ("3",)),
        ("6", ("3",)),
    ]
    assert [row.summary for row in made.from_old] == [
        "Bevoegdheid of plicht: kan (bevoegdheid): ‘Het college kan scholing bieden’ wordt "
        "moet (plicht): ‘Het college moet scholing bieden’.",
        "Vervallen.",
        "Gesplitst in de artikelen 5 en 6; ‘Beide’ wordt ‘Een’.",
    ]
    assert made.from_old[2].there_headings == ("Werk", "Meer werk")


def test_a_rule_that_went_to_two_articles_stands_in_the_row_of_each() -> None:
    amount = "De vergoeding voor vervoer bedraagt ten hoogste € 1.200 per jaar."
    goods = "De vergoeding voor hulpmiddelen is bij een contract van zes maanden mogelijk."
    newer = "De vergoeding voor vervoer bedraagt ten hoogste € 1.500 per jaar."
    old = ordinance(article("15", "Kosten", paragraph("1", amount), paragraph("2", goods)))
    new = ordinance(
        article("20", "Vervoer", paragraph("1", newer)),
        article("21", "Hulpmiddelen", paragraph("1", goods)),
    )
    old = replace(old, norms=(norm("15/1", 1200, "euro", "ten hoogste € 1.200"),))
    new = replace(new, norms=(norm("20/1", 1500, "euro", "ten hoogste € 1.500"),))
    split = Match(old=("15",), new=("20", "21"), relation="gesplitst", score=0.8)
    made = article_table(Alignment(matches=(split,)), old, new)
    assert "€ 1.200 wordt € 1.500" in made.from_old[0].summary
    assert "€ 1.200 wordt € 1.500" in made.from_new[0].summary
    assert made.from_new[1].summary == "Artikel 15 is gesplitst in de artikelen 20 en 21."


def test_what_stood_in_another_article_is_not_new() -> None:
    rule = "Voorrang hebben jongeren tot 27 jaar zonder diploma."
    old = ordinance(
        article("2", "Taak", text="Het college ondersteunt."), article("3", "Verdeling", text=rule)
    )
    new = ordinance(
        article("2", "Taak", text="Het college ondersteunt."), article("3", "Maatwerk", text=rule)
    )
    age = norm("3", 27, "leeftijd", "tot 27 jaar", "tot")
    old, new = replace(old, norms=(age,)), replace(new, norms=(age,))
    matches = (
        Match(old=("2",), new=("2", "3"), relation="gesplitst", score=0.8),
        Match(old=("3",), new=("3",), relation="samengevoegd", score=0.8),
    )
    made = article_table(Alignment(matches=matches), old, new)
    assert made.from_old[0].summary == "Gesplitst in de artikelen 2 en 3."
    assert made.from_old[1].summary == "Artikel 3 is samengevoegd uit de artikelen 2 en 3."


def test_a_dropped_rule_that_stands_elsewhere_says_where() -> None:
    power = "Het college kan over de voorzieningen, bedoeld in {}, nadere regels stellen."
    old = ordinance(article("7", "Soorten", paragraph("3", power.format("het eerste lid"))))
    new = ordinance(article("24", "Regels", text=power.format("hoofdstuk 2")))
    matches = (
        Match(old=("7",), new=(), relation="vervallen", score=1),
        Match(old=(), new=("24",), relation="nieuw", score=1),
    )
    made = article_table(Alignment(matches=matches), old, new)
    assert made.from_old[0].summary == "Vervallen; lid 3 staat vrijwel gelijk in nieuw artikel 24."


def test_the_three_columns_hold_every_article_once() -> None:
    old, new, alignment = matched()
    rows = three_column_table(alignment, old, new)
    assert [row.new_at for row in rows] == [("1",), ("4",), ("5", "6"), ()]
    assert rows[2].new_text == ("Artikel 5 Werk\nEen.\n\nArtikel 6 Meer werk\n1. Twee:\n  a. dit.")
    assert rows[3].old_text == "Artikel 2 Vervallen\nWeg."
    assert rows[3].remarks == "Vervallen."


def test_an_article_on_what_was_only_listed_tells_where_it_was_named() -> None:
    opening = "Het college kan de volgende voorzieningen aanbieden:"
    items = (point("a", "job coaching;"), point("b", "scholing."))
    listed = ordinance(article("4", "Voorzieningen", paragraph("2", opening, *items)))
    own = ordinance(
        article("6", "Jobcoaching", text="Het college kan jobcoaching inzetten."),
        article("7", "Stage", text="Het college kan een stage aanbieden."),
    )
    alone = Alignment(
        matches=(
            Match(old=("4",), new=(), relation="vervallen", score=1),
            Match(old=(), new=("6",), relation="nieuw", score=1),
            Match(old=(), new=("7",), relation="nieuw", score=1),
        )
    )
    rows = article_table(alone, listed, own).from_new
    assert [row.relation for row in rows] == ["nieuw", "nieuw"]
    assert [row.summary for row in rows] == [
        "Nieuw; oud artikel 4, lid 2, onderdeel a, noemde job coaching al.",
        "Nieuw.",
    ]
    back = Alignment(
        matches=(
            Match(old=("6",), new=(), relation="vervallen", score=1),
            Match(old=("7",), new=(), relation="vervallen", score=1),
            Match(old=(), new=("4",), relation="nieuw", score=1),
        )
    )
    assert [row.summary for row in article_table(back, own, listed).from_old] == [
        "Vervallen; nieuw artikel 4, lid 2, onderdeel a, noemt job coaching nog.",
        "Vervallen.",
    ]
