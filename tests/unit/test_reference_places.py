"""Which place a citation comes to: relative ones, points, ranges, what is not there."""

from __future__ import annotations

from corpus.model import Provision, Target
from ingest.pipeline import enriched, parse_bytes
from ingest.references import with_references
from tests.unit.cited import article, document, lid, line, note, point, references


def test_relative_references_take_the_article_they_stand_in() -> None:
    assert references(
        article("1", "Eerste."),
        article(
            "2",
            "",
            lid("1", "Er zijn voorwaarden:", point("a", "een;"), point("b", "twee.")),
            lid("2", "In afwijking van het eerste lid, onder b, geldt lid 1 niet."),
            lid("3", "De voorgaande leden en het vorige artikel gelden, met het vorige lid."),
        ),
    ) == [
        "2/2 relative resolved self: 2/1/b",
        "2/2 relative resolved self: 2/1",
        "2/3 relative resolved self: 2/1, 2/2",
        "2/3 relative resolved self: 1",
        "2/3 relative resolved self: 2/2",
    ]


def test_a_bare_point_is_that_of_its_own_paragraph_or_of_the_one_cited_before() -> None:
    assert references(
        article(
            "2",
            "",
            lid("1", "Zo:", point("a", "een;"), point("b", "twee; zie onderdeel a.")),
            lid("2", "Het eerste lid geldt, behalve onderdeel b."),
        ),
        notes=(note("2", "Lid 1 noemt gevallen. Via sub b kan meer."),),
    ) == [
        "2/1/b relative resolved self: 2/1/a",
        "2/2 relative resolved self: 2/1",
        "2/2 relative resolved self: 2/1/b",
        "note:2 relative resolved self: 2/1",
        "note:2 relative resolved self: 2/1/b",
    ]


def test_what_is_not_in_the_tree_is_dangling_and_says_what_is_missing() -> None:
    found = with_references(
        document(
            article("6", "", lid("1", "Een."), lid("2", "Twee.")),
            article("7", "", lid("1", "Zie artikel 6, lid 6, van deze verordening.")),
            article("8", "Zie artikel 31, en artikel 6, tweede lid, onder c."),
        )
    ).references
    assert [(item.status, item.reason) for item in found] == [
        ("dangling", "artikel 6 heeft 2 leden"),
        ("dangling", "er is geen artikel 31"),
        ("dangling", "artikel 6, lid 2 heeft geen onderdeel c"),
    ]


def test_paragraphs_without_numbers_are_counted_by_their_sentences() -> None:
    two = article("6", "Het college wijst toezichthouders aan. Zij hebben een pas.")
    one = article("9", "Het college beslist.")
    assert references(
        two, one, notes=(note("6", "In lid 2 staat de pas."), note("9", "In lid 2 staat iets."))
    ) == ["note:6 relative resolved self: 6/2", "note:9 relative dangling self: 9/2"]


def test_ranges_take_in_the_articles_of_the_tree() -> None:
    numbers = ("9", "9a", "9b", "10")
    (last,) = references(
        *(article(number, "Tekst.") for number in numbers),
        article("11", "De artikelen 9 tot en met 10 gelden."),
    )
    assert last == "11 internal resolved self: 9, 9a, 9b, 10"


def test_a_reading_in_doubt_is_settled_by_what_the_document_cites() -> None:
    sure = article(
        "1", "Gelet op artikel 8a van de Participatiewet en artikel 10a Participatiewet."
    )
    doubtful = article("2", "Volgens artikel Sa, tweede lid, van de Participatiewet.")
    impossible = article("3", "Volgens artikel 103, lid 2, Participatiewet.")
    assert references(sure, doubtful, impossible)[2:] == [
        "2 external unverified Participatiewet: 8a/2",
        "3 external unverified Participatiewet: 10a/2",
    ]
    assert references(doubtful, impossible) == [
        "2 external ambiguous Participatiewet: ",
        "3 external ambiguous Participatiewet: ",
    ]


def test_points_go_on_where_the_lead_in_stopped() -> None:
    assert references(
        article(
            "2",
            "Het college verlaagt de uitkering volgens artikel 9, eerste lid, van de Jeugdwet:",
            point("a", "onderdeel a: met tien procent;"),
            point("b", "het tweede lid: met twintig procent;"),
        ),
    ) == [
        "2 external unverified Jeugdwet: 9/1",
        "2//a external unverified Jeugdwet: 9/1/a",
        "2//b external unverified Jeugdwet: 9/2",
    ]


def test_points_after_onder_and_a_colon_are_cited_each() -> None:
    split = article("2", "Genoemd in artikel 1, onder:", point("a", "groot;"), point("b", "klein."))
    one, two = point("a", "groot;"), point("b", "klein.")
    assert references(article("1", "Dit zijn:", one, two), split) == [
        "2 internal resolved self: 1//a, 1//b"
    ]
    inline = article("2", "Genoemd in artikel 1, onder: a. groot; en b. klein.")
    assert references(article("1", "Dit zijn:", one, two), inline) == [
        "2 internal resolved self: 1//a, 1//b"
    ]


def test_a_chapter_that_is_not_there_is_not_sought_in_a_law() -> None:
    assert references(
        article("1", "De regels van artikel 8 van de Participatiewet staan in hoofdstuk 3A.")
    ) == ["1 external unverified Participatiewet: 8", "1 internal dangling self: "]


def test_a_point_of_several_leden_stays_open_after_other_articles() -> None:
    leden = [lid(number, "Dit:", point("a", "groot;"), point("b", "klein.")) for number in "12"]
    told = "Het gaat om artikel 2, eerste lid. Anders dan artikel 3 is onderdeel a streng."
    assert references(
        article("2", "", *leden), article("3", "Anders."), notes=(note("2", told),)
    ) == [
        "note:2 internal resolved self: 2/1",
        "note:2 internal resolved self: 3",
        "note:2 relative ambiguous self: ",
    ]


def test_an_article_of_an_annex_is_not_the_article_of_that_number() -> None:
    annex = Provision(
        kind="annex", number="1", children=(article("1", "Een."), article("2", "Twee."))
    )
    text = (
        "Artikel 2 van bijlage 1 geldt, artikel 9 van bijlage 1 niet; zie artikel 3, bijlage 2, "
        "bij deze verordening en artikel 2, derde lid, van bijlage II bij het Bor."
    )
    found = with_references(document(article("5", text), annex)).references
    assert [(item.targets[0].annex, line(item), item.reason) for item in found] == [
        ("1", "5 internal resolved self: 2", None),
        ("1", "5 internal dangling self: 9", "bijlage 1: er is geen artikel 9"),
        ("2", "5 internal unverified self: 3", "er is geen bijlage 2"),
        ("ii", "5 external unverified Besluit omgevingsrecht: 2/3", None),
    ]
    assert found[-1].uri == "jci1.3:c:BWBR0027464&bijlage=II&artikel=2&lid=3"


def test_a_tariff_is_looked_up_in_the_table_of_the_document() -> None:
    annex = Provision(kind="annex", number="1", rows=(("2.3.1", "Bouwen", "€ 10"),))
    text = (
        "Zie onderdeel 2.3.1. Zie onderdeel 2.9.9. "
        "Zie hoofdstuk 3 van titel 1 van de tarieventabel."
    )
    found = with_references(document(article("5", text), annex)).references
    assert [(line(item), item.reason) for item in found] == [
        ("5 internal resolved self: //2.3.1", None),
        ("5 internal unverified self: //2.9.9", "er is geen onderdeel 2.9.9"),
        ("5 external unverified tarieventabel: ", None),
    ]
    assert found[-1].targets == (Target(chapter="3", section="1"),)


def test_chapters_and_annexes() -> None:
    chapter = Provision(kind="chapter", number="2", children=(article("1", "Tekst."),))
    text = (
        "Hoofdstuk 2 en hoofdstuk 5 gelden, met bijlage 1; vraag het afdeling 3, zie hoofdstuk 2."
    )
    found = with_references(document(chapter, article("2", f"Ook {text}"))).references
    assert [(item.text, item.status) for item in found] == [
        ("Hoofdstuk 2", "resolved"),
        ("hoofdstuk 5", "dangling"),
        ("bijlage 1", "unverified"),
        ("hoofdstuk 2", "resolved"),
    ]


def test_a_number_that_is_read_otherwise_is_told_with_its_place() -> None:
    text = """Verordening hulp Lindervoort 2016
De raad besluit vast te stellen:
Artikel 1 Hulp
Het college helpt volgens artikel 10a, lid 1, Participatiewet.
Artikel 2 Premie
De premie is die van artikel 103, lid 2 Participatiewet.
Artikel 3 Provincie
Volgens artikel 103, lid 2, van de Provinciewet.
"""
    document = parse_bytes(text.encode(), "x.txt").documents[0]
    assert [one.reason for one in document.references] == [
        None,
        "artikel 103 is gelezen als artikel 10a",
        None,
    ]
    told = [one for one in document.issues if one.code == "repaired-reference"]
    assert [(one.at, one.line) for one in told] == [("2", 5)]
    assert "'artikel 103, lid 2 Participatiewet'" in told[0].message
    assert enriched(document).issues == document.issues
