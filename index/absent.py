"""What a question names and the library does not have: municipalities and other words."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.bodies import find_bodies
from corpus.library import Entry
from corpus.sentences import listed
from index import query as q
from index.analysis import words_of_text
from index.plan import Plan, Slot
from index.protocol import Phrase, SearchEngine

__all__ = ["absent"]

_MARKS = ".,;:?!'()"


def absent(
    asked: q.Parsed, root: q.Either, plan: Plan, entries: Iterable[Entry], engine: SearchEngine
) -> tuple[str, ...]:
    """Return sentences on what of a question the library does not have; without a full stop.

    Args:
        asked: the question.
        root: what is searched for: its words, with the spelling mended.
        plan: these words, with what may stand for each.
        entries: the documents of the library.
        engine: what holds their words.

    A municipality is named as such, by its official name; also when its name only stands in the
    papers of another, for then nothing that is found is its own.
    """
    typed = asked.plain
    shown = {it.word: it.typed for it in q.words(root) if words_of_text(it.typed) == [it.word]}
    held = {body for entry in entries for body in entry.bodies}
    # Typed without capitals a name may be a word ("best", "buren"), and so may the first.
    sure = {found.name for found in find_bodies(typed) if found.start}
    nowhere: list[str] = []
    elsewhere: list[str] = []
    said: set[str] = set()
    for found in find_bodies(typed, capitals=False):
        words = tuple(words_of_text(typed[found.start : found.end]))
        if found.name in held:
            continue
        # Who types Den Haag looks for that name, not for 's-Gravenhage.
        written = typed[found.start : found.end]
        name = found.name if written.islower() else written
        if not engine.search(Phrase(words), filters=(), limit=1, count=True).total:
            nowhere.append(name)
            said.update(words)
        elif found.name in sure:
            elsewhere.append(name)
    nowhere += [
        f"'{shown.get(slot.word, slot.word).strip(_MARKS).lower()}'"
        for slot in plan.slots
        if slot.word not in said and _is_absent(slot, plan)
    ]
    sentences = [f"van {listed(list(dict.fromkeys(elsewhere)))} heeft de bibliotheek geen document"]
    verb = "komt" if len(nowhere) == 1 else "komen"
    sentences.append(f"{listed(list(dict.fromkeys(nowhere)))} {verb} in de bibliotheek niet voor")
    return tuple(
        sentence for sentence, names in zip(sentences, (elsewhere, nowhere), strict=True) if names
    )


def _is_absent(slot: Slot, plan: Plan) -> bool:
    """Tell whether the library has neither a word that selects nor anything that stands for it."""
    if slot.optional or not slot.word.isalpha():  # of a number that is nowhere no more is said
        return False
    return not any(
        all(any(map(plan.frequencies.get, group)) for group in item.groups)
        for item in slot.alternatives
    )
