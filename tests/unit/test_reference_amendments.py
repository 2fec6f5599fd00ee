"""References in papers that change a regulation or propose one."""

from __future__ import annotations

from corpus.model import Document, Note, Provision
from ingest.references import with_references
from tests.unit.cited import NAME, article, line, point, references

AMENDED = "Afvalstoffenverordening Lindervoort 2019"


def test_an_amending_text_does_not_dangle() -> None:
    found = references(
        article("1", "Tekst."), article("2", "Artikel 2.5 wordt als volgt gewijzigd:")
    )
    assert found == ["2 internal ambiguous self: "]


def test_bare_numbers_in_an_amendment_are_those_of_the_regulation_amended() -> None:
    assert references(
        article(
            "i",
            f"De {AMENDED} wordt als volgt gewijzigd: Artikel 1 komt te luiden: "
            "Het college handelt naar artikel 4 van deze verordening. "
            "In artikel 12 vervalt het derde lid.",
        ),
        article("ii", "Deze verordening treedt in werking op 1 januari 2024."),
        notes=(Note(targets=("algemeen",), text="Artikel 5 is verduidelijkt."),),
        title=f"Verordening tot wijziging van de {AMENDED}",
    ) == [
        f"i external unverified {AMENDED}: 1",
        f"i external unverified {AMENDED}: 4",
        f"i external unverified {AMENDED}: 12",
        f"i external unverified {AMENDED}: 12/3",
        f"note:algemeen external unverified {AMENDED}: 5",
    ]


def test_a_lid_in_an_amendment_is_of_the_article_announced() -> None:
    assert references(
        article(
            "1",
            f"De {AMENDED} wordt als volgt gewijzigd:",
            point("a", "Artikel 8 wordt als volgt gewijzigd:"),
            point("b", "Het tweede lid komt te luiden: Het derde lid geldt."),
            point("c", "Na artikel 9 wordt een artikel ingevoegd: Het eerste lid geldt."),
        )
    ) == [
        f"1//a external unverified {AMENDED}: 8",
        f"1//b external unverified {AMENDED}: 8/2",
        f"1//b external unverified {AMENDED}: 8/3",
        f"1//c external unverified {AMENDED}: 9",
        "1//c relative ambiguous self: ",
    ]


def test_a_proposal_means_the_ordinance_it_encloses() -> None:
    words = (
        "In artikel 4 van de nieuwe verordening en hoofdstuk 3 van de verordening staat meer. "
        "Artikel 6 van de huidige verordening bleef. Artikel 5 zegt niet van wat."
    )
    tree = Provision(kind="regulation", children=(Provision(kind="preamble", text=words),))
    proposal = Document(
        id="x", kind="raadsvoorstel", title=f"Raadsvoorstel {NAME}", tree=tree, adopts=(NAME,)
    )
    assert [line(item).split(" ", 1)[1] for item in with_references(proposal).references] == [
        f"external unverified {NAME}: 4",
        f"external unverified {NAME}: ",
        "internal ambiguous self: ",
        "internal ambiguous self: ",
    ]


def test_a_proposal_of_two_ordinances_tells_them_apart_by_their_nouns() -> None:
    other = "Afstemmingsverordening Participatiewet Lindervoort 2024"
    words = "Zie artikel 3 van de afstemmingsverordening en artikel 4 van de nieuwe verordening."
    tree = Provision(kind="regulation", children=(Provision(kind="preamble", text=words),))
    proposal = Document(
        id="x", kind="raadsvoorstel", title="Raadsvoorstel", tree=tree, adopts=(NAME, other)
    )
    assert [line(item).split(" ", 1)[1] for item in with_references(proposal).references] == [
        f"external unverified {other}: 3",
        "internal ambiguous self: ",
    ]
