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
from compare.instruments.features import POWER, power_changes
from compare.instruments.measures import labels
from compare.instruments.reading import language
from compare.lines import Beside, lay_beside
from compare.model import NormChange
from corpus.instruments import compact, fold
from corpus.quantities import find_quantities
from corpus.sentences import unclosed

__all__ = ["Told", "quote", "wording_changes"]

Told = Sequence[tuple[str, str]]  # address and sentence

_WHOLE = 150  # characters of a sentence that is quoted whole
_CONTEXT = 5  # words around a change in a longer sentence
_SAME_THING = 2  # long words that clauses on the same thing have in common
_LONG_WORD = 8  # letters
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
            shown = _change(before, after, *_differing(one, before[1], after[1]))
            power = power_changes(before[1], after[1])
            if power_told and (verb_only or power):
                power_told = False  # the sentence in which it stands; a next one is news
                changes += () if verb_only else (shown,)
            else:
                changes.append(_with_power(shown, power) if power else shown)
        elif after:
            changes.append(_one_sided(after, old).turned())
        elif before:
            changes.append(_one_sided(before, new))
    return tuple(changes)


def _with_power(change: NormChange, verbs: tuple[str, str]) -> NormChange:
    """Return a changed sentence as what it is: a power that became a duty, or a duty a power."""
    old, new = (
        f"{verb}: {said}" for verb, said in zip(verbs, (change.old, change.new), strict=True)
    )
    return replace(change, what=POWER, old=old, new=new)


def _one_sided(mine: tuple[str, str], theirs: Told) -> NormChange:
    """Return a sentence that only one side has.

    A number that the other side has too is not gone: the part of the sentence that sets it stays
    out, and where nothing else is left, the sentence of the other side that sets it stands beside.
    """
    clauses = re.split(r";\s+", mine[1])
    kept = {
        place: other
        for place, clause in enumerate(clauses)
        if (other := _same_number(clause, theirs)) is not None
    }
    if len(kept) == len(clauses):
        other = next(iter(kept.values()))
        return _change(mine, other, quote(mine[1]), quote(other[1]))
    parts = [_LEFT_OUT if place in kept else text for place, text in enumerate(clauses)]
    return _change(mine, None, quote("; ".join(parts)), None)


def _same_number(clause: str, theirs: Told) -> tuple[str, str] | None:
    """Return the sentence of the other side that sets every number of a clause, of the same thing.

    Of the same thing are numbers around which the same long words stand.
    """
    numbers, words = _numbers(clause), _long_words(clause)
    for other in theirs:
        same = numbers and numbers <= _numbers(other[1])
        if same and len(words & _long_words(other[1])) >= _SAME_THING:
            return other
    return None


def _numbers(text: str) -> set[tuple[float, str]]:
    return {(found.value, found.unit) for found in find_quantities(text)}


def _long_words(text: str) -> set[str]:
    return set(re.findall(rf"[^\W\d_]{{{_LONG_WORD},}}", fold(text)))


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
    text = unclosed(sentence)
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
    text = re.sub(r" ([,.;:])", r"\1", text)
    return f"‘{unclosed(text)}’"
