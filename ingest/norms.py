"""The quantities a regulation sets, with the provision that sets them."""

from __future__ import annotations

import msgspec

from corpus.addresses import Located, located
from corpus.model import Document, Norm, Reference
from corpus.quantities import find_quantities

__all__ = ["with_norms"]


def with_norms(document: Document) -> Document:
    """Return the document with ``norms`` filled from its articles and annexes, in text order.

    Preamble, closing formula and notes set no norms. Numbers inside a found reference are places,
    not quantities; a part of a whole sets a percentage ("ten hoogste de helft": at most 50%).
    """
    references: dict[str, list[Reference]] = {}
    for reference in document.references:
        references.setdefault(reference.at, []).append(reference)
    norms: list[Norm] = []
    for item in located(document.tree):
        if not any(node.kind in ("article", "annex") for node in (*item.path, item.provision)):
            continue
        at, node = str(item.address), item.provision
        taken = [
            (ref.start, ref.end)
            for ref in references.get(at, ())
            if node.text[ref.start : ref.end] == ref.text
        ]
        texts = [node.text, *(cell for row in node.rows for cell in row)]
        for place, text in enumerate(texts):
            norms += [
                Norm(
                    at=at,
                    value=found.value,
                    unit=found.unit,
                    qualifier=found.qualifier,
                    text=" ".join(text[found.start : found.end].split()),
                    governs=found.governs,
                )
                for found in find_quantities(text, _above(item))
                if place or not any(start <= found.number_at < end for start, end in taken)
            ]
    return msgspec.structs.replace(document, norms=tuple(norms))


def _above(item: Located) -> tuple[str, ...]:
    """Return the texts that govern a provision, nearest first: its parents' words and heading."""
    texts = []
    for node in reversed(item.path):
        if node.kind in ("article", "paragraph", "point", "subpoint"):
            texts += [node.text, node.heading or ""]
    return (*(text for text in texts if text), item.provision.heading or "")
