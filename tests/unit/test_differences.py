"""Word differences as they are shown: no word lost, no signs around white space."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.diff import word_diff
from compare.model import Op
from ui.differences import readable

WORDS = st.lists(
    st.sampled_from(["het", "college", "kan", "moet", ",", "10%", "8%", "."]), max_size=12
)


@given(WORDS, WORDS)
def test_every_word_of_both_sides_is_shown(old: list[str], new: list[str]) -> None:
    shown = list(readable(word_diff(" ".join(old), " ".join(new))))
    for unwanted, words in (("insert", old), ("delete", new)):
        joined = "".join(text for op, text in shown if op != unwanted)
        assert "".join(joined.split()) == "".join(words)
    assert all(text.strip() == text and text for op, text in shown if op != "equal")


def test_changes_stand_apart() -> None:
    runs: tuple[tuple[Op, str], ...] = (
        ("equal", "de "),
        ("delete", "oude "),
        ("insert", "nieuwe "),
        ("equal", "regel"),
    )
    assert list(readable(runs)) == [
        ("equal", "de "),
        ("delete", "oude"),
        ("equal", " "),
        ("insert", "nieuwe"),
        ("equal", " "),
        ("equal", "regel"),
    ]
