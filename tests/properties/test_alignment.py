"""What holds for the alignment of any two documents."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.alignment.align import align
from compare.alignment.assignment import chosen, log_odds
from compare.alignment.parameters import DEFAULT
from compare.alignment.side import prepare
from compare.alignment.similarity import Evidence, gather
from compare.model import Alignment, Relation
from corpus import demo
from corpus.model import Document, Provision, articles, words_of
from ingest.pipeline import parse_file
from tests.unrelated import meetings

_SENTENCES = (
    "Het college kan scholing aanbieden als dit de kans op werk vergroot.",
    "De scholing duurt ten hoogste twaalf maanden.",
    "Jobcoaching wordt ten hoogste drie jaar ingezet.",
    "De aanvraag wordt binnen acht weken beslist.",
    "De voorzitter opent de vergadering en stelt de agenda vast.",
    "Deze verordening treedt in werking op 1 januari 2024.",
    "Deze verordening wordt aangehaald als: Werkverordening.",
    "De Werkverordening 2019 wordt ingetrokken.",
    "",
)
_HEADINGS = ("Scholing", "Jobcoaching", "Aanvraag", "Citeertitel", "Slotbepalingen", None)
_MIRROR: dict[Relation, Relation] = {
    "gesplitst": "samengevoegd",
    "samengevoegd": "gesplitst",
    "vervallen": "nieuw",
    "nieuw": "vervallen",
}


@st.composite
def _article(draw: st.DrawFn) -> Provision:
    texts = draw(st.lists(st.sampled_from(_SENTENCES), max_size=3))
    paragraphs = tuple(
        Provision(kind="paragraph", number=str(place), text=text)
        for place, text in enumerate(texts, start=1)
    )
    return Provision(
        kind="article",
        number=draw(st.sampled_from(("1", "2", "3", "4a", "10"))),
        heading=draw(st.sampled_from(_HEADINGS)),
        children=paragraphs,
    )


_DOCUMENTS = st.lists(_article(), max_size=5).map(
    lambda found: Document(
        id="d",
        kind="verordening",
        title="Werkverordening",
        tree=Provision(kind="regulation", children=tuple(found)),
    )
)


@cache
def _demo(name: str) -> Document:
    documents = parse_file(demo.file(getattr(demo, name))).documents
    return next(one for one in documents if one.kind == "verordening")


_PAIRS = [("OLD_CLEAN", "NEW_TXT"), ("NEW_TXT", "OTHER"), ("OLD_CLEAN", "OTHER")]


def _mirrored(alignment: Alignment) -> Counter[tuple[object, ...]]:
    return Counter(
        (match.new, match.old, _MIRROR.get(match.relation, match.relation), match.score)
        for match in alignment.matches
    )


def _plain(alignment: Alignment) -> Counter[tuple[object, ...]]:
    return Counter(
        (match.old, match.new, match.relation, match.score) for match in alignment.matches
    )


def _check_mirror(old: Document, new: Document) -> None:
    assert _plain(align(new, old)) == _mirrored(align(old, new))


@given(_DOCUMENTS, _DOCUMENTS)
@settings(max_examples=60)
def test_swapping_sides_mirrors(old: Document, new: Document) -> None:
    _check_mirror(old, new)


@pytest.mark.parametrize(("old", "new"), _PAIRS)
def test_swapping_sides_mirrors_for_whole_ordinances(old: str, new: str) -> None:
    _check_mirror(_demo(old), _demo(new))


def _check_itself(document: Document) -> None:
    matches = align(document, document).matches
    assert [match.relation for match in matches] == ["ongewijzigd"] * len(matches)
    assert all(match.score == 1.0 and match.old == match.new for match in matches)
    assert all(op == "equal" for match in matches for op, _ in match.diff)
    assert len(matches) == len(list(articles(document.tree)))


@given(_DOCUMENTS)
@settings(max_examples=60)
def test_a_document_with_itself_is_all_unchanged(document: Document) -> None:
    _check_itself(document)


@pytest.mark.parametrize("name", ["OLD_CLEAN", "NEW_TXT", "OTHER"])
def test_an_ordinance_with_itself_is_all_unchanged(name: str) -> None:
    _check_itself(_demo(name))


def _check_complete(old: Document, new: Document) -> None:
    found = align(old, new).matches
    for document, side in ((old, "old"), (new, "new")):
        numbers = Counter(article.number or "" for article in articles(document.tree))
        assert set(numbers) == {number for match in found for number in getattr(match, side)}
    for match in found:
        assert 0.0 <= match.score <= 1.0
        assert (match.relation == "nieuw") == (not match.old)
        assert (match.relation == "vervallen") == (not match.new)
        assert all(0.0 <= value <= 1.0 for value in match.evidence.values())


@given(_DOCUMENTS, _DOCUMENTS)
@settings(max_examples=60)
def test_every_article_stands_in_a_match(old: Document, new: Document) -> None:
    _check_complete(old, new)


@pytest.mark.parametrize(("old", "new"), _PAIRS)
def test_every_article_of_an_ordinance_stands_in_a_match(old: str, new: str) -> None:
    _check_complete(_demo(old), _demo(new))


@pytest.mark.parametrize(("old", "new"), _PAIRS)
def test_differences_give_the_articles_back(old: str, new: str) -> None:
    for match in align(_demo(old), _demo(new)).matches:
        for document, numbers, other in (
            (_demo(old), match.old, "insert"),
            (_demo(new), match.new, "delete"),
        ):
            texts = [words_of(one) for one in articles(document.tree) if one.number in numbers]
            assert "".join(text for op, text in match.diff if op != other) == " ".join(texts)


def test_an_unrelated_regulation_shares_only_its_closing_articles() -> None:
    found = align(_demo("NEW_TXT"), meetings()).matches
    pairs = {(old, new) for match in found for old in match.old for new in match.new}
    assert pairs == {("1", "1"), ("27", "10")}


# -- twins: the slow and plain way gives the same


def _slow_cosine(
    one: tuple[str, ...], other: tuple[str, ...], texts: list[tuple[str, ...]]
) -> float:
    def weight(term: str) -> float:
        often = sum(term in text for text in texts)
        return float(np.log1p(len(texts) / often) / np.log1p(max(1, len(texts))))

    def vector(text: tuple[str, ...]) -> dict[str, float]:
        return {term: (1 + np.log(text.count(term))) * weight(term) for term in text}

    left, right = vector(one), vector(other)
    norms = np.sqrt(sum(v * v for v in left.values()) * sum(v * v for v in right.values()))
    product_ = sum(value * right.get(term, 0.0) for term, value in left.items())
    return float(product_ / norms) if norms else 0.0


def _evidence(old: Document, new: Document) -> Evidence:
    return gather(prepare(old), prepare(new))


@given(_DOCUMENTS, _DOCUMENTS)
@settings(max_examples=30)
def test_likeness_of_words_agrees_with_its_plain_twin(old: Document, new: Document) -> None:
    evidence = _evidence(old, new)
    units = [
        [list(of_article) for of_article in side.terms] for side in (evidence.old, evidence.new)
    ]
    every = [unit for side in units for of_article in side for unit in of_article]
    whole = [
        [tuple(term for unit in of_article for term in unit) for of_article in side]
        for side in units
    ]
    for (row, one), (column, other) in product(enumerate(whole[0]), enumerate(whole[1])):
        slow = _slow_cosine(one, other, every)
        assert evidence.matrices["words"][row, column] == pytest.approx(slow, abs=1e-9)


@given(_DOCUMENTS, _DOCUMENTS)
@settings(max_examples=30)
def test_the_assignment_is_the_best_of_all(old: Document, new: Document) -> None:
    evidence = _evidence(old, new)
    rows, columns = len(evidence.old.articles), len(evidence.new.articles)
    odds = log_odds(evidence, DEFAULT)
    gain = np.maximum(odds, 0.0)
    same = [
        (row, column)
        for row, column in product(range(rows), range(columns))
        if evidence.old.words[row] == evidence.new.words[column]
    ]
    if same:
        return  # articles with the same words come first, whatever the gain
    wide, narrow = max(rows, columns), min(rows, columns)
    best = max(
        (
            sum(
                gain[(place, other) if rows <= columns else (other, place)]
                for place, other in enumerate(order)
            )
            for order in permutations(range(wide), narrow)
        ),
        default=0.0,
    )
    assert sum(gain[pair] for pair in chosen(evidence, odds, 0.0)) == pytest.approx(best, abs=1e-4)
