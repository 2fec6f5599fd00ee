"""Word differences as they are shown: no word lost, no signs around white space."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.diff import word_diff
from compare.lines import lay_beside
from compare.model import Op
from ui.differences import Labelled, readable, side_by_side

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


def lines(*texts: str) -> Labelled:
    return Labelled("\n".join(texts), ())


def marked(*sides: Labelled) -> list[str]:
    return [
        text for runs in side_by_side(*sides) for op, text in runs if op in ("delete", "insert")
    ]


def test_a_provision_that_moved_is_no_change_of_words() -> None:
    first, second = "De scholing duurt ten hoogste zes maanden.", "Wie ziek is, werkt die dag niet."
    assert marked(lines("Kop", first, second), lines("Kop", second, first)) == []
    laid = lay_beside([first, second], [second, first])
    assert [(one.old, one.new) for one in laid] == [(1, 0), (0, 1)]
    assert sum(one.moved for one in laid) == 1
    assert ("label", "(verplaatst)") in side_by_side(lines(first, second), lines(second, first))[1]


def test_provisions_with_little_in_common_stand_apart() -> None:
    old = "De klantmanager beoordeelt de noodzaak van een voorziening."
    new = "De premie van een persoon bedraagt de helft."
    assert marked(lines("Kop", old), lines("Kop", new)) == [old, new]


def test_capitals_and_marks_are_no_change() -> None:
    assert marked(lines("Het College kan helpen;"), lines("Het college kan helpen.")) == []


def test_a_changed_word_is_marked_in_its_line() -> None:
    old, new = lines("Het college kan hulp bieden."), lines("Het college moet hulp bieden.")
    assert marked(old, new) == ["kan", "moet"]


def test_a_sentence_that_moved_within_its_line_is_marked_as_moved() -> None:
    told, told_too = (
        "Hij meldt dit direct bij het college.",
        "De raad stelt elk jaar een plan vast.",
    )
    sides = lines("Kop", f"{told} {told_too}"), lines("Kop", f"{told_too} {told}")
    assert marked(*sides) == []
    for runs in side_by_side(*sides):
        place = runs.index(("label", "(verplaatst)"))
        assert runs[place + 1 : place + 3] == (("equal", " "), ("equal", told))
