"""The language of the search box, and the references in it."""

from __future__ import annotations

import pytest

from corpus.library import Entry
from corpus.model import Target
from corpus.typed import read_typed
from index.filters import narrow
from index.names import Names
from index.protocol import Filter
from index.query import Beginning, Either, Parsed, Quoted, Sequence, Unit, Word, parse, words
from index.reference import read_number, words_beside


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


def test_brackets_without_end_are_read() -> None:
    for typed in ("(" * 3000 + "loon", "(" * 3000 + "loon" + ")" * 3000):
        assert [word.word for word in words(parse(typed).root)] == ["loon"]


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
    read = read_number(typed, Names(ENTRIES))
    assert (read.targets if read else ()) == ((target,) if target else ())
    if read and instrument:
        assert read.instrument == instrument


def test_what_is_beside_a_reference_is_looked_for_when_it_leads_nowhere() -> None:
    for typed, beside in (
        ("artikel 99 Maashorst", "Maashorst"),
        ("artikel 99 Pw", '"Participatiewet"'),
        ("artikel 9z", "9z"),
    ):
        read = read_typed(typed)
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
    found, rest = Names(ENTRIES).meant(named)
    assert (" ".join(entry.id for entry in found), rest) == (documents, left)
