"""The language of the search box, and the references in it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from corpus.library import Entry
from corpus.model import Target
from index.filters import narrow
from index.protocol import Filter
from index.query import Beginning, Either, Parsed, Quoted, Sequence, Unit, Word, parse, words
from index.reference import documents_meant, read_number, read_reference, words_beside


def written(parsed: Parsed) -> str:
    """Print a query tree: required +, unwanted -, alternatives in brackets."""

    def unit(node: Unit) -> str:
        if isinstance(node, Word):
            return node.word
        if isinstance(node, Quoted):
            return f'"{" ".join(node.words)}"'
        return f"{node.text}*" if isinstance(node, Beginning) else f"({either(node)})"

    def sequence(part: Sequence) -> str:
        signs = [*(f"+{unit(it)}" for it in part.required), *map(unit, part.wanted)]
        return " ".join([*signs, *(f"-{unit(it)}" for it in part.unwanted)])

    def either(root: Either) -> str:
        return " | ".join(map(sequence, root.parts))

    return either(parsed.root)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("jobcoach percentage", "jobcoach percentage"),
        ("Re-integratie", "reintegratie"),
        ('"behoud van uitkering" werk', '+"behoud van uitkering" werk'),
        ("loon AND subsidie", "+loon +subsidie"),
        ("loon EN subsidie premie", "+loon +subsidie premie"),
        ("loon OR premie", "loon | premie"),
        ("loon OF premie", "loon | premie"),
        ("loon of premie", "loon of premie"),
        ("subsidie NOT loon", "subsidie -loon"),
        ("subsidie NIET loon", "subsidie -loon"),
        ("subsidie -loon", "subsidie -loon"),
        ('subsidie -"vast loon"', 'subsidie -"vast loon"'),
        ("re-integratie -werk", "reintegratie -werk"),
        ("jobco*", "+jobco*"),
        ("(loon OR premie) AND werkgever", "+(loon | premie) +werkgever"),
        ("(loon OR premie) werkgever", "(loon | premie) werkgever"),
        ("NOT loon", "-loon"),
        ("AND OR NOT", ""),
        ("loon AND", "+loon"),
        ("((loon", "((loon))"),
        ("loon))", "loon"),
        ('"', ""),
        ('"open einde', '+"open einde"'),
        ("()", ""),
        ("*", ""),
        ("7:10 Awb", "7:10 awb"),
        ("", ""),
    ],
)
def test_parse(typed: str, tree: str) -> None:
    assert written(parse(typed)) == tree


def test_filters_are_taken_out() -> None:
    parsed = parse('jobcoach gemeente:"Valkenburg aan de Geul" jaar:2022,2023 Soort:verordening')
    assert written(parsed) == "jobcoach"
    assert parsed.filters == {
        "gemeente": ("Valkenburg aan de Geul",),
        "jaar": ("2022", "2023"),
        "soort": ("verordening",),
    }


def test_words_as_typed() -> None:
    parsed = parse('Art. 9f AND "derde lid" OR jo* in:slot')
    assert [word.typed for word in words(parsed.root)] == ["9f", "derde", "lid", "Art."]
    assert parsed.plain.split() == ["Art.", "9f", "AND", "derde", "lid", "OR", "jo*"]


ENTRIES = (
    Entry(
        id="a1",
        title="Re-integratieverordening Participatiewet Maashorst 2023",
        kind="verordening",
        bodies=("Maashorst",),
        year=2023,
        years=("2023",),
    ),
    Entry(
        id="b2",
        title="Verordening re-integratie Maastricht-Heuvelland 2016",
        kind="verordening",
        bodies=("Maastricht", "Valkenburg aan de Geul"),
        year=2016,
        years=("2016",),
    ),
    Entry(id="c3", title="Raadsvoorstel", kind="raadsvoorstel", bodies=("Maastricht",)),
)


@pytest.mark.parametrize(
    ("typed", "filters", "documents", "unknown"),
    [
        ("gemeente:maashorst", (Filter("bodies", ("maashorst",)),), "a1", ()),
        ("gemeente:Valkenburg", (Filter("bodies", ("valkenburg aan de geul",)),), "b2", ()),
        ("gemeente:geul", (Filter("bodies", ("valkenburg aan de geul",)),), "b2", ()),
        ("gemeente:Elders", (Filter("bodies", ("-",)),), "", ("gemeente:Elders",)),
        ("soort:verordeningen", (Filter("kind", ("verordening",)),), "a1 b2", ()),
        ("soort:raads", (Filter("kind", ("raadsvoorstel",)),), "c3", ()),
        ("jaar:2023", (Filter("years", ("2023",)),), "a1", ()),
        ("jaar:2015-2017", (Filter("years", ("2015", "2016", "2017")),), "b2", ()),
        ("in:toelichting", (Filter("part", ("toelichting",)),), "a1 b2 c3", ()),
        ("in:verordening", (Filter("part", ("regeling",)),), "a1 b2 c3", ()),
        ("in:zomaar", (Filter("part", ("-",)),), "a1 b2 c3", ("in:zomaar",)),
        ("document:heuvelland", (Filter("document", ("b2",)),), "b2", ()),
    ],
)
def test_narrow(
    typed: str, filters: tuple[Filter, ...], documents: str, unknown: tuple[str, ...]
) -> None:
    narrowed = narrow(parse(typed).filters, ENTRIES)
    assert narrowed.filters == filters
    assert " ".join(entry.id for entry in narrowed.entries) == documents
    assert narrowed.unknown == unknown


LAW = "Participatiewet"


@pytest.mark.parametrize(
    ("typed", "target", "instrument", "rest"),
    [
        ("art. 9f lid 5 Maashorst 2023", Target(article="9f", paragraph="5"), None,
         "Maashorst 2023"),
        ("Maashorst 2023 artikel 9f, vijfde lid", Target(article="9f", paragraph="5"), None,
         "Maashorst 2023"),
        ("art 10d lid 3 Participatiewet", Target(article="10d", paragraph="3"), LAW, ""),
        ("Participatiewet artikel 10d lid 3", Target(article="10d", paragraph="3"), LAW, ""),
        ("artikel 7, eerste lid, onder a, van de Pw",
         Target(article="7", paragraph="1", point="a"), LAW, ""),
        ("art 8 wwb", Target(article="8"), "Wet werk en bijstand", ""),
        ("art 8 wwb jobcoach", Target(article="8"), "Wet werk en bijstand", "jobcoach"),
        ("jobcoach art 8 wwb", Target(article="8"), "Wet werk en bijstand", "jobcoach"),
        ("9f lid 5 Maashorst", Target(article="9f", paragraph="5"), None, "Maashorst"),
        ("10da Participatiewet", Target(article="10da"), LAW, ""),
        ("7:10 Awb", Target(article="7:10"), "Algemene wet bestuursrecht", ""),
        ("9f/5/c Maashorst", Target(article="9f", paragraph="5", point="c"), None, "Maashorst"),
        ("artikel 9f/5 Maashorst", Target(article="9f", paragraph="5"), None, "Maashorst"),
        ("1//a Maashorst", Target(article="1", point="a"), None, "Maashorst"),
        ("hoofdstuk 3 Maashorst", Target(chapter="3"), None, "Maashorst"),
        ("artikel 5", Target(article="5"), None, ""),
        ("lid 5 9f Maashorst", Target(article="9f", paragraph="5"), None, "Maashorst"),
        ("derde lid artikel 10d Participatiewet", Target(article="10d", paragraph="3"), LAW, ""),
        ("Maashorst onder c lid 5 art 9f", Target(article="9f", paragraph="5", point="c"), None,
         "Maashorst"),
        ("sub a, eerste lid, artikel 7 Pw", Target(article="7", paragraph="1", point="a"), LAW, ""),
        ("Kolkenburg 3.2 lid 2", Target(article="3.2", paragraph="2"), None, "Kolkenburg"),
        ("artikel 7.10 Awb", Target(article="7:10"), "Algemene wet bestuursrecht", ""),
        ("artikel 2.3 Wmo 2015", Target(article="2.3"), "Wet maatschappelijke ondersteuning 2015",
         ""),
    ],
)  # fmt: skip
def test_read_reference(typed: str, target: Target, instrument: str | None, rest: str) -> None:
    read = read_reference(typed)
    assert read is not None
    assert (read.targets, read.instrument, read.rest) == ((target,), instrument, rest)
    assert (read.note, read.citing) == (False, False)


@pytest.mark.parametrize(
    "typed", ["jobcoach", "lid worden", "8 procent", "2e kans", "in 2023", "80%"]
)
def test_no_reference(typed: str) -> None:
    assert read_reference(typed) is None


def test_a_note_and_a_question_who_cites() -> None:
    note = read_reference("toelichting op artikel 11 Maastricht")
    assert note is not None
    assert (note.note, note.rest, note.targets) == (True, "Maastricht", (Target(article="11"),))
    for typed in (
        "artikel 11 toelichting Maastricht",
        "note:11 Maastricht",
        "note:11/2 Maastricht",
    ):
        after = read_reference(typed)
        assert after is not None
        assert (after.note, after.rest, after.targets[0].article) == (True, "Maastricht", "11")
    asked = read_reference("wie verwijst naar artikel 11 Maastricht?")
    assert asked is not None
    assert (asked.citing, asked.targets) == (True, (Target(article="11"),))


def test_the_grammar_is_loaded_only_for_what_may_be_a_reference() -> None:
    asked = (
        "from index.reference import read_reference as read; import sys;"
        "print(*[read(text) for text in ('jobcoach', 'Maashorst 2023', '9f/5')]);"
        "print('lark' in sys.modules); read('lid 5'); print('lark' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[1:] == ["False", "True"]


@pytest.mark.parametrize(
    "typed", ["lid 5 9f Maashorst", "vijfde lid van 9f", "art 9f, lid 5", "10d Pw", "9f/5/c"]
)
def test_a_reference_is_shown_as_typed(typed: str) -> None:
    read = read_reference(typed)
    assert read is not None
    assert read.text in typed
    again = read_reference(read.text)
    assert again is not None
    assert again.targets == read.targets


@pytest.mark.parametrize(
    "typed",
    [
        "welke bepalingen verwijzen naar artikel 11",
        "waar verwijst artikel 11 naar",
        "wie noemt artikel 11",
        "verwijzingen naar artikel 11",
    ],
)
def test_who_cites_in_many_words(typed: str) -> None:
    read = read_reference(typed)
    assert read is not None
    assert read.citing == (typed != "waar verwijst artikel 11 naar")


@pytest.mark.parametrize(
    ("typed", "target", "instrument"),
    [
        ("28 Maastricht 2016", Target(article="28"), None),
        ("Maashorst 3.2", Target(article="3.2"), None),
        ("IOAW 35", Target(article="35"), None),
        ("7.10 Awb", Target(article="7:10"), "Algemene wet bestuursrecht"),
        ("27 jaar", None, None),
        ("Maastricht 27 jaar", None, None),
        ("Maashorst 8%", None, None),
        ("Maashorst € 28", None, None),
        ("Maashorst 2023", None, None),
        ("28", None, None),
    ],
)
def test_a_number_beside_a_name(typed: str, target: Target | None, instrument: str | None) -> None:
    read = read_number(typed, ENTRIES)
    assert (read.targets if read else ()) == ((target,) if target else ())
    if read and instrument:
        assert read.instrument == instrument


def test_what_is_beside_a_reference_is_looked_for_when_it_leads_nowhere() -> None:
    for typed, beside in (
        ("artikel 99 Maashorst", "Maashorst"),
        ("artikel 99 Pw", '"Participatiewet"'),
        ("artikel 9z", "9z"),
    ):
        read = read_reference(typed)
        assert read is not None
        assert words_beside(read) == beside


@pytest.mark.parametrize(
    ("named", "documents", "left"),
    [
        ("Maashorst 2023", "a1", []),
        ("verordening Maastricht-Heuvelland 2016", "b2", []),
        ("reintegratieverordening Maashorst", "a1", []),
        ("Maastricht", "b2 c3", []),
        ("Maashorst jobcoach", "a1", ["jobcoach"]),
        ("jobcoach percentage", "", ["jobcoach", "percentage"]),
        ("van de", "", []),
        ("Heuvelland", "b2", []),
        ("Maash", "a1", []),
        ("ticht", "", ["ticht"]),
        ("lid onder", "", []),
    ],
)
def test_documents_meant(named: str, documents: str, left: list[str]) -> None:
    found, rest = documents_meant(named, ENTRIES)
    assert (" ".join(entry.id for entry in found), rest) == (documents, left)
