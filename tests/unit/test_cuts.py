"""Cutting and joining provisions: the right tree comes out, and no word is lost."""

from __future__ import annotations

import pytest

from corpus.cuts import Cut, Joint, beginnings, cut, join, parts
from corpus.errors import UsageError
from corpus.model import Provision, articles, words_of


def lid(number: str, text: str, *points: Provision) -> Provision:
    return Provision(kind="paragraph", number=number, label=number, text=text, children=points)


def point(number: str, text: str) -> Provision:
    return Provision(kind="point", number=number, label=number, text=text)


def article(number: str, heading: str, text: str = "", *children: Provision) -> Provision:
    return Provision(
        kind="article",
        number=number,
        label=f"Artikel {number}",
        heading=heading,
        text=text,
        children=children,
    )


FOUR = article(
    "4",
    "Scholing",
    "",
    lid("1", "Het college biedt scholing aan."),
    lid("2", "De scholing duurt:", point("a", "een jaar; of"), point("b", "twee jaar.")),
    lid("3", "Artikel 5 Stage Een stage duurt drie maanden. Zij wordt eenmaal verlengd."),
)
SIX = article("6", "Premie", "De premie is € 100. Zij wordt jaarlijks betaald.")
TREE = Provision(
    kind="regulation",
    children=(
        Provision(kind="chapter", number="1", heading="Aanbod", children=(FOUR,)),
        Provision(kind="chapter", number="2", heading="Geld", children=(SIX,)),
    ),
)


def numbers(tree: Provision) -> list[str | None]:
    return [each.number for each in articles(tree)]


def words(tree: Provision) -> list[str]:
    return words_of(tree).split()


def test_a_swallowed_article_gets_its_own_place() -> None:
    change = Cut(words="Artikel 5 Stage Een stage", kind="article", number="5", heading="Stage")
    tree = cut(TREE, FOUR, change)
    assert numbers(tree) == ["4", "5", "6"]
    five = list(articles(tree))[1]
    assert (five.number, five.heading) == ("5", "Stage")
    assert words_of(five, heading=False).startswith("Artikel 5 Stage")  # its lid keeps its words
    change = Cut(words="Een stage duurt drie", kind="article", number="5", heading="Stage")
    five = list(articles(cut(TREE, FOUR, change)))[1]
    assert five.text == "Een stage duurt drie maanden. Zij wordt eenmaal verlengd."
    assert five in tree_chapter(cut(TREE, FOUR, change), 0).children


def tree_chapter(tree: Provision, number: int) -> Provision:
    return tree.children[number]


def test_name_that_was_read_as_text_is_taken_off() -> None:
    change = Cut(words="Artikel 7 Slot Deze", kind="article", number="7", heading="Slot")
    last = article("6", "Premie", "De premie is € 100. Artikel 7 Slot Deze regel geldt.")
    tree = cut(Provision(kind="regulation", children=(last,)), last, change)
    assert [each.text for each in articles(tree)] == ["De premie is € 100.", "Deze regel geldt."]


def test_an_article_from_the_middle_of_a_list_takes_what_follows() -> None:
    change = Cut(words="twee jaar.", kind="article", number="5")
    four, five, _ = articles(cut(TREE, FOUR, change))
    assert [child.number for child in four.children] == ["1", "2"]
    assert [child.number for child in five.children] == ["b", "3"]


def test_a_lid_is_cut_off_a_lid_with_its_points() -> None:
    wrong = article(
        "1", "Begrippen", "", lid("1", "Het eerste. 2 Het tweede:", point("a", "iets."))
    )
    tree = Provision(kind="regulation", children=(wrong,))
    (found,) = articles(cut(tree, wrong, Cut(words="2 Het tweede:", kind="paragraph", number="2")))
    one, two = found.children
    assert (one.text, one.children) == ("Het eerste.", ())
    assert (two.number, two.text) == ("2", "Het tweede:")
    assert [child.number for child in two.children] == ["a"]


def test_a_second_lid_leaves_a_first() -> None:
    change = Cut(words="Zij wordt jaarlijks betaald.", kind="paragraph", number="2")
    found = list(articles(cut(TREE, SIX, change)))[1]
    assert [(each.number, each.text) for each in found.children] == [
        ("1", "De premie is € 100."),
        ("2", "Zij wordt jaarlijks betaald."),
    ]


def test_a_point_is_cut_off_the_words_of_a_lid() -> None:
    change = Cut(words="Zij wordt eenmaal", kind="point", number="a")
    found = next(articles(cut(TREE, FOUR, change)))
    assert found.children[2].children[0].number == "a"
    assert found.children[2].text.endswith("maanden.")


def test_every_offered_place_can_be_cut_and_loses_no_word() -> None:
    for each in articles(TREE):
        for place in beginnings(each):
            for kind in ("article", "paragraph", "point"):
                try:
                    tree = cut(TREE, each, Cut(words=place, kind=kind))
                except UsageError as error:
                    assert "begint het artikel al" in str(error)  # noqa: PT017
                    continue
                assert words(tree) == words(TREE), (kind, place)


def test_a_false_heading_becomes_words_again() -> None:
    tree = join(TREE, SIX, Joint())
    (found,) = articles(tree)
    assert found.children[-1].text.endswith(
        "verlengd. Artikel 6 Premie De premie is € 100. Zij wordt jaarlijks betaald."
    )
    assert tree.children[1].heading == "Geld"
    tree = join(TREE, SIX, Joint(label=False))
    assert (
        next(articles(tree))
        .children[-1]
        .text.endswith("verlengd. De premie is € 100. Zij wordt jaarlijks betaald.")
    )


def test_a_false_lid_and_a_false_point_are_joined() -> None:
    found = next(articles(join(TREE, FOUR, Joint(words="De scholing duurt:"))))
    assert found.children[0].text == "Het college biedt scholing aan. 2 De scholing duurt:"
    assert [each.number for each in found.children[0].children] == ["a", "b"]
    found = next(articles(join(TREE, FOUR, Joint(words="twee jaar.", label=False))))
    assert [each.text for each in found.children[1].children] == ["een jaar; of twee jaar."]


def test_every_part_can_be_joined() -> None:
    assert [node.number for node, _ in parts(FOUR)] == ["2", "3", "b"]
    for node, place in parts(FOUR):
        tree = join(TREE, FOUR, Joint(words=place))
        assert sorted([*words(TREE), node.number or ""]) == sorted(words(tree))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Cut(words="Dit staat er niet", kind="article"), "staat niet in artikel 4"),
        (Cut(words="", kind="article"), "staat niet in artikel 4"),
        (Cut(words="jaar", kind="article"), "staat 2 keer in artikel 4"),
        (Joint(words="Het college biedt"), "Voor dit deel staat"),
        (Joint(), "Voor dit artikel staat"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(change: Cut | Joint, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        cut(TREE, FOUR, change) if isinstance(change, Cut) else join(TREE, FOUR, change)
