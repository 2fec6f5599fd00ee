"""A fault planted between an ordinance and its papers is found, and nothing else is.

Each fault changes words in one of the documents: the ordinance, the previous one, the council's
proposal or its decision; facts are read anew and the checks are run with and without it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from msgspec.structs import replace

from compare.checks import check
from corpus import demo
from corpus.model import Document, Provision
from ingest.facts import with_facts
from ingest.pipeline import parse_file
from tests.properties.planted import edit, reread

FAULTS = {
    # what is said where, what it becomes, what is found
    "the old one is not repealed": (
        "ordinance",
        r"De Re-integratieverordening Participatiewet Lindervoort 2019 wordt ingetrokken",
        "De Marktverordening Lindervoort 2011 wordt ingetrokken",
        {"old-not-repealed"},
    ),
    "the old one is repealed by another year": (
        "ordinance",
        r"De Re-integratieverordening Participatiewet Lindervoort 2019 wordt",
        "De Re-integratieverordening Participatiewet Lindervoort 2018 wordt",
        {"title-mismatch", "proposal-repeal"},
    ),
    "the old one is repealed by fewer words": (
        "ordinance",
        r"De Re-integratieverordening Participatiewet Lindervoort 2019 wordt",
        "De Re-integratieverordening Lindervoort 2019 wordt",
        {"title-mismatch"},
    ),
    "the old one is repealed by another day": (
        "ordinance",
        r"Lindervoort 2019 wordt ingetrokken",
        "Lindervoort 2019, vastgesteld op 3 maart 2011, wordt ingetrokken",
        {"repeal-date-mismatch"},
    ),
    "what is dropped keeps no rules": (
        "ordinance",
        r"(?s).*\b(?:blijft de Re-integratieverordening|blijft een detacheringsbaan|die datum)\b.*",
        "Het college voert deze verordening uit.",
        {"no-savings-clause", "dropped-instrument"},
    ),
    "the old one is not the one that is followed": (
        "previous",
        r"Re-integratieverordening Participatiewet Lindervoort 2019",
        "Re-integratieverordening Participatiewet Lindervoort 2017",
        {"title-mismatch"},
    ),
    "the proposal has another title": (
        "proposal",
        r"Lindervoort\s+2024\s+vast\s+te",
        "Lindervoort 2025 vast te",
        {"proposal-title"},
    ),
    "the proposal has another day": (
        "proposal",
        r"vast\s+te\s+stellen\s+met\s+ingang\s+van\s+1\s+juli\s+2024",
        "vast te stellen met ingang van 1 oktober 2024",
        {"proposal-date"},
    ),
    "the proposal repeals another one": (
        "proposal",
        r"De Re-integratieverordening Participatiewet Lindervoort 2019 in te",
        "De Re-integratieverordening Participatiewet Lindervoort 2016 in te",
        {"proposal-repeal"},
    ),
    "the proposal describes an article that is not there": (
        "proposal",
        r"in de artikelen 4, 14, 15 en 17",
        "in de artikelen 4, 14, 65 en 17",
        {"proposal-article"},
    ),
    "the proposal gives another percentage": (
        "proposal",
        r"De lagere maxima",
        "Artikel 17 staat nog 9% van de werktijd toe. De lagere maxima",
        {"proposal-amount"},
    ),
    "the decision is of another day": (
        "decision",
        r"vergadering van 11 juni 2024",
        "vergadering van 25 juni 2024",
        {"adoption-mismatch"},
    ),
    "the draft could still be seen when it was adopted": (
        "proposal",
        r"1 februari 2024 tot en met 13 maart 2024",
        "1 mei 2024 tot en met 13 juli 2024",
        {"proposal-consultation"},
    ),
}


@cache
def papers() -> dict[str, Document]:
    """Return the ordinance, the previous one, the proposal and the decision."""
    proposal, decision = parse_file(demo.file("lindervoort-raadsvoorstel-2024.txt")).documents
    return {
        "ordinance": parse_file(demo.file(demo.NEW_TXT)).documents[0],
        "previous": parse_file(demo.file(demo.OLD_CLEAN)).documents[0],
        "proposal": proposal,
        "decision": decision,
    }


def said_otherwise(document: Document, pattern: str, words: str) -> Document:
    """Return the document with other words, its facts read anew."""

    def change(node: Provision) -> Provision:
        return replace(node, text=re.sub(pattern, words, node.text))

    title = re.sub(pattern, words, document.title)
    changed = replace(document, title=title, tree=edit(document.tree, change))
    if document.kind == "verordening":
        return reread(changed)
    return with_facts(replace(changed, adopts=(), repeals=(), adopted=(), proposal=None))


def found(held: dict[str, Document], paper: str) -> Counter[str]:
    case = check(held["ordinance"], previous=held["previous"], proposal=held[paper])
    return Counter(item.kind for item in case)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_between_papers_is_found_and_only_that(name: str) -> None:
    where, pattern, words, kinds = FAULTS[name]
    held, paper = papers(), "decision" if where == "decision" else "proposal"
    worse = {**held, where: said_otherwise(held[where], pattern, words)}
    assert worse[where] != held[where]
    more = found(worse, paper) - found(held, paper)
    assert set(more) == kinds


def test_delegated_rules_lapse_only_where_the_old_one_has_them() -> None:
    held = papers()
    silent = said_otherwise(held["previous"], r"nadere\s+regels\s+stellen", "advies vragen")
    assert "delegated-rules-lapse" in found(held, "proposal")
    assert "delegated-rules-lapse" not in found({**held, "previous": silent}, "proposal")
