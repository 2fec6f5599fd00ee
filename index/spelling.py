"""Words of the library that are spelled like a word that nothing has."""

from __future__ import annotations

from index.analysis import stem
from index.state import State

__all__ = ["corrections", "like"]

_SHORTEST = 4
_LIKE = 80.0  # percent of shared letters
_LIKE_SHORT = 74.0  # for words of at most six letters, where one letter weighs more
_MOST = 3


def corrections(words: tuple[str, ...], state: State) -> dict[str, str]:
    """Return for each word that the library does not have the word that is most like it."""
    missing = [word for word in words if _is_missing(word, state)]
    if not missing:
        return {}
    known = state.words()
    found = {word: like(word, known) for word in missing}
    return {word: best[0] for word, best in found.items() if best}


def like(word: str, known: dict[str, int]) -> list[str]:
    """Return the words most like this one, the fewest slips first; of equals the most used."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    cutoff = _LIKE_SHORT if len(word) <= 6 else _LIKE
    close = process.extract(word, known.keys(), scorer=fuzz.ratio, score_cutoff=cutoff, limit=20)
    # The fewest slips of the finger; the ratio alone would rather add letters than change one.
    ranked = sorted(
        (OSA.distance(word, name), -score, -known[name], name)
        for name, score, _ in close
        if abs(len(name) - len(word)) <= 2
    )
    return [name for *_, name in ranked[:_MOST]]


def _is_missing(word: str, state: State) -> bool:
    if len(word) < _SHORTEST or not word.isalpha():
        return False
    # A word of the thesaurus is no mistake, whether the library has it or not.
    return not state.has_stem(stem(word)) and not state.rules(stem(word))
