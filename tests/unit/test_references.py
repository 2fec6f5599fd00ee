"""References in their context: small documents, each with what its references must come to."""

from __future__ import annotations

from corpus.addresses import Address, find
from corpus.model import Adoption, Document, InForce, Note, Provision, Reference, Target
from corpus.regulations import Name, Named, Regulation
from ingest.references import passages, with_references

NAME = "Re-integratieverordening Participatiewet Lindervoort 2024"


def point(number: str, text: str, *children: Provision) -> Provision:
    return Provision(kind="point", number=number, text=text, children=children)


def lid(number: str, text: str, *children: Provision) -> Provision:
    return Provision(kind="paragraph", number=number, text=text, children=children)


def article(number: str, text: str, *children: Provision, heading: str | None = None) -> Provision:
    return Provision(kind="article", number=number, heading=heading, text=text, children=children)


def document(*children: Provision, notes: tuple[Note, ...] = (), **more: object) -> Document:
    values: dict[str, object] = {"title": NAME, "kind": "verordening", **more}
    tree = Provision(kind="regulation", children=children)
    return Document(id="x", tree=tree, notes=notes, **values)  # type: ignore[arg-type]


def references(*children: Provision, notes: tuple[Note, ...] = (), **more: object) -> list[str]:
    """Return every reference in one line: address kind status instrument targets."""
    found = with_references(document(*children, notes=notes, **more)).references
    return [line(item) for item in found]


def line(item: Reference) -> str:
    return f"{item.at} {item.kind} {item.status} {item.instrument}: {places(item.targets)}"


def places(targets: tuple[Target, ...]) -> str:
    levels = (
        [target.article, target.paragraph, target.point, target.subpoint] for target in targets
    )
    return ", ".join("/".join(level or "" for level in one).rstrip("/") for one in levels)


def note(target: str, text: str) -> Note:
    return Note(targets=(target,), text=text)


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


def test_labels_and_headings_in_notes_are_no_references() -> None:
    leden = article("3", "", lid("1", "Een."), lid("2", "Twee."))
    text = (
        "Lid 1: Dit lid zegt iets.\nArtikel 3. Toelichting\nHet eerste lid zegt meer. "
        "Onder a. maatregel\nTweede lid\nDit zegt weinig.\nLid 2 zegt genoeg; zie artikel 3."
    )
    assert references(leden, notes=(note("3", text),)) == [
        "note:3 relative resolved self: 3/1",
        "note:3 relative resolved self: 3/2",
        "note:3 internal resolved self: 3",
    ]


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


def test_references_of_the_law_carry_their_link() -> None:
    (found,) = with_references(
        document(article("1", "Naar artikel 10d, derde lid, van de Participatiewet."))
    ).references
    assert found.instrument_id == "BWBR0015703"
    assert found.uri == "jci1.3:c:BWBR0015703&artikel=10d&lid=3"


def test_spans_point_into_the_text_that_holds_them() -> None:
    source = document(
        Provision(kind="preamble", text="gelet op artikel 147 van de Gemeentewet;\nbesluit:"),
        article("2", "", lid("1", "Zie  artikel 3,\n lid 1."), lid("2", "Het eerste lid geldt.")),
        article("3", "", lid("1", "Een.")),
    )
    texts = {passage.at: passage.text for passage in passages(source)}
    for item in with_references(source).references:
        assert " ".join(texts[item.at][item.start : item.end].split()) == item.text
        assert item.at == "aanhef" or find(source, Address.parse(item.at)) is not None


def test_publications_are_a_kind_of_their_own() -> None:
    found = references(
        article("1", "Tekst."),
        notes=(note("1", "Zie Kamerstukken II 2019/20, 35 394, nr. 3, p. 9."),),
    )
    assert found == ["note:1 publication unverified Kamerstukken II 2019/20, 35 394, nr. 3: "]


def test_publications_have_one_name_and_a_link() -> None:
    text = "Zie Kamerstukken 1 1 201 3/14, 33 801 ,  nr. 3, blz. 24 en Stb. 2014, 270."
    found = with_references(document(article("1", "Tekst."), notes=(note("1", text),))).references
    assert [item.instrument for item in found] == [
        "Kamerstukken II 2013/14, 33 801, nr. 3",
        "Stb. 2014, 270",
    ]
    assert [str(item.uri).rsplit("/", 1)[1] for item in found] == [
        "kst-33801-3.html",
        "stb-2014-270.html",
    ]


def test_a_heading_may_hold_a_reference() -> None:
    found = with_references(
        document(article("4", "Tekst.", heading="Verrekenen volgens artikel 4:93 van de Awb"))
    ).references
    assert [(item.part, item.at, item.text) for item in found] == [
        ("heading", "4", "artikel 4:93 van de Awb")
    ]


def test_definitions_that_ran_together_are_still_read() -> None:
    text = "college: het college de wet: de Jeugdwet hulp: hulp naar artikel 2.3 van de wet"
    assert references(article("1", text, heading="Begrippen"), title="Verordening hulp") == [
        "1 external unverified Jeugdwet: 2.3"
    ]


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


def test_a_statute_speaks_of_itself_as_this_law() -> None:
    text = article("1", "Anders dan de Jeugdwet geldt artikel 1 van deze wet.")
    assert references(text, kind="wet", title="Participatiewet") == ["1 internal resolved self: 1"]
    assert references(text, title="Verordening") == ["1 external unverified Jeugdwet: 1"]


def test_an_amending_text_does_not_dangle() -> None:
    found = references(
        article("1", "Tekst."), article("2", "Artikel 2.5 wordt als volgt gewijzigd:")
    )
    assert found == ["2 internal ambiguous self: "]


AMENDED = "Afvalstoffenverordening Lindervoort 2019"


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
