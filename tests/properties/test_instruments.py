"""What holds for every instrument table, whatever the ordinances."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from compare.alignment.align import align
from compare.instruments import find_instruments
from compare.instruments.matrix import instrument_matrix
from compare.instruments.table import instrument_table
from compare.model import Alignment, Match, Table
from corpus import demo
from corpus.addresses import Address, find
from corpus.instruments import catalogue, compact, fold, lexicon
from corpus.model import Document, Provision, articles, words_of

DEMOS = (demo.OLD_CLEAN, demo.NEW_TXT, demo.OTHER)
PAIRS = [(a, b) for a in DEMOS for b in DEMOS if a != b]
# The words a cell has of its own; every other word must stand in the article.
OURS = {
    "genoemd", "als", "omschreven", "over", "onder", "verder", "bij", "vorm", "van", "voorziening",
    "lid", "nadere", "regels", "door", "het", "college", "uit", "de", "doelgroep", "en", "of",
    "geval", "een", "gevallen", "ook", "kan",
}  # fmt: skip
NAMES = [name for entry in catalogue() for name in entry.names]


@cache
def ordinance(name: str) -> Document:
    from ingest.pipeline import parse_file

    return next(d for d in parse_file(demo.file(name)).documents if d.kind == "verordening")


@cache
def table(old: str, new: str) -> Table:
    return instrument_table(ordinance(old), ordinance(new), align(ordinance(old), ordinance(new)))


# ---------------------------------------------------------------- the lexicon


def slow(text: str) -> list[tuple[str, int, int]]:
    """Try every name of the field at every place, the longest first: the slow twin of find."""
    fields = ("Participatiewet",)
    own = [entry for entry in catalogue() if entry.field in fields]
    by_name: dict[str, str] = {}
    for entry in own:
        for name in (fold(entry.name), *entry.names):
            by_name.setdefault(fold(name), entry.key)
    folded = fold(text)
    found, here = [], 0
    while here < len(folded):
        if here and re.match(r"[\w-]", folded[here - 1]):
            here += 1
            continue
        for name in sorted(by_name, key=lambda name: (-len(name), name)):
            words = (re.escape(w).replace(r"\-", r"(?:\s?[-/]\s?|\s)?") for w in name.split())
            pattern = r"[\s-]+".join(words) + r"(?:'?s|en|n|e|es|ën)?(?!\w|-)"
            match = re.compile(pattern).match(folded, here)
            if match:
                found.append((by_name[name], match.start(), match.end()))
                here = match.end() - 1
                break
        here += 1
    return found


pieces = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(["de", "en", "ondersteuning bij", "proef", "-", "stages", "job", "(", "in"]),
    st.text(alphabet="abeiknoprst -/é", max_size=8),
)


@given(st.lists(pieces, max_size=8).map(" ".join))
def test_the_lexicon_finds_what_its_slow_twin_finds(text: str) -> None:
    found = lexicon(("Participatiewet",)).find(text)
    assert [(m.instrument.key, m.start, m.end) for m in found] == slow(text)


@given(st.text(max_size=60))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert compact(compact(text)) == compact(text)


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize("name", DEMOS)
def test_a_document_beside_itself_has_no_change(name: str) -> None:
    document = ordinance(name)
    made = instrument_table(document, document, align(document, document))
    assert made.rows
    for row in made.rows:
        assert row.status == "ongewijzigd"
        assert row.norm_changes == ()
        assert [cell.at for cell in row.old] == [cell.at for cell in row.new]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_swapping_the_sides_mirrors_the_table(old: str, new: str) -> None:
    mirror = {"nieuw": "vervallen", "vervallen": "nieuw"}
    there = {frozenset(c.at for c in (*r.old, *r.new)): r for r in table(old, new).rows}
    back = {frozenset(c.at for c in (*r.old, *r.new)): r for r in table(new, old).rows}
    assert set(there) == set(back)
    for places, row in there.items():
        other = back[places]
        assert other.status == mirror.get(row.status, row.status)
        assert (other.old, other.new) == (row.new, row.old)
        assert {(c.old, c.new) for c in row.norm_changes} == {
            (c.new, c.old) for c in other.norm_changes
        }


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_cell_stands_somewhere_and_invents_no_word(old: str, new: str) -> None:
    for side, name in (("old", old), ("new", new)):
        document = ordinance(name)
        for row in table(old, new).rows:
            for cell in getattr(row, side):
                place = find(document, Address.parse(cell.at))
                assert place is not None
                article = find(document, Address((Address.parse(cell.at).levels[0],)))
                assert article is not None
                source = set(re.findall(r"\w+", fold(words_of(article))))
                said = set(re.findall(r"\w+", fold(cell.summary)))
                letters = {word for word in said if len(word) > 1 and not word.isdigit()}
                assert letters <= source | OURS


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_instrument_of_both_sides_has_one_row(old: str, new: str) -> None:
    for side, name in (("old", old), ("new", new)):
        found = sorted(
            sorted(p.at for p in one.places) for one in find_instruments(ordinance(name))
        )
        shown = sorted(
            sorted(cell.at for cell in getattr(row, side))
            for row in table(old, new).rows
            if getattr(row, side)
        )
        assert shown == found


def test_a_row_never_rests_on_the_alignment_alone() -> None:
    document, other = ordinance(demo.OLD_CLEAN), ordinance(demo.OTHER)
    numbers = [[a.number or "" for a in articles(one.tree)] for one in (document, other)]
    everything = Match(old=tuple(numbers[0]), new=tuple(numbers[1]), relation="gewijzigd", score=1)
    wild = instrument_table(document, other, Alignment(matches=(everything,)))
    calm = instrument_table(document, other, Alignment(matches=()))
    assert [(row.instrument, row.status) for row in wild.rows] == [
        (row.instrument, row.status) for row in calm.rows
    ]


# ---------------------------------------------------------------- keyword soup

words = st.sampled_from(
    ["Het college kan", "de volgende voorzieningen", "aanbieden:", "als:", "scholing", "premie",
     "a.", "als bedoeld in artikel 7", "maximaal 3 jaar", "waaronder", "(stage)", ";", ":", ".",
     "of", ""]
)  # fmt: skip
texts = st.lists(words, max_size=7).map(" ".join)


@st.composite
def soup(draw: st.DrawFn) -> Document:
    def node(kind: str, depth: int) -> Provision:
        below = {"article": "paragraph", "paragraph": "point", "point": "subpoint"}
        count = draw(st.integers(0, 2)) if kind in below and depth < 3 else 0
        number = draw(st.sampled_from(["1", "2", "a", "b", None]))
        return Provision(
            kind=kind,  # type: ignore[arg-type]
            number=number or ("1" if kind == "article" else None),
            heading=draw(texts) if kind == "article" else None,
            text=draw(texts),
            children=tuple(node(below[kind], depth + 1) for _ in range(count)),
        )

    tree = Provision(
        kind="regulation",
        children=tuple(node("article", 0) for _ in range(draw(st.integers(0, 3)))),
    )
    return Document(id="soep", kind="verordening", title=draw(texts), tree=tree)


@given(soup(), soup())
def test_soup_is_read_without_complaint(old: Document, new: Document) -> None:
    made = instrument_table(old, new, Alignment(matches=()))
    assert all(cell.summary for row in made.rows for cell in (*row.old, *row.new))
    instrument_matrix([old, replace(new, id="ander")])
