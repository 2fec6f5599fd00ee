"""What changed in the words of an instrument beside its numbers: sentences old and new.

Two provisions with the same numbers may differ in who may apply or under which condition. Sentences
are laid side by side; what differs is quoted from both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from compare.diff import Run
from compare.instruments.cited import Moved
from compare.instruments.measures import labels
from compare.instruments.reading import language
from compare.lines import Beside, lay_beside
from compare.model import NormChange
from corpus.instruments import compact, fold
from corpus.quantities import find_quantities

__all__ = ["Told", "quote", "wording_changes"]

Told = Sequence[tuple[str, str]]  # address and sentence

_WHOLE = 150  # characters of a sentence that is quoted whole
_CONTEXT = 5  # words around a change in a longer sentence
_REWRITTEN = 3  # one in so many sentences must have a counterpart, or the text was written anew
_LITTLE = {"de", "het", "een", "en", "deze", "die", "dit", "dat", "van", "voor", "in", "te", "aan"}
_LEFT_OUT = "(...)"
_OWN_CITATION = re.compile(
    r"\b(?:artikel(?:en)?|lid|onder(?:deel)?)\b(?:[\s,]*(?:\d+[a-z]?|[a-z]|tot en met|en|of)\b)*"
    r"|\b(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende) lid\b"
)


def wording_changes(
    old: Told,
    new: Told,
    names: Sequence[str] = (),
    *,
    power_told: bool = False,
    pointed: Moved | None = None,
) -> tuple[NormChange, ...]:
    """Return the sentences that differ in more than numbers, old and new, in the new order.

    Args:
        old: the sentences that regulate the instrument in the old document.
        new: those of the new one.
        names: what both documents call the instrument; another name is no other sentence.
        power_told: that a power became a duty, or the other way round, is said already; one
            sentence that differs in that verb alone is passed over.
        pointed: tells which citations of two sentences point elsewhere; of sentences that differ
            in nothing else these are given.

    Where hardly a sentence has a counterpart, only the first of both sides are given.
    """
    if not old or not new:
        return ()
    laid = lay_beside([text for _, text in old], [text for _, text in new])
    paired = sum(one.old is not None and one.new is not None for one in laid)
    if paired * _REWRITTEN < min(len(old), len(new)) or not paired:
        first = _change(old[0], new[0], quote(old[0][1]), quote(new[0][1]))
        return (replace(first, what="tekst, eerste zin"),)
    changes: list[NormChange] = []
    for one in laid:
        before = old[one.old] if one.old is not None else None
        after = new[one.new] if one.new is not None else None
        if before and after:
            if _content(before[1], names) == _content(after[1], names):
                changes += pointed(before, after) if pointed else ()
                continue
            verb_only = _content(before[1], names, verbs=False) == _content(
                after[1], names, verbs=False
            )
            if power_told and verb_only:
                power_told = False  # the sentence in which it stands; a next one is news
            else:
                changes.append(_change(before, after, *_differing(one, before[1], after[1])))
        elif after:
            changes.append(_change(None, after, None, quote(after[1])))
        elif before:
            changes.append(_change(before, None, quote(before[1]), None))
    return tuple(changes)


def _change(
    before: tuple[str, str] | None,
    after: tuple[str, str] | None,
    old: str | None,
    new: str | None,
) -> NormChange:
    return NormChange(
        what="tekst",
        old=old,
        new=new,
        old_at=before[0] if before else None,
        new_at=after[0] if after else None,
    )


def _content(sentence: str, names: Sequence[str], *, verbs: bool = True) -> str:
    """Return the letters of a sentence without its numbers, rhythm, names and own citations."""
    if any(re.search(matter, fold(sentence)) for matter in labels()["frequencies"]):
        rhythm: str = labels()["patterns"]["rhythm"]
        sentence = re.sub(rhythm, " ", sentence, flags=re.I)  # how often is told as a quantity
    for found in sorted(find_quantities(sentence), key=lambda one: -one.start):
        sentence = sentence[: found.start] + " " + sentence[found.end :]
    duties: dict[str, list[str]] = language()["duties"]
    out = set() if verbs else {word for words in duties.values() for word in words}
    words = re.findall(r"[\w-]+", _OWN_CITATION.sub(" ", fold(sentence)))
    kept = [compact(word) for word in words if word not in _LITTLE | out]
    # "kan aanbieden" beside "biedt aan"; joined, for a scan breaks words
    letters = "".join(w if verbs else re.sub(r"^(?:aan)?bieden$", "", w) for w in kept)
    for name in sorted(map(compact, names), key=len, reverse=True):
        letters = letters.replace(name, "")
    return letters


def quote(sentence: str) -> str:
    """Return a sentence between marks, cut at a word with a mark when it is very long."""
    text = sentence.rstrip(".")
    if len(text) > 2 * _WHOLE:
        text = f"{text[: text.rfind(' ', 0, 2 * _WHOLE)].rstrip(' ,;:')} {_LEFT_OUT}"
    return f"‘{text}’"


def _differing(one: Beside, old: str, new: str) -> tuple[str, str]:
    """Return both sentences, or of longer ones the parts that differ with words around them."""
    if max(len(old), len(new)) <= _WHOLE:
        return quote(old), quote(new)
    return _parts(one.runs, "delete"), _parts(one.runs, "insert")


def _parts(runs: Sequence[Run], mine: str) -> str:
    kept: list[str] = []
    shown = [(op, text) for op, text in runs if op in ("equal", mine)]
    for place, (op, text) in enumerate(shown):
        if op != "equal":
            kept.append(text)
            continue
        words = text.split()
        first, last = place == 0, place == len(shown) - 1
        head = [] if first else words[:_CONTEXT]
        tail = [] if last else words[-_CONTEXT:]
        if len(head) + len(tail) >= len(words):
            kept.append(" ".join(words))
        else:
            kept.append(" ".join((*head, _LEFT_OUT, *tail)))
    text = " ".join(" ".join(kept).split())
    closed = re.sub(r" ([,.;:])", r"\1", text).rstrip(".")
    return f"‘{closed}’"
