"""CVDR XML: one small file for each way in which real files use the elements."""

from __future__ import annotations

import pytest

from corpus.addresses import Address, find
from corpus.errors import FileUnreadable, InputError, NotAnOrdinance
from corpus.model import Document, Provision, words_of
from ingest.readers import choose, read
from ingest.readers.cvdr import CvdrReader
from tests.golden.notation import described, notes_of

NAMESPACES = (
    'xmlns="http://standaarden.overheid.nl/cvdr/terms/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:overheid="http://standaarden.overheid.nl/owms/terms/" '
    'xmlns:overheidrg="http://standaarden.overheid.nl/cvdr/meta/"'
)
META = """<meta><owmskern><dcterms:identifier>123456_2</dcterms:identifier>
<dcterms:title>Verordening proef Lindervoort 2024</dcterms:title>
<dcterms:creator scheme="overheid:Gemeente">Lindervoort</dcterms:creator></owmskern>
<owmsmantel><dcterms:alternative>Proefverordening</dcterms:alternative>
<dcterms:source resourceIdentifier="1.0:c:BWBR0015703&amp;artikel=8a">Participatiewet, art. 8a
</dcterms:source><overheid:isRatifiedBy>gemeenteraad</overheid:isRatifiedBy>
<dcterms:issued>2024-06-11</dcterms:issued></owmsmantel><cvdripm>
<overheidrg:inwerkingtredingDatum>2024-07-01</overheidrg:inwerkingtredingDatum>
<overheidrg:terugwerkendekrachtDatum>2024-01-01</overheidrg:terugwerkendekrachtDatum>
</cvdripm></meta>"""


def xml(body: str, *, aanhef: str = "<al>De raad;</al>", after: str = "") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?><cvdr {NAMESPACES}>{META}<body>
        <intitule>Verordening proef Lindervoort 2024</intitule><regeling>
        <aanhef><preambule>{aanhef}</preambule></aanhef>
        <regeling-tekst>{body}</regeling-tekst>{after}</regeling></body></cvdr>""".encode()


def parsed(body: str, *, aanhef: str = "<al>De raad;</al>", after: str = "") -> Document:
    return read(xml(body, aanhef=aanhef, after=after), "proef.xml").documents[0]


def at(document: Document, address: str) -> Provision:
    found = find(document, Address.parse(address))
    assert found is not None
    return found


KOP = "<kop><label>Artikel</label><nr>{}</nr><titel>{}</titel></kop>"


def article(number: int, title: str, inside: str) -> str:
    return f"<artikel>{KOP.format(number, title)}{inside}</artikel>"


def test_metadata_become_facts() -> None:
    document = parsed(article(1, "Doel", "<al>Tekst.</al>"))
    assert document.id == "CVDR123456_2"
    assert document.kind == "verordening"
    assert document.title == "Verordening proef Lindervoort 2024"
    assert document.citation_title == "Proefverordening"
    assert document.bodies == ("Lindervoort",)
    assert [(a.body, a.date) for a in document.adopted] == [("Lindervoort", "2024-06-11")]
    assert document.in_force.date == "2024-07-01"
    assert document.in_force.retroactive_to == "2024-01-01"
    assert document.legal_basis == ("Participatiewet, art. 8a",)


def test_a_regulation_that_ended_says_so() -> None:
    ended = "<overheidrg:uitwerkingtredingDatum>2025-01-01</overheidrg:uitwerkingtredingDatum>"
    data = xml(article(1, "Doel", "<al>Tekst.</al>")).replace(
        b"</cvdripm>", f"{ended}</cvdripm>".encode()
    )
    (issue,) = read(data, "proef.xml").documents[0].issues
    assert (issue.code, issue.severity) == ("ended", "info")
    assert issue.message == "Volgens de bron geldt deze regeling niet meer sinds 1 januari 2025."


def test_a_date_that_is_no_day_is_left_open() -> None:
    data = xml(article(1, "Doel", "<al>x</al>")).replace(b"2024-07-01", b"2024-13-45")
    assert read(data, "proef.xml").documents[0].in_force.date is None


def test_chapters_sections_paragraphs_and_points() -> None:
    body = """<hoofdstuk><kop><label>Hoofdstuk</label><nr>II</nr><titel>Hulp</titel></kop>
      <paragraaf><kop><label>§</label><nr>2.1</nr><titel>Werk</titel></kop>
      <artikel><kop><label>Artikel</label><nr>9 f.</nr><titel>Jobcoaching</titel></kop>
      <lid><lidnr>1.</lidnr><al>Het college biedt:</al><lijst>
      <li nr="a."><al>hulp, te weten:</al><lijst><li nr="1°"><al>een;</al></li>
      <li nr="2°"><al>twee;</al></li></lijst></li><li nr="b."><al>raad.</al></li></lijst></lid>
      <lid><lidnr>2.</lidnr><al>Anders niet.</al></lid></artikel></paragraaf></hoofdstuk>"""
    document = parsed(body)
    assert described(document) == [
        "H ii Hulp",
        "P 2.1 Werk",
        "A 9f Jobcoaching | 1(a{1 2} b) 2",
    ]
    assert at(document, "9f/1/a/2").text == "twee;"


def test_paragraphs_coded_as_a_list() -> None:
    inside = """<lijst><li nr="1."><al>Een.</al></li><li nr="2."><al>Twee:</al></li></lijst>
      <lijst><li nr="a."><al>dit;</al></li><li nr="b."><al>dat.</al></li></lijst>
      <lijst><li nr="3."><al>Drie.</al></li></lijst>"""
    assert described(parsed(article(1, "Doel", inside))) == ["A 1 Doel | 1 2(a b) 3"]


def test_paragraphs_and_points_in_one_flat_list() -> None:
    inside = """<lijst><li nr="1."><al>Een:</al></li><li nr="a."><al>dit;</al></li>
      <li nr="1°."><al>zus;</al></li><li nr="2°."><al>zo.</al></li><li nr="b."><al>dat.</al></li>
      <li nr="2."><al>Twee.</al></li></lijst>"""
    assert described(parsed(article(1, "Doel", inside))) == ["A 1 Doel | 1(a{1 2} b) 2"]


def test_numbered_list_inside_a_numbered_paragraph_stays_inside() -> None:
    inside = """<lid><lidnr>1.</lidnr><al>Een:</al><lijst><li nr="1."><al>dit;</al></li>
      </lijst></lid><lid><lidnr>2.</lidnr><al>Twee:</al><lijst><li nr="1."><al>dat;</al></li>
      <li nr="2."><al>zus.</al></li></lijst></lid>"""
    assert described(parsed(article(1, "Doel", inside))) == ["A 1 Doel | 1(1) 2(1 2)"]


def test_definitions_coded_as_paragraphs() -> None:
    inside = """<al>Verstaan wordt onder:</al><lid><lidnr>a.</lidnr><al>wet: de wet;</al></lid>
      <lid><lidnr>b.</lidnr><al>raad: de raad.</al></lid>"""
    document = parsed(article(1, "Begrippen", inside))
    assert described(document) == ["A 1 Begrippen | 0(a b)"]
    assert at(document, "1").text == "Verstaan wordt onder:"
    assert at(document, "1//b").text == "raad: de raad."


def test_definitions_in_a_table() -> None:
    inside = """<table><tgroup cols="2"><colspec colname="c1"/><colspec colname="c2"/><tbody>
      <row><entry colname="c1"><al>wet</al></entry><entry colname="c2"><al>de Pw</al></entry></row>
      <row><entry colname="c2"><al>alleen rechts</al></entry></row></tbody></tgroup></table>"""
    table = at(parsed(article(1, "Begrippen", inside)), "1").children[0]
    assert table.kind == "table"
    assert table.rows == (("wet", "de Pw"), ("", "alleen rechts"))


@pytest.mark.parametrize(
    ("kop", "expected"),
    [
        ("<kop><label>Artikel 2 Reikwijdte</label></kop>", "A 2 Reikwijdte | -"),
        ("<kop><label>Artikel 2a. Reikwijdte</label></kop>", "A 2a Reikwijdte | -"),
        ("<kop><label/><nr>3</nr><titel>Doel</titel></kop>", "A 3 Doel | -"),
        ("<kop><label>Artikel</label><nr>1:2.</nr><titel/></kop>", "A 1:2 None | -"),
        ("<kop><label/><nr/><titel/></kop>", "A None None | -"),
        ("<kop><titel>Artikel 4 Slot</titel></kop>", "A 4 Slot | -"),
        ("", "A None None | -"),
    ],
)
def test_headings_however_filled_in(kop: str, expected: str) -> None:
    assert described(parsed(f"<artikel>{kop}<al>Tekst.</al></artikel>")) == [expected]


def test_chapter_with_everything_in_its_label_and_loose_text() -> None:
    body = """<hoofdstuk><kop><label>1.Parkeren</label></kop><structuurtekst><al>Regels:</al>
      <lijst><li nr="-"><al>een</al></li><li nr="-"><al>twee</al></li></lijst></structuurtekst>
      </hoofdstuk>"""
    chapter = parsed(body).tree.children[1]
    assert (chapter.kind, chapter.number, chapter.heading) == ("chapter", "1", "Parkeren")
    assert [child.number for child in chapter.children[0].children] == [None, None]
    assert words_of(chapter, heading=False) == "Regels: een twee"


def test_points_as_bare_text() -> None:
    inside = "<al>Het gaat om:</al><al>a. dit;</al><al>b. dat.</al>"
    assert described(parsed(article(1, "Doel", inside))) == ["A 1 Doel | 0(a b)"]


def test_number_in_the_text_of_an_item() -> None:
    inside = '<lijst><li nr=""><al>a. dit;</al></li><li nr=""><al>b. dat.</al></li></lijst>'
    assert described(parsed(article(1, "Doel", inside))) == ["A 1 Doel | 0(a b)"]


def test_words_after_a_list_are_kept_in_place() -> None:
    inside = """<lid><lidnr>1.</lidnr><al>Als:</al><lijst><li nr="a."><al>dit;</al></li></lijst>
      <al>dan ook dat.</al></lid>"""
    paragraph = at(parsed(article(1, "Doel", inside)), "1/1")
    assert [(child.kind, child.text) for child in paragraph.children] == [
        ("point", "dit;"),
        ("text", "dan ook dat."),
    ]


def test_inserted_paragraph_number() -> None:
    inside = "".join(
        f"<lid><lidnr>{number}.</lidnr><al>Tekst.</al></lid>" for number in ("1", "1a", "2")
    )
    assert described(parsed(article(1, "Doel", inside))) == ["A 1 Doel | 1 1a 2"]


def test_whole_regulation_in_the_preamble() -> None:
    aanhef = """<al>De raad besluit:</al><al>Artikel 1 Doel</al><al>1. Een.</al><al>2. Twee.</al>
      <al>Artikel 2 Slot</al><al>Deze verordening treedt in werking op 1 juli 2024.</al>"""
    document = parsed("<artikel><kop/></artikel>", aanhef=aanhef)
    assert described(document) == ["A 1 Doel | 1 2", "A 2 Slot | -"]
    assert document.tree.children[0].text == "Verordening proef Lindervoort 2024\nDe raad besluit:"
    assert [issue.code for issue in document.issues] == ["text-in-preamble"]


def test_notes_are_attached_to_articles() -> None:
    after = """<nota-toelichting><al><vet>Toelichting</vet></al><al><vet>Algemeen</vet></al>
      <al>Waarom.</al></nota-toelichting><nota-toelichting>
      <al><vet>Artikelsgewijs</vet></al><al><vet>Artikel 2 Hulp</vet></al>
      <al>Eerste lid</al><al>Uitleg.</al></nota-toelichting>"""
    inside = "<lid><lidnr>1</lidnr><al>Een.</al></lid><lid><lidnr>2</lidnr><al>Twee.</al></lid>"
    document = parsed(article(1, "Doel", "<al>x</al>") + article(2, "Hulp", inside), after=after)
    assert notes_of(document) == ["algemeen", "2/1"]
    assert document.notes[-1].text == "Uitleg."


def test_notes_in_the_preamble() -> None:
    aanhef = "<al>De raad besluit:</al><al>Toelichting</al><al>Artikel 1 Doel</al><al>Uitleg.</al>"
    document = parsed(article(1, "Doel", "<al>Tekst.</al>"), aanhef=aanhef)
    assert document.tree.children[0].text == "Verordening proef Lindervoort 2024\nDe raad besluit:"
    assert notes_of(document) == ["1"]


def test_links_become_references() -> None:
    link = (
        "https://wetten.overheid.nl/jci1.3:c:BWBR0015703&amp;hoofdstuk=1&amp;artikel=8a&amp;lid=2"
    )
    inside = f"""<lid><lidnr>1.</lidnr><al>Zie a<extref doc="{link}">rtikel 8a</extref> en
      <extref doc="CVDR://90762_1">de regeling</extref> en
      <extref doc="mailto:post@lindervoort.example">post</extref>.</al></lid>"""
    first, second = parsed(article(1, "Doel", inside)).references
    assert (first.at, first.text) == ("1/1", "rtikel 8a")
    assert (first.instrument, first.instrument_id) == ("Participatiewet", "BWBR0015703")
    assert first.uri == "jci1.3:c:BWBR0015703&artikel=8a&lid=2"
    assert [(t.article, t.paragraph, t.chapter) for t in first.targets] == [("8a", "2", None)]
    assert second.uri == "https://lokaleregelgeving.overheid.nl/CVDR90762/1"


def test_a_link_to_the_regulation_itself_is_internal() -> None:
    inside = '<al>Zie <extref doc="CVDR://123456_1">deze verordening</extref>.</al>'
    (reference,) = parsed(article(1, "Doel", inside)).references
    assert (reference.kind, reference.instrument) == ("internal", "self")


def test_span_of_a_link_is_its_text() -> None:
    inside = (
        """<al>  Zie   <vet>ook</vet> <extref doc="CVDR1234_1"> de  regeling </extref> .</al>"""
    )
    document = parsed(article(1, "Doel", inside))
    reference = document.references[0]
    assert (
        at(document, "1").text[reference.start : reference.end] == "de regeling" == reference.text
    )


def test_footnotes_and_annexes_are_kept() -> None:
    noot = "<noot><noot.nr>1</noot.nr><noot.al>Bron: CBS.</noot.al></noot>"
    after = """<bijlage><kop><label>Bijlage</label><nr>1</nr><titel>Tarieven</titel></kop>
      <al>Tarief: € 5.</al></bijlage>"""
    document = parsed(article(1, "Doel", f"<al>Tekst{noot}.</al>"), after=after)
    assert words_of(at(document, "1")) == "Doel Tekst. [Noot 1: Bron: CBS.]"
    annex = document.tree.children[-1]
    assert (annex.kind, annex.number, annex.heading) == ("annex", "1", "Tarieven")


def test_closing_keeps_its_lines() -> None:
    after = """<regeling-sluiting><slotformulering><al>Aldus besloten op 11 juni 2024,</al>
      </slotformulering><ondertekening><functie>de griffier,</functie><functie/>
      <naam><voornaam>A.</voornaam><achternaam>B</achternaam></naam></ondertekening>
      </regeling-sluiting>"""
    closing = parsed(article(1, "Doel", "<al>x</al>"), after=after).tree.children[-1]
    assert closing.kind == "closing"
    assert closing.text == "Aldus besloten op 11 juni 2024,\nde griffier,\nA. B"


BOMB = """<?xml version="1.0"?><!DOCTYPE cvdr [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<cvdr><body><regeling><regeling-tekst><artikel><al>&b;</al></artikel></regeling-tekst></regeling>
</body></cvdr>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE cvdr [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<cvdr><body><regeling><regeling-tekst><artikel><al>&x;</al></artikel></regeling-tekst></regeling>
</body></cvdr>"""


@pytest.mark.parametrize(
    "data",
    [
        BOMB.encode(),
        BOMB.replace('version="1.0"', 'version="1.0" encoding="UTF-16"').encode("utf-16"),
        OUTSIDE.encode(),
        xml("<artikel>")[:-40],
        xml("<lijst><li>" * 200 + "</li></lijst>" * 200),
        xml("<al>&onbekend;</al>"),
        b"<cvdr>",
    ],
)
def test_bombs_and_damaged_files_give_one_sentence(data: bytes) -> None:
    with pytest.raises(FileUnreadable) as caught:
        CvdrReader().read(data, "proef.xml", lambda _done, _total: None)
    assert str(caught.value).count("\n") == 0
    assert str(caught.value).endswith(".")


def test_metadata_without_text_is_no_ordinance() -> None:
    with pytest.raises(NotAnOrdinance):
        read(f"<cvdr {NAMESPACES}>{META}</cvdr>".encode(), "proef.xml")


def test_truncated_files_raise_nothing_else() -> None:
    whole = xml(article(1, "Doel", "<al>Tekst.</al>"))
    for end in range(1, len(whole) - 8, 37):
        with pytest.raises(InputError):
            CvdrReader().read(whole[:end], "proef.xml", lambda _done, _total: None)


def test_the_reader_is_chosen_by_content() -> None:
    assert choose(xml(""), "zonder-naam").name == "cvdr"


def test_text_beside_paragraph_elements_is_kept() -> None:
    inside = "<lid><lidnr>1.</lidnr>Los <vet>vet</vet> woord.</lid><lid><lidnr>2.</lidnr>Voor<al>in"
    document = parsed(article(1, "Doel", f"{inside}</al>na</lid>"))
    assert at(document, "1/1").text == "Los vet woord."
    assert at(document, "1/2").text == "Voor in na"


def test_footnote_on_a_heading_and_title_of_a_table() -> None:
    noot = "<noot><noot.nr>2</noot.nr><noot.al>Gewijzigd.</noot.al></noot>"
    inside = """<table><title>Tarieven</title><tgroup cols="1"><tbody><row><entry>
      <al>€ 5</al></entry></row></tbody></tgroup></table>"""
    found = at(parsed(article(1, f"Doel{noot}", inside)), "1")
    assert found.heading == "Doel"
    assert found.text == "[Noot 2: Gewijzigd.] Tarieven"
    assert found.children[0].rows == (("€ 5",),)


def test_signature_in_running_words_is_one_line() -> None:
    after = """<regeling-sluiting><ondertekening>De <functie>griffier</functie> van
      <organisatie>Lindervoort</organisatie>, <naam><achternaam>B</achternaam></naam>
      </ondertekening></regeling-sluiting>"""
    closing = parsed(article(1, "Doel", "<al>x</al>"), after=after).tree.children[-1]
    assert closing.text == "De griffier van Lindervoort, B"
