"""Instruments that an article regulates and the other document only names in a list.

An article without a counterpart says "nieuw"; its instrument may have been offered before.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.instruments import find_instruments
from compare.instruments.reading import lower_first
from compare.instruments.summary import is_regulated
from corpus.addresses import Address
from corpus.model import Document

__all__ = ["only_named"]


def only_named(here: Document, there: Document) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the instruments that one document has an article on and the other only lists.

    Args:
        here: the document with the articles.
        there: the document whose lists are read.

    Returns:
        per article of ``here``: the name that ``there`` has for each instrument, with where it
        stands, in Dutch words ("artikel 4, lid 2, onderdeel i").
    """
    named: dict[str, tuple[tuple[str, str], ...]] = {}
    for article, name, at in _pairs(here, there):
        named[article] = (*named.get(article, ()), (name, Address.parse(at).in_words()))
    return named


def _pairs(here: Document, there: Document) -> Iterator[tuple[str, str, str]]:
    lists = {
        found.key: found.places[0]
        for found in find_instruments(there)
        if all(place.role == "item" for place in found.places) and not is_regulated(found.places)
    }
    for found in find_instruments(here):
        for place in found.places:
            if place.role == "article" and found.key in lists:
                listed = lists[found.key]
                yield place.at, lower_first(listed.surface), listed.at
