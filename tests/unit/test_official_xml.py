"""STOP, BWB and gemeenteblad XML: small files in the shape of the published ones."""

from __future__ import annotations

import pytest

from corpus.addresses import Address, find
from corpus.errors import FileUnreadable, InputError
from corpus.model import words_of
from ingest.readers import choose, read
from tests.golden.notation import described, notes_of

STOP = """<?xml version="1.0" encoding="utf-8"?>
<AanleveringBesluit xmlns="https://standaarden.overheid.nl/lvbb/stop/aanlevering/"><BesluitVersie>
<BesluitMetadata xmlns="https://standaarden.overheid.nl/stop/imop/data/">
<officieleTitel>Vaststelling verordening hulp</officieleTitel></BesluitMetadata>
<ConsolidatieInformatie xmlns="https://standaarden.overheid.nl/stop/imop/data/"><Tijdstempels>
<Tijdstempel><soortTijdstempel>juridischWerkendVanaf</soortTijdstempel><datum>2024-07-01</datum>
</Tijdstempel></Tijdstempels></ConsolidatieInformatie>
<BesluitCompact xmlns="https://standaarden.overheid.nl/stop/imop/tekst/">
<RegelingOpschrift><Al>Vaststelling van de verordening hulp</Al></RegelingOpschrift>
<Aanhef><Al>De raad van de gemeente Lindervoort,</Al><Al>gelet op
<ExtRef ref="https://wetten.overheid.nl/jci1.3:c:BWBR0005416&amp;artikel=149">Gemeentewet, art. 149
</ExtRef>;</Al><Al>besluit:</Al></Aanhef>
<Lichaam eId="body_1"><WijzigArtikel eId="art_I"><Kop><Label>Artikel</Label><Nummer>I</Nummer></Kop>
<Wat>De verordening in <IntRef ref="cmp_A">Bijlage A</IntRef> wordt vastgesteld.</Wat>
</WijzigArtikel><Artikel eId="art_II"><Kop><Label>Artikel</Label><Nummer>II</Nummer></Kop>
<Gereserveerd/></Artikel></Lichaam>
<Sluiting><Al>Gegeven te Lindervoort, 11 juni 2024</Al></Sluiting>
<WijzigBijlage><RegelingCompact><RegelingOpschrift><Al>Verordening hulp Lindervoort 2024</Al>
</RegelingOpschrift><Lichaam eId="body_2"><Hoofdstuk eId="chp_1"><Kop><Label>Hoofdstuk</Label>
<Nummer>1</Nummer><Opschrift>Algemeen</Opschrift></Kop>
<Artikel eId="chp_1__art_1.1"><Kop><Label>Artikel</Label><Nummer>1.1</Nummer>
<Opschrift>Begrippen</Opschrift></Kop><Inhoud><Begrippenlijst><Begrip><Term>wet</Term>
<Definitie><Al>de Participatiewet;</Al></Definitie></Begrip><Begrip><LiNummer>b.</LiNummer>
<Term>raad</Term><Definitie><Al>de gemeenteraad.</Al></Definitie></Begrip></Begrippenlijst></Inhoud>
</Artikel><Artikel eId="chp_1__art_1.2"><Kop><Label>Artikel</Label><Nummer>1.2</Nummer>
<Opschrift>Hulp</Opschrift></Kop><Lid eId="chp_1__art_1.2__para_1"><LidNummer>1.</LidNummer>
<Inhoud><Lijst><Lijstaanhef>Het college biedt:</Lijstaanhef><Li><LiNummer>a.</LiNummer>
<Al>raad;</Al></Li><Li><LiNummer>b.</LiNummer><Al>daad.</Al></Li></Lijst></Inhoud></Lid>
<Lid eId="chp_1__art_1.2__para_2"><LidNummer>2.</LidNummer><Inhoud><Al>Zie
<IntRef ref="chp_1__art_1.2__para_1__list_1__item_a">het eerste lid, onder a</IntRef>
<VerwijderdeTekst>niet meer</VerwijderdeTekst>.</Al></Inhoud></Lid></Artikel></Hoofdstuk></Lichaam>
<Toelichting><AlgemeneToelichting><Kop><Opschrift>Algemeen</Opschrift></Kop><Divisietekst><Inhoud>
<Al>Waarom.</Al></Inhoud></Divisietekst></AlgemeneToelichting><ArtikelgewijzeToelichting><Kop>
<Opschrift>Artikelsgewijze toelichting</Opschrift></Kop><Divisietekst><Kop><Label>Artikel</Label>
<Nummer>1.2</Nummer><Opschrift>Hulp</Opschrift></Kop><Inhoud><Al>Uitleg.</Al></Inhoud></Divisietekst>
</ArtikelgewijzeToelichting></Toelichting></RegelingCompact></WijzigBijlage></BesluitCompact>
</BesluitVersie><RegelingVersieInformatie>
<RegelingMetadata xmlns="https://standaarden.overheid.nl/stop/imop/data/">
<eindverantwoordelijke>/tooi/id/gemeente/gm9999</eindverantwoordelijke>
<citeertitel>Verordening hulp</citeertitel></RegelingMetadata></RegelingVersieInformatie>
</AanleveringBesluit>"""

BWB = """<?xml version="1.0" encoding="UTF-8"?>
<toestand bwb-id="BWBR0099999" inwerkingtreding="2024-01-01"><bwb-inputbestand/>
<wetgeving soort="wet"><intitule>Wet van 1 mei, houdende regels<meta-data><brondata>
<publicatiejaar>2023</publicatiejaar></brondata></meta-data></intitule>
<citeertitel status="officieel">Proefwet</citeertitel><wet-besluit><aanhef>
<wij>Wij Willem-Alexander,</wij><considerans><considerans.al>Alzo Wij overwegen:</considerans.al>
</considerans></aanhef><wettekst><hoofdstuk label="Hoofdstuk 1"><kop><label>Hoofdstuk</label>
<nr status="officieel">1</nr><titel>Algemeen</titel></kop><titeldeel><kop><label>Titel</label>
<nr>1.1</nr><titel>Definities</titel></kop>
<artikel label="Artikel 8a" status="goed"><kop><label>Artikel</label><nr>8a</nr>
<titel>Hulp</titel></kop><lid><lidnr>1</lidnr><al>De raad regelt:</al><lijst><li><li.nr>a.</li.nr>
<al>hulp, te weten:</al><lijst><li><li.nr>1°.</li.nr><al>raad;</al></li><li><li.nr>2°.</li.nr>
<al>daad;</al></li></lijst><meta-data><jcis><jci verwijzing="x"/></jcis></meta-data></li><li>
<li.nr>b.</li.nr><al>werk, bedoeld in
<intref doc="jci1.3:c:BWBR0099999&amp;artikel=8b&amp;lid=1">artikel 8b, eerste lid</intref>.</al>
</li></lijst></lid><lid><lidnr>2</lidnr><al>Zie
<extref doc="jci1.3:c:BWBR0005537&amp;artikel=4:13" bwb-id="BWBR0005537">artikel 4:13 van de Awb
</extref>.</al></lid></artikel><artikel label="Artikel 8b" status="vervallen"><kop>
<label>Artikel</label><nr>8b</nr></kop><redactie type="vervanging">Vervallen</redactie></artikel>
</titeldeel></hoofdstuk></wettekst><wetsluiting><slotformulering><al>Lasten en bevelen.</al>
</slotformulering></wetsluiting></wet-besluit></wetgeving></toestand>"""

GMB = """<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><metadata>
<meta name="OVERHEIDop.externMetadataRecord" content="x"/></metadata>
<kop><titel>GEMEENTEBLAD</titel>
<subtitel>Officiële uitgave van de gemeente Lindervoort</subtitel></kop><gemeenteblad><kop>
<titel>Verordening hulp Lindervoort</titel></kop>{}</gemeenteblad></officiele-publicatie>"""
GMB_REGULATION = """<regeling><aanhef><preambule><al>De raad besluit:</al></preambule></aanhef>
<regeling-tekst><artikel><kop><label>Artikel</label><nr>1</nr><titel>Doel</titel></kop><lid>
<lidnr>1.</lidnr><al>Een <nadruk type="vet">vet</nadruk> woord.</al></lid></artikel>
</regeling-tekst></regeling>"""
GMB_NOTICE = """<zakelijke-mededeling><zakelijke-mededeling-tekst><tekst><al/>
<al>Het college maakt bekend:</al><al>de vergunning.</al></tekst></zakelijke-mededeling-tekst>
</zakelijke-mededeling>"""


def test_stop_gives_the_decision_and_the_regulation() -> None:
    decision, regulation = read(STOP.encode(), "stop.xml").documents
    assert (decision.kind, regulation.kind) == ("raadsbesluit", "verordening")
    assert decision.title == "Vaststelling van de verordening hulp"
    assert regulation.title == "Verordening hulp Lindervoort 2024"
    assert regulation.citation_title == "Verordening hulp"
    assert regulation.in_force.date == "2024-07-01"
    assert described(decision) == ["A i None | -", "A ii None | -"]
    assert words_of(decision.tree).endswith("[Gereserveerd] Gegeven te Lindervoort, 11 juni 2024")
    assert [r.instrument for r in decision.references] == ["Gemeentewet"]


def test_stop_structure_definitions_links_and_notes() -> None:
    regulation = read(STOP.encode(), "stop.xml").documents[1]
    assert described(regulation) == [
        "H 1 Algemeen",
        "A 1.1 Begrippen | 0(b)",
        "A 1.2 Hulp | 1(a b) 2",
    ]
    article = find(regulation, Address.parse("1.1"))
    assert article is not None
    assert [child.text for child in article.children] == [
        "wet: de Participatiewet;",
        "raad: de gemeenteraad.",
    ]
    lid = find(regulation, Address.parse("1.2/2"))
    assert lid is not None
    assert lid.text == "Zie het eerste lid, onder a ."
    (link,) = regulation.references
    target = link.targets[0]
    assert (link.kind, target.article, target.paragraph, target.point) == (
        "internal",
        "1.2",
        "1",
        "a",
    )
    assert notes_of(regulation) == ["algemeen", "1.2"]


def test_text_that_an_amendment_takes_out_is_left_out() -> None:
    text = STOP.replace("<Al>daad.</Al>", '<Al wijzigactie="verwijder">oud.</Al><Al>daad.</Al>')
    regulation = read(text.encode(), "stop.xml").documents[1]
    point = find(regulation, Address.parse("1.2/1/b"))
    assert point is not None
    assert point.text == "daad."
    assert [line.text for line in regulation.left_out] == ["oud.", "niet meer"]


def test_consolidated_stop_is_one_regulation() -> None:
    start, end = STOP.index("<RegelingCompact>"), STOP.index("</WijzigBijlage>")
    text = STOP[start:end].replace(
        "<RegelingCompact>",
        '<RegelingCompact xmlns="https://standaarden.overheid.nl/stop/imop/tekst/">',
    )
    wrapped = (
        '<lvbbu:Consolidaties xmlns:lvbbu="https://standaarden.overheid.nl/lvbb/stop/uitlevering/">'
        f"<lvbbu:Consolidatie>{text}</lvbbu:Consolidatie></lvbbu:Consolidaties>"
    )
    (regulation,) = read(wrapped.encode(), "cvdr.xml").documents
    assert len(described(regulation)) == 3


def test_bwb_gives_the_whole_law() -> None:
    (law,) = read(BWB.encode(), "wet.xml").documents
    assert (law.id, law.kind, law.title) == ("BWBR0099999", "wet", "Proefwet")
    assert law.in_force.date == "2024-01-01"
    assert described(law) == ["H 1 Algemeen", "A 8a Hulp | 1(a{1 2} b) 2", "A 8b None | -"]
    assert law.tree.children[0].text.split("\n") == [
        "Wet van 1 mei, houdende regels",
        "Wij Willem-Alexander,",
        "Alzo Wij overwegen:",
    ]
    assert "2023" not in words_of(law.tree)
    inside, outside = law.references
    assert (inside.kind, inside.instrument, inside.at) == ("internal", "self", "8a/1/b")
    assert (inside.targets[0].article, inside.targets[0].paragraph) == ("8b", "1")
    assert (outside.kind, outside.targets[0].article) == ("external", "4:13")


def test_gemeenteblad_with_a_regulation() -> None:
    (document,) = read(GMB.format(GMB_REGULATION).encode(), "gmb.xml").documents
    assert document.title == "Verordening hulp Lindervoort"
    assert document.kind == "verordening"
    assert described(document) == ["A 1 Doel | 1"]
    assert "Een vet woord." in words_of(document.tree)


def test_gemeenteblad_with_a_notice_gives_lines() -> None:
    reading = read(GMB.format(GMB_NOTICE).encode(), "gmb.xml")
    assert [line.text for line in reading.lines][-2:] == [
        "Het college maakt bekend:",
        "de vergunning.",
    ]


@pytest.mark.parametrize(
    ("text", "name"), [(STOP, "stop"), (BWB, "bwb"), (GMB.format(""), "gemeenteblad")]
)
def test_readers_are_chosen_by_content(text: str, name: str) -> None:
    assert choose(text.encode(), "bestand").name == name
    assert choose(text.encode("utf-8-sig"), "bestand").name == name


@pytest.mark.parametrize("text", [STOP, BWB, GMB.format(GMB_REGULATION)])
def test_damage_gives_one_sentence(text: str) -> None:
    bomb = text.replace('"?>', '"?><!DOCTYPE x [<!ENTITY a "aaaa">]>', 1)
    for damaged in (bomb, text[: len(text) // 2], text.replace("</artikel>", "", 1)[:-30]):
        with pytest.raises(FileUnreadable) as caught:
            read(damaged.encode(), "stuk.xml")
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "<toestand bwb-id='BWBR0099999'><wetgeving/></toestand>",
        "<officiele-publicatie><metadata/></officiele-publicatie>",
        '<x xmlns="https://standaarden.overheid.nl/stop/imop/tekst/"><Lichaam/></x>',
    ],
)
def test_files_without_text_are_told(text: str) -> None:
    with pytest.raises(InputError):
        read(text.encode(), "leeg.xml")


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><searchRetrieveResponse><records/></searchRetrieveResponse>',
        '<?xml version="1.0" encoding="UTF-16"?><work label="x"/>',
    ],
)
def test_other_xml_is_told_by_name(text: str) -> None:
    encoding = "utf-16" if "UTF-16" in text else "utf-8"
    with pytest.raises(FileUnreadable, match=r"'(searchRetrieveResponse|work)'"):
        read(text.encode(encoding), "antwoord.xml")
