"""Finding instruments, on small hand-made trees."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.instruments import find_instruments, policy_fields
from corpus.errors import UsageError
from corpus.instruments import (
    Instrument,
    catalogue,
    compact,
    lexicon,
    own_instruments,
    read_instruments,
)
from corpus.model import Document, Provision
from corpus.store import OWN_INSTRUMENTS

PW = ("Participatiewet",)


def paragraph(number: str, text: str, *children: Provision) -> Provision:
    return Provision(kind="paragraph", number=number, text=text, children=children)


def point(number: str, text: str, *children: Provision) -> Provision:
    return Provision(kind="point", number=number, text=text, children=children)


def article(number: str, heading: str, *children: Provision, text: str = "") -> Provision:
    return Provision(kind="article", number=number, heading=heading, text=text, children=children)


def chapter(number: str, heading: str, *children: Provision) -> Provision:
    return Provision(kind="chapter", number=number, heading=heading, children=children)


def ordinance(*children: Provision, title: str = "Re-integratieverordening 2024") -> Document:
    return Document(
        id="d",
        kind="verordening",
        title=title,
        tree=Provision(kind="regulation", children=children),
    )


def found(document: Document, *extra: Instrument) -> dict[str, list[str]]:
    return {
        one.name: [place.at for place in one.places] for one in find_instruments(document, extra)
    }


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("no risk polis", "no-riskpolis"),
        ("No-riskpolis", "no-riskpolis"),
        ("no-risk polissen", "no-riskpolis"),
        ("leerwerk-trajecten", "leer-werktraject"),
        ("leer-werktrajecten", "leer-werktraject"),
        ("leer/werktraject", "leer-werktraject"),
        ("proefplaats", "proefplaatsing"),
        ("proefplaatsingen", "proefplaatsing"),
        ("onkostenvergoedingen", "onkostenvergoeding"),
        ("Persoonsgebonden reïntegratiebudget", "re-integratiebudget"),
        ("beschut werk nieuwe stijl", "beschut-werk"),
        ("participatievoorziening beschut werk", "beschut-werk"),
    ],
)
def test_spellings_are_one_instrument(written: str, key: str) -> None:
    (mention,) = lexicon(PW).find(f"De voorziening {written} is bedoeld voor werkgevers.")
    assert mention.instrument.key == key
    assert compact(f"{written}")  # the letters that two spellings share


def test_part_of_a_longer_word_is_no_mention() -> None:
    assert not lexicon(PW).find("een detacherings- of arbeidsovereenkomst en de scholingsplicht")


def test_the_longest_name_wins() -> None:
    (mention,) = lexicon(PW).find("Proefplaatsing gericht op het bepalen van de loonwaarde")
    assert mention.instrument.key == "proefplaatsing-loonwaarde"


def test_catalogue_keys_are_unique_and_wider_ones_exist() -> None:
    keys = [entry.key for entry in catalogue()]
    assert len(keys) == len(set(keys))
    assert {entry.wider for entry in catalogue() if entry.wider} <= set(keys)


def test_a_name_belongs_to_the_policy_field_of_the_document() -> None:
    (pw,) = lexicon(PW).find("vervoersvoorziening")
    (wmo,) = lexicon(("Wmo",)).find("vervoersvoorziening")
    assert (pw.instrument.field, wmo.instrument.field) == ("Participatiewet", "Wmo")


def test_extra_entries_extend_and_replace() -> None:
    own = read_instruments(
        '[[instrument]]\nkey = "wijkbaan"\nname = "Wijkbaan"\nfield = "Participatiewet"\n'
        'names = ["wijk-baan", "wijkbanen"]\n'
    )
    document = ordinance(article("3", "Wijkbaan", text="Het college kan een wijkbaan aanbieden."))
    assert found(document, *own) == {"Wijkbaan": ["3"]}
    assert len(catalogue(own)) == len(catalogue()) + 1


ENTRY = '[[instrument]]\nkey = "x"\nname = "X"\nfield = "Wmo"\n'


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('[[instrument]]\nkey = "x"\n', "in instrument 1 ontbreekt 'name'"),
        (
            ENTRY + 'names = ["x"]\nkleur = "rood"\n',
            "in instrument 1 staat het onbekende veld 'kleur'",
        ),
        (
            ENTRY + 'names = "x"\n',
            "in instrument 1 heeft 'names' een waarde van de verkeerde soort",
        ),
        ("[[instrument]]\nkey = x\n", "regel 2 is geen geldige TOML"),
        ("instrument = 3\n", "geen lijst van instrumenten"),
    ],
)
def test_a_broken_list_of_own_instruments_is_told_in_dutch(written: str, said: str) -> None:
    with pytest.raises(UsageError, match="eigen instrumenten") as caught:
        read_instruments(written)
    assert said in str(caught.value)


def test_an_unreadable_list_of_own_instruments_is_told_in_dutch(tmp_path: Path) -> None:
    (tmp_path / OWN_INSTRUMENTS).write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="eigen instrumenten"):
        own_instruments(tmp_path)


def test_own_instruments_stand_in_the_library(tmp_path: Path) -> None:
    assert own_instruments(tmp_path) == ()
    (tmp_path / OWN_INSTRUMENTS).write_text(
        '[[instrument]]\nkey = "wijkbaan"\nname = "Wijkbaan"\nfield = "Werk"\n'
        'names = ["wijkbaan"]\n',
        "utf8",
    )
    (own,) = own_instruments(tmp_path)
    assert (own.name, own.field, own.basis) == ("Wijkbaan", "Werk", ())


def test_one_article_holds_several_and_one_instrument_spans_several() -> None:
    document = ordinance(
        article(
            "10",
            "Werken met behoud van uitkering",
            paragraph(
                "1",
                "Het college kan de volgende vormen van werken met behoud van uitkering aanbieden:",
                point("a", "Proefplaatsing"),
                point("b", "Participatieplaats"),
            ),
            paragraph("2", "Bij een participatieplaats is het werk additioneel."),
        ),
        article("11", "Jobcoaching in natura", text="Het college kan jobcoaching aanbieden."),
        article("12", "Subsidie voor het organiseren van jobcoaching", text="De subsidie."),
    )
    assert found(document) == {
        "Werken met behoud van uitkering": ["10"],
        "Proefplaatsing": ["10/1/a"],
        "Participatieplaats": ["10/1/b", "10/2"],
        "Jobcoaching": ["11", "12"],
    }


def test_items_of_a_list_of_provisions() -> None:
    document = ordinance(
        article(
            "4",
            "Voorzieningen",
            paragraph(
                "2",
                "Het college kan de volgende voorzieningen aanbieden:",
                point("a", "diagnose,"),
                point("b", "gesubsidieerde arbeid, waaronder de loonkostensubsidie,"),
                point("c", "werken met behoud van u itkering,"),
                point("d", "loonwaardescan ten behoeve van de loonkostensubsidie,"),
                point("e", "andere door het college noodzakelijk geachte voorzieningen."),
            ),
            paragraph(
                "4",
                "Het college kan een voorziening beëindigen als:",
                point("a", "de persoon geen scholing volgt;"),
                point("b", "de jobcoaching niet meer nodig is."),
            ),
        )
    )
    assert found(document) == {
        "Diagnose": ["4/2/a"],
        "Gesubsidieerde arbeid": ["4/2/b"],
        "Loonkostensubsidie": ["4/2/b"],
        "Werken met behoud van uitkering": ["4/2/c"],
        "Loonwaardescan": ["4/2/d"],
    }


def test_an_offering_sentence_and_what_stands_beside_it() -> None:
    document = ordinance(
        article(
            "5",
            "Ondersteuning van werkzoekenden",
            paragraph("1", "Het college kan een persoon scholing aanbieden."),
            paragraph(
                "2", "Het college kan aan een werkgever een eenmalige inwerkbonus toekennen."
            ),
            paragraph("3", "Het college houdt rekening met de kans op een loonkostensubsidie."),
        )
    )
    assert found(document) == {"Scholing": ["5/1"], "Eenmalige inwerkbonus": ["5/2"]}


def test_headings_in_a_chapter_on_provisions() -> None:
    document = ordinance(
        chapter(
            "2",
            "Voorzieningen",
            article(
                "3", "Algemene bepalingen over voorzieningen", text="Het college biedt maatwerk."
            ),
            article("4", "Leerkring", text="Het college kan een leerkring aanbieden."),
            article(
                "5",
                "Belendende beleidsvelden",
                text="Het college kan voorzieningen aanbieden vanuit belendende beleidsvelden.",
            ),
            article("6", "Subsidieplafond", text="Het college kan een plafond vaststellen."),
        ),
        chapter("3", "Slotbepalingen", article("7", "Nadere regels", text="Het college stelt.")),
    )
    assert found(document) == {"Leerkring": ["4"]}


def test_a_definition_adds_to_an_instrument_but_makes_none() -> None:
    terms = article(
        "1",
        "Begripsbepalingen",
        paragraph(
            "1",
            "In deze verordening wordt verstaan onder:",
            point("a", "jobcoaching: door een erkende deskundige geboden ondersteuning;"),
            point("b", "scholing: onderwijs gericht op werk;"),
        ),
    )
    document = ordinance(terms, article("2", "Jobcoaching", text="Het college kan het bieden."))
    assert found(document) == {"Jobcoaching": ["1/1/a", "2"]}


def test_the_title_tells_that_the_whole_ordinance_is_about_one_instrument() -> None:
    document = ordinance(
        article("1", "Begrippen", text="De wet: de Participatiewet."),
        article("2", "Voorwaarden", text="Recht op individuele inkomenstoeslag heeft wie arm is."),
        article("3", "Hoogte van de toeslag", text="De individuele inkomenstoeslag bedraagt 39%."),
        article("4", "Citeertitel", text="Verordening individuele inkomenstoeslag."),
        title="Verordening individuele inkomenstoeslag 2015",
    )
    assert found(document) == {"Individuele inkomenstoeslag": ["2", "3"]}


def test_policy_field_from_the_text_when_the_title_is_lost() -> None:
    document = ordinance(
        article("1", "Begrippen", text="wet: Participatiewet; bijstand."), title="Verordening"
    )
    assert policy_fields(document) == PW


def test_an_ordinance_for_the_whole_domain_keeps_its_fields_apart() -> None:
    def transport(number: str, field: str) -> Provision:
        text = "Het college kan een vervoersvoorziening verstrekken."
        return chapter(number, field, article(f"{number}.1", "Vervoersvoorziening", text=text))

    document = ordinance(
        transport("2", "Maatschappelijke ondersteuning"),
        transport("3", "Werk en participatie"),
        title="Verordening sociaal domein 2024",
    )
    assert found(document) == {
        "Vervoersvoorziening (Wmo)": ["2.1"],
        "Vervoersvoorziening (Participatiewet)": ["3.1"],
    }


def test_what_a_wide_instrument_consists_of() -> None:
    document = ordinance(
        article(
            "3",
            "Criteria voor een maatwerkvoorziening",
            paragraph(
                "2",
                "Een maatwerkvoorziening kan bestaan uit:",
                point("a", "huishoudelijke ondersteuning;"),
                point("b", "een rolstoel;"),
            ),
        ),
        title="Verordening maatschappelijke ondersteuning 2024",
    )
    assert found(document) == {
        "Maatwerkvoorziening": ["3"],
        "Huishoudelijke ondersteuning": ["3/2/a"],
        "Rolstoelvoorziening": ["3/2/b"],
    }


def test_a_place_name_in_a_side_phrase_is_not_offered() -> None:
    document = ordinance(
        article(
            "5",
            "Vervoersvoorziening",
            paragraph(
                "1",
                "Het college kan een vervoersvoorziening verstrekken aan wie niet zelf naar zijn "
                "werkplek, proefplaats of opleiding kan reizen.",
            ),
            paragraph("2", "Het college verstrekt een premie van € 100."),
        )
    )
    assert found(document) == {"Vervoersvoorziening": ["5"], "Premie": ["5/2"]}


def test_a_claim_and_a_passive_offer_count_without_the_college() -> None:
    document = ordinance(
        article(
            "5",
            "Rechten van werkgevers",
            paragraph("1", "Een werkgever komt in aanmerking voor een no-riskpolis."),
            paragraph("2", "Jobcoaching kan worden ingezet voor een werknemer."),
            paragraph("3", "De werkgever meldt het als de loonkostensubsidie te hoog is."),
        )
    )
    assert found(document) == {"No-riskpolis": ["5/1"], "Jobcoaching": ["5/2"]}


WMO = "Verordening maatschappelijke ondersteuning 2024"


def test_a_name_listed_with_a_side_phrase_of_the_heading_is_not_its_subject() -> None:
    heading = "Bijdrage in de kosten van maatwerkvoorzieningen en algemene voorzieningen"
    text = "Een cliënt is een bijdrage in de kosten verschuldigd."
    document = ordinance(article("11", heading, text=text), title=WMO)
    assert found(document) == {"Bijdrage in de kosten": ["11"]}
    both = article("12", "Hulp bij het huishouden en begeleiding", text="Het college biedt hulp.")
    assert set(found(ordinance(both, title=WMO))) == {"Huishoudelijke ondersteuning", "Begeleiding"}


def test_instruments_of_one_heading_have_their_own_paragraphs() -> None:
    shared = article(
        "10",
        "Begeleiding en dagbesteding",
        paragraph("1", "Het college kan begeleiding verstrekken voor 8 uur per week."),
        paragraph("2", "Een verlenging duurt ten hoogste een jaar."),
        paragraph("3", "Het college kan dagbesteding verstrekken voor 9 dagdelen per week."),
        paragraph("4", "Voor begeleiding en dagbesteding stelt het college een plan op."),
    )
    assert found(ordinance(shared, title=WMO)) == {
        "Begeleiding": ["10/1", "10/2", "10/4"],
        "Dagbesteding": ["10/3", "10/4"],
    }


def test_the_head_of_a_compound_is_short_for_the_heading() -> None:
    text = "Het college kan op aanvraag een premie van € 500 verstrekken."
    assert found(ordinance(article("6", "Uitstroompremie", text=text))) == {
        "Uitstroompremie": ["6"]
    }


def test_a_list_regulates_the_kind_that_it_gives_the_forms_of() -> None:
    listing = article(
        "2",
        "Vormen van jeugdhulp",
        paragraph(
            "1",
            "De volgende vormen van individuele voorzieningen zijn beschikbaar:",
            point("a", "pleegzorg;"),
            point("b", "jongerencoaching."),
        ),
    )
    assert found(ordinance(listing, title="Verordening jeugdhulp 2024")) == {
        "Individuele voorziening jeugdhulp": ["2/1"],
        "Pleegzorg": ["2/1/a"],
        "Jongerencoaching": ["2/1/b"],
    }


def test_a_list_under_the_heading_of_a_kind_names_what_is_offered() -> None:
    listing = article(
        "2",
        "Algemene voorzieningen",
        point("a", "opvoedondersteuning;"),
        point("b", "jongerenwerk."),
        text="Het college zorgt voor de volgende algemene voorzieningen:",
    )
    assert found(ordinance(listing, title="Verordening jeugdhulp 2024")) == {
        "Overige voorziening jeugdhulp": ["2"],
        "Opvoedondersteuning": ["2//a"],
        "Jongerenwerk": ["2//b"],
    }


def test_a_decision_about_an_instrument_offers_none() -> None:
    text = (
        "Het college kan een beslissing aangaande een individuele voorziening herzien als de "
        "ouders onjuiste gegevens hebben verstrekt."
    )
    document = ordinance(article("7", "Herziening", text=text), title="Verordening jeugdhulp 2024")
    assert found(document) == {}


@pytest.mark.parametrize(
    ("key", "day", "basis"),
    [
        ("leer-werktraject", "2025-12-31", ("Participatiewet, artikel 10f",)),
        ("leer-werktraject", "2026-01-01", ("Participatiewet, artikel 7a",)),
        ("leer-werktraject", "", ("Participatiewet, artikel 7a",)),
        ("verrekening-boete", "2016-12-31", ("Participatiewet, artikel 60b",)),
        ("verrekening-boete", "2017-01-01", ()),
        ("proefplaatsing", "2023-06-30", ()),
        ("proefplaatsing", "2023-07-01", ("Participatiewet, artikel 8a",)),
    ],
)
def test_a_basis_holds_on_the_days_the_statute_had_it(
    key: str, day: str, basis: tuple[str, ...]
) -> None:
    (entry,) = [entry for entry in catalogue() if entry.key == key]
    assert entry.basis_on(day) == basis


def test_what_a_condition_names_is_not_offered() -> None:
    found = find_instruments(
        ordinance(
            article(
                "4",
                "Wanneer is maatwerk mogelijk",
                text="Het college verstrekt een maatwerkvoorziening als eigen kracht, mantelzorg, "
                "het netwerk en algemene voorzieningen geen oplossing bieden.",
            ),
            title="Verordening maatschappelijke ondersteuning",
        )
    )
    assert [one.name for one in found] == ["Maatwerkvoorziening"]


def test_a_chapter_about_one_instrument_lends_it_to_its_articles() -> None:
    found = find_instruments(
        ordinance(
            chapter(
                "2",
                "Individuele inkomenstoeslag",
                article("4", "Voorwaarden", text="Wie drie jaar een laag inkomen heeft."),
                article("5", "Hoogte", text="De hoogte is € 400."),
                article("6", "Hardheidsclausule", text="Het college kan afwijken."),
            ),
            title="Verordening minimabeleid",
        )
    )
    assert [(one.name, [p.at for p in one.places]) for one in found] == [
        ("Individuele inkomenstoeslag", ["4", "5"])
    ]


@pytest.mark.parametrize(
    ("heading", "text", "names"),
    [
        ("Fietslening", "Het college kan een fietslening van € 200 verstrekken.", ["Fietslening"]),
        ("Verslag", "Het college verstrekt de inwoner een verslag.", []),
        ("Ondersteuningsplan", "Het college verstrekt de inwoner een ondersteuningsplan.", []),
    ],
)
def test_a_titled_article_offers_what_its_heading_says(
    heading: str, text: str, names: list[str]
) -> None:
    tree = ordinance(article("4", heading, text=text), title="Verordening minimabeleid")
    assert [one.name for one in find_instruments(tree)] == names
