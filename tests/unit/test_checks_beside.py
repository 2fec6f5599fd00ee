"""Checks that lay an ordinance beside the one it replaces, or beside its proposal."""

from __future__ import annotations

from functools import cache
from importlib import resources

import pytest
from msgspec.structs import replace

from compare.checks import CHECKS, check, duties_of
from corpus.errors import UsageError
from corpus.model import Adoption, Document, Provision, Repeal
from ingest.facts import with_facts
from ingest.pipeline import parse_bytes


@cache
def papers(name: str) -> tuple[Document, ...]:
    data = resources.files("corpus.demo").joinpath(name).read_bytes()
    return parse_bytes(data, name).documents


def old() -> Document:
    return papers("lindervoort-2019-schoon.txt")[0]


def new() -> Document:
    return papers("lindervoort-2024.txt")[0]


def proposal(words: str = "", instead: str = "") -> Document:
    """The proposal, with some words of it changed."""

    def changed(node: Provision) -> Provision:
        return replace(
            node,
            text=node.text.replace(words, instead) if words else node.text,
            children=tuple(map(changed, node.children)),
        )

    paper = papers("lindervoort-raadsvoorstel-2024.txt")[0]
    worse = replace(paper, tree=changed(paper.tree))
    assert not words or worse != paper
    return with_facts(worse)


def kinds(document: Document, **beside: Document) -> list[str]:
    return [item.kind for item in check(document, off=("uitvoeringsregels",), **beside)]


def test_a_clean_proposal_gives_no_findings() -> None:
    assert kinds(new(), proposal=proposal(), previous=old()) == []
    decision = papers("lindervoort-raadsvoorstel-2024.txt")[1]
    assert kinds(new(), proposal=decision, previous=old()) == []


@pytest.mark.parametrize(
    ("words", "instead", "kind"),
    [
        ("IOAZ Lindervoort 2024 vast", "IOAZ Lindervoort 2025 vast", "proposal-title"),
        ("met ingang van 1 juli 2024", "met ingang van 1 mei 2024", "proposal-date"),
        (
            "hardheidsclausule van artikel 23",
            "hardheidsclausule van artikel 31 van de verordening",
            "proposal-article",
        ),
        (
            "(artikel 17, eerste lid). De maxima",
            "(artikel 17, eerste lid) tot 9% van de werktijd. De maxima",
            "proposal-amount",
        ),
        ("tot en met 13 maart 2024", "tot en met 13 juni 2024", "proposal-consultation"),
        ("Lindervoort 2019 in te trekken", "Lindervoort 2018 in te trekken", "proposal-repeal"),
        ("17 tot en met 21 van de", "17 tot en met 21 en 40 van de", "proposal-article"),
    ],
)
def test_one_slip_in_the_proposal_gives_one_finding(words: str, instead: str, kind: str) -> None:
    assert kinds(new(), proposal=proposal(words, instead)) == [kind]


def test_a_decision_of_another_day_is_found() -> None:
    decision = papers("lindervoort-raadsvoorstel-2024.txt")[1]
    other = replace(decision, adopted=(Adoption("Lindervoort", "2024-06-18"),))
    assert kinds(new(), proposal=other) == ["adoption-mismatch"]


def test_points_that_name_another_article_than_theirs_are_found() -> None:
    points = "• Jobcoach, artikel 18 Dit is uitgebreid. • Scholing, artikel 11 Dit blijft."
    paper = proposal("Kanttekeningen", f"{points} Kanttekeningen")
    found = [item for item in check(new(), proposal=paper) if item.kind == "proposal-article"]
    assert [(item.at, item.text) for item in found] == [("18", "Jobcoach, artikel 18")]
    assert "artikel 17" in (found[0].remedy or "")


def test_an_old_ordinance_that_stays_is_found() -> None:
    other = replace(new(), repeals=(Repeal(title="Marktverordening Lindervoort 2019", at="25"),))
    assert "old-not-repealed" in kinds(other, previous=old())
    assert "old-not-repealed" not in kinds(new(), previous=old())


@pytest.mark.parametrize(
    ("title", "adopted", "kind"),
    [
        ("Re-integratieverordening Participatiewet Lindervoort 2018", None, "title-mismatch"),
        ("Re-integratieverordening Lindervoort 2019", None, "title-mismatch"),
        (
            "Re-integratieverordening Participatiewet Lindervoort 2019",
            "2018-11-12",
            "repeal-date-mismatch",
        ),
    ],
)
def test_an_old_ordinance_named_otherwise_is_found(
    title: str, adopted: str | None, kind: str
) -> None:
    other = replace(new(), repeals=(Repeal(title=title, adopted=adopted, at="25"),))
    found = [item for item in check(other, previous=old()) if item.at == "25"]
    assert kind in {item.kind for item in found}
    assert "old-not-repealed" not in {item.kind for item in found}


def test_a_dropped_instrument_without_transitional_law_is_found() -> None:
    def bare(node: Provision) -> Provision:
        kept = [child for child in node.children if child.heading != "Overgangsrecht"]
        return replace(node, children=tuple(map(bare, kept)))

    worse = with_facts(replace(new(), savings=(), tree=bare(new().tree)))
    dropped = [f for f in check(worse, previous=old()) if f.kind == "dropped-instrument"]
    assert any("polis" in finding.text.lower() for finding in dropped)


def test_rules_that_fall_with_the_old_ordinance_are_mentioned() -> None:
    found = [item.kind for item in check(new(), previous=old())]
    assert found == ["delegated-rules-lapse"]


def test_a_check_can_be_switched_off_by_its_name() -> None:
    faulty = papers("kolkenburg-2023.txt")[0]
    before = check(faulty)
    after = check(faulty, off=("titel-vermeldingen",))
    assert {item.kind for item in before} - {item.kind for item in after} == {"title-mismatch"}
    with pytest.raises(UsageError, match="Controle 'titels' bestaat niet"):
        check(faulty, off=("titels",))


def test_every_check_has_its_own_name_and_a_title() -> None:
    assert len({item.name for item in CHECKS}) == len(CHECKS)
    assert all((item.title and item.title[0].isupper()) or item.title[0] == "'" for item in CHECKS)


def test_an_ordinance_of_another_municipality_is_not_the_one_replaced() -> None:
    elsewhere = replace(old(), bodies=("Vaals",))
    assert "dropped-instrument" not in kinds(replace(new(), savings=()), previous=elsewhere)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("De premie wordt € 250 per half jaar (artikel 10, eerste lid).", True),
        ("De premie wordt € 200 per half jaar (artikel 10, eerste lid).", False),
        ("De premie gaat van € 250 naar € 200 per half jaar (artikel 10, eerste lid).", False),
        ("De premie wordt € 250 per half jaar (artikel 10 van de wet).", False),
        ("De subsidie kost € 250 per half jaar (artikel 10, eerste lid).", False),
    ],
)
def test_an_amount_before_an_article_between_brackets(said: str, told: bool) -> None:
    paper = proposal("Op 1 juli 2023 is de Participatiewet gewijzigd.", said)
    assert ("proposal-amount" in kinds(new(), proposal=paper)) is told


def paper(words: str, kind: str = "raadsvoorstel") -> Document:
    """A proposal of a few lines, as it stands in a file of its own."""
    return parse_bytes(words.encode(), f"{kind}.txt").documents[0]


PROPOSAL = """AAN DE GEMEENTERAAD VAN AALDERDAM

Raadsvoorstel

Onderwerp: Re-integratieverordening Participatiewet Aalderdam 2024

Beslispunten
1. De Re-integratieverordening Participatiewet Aalderdam 2024 vast te stellen onder gelijktijdige
intrekking van de op 17 mei 2019 vastgestelde Re-integratieverordening Participatiewet Aalderdam
2019.

Aanleiding
Wij stellen voor een nieuwe verordening vast te stellen. De huidige {named} is verouderd.
"""


def test_a_proposal_has_no_duties_and_drops_no_instruments() -> None:
    asked = paper(PROPOSAL.format(named="verordening"))
    assert asked.kind == "raadsvoorstel"
    assert not duties_of(asked)
    kinds = {item.kind for item in check(asked, previous=old())}
    assert not kinds & {"dropped-instrument", "old-not-repealed", "duty-missing"}


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("Re-integratieverordening Participatiewet Aalderdam 2019 e.v.", True),
        ("re-integratieverordening Participatiewet Aalderdam 2018", True),
        ("Re-integratieverordening Participatiewet Aalderdam 2019", False),
        ("verordening", False),
    ],
)
def test_a_proposal_names_an_ordinance_in_one_way(named: str, found: bool) -> None:
    kinds = [item.kind for item in check(paper(PROPOSAL.format(named=named)))]
    assert ("proposal-wording" in kinds) is found


def test_an_older_ordinance_in_a_proposal_is_no_slip() -> None:
    words = PROPOSAL.format(named="verordening") + (
        "In 2012 gold de Re-integratieverordening Participatiewet Aalderdam 2012 nog.\n"
    )
    assert not check(paper(words))
