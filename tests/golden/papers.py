"""A small library in words of its own: a joint chain of four ordinances, and a merged body."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from corpus.model import Document, DocumentKind, Provision
from ingest.facts import with_facts
from tests.unit.trees import document


def _ordinance(identity: str, title: str, preamble: str, closing: str, *words: str) -> Document:
    aim = "Het college kan een subsidie voor werkervaring verstrekken aan inwoners zonder werk."
    made = document(
        ("Subsidie", aim),
        ("Intrekking en overgangsrecht", [words[0], *words[2:]]),
        ("Inwerkingtreding", words[1]),
        title=title,
        preamble=preamble,
        closing=closing,
    )
    return with_facts(replace(made, id=identity))


def _paper(identity: str, kind: DocumentKind, *blocks: str) -> Document:
    children = tuple(Provision(kind="text", text=block) for block in blocks)
    tree = Provision(kind="regulation", children=children)
    return with_facts(Document(id=identity, kind=kind, title=kind.capitalize(), tree=tree))


@cache
def library() -> tuple[Document, ...]:
    """Return the papers: 2008 and 2023 are known only by name."""
    middle = _ordinance(
        "werk-2015",
        "Verordening werkervaring Vaals 2015",
        "De raad van de gemeente Vaals,",
        "Aldus besloten in de openbare vergadering van 2 december 2014.",
        "De Verordening werkervaring gemeente Vaals 2008 wordt ingetrokken.",
        "Deze verordening treedt in werking op 1 januari 2015.",
        "Op subsidies die voor de inwerkingtreding zijn verstrekt op grond van de Verordening "
        "werkervaring gemeente Vaals 2008 blijft die verordening van toepassing.",
    )
    joint = _ordinance(
        "werk-2018",
        "Verordening werkervaring en scholing Vaals-Meerssen 2018 e.v.",
        "De raden van de gemeenten Vaals en Meerssen besluiten:",
        "de raad van de gemeente Vaals in de openbare vergadering van 12 maart 2018\n"
        "de raad van de gemeente Meerssen in de openbare vergadering van 19 maart 2018",
        "De Verordening werkervaring Vaals 2015 wordt ingetrokken, met uitzondering van artikel 1.",
        "Deze verordening treedt in werking op 1 april 2018.",
        "Op subsidies die voor die datum zijn verstrekt op grond van de Verordening werkervaring "
        "Vaals 2015 blijft die verordening van toepassing, maar niet langer dan twee jaar.",
    )
    decision = _paper(
        "besluit-2023",
        "raadsbesluit",
        "De raad van de gemeente Vaals;",
        "besluit:",
        "1. De Verordening meedoen Vaals 2023 vast te stellen met ingang van 1 juli 2023 onder "
        "gelijktijdige intrekking van de op 12 maart 2018 vastgestelde Verordening werkervaring en "
        "scholing Vaals-Meerssen 2018.",
        "Aldus besloten in de openbare vergadering van 26 september 2023.",
    )
    merged = _ordinance(
        "uren-2023",
        "Verordening proefuren Maashorst 2023",
        "De raad van de gemeente Maashorst;",
        "Vastgesteld in de openbare vergadering van 9 november 2023.",
        "De Verordening proefuren 2017 van de gemeente Uden en de Verordening proefuren 2016 van "
        "de gemeente Landerd worden ingetrokken op de dag van inwerkingtreding.",
        "Deze verordening treedt in werking op de dag na bekendmaking.",
    )
    return (middle, joint, decision, merged)
