"""Gaps, overlaps, lapses and doubles in the time line of a body."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from compare.time.applies import applies
from compare.time.timeline import Timeline, timeline
from corpus.errors import UsageError
from corpus.model import Document, InForce, Instruction, Repeal, Saving
from ingest.facts import with_facts
from tests.unit.trees import document


def ordinance(
    title: str,
    start: str,
    *,
    repeals: tuple[Repeal, ...] = (),
    savings: tuple[Saving, ...] = (),
    until: str | None = None,
    identity: str = "",
) -> Document:
    return Document(
        id=identity or title,
        kind="verordening",
        title=title,
        bodies=("Vaals",),
        in_force=InForce(date=start, until=until),
        repeals=repeals,
        savings=savings,
    )


def line(*documents: Document, subject: str | None = None) -> Timeline:
    (found,) = timeline(documents, "Vaals", subject)
    return found


def kinds(found: Timeline) -> list[str]:
    return [remark.kind for remark in found.remarks]


def test_a_repeal_before_the_next_one_holds_leaves_a_gap() -> None:
    old = ordinance("Marktverordening Vaals 2010", "2010-01-01")
    repeal = Repeal(title="Marktverordening Vaals 2010", per="2015-01-01", at="9")
    new = ordinance("Marktverordening Vaals 2015", "2015-03-01", repeals=(repeal,))
    found = line(old, new)
    assert kinds(found) == ["gap"]
    assert (found.remarks[0].start, found.remarks[0].end) == ("2015-01-01", "2015-03-01")
    answer = applies([old, new], "Vaals", "2015-02-01", "2015-04-01")
    assert (
        answer.open == "De bibliotheek kent geen verordening van Vaals die op 1 februari 2015 gold."
    )


def test_versions_without_a_repeal_overlap_and_other_subjects_do_not() -> None:
    old = ordinance("Marktverordening Vaals 2010", "2010-01-01")
    new = ordinance("Marktverordening Vaals 2015", "2015-03-01")
    other = ordinance("Afvalstoffenverordening Vaals 2012", "2012-03-01")
    found = line(old, new, other)
    assert kinds(found) == ["overlap"]
    assert found.remarks[0].start == "2015-03-01"
    answer = applies([old, new], "Vaals", "2016-02-01", "2016-04-01", "markt")
    assert answer.answer is None
    assert "naast elkaar" in (answer.open or "")


def test_an_ordinance_that_lapses_by_its_own_words_ends() -> None:
    found = line(ordinance("Tijdelijke verordening proef Vaals", "2018-01-01", until="2020-01-01"))
    assert [(span.start, span.end) for span in found.spans] == [("2018-01-01", "2020-01-01")]


def test_one_ordinance_in_two_files_stands_once() -> None:
    one = ordinance("Marktverordening Vaals 2010", "2010-01-01", identity="a")
    two = ordinance("Marktverordening  Vaals 2010", "2010-01-01", identity="b")
    assert [span.document for span in line(one, two).spans] == ["a"]


def test_look_alikes_of_one_year_are_two() -> None:
    one = ordinance("Verordening individuele inkomenstoeslag Vaals 2015", "2015-01-01")
    two = ordinance("Verordening individuele studietoeslag Vaals 2015", "2015-01-01")
    assert len(line(one, two).spans) == 2
    assert len(line(one, two, subject="studietoeslag").spans) == 1


def test_a_savings_clause_with_a_last_day_stops_there() -> None:
    old = ordinance("Marktverordening Vaals 2010", "2010-01-01")
    saving = Saving(
        "9/2", "Op een vergunning blijft die verordening van toepassing tot 1 juli 2016."
    )
    repeal = Repeal(title="Marktverordening Vaals 2010", at="9/1")
    new = ordinance(
        "Marktverordening Vaals 2015", "2015-03-01", repeals=(repeal,), savings=(saving,)
    )
    before = applies([old, new], "Vaals", "2014-02-01", "2016-06-30").answer
    after = applies([old, new], "Vaals", "2014-02-01", "2016-07-01").answer
    assert before is not None
    assert after is not None
    assert (before.title, after.title) == (old.title, new.title)


def test_what_is_only_proposed_ends_nothing() -> None:
    old = ordinance("Marktverordening Vaals 2010", "2010-01-01")
    proposal = Document(
        id="voorstel",
        kind="raadsvoorstel",
        title="Voorstel",
        bodies=("Vaals",),
        adopts=("Marktverordening Vaals 2025",),
        in_force=InForce(date="2025-01-01"),
        repeals=(Repeal(title="Marktverordening Vaals 2010"),),
    )
    found = line(old, proposal)
    assert [(span.title, span.end, span.proposed) for span in found.spans] == [
        ("Marktverordening Vaals 2010", None, False),
        ("Marktverordening Vaals 2025", None, True),
    ]
    assert kinds(found) == ["proposed"]
    answer = applies([old, proposal], "Vaals", "2014-02-01", "2026-07-01").answer
    assert answer is not None
    assert answer.title == old.title


def test_an_amending_ordinance_stands_with_the_one_it_changes() -> None:
    old = ordinance("Marktverordening Vaals 2010", "2010-01-01")
    change = replace(
        ordinance("Verordening tot wijziging van de Marktverordening Vaals 2010", "2013-01-01"),
        amends=(Instruction(kind="delete", at="3", text="Artikel 3 vervalt."),),
    )
    found = line(old, change)
    assert [span.title for span in found.spans] == [old.title]
    assert kinds(found) == ["amended"]
    assert "1 januari 2013" in found.remarks[0].message


def test_a_clause_on_objections_keeps_no_grant_alive() -> None:
    old = ordinance("Marktverordening Vaals 2010", "2010-01-01")
    repeal = Repeal(title="Marktverordening Vaals 2010", at="9/1")
    saving = Saving(
        "9/2", "Op een bezwaarschrift blijft die verordening van toepassing.", ("bezwaar",)
    )
    new = ordinance(
        "Marktverordening Vaals 2015", "2015-03-01", repeals=(repeal,), savings=(saving,)
    )
    answer = applies([old, new], "Vaals", "2014-02-01", "2016-07-01")
    assert answer.answer is None
    assert "alleen iets over andere gevallen" in (answer.open or "")


@pytest.mark.parametrize(
    ("granted", "on", "words"),
    [("1 maart 2015", "2016-01-01", "geen datum"), ("2016-01-02", "2016-01-01", "ligt voor")],
)
def test_impossible_questions_are_refused(granted: str, on: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        applies([], "Vaals", granted, on)


def test_parts_with_a_day_of_their_own_and_parts_repealed_stand_with_the_answer() -> None:
    old = with_facts(
        replace(
            document(
                ("Subsidie", "Het college kan een subsidie verstrekken."),
                (
                    "Inwerkingtreding",
                    "Deze verordening treedt in werking op 1 januari 2015, met uitzondering van "
                    "artikel 1, dat in werking treedt op 1 juli 2015.",
                ),
                title="Verordening werk Vaals 2015",
                preamble="De raad van de gemeente Vaals;",
            ),
            id="oud",
        )
    )
    change = with_facts(
        replace(
            document(
                ("Loon", "Het college kan een toeslag verstrekken."),
                (
                    "Intrekking",
                    "Artikel 1 van de Verordening werk Vaals 2015 vervalt met ingang van "
                    "1 mei 2018.",
                ),
                ("Inwerkingtreding", "Deze verordening treedt in werking op 1 mei 2018."),
                title="Verordening loontoeslag Vaals 2018",
                preamble="De raad van de gemeente Vaals;",
            ),
            id="nieuw",
        )
    )
    held = [old, change]
    before = applies(held, "Vaals", "2015-03-01", "2017-01-01", "werk")
    after = applies(held, "Vaals", "2015-03-01", "2019-01-01", "werk")
    assert before.answer
    assert before.answer.document == "oud"
    assert [(item.document.id, item.at) for item in before.because] == [("oud", "2")]
    assert after.answer
    assert after.answer.document == "oud"
    assert [(item.document.id, item.at) for item in after.because] == [("oud", "2"), ("nieuw", "2")]


def test_a_new_name_leaves_the_ordinances_in_force() -> None:
    old = replace(ordinance("Verordening speelterreinen 2015", "2015-02-01"), bodies=("Groesbeek",))
    new = replace(ordinance("Verordening hondentoilet 2017", "2017-02-01"), bodies=("Berg en Dal",))
    (found,) = timeline((old, new), "Berg en Dal", None)
    (said,) = [remark.message for remark in found.remarks if remark.kind == "merger"]
    assert (
        said == "Groesbeek heet sinds 1 januari 2016 Berg en Dal; de verordeningen bleven gelden."
    )


def test_a_subject_is_found_by_its_own_word_though_it_has_a_synonym() -> None:
    sanctions = ordinance("Afstemmingsverordening Participatiewet Vaals 2015", "2015-01-01")
    grants = ordinance("Algemene subsidieverordening Vaals 2015", "2015-01-01")
    answer = applies([sanctions, grants], "Vaals", "2016-01-01", "2016-02-01", "afstemming")
    assert answer.answer is not None
    assert answer.answer.title == "Afstemmingsverordening Participatiewet Vaals 2015"
