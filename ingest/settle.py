"""References between documents: whether the place cited is in a document that the library holds.

A reference to a law stays "unverified" until that law is held; from then on it is resolved or
dangling like any other. What a library holds changes, so this is asked when an answer is given.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from corpus.model import Document, Reference
from corpus.regulations import catalogue, fold
from ingest.places import Places

__all__ = ["settled"]


def settled(references: Iterable[Reference], held: Iterable[Document]) -> tuple[Reference, ...]:
    """Return references to other regulations checked against the documents that are held.

    Args:
        references: of one document; those within it are returned as they are.
        held: documents of the library; a law is known by its title, an ordinance by its titles.

    Returns:
        The references; one to a held document is "resolved", or "dangling" with the reason in
        Dutch; ``instrument_id`` of an ordinance becomes the id of that document.
    """
    index: dict[str, tuple[Document, Places]] = {}
    for document in held:
        entry = (document, Places.of(document.tree))
        for key in _keys(document):
            index[key] = entry
    return tuple(_checked(reference, index) for reference in references)


def _keys(document: Document) -> Iterable[str]:
    """Yield what a document is known by: its titles, and the id of a law."""
    for title in (document.title, document.citation_title):
        if title:
            yield " ".join(fold(title))
            named = catalogue().find(title)
            if document.kind == "wet" and named and named.regulation.id:
                yield named.regulation.id
    if document.id:
        yield document.id


def _checked(reference: Reference, index: dict[str, tuple[Document, Places]]) -> Reference:
    if reference.kind != "external" or reference.status != "unverified":
        return reference
    by_id = index.get(reference.instrument_id or "")
    found = by_id or index.get(" ".join(fold(reference.instrument)))
    if found is None:
        return reference
    document, places = found
    missing = next((why for target in reference.targets if (why := places.missing(target))), None)
    return replace(
        reference,
        status="dangling" if missing else "resolved",
        reason=f"{reference.instrument}: {missing}" if missing else None,
        instrument_id=reference.instrument_id or document.id or None,
    )
