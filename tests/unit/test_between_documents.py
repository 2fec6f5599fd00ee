"""References between documents of a library: short titles, dates, and places that are not there."""

from __future__ import annotations

from corpus.local_names import local_names, named_for
from corpus.model import Adoption, Document, InForce, Provision, Reference
from ingest.references import with_references
from ingest.references.settle import settled


def ordinance(title: str, year: int, text: str = "Tekst.", body: str = "Lindervoort") -> Document:
    leden = tuple(Provision(kind="paragraph", number=number, text=text) for number in ("1", "2"))
    article = Provision(kind="article", number="1", children=leden)
    return Document(
        id=f"{title}-{year}",
        kind="verordening",
        title=f"{title} {body} {year}",
        bodies=(body,),
        adopted=(Adoption(body, f"{year}-06-01"),),
        tree=Provision(kind="regulation", children=(article,)),
    )


OLD = ordinance("Afstemmingsverordening Participatiewet", 2015)
NEW = ordinance("Afstemmingsverordening Participatiewet", 2020)
ELSEWHERE = ordinance("Afstemmingsverordening Participatiewet", 2018, body="Kolkenburg")


def cited(text: str, year: int) -> tuple[Reference, ...]:
    citing = with_references(ordinance("Re-integratieverordening Participatiewet", year, text))
    return settled(citing, (OLD, NEW, ELSEWHERE)).references[:1]


def test_an_ordinance_is_known_by_its_titles_and_their_short_forms() -> None:
    assert [named.name.form for named in local_names(NEW)] == [
        "Afstemmingsverordening Participatiewet Lindervoort 2020",
        "Afstemmingsverordening Participatiewet Lindervoort",
        "Afstemmingsverordening Participatiewet",
        "Afstemmingsverordening",
    ]


def test_a_short_form_is_that_of_the_own_municipality_at_the_date() -> None:
    text = "Zie artikel 1, tweede lid, van de Afstemmingsverordening."
    assert [item.instrument for item in cited(text, 2016)] == [OLD.title]
    assert [item.instrument for item in cited(text, 2021)] == [NEW.title]
    (found,) = cited(text, 2021)
    assert (found.status, found.instrument_id) == ("resolved", NEW.id)


def test_names_may_be_looked_for_while_reading() -> None:
    citing = ordinance("Verordening", 2021, "Zie artikel 1 van de Afstemmingsverordening.")
    found = with_references(citing, named_for(citing, (OLD, NEW, ELSEWHERE))).references[0]
    assert (found.instrument, found.instrument_id) == (NEW.title, NEW.id)


def test_a_full_title_names_its_ordinance_anywhere() -> None:
    (found,) = cited(f"Zie artikel 1 van de {ELSEWHERE.title}.", 2021)
    assert (found.status, found.instrument, found.instrument_id) == (
        "resolved",
        ELSEWHERE.title,
        ELSEWHERE.id,
    )


def test_what_another_document_lacks_is_dangling() -> None:
    (found,) = cited("Zie artikel 1, vijfde lid, van de Afstemmingsverordening.", 2021)
    assert found.status == "dangling"
    assert found.reason == f"{NEW.title}: artikel 1 heeft 2 leden"


def test_a_law_that_is_held_answers_for_its_articles() -> None:
    law = Document(
        id="abc",
        kind="wet",
        title="Participatiewet",
        in_force=InForce(date="2015-01-01"),
        tree=Provision(
            kind="regulation", children=(Provision(kind="article", number="10d", text="Tekst."),)
        ),
    )
    text = "Zie artikel 10d van de Participatiewet, artikel 99 Pw en artikel 4:93 Awb."
    citing = with_references(ordinance("Verordening", 2021, text))
    statuses = [item.status for item in settled(citing, (law,)).references[:3]]
    assert statuses == ["resolved", "dangling", "unverified"]
