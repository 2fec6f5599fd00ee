"""Corrections: applied to what is read, kept over a new reading, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import demo
from corpus.errors import UsageError
from corpus.model import articles
from ui.corrections import article_item, correct, corrections, seen_of
from ui.service import Service

FILE = demo.file(demo.OLD_CLEAN)


@pytest.fixture
def service(tmp_path: Path) -> Service:
    work = Service(tmp_path)
    work.add([FILE])
    return work


def put_right(work: Service, item: str, value: str | dict[str, str] | None) -> None:
    (entry,) = work.documents()
    seen = seen_of(work.edits, entry.id, item)
    correct(work.edits, entry.id, item, value, who="An", seen=seen)
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
    article = next(item for item in articles(document.tree) if item.number == "14")
    put_right(service, article_item(article), {"number": "14 a.", "heading": "Begeleiding"})
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
