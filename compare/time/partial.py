"""What holds of one part of an ordinance only: its own day of entry, repeal or survival."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compare.time.chain import Proof, proof_at
from compare.time.titles import same_title
from corpus.model import Document

__all__ = ["kept_parts", "part_proofs"]

_PART = re.compile(r"(?:artikel|hoofdstuk|paragra|bijlage|onderde|titel)", re.I)


def part_proofs(
    held: Iterable[Document], title: str, document: Document | None, body: str, on: str
) -> Iterator[Proof]:
    """Yield the provisions that set a part of an ordinance apart from the rest.

    Its own clause on articles that enter into force on another day, and clauses of the body's
    other ordinances that repeal a part of it on or before ``on`` (ISO).
    """
    if document is not None:
        for part in document.in_force.parts:
            if part.at:
                yield proof_at(document, part.at)
    for other in held:
        if other is document or body not in other.bodies:
            continue
        for repeal in other.repeals:
            day = repeal.per or other.in_force.date
            if repeal.part and repeal.at and same_title(repeal.title, title) and day and day <= on:
                yield proof_at(other, repeal.at)


def kept_parts(exceptions: Iterable[str]) -> tuple[str, ...]:
    """Return the exceptions to a repeal that are parts of the ordinance itself: "artikel 5"."""
    return tuple(item for item in exceptions if _PART.match(item))
