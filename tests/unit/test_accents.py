"""Accents come off letters; signs are taken apart only where that is asked."""

from __future__ import annotations

import pytest

from corpus.accents import without_accents


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Geïndiceerde Cliënt", "Geindiceerde Client"),
        ("Súdwest-Fryslân", "Sudwest-Fryslan"),
        ("artikel 10d", "artikel 10d"),
        ("", ""),
        ("m²", "m2"),
    ],
)
def test_accents_come_off_and_the_rest_stays(text: str, plain: str) -> None:
    assert without_accents(text) == plain


def test_signs_stay_whole_where_only_letters_are_taken_apart() -> None:
    assert without_accents("één m²", "NFD") == "een m²"
