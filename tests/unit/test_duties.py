"""What the law obliges the council to regulate: where, since when and until when."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from compare.checks import check
from compare.checks.duties import duties_of
from corpus.data import read_data
from corpus.model import Adoption, Document, InForce, Provision
from corpus.regulations import catalogue
from tests.unit.trees import provision


def regulation(title: str, day: str | None, *articles: Provision, basis: str = "") -> Document:
    return Document(
        id="x",
        kind="verordening",
        title=title,
        in_force=InForce(date=day),
        legal_basis=(basis,) if basis else (),
        tree=Provision(kind="regulation", children=articles),
    )


def asked(title: str, day: str | None, *, basis: str = "") -> set[str]:
    return {ticked.duty.provision for ticked in duties_of(regulation(title, day, basis=basis))}


def test_every_duty_names_a_statute_and_days_in_order() -> None:
    for duty in read_data("duties")["duty"]:
        assert duty["from"] <= duty.get("until", "9999"), duty
        for name in duty["statute"].split(" en "):
            assert catalogue().find(name), name
        for key in ("field", "title_not", "basis_not"):
            re.compile(duty.get(key, ""))
        assert all(re.compile(word) for word in (*duty["words"], *duty.get("surest", ())))


def test_a_place_in_a_statute_has_one_duty_at_a_time() -> None:
    places: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for duty in read_data("duties")["duty"]:
        place = (duty["statute"], duty["provision"])
        places.setdefault(place, []).append((duty["from"], duty.get("until", "9999")))
    for place, spans in places.items():
        spans.sort()
        assert all(one[1] < two[0] for one, two in pairwise(spans)), place


WAGE = "artikel 6, tweede lid"
PROCESS = "artikel 8a, tweede lid, onder c"


@pytest.mark.parametrize(
    ("day", "held", "not_held"),
    [
        ("2015-06-01", WAGE, PROCESS),
        ("2023-06-30", WAGE, PROCESS),
        ("2023-07-01", PROCESS, WAGE),
    ],
)
def test_the_wage_subsidy_moved_in_july_2023(day: str, held: str, not_held: str) -> None:
    duties = asked("Re-integratieverordening Participatiewet Aalderdam", day)
    assert held in duties
    assert not_held not in duties


def test_compensation_in_illness_was_asked_in_2015_alone() -> None:
    title = "Re-integratieverordening Participatiewet Aalderdam"
    place = "artikel 8a, tweede lid, onder b"
    assert place in asked(title, "2015-12-31")
    assert place not in asked(title, "2016-01-01")


@pytest.mark.parametrize("words", ["De no riskpolis.", "Een no-riskpolis.", "Bij ziekte."])
def test_compensation_in_illness_by_each_of_its_names(words: str) -> None:
    paper = regulation("Re-integratieverordening", "2015-01-01", provision(1, "Aanbod", words))
    at = {ticked.duty.provision: ticked.at for ticked in duties_of(paper)}
    assert at["artikel 8a, tweede lid, onder b"] == "1"


@pytest.mark.parametrize(
    ("day", "letter"),
    [("2016-12-31", "e"), ("2017-01-01", "d"), ("2022-03-31", "d"), ("2022-04-01", "c")],
)
def test_the_lone_parent_changes_letter(day: str, letter: str) -> None:
    duties = asked("Afstemmingsverordening Participatiewet, IOAW en IOAZ Aalderdam", day)
    assert duties == {
        "artikel 8, eerste lid, onder a",
        f"artikel 8, eerste lid, onder {letter}",
        "artikel 35, onder a",
        "artikel 35, onder c",
    }


def test_an_ordinance_under_the_ioaw_alone_owes_nothing_to_the_participatiewet() -> None:
    duties = asked("Afstemmingsverordening IOAW en IOAZ Aalderdam", "2020-01-01")
    assert duties == {"artikel 35, onder a", "artikel 35, onder c"}


def test_citizens_participation_is_no_reintegration() -> None:
    title, basis = "Participatieverordening Aalderdam 2025", "artikel 150 van de Gemeentewet"
    assert asked(title, "2025-03-01", basis=basis) == {"artikel 150, eerste lid"}
    work = asked(title, "2025-03-01", basis="artikel 8a van de Participatiewet")
    assert "artikel 8a, eerste lid, onder a" in work
    assert "artikel 150, eerste lid" not in work


def test_complaints_and_participation_of_clients_are_two_duties() -> None:
    complaints = provision(1, "Klachtregeling", "Aanbieders stellen een klachtenregeling vast.")
    paper = regulation("Verordening maatschappelijke ondersteuning", "2020-01-01", complaints)
    at = {ticked.duty.provision: ticked.at for ticked in duties_of(paper)}
    assert at["artikel 2.1.3, tweede lid, onder d"] == "1"
    assert at["artikel 2.1.3, tweede lid, onder e"] is None
    assert at["artikel 2.1.6"] is None


@pytest.mark.parametrize(
    ("day", "place"),
    [("2022-06-30", "artikel 2.12"), ("2022-07-01", "artikel 2.11, tweede lid, onder a")],
)
def test_price_and_quality_of_youth_care_moved_in_july_2022(day: str, place: str) -> None:
    duties = asked("Verordening jeugdhulp Aalderdam", day)
    assert {"artikel 2.12", "artikel 2.11, tweede lid, onder a"} & duties == {place}


def test_the_day_of_adoption_counts_when_none_of_entry_is_known() -> None:
    paper = Document(
        id="x",
        kind="verordening",
        title="Verordening beslistermijn schuldhulpverlening Aalderdam",
        adopted=(Adoption(body="Aalderdam", date="2021-05-01"),),
    )
    assert [ticked.duty.provision for ticked in duties_of(paper)] == ["artikel 4a, derde lid"]


WORK = (provision(1, "Jobcoaching", "Het college biedt een jobcoach aan."),)
SUBSIDY = (*WORK, provision(2, "Loonkostensubsidie", "Het college verstrekt subsidie."))


@pytest.mark.parametrize(
    ("articles", "basis", "found"),
    [
        (SUBSIDY, "artikel 8a van de Participatiewet", True),
        (SUBSIDY, "artikel 8a, tweede lid, van de Participatiewet", True),
        (SUBSIDY, "artikel 147 van de Gemeentewet", False),
        (SUBSIDY, "artikel 8a, eerste lid, onder d, van de Participatiewet", False),
        (WORK, "artikel 8a van de Participatiewet", False),
    ],
)
def test_the_legal_basis_and_the_articles_choose_where_the_title_does_not(
    articles: tuple[Provision, ...], basis: str, found: bool
) -> None:
    paper = regulation("Verordening meedoen Aalderdam", "2024-01-01", *articles, basis=basis)
    at = {ticked.duty.provision: ticked.at for ticked in duties_of(paper)}
    assert bool(at) is found
    if found:
        assert at["artikel 8a, tweede lid, onder e"] == "1"
        assert at["artikel 8a, tweede lid, onder d"] is None
    assert ("artikel 8a, eerste lid, onder a" in at) is (found and "tweede" not in basis)


def test_a_citation_title_fulfils_no_duty() -> None:
    cited = "Deze verordening wordt aangehaald als: Verordening ondersteuning Aalderdam."
    at = placed(provision(1, "Citeertitel", cited))
    assert at["artikel 8a, eerste lid, onder a"] is None


def placed(*articles: Provision) -> dict[str, str | None]:
    paper = regulation("Re-integratieverordening Aalderdam", "2024-07-01", *articles)
    return {ticked.duty.provision: ticked.at for ticked in duties_of(paper)}


def test_a_duty_stands_where_its_own_words_are_and_not_under_a_heading_alike() -> None:
    at = placed(
        provision(2, "Taak", "Het college ondersteunt personen bij de arbeidsinschakeling."),
        provision(3, "Maatwerk", "Het college houdt rekening met de zorgtaken van de persoon."),
        provision(
            9,
            "Participatieplaats",
            "Aan een persoon zonder startkwalificatie biedt het college scholing aan.",
        ),
        provision(11, "Scholing", "Het college kan scholing aanbieden."),
        provision(12, "Samenhang", "De hulp loopt door bij de overgang van onderwijs naar werk."),
        provision(21, "Meeneembare voorzieningen", "Het college geeft die in bruikleen."),
    )
    assert at["artikel 8a, eerste lid, onder a"] == "2"
    assert at["artikel 8a, eerste lid, onder c"] == "9"
    assert at["artikel 8a, tweede lid, onder f"] == "21"
    assert at["artikel 8a, tweede lid, onder g"] == "12"


def test_an_item_of_a_list_goes_before_a_mere_mention_and_a_definition_is_none() -> None:
    at = placed(
        provision(1, "Begrippen", ["Hier wordt verstaan onder:", "premie: geld."]),
        provision(2, "Verdeling", "Zo nodig naast een premie of beschut werk."),
        provision(4, "Aanbod", ["beschut werk;", "de premie."]),
    )
    assert at["artikel 8a, eerste lid, onder e"] == "4/1"
    assert at["artikel 8a, eerste lid, onder d"] == "4/2"


NO_RISK, SCHOOLING = "artikel 8a, tweede lid, onder b", "artikel 8a, eerste lid, onder c"
IN_RETURN = "artikel 8a, eerste lid, onder b"


def regulated(*articles: Provision, day: str = "2015-01-01") -> dict[str, bool | None]:
    """Return per duty whether it is regulated; None where nothing was found."""
    paper = regulation("Re-integratieverordening Participatiewet Aalderdam", day, *articles)
    return {
        ticked.duty.provision: None if ticked.at is None else ticked.regulated
        for ticked in duties_of(paper)
    }


def points(lead: str, *texts: str) -> Provision:
    """An article of one paragraph with points."""
    listed = tuple(
        Provision(kind="point", number=letter, text=text)
        for letter, text in zip("abcdef", texts, strict=False)
    )
    return Provision(
        kind="article",
        number="4",
        heading="Aanbod",
        children=(Provision(kind="paragraph", number="1", text=lead, children=listed),),
    )


def test_a_bare_name_in_a_list_is_not_regulated() -> None:
    offered = "Het college kan de volgende voorzieningen aanbieden:"
    found = regulated(
        points(offered, "no-riskpolis,", "scholing, waaronder die van artikel 10a Participatiewet,")
    )
    assert found[NO_RISK] is False
    assert found[SCHOOLING] is False
    found = regulated(
        points(offered, "no-riskpolis, die ten hoogste twee jaar duurt;", "scholing;")
    )
    assert found[NO_RISK] is True
    assert found[SCHOOLING] is False


def test_a_point_of_criteria_is_regulated_by_the_words_above_it() -> None:
    lead = "Bij de verdeling houdt het college rekening met:"
    found = regulated(points(lead, "functionele beperkingen;", "omstandigheden;"))
    assert found["artikel 8a, tweede lid, onder a"] is True


def test_what_is_left_to_the_college_is_named_only() -> None:
    left = "Het college stelt bij uitvoeringsbesluit nadere regels over de tegenprestatie."
    own = "De tegenprestatie duurt ten hoogste drie maanden."
    assert regulated(provision(5, "Tegenprestatie", left))[IN_RETURN] is False
    assert regulated(provision(5, "Tegenprestatie", f"{own} {left}"))[IN_RETURN] is True


def test_the_wage_value_is_regulated_where_it_is_said_how_it_is_found() -> None:
    named = "Het college let erop dat iemand behoort tot de doelgroep loonkostensubsidie."
    ruled = "Het college stelt de loonwaarde vast volgens een gevalideerde methode."
    assert regulated(provision(2, "Verdeling", named))[WAGE] is False
    assert regulated(provision(2, "Verdeling", ruled))[WAGE] is True


def test_a_duty_with_an_ordinance_of_its_own_is_listed_and_not_found_missing() -> None:
    paper = regulation(
        "Re-integratieverordening Participatiewet Aalderdam", "2024-01-01", provision(1, "A", "B.")
    )
    assert any(item.duty.provision == IN_RETURN and item.at is None for item in duties_of(paper))
    said = [item.text for item in check(paper) if item.kind == "duty-missing"]
    assert said
    assert not any(IN_RETURN in text for text in said)
    alone = regulation(
        "Verordening tegenprestatie Participatiewet Aalderdam",
        "2024-01-01",
        provision(1, "A", "B."),
    )
    said = [item.text for item in check(alone) if item.kind == "duty-missing"]
    assert any(IN_RETURN in text for text in said)
