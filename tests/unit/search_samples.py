"""Two ordinances and a proposal to search in, and what the tests of searching share."""

from __future__ import annotations

from hashlib import sha256

from corpus.library import Library
from corpus.model import (
    Adoption,
    Document,
    InForce,
    Note,
    Parsed,
    Provision,
    Reference,
    Source,
    Target,
)
from index.model import Answer

LAW = "Participatiewet"


def article(number: str, heading: str, *texts: str, points: tuple[str, ...] = ()) -> Provision:
    letters = tuple(
        Provision(kind="point", number=letter, text=text)
        for letter, text in zip("abcdef", points, strict=False)
    )
    paragraphs = tuple(
        Provision(kind="paragraph", number=str(place), text=text)
        for place, text in enumerate(texts, 1)
    )
    return Provision(kind="article", number=number, heading=heading, children=paragraphs + letters)


def chapter(number: str, heading: str, *children: Provision) -> Provision:
    return Provision(kind="chapter", number=number, heading=heading, children=children)


def cites(at: str, text: str, *targets: Target, instrument: str = LAW) -> Reference:
    return Reference(
        at=at,
        text=text,
        start=0,
        end=len(text),
        kind="internal" if instrument == "self" else "external",
        instrument=instrument,
        targets=targets,
    )


WIJMEER = Document(
    id="aaaa",
    kind="verordening",
    title="Re-integratieverordening Participatiewet Wijmeer 2023",
    bodies=("Wijmeer",),
    adopted=(Adoption("Wijmeer", "2023-05-01"),),
    in_force=InForce(date="2023-07-01"),
    tree=Provision(
        kind="regulation",
        children=(
            Provision(kind="preamble", text="gelet op artikel 8a van de Participatiewet;"),
            chapter(
                "1",
                "Algemeen",
                article("1", "Begrippen", "De wet.", "Het college."),
                article(
                    "2", "Subsidie- en budgetplafonds", "Het college kan plafonds vaststellen."
                ),
            ),
            chapter(
                "2",
                "Voorzieningen",
                article(
                    "3",
                    "Jobcoaching",
                    "Het college kan een jobcoach inzetten.",
                    "De omvang bedraagt in het eerste jaar 8% van de werktijd.",
                ),
                article(
                    "4",
                    "Werkplekaanpassing",
                    "Bij een beperking wordt de plek aangepast, zie <artikel 3> & verder.",
                ),
                article("5", "Proefplaats", "De proefplaats duurt twee maanden."),
                article("5a", "Loonkostensubsidie", "Loonwaarde als in artikel 10d, derde lid."),
                article("6", "Leer-werktrajecten", "Ondersteuning bij een leer-werktraject."),
            ),
            chapter(
                "3",
                "Slot",
                article("7", "Hardheidsclausule", "Het college kan afwijken."),
                article("8", "Overgangsrecht", "Wat eerder is toegekend blijft gelden."),
            ),
        ),
    ),
    notes=(
        Note(targets=("algemeen",), text="Algemene toelichting over arbeid."),
        Note(targets=("3",), heading="Jobcoaching", text="De jobcoach is erkend; reiskosten niet."),
        Note(targets=("5/1",), text="Een proefplaats is onbeloond."),
    ),
    references=(
        cites("aanhef", "artikel 8a van de Participatiewet", Target(article="8a")),
        cites("5a/1", "artikel 10d, derde lid", Target(article="10d", paragraph="3")),
        cites("4/1", "artikel 3", Target(article="3"), instrument="self"),
    ),
)
ZUID = Document(
    id="bbbb",
    kind="verordening",
    title="Verordening re-integratie Zuiderveen 2016",
    bodies=("Zuiderveen",),
    in_force=InForce(date="2016-01-01"),
    tree=Provision(
        kind="regulation",
        children=(
            article("1", "Doelgroep", "Dit geldt voor wie in Wijmeer woont."),
            article("3", "Loonkosten", "Als in artikel 10d Participatiewet.", "Verder niet."),
            article(
                "5", "Jobcoach", "Het college zet een jobcoach in.", points=("10d lid 3 onder a",)
            ),
        ),
    ),
    references=(
        cites("3/1", "artikel 10d Participatiewet", Target(article="10d")),
        cites("5//a", "10d lid 3 onder a", Target(article="10d", paragraph="3", point="a")),
    ),
)
PROPOSAL = Document(
    id="cccc",
    kind="raadsvoorstel",
    title="Raadsvoorstel",
    tree=Provision(
        kind="regulation", children=(Provision(kind="text", text="De raad spreekt over jobcoach."),)
    ),
)


def fill(library: Library, *documents: Document) -> None:
    for document in documents:
        data = document.id.encode()
        source = Source(
            file=f"{document.id}.txt", sha256=sha256(data).hexdigest(), media_type="text/plain"
        )
        library.add(Parsed(source=source, documents=(document,)), data)


def places(answer: Answer) -> list[str]:
    return [f"{hit.document.id[0]} {hit.at}" for hit in answer.hits]
