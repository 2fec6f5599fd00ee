"""Words of the library that are spelled like a word that nothing has."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.bodies import canonical
from index.analysis import is_stop, stem
from index.state import State

__all__ = ["corrections", "is_missing", "like", "read_as", "run_together"]

_SHORTEST = 5  # letters; a shorter word is soon another word: "baas" is no slip for "baan"
_LONG = 8  # letters, from which on two slips are allowed
_LIKE = 74.0  # percent of shared letters
_MOST = 3
_MOST_APART = 4  # words that one name was typed as


def corrections(words: tuple[str, ...], state: State) -> dict[str, str]:
    """Return for each word that the library does not have the word that is most like it."""
    missing = [word for word in words if is_missing(word, state)]
    if not missing:
        return {}
    known = state.words()
    found = {word: like(word, known) for word in missing}
    return {word: best[0] for word, best in found.items() if best}


def run_together(words: tuple[str, ...], state: State) -> dict[tuple[str, ...], str]:
    """Return the names of instruments that were typed as words apart: "no risk polis".

    Only where the library lacks one of the words: the others find themselves.
    """
    missing = {word for word in words if is_missing(word, state)}
    if not missing:
        return {}
    from corpus.instruments import lexicon

    found: dict[tuple[str, ...], str] = {}
    for size in range(_MOST_APART, 1, -1):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            taken = any(run == it[at : at + size] for it in found for at in range(len(it)))
            if missing.isdisjoint(run) or taken:
                continue
            named = lexicon().named(" ".join(run))
            if named is not None:
                found[run] = named.name.lower()
    return found


def read_as(corrected: Mapping[str, str]) -> str:
    """Return what a sentence says of other spellings: " ('jobcoech' gelezen als 'jobcoach')"."""
    said = [f"'{wrong}' gelezen als '{right}'" for wrong, right in corrected.items()]
    return f" ({' en '.join(said)})" if said else ""


def like(word: str, known: dict[str, int]) -> list[str]:
    """Return the words most like this one, the fewest slips first; of equals the most used."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    most = 2 if len(word) >= _LONG else 1
    close = process.extract(word, known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=20)
    # The fewest slips of the finger; the ratio alone would rather add letters than change one.
    ranked = sorted(
        (slips, -score, -known[name], name)
        for name, score, _ in close
        if (slips := OSA.distance(word, name)) <= most
    )
    return [name for *_, name in ranked[:_MOST]]


def is_missing(word: str, state: State | None) -> bool:
    """Tell whether a word may be misspelt: long enough, and unknown to library and thesaurus."""
    if len(word) < _SHORTEST or not word.isalpha() or is_stop(word):
        return False
    if state is None:
        return True
    # A word of the thesaurus is no mistake, whether the library has it or not; nor is a name.
    return not state.has_stem(stem(word)) and not state.rules(stem(word)) and not canonical(word)
