"""The facts of a document: citation title, bodies, adoption, entry into force, repeals, savings."""

from __future__ import annotations

import msgspec

from corpus.model import Document
from ingest.adoption import find_adopted, find_bodies_of, find_legal_basis
from ingest.decisions import with_decision
from ingest.entry import find_citation_title, find_in_force
from ingest.repeals import find_repeals
from ingest.savings import find_savings

__all__ = ["with_facts"]


def with_facts(document: Document) -> Document:
    """Return the document with its facts filled in from preamble, articles, closing and notes.

    Facts that the reader took from official metadata stay where the text says nothing. Pure; never
    raises on a messy text: what cannot be read stays empty.
    """
    if document.kind in ("raadsvoorstel", "raadsbesluit"):
        return with_decision(document)
    bodies = find_bodies_of(document)
    document = msgspec.structs.replace(
        document,
        citation_title=find_citation_title(document),
        bodies=bodies,
        in_force=find_in_force(document),
        legal_basis=find_legal_basis(document),
    )
    return msgspec.structs.replace(
        document,
        adopted=find_adopted(document, bodies),
        repeals=find_repeals(document),
        savings=find_savings(document),
    )
