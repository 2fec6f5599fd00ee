"""Word differences always give both texts back, with the fewest changed words."""

from __future__ import annotations

import difflib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.diff import changed_words, moves, smooth, word_diff

_WORDS = st.sampled_from(
    ["het", "college", "kan", "een", "geen", "2,5", "re-integratie", "8a", "€", "(", ")", "–"]
)
_SPACES = st.sampled_from([" ", " ", " ", "  ", "\n", ", ", ". ", "; ", ""])
_TEXTS = st.lists(st.tuples(_WORDS, _SPACES), max_size=14).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
_ANY = st.one_of(_TEXTS, st.text(max_size=40))
_WORD = re.compile(r"\w+(?:[-.,:/'’]\w+)*")


@given(_ANY, _ANY)
def test_runs_give_both_texts_back(old: str, new: str) -> None:
    for runs in (word_diff(old, new), smooth(word_diff(old, new))):
        assert "".join(text for op, text in runs if op != "insert") == old
        assert "".join(text for op, text in runs if op != "delete") == new
        assert all(text for _, text in runs)


@given(_TEXTS, _TEXTS)
def test_the_fewest_changed_words(old: str, new: str) -> None:
    before, after = _WORD.findall(old), _WORD.findall(new)
    least = len(before) + len(after) - 2 * _longest_common(before, after)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    usual = len(before) + len(after) - 2 * sum(b.size for b in matcher.get_matching_blocks())
    assert changed_words(word_diff(old, new)) == least <= usual


def _longest_common(one: list[str], other: list[str]) -> int:
    """Return the length of a longest common subsequence, the slow and plain way."""
    row = [0] * (len(other) + 1)
    for left in one:
        before = 0
        for place, right in enumerate(other, start=1):
            before, row[place] = (
                row[place],
                before + 1 if left == right else max(row[place], row[place - 1]),
            )
    return row[-1]


@given(_TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert word_diff(text, text) == ((("equal", text),) if text else ())


@given(_TEXTS, _TEXTS)
def test_swapping_sides_changes_as_many_words(old: str, new: str) -> None:
    assert changed_words(word_diff(old, new)) == changed_words(word_diff(new, old))


def test_a_rewritten_phrase_reads_as_one_change() -> None:
    runs = word_diff("Het college legt een maatregel op.", "Het college past een verlaging toe.")
    assert smooth(runs) == (
        ("equal", "Het college "),
        ("delete", "legt een maatregel op"),
        ("insert", "past een verlaging toe"),
        ("equal", "."),
    )


def test_a_change_does_not_run_over_a_line_end() -> None:
    runs = word_diff("een oude regel\nen nog een", "een nieuwe regel\nen geen een")
    assert ("equal", " regel\nen ") in smooth(runs)


def test_chance_hits_in_a_text_written_anew_are_no_islands() -> None:
    old = (
        "wie een beroep doet op deze voorziening overlegt daartoe een verklaring van zijn huisarts"
    )
    new = (
        "alleen inwoners met aantoonbaar gemis krijgen deze voorziening en zij betalen naar inkomen"
    )
    assert [op for op, _ in smooth(word_diff(old, new))] == ["delete", "insert"]


def test_marks_and_spaces_are_no_words() -> None:
    assert (
        changed_words(
            word_diff("Het college, kan\neen besluit nemen", "Het college kan een besluit nemen.")
        )
        == 0
    )


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ("een twee drie vier vijf zes. kort", "kort een twee drie vier vijf zes.", False),
        (
            "Hij meldt dit direct bij het college. De raad stelt elk jaar een plan vast.",
            "De raad stelt elk jaar een plan vast. Hij meldt dit direct bij het college. ",
            True,
        ),
    ],
)
def test_moved_sentences_are_found(old: str, new: str, moved: bool) -> None:
    runs = word_diff(old, new)
    found = moves(runs)
    assert bool(found) is moved
    for gone, come in found:
        assert runs[gone][0] == "delete"
        assert runs[come][0] == "insert"
        assert _WORD.findall(runs[gone][1]) == _WORD.findall(runs[come][1])
