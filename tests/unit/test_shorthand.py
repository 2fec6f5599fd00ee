"""References as people shorten them, and what is no shorthand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Target
from corpus.shorthand import written_out
from corpus.typed import read_typed

LAW = "Participatiewet"


@pytest.mark.parametrize(
    ("typed", "target", "instrument", "rest"),
    [
        ("art 9 f 5 Zuid", Target(article="9f", paragraph="5"), None, "Zuid"),
        ("art 9f 5 b Zuid", Target(article="9f", paragraph="5", point="b"), None, "Zuid"),
        ("9f.5 Zuid", Target(article="9f", paragraph="5"), None, "Zuid"),
        ("9f.5.b Zuid", Target(article="9f", paragraph="5", point="b"), None, "Zuid"),
        ("art9f lid5 Zuid", Target(article="9f", paragraph="5"), None, "Zuid"),
        ("art 11 4 Zuid", Target(article="11", paragraph="4"), None, "Zuid"),
        ("10d 3 pw", Target(article="10d", paragraph="3"), LAW, ""),
        ("artikel 10 da Pw", Target(article="10da"), LAW, ""),
        ("artkel 9 lid 2", Target(article="9", paragraph="2"), None, ""),
        ("artikel 4 toeslag lid 1 onder b", Target(article="4", paragraph="1", point="b"), None,
         "toeslag"),
        ("artikel 11, Zuid 2016, vierde lid", Target(article="11", paragraph="4"), None,
         "Zuid 2016"),
        ("artikel 8 afstemmingsverordening pw", Target(article="8"), None,
         "afstemmingsverordening pw"),
        ("afstemmingsverordening pw artikel 12 onder b", Target(article="12", point="b"), None,
         "afstemmingsverordening pw"),
        ("art 6 lid 4 e Zuid", Target(article="6", paragraph="4", point="e"), None, "Zuid"),
        # no shorthand
        ("pw artikel 12 onder b", Target(article="12", point="b"), LAW, ""),
        ("artikel 7 27 jaar", Target(article="7"), None, "27 jaar"),
        ("artikel 5 3 weken", Target(article="5"), None, "3 weken"),
        ("artikel 9 2e lid", Target(article="9", paragraph="2"), None, ""),
        ("artikel 5 re-integratie", Target(article="5"), None, "re-integratie"),
        ("artikel 6.3 Zuid", Target(article="6.3"), None, "Zuid"),
        ("Verordening Zuid artikel 10d Pw", Target(article="10d"), LAW, "Verordening Zuid"),
    ],
)  # fmt: skip
def test_shorthand_is_read(typed: str, target: Target, instrument: str | None, rest: str) -> None:
    read = read_typed(typed)
    assert read is not None
    assert (read.targets, read.instrument, read.rest) == ((target,), instrument, rest)


def test_a_list_stays_a_list() -> None:
    read = read_typed("artikel 9 en 10 Zuid")
    assert read is not None
    assert [target.article for target in read.targets] == ["9", "10"]


@pytest.mark.parametrize(
    "typed", ["10 de wet", "afdeling 3", "2e 3", "in 2024 3 keer", "8 % 3", "lid 4 e.v."]
)
def test_what_is_no_shorthand_stays(typed: str) -> None:
    assert written_out(typed).text == typed


@given(st.text(alphabet="art 9f.5lidb,en", max_size=20))
def test_a_span_is_what_was_typed(text: str) -> None:
    typed = written_out(text)
    assert typed.between(0, len(typed.text)) == text
