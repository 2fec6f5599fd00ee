"""Checks on an ordinance by itself: what is found, and what is rightly left alone."""

from __future__ import annotations

import pytest

from compare.checks import Finding, check
from corpus.model import Document, Note, Provision
from ingest.facts import with_facts
from ingest.norms import with_norms
from ingest.references import with_references
from tests.unit.trees import document, provision


def found(paper: Document, kind: str) -> list[Finding]:
    checked = check(with_references(with_facts(paper)))
    return [finding for finding in checked if finding.kind == kind]


def with_points(number: int, words: str, *points: str) -> Provision:
    article = provision(number, "Besluit", words)
    children = tuple(
        Provision(kind="point", number=letter, text=text)
        for letter, text in zip("abcdef", points, strict=False)
    )
    return Provision(
        kind="article",
        number=article.number,
        heading=article.heading,
        text=article.text,
        children=children,
    )


def regulation(*articles: Provision, note: str = "") -> Document:
    notes = (Note(targets=("1",), text=note),) if note else ()
    tree = Provision(kind="regulation", children=articles)
    return Document(id="x", kind="verordening", title="Proef", tree=tree, notes=notes)


def test_a_lid_of_an_article_of_one_sentence_is_not_there() -> None:
    article = with_points(1, "In het besluit staat:", "de reden;", "de duur.")
    (finding,) = found(
        regulation(article, note="Zie artikel 1, eerste lid, onderdeel b."), "dangling-reference"
    )
    assert finding.at == "note:1"
    assert finding.severity == "warning"
    assert "artikel 1 heeft geen leden" in finding.message


def test_an_article_of_two_sentences_may_have_leden_without_numbers() -> None:
    article = provision(1, "Toezicht", "Het college wijst toezichthouders aan. Zij zien toe.")
    assert not found(regulation(article, note="In lid 2 staat het toezicht."), "dangling-reference")


def test_a_term_defined_again_under_another_subject() -> None:
    terms = Provision(
        kind="article",
        number="1",
        heading="Begrippen",
        text="In deze verordening wordt verstaan onder:",
        children=(Provision(kind="point", number="a", text="jobcoach: een deskundige;"),),
    )
    again = provision(2, "Jobcoach", ["jobcoach: een collega.", "De jobcoach begeleidt."])
    (finding,) = found(regulation(terms, again), "term-defined-twice")
    assert finding.at == "2/1"


@pytest.mark.parametrize(
    ("decision", "cited", "severity"),
    [
        ("Verordening subsidies Vaals", "Verordening subsidies Vaals 2020", "info"),
        ("Verordening subsidies Vaals 2019", "Verordening subsidies Vaals 2020", "warning"),
        ("Verordening subsidies Vaals 2020", "Verordening subsidies Vaals 2020", None),
        ("Verordening van de raad houdende regels over subsidies", "Subsidieregels 2020", None),
        (
            "Verordening subsidies voor sport en cultuur Vaals 2020",
            "Verordening subsidies 2020",
            None,
        ),
    ],
)
def test_titles_of_decision_and_citation(decision: str, cited: str, severity: str | None) -> None:
    paper = document(
        ("Citeertitel", f"Deze verordening wordt aangehaald als: {cited}."),
        preamble=f"De raad van de gemeente Teststad;\nbesluit vast te stellen de {decision}",
        title=decision,
    )
    assert [item.severity for item in found(paper, "title-mismatch")] == (
        [severity] if severity else []
    )


def test_a_repeal_of_what_people_were_entitled_to_asks_for_transitional_law() -> None:
    paper = document(
        ("Toeslag", "Voor de toeslag komt in aanmerking wie een toeslag heeft aangevraagd."),
        ("Hoogte", "De toeslag bedraagt € 100."),
        ("Slot", "De Verordening toeslagen Vaals 2015 wordt ingetrokken."),
    )
    (finding,) = found(paper, "no-savings-clause")
    assert finding.at == "3"


PUNISHED = (
    ("Maatregel", "Het college legt een maatregel op. De maatregel duurt een maand."),
    ("Hoogte", "Een opgelegde maatregel bedraagt 10% van de norm."),
)


@pytest.mark.parametrize(
    ("closing", "told"),
    [
        ("De Maatregelenverordening Vaals 2015 wordt ingetrokken.", True),
        ("De Verordening werk en inkomen Vaals 2015 wordt ingetrokken.", True),
        (
            "De Maatregelenverordening Vaals 2015 wordt ingetrokken. Op gedragingen van voor de "
            "inwerkingtreding van deze verordening blijft zij van toepassing.",
            False,
        ),
        (
            "De Maatregelenverordening Vaals 2015 wordt ingetrokken. Deze verordening is van "
            "toepassing op gedragingen die plaatsvinden op of na 1 januari 2020.",
            False,
        ),
    ],
)
def test_a_repeal_of_sanctions_asks_for_transitional_law(closing: str, told: bool) -> None:
    findings = found(document(*PUNISHED, ("Slotbepaling", closing)), "no-savings-clause")
    assert [item.at for item in findings] == (["3"] if told else [])
    assert all("opgelegde sancties" in item.message for item in findings)


def test_the_title_of_what_is_repealed_tells_that_it_punished() -> None:
    closing = "De Afstemmingsverordening WWB 2013 wordt ingetrokken."
    offer = ("Doel", "Deze verordening regelt de uitvoering van de wet.")
    assert found(document(offer, ("Intrekking", closing)), "no-savings-clause")
    other = closing.replace("Afstemmingsverordening WWB", "Marktverordening")
    assert not found(document(offer, ("Intrekking", other)), "no-savings-clause")


@pytest.mark.parametrize(
    ("definitions", "known"),
    [
        ("college: het college van de gemeente de wet: de Participatiewet", True),
        ("wet: de Participatiewet", True),
        (
            "Het college verstrekt een premie als bedoeld in artikel 10a van de wet: elk jaar.",
            False,
        ),
    ],
)
def test_the_law_is_known_where_a_definition_names_it(definitions: str, known: bool) -> None:
    articles = (
        provision(1, "Begrippen", definitions),
        provision(2, "Loon", "De steun, bedoeld in artikel 10d van de wet, duurt een jaar."),
    )
    assert bool(found(regulation(*articles), "term-undefined")) is not known


@pytest.mark.parametrize(
    ("rule", "said", "told"),
    [
        (
            "Het college onderzoekt binnen zes weken na de melding de behoeften van de inwoner.",
            "Het onderzoek wordt binnen acht weken na de melding verricht.",
            True,
        ),
        (
            "Tot en met € 5.000 wordt de subsidie direct vastgesteld.",
            "Subsidies tot en met € 10.000 worden direct vastgesteld.",
            True,
        ),
        (
            "Tot en met € 5.000 wordt de subsidie direct vastgesteld.",
            "Voorheen werd een subsidie tot en met € 10.000 direct vastgesteld.",
            False,
        ),
        (
            "Het college onderzoekt binnen zes weken na de melding de behoeften van de inwoner.",
            "Binnen acht weken na het einde van het jaar volgt een verslag aan de raad.",
            False,
        ),
        (
            "Het college onderzoekt binnen zes weken na de melding de behoeften van de inwoner.",
            "De Awb staat een onderzoek binnen acht weken na de melding op grond van die wet toe.",
            False,
        ),
    ],
)
def test_a_note_that_says_the_same_with_another_number(rule: str, said: str, told: bool) -> None:
    paper = with_norms(regulation(provision(1, "Onderwerp", rule), note=said))
    assert bool(found(paper, "note-number-differs")) is told


def test_a_gap_says_between_what_it_stands() -> None:
    article = provision(1, "Aanvraag", "")
    leden = tuple(
        Provision(kind="paragraph", number=number, text=f"Dit is lid {number}.")
        for number in ("1", "3")
    )
    paper = regulation(
        Provision(kind="article", number="1", heading=article.heading, children=leden)
    )
    (gap,) = found(paper, "numbering-gap")
    assert gap.message == "In artikel 1 volgt lid 3 op lid 1; daartussen ontbreekt iets."


@pytest.mark.parametrize(
    ("said", "annexes", "missed"),
    [
        ("Het tarief staat in de bij deze verordening behorende tarieventabel.", (), True),
        ("Het tarief staat in de bij deze verordening behorende tarieventabel.", ("1",), False),
        ("Het bedrag wordt berekend volgens bijlage 2.", ("1",), True),
        ("Het bedrag wordt berekend volgens bijlage 1.", ("1",), False),
        ("De wijken staan in bijlage B bij deze verordening.", (), True),
        ("De soorten staan in bijlage 1 bij de Wet natuurbescherming.", (), False),
        ("Bij de aanvraag worden bijlagen gevoegd.", (), False),
    ],
)
def test_an_annex_that_the_text_names_has_to_be_there(
    said: str, annexes: tuple[str, ...], missed: bool
) -> None:
    kept = [
        Provision(kind="annex", number=number, heading="Tarieven", text="Per uur: € 10.")
        for number in annexes
    ]
    findings = found(regulation(provision(1, "Tarief", said), *kept), "annex-missing")
    assert [item.at for item in findings] == (["1"] if missed else [])
