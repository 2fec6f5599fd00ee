"""What must hold of searching for any text and any question."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.library import Library
from corpus.model import Document, Note, Provision
from index import query as q
from index.analysis import fold, stem, stems_of, tokens, words_of_text
from index.memory import MemoryEngine
from index.protocol import SearchEngine, Term
from index.records import records_of
from index.search import Searcher
from index.snippet import fragments, mark_span, mark_words
from index.tantivy_engine import TantivyEngine, is_installed
from index.whoosh_engine import WhooshEngine
from tests.unit.search_samples import PROPOSAL, WIJMEER, ZUID, fill, places

_SOUP = """
    jobcoach werk subsidie- en plafonds re-integratie AND OR NOT EN OF NIET ( ) " - * 9f 10da
    artikel art. lid 3 onder a van de Participatiewet Pw Wijmeer Zuiderveen 2023 gemeente:
    gemeente:Wijmeer in:toelichting jaar:2016-2023 soort:verordening 7:10 Awb 5/2/a § % €
    hoofdstuk toelichting wie citeert '' ï
"""
_WORDS = """
    jobcoach werkplekaanpassing werkplek aanpassing leer-werktraject reïntegratie subsidie- of
    budgetplafonds 2,5 % verlening verleend 9f college
"""
SOUP = st.lists(st.sampled_from(_SOUP.split()), max_size=8).map(" ".join)
WORDS = _WORDS.split()
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@given(st.text(max_size=80))
def test_tokens_stand_in_the_text_in_order(text: str) -> None:
    found = list(tokens(text))
    assert [token.word for token in found] == words_of_text(text)
    end = 0
    for token in found:
        assert end <= token.start < token.end <= len(text)
        assert fold(text[token.start : token.end]) == token.word
        end = token.end


@given(st.text(max_size=60))
def test_case_and_accents_make_no_difference(text: str) -> None:
    if text.upper().lower() == text.lower() and text.isascii():
        assert words_of_text(text.upper()) == words_of_text(text)


@given(st.text(max_size=80))
def test_the_query_parser_takes_anything(text: str) -> None:
    parsed = q.parse(text)
    assert all(word.word for word in q.words(parsed.root))


@given(text=TEXTS)
def test_stems_have_no_spaces(text: str) -> None:
    # Engines get them joined by spaces.
    assert all(item and " " not in item for item in stems_of(text))


@given(text=TEXTS, wanted=st.lists(st.sampled_from(WORDS), max_size=3), longest=st.integers(20, 90))
def test_a_snippet_is_a_piece_of_the_text(text: str, wanted: list[str], longest: int) -> None:
    text = f"{text} & <b>{text}"
    snippet = mark_words(text, frozenset(map(stem, map(fold, wanted))), longest=longest)
    plain = "".join(part for part, _ in fragments(snippet))
    assert plain.removeprefix("… ").removesuffix(" …") in text
    assert "<b>" not in snippet


@given(text=TEXTS, start=st.integers(0, 60), size=st.integers(1, 20))
def test_a_marked_span_is_that_span(text: str, start: int, size: int) -> None:
    marked = [
        part for part, is_marked in fragments(mark_span(text, start, start + size)) if is_marked
    ]
    inside = start + size <= len(text)
    assert marked == ([text[start : start + size]] if inside else [])


@pytest.fixture(scope="module")
def searchers(tmp_path_factory: pytest.TempPathFactory) -> list[Searcher]:
    library = Library(tmp_path_factory.mktemp("bibliotheek"))
    fill(library, WIJMEER, ZUID, PROPOSAL)
    engines = ["memory", "whoosh", *(["tantivy"] if is_installed() else [])]
    return [Searcher(library, name) for name in engines]  # type: ignore[arg-type]


@given(text=SOUP)
def test_every_engine_gives_the_same_answer(searchers: list[Searcher], text: str) -> None:
    first, *others = (searcher.search(text, 50) for searcher in searchers)
    for other in others:
        assert (other.total, places(other)) == (first.total, places(first))
        assert other.interpreted == first.interpreted


NUMBERS = st.sampled_from([None, "1", "9f", "a", "iv", "4:93", "3.1", "1/2", "", " ", "9 f", "é"])
KINDS = st.sampled_from(["article", "paragraph", "point", "chapter", "section", "text", "annex"])
LEAVES = st.builds(Provision, kind=KINDS, number=NUMBERS, heading=TEXTS, text=TEXTS)
NODES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        Provision,
        kind=KINDS,
        number=NUMBERS,
        text=TEXTS,
        children=st.lists(inner, max_size=3).map(tuple),
    ),
    max_leaves=6,
)
NOTES = st.builds(
    Note,
    targets=st.lists(st.sampled_from(["1", "9f/", "algemeen", "", "bijlage:1", "9f//a", "?"])).map(
        tuple
    ),
    text=TEXTS,
)


@settings(max_examples=40)
@given(nodes=st.lists(NODES, max_size=4), notes=st.lists(NOTES, max_size=2), question=SOUP)
def test_any_document_can_be_searched(
    nodes: list[Provision], notes: list[Note], question: str
) -> None:
    document = Document(
        id="een",
        kind="verordening",
        title="Wijmeer 2023",
        tree=Provision(kind="regulation", children=tuple(nodes)),
        notes=tuple(notes),
    )
    with TemporaryDirectory() as folder, Library(folder) as library:
        fill(library, document)
        with Searcher(library, "memory") as searcher:
            for asked in (question, "artikel 1 lid 1 Wijmeer", "hoofdstuk 1 Wijmeer", "9f/5/a"):
                answer = searcher.search(asked, 50)
                assert len(answer.hits) <= answer.total


@pytest.mark.parametrize(("document", "at"), [("aaaa", "3/1"), ("aaaa", "7"), ("bbbb", "5")])
def test_every_engine_finds_the_same_likes(
    searchers: list[Searcher], document: str, at: str
) -> None:
    first, *others = (searcher.similar(document, at) for searcher in searchers)
    assert all(0 < hit.score <= 1 for hit in first)
    assert all(other == first for other in others)


@settings(max_examples=15)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4), notes=st.lists(TEXTS, max_size=2))
def test_no_engine_loses_a_word(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], notes: list[str]
) -> None:
    document = Document(
        id="een",
        kind="verordening",
        title="Proef",
        tree=Provision(
            kind="regulation",
            children=tuple(
                Provision(kind="article", number=str(number), heading=text[:20], text=text)
                for number, text in enumerate(texts, 1)
            ),
        ),
        notes=tuple(Note(targets=("1",), text=text) for text in notes),
    )
    records = list(records_of(document))
    folder = tmp_path_factory.mktemp("engines")
    for engine in _engines(folder):
        engine.upsert(records)
        for record in records:
            for text in record.stems.split():
                found = engine.search(Term("stems", text), limit=100).records
                assert record.at in {item.at for item, _ in found}, (engine, text)
        engine.close()


def _engines(folder: Path) -> list[SearchEngine]:
    made: list[SearchEngine] = [MemoryEngine(), WhooshEngine(folder / "whoosh")]
    return [*made, TantivyEngine(folder / "tantivy")] if is_installed() else made
