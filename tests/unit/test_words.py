"""Dutch words for comparison."""

from __future__ import annotations

import pytest

from compare.words import fold, is_clause, stem, terms, word_likeness


@pytest.mark.parametrize(
    "spelling",
    ["re-integratie", "reïntegratie", "Reintegratie", "RE-INTEGRATIE", "re\u00adintegratie"],
)
def test_spellings_of_one_word_fold_together(spelling: str) -> None:
    assert fold(spelling) == "reintegratie"


def test_a_suspended_hyphen_does_not_join_words() -> None:
    assert fold("Subsidie- en budgetplafonds") == "subsidie en budgetplafonds"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("proefplaats", "proefplaatsing"),
        ("loonkostensubsidies", "loonkostensubsidie"),
        ("lid", "leden"),
        ("verlening", "verleende"),
        ("ingetrokken", "intrekking"),
        ("begripsbepalingen", "definities"),
        ("verzoek", "aanvragen"),
        ("scholing", "opleiding"),
    ],
)
def test_forms_and_synonyms_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("begeleiding", "beleid"), ("wet", "weten"), ("als", "alle"), ("college", "raad")],
)
def test_different_words_keep_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_terms_leave_out_what_says_nothing_but_keep_denial_and_numbers() -> None:
    found = terms("Het college kan geen subsidie van 2,5 % verstrekken op grond van artikel 10d.")
    assert stem("geen") in found
    assert stem("een") not in found
    assert "2,5" in found
    assert "10d" in found
    assert "het" not in found


def test_a_compound_is_like_its_parts() -> None:
    assert word_likeness("berekeningsgrondslag", "grondslag") > 0.6
    assert 0.3 < word_likeness("subsidieplafond", "budgetplafond") < 0.6
    assert word_likeness("scholing", "hoorzitting") == 0.0


@pytest.mark.parametrize("one", ["scholing", "proefplaats", "plafond"])
@pytest.mark.parametrize("other", ["scholing", "budgetplafond", "proefplaatsing"])
def test_likeness_does_not_depend_on_order(one: str, other: str) -> None:
    assert word_likeness(one, other) == word_likeness(other, one)


def test_a_clause_is_no_title() -> None:
    assert is_clause("Het college kan een voorziening weigeren")
    assert not is_clause("Proefplaatsing gericht op het bepalen van de loonwaarde")
