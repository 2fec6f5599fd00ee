"""References between documents: whether the place cited is in a document that the library holds.

A reference to a law stays "unverified" until that law is held; from then on it is resolved or
dangling like any other. What a library holds changes, so this is asked when an answer is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from corpus.local_names import named_for
from corpus.model import Document, Reference
from corpus.regulations import catalogue, fold
from ingest.references.places import Places
from ingest.references.ranges import read_as

__all__ = ["settled"]

_Held = dict[str, tuple[Document, Places]]


def settled(document: Document, held: Iterable[Document]) -> Document:
    """Return a document whose references to others are checked against what is held.

    Args:
        document: the citing document, with its references.
        held: documents of the library. A law is known by its title; an ordinance by its titles,
            and by its short forms to documents of the same municipality (``named_for``).

    Returns:
        The document; a reference to a held one is "resolved", or "dangling" with the reason in
        Dutch. One to a held ordinance gets its full title and the id of that document.
    """
    others = [other for other in held if other.id != document.id]
    index = _index(document, others)
    references = tuple(_checked(reference, index) for reference in document.references)
    return replace(document, references=references)


def _index(document: Document, held: list[Document]) -> _Held:
    """Return the held documents by everything a reference may call them."""
    found: _Held = {}
    titles: dict[str, tuple[Document, Places]] = {}
    for other in held:
        entry = (other, Places.of(other.tree))
        titles[other.citation_title or other.title] = entry
        found |= dict.fromkeys(_keys(other), entry)
    for named in named_for(document, held):
        found.setdefault(_key(named.name.form), titles[named.official])
    return found


def _keys(document: Document) -> Iterator[str]:
    for title in (document.title, document.citation_title):
        if title:
            yield _key(title)
            named = catalogue().find(title)
            if document.kind == "wet" and named and named.regulation.id:
                yield named.regulation.id


def _key(title: str) -> str:
    return " ".join(fold(title))


def _checked(reference: Reference, index: _Held) -> Reference:
    if reference.kind != "external" or reference.status != "unverified":
        return reference
    found = index.get(reference.instrument_id or "") or index.get(_key(reference.instrument))
    if found is None:
        return reference
    document, places = found
    law = document.kind == "wet"
    name = reference.instrument if law else document.citation_title or document.title
    targets = tuple(places.likely(target) or target for target in reference.targets)
    missing = next((why for target in targets if (why := places.missing(target))), None)
    likely = targets != reference.targets
    read = read_as(reference.targets, targets) if likely else None
    said = missing or read
    return replace(
        reference,
        instrument=name,
        instrument_id=reference.instrument_id if law else document.id,
        targets=targets,
        status="dangling" if missing else "resolved",
        reason=f"{name}: {said}" if said else reference.reason,
        likely=likely,
    )
