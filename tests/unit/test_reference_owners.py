"""Which regulation a citation is about: small documents, each with what it must come to."""

from __future__ import annotations

from corpus.model import Adoption, InForce
from corpus.regulations import Name, Named, Regulation
from ingest.references import with_references
from tests.unit.cited import NAME, article, document, lid, note, point, references


def test_a_defined_term_holds_for_the_document_and_its_notes() -> None:
    assert references(
        article("1", "In deze verordening wordt verstaan onder:", point("a", "wet: Jeugdwet;")),
        article("2", "Het college handelt naar artikel 2.3, eerste lid, van de wet."),
        notes=(note("2", "Zie artikel 2.4 van de wet."),),
    ) == [
        "2 external unverified Jeugdwet: 2.3/1",
        "note:2 external unverified Jeugdwet: 2.4",
    ]


def test_a_short_form_introduced_in_the_text_holds_from_there() -> None:
    assert references(
        article("1", "Op grond van de Wet goed verhuurderschap kan het college beslissen."),
        notes=(
            note("1", "De Wet werk en inkomen naar arbeidsvermogen (hierna: de arbeidswet)."),
            note("1", "Zie artikel 4 WIA."),
        ),
    ) == ["note:1 external unverified Wet werk en inkomen naar arbeidsvermogen: 4"]


def test_the_law_without_definition_is_the_one_named_last_or_in_the_title() -> None:
    named = article("1", "Naar de Jeugdwet en artikel 2.3 van de wet.")
    only_title = article("2", "Naar artikel 7 van de wet.")
    assert references(named, only_title) == [
        "1 external unverified Jeugdwet: 2.3",
        "2 external unverified Participatiewet: 7",
    ]


def test_an_unknown_law_stays_open_with_the_reason() -> None:
    (found,) = with_references(
        document(article("1", "Naar artikel 7 van de wet."), title="Verordening hondenpoep")
    ).references
    assert (found.status, found.targets) == ("ambiguous", ())
    assert found.reason == "de tekst zegt niet welke regeling 'wet' is"


def test_a_number_that_is_not_ours_is_that_of_the_law_the_passage_cites_for_it() -> None:
    text = "Artikel 36 van de Participatiewet geeft een recht. Ook bepaalt artikel 36 het bedrag."
    assert references(article("1", "Tekst."), notes=(note("1", text),)) == [
        "note:1 external unverified Participatiewet: 36",
        "note:1 external unverified Participatiewet: 36",
    ]


def test_a_lid_that_we_lack_is_that_of_the_law_the_passage_cites_for_it() -> None:
    text = "Bedoeld in artikel 1, vierde lid, en in artikel 1, vijfde lid, van de Participatiewet."
    split = text.replace(", en in", " en de periode, bedoeld in")
    assert references(article("1", split)) == [
        "1 external unverified Participatiewet: 1/4",
        "1 external unverified Participatiewet: 1/5",
    ]
    own = article(
        "1", "", lid("1", "Zo."), lid("2", "Zie artikel 1, eerste lid. Artikel 1 Pw telt.")
    )
    assert references(own) == [
        "1/2 internal resolved self: 1/1",
        "1/2 external unverified Participatiewet: 1",
    ]


def test_a_quotation_of_a_law_speaks_of_that_law() -> None:
    text = (
        "Zie artikel 8a, tweede lid, onderdeel f, van de Participatiewet “voorzieningen, bedoeld "
        "in artikel 1, eerste lid” en onderdeel g. In artikel 1 staat iets anders."
    )
    assert references(article("1", "Tekst."), notes=(note("1", text),)) == [
        "note:1 external unverified Participatiewet: 8a/2/f",
        "note:1 external unverified Participatiewet: 1/1",
        "note:1 external unverified Participatiewet: 8a/2/g",
        "note:1 internal resolved self: 1",
    ]


def test_the_words_that_open_a_list_name_its_law() -> None:
    opening = "De bevoegdheden in de volgende artikelen van de Algemene wet bestuursrecht gelden:"
    assert references(
        article("7", opening, point("a", "artikel 6:6;"), point("b", "artikel 7:4."))
    ) == [
        "7//a external unverified Algemene wet bestuursrecht: 6:6",
        "7//b external unverified Algemene wet bestuursrecht: 7:4",
    ]


def test_that_ordinance_is_the_one_named_before_never_this_one() -> None:
    named = article(
        "5",
        "",
        lid("1", "De Afvalverordening Lindervoort 2019 wordt ingetrokken."),
        lid("2", "Artikel 5 van die verordening blijft gelden."),
    )
    unnamed = article("6", "Artikel 5 van die verordening blijft gelden.")
    assert references(named, unnamed) == [
        "5/2 external unverified Afvalverordening Lindervoort 2019: 5",
        "6 external ambiguous verordening: ",
    ]


def test_the_ordinance_is_the_document_only_when_it_is_one() -> None:
    text = article("1", "Zie artikel 1 van de verordening.")
    assert references(text) == ["1 internal resolved self: 1"]
    title = "Beleidsregels bij de Verordening jeugdhulp"
    assert references(text, title=title, kind="beleidsregel") == [
        "1 external ambiguous verordening: "
    ]
    defined = article(
        "2", "Hierin is begrip:", point("a", "de verordening: Verordening jeugdhulp A 2019;")
    )
    assert references(text, defined, title=title, kind="beleidsregel") == [
        "1 external unverified Verordening jeugdhulp A 2019: 1"
    ]


def test_its_own_title_is_the_document_itself() -> None:
    cited = f"Zie artikel 1 van de {NAME} en artikel 1 van de verordening."
    assert references(article("1", cited)) == [
        "1 internal resolved self: 1",
        "1 internal resolved self: 1",
    ]


def test_an_ordinance_of_the_library_is_found_by_its_short_title() -> None:
    title = "Afstemmingsverordening Participatiewet Lindervoort 2023"
    other = Named(
        Regulation(name=title, id="CVDR123456_1"), Name("Afstemmingsverordening", title, "alias")
    )
    (found,) = with_references(
        document(article("1", "Zie artikel 4 van de Afstemmingsverordening.")), (other,)
    ).references
    assert (found.instrument, found.instrument_id) == (title, "CVDR123456_1")
    assert found.uri == "https://lokaleregelgeving.overheid.nl/CVDR123456/1"


def test_the_date_settles_which_law_a_name_was() -> None:
    text = article("1", "Naar artikel 4 Wmo.")
    old = (Adoption("Lindervoort", "2012-03-01"),)
    assert references(text, title="Verordening x", adopted=old) == [
        "1 external unverified Wet maatschappelijke ondersteuning: 4"
    ]
    new = ["1 external unverified Wet maatschappelijke ondersteuning 2015: 4"]
    assert references(text, title="Verordening x") == new
    december = (Adoption("Lindervoort", "2014-12-16"),)
    january = InForce(date="2015-01-01")
    assert references(text, title="Verordening x", adopted=december, in_force=january) == new


def test_two_laws_at_once_give_a_reference_each() -> None:
    found = references(article("1", "Naar artikel 13, tweede lid, IOAW/IOAZ."))
    assert [item.rsplit(" ", 1)[1] for item in found] == ["13/2", "13/2"]
    assert ["zelfstandigen" in item for item in found] == [False, True]


def test_a_statute_speaks_of_itself_as_this_law() -> None:
    text = article("1", "Anders dan de Jeugdwet geldt artikel 1 van deze wet.")
    assert references(text, kind="wet", title="Participatiewet") == ["1 internal resolved self: 1"]
    assert references(text, title="Verordening") == ["1 external unverified Jeugdwet: 1"]


def test_a_number_of_another_form_is_of_the_law_cited_for_it() -> None:
    assert references(
        article("1.1", "Zoals bedoeld in artikel 2.3.2, eerste lid, van de Wmo 2015."),
        article("1.2", "De behoefte, bedoeld in artikel 2.3.2, tweede lid, en artikel 1.3."),
    ) == [
        "1.1 external unverified Wet maatschappelijke ondersteuning 2015: 2.3.2/1",
        "1.2 external unverified Wet maatschappelijke ondersteuning 2015: 2.3.2/2",
        "1.2 internal dangling self: 1.3",
    ]


def test_a_bracket_goes_with_the_term_before_it() -> None:
    assert references(
        article("1", "In deze verordening wordt verstaan onder:", point("a", "wet: Jeugdwet;")),
        article("2", "Dat volgt uit de wet (artikel 2.3) en de verordening (artikel 1)."),
    ) == ["2 external unverified Jeugdwet: 2.3", "2 internal resolved self: 1"]


def test_a_noun_of_the_title_is_the_document_itself() -> None:
    assert references(
        article("1", "Artikel 1 van de re-integratieverordening en artikel 2 van de huisregeling.")
    ) == ["1 internal resolved self: 1", "1 external unverified huisregeling: 2"]


def test_the_first_named_of_several_articles_stays_open() -> None:
    text = "Artikel 1 en artikel 2 gelden; het eerste lid van eerstgenoemd artikel niet."
    found = with_references(document(article("1", text), article("2", "Twee."))).references
    assert (found[-1].status, found[-1].reason) == (
        "ambiguous",
        "niet vast te stellen is welk artikel het eerstgenoemde is",
    )


def test_the_laws_named_before_are_told_apart() -> None:
    """The first and the last of two, and one that no catalogue holds."""
    two = (
        "Op grond van de Jeugdwet en de Leegstandwet wordt beslist. Artikel 2 van eerstgenoemde "
        "wet en artikel 3 van laatstgenoemde wet gelden."
    )
    assert references(article("1", two), title="Verordening x") == [
        "1 external unverified Jeugdwet: 2",
        "1 external unverified Leegstandwet: 3",
    ]
    unknown = "Naar de Jeugdwet. Naar de Wet toekomst lokale ruimte. Artikel 4 van die wet geldt."
    assert references(article("1", unknown), title="Verordening x") == [
        "1 external unverified Wet toekomst lokale ruimte: 4"
    ]
    three = two.replace("en de Leegstandwet", "de Gemeentewet en de Leegstandwet")
    assert references(article("1", three), title="Verordening x")[0] == (
        "1 external ambiguous wet: "
    )


def test_a_short_form_of_a_law_of_no_catalogue_holds_from_there() -> None:
    text = "Op grond van de Wet toekomst lokale ruimte (hierna te noemen: de wet) beslist het."
    assert references(
        article("1", text), article("2", "Naar artikel 7 van de wet."), title="Verordening x"
    ) == ["2 external unverified Wet toekomst lokale ruimte: 7"]
    short = text.replace("hierna te noemen: de wet", "Wtlr")
    assert references(article("1", short), article("2", "Naar artikel 7 Wtlr.")) == [
        "2 external unverified Wet toekomst lokale ruimte: 7"
    ]
    own = (
        "De Verordening jeugdhulp (hierna: de verordening) geldt; zie artikel 1 van de verordening."
    )
    assert references(article("1", own), title="Verordening jeugdhulp Lindervoort 2020") == [
        "1 internal resolved self: 1"
    ]


def test_definitions_that_ran_together_are_still_read() -> None:
    text = "college: het college de wet: de Jeugdwet hulp: hulp naar artikel 2.3 van de wet"
    assert references(article("1", text, heading="Begrippen"), title="Verordening hulp") == [
        "1 external unverified Jeugdwet: 2.3"
    ]
