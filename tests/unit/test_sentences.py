"""A sentence ends in one full stop."""

from __future__ import annotations

import pytest

from corpus.sentences import closed, unclosed


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Er geldt: Verordening hulp", "Er geldt: Verordening hulp."),
        ("Er geldt: Verordening hulp 2016 e.v.", "Er geldt: Verordening hulp 2016 e.v."),
        ("Hier staat 'Verordening hulp'", "Hier staat 'Verordening hulp'."),
        ("Hier staat 'Verordening hulp 2016 e.v.'", "Hier staat 'Verordening hulp 2016 e.v.'"),
        ("Zie de wet (artikel 3 e.v.)", "Zie de wet (artikel 3 e.v.)."),
        ("Klopt dit? ", "Klopt dit?"),
    ],
)
def test_a_sentence_is_closed_once(words: str, sentence: str) -> None:
    assert closed(words) == sentence
    assert closed(sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("De hulp eindigt.", "De hulp eindigt"),
        ("Aangehaald als: Verordening 2016 e.v.", "Aangehaald als: Verordening 2016 e.v."),
        ("De wet c.a.", "De wet c.a."),
        ("In 2016.", "In 2016"),
    ],
)
def test_a_sentence_is_quoted_without_its_stop(sentence: str, words: str) -> None:
    assert unclosed(sentence) == words
