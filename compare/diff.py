"""Word differences: which runs of words stayed, went and came.

Joining the runs always gives both texts back, white space included; white space and marks are
never counted as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from compare.model import Op
from compare.words import common_prefix

__all__ = ["Run", "changed_words", "moves", "smooth", "word_diff"]

Run = tuple[Op, str]

# A word with what belongs to it: 8a, 2,5, 4:93, re-integratie.
_WORD = re.compile(r"\w+(?:[-.,:/'’]\w+)*")
_TAIL = re.compile(r"\W+\Z")
_LEAST_MOVED_WORDS = 5


def word_diff(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs that turn the old text into the new one, with the fewest changed words.

    Joining the runs "equal" and "delete" gives ``old``, "equal" and "insert" gives ``new``. No
    other reading has fewer changed words: the words that stay are a longest common subsequence.
    Marks and white space that stay between two changes are shown with the changes.
    """
    before, after = _Text(old), _Text(new)
    kept = _Runs()
    kept.gap(before.lead, after.lead)
    here, there = 0, 0
    for start, start_new, size in _stays(before.words, after.words):
        kept.change(before.between(here, start), after.between(there, start_new))
        here, there = start + size, start_new + size
        if not size:
            continue
        same = before.inside(start, here)
        if same == after.inside(start_new, there):
            kept.stay(same)
        else:
            for row, column in zip(
                range(start, here - 1), range(start_new, there - 1), strict=True
            ):
                kept.stay(before.words[row])
                kept.gap(before.after(row), after.after(column))
            kept.stay(before.words[here - 1])
        kept.gap(before.after(here - 1), after.after(there - 1))
    return kept.close()


class _Text:
    """A text as words; marks and white space belong to the word before them."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _WORD.finditer(text)]
        self.words = [text[start:end] for start, end in spans]
        self.starts = [*(start for start, _ in spans), len(text)]
        self.ends = [end for _, end in spans]
        self.lead = text[: self.starts[0]]

    def between(self, start: int, end: int) -> str:
        """Return words with all that follows them, up to the next word."""
        return self.text[self.starts[start] : self.starts[end]]

    def inside(self, start: int, end: int) -> str:
        """Return words with what stands between them."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def after(self, word: int) -> str:
        """Return the marks and white space after a word."""
        return self.text[self.ends[word] : self.starts[word + 1]]


def _stays(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int]]:
    """Yield places and sizes of the words that stay, and an empty one at the end."""
    from rapidfuzz.distance import Indel

    for code in Indel.opcodes(before, after):
        if code.tag == "equal":
            yield code.src_start, code.dest_start, code.src_end - code.src_start
    yield len(before), len(after), 0


class _Runs:
    """Collects runs; a gap without words between two changes joins them."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.gone, self.come, self.same = "", "", ""
        self.loose = ""  # stayed without a word in it, after a change

    def stay(self, text: str) -> None:
        """Add words that stayed."""
        self._flush()
        self.same += self.loose + text
        self.loose = ""

    def change(self, gone: str, come: str) -> None:
        """Add words that went and words that came."""
        if not gone and not come:
            return
        if self.gone or self.come:
            self.gone, self.come = self.gone + self.loose, self.come + self.loose
        else:
            self.same += self.loose
        self.loose = ""
        self.gone += gone
        self.come += come

    def gap(self, old: str, new: str) -> None:
        """Add the marks and white space after a word that stayed."""
        if old == new:
            self.loose += old
            return
        ahead = common_prefix(old, new)
        behind = common_prefix(old[ahead:][::-1], new[ahead:][::-1])
        self.loose += old[:ahead]
        self.change(old[ahead : len(old) - behind], new[ahead : len(new) - behind])
        self.loose += old[len(old) - behind :]

    def close(self) -> tuple[Run, ...]:
        """Return the runs."""
        self._flush()
        self.same += self.loose
        self.loose = ""
        self._keep()
        return tuple(self.runs)

    def _keep(self) -> None:
        if self.same:
            self.runs.append(("equal", self.same))
            self.same = ""

    def _flush(self) -> None:
        """Put the change in the runs; marks and space at the end of both sides stayed."""
        if not self.gone and not self.come:
            return
        self._keep()
        size = min(_tail(self.gone), _tail(self.come))
        size = common_prefix(self.gone[::-1][:size], self.come[::-1][:size])
        gone, come = self.gone[: len(self.gone) - size], self.come[: len(self.come) - size]
        self.loose = self.gone[len(self.gone) - size :] + self.loose
        changes: tuple[Run, Run] = (("delete", gone), ("insert", come))
        self.runs.extend(run for run in changes if run[1])
        self.gone, self.come = "", ""


def _tail(text: str) -> int:
    """Return the length of what follows the last word."""
    return len(text) - len(_TAIL.sub("", text))


def changed_words(runs: Iterable[Run]) -> int:
    """Return how many words went plus how many came."""
    return sum(len(_WORD.findall(text)) for op, text in runs if op != "equal")


def smooth(runs: Iterable[Run], words: int = 2) -> tuple[Run, ...]:
    """Return runs for reading: a rewritten phrase as one change.

    Changes are joined over at most ``words`` common words between them, and over more where both
    changes are at least three times as long: the chance hits of a text that was written anew. No
    change runs over a line end that stayed. Still gives both texts back; shows more words as
    changed than ``word_diff`` found.
    """
    joined: list[_Change] = []
    for change in _changes(runs):
        if joined and change.joins(joined[-1], words):
            joined[-1] = joined[-1].with_next(change)
        else:
            joined.append(change)
    ops: tuple[Op, Op, Op] = ("equal", "delete", "insert")
    return tuple((op, text) for one in joined for op, text in zip(ops, one, strict=True) if text)


class _Change(NamedTuple):
    """What stayed, then what went and what came after it."""

    same: str = ""
    gone: str = ""
    come: str = ""

    @property
    def size(self) -> int:
        """The number of words in the longer of what went and what came."""
        return max(len(_WORD.findall(self.gone)), len(_WORD.findall(self.come)))

    def joins(self, before: _Change, words: int) -> bool:
        """Tell whether this change reads as one with the change before it."""
        if "\n" in self.same or not all(one.gone or one.come for one in (self, before)):
            return False
        common = len(_WORD.findall(self.same))
        return common <= max(words, min(self.size, before.size) // 3)

    def with_next(self, after: _Change) -> _Change:
        """Return both changes as one."""
        return _Change(
            self.same, self.gone + after.same + after.gone, self.come + after.same + after.come
        )


def _changes(runs: Iterable[Run]) -> Iterator[_Change]:
    held = _Change()
    for op, text in runs:
        if op == "delete":
            held = held._replace(gone=held.gone + text)
        elif op == "insert":
            held = held._replace(come=held.come + text)
        elif held.gone or held.come:
            yield held
            held = _Change(text)
        else:
            held = held._replace(same=held.same + text)
    yield held


def moves(runs: tuple[Run, ...]) -> tuple[tuple[int, int], ...]:
    """Return pairs of places in ``runs``: a deleted run whose words are inserted elsewhere.

    Only whole runs of five words or more count, each at most once.
    """
    inserted: dict[tuple[str, ...], list[int]] = {}
    for place, (op, text) in enumerate(runs):
        words = tuple(_WORD.findall(text.lower()))
        if op == "insert" and len(words) >= _LEAST_MOVED_WORDS:
            inserted.setdefault(words, []).append(place)
    found = []
    for place, (op, text) in enumerate(runs):
        waiting = inserted.get(tuple(_WORD.findall(text.lower()))) if op == "delete" else None
        if waiting:
            found.append((place, waiting.pop(0)))
    return tuple(found)
