"""Corrections: applied to what is read, kept over a new reading, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import demo
from corpus.cuts import Cut, Joint
from corpus.errors import UsageError
from corpus.model import Document, Provision, articles
from ui.corrections import Change, Naming, article_items, corrections, item_of, revisions
from ui.service import Service

FILE = demo.file(demo.OLD_CLEAN)


@pytest.fixture
def service(tmp_path: Path) -> Service:
    work = Service(tmp_path)
    work.add([FILE])
    return work


def put_right(work: Service, item: str, value: Change | None) -> None:
    (entry,) = work.documents()
    seen = revisions(work.edits, entry.id).get(item, 0)
    work.put_right(entry.id, item, value, who="An", seen=seen)
    work.read_anew(entry.id)


def test_facts_are_put_right_everywhere(service: Service) -> None:
    put_right(service, "title", "Verordening werk Lindervoort 2019")
    put_right(service, "bodies", "Lindervoort, Kolkenburg")
    put_right(service, "in_force", "2019-02-01")
    (entry,) = service.documents()
    assert entry.title == "Verordening werk Lindervoort 2019"
    assert entry.bodies == ("Lindervoort", "Kolkenburg")
    assert entry.in_force == "2019-02-01"
    assert service.search("Jobcoaching").hits[0].document.title == entry.title


def test_an_article_gets_its_number_and_heading(service: Service) -> None:
    (entry,) = service.documents()
    document = service.open(entry.id).document
    item = next(key for key, each in article_items(document).items() if each.number == "14")
    put_right(service, item, Naming(number="14 a.", heading="Begeleiding"))
    after = service.open(entry.id).document
    fixed = next(item for item in articles(after.tree) if item.number == "14a")
    assert fixed.heading == "Begeleiding"
    assert any(norm.at.startswith("14a/") for norm in after.norms)


def test_corrections_survive_a_new_reading_and_can_be_taken_back(service: Service) -> None:
    (entry,) = service.documents()
    put_right(service, "title", "Andere titel")
    service.remove("Andere titel")
    service.add([FILE])
    assert service.documents()[0].title == "Andere titel"
    assert corrections(service.edits, entry.id)["title"].who == "An"
    put_right(service, "title", None)
    assert service.documents()[0].title == entry.title


@pytest.mark.parametrize(
    ("item", "value"), [("kind", "brief"), ("title", " "), ("in_force", "morgen")]
)
def test_what_cannot_be_right_is_refused(service: Service, item: str, value: str) -> None:
    with pytest.raises(UsageError):
        put_right(service, item, value)


def key_of(work: Service, number: str) -> str:
    (entry,) = work.documents()
    found = article_items(work.open(entry.id).document)
    return next(key for key, each in found.items() if each.number == number)


def numbers(work: Service) -> list[str | None]:
    (entry,) = work.documents()
    return [each.number for each in articles(work.open(entry.id).document.tree)]


def test_an_article_is_cut_and_joined_and_everything_follows(service: Service) -> None:
    (entry,) = service.documents()
    before = service.open(entry.id).document
    key = key_of(service, "6")
    change = Cut(
        words="Het college maakt een plafond", kind="article", number="6a", heading="Nieuws"
    )
    put_right(service, item_of(key, change), change)
    after = service.open(entry.id).document
    assert "6a" in numbers(service)
    hit = service.search("plafond bekend").hits[0]
    assert hit.at == "6a"
    assert {issue.code for issue in after.issues} == {issue.code for issue in before.issues}

    new = key_of(service, "6a")
    put_right(service, new, Naming(heading="Bekendmaking"))
    joint = Joint(label=False)
    put_right(service, item_of(new, joint), joint)
    assert numbers(service) == [each.number for each in articles(before.tree)]


def test_a_missing_article_that_is_cut_out_is_no_longer_missing(tmp_path: Path) -> None:
    text = FILE.read_text("utf-8").replace("Artikel 6 Subsidie- en budgetplafonds", "")
    path = tmp_path / "oud.txt"
    path.write_text(text, "utf-8")
    work = Service(tmp_path / "bibliotheek")
    work.add([path])
    (entry,) = work.documents()
    document = work.open(entry.id).document
    if "6" in numbers(work):
        pytest.skip("de lezer vond het artikel zelf")
    assert "missing-article" in [issue.code for issue in document.issues]
    change = Cut(words="Het college kan voor een voorziening", kind="article", number="6")
    item = item_of(key_of(work, "5"), change)
    put_right(work, item, change)
    after = work.open(entry.id).document
    assert "6" in numbers(work)
    assert "missing-article" not in [issue.code for issue in after.issues]
    put_right(work, item, None)
    assert "6" not in numbers(work)


def test_notes_follow_the_article_that_they_explain(service: Service) -> None:
    (entry,) = service.documents()
    document = service.open(entry.id).document
    noted = next(note.targets[0] for note in document.notes if note.targets[0].isdigit())
    put_right(service, key_of(service, noted), Naming(number=f"{noted}z"))
    after = service.open(entry.id).document
    assert f"{noted}z" in [note.targets[0] for note in after.notes]
    assert noted not in [note.targets[0] for note in after.notes]


def test_a_correction_that_fits_no_more_is_reported(service: Service) -> None:
    (entry,) = service.documents()
    put_right(service, key_of(service, "6"), Naming(heading="Plafond"))
    service.edits.save(
        f"document:{entry.id}", "artikel op regel 9999", {"number": "3"}, who="An", seen=0
    )
    service.read_anew(entry.id)
    after = service.open(entry.id).document
    assert [i.code for i in after.issues].count("correction-without-place") == 1
    assert "Plafond" in [each.heading for each in articles(after.tree)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Cut(words="Staat er niet", kind="article", number="3"), "staat niet in artikel 6"),
        (Joint(words="Het college kan voor een voorziening"), "het hele artikel"),
    ],
)
def test_a_place_that_is_not_there_is_refused(
    service: Service, change: Cut | Joint, said: str
) -> None:
    key = key_of(service, "6")
    with pytest.raises(UsageError, match=said):
        put_right(service, item_of(key, change), change)


def test_what_was_decided_about_a_text_still_counts_when_it_is_put_right(tmp_path: Path) -> None:
    work = Service(tmp_path)
    work.add([FILE, demo.file(demo.NEW_TXT)])
    old, new = (entry.id for entry in work.documents())
    work.redraw(work.compare(old, new), ["14"], ["16"], who="An", why="")
    found = article_items(work.open(old).document)
    key = next(key for key, each in found.items() if each.number == "6")
    work.put_right(old, item_of(key, Joint()), Joint(), who="An", seen=0)
    work.read_anew(old)
    compared = work.compare(old, new)
    assert "6" not in [number for match in compared.alignment.matches for number in match.old]
    assert [(one.old, one.new) for one in work.drawings(compared)] == [(("14",), ("16",))]
    work.put_right(old, item_of(key, Joint()), None, who="An", seen=1)
    work.read_anew(old)
    assert len(work.drawings(work.compare(old, new))) == 1


def test_articles_on_one_line_are_put_right_one_by_one() -> None:
    two = tuple(Provision(kind="article", number=n, text=f"Tekst {n}.", line=2) for n in "12")
    document = Document(
        id="x", kind="verordening", title="V", tree=Provision(kind="regulation", children=two)
    )
    found = article_items(document)
    assert [each.number for each in found.values()] == ["1", "2"]
    assert len(found) == 2
