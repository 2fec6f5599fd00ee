"""Dutch compounds, split and joined over the library's own words.

"werkplekaanpassing" also finds "aanpassing van de werkplek", "plafond" also "subsidieplafond". A
split counts only when every part is a word of the library: no list of all Dutch is needed, and a
new document brings its own words along.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.analysis import links, no_parts, stem
from index.state import State

__all__ = ["compounds_with", "split"]

_SHORTEST = 3  # letters of a part: job, wet, pgb
_SHORTEST_COMPOUND = 6
_SHORTEST_ALONE = 4  # letters of a word for which compounds are sought
_MOST = 24  # compounds of one word


def split(word: str, state: State) -> tuple[str, ...]:
    """Return the stems of the two parts of a compound, or nothing.

    Of several splits the one with the longest shorter part wins: it has the least chance of being
    an accident.
    """
    if len(word) < _SHORTEST_COMPOUND or not word.isalpha():
        return ()
    found = [
        (min(len(left), len(right)), -len(link), (stem(left), stem(right)))
        for left, link, right in _cuts(word)
        if _is_part(left, state) and _is_part(right, state)
    ]
    return max(found)[2] if found else ()


def compounds_with(word: str, state: State) -> Iterator[tuple[str, bool]]:
    """Yield stems of compounds with this word in them, most used first.

    The second value tells whether the word is the last part: a budgetplafond is a plafond, but a
    plafondhoogte is not.
    """
    root = stem(word)
    if len(root) < _SHORTEST_ALONE or not root.isalpha() or root in no_parts():
        return
    heads = [
        (uses, found, True)
        for found, uses in state.stems_ending(root)
        if _is_rest(found[: -len(root)], state, first=True)
    ]
    others = [
        (uses, found, False)
        for found, uses in state.stems_starting(root)
        if _is_rest(found[len(root) :], state, first=False)
    ]
    for _, found, is_last in sorted(heads + others, reverse=True)[:_MOST]:
        yield found, is_last


def _cuts(word: str) -> Iterator[tuple[str, str, str]]:
    for place in range(_SHORTEST, len(word) - _SHORTEST + 1):
        right = word[place:]
        for link in links():
            left = word[:place]
            if link and not left.endswith(link):
                continue
            left = left.removesuffix(link) if link else left
            if len(left) >= _SHORTEST:
                yield left, link, right


def _is_part(part: str, state: State) -> bool:
    if part in no_parts():
        return False
    return state.has_stem(stem(part)) or state.has_stem(part)


def _is_rest(rest: str, state: State, *, first: bool) -> bool:
    """Tell whether what is left of a compound beside a known word is a word itself."""
    if first:
        candidates = [rest.removesuffix(link) for link in links() if rest.endswith(link)]
    else:
        candidates = [
            rest.removeprefix(link) for link in links(after_verbs=True) if rest.startswith(link)
        ]
    return any(len(item) >= _SHORTEST and _is_part(item, state) for item in candidates)
