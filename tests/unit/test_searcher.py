"""Asking the library for words: filters, spelling, synonyms, pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from corpus.errors import NotFound
from corpus.library import Library
from corpus.model import (
    Document,
    Note,
    Provision,
    Repeal,
)
from index.analysis import stem
from index.search import Searcher, search, similar
from index.snippet import fragments, mark_words
from index.thesaurus import rules
from tests.unit.search_samples import (
    WIJMEER,
    ZUID,
    article,
    fill,
    places,
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("hardheidsclausule", "a 7"),
        ("afwijken in bijzondere gevallen", "a 7"),
        ("jobcoach werktijd eerste jaar percentage", "a 3/2"),
        ("jobcoaching", "a 3"),
        ("jobcoach Zuiderveen", "b 5"),
        ("subsidieplafonds", "a 2"),
        ("subsidieplafond", "a 2"),
        ("leerwerktraject", "a 6"),
        ("leer werk traject", "a 6"),
        ("reïntegratie leerwerktrajecten", "a 6"),
        ("aanpassing van de werkplek", "a 4"),
        ("hoe lang duurt een proefplaats", "a 5"),
        ("overgangsregeling", "a 8"),
        ("straf proefplaats", "a 5"),
        ('"de wet"', "a 1/1"),
        ("proefpl*", "a 5"),
        ("jobcoach NOT werktijd", "a 3"),
        ("doelgroep", "b 1"),
        ("onbeloond", "a note:5/1"),
    ],
)
def test_words_find_the_provision(searcher: Searcher, query: str, first: str) -> None:
    found = places(searcher.search(query))
    assert found
    # A part of the article is as good as the article where the words stand in its heading.
    assert found[0] == first or (first.count("/") == 0 and found[0].startswith(f"{first}/"))


def test_a_provision_is_found_by_the_words_of_its_note(searcher: Searcher) -> None:
    found = places(searcher.search("reiskosten"))
    assert found[0] == "a note:3"
    assert "a 3" in found


def test_a_compound_also_finds_its_parts_but_later(tmp_path: Path) -> None:
    whole = article("1", "Een", "De werkplekaanpassing wordt vergoed.")
    apart = article("2", "Twee", "De aanpassing van de werkplek wordt vergoed.")
    other = article("3", "Drie", "De aanpassing van iets anders en elders een werkplek, of niet.")
    tree = Provision(kind="regulation", children=(apart, whole, other))
    with Library(tmp_path) as library:
        fill(library, Document(id="een", kind="verordening", title="Proef", tree=tree))
        assert places(search(library, "werkplekaanpassing"))[:2] == ["e 1/1", "e 2/1"]
        assert places(search(library, "aanpassing van de werkplek"))[0] == "e 2/1"


def test_every_place_once(searcher: Searcher) -> None:
    found = places(searcher.search("jobcoach college wet loonkosten proefplaats", 50))
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("jobcoach gemeente:Zuiderveen", {"b 5/1"}),
        ("jobcoach soort:raadsvoorstel", {"c "}),
        ("jobcoach jaar:2023 in:toelichting", {"a note:3"}),
        ("jobcoach gemeente:Elders", set()),
        ("gemeente:Wijmeer in:aanhef", {"a aanhef"}),
        ("veld:participatie in:aanhef", {"a aanhef"}),
        ("veld:Wmo", set()),
        ("in:toelichting", {"a note:algemeen", "a note:3", "a note:5/1"}),
    ],
)
def test_filters(searcher: Searcher, query: str, expected: set[str]) -> None:
    answer = searcher.search(query)
    assert set(places(answer)) == expected
    assert answer.total == len(expected)


def test_an_unknown_filter_value_is_told(searcher: Searcher) -> None:
    answer = searcher.search("jobcoach gemeente:Elders")
    assert "onbekend: gemeente:Elders" in answer.interpreted.understood
    assert answer.interpreted.filters == {"gemeente": ("Elders",)}


def test_spelling_is_mended_and_told(searcher: Searcher) -> None:
    answer = searcher.search("Jobcoech werktijd")
    assert places(answer)[0] == "a 3"
    assert "'jobcoech' gelezen als" in answer.interpreted.understood
    assert [item.query for item in answer.suggestions] == ["jobcoach werktijd"]


def test_synonyms_are_told(searcher: Searcher) -> None:
    answer = searcher.search("overgangsregeling")
    assert "overgangsrecht" in answer.interpreted.synonyms["overgangsregeling"]


def test_synonyms_are_told_as_the_catalogue_writes_them(searcher: Searcher) -> None:
    told = searcher.search("opleiding inhuren coach").interpreted.synonyms
    assert "jobcoach" in told["coach"]
    shown = {row.shown for row in rules()}
    assert all(word in shown for words in told.values() for word in words)


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("Jobcoach werktijd?", "Gezocht op jobcoach en werktijd."),
        ("het college", "Gezocht op college."),
        ("de het", "Gezocht op de en het."),
        ("leer-werktraject", "Gezocht op leer-werktraject."),
        ('"twee maanden" proefplaats', 'Gezocht op "twee maanden" en proefplaats.'),
        ("proefplaats OF jobcoach", "Gezocht op proefplaats of jobcoach."),
        ("(proefplaats OF jobcoach) EN college",
         "Gezocht op (proefplaats of jobcoach) en college."),
        ("college NIET jobcoach", "Gezocht op college, zonder jobcoach."),
        ("NIET jobcoach", "Alle bepalingen, zonder jobcoach."),
        ("proefpl*", "Gezocht op proefpl*."),
        ("jobcoach gemeente:wijmeer", "Gezocht op jobcoach, alleen gemeente wijmeer."),
        ("artikel 9z", "Geen document heeft artikel 9z; gezocht op 9z."),
        ("Kampen jobcoach",
         "Gezocht op kampen en jobcoach; Kampen komt in de bibliotheek niet voor."),
        ("jobcoach den haag",
         "Gezocht op jobcoach, den en haag; 's-Gravenhage komt in de bibliotheek niet voor."),
        ("jobcoach Den Haag xyzzyq",
         "Gezocht op jobcoach, den, haag en xyzzyq; Den Haag en 'xyzzyq' komen in de bibliotheek "
         "niet voor."),
        ("no risk polis jobcoach",
         "Gezocht op no-riskpolis en jobcoach ('no risk polis' gelezen als 'no-riskpolis'); "
         "'no-riskpolis' komt in de bibliotheek niet voor."),
        ("artikel 99 Wijmeer",
         f"Artikel 99 staat niet in {WIJMEER.title}; gezocht op wijmeer."),
    ],
)  # fmt: skip
def test_how_a_question_was_understood(searcher: Searcher, query: str, understood: str) -> None:
    assert searcher.search(query).interpreted.understood == understood


def test_a_title_with_a_full_stop_gets_no_second_one(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        fill(library, replace(ZUID, title="Verordening Zuiderveen 2016 e.v."))
        answer = search(library, "artikel 3 Zuiderveen")
    assert answer.interpreted.understood == "Artikel 3 van Verordening Zuiderveen 2016 e.v."


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ('"jobcoach college"', ["jobcoach college"]),
        ("jobcoach gemeente:Elders", ["jobcoach"]),
        ('"jobcoach college" gemeente:Elders', ["jobcoach college"]),
        ("jobcoach", []),
        ("gemeente:Elders", []),
    ],
)
def test_a_question_without_answer_is_offered_looser(
    searcher: Searcher, query: str, offered: list[str]
) -> None:
    answer = searcher.search(query)
    assert [item.query for item in answer.suggestions] == offered
    assert all(searcher.search(item.query).total for item in answer.suggestions)


def test_a_word_that_is_nowhere_hides_no_common_one(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        fill(library, ZUID)  # every article speaks of its title, re-integratie
        found = search(library, "zuiderveen").total
        assert found > 1
        assert search(library, "zuiderveen xqzwv").total == found


def test_a_synonym_may_hold_a_number(tmp_path: Path) -> None:
    rule = article("1", "Scholing", "Voor wie jonger is dan 27 jaar.", "Voor wie 27 jaar telt.")
    tree = Provision(kind="regulation", children=(rule,))
    with Library(tmp_path) as library:
        fill(library, replace(ZUID, tree=tree, references=()))
        answer = search(library, "onder de 27")
    assert places(answer) == ["b 1"]
    assert "jonger dan 27 jaar" in answer.interpreted.synonyms["27"]


def test_snippets_are_marked_and_escaped(searcher: Searcher) -> None:
    (hit, *_) = searcher.search("beperking aangepast").hits
    assert "&lt;artikel 3&gt; &amp; verder" in hit.snippet
    assert "<mark>beperking</mark>" in hit.snippet
    plain = "".join(text for text, _ in fragments(hit.snippet))
    assert plain == "Bij een beperking wordt de plek aangepast, zie <artikel 3> & verder."
    assert [text for text, marked in fragments(hit.snippet) if marked] == ["beperking", "aangepast"]


def test_a_hit_tells_where_it_stands(searcher: Searcher) -> None:
    hit = searcher.search("werktijd").hits[0]
    assert hit.path == ("Hoofdstuk 2 Voorzieningen", "Artikel 3 Jobcoaching")
    assert (hit.heading, hit.kind, hit.bodies) == ("Jobcoaching", "verordening", ("Wijmeer",))
    assert (hit.in_force, hit.part) == ("2023-07-01", "regeling")


def test_what_is_repealed_comes_later_and_says_so(tmp_path: Path) -> None:
    old = replace(WIJMEER, id="eeee", title="Oude regels")
    new = replace(WIJMEER, id="ffff", title="Nieuwe regels", repeals=(Repeal(title="oude regels"),))
    with Library(tmp_path) as library:
        fill(library, old, new)
        hits = search(library, "hardheidsclausule").hits
    assert [(hit.document.id, hit.repealed) for hit in hits] == [("ffff", False), ("eeee", True)]


def test_pages_are_stable(searcher: Searcher) -> None:
    whole = searcher.search("jobcoach college proefplaats loonkosten", 50)
    assert whole.total == len(whole.hits)
    for size in (1, 2, 5):
        pages = [
            searcher.search("jobcoach college proefplaats loonkosten", size, offset=offset)
            for offset in range(0, whole.total, size)
        ]
        assert [hit for page in pages for hit in page.hits] == list(whole.hits)
        assert {page.total for page in pages} == {whole.total}


@pytest.mark.parametrize(
    ("words", "left_out", "said"),
    [
        ("NIET gemeente:Zuiderveen", "gemeente:Zuiderveen", "zonder gemeente Zuiderveen"),
        ("-gemeente:Zuidervene", "gemeente:Zuiderveen", "'Zuidervene' gelezen als"),
        ("-jaar:2016", "jaar:2016", "zonder jaar 2016"),
        ("-in:toelichting", "in:toelichting", "zonder toelichting"),
        ("-document:bbbb", "document:bbbb", "zonder document bbbb"),
        ("-soort:raadsvoorstel -in:slot", "soort:raadsvoorstel", "raadsvoorstel en slot"),
    ],
)
def test_a_filter_may_leave_out(searcher: Searcher, words: str, left_out: str, said: str) -> None:
    for asked in ("jobcoach", ""):
        every = searcher.search(asked, 500)
        gone = places(searcher.search(f"{asked} {left_out}", 500))
        answer = searcher.search(f"{words} {asked}", 500)
        assert gone
        assert sorted(places(answer)) == sorted(set(places(every)) - set(gone))
        assert said in answer.interpreted.understood


def test_an_unknown_value_leaves_out_nothing(searcher: Searcher) -> None:
    answer = searcher.search("jobcoach -gemeente:Xanadu")
    assert answer.total == searcher.search("jobcoach").total
    assert "(onbekend: gemeente:Xanadu)" in answer.interpreted.understood


@pytest.mark.parametrize("together", [2, 3, 5])
def test_every_hit_that_is_counted_comes_on_a_page(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr("index.search._CANDIDATES", together)
    for query in ("jobcoach college proefplaats loonkosten", "jobcoach", "het college kan"):
        whole = searcher.search(query, 500, facets=True)
        assert whole.total > together
        assert whole.total == len(whole.hits) == len(set(whole.hits))
        assert whole.facets is not None
        assert sum(whole.facets.deel.values()) == whole.total
        for size in (1, 4):
            pages = [
                searcher.search(query, size, offset=offset)
                for offset in range(0, whole.total, size)
            ]
            assert [hit for page in pages for hit in page.hits] == list(whole.hits)
            assert {page.total for page in pages} == {whole.total}


def test_facets(searcher: Searcher) -> None:
    facets = searcher.search("jobcoach", 1, facets=True).facets
    assert facets is not None
    assert facets.soort["raadsvoorstel"] == 1
    assert set(facets.gemeente) == {"Wijmeer", "Zuiderveen"}
    assert set(facets.jaar) == {"2023", "2016"}
    assert set(facets.veld) == {"Participatiewet"}
    assert facets.deel["toelichting"] == 1
    assert searcher.search("jobcoach").facets is None


@pytest.mark.parametrize("query", ["", "   ", "AND", '"', "(", "gemeente:", "NOT jobcoach", "§ %"])
def test_odd_questions_are_answered(searcher: Searcher, query: str) -> None:
    answer = searcher.search(query)
    assert answer.query == query
    assert answer.total >= len(answer.hits)


def test_similar(searched: Library) -> None:
    hits = similar(searched, "aaaa", "3/1")
    assert (hits[0].document.id, hits[0].at.split("/")[0]) == ("bbbb", "5")
    assert "aaaa" not in {hit.document.id for hit in hits}
    with pytest.raises(NotFound):
        similar(searched, "aaaa", "99")


def test_an_empty_library_answers(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        answer = search(library, "jobcoach")
        assert (answer.total, answer.hits) == (0, ())
        assert search(library, "artikel 5 Wijmeer").total == 0


def test_a_misspelt_municipality_in_a_filter_is_read_and_told(searcher: Searcher) -> None:
    answer = searcher.search("jobcoach gemeente:Zuidervene")
    assert {hit.document.id for hit in answer.hits} == {"bbbb"}
    assert "('Zuidervene' gelezen als 'Zuiderveen')" in answer.interpreted.understood
    assert searcher.search("jobcoach gemeente:Xanadu").total == 0


def test_what_is_asks_for_the_definition(searcher: Searcher) -> None:
    answer = searcher.search("wat is een college?")
    assert answer.interpreted.understood == "Gezocht op definitie en college."
    assert places(answer)[0] == "a 1/2"
    assert "definitie" not in searcher.search("wat is de hoogte van de premie per maand").query


def test_counts_by_facet_add_up_to_what_is_found(searcher: Searcher) -> None:
    for query in ("jobcoach", "het college kan", "artikel"):
        answer = searcher.search(query, 100, facets=True)
        assert answer.facets is not None
        assert sum(answer.facets.deel.values()) == answer.total == len(answer.hits)


def test_the_excerpt_shows_the_rarest_word() -> None:
    filler = "niets van dit alles geldt hier " * 20
    text = f"Een uitkering doen wij. {filler}Vrijwilligerswerk mag. {filler}"
    stems = frozenset(("uitker", "doen", "vrijwilligerswerk"))
    assert stems == {stem(word) for word in ("uitkering", "doen", "vrijwilligerswerk")}
    rarity = {"uitker": 0.3, "doen": 0.4, "vrijwilligerswerk": 4.0}
    assert "<mark>Vrijwilligerswerk</mark>" in mark_words(text, stems, rarity)
    assert "<mark>uitkering</mark>" in mark_words(text, stems)
    far = f"Een uitkering. {filler * 12}Vrijwilligerswerk mag."
    assert "<mark>Vrijwilligerswerk</mark>" in mark_words(far, stems, rarity)


def test_what_only_the_note_says_comes_behind_what_the_article_says(tmp_path: Path) -> None:
    own = article("1", "Vrije tijd", "Het college kan zwemles aanbieden.")
    other = article(
        "2", "Weigering", "Wie een uitkering heeft kan dit doen.", "Het doen met een uitkering."
    )
    rest = tuple(article(str(n), f"Slot {n}", "Een uitkering doen.") for n in range(3, 6))
    tree = Provision(kind="regulation", children=(own, other, *rest))
    note = Note(targets=("2",), text="Bijvoorbeeld zwemles doen met een uitkering.")
    made = Document(id="zwem", kind="verordening", title="Verordening", tree=tree, notes=(note,))
    with Library(tmp_path) as library:
        fill(library, made)
        found = search(library, "zwemles doen met een uitkering")
    regulated = [hit.at for hit in found.hits if hit.part == "regeling"]
    assert regulated[0] == "1/1"
