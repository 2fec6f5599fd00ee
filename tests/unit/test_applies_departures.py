"""What departs from the rule of transitional law: shown, and followed for what it is about."""

from __future__ import annotations

import pytest

from compare.time.applies import Answer, applies
from corpus import demo
from corpus.model import Document
from ingest.pipeline import parse_file

_OLD = "Re-integratieverordening Participatiewet Lindervoort 2019"
_NEW = "Re-integratieverordening Participatiewet, IOAW en IOAZ Lindervoort 2024"


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [parse_file(demo.file(name)).documents[0] for name in (demo.OLD_CLEAN, demo.NEW)]


def _governs(answer: Answer) -> str | None:
    return answer.answer.title if answer.answer else None


def test_what_departs_from_the_rule_is_shown_beside_it(documents: list[Document]) -> None:
    answer = applies(documents, "Lindervoort", "2023-05-01", "2025-06-30")
    places = [reason.at for reason in answer.because]
    assert places.index("26/2") == places.index("26/1") + 1
    assert "26/3" not in places


@pytest.mark.parametrize("subject", ["detacheringsbaan", "detacheringsbanen", "detachering"])
def test_the_exception_is_followed_for_what_it_names(
    documents: list[Document], subject: str
) -> None:
    answer = applies(documents, "Lindervoort", "2024-05-01", "2025-09-01", subject)
    assert _governs(answer) == _OLD
    assert "tot het einde van de overeenkomst" in (answer.provided or "")
    assert "twaalf maanden" not in (answer.provided or "")


def test_the_rule_is_followed_for_another_instrument(documents: list[Document]) -> None:
    answer = applies(documents, "Lindervoort", "2024-05-01", "2025-09-01", "jobcoaching")
    assert _governs(answer) == _NEW
    assert answer.provided is None


@pytest.mark.parametrize("subject", [None, "re-integratie"])
def test_an_answer_without_instrument_names_the_exception(
    documents: list[Document], subject: str | None
) -> None:
    after = applies(documents, "Lindervoort", "2024-05-01", "2025-09-01", subject)
    assert _governs(after) == _NEW
    assert "artikel 26, lid 2" in (after.provided or "")
    before = applies(documents, "Lindervoort", "2024-05-01", "2025-06-30", subject)
    assert _governs(before) == _OLD
    assert "lid 2" not in (before.provided or "")
