"""What a document says of its own time and place, fact by fact, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from compare.checks.model import quote
from corpus.addresses import Address, find, located
from corpus.dates import find_dates
from corpus.model import Document, PartialEntry, Pending, Saving, words_of
from ui.labels import KINDS, repeal_words, spoken_date
from ui.moments import force_words

__all__ = ["Fact", "report_facts"]

_CASES = {
    "verstrekt": "wat is verstrekt",
    "aanvraag": "lopende aanvragen",
    "bezwaar": "bezwaar en beroep",
    "besluit": "genomen besluiten",
    "termijn": "lopende termijnen",
}


_PENDING = {"aanvraag": "aanvragen", "bezwaar": "bezwaren"}
_LAWS = {"oud": "oude", "nieuw": "nieuwe"}
_AROUND = {"preamble": "aanhef", "closing": "slot"}


class Fact(Struct, frozen=True):
    """A fact by its Dutch name; ``at`` is the address that says so, ``text`` its words.

    ``value`` has a line for each of several, as the days on which six councils adopted one text.
    """

    name: str
    value: str
    at: str = ""
    text: str = ""


def report_facts(document: Document) -> tuple[Fact, ...]:
    """Return the facts of a document in the order in which a lawyer asks them."""
    return tuple(fact for fact in _facts(document) if fact.value)


def _facts(document: Document) -> Iterator[Fact]:
    yield Fact("Soort", KINDS[document.kind])
    yield _cited(document)
    yield _adopted(document)
    if not document.adopted:
        yield Fact("Van", ", ".join(document.bodies))
    for basis in document.legal_basis:
        yield Fact("Grondslag", basis, _AROUND["preamble"])
    yield from _entry(document)
    for repeal in document.repeals:
        yield _at(document, "Trekt in", repeal_words(repeal), repeal.at)
    told = {item.at for item in document.pending}
    for saving in document.savings:
        if saving.at not in told or not set(saving.cases) <= _PENDING.keys():
            yield Fact("Overgangsrecht", _saving(saving), saving.at, saving.text)
    for item in document.pending:
        yield Fact(_pending_name(item), _pending(item), item.at, item.text)
    for rule in document.delegations:
        yield Fact(
            "Nadere regels", f"door {rule.who[:1].lower()}{rule.who[1:]}", rule.at, rule.text
        )


def _cited(document: Document) -> Fact:
    """Return the citation title with the provision that gives it."""
    title = document.citation_title or ""
    sought = re.sub(r"\W", "", title.casefold())
    for item in reversed(list(located(document.tree))):
        text = item.provision.text
        if sought and item.address.levels and sought in re.sub(r"\W", "", text.casefold()):
            return Fact("Citeertitel", title, str(item.address), text)
    return Fact("Citeertitel", title)


def _adopted(document: Document) -> Fact:
    """Return who adopted it and when; of one day also the words in preamble or closing."""
    days = [f"{spoken_date(item.date)} door de raad van {item.body}" for item in document.adopted]
    value = "\n".join(days)
    for node in document.tree.children:
        texts = (node.text, *(child.text for child in node.children))
        for text in texts if node.kind in _AROUND else ():
            for day in find_dates(text):
                if any(day.iso == item.date for item in document.adopted):
                    words = _sentence(text, day.start, day.end) if len(days) == 1 else ""
                    return Fact("Vastgesteld", value, _AROUND[node.kind], words)
    return Fact("Vastgesteld", value)


def _sentence(text: str, start: int, end: int) -> str:
    """Return the words around a day up to the end of its sentence: no names of who signed."""
    stop = text.find(".", end) + 1
    return quote(text[: stop or len(text)], start, end)


def _entry(document: Document) -> Iterator[Fact]:
    force = document.in_force
    decides = document.kind in ("raadsvoorstel", "raadsbesluit")
    name = "Stelt in werking" if decides else "In werking"
    yield _at(document, name, force_words(force), force.at)
    if force.retroactive_to and force.retroactive_at:
        back = f"tot en met {spoken_date(force.retroactive_to)}"
        yield _at(document, "Werkt terug", back, force.retroactive_at)
    for part in force.parts:
        yield _at(document, "In werking, ten dele", _part(part), part.at)
    if force.until:
        yield _at(document, "Vervalt", spoken_date(force.until), force.at)


def _part(part: PartialEntry) -> str:
    return f"{part.provisions}: {spoken_date(part.date) if part.date else part.rule or ''}"


def _saving(saving: Saving) -> str:
    said = ", ".join(_CASES.get(case, case) for case in saving.cases) or "oude gevallen"
    until = f"; {saving.until}" if saving.until else ""
    deviation = "; afwijken kan" if saving.deviation else ""
    better = "; de nieuwe als die gunstiger zijn" if saving.favourable else ""
    return f"De oude regels gaan door voor {said}{until}{better}{deviation}"


def _pending_name(item: Pending) -> str:
    said = " en ".join(_PENDING[case] for case in item.cases) or "procedures"
    return f"Lopende {said}"


def _pending(item: Pending) -> str:
    if item.law is None:
        return "De regels die voor de betrokkene het gunstigst zijn"
    other = _LAWS["oud" if item.law == "nieuw" else "nieuw"]
    better = f", tenzij de {other} gunstiger zijn" if item.favourable else ""
    return f"De {_LAWS[item.law]} regels{better}"


def _at(document: Document, name: str, value: str, at: str | None) -> Fact:
    provision = find(document, Address.parse(at)) if at else None
    text = words_of(provision, heading=False) if provision else ""
    return Fact(name, value, at or "", text)
