"""References that the source itself links, merged with those read from its text.

Official XML links many citations to their target. The words of a citation often say more (a
paragraph, a point) than its link, and a link settles what words leave open ("die wet").
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from corpus.addresses import located
from corpus.model import Document, Reference

__all__ = ["with_links"]


def with_links(document: Document, linked: Sequence[Reference]) -> Document:
    """Return the document with the linked references merged into its own.

    Where both name the same words, the reading of the words stays, and the link adds the
    regulation if the words left it open. A link that stands alone is put in document order.
    """
    merged = list(document.references)
    order = _order(document)
    for link in linked:
        overlapping = [index for index, found in enumerate(merged) if _overlap(found, link)]
        for index in overlapping:
            merged[index] = _settled(merged[index], link)
        if not overlapping:
            merged.insert(_place(merged, link, order), link)
    return replace(document, references=tuple(merged))


def _overlap(found: Reference, link: Reference) -> bool:
    return (
        found.at == link.at
        and found.start < link.end
        and link.start < found.end
        and (found.text in link.text or link.text in found.text)
    )


def _settled(found: Reference, link: Reference) -> Reference:
    """Return the reference with the regulation of the link, where its words did not give one."""
    if found.status != "ambiguous" and (found.instrument_id or found.instrument == "self"):
        return found
    return replace(
        found,
        kind=link.kind,
        instrument=link.instrument,
        instrument_id=link.instrument_id,
        uri=link.uri,
        targets=found.targets or link.targets,
        status=link.status,
        reason=None,
    )


def _order(document: Document) -> dict[str, int]:
    """Return the position of every address in the document; notes come last."""
    order: dict[str, int] = {}
    for place in located(document.tree):
        order.setdefault(str(place.address), len(order))
    return order


def _place(references: Sequence[Reference], link: Reference, order: dict[str, int]) -> int:
    own = (order.get(link.at, len(order)), link.start)
    for index, found in enumerate(references):
        if (order.get(found.at, len(order)), found.start) > own:
            return index
    return len(references)
