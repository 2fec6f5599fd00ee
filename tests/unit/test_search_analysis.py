"""Words for searching: tokens, folding, stems, compounds, spelling, synonyms."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpus.data import data_file
from index import analysis
from index.analysis import fold, is_stop, stem, stems_of, tokens, words_of_text
from index.compounds import compounds_with, split
from index.spelling import corrections, like
from index.state import State
from index.thesaurus import rules, terms_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Re-integratie, reïntegratie, RE\u2011INTEGRATIE", ["reintegratie"] * 3),
        ("artikel 9f, 10da en 7:10", ["artikel", "9f", "10da", "en", "7:10"]),
        ("ten hoogste 2,5 %", ["ten", "hoogste", "2,5", "procent"]),
        ("€ 1.000,00 per 1.5.2024", ["euro", "1000", "per", "1.5.2024"]),
        ("subsidie- of budgetplafonds", ["subsidie", "of", "budgetplafonds"]),
        ("(kosten)efficiëntie en/of college's", ["kosten", "efficientie", "en", "of", "colleges"]),
        ("IOAW/IOAZ", ["ioaw", "ioaz"]),
        ("e\u0301e\u0301n", ["een"]),
        ("", []),
    ],
)  # fmt: skip
def test_words(text: str, words: list[str]) -> None:
    assert words_of_text(text) == words


def test_tokens_keep_their_place() -> None:
    text = "De re-integratie (10%)"
    assert [(token.word, text[token.start : token.end]) for token in tokens(text)] == [
        ("de", "De"),
        ("reintegratie", "re-integratie"),
        ("10", "10"),
        ("procent", "%"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "lid leden",
        "proefplaats proefplaatsen proefplaatsing",
        "jobcoach jobcoaching jobcoaches",
        "subsidie subsidies",
        "definitie definities",
        "categorie categorieën",
        "begrip begrippen",
        "bewijs bewijzen",
        "advies adviezen",
        "brief brieven",
        "loonkostensubsidie loonkostensubsidies",
        "verlenen verleend verlening verleende verleent",
        "verstrekken verstrekt verstrekking",
        "intrekken ingetrokken intrekking",
        "kind kinderen",
        "voorziening voorzieningen",
        "beëindigen beëindiging beëindigd",
        "aanvraag aanvragen aangevraagd",
        "duur duren duurt",
    ],
)
def test_one_stem(words: str) -> None:
    assert len({stem(fold(word)) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words", ["begeleiding beleid", "als alle", "wel geweld", "uitkering uitkomst"]
)
def test_two_stems(words: str) -> None:
    one, other = words.split()
    assert stem(one) != stem(other)


def test_hyphenated_words_are_also_their_parts() -> None:
    assert stems_of("leer-werktrajecten") == ["leerwerktraject", stem("leer"), "werktraject"]
    assert stems_of("re-integratie") == ["reintegratie", "integratie"]


def test_a_shared_part_is_completed() -> None:
    found = stems_of("een of meer subsidie- of budgetplafonds")
    assert stem("subsidieplafonds") in found
    assert stem("budgetplafonds") in found


def test_stop_words() -> None:
    assert is_stop("wordt")
    assert not is_stop("college")


LIBRARY_WORDS = """
    werkplek werkplekaanpassing aanpassing werk aanpassen budgetplafonds plafond budget hoogte
    plafondhoogte subsidie werkelijk werkgever gever loon kosten loonkostensubsidie detacheren
    detacheringsfaciliteit faciliteit voorziening jobcoach coach job
"""


@pytest.fixture
def state() -> State:
    state = State(None)
    words = Counter(LIBRARY_WORDS.split())
    with state.writing(1):
        state.add_words(words, {word: stem(word) for word in words})
        state.add_rules(rules())
    return state


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("werkplekaanpassing", ("werkplek", "aanpas")),
        ("subsidieplafonds", ("subsidie", "plafond")),
        ("loonkosten", ("lon", "kost")),
        ("werkelijk", ()),
        ("onbekendwoord", ()),
        ("coach", ()),
    ],
)
def test_split(state: State, word: str, parts: tuple[str, ...]) -> None:
    assert split(word, state) == parts


def test_compounds_with_a_word(state: State) -> None:
    assert set(compounds_with("plafond", state)) == {
        ("budgetplafond", True),
        ("plafondhoogt", False),
    }
    assert ("werkplekaanpas", False) in set(compounds_with("werkplek", state))
    assert "werkelijk" not in {found for found, _ in compounds_with("werk", state)}
    assert set(compounds_with("detacheren", state)) == {(stem("detacheringsfaciliteit"), False)}


def test_corrections(state: State) -> None:
    assert corrections(("jobcoech", "werkplek", "voorzeining", "xqzw", "9f"), state) == {
        "jobcoech": "jobcoach",
        "voorzeining": "voorziening",
    }


def test_the_fewest_slips_win() -> None:
    # By the share of equal letters beschouwd is nearer to beschud than beschut is.
    assert like("beschud", {"beschouwd": 9, "beschut": 1})[0] == "beschut"
    assert like("jobcaoch", {"jobcoaches": 9, "jobcoach": 1})[0] == "jobcoach"
    assert like("xqzw", {"beschut": 1}) == []


def test_a_short_word_or_two_slips_in_a_short_one_are_no_mistake() -> None:
    state = State(None)
    state.add_words({"baan": 9, "bindend": 9}, {"baan": "ban", "bindend": "bindend"})
    assert corrections(("baas", "blinden", "mijn"), state) == {}


def test_a_word_of_the_thesaurus_is_no_mistake(state: State) -> None:
    state.add_words({"straat": 3}, {"straat": "straat"})
    assert corrections(("strat",), state) == {"strat": "straat"}
    assert corrections(("straf",), state) == {}


def test_rules_of_the_catalogues() -> None:
    found = set(rules())
    named = {(rule.ask, rule.kind, rule.shown) for rule in found}
    assert (terms_of("overgangsrecht"), "synoniem", "eerbiedigende werking") in named
    assert (terms_of("straf"), "verwant", "boete") in named
    assert (terms_of("boete"), "verwant", "straf") not in named
    assert (("wwb",), "wet", "Participatiewet") in named
    assert all(rule.ask and rule.find and rule.ask != rule.find for rule in found)


@pytest.mark.parametrize("name", ["search_words", "synonyms", "instruments", "regulations"])
def test_a_corrected_list_asks_for_a_new_index(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = analysis.version()
    corrected = tmp_path / "lijst.toml"
    corrected.write_bytes(data_file(name).read_bytes() + b"# verbeterd")

    def found(asked: str) -> Path:
        return corrected if asked == name else data_file(asked)

    monkeypatch.setattr(analysis, "data_file", found)
    analysis.version.cache_clear()
    assert analysis.version() != before
    monkeypatch.undo()
    analysis.version.cache_clear()
    assert analysis.version() == before


def test_a_state_returns_its_rules(state: State) -> None:
    assert any(
        (rule.find, rule.shown) == (("hardheid",), "hardheid")
        for rule in state.rules(stem("hardheidsclausule"))
    )
    longest_first = [len(rule.ask) for rule in state.rules("eigen")]
    assert longest_first == sorted(longest_first, reverse=True)
