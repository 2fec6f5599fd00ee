"""The facts of a document: titles, bodies, adoption, entry into force, repeals, savings, rules."""

from __future__ import annotations

import msgspec

from corpus.model import Document
from ingest.facts.adoption import find_adopted, find_bodies_of, find_legal_basis
from ingest.facts.decisions import with_decision
from ingest.facts.delegations import find_delegations
from ingest.facts.entry import find_citation_title, find_in_force
from ingest.facts.naming import lost_title
from ingest.facts.official import disagreements
from ingest.facts.pending import find_pending
from ingest.facts.repeals import find_repeals
from ingest.facts.savings import find_savings
from ingest.tree.titles import UNTITLED

__all__ = ["with_facts"]


def with_facts(document: Document) -> Document:
    """Return the document with its facts filled in from preamble, articles, closing and notes.

    Facts that the reader took from official metadata stay where the text says nothing; where both
    speak and differ, an issue "metadata-differs" says so. Pure; never raises on a messy text: what
    cannot be read stays empty.
    """
    if document.kind in ("raadsvoorstel", "raadsbesluit"):
        return with_decision(document)
    bodies = find_bodies_of(document)
    in_text = find_bodies_of(msgspec.structs.replace(document, bodies=()))
    read = msgspec.structs.replace(
        document,
        citation_title=find_citation_title(document),
        bodies=bodies,
        in_force=find_in_force(document),
        legal_basis=find_legal_basis(document),
    )
    if document.title == UNTITLED and (named := lost_title(read)) is not None:
        title, issue = named
        read = msgspec.structs.replace(read, title=title, issues=(issue, *read.issues))
    read = msgspec.structs.replace(
        read, adopted=find_adopted(read, bodies), repeals=find_repeals(read)
    )
    return msgspec.structs.replace(
        read,
        savings=find_savings(read),
        pending=find_pending(read),
        delegations=find_delegations(read),
        issues=tuple(dict.fromkeys([*read.issues, *disagreements(document, read, in_text)])),
    )
