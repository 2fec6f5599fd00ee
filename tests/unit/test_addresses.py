"""Addresses parse, print, order and compare in one place."""

from __future__ import annotations

import pytest

from corpus.addresses import Address, find, locate_all, located, normalise_number, number_key
from corpus.errors import UsageError
from corpus.model import Document, Provision, Target


@pytest.mark.parametrize(
    ("typed", "written", "words"),
    [
        ("9f/5/c", "9f/5/c", "artikel 9f, lid 5, onderdeel c"),
        (" 9F / 5. ", "9f/5", "artikel 9f, lid 5"),
        ("1//a", "1//a", "artikel 1, onderdeel a"),
        ("10/1/a/4°", "10/1/a/4", "artikel 10, lid 1, onderdeel a, sub 4"),
        ("4:93", "4:93", "artikel 4:93"),
        ("note:9f/3", "note:9f/3", "toelichting op artikel 9f, lid 3"),
        ("note:algemeen", "note:algemeen", "algemene toelichting"),
        ("aanhef", "aanhef", "aanhef"),
        ("hoofdstuk:3/paragraaf:3.1", "hoofdstuk:3/paragraaf:3.1", "hoofdstuk 3, paragraaf 3.1"),
    ],
)
def test_parse_print_and_words(typed: str, written: str, words: str) -> None:
    address = Address.parse(typed)
    assert str(address) == written
    assert Address.parse(str(address)) == address
    assert address.in_words() == words


@pytest.mark.parametrize("typed", ["", "/5", "9f/", "1/2/3/4/5", "note:", "9f//"])
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(UsageError, match="geen vindplaats"):
        Address.parse(typed)


@pytest.mark.parametrize(
    ("label", "number"),
    [("9 f.", "9f"), ("1°", "1"), ("IV", "iv"), ("3.1.", "3.1"), ("4 : 93", "4:93"), ("(a)", "a")],
)
def test_normalised_numbers(label: str, number: str) -> None:
    assert normalise_number(label) == number


def test_order() -> None:
    assert sorted(["10a", "9a", "10", "9", "2"], key=number_key) == ["2", "9", "9a", "10", "10a"]
    texts = ["note:1", "slot", "10", "9/2", "9", "aanhef", "9/10"]
    ordered = sorted(map(Address.parse, texts), key=Address.sort_key)
    assert list(map(str, ordered)) == ["aanhef", "9", "9/2", "9/10", "10", "slot", "note:1"]


def test_what_stands_under_what() -> None:
    article = Address.parse("9f")
    assert article.contains(article)
    assert article.contains(Address.parse("9f/5/c"))
    for other in ("9", "9g", "note:9f", "aanhef", "hoofdstuk:9"):
        assert not article.contains(Address.parse(other))
    assert not Address.parse("9f/5").contains(article)
    assert str(article.child("paragraph", "5")) == "9f/5"
    assert str(article.child("point", "c")) == "9f//c"
    assert Address.parse("1//a").target() == Target(article="1", point="a")


def test_every_provision_of_a_tree_has_a_place() -> None:
    point = Provision(kind="point", number="a", text="punt")
    bullet = Provision(kind="point", text="streepje")
    paragraph = Provision(kind="paragraph", number="2", children=(point, bullet))
    article = Provision(kind="article", number="9f", children=(paragraph,))
    section = Provision(kind="section", number="3.1", children=(article,))
    tree = Provision(
        kind="regulation",
        children=(
            Provision(kind="preamble", text="gelet op"),
            Provision(kind="chapter", number="3", children=(section,)),
            Provision(kind="closing", text="vastgesteld"),
        ),
    )
    document = Document(id="proef", kind="verordening", title="Proef", tree=tree)
    assert [str(item.address) for item in located(tree)] == [
        "aanhef",
        "hoofdstuk:3",
        "hoofdstuk:3/paragraaf:3.1",
        "9f",
        "9f/2",
        "9f/2/a",
        "9f/2",
        "slot",
    ]
    assert [item.provision for item in locate_all(document, Address.parse("9f/2"))] == [paragraph]
    assert find(document, Address.parse("9f/2/a")) is point
    assert find(document, Address.parse("9f/3")) is None
