"""Savings clauses: the day on which they stop, and what only the grant itself can tell."""

from __future__ import annotations

import pytest

from compare.time.applies import applies
from compare.time.savings import leaves_open, limit_of, terms_of
from corpus.model import Document, InForce, Repeal, Saving

KEPT = "blijft de oude verordening van toepassing"
TERMS = [
    (f"Dan {KEPT} voor de duur van de toekenning.", ("voor de duur van de toekenning",)),
    (f"Voor de duur van de toekenning {KEPT}.", ("Voor de duur van de toekenning",)),
    (f"Dan {KEPT} zolang de voorziening loopt.", ("zolang de voorziening loopt",)),
    (
        f"Dan {KEPT} voor de duur van de indicatie, maar niet langer dan een jaar.",
        ("voor de duur van de indicatie",),
    ),
    (
        f"Dan {KEPT} totdat een nieuw besluit is genomen of uiterlijk tot 1 mei 2020.",
        ("totdat een nieuw besluit is genomen",),
    ),
    (
        f"Dan {KEPT} tot de tijd waarvoor zij is verleend, is verstreken.",
        ("tot de tijd waarvoor zij is verleend, is verstreken",),
    ),
    (f"Dan {KEPT}, tenzij deze gunstiger is.", ("tenzij deze gunstiger is",)),
    (f"Op wat voor de duur van het traject is verstrekt, {KEPT}.", ()),
    (f"Dan {KEPT} gedurende zes maanden na de inwerkingtreding.", ()),
    (f"Dan {KEPT} tot 1 januari 2020.", ()),
    (f"Dan {KEPT}. Het college kan hiervan afwijken.", ()),
]


@pytest.mark.parametrize(("text", "terms"), TERMS)
def test_a_stretch_without_a_day_is_a_condition(text: str, terms: tuple[str, ...]) -> None:
    assert terms_of(Saving("9/2", text)) == terms


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("tot 1 januari 2020", "2020-01-01"),
        ("tot en met 31 december 2019", "2020-01-01"),
        ("maar niet langer dan twaalf maanden", "2020-07-01"),
        ("gedurende zes maanden", "2020-01-01"),
        ("gedurende een overgangsperiode van een jaar na inwerkingtreding", "2020-07-01"),
        ("tot een jaar na de inwerkingtreding", "2020-07-01"),
        ("voor de duur van de toekenning", None),
        ("op een voorziening van drie maanden", None),
    ],
)
def test_a_limit_counts_from_the_entry_into_force(words: str, day: str | None) -> None:
    assert limit_of(Saving("9/2", f"Dan {KEPT} {words}."), "2019-07-01") == day


def _held(*savings: Saving) -> list[Document]:
    old = Document(
        id="oud",
        kind="verordening",
        title="Marktverordening Vaals 2010",
        bodies=("Vaals",),
        in_force=InForce(date="2010-01-01"),
    )
    new = Document(
        id="nieuw",
        kind="verordening",
        title="Marktverordening Vaals 2015",
        bodies=("Vaals",),
        in_force=InForce(date="2015-03-01"),
        repeals=(Repeal(title="Marktverordening Vaals 2010", at="9/1"),),
        savings=savings,
    )
    return [old, new]


def test_the_answer_says_under_which_condition_it_holds() -> None:
    saving = Saving("9/2", f"Dan {KEPT} voor de duur van de vergunning, doch hoogstens een jaar.")
    within = applies(_held(saving), "Vaals", "2014-02-01", "2015-06-01")
    assert within.answer is not None
    assert within.answer.document == "oud"
    assert "“voor de duur van de vergunning”" in (within.provided or "")
    assert "1 juni 2015" in (within.provided or "")
    after = applies(_held(saving), "Vaals", "2014-02-01", "2016-06-01")
    assert after.answer is not None
    assert (after.answer.document, after.provided) == ("nieuw", None)
    before = applies(_held(saving), "Vaals", "2014-02-01", "2014-06-01")
    assert before.provided is None


def test_a_clause_that_leaves_it_to_the_college_leaves_the_answer_open() -> None:
    left = Saving("9/2", "Het college kan bepalen dat de oude verordening van toepassing blijft.")
    assert leaves_open(left)
    assert not leaves_open(Saving("9/2", f"Dan {KEPT}. Het college kan hiervan afwijken."))
    found = applies(_held(left), "Vaals", "2014-02-01", "2015-06-01")
    assert found.answer is None
    assert "laat het aan een besluit over" in (found.open or "")
    assert [item.at for item in found.because] == ["9/1", "9/2"]
