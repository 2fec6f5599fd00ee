"""A fault planted between an ordinance and its papers is found, and nothing else is.

Each fault changes words in one of the documents: the ordinance, the previous one, the council's
proposal or its decision; facts are read anew and the checks are run with and without it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from compare.checks import check
from corpus import demo
from corpus.model import Document, Provision
from ingest.facts import with_facts
from ingest.pipeline import parse_file
from tests.properties.planted import edit, reread


class Planted(NamedTuple):
    """What is said in which paper, what it becomes, and the findings and checks that show it."""

    where: str
    pattern: str
    words: str
    kinds: frozenset[str]
    checks: tuple[str, ...]


FAULTS = {
    "the old one is not repealed": Planted(
        "ordinance",
        r"De Re-integratieverordening Participatiewet Lindervoort 2019 wordt ingetrokken",
        "De Marktverordening Lindervoort 2011 wordt ingetrokken",
        frozenset(["old-not-repealed"]),
        ("oude-verordening",),
    ),
    "the old one is repealed by another year": Planted(
        "ordinance",
        r"De Re-integratieverordening Participatiewet Lindervoort 2019 wordt",
        "De Re-integratieverordening Participatiewet Lindervoort 2018 wordt",
        frozenset(["proposal-repeal", "title-mismatch"]),
        ("oude-verordening", "voorstel-intrekking", "titel-vermeldingen"),
    ),
    "the old one is repealed by fewer words": Planted(
        "ordinance",
        r"De Re-integratieverordening Participatiewet Lindervoort 2019 wordt",
        "De Re-integratieverordening Lindervoort 2019 wordt",
        frozenset(["title-mismatch"]),
        ("ingetrokken-anders-genoemd",),
    ),
    "the old one is repealed by another day": Planted(
        "ordinance",
        r"Lindervoort 2019 wordt ingetrokken",
        "Lindervoort 2019, vastgesteld op 3 maart 2011, wordt ingetrokken",
        frozenset(["repeal-date-mismatch"]),
        ("ingetrokken-anders-genoemd",),
    ),
    "what was granted keeps the new ordinance": Planted(
        "ordinance",
        r"(?s)die is toegekend voor de datum waarop .*? van toepassing\s",
        "die is toegekend op grond van de Re-integratieverordening Participatiewet Lindervoort "
        "2019, blijft deze verordening van toepassing ",
        frozenset(["savings-by-wrong-name"]),
        ("overgangsrecht-naam",),
    ),
    "what is dropped keeps no rules": Planted(
        "ordinance",
        r"(?s).*\b(?:blijft de Re-integratieverordening|blijft een detacheringsbaan|die datum)\b.*",
        "Het college voert deze verordening uit.",
        frozenset(["dropped-instrument", "no-savings-clause"]),
        ("overgangsrecht-ontbreekt", "vervallen-instrumenten"),
    ),
    "the old one is not the one that is followed": Planted(
        "previous",
        r"Re-integratieverordening Participatiewet Lindervoort 2019",
        "Re-integratieverordening Participatiewet Lindervoort 2017",
        frozenset(["title-mismatch"]),
        ("oude-verordening",),
    ),
    "the proposal has another title": Planted(
        "proposal",
        r"Lindervoort\s+2024\s+vast\s+te",
        "Lindervoort 2025 vast te",
        frozenset(["proposal-title"]),
        ("voorstel-titel",),
    ),
    "the proposal has another day": Planted(
        "proposal",
        r"vast\s+te\s+stellen\s+met\s+ingang\s+van\s+1\s+juli\s+2024",
        "vast te stellen met ingang van 1 oktober 2024",
        frozenset(["proposal-date"]),
        ("voorstel-datum",),
    ),
    "the proposal repeals another one": Planted(
        "proposal",
        r"De Re-integratieverordening Participatiewet Lindervoort 2019 in te",
        "De Re-integratieverordening Participatiewet Lindervoort 2016 in te",
        frozenset(["proposal-repeal"]),
        ("voorstel-intrekking",),
    ),
    "the proposal describes an article that is not there": Planted(
        "proposal",
        r"in de artikelen 4, 14, 15 en 17",
        "in de artikelen 4, 14, 65 en 17",
        frozenset(["proposal-article"]),
        ("voorstel-artikelen",),
    ),
    "the proposal gives another percentage": Planted(
        "proposal",
        r"De lagere maxima",
        "Artikel 17 staat nog 9% van de werktijd toe. De lagere maxima",
        frozenset(["proposal-amount"]),
        ("voorstel-bedragen",),
    ),
    "the decision is of another day": Planted(
        "decision",
        r"vergadering van 11 juni 2024",
        "vergadering van 25 juni 2024",
        frozenset(["adoption-mismatch"]),
        ("besluit-datum",),
    ),
    "the draft could still be seen when it was adopted": Planted(
        "proposal",
        r"1 februari 2024 tot en met 13 maart 2024",
        "1 mei 2024 tot en met 13 juli 2024",
        frozenset(["proposal-consultation"]),
        ("voorstel-inspraak",),
    ),
    "the proposal names the old one in two ways": Planted(
        "proposal",
        r"De geldende Re-integratieverordening\s+Participatiewet Lindervoort 2019",
        "De geldende Re-integratieverordening Participatiewet Lindervoort 2019 e.v.",
        frozenset(["proposal-wording"]),
        ("voorstel-aanhaling",),
    ),
    "rules that the old one left to the college fall with it": Planted(
        "previous",
        r"advies\s+vragen",
        "nadere regels stellen",
        frozenset(["delegated-rules-lapse"]),
        ("uitvoeringsregels",),
    ),
}


@cache
def papers() -> dict[str, Document]:
    """Return the ordinance, the previous one, the proposal and the decision."""
    proposal, decision = parse_file(demo.file("lindervoort-raadsvoorstel-2024.txt")).documents
    return {
        "ordinance": parse_file(demo.file(demo.NEW_TXT)).documents[0],
        "previous": said_otherwise(
            parse_file(demo.file(demo.OLD_CLEAN)).documents[0],
            r"nadere\s+regels\s+stellen",
            "advies vragen",
        ),
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


def found(held: dict[str, Document], paper: str, off: tuple[str, ...] = ()) -> Counter[str]:
    ordinance, previous = held["ordinance"], held["previous"]
    case = check(ordinance, previous=previous, proposal=held[paper], off=off)
    return Counter(item.kind for item in case)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_between_papers_is_found_and_only_that(name: str) -> None:
    fault = FAULTS[name]
    held, paper = papers(), "decision" if fault.where == "decision" else "proposal"
    worse = {**held, fault.where: said_otherwise(held[fault.where], fault.pattern, fault.words)}
    assert worse[fault.where] != held[fault.where]
    assert set(found(worse, paper) - found(held, paper)) == fault.kinds
    assert not found(worse, paper, fault.checks) - found(held, paper)


def test_papers_without_a_fault_have_no_findings() -> None:
    assert not found(papers(), "proposal")
