"""By what words documents are called: title, municipality, kind, year."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from corpus.entries import REGULATIONS
from corpus.library import Entry
from index.analysis import is_stop, stem, words_of_text
from index.spelling import is_missing, like
from index.state import State

__all__ = ["Names"]

# Left over from a reference in an odd order; no document is called by them.
_LEVELS = frozenset(("art", "artikel", "artikelen", "lid", "leden", "onder", "onderdeel", "sub"))
_SHORTEST_PART = 4  # letters of the part of a name by which a document is called
_LAST = "\U0010ffff"  # sorts after every letter


class Names:
    """The words by which some documents are called, each with the documents.

    Args:
        entries: the documents, in the order in which they are answered.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._words: dict[str, set[int]] = {}
        self._stems: dict[str, set[int]] = {}
        for place, entry in enumerate(self.entries):
            for word in _called(
                entry.title, entry.citation_title or "", entry.kind, *entry.bodies, *entry.years
            ):
                self._words.setdefault(word, set()).add(place)
        for word, places in self._words.items():
            self._stems.setdefault(stem(word), set()).update(places)
        self._sorted = sorted(self._words)

    def meant(self, words: str) -> tuple[list[Entry], list[str]]:
        """Return the documents that words name by title, municipality, kind or year.

        The second value holds the words that none of those documents is named by. Without any match
        the list is empty and all words are left. Regulations come before other papers.
        """
        wanted = [word for word in words_of_text(words) if not is_stop(word)]
        wanted = list(dict.fromkeys(word for word in wanted if word not in _LEVELS))
        places = {word: self._called_by(word) for word in wanted}
        counts = Counter(place for found in places.values() for place in found)
        most = max(counts.values(), default=0)
        best = sorted(place for place, count in counts.items() if count == most)
        best.sort(key=lambda place: self.entries[place].kind not in REGULATIONS)
        left = [word for word in wanted if places[word].isdisjoint(best)]
        return [self.entries[place] for place in best], left

    def mended(self, words: str, state: State | None = None) -> tuple[str, dict[str, str]]:
        """Mend words that name no document but are spelled almost like a name of one.

        Args:
            words: what stands beside a reference.
            state: the words that the library has; these are left as they are.

        Returns:
            The words, and those that were read as others: {"masshorst": "maashorst"}.
        """
        typed = words_of_text(words)
        missing = [it for it in typed if is_missing(it, state) and not self._called_by(it)]
        if not missing:
            return words, {}
        every = dict.fromkeys(self._words, 1)
        named = {word: found[0] for word in missing if (found := like(word, every))}
        return " ".join(named.get(word, word) for word in typed), named

    def _called_by(self, word: str) -> set[int]:
        """Return the places of the documents that a folded word names by itself."""
        found = set(self._words.get(word, ()))
        if word.isalpha() and len(word) >= _SHORTEST_PART:
            found |= self._stems.get(stem(word), set())
            first, last = bisect_left(self._sorted, word), bisect_left(self._sorted, word + _LAST)
            found = found.union(*(self._words[it] for it in self._sorted[first:last]))
        for law in _full_names(word):
            found |= set.intersection(*(self._words.get(part, set()) for part in law))
        return found


@lru_cache(maxsize=50_000)
def _called(*names: str) -> frozenset[str]:
    """Return the words of names, with the parts of double ones: Maastricht-Heuvelland."""
    said = " ".join(names)
    return frozenset((*words_of_text(said), *words_of_text(said.replace("-", " "))))


@lru_cache(maxsize=1_000)
def _full_names(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the names of the laws that a word is short for: "pw" is the Participatiewet."""
    from corpus.regulations import catalogue, fold

    named = catalogue().forms().get(fold(word), ())
    return tuple(tuple(words_of_text(item.regulation.name)) for item in named)
