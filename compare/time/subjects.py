"""Which ordinances are about a subject: by their title, by an instrument, by their policy field.

A subject is what a person asks for: words of a title ("re-integratie"), an instrument of the
catalogue or of the ordinance itself ("jobcoach"), or a whole field ("jeugdhulp").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from compare.instruments import find_instruments
from compare.instruments.vocabulary import vocabulary
from compare.words import fold, stem
from corpus.data import read_data
from corpus.instruments import Instrument, compact, lexicon
from corpus.model import Document, articles, words_of

__all__ = ["Subject"]


class Subject:
    """A subject in words, looked up once."""

    def __init__(self, words: str, extra: Iterable[Instrument] = ()) -> None:
        """Look the words up in the catalogue of instruments, ``extra`` entries first."""
        self._extra = tuple(extra)
        self._roots = _roots(words)
        self._letters = compact(words)
        entry = lexicon((), self._extra).named(words)
        self._key = entry.key if entry else None
        self._fields = frozenset(
            field for field, names in _field_names().items() if self._letters in names
        )

    @property
    def is_instrument(self) -> bool:
        """Tell whether the words name an instrument of the catalogue, not a field or a title."""
        return self._key is not None and not self._fields

    def in_title(self, title: str) -> bool:
        """Tell whether each word of the subject stands in a title."""
        run = re.sub(r"[^a-z0-9]", "", fold(title))
        return bool(self._roots) and all(_any(forms, run) for forms in self._roots)

    def named_in(self, clause: str) -> bool:
        """Tell whether each word of the subject stands in a clause, in any form or compound."""
        said = [
            form for word in re.findall(r"[a-z0-9]+", fold(clause)) for form in (word, stem(word))
        ]
        run = " ".join(said)
        return bool(self._roots) and all(_any(forms, run) for forms in self._roots)

    def in_substance(self, document: Document) -> bool:
        """Tell whether an ordinance has the instrument that is meant, or is of the field."""
        return self._of_field(document) or self._has_instrument(document)

    def in_text(self, document: Document) -> bool:
        """Tell whether each word of the subject stands somewhere in the articles."""
        run = fold(" ".join(words_of(article) for article in articles(document.tree)))
        return all(_any(forms, run) for forms in self._roots)

    def _of_field(self, document: Document) -> bool:
        said = fold(" ".join((document.title, *document.legal_basis)))
        return any(vocabulary().fields[field].search(said) for field in self._fields)

    def _has_instrument(self, document: Document) -> bool:
        """Tell whether an ordinance has it; a narrower form counts, as jobcoaching for support."""
        for found in find_instruments(document, self._extra):
            entry = found.instrument
            if self._key and entry and self._key in (entry.key, entry.wider):
                return True
            if compact(found.name) == self._letters:
                return True
        return False


@cache
def _field_names() -> dict[str, frozenset[str]]:
    data = read_data("discovery")["field_names"]
    return {field: frozenset(map(compact, (field, *names))) for field, names in data.items()}


def _roots(subject: str) -> list[frozenset[str]]:
    """Return the forms of each word: its stem may be that of a synonym ("afstemming")."""
    words = re.findall(r"[a-z0-9]+", fold(subject))
    return [
        frozenset((word, stem(word))) if len(word) > 6 else frozenset((word,)) for word in words
    ]


def _any(forms: frozenset[str], run: str) -> bool:
    return any(form in run for form in forms)
