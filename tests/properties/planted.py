"""Faults to plant in a clean ordinance: each takes a document and a seed and returns the two.

A fault is planted in the tree or the notes; facts, references and norms are then read anew, as
they would be from a file with that fault.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from corpus.model import Adoption, Document, InForce, Note, Provision, articles, words_of
from ingest.facts import with_facts
from ingest.norms import with_norms
from ingest.references import with_references

Fault = Callable[[Document, random.Random], Document]


class Planted(NamedTuple):
    """A fault with the kind of finding it has to give and the name of the check that gives it.

    ``official`` names the facts that came with the text as metadata and stay when it is reread.
    """

    plant: Fault
    kind: str
    check: str
    official: tuple[str, ...] = ()


def reread(document: Document, official: Collection[str] = ()) -> Document:
    """Read facts, references and norms again; ``official`` facts came with the text."""
    bare: dict[str, object] = {
        "references": (),
        "norms": (),
        "repeals": (),
        "savings": (),
        "pending": (),
        "adopted": (),
        "in_force": InForce(),
        "citation_title": None,
    }
    for name in official:
        del bare[name]
    return with_norms(with_references(with_facts(replace(document, **bare))))


def edit(node: Provision, change: Callable[[Provision], Provision | None]) -> Provision:
    """Return a tree with every node changed from the leaves up; None drops a node."""
    children = [edit(child, change) for child in node.children]
    kept = tuple(child for child in map(change, children) if child is not None)
    return replace(node, children=kept)


def in_tree(document: Document, change: Callable[[Provision], Provision | None]) -> Document:
    return replace(document, tree=edit(document.tree, change))


def swap(document: Document, old: Provision, new: Provision | None) -> Document:
    return in_tree(document, lambda node: new if node == old else node)


def _final(article: Provision) -> bool:
    return bool(re.search(r"citeer|inwerking|intrek|overgang|begrip", article.heading or "", re.I))


def _inner(document: Document) -> list[Provision]:
    return [item for item in articles(document.tree) if not _final(item)]


def _texts(document: Document) -> list[Provision]:
    """Whole sentences to which another can be added."""
    found = [child for item in _inner(document) for child in item.children or (item,)]
    return [item for item in found if item.text.rstrip().endswith(".") and not item.children]


def _add(document: Document, seed: random.Random, sentence: str) -> Document:
    chosen = seed.choice(_texts(document))
    return swap(document, chosen, replace(chosen, text=f"{chosen.text} {sentence}"))


def dangling_in_article(document: Document, seed: random.Random) -> Document:
    return _add(document, seed, "Artikel 98, tweede lid, is van overeenkomstige toepassing.")


def dangling_in_note(document: Document, seed: random.Random) -> Document:
    at = seed.choice([n for n, note in enumerate(document.notes) if "algemeen" not in note.targets])
    note = document.notes[at]
    worse = replace(note, text=f"{note.text} Zie verder artikel 97 van deze verordening.")
    return replace(document, notes=(*document.notes[:at], worse, *document.notes[at + 1 :]))


def off_topic(document: Document, seed: random.Random) -> Document:
    headed = [
        item for item in _inner(document) if re.fullmatch(r"[A-Z][a-z]{6,}", item.heading or "")
    ]
    named = [
        (one, other)
        for one in headed
        for other in _inner(document)
        if (one.heading or "").lower()[:6] not in words_of(other).lower()
        and sum((one.heading or "").lower() in (a.heading or "").lower() for a in _inner(document))
        == 1
    ]
    one, other = seed.choice(named)
    noun = (one.heading or "").lower()
    return _add(document, seed, f"De {noun}, bedoeld in artikel {other.number}, kan dan vervallen.")


def _referred(document: Document) -> set[str]:
    own = [reference for reference in document.references if reference.instrument == "self"]
    return {target.article for item in own for target in item.targets if target.article}


def _cited(document: Document) -> set[str]:
    noted = {target.split("/")[0] for note in document.notes for target in note.targets}
    return _referred(document) | noted


def article_lost(document: Document, seed: random.Random) -> Document:
    free = [item for item in _inner(document)[1:-1] if item.number not in _cited(document)]
    free = [
        item
        for item in free
        if not re.search(
            r"premie|scholing|maatwerk|beschut|verdeling|loonkosten", item.heading or "", re.I
        )
    ]
    return swap(document, seed.choice(free), None)


def paragraph_doubled(document: Document, seed: random.Random) -> Document:
    articles_ = [item for item in _inner(document) if _plain_paragraphs(item)]
    article = seed.choice([item for item in articles_ if item.number not in _cited(document)])
    last = article.children[-1]
    worse = replace(last, number=article.children[-2].number)
    return swap(document, article, replace(article, children=(*article.children[:-1], worse)))


def _plain_paragraphs(article: Provision) -> bool:
    return len(article.children) > 1 and all(
        child.kind == "paragraph" and child.number for child in article.children
    )


def letter_skipped(document: Document, seed: random.Random) -> Document:
    def listed(node: Provision) -> bool:
        points = [child for child in node.children if child.kind == "point" and child.number]
        return len(points) > 1 and len(points) == len(node.children)

    free = [item for item in _inner(document) if item.number not in _referred(document)]
    lists = [n for item in free for n in (item, *item.children) if listed(n)]
    lists = [n for n in lists if not any(c.children for c in n.children)]
    chosen = seed.choice(lists)
    last = chosen.children[-1]
    worse = replace(last, number=chr(ord((last.number or "a")[0]) + 1))
    return swap(document, chosen, replace(chosen, children=(*chosen.children[:-1], worse)))


def chapter_skipped(document: Document, seed: random.Random) -> Document:
    chapters = [child for child in document.tree.children if child.kind == "chapter"]
    last = chapters[-1]
    worse = replace(last, number=str(int(last.number or 0) + seed.randint(1, 3)))
    return swap(document, last, worse)


def articles_swapped(document: Document, seed: random.Random) -> Document:
    def parents(node: Provision) -> list[Provision]:
        inner = [child for child in node.children if child.kind == "article"]
        mine = [node] if len(inner) > 2 and len(inner) == len(node.children) else []
        return [*mine, *(found for child in node.children for found in parents(child))]

    parent = seed.choice(parents(document.tree))
    one, two, *rest = parent.children
    return swap(document, parent, replace(parent, children=(two, one, *rest)))


def note_astray(document: Document, seed: random.Random) -> Document:
    whole = [n for n, note in enumerate(document.notes) if re.fullmatch(r"[\d.]+", note.targets[0])]
    at = seed.choice([n for n in whole if len(document.notes[n].targets) == 1])
    worse = replace(document.notes[at], targets=("77",), text="Dit artikel spreekt voor zich.")
    return replace(document, notes=(*document.notes[:at], worse, *document.notes[at + 1 :]))


def note_headed_otherwise(document: Document, seed: random.Random) -> Document:
    numbers = {item.number for item in articles(document.tree) if item.heading}
    whole = [
        n for n, note in enumerate(document.notes) if note.targets[0] in numbers and note.heading
    ]
    at = seed.choice(whole)
    worse = replace(document.notes[at], heading="Parkeren bij marktkramen")
    return replace(document, notes=(*document.notes[:at], worse, *document.notes[at + 1 :]))


def note_with_other_number(document: Document, seed: random.Random) -> Document:
    alone = [
        (at, norm)
        for at, note in enumerate(document.notes)
        for norm in document.norms
        if norm.at.split("/")[0] in note.targets
        and norm.qualifier == "max"
        and norm.governs
        and norm.unit in ("maand", "jaar", "%", "euro")
        and "," not in norm.governs
        and sum(n.at.split("/")[0] == norm.at.split("/")[0] and n.unit == norm.unit
                and n.governs == norm.governs for n in document.norms) == 1
    ]  # fmt: skip
    at, norm = seed.choice(alone)
    unit = {"euro": "euro"}.get(norm.unit, norm.unit)
    sentence = f"De {norm.governs} bedraagt ten hoogste {int(norm.value) + 71} {unit}."
    worse = replace(document.notes[at], text=f"{document.notes[at].text} {sentence}")
    return replace(document, notes=(*document.notes[:at], worse, *document.notes[at + 1 :]))


def _definitions(document: Document) -> Provision:
    return next(
        node
        for item in articles(document.tree)
        for node in (item, *item.children)
        if "verstaan onder" in node.text and len(node.children) > 2
    )


def term_for_nothing(document: Document, seed: random.Random) -> Document:
    chosen = _definitions(document)
    last = chosen.children[-1]
    number = chr(ord(last.number[0]) + 1) if last.number else None
    term = seed.choice(["windroos", "kermisterrein", "ligplaats"])
    extra = replace(last, number=number, text=f"{term}: een plaats in de open lucht.", children=())
    return swap(document, chosen, replace(chosen, children=(*chosen.children, extra)))


def term_twice(document: Document, seed: random.Random) -> Document:
    chosen = _definitions(document)
    last = chosen.children[-1]
    number = chr(ord(last.number[0]) + 1) if last.number else None
    copied = replace(seed.choice(chosen.children), number=number)
    return swap(document, chosen, replace(chosen, children=(*chosen.children, copied)))


def citation_of_other_year(document: Document, seed: random.Random) -> Document:
    year = str(seed.choice([2031, 2032, 2033]))

    def change(node: Provision) -> Provision:
        if "aangehaald als" in node.text:
            return replace(node, text=re.sub(r"\b20\d\d\b", year, node.text))
        return node

    return in_tree(document, change)


def repealed_by_other_year(document: Document, seed: random.Random) -> Document:
    title = document.repeals[0].title
    year = re.findall(r"\b20\d\d\b", title)[0]
    wrong = title.replace(year, str(int(year) - seed.randint(1, 3)))
    at = seed.randrange(len(document.notes))
    note = document.notes[at]
    worse = replace(note, text=f"{note.text} De {wrong} bood daarvoor geen ruimte.")
    return replace(document, notes=(*document.notes[:at], worse, *document.notes[at + 1 :]))


def dangling_paragraph(document: Document, seed: random.Random) -> Document:
    other = seed.choice([item for item in _inner(document) if len(item.children) < 8])
    return _add(document, seed, f"Artikel {other.number}, negende lid, is niet van toepassing.")


def dangling_chapter(document: Document, seed: random.Random) -> Document:
    number = seed.randint(17, 19)
    return _add(document, seed, f"Hoofdstuk {number} van deze verordening is niet van toepassing.")


def article_doubled(document: Document, seed: random.Random) -> Document:
    free = [item for item in _inner(document)[1:-1] if item.number not in _cited(document)]
    one = seed.choice(free)
    return in_tree(
        document,
        lambda node: (
            replace(node, children=tuple(_twice(node.children, one)))
            if one in node.children
            else node
        ),
    )


def _twice(children: tuple[Provision, ...], one: Provision) -> Iterator[Provision]:
    for child in children:
        yield child
        if child == one:
            words = "Het college houdt een overzicht bij."
            yield replace(one, heading="Overzicht", text=words, children=())


def law_undefined(document: Document, seed: random.Random) -> Document:
    """Drop the definition of "wet" and letter the others anew."""
    chosen = _definitions(document)
    kept = [child for child in chosen.children if not re.match(r"(?:de )?wet:", child.text)]
    numbered = tuple(
        replace(child, number=chr(ord("a") + at) if child.number else None)
        for at, child in enumerate(kept)
    )
    return swap(document, chosen, replace(chosen, children=numbered))


def term_before_its_meaning(document: Document, seed: random.Random) -> Document:
    first, *_, last = _texts(document)
    document = swap(
        document, first, replace(first, text=f"{first.text} Dan volgt een tweede blik.")
    )
    text = f"{last.text} Het college beoordeelt dit nogmaals (hierna: de tweede blik)."
    return swap(document, last, replace(last, text=text))


def decided_by_other_title(document: Document, seed: random.Random) -> Document:
    def change(node: Provision) -> Provision:
        if node.kind != "preamble":
            return node
        title = f"Verordening op de kermis en de markt {seed.randint(2030, 2033)}"
        before = re.split(r"\bbesluit(?:en)?\b", node.text)[0]
        return replace(node, text=f"{before}besluit vast te stellen de {title};")

    return in_tree(document, change)


def duty_not_fulfilled(document: Document, seed: random.Random) -> Document:
    """Call the premium something else everywhere."""

    def change(node: Provision) -> Provision:
        heading = node.heading and _other_words(node.heading)
        return replace(node, text=_other_words(node.text), heading=heading)

    notes = tuple(
        replace(
            note, text=_other_words(note.text), heading=note.heading and _other_words(note.heading)
        )
        for note in document.notes
    )
    return replace(in_tree(document, change), notes=notes)


def _other_words(text: str) -> str:
    return re.sub(r"premie", "beloning", re.sub(r"Premie", "Beloning", text))


def _without(document: Document, pattern: str) -> Document:
    """Drop the paragraphs or childless articles whose words fit, and number the rest anew."""

    def change(node: Provision) -> Provision | None:
        if node.kind == "paragraph" and re.search(pattern, words_of(node), re.I | re.S):
            return None
        if node.kind != "article":
            return node
        if not node.children and re.search(pattern, node.text, re.I | re.S):
            return replace(node, text="Het college voert deze verordening uit.")
        if any(child.kind == "paragraph" for child in node.children):
            numbered = tuple(
                replace(child, number=str(count)) for count, child in enumerate(node.children, 1)
            )
            return replace(node, children=numbered)
        return replace(node, text=node.text or "Het college voert deze verordening uit.")

    return in_tree(document, change)


def savings_lost(document: Document, seed: random.Random) -> Document:
    return _without(document, r"blij(?:ft|ven)\b.*(?:van toepassing|in stand|van kracht)|die datum")


def repeal_lost(document: Document, seed: random.Random) -> Document:
    return _without(document, r"wordt ingetrokken")


def entry_lost(document: Document, seed: random.Random) -> Document:
    return _without(document, r"deze verordening treedt in werking")


def adopted_late(document: Document, seed: random.Random) -> Document:
    def change(node: Provision) -> Provision:
        if node.kind != "closing":
            return node
        return replace(node, text=re.sub(r"\b20\d\d\b", "2035", node.text))

    return in_tree(document, change)


def dangling_point(document: Document, seed: random.Random) -> Document:
    plain = [
        (item.number, child.number)
        for item in _inner(document)
        for child in item.children
        if child.kind == "paragraph" and not child.children
    ]
    article, paragraph = seed.choice(plain)
    words = f"Artikel {article}, lid {paragraph}, onderdeel c, blijft dan buiten toepassing."
    return _add(document, seed, words)


def dangling_to_note(document: Document, seed: random.Random) -> Document:
    number = seed.randint(91, 96)
    return _add(document, seed, f"De toelichting op artikel {number} geeft daarvan een voorbeeld.")


def one_article_too_far(document: Document, seed: random.Random) -> Document:
    """Refer to the article after the last by the words of the last one's heading."""
    last = list(articles(document.tree))[-1]
    *chapter, number = (last.number or "").split(".")
    beyond = ".".join([*chapter, str(int(number) + 1)])
    return _add(document, seed, f"De inwerkingtreding is geregeld in artikel {beyond}.")


def chapter_doubled(document: Document, seed: random.Random) -> Document:
    chapters = [child for child in document.tree.children if child.kind == "chapter"]
    before = seed.choice(chapters[:-1])
    return swap(document, chapters[-1], replace(chapters[-1], number=before.number))


def annex_lost(document: Document, seed: random.Random) -> Document:
    annex = seed.choice(["tarieventabel", "bijlage 3"])
    return _add(document, seed, f"Dit staat in de bij deze verordening behorende {annex}.")


def note_lost(document: Document, seed: random.Random) -> Document:
    """Explain every article but one."""
    asked = [item.number for item in _inner(document) if item.number]
    lost = seed.choice(asked)
    kept = [note for note in document.notes if note.targets[0].split("/")[0] != lost]
    kept = [replace(n, text=re.sub(r"Alleen de bepalingen[^.]*\.", "", n.text)) for n in kept]
    noted = {target.split("/")[0] for note in kept for target in note.targets}
    new = [
        Note(targets=(number,), text="Dit artikel spreekt voor zich.")
        for number in asked
        if number not in noted and number != lost
    ]
    return replace(document, notes=(*kept, *new))


def official_title_differs(document: Document, seed: random.Random) -> Document:
    return replace(document, citation_title=f"Verordening op de kermis {seed.randint(2030, 2033)}")


def official_day_differs(document: Document, seed: random.Random) -> Document:
    day = f"2017-0{seed.randint(1, 9)}-01"
    force = document.in_force
    known = InForce(date=day) if force.date else InForce(retroactive_to=day)
    return replace(document, in_force=known)


def official_adoption_differs(document: Document, seed: random.Random) -> Document:
    day = f"2017-0{seed.randint(1, 9)}-12"
    return replace(document, adopted=(Adoption(document.bodies[0], day),))


def official_body_differs(document: Document, seed: random.Random) -> Document:
    return replace(document, bodies=(seed.choice(["Assen", "Vaals", "Zuidbroek"]),))


FAULTS: dict[str, Planted] = {
    fault.plant.__name__: fault
    for fault in (
        Planted(dangling_in_article, "dangling-reference", "verwijzingen"),
        Planted(dangling_in_note, "dangling-reference", "verwijzingen"),
        Planted(dangling_paragraph, "dangling-reference", "verwijzingen"),
        Planted(dangling_point, "dangling-reference", "verwijzingen"),
        Planted(dangling_chapter, "dangling-reference", "verwijzingen"),
        Planted(dangling_to_note, "dangling-reference", "verwijzingen"),
        Planted(one_article_too_far, "dangling-reference", "verwijzingen"),
        Planted(off_topic, "reference-off-topic", "verwijzing-onderwerp"),
        Planted(annex_lost, "annex-missing", "bijlagen"),
        Planted(article_lost, "numbering-gap", "nummering-artikelen"),
        Planted(article_doubled, "numbering-double", "nummering-artikelen"),
        Planted(articles_swapped, "numbering-order", "nummering-artikelen"),
        Planted(chapter_skipped, "numbering-gap", "nummering-hoofdstukken"),
        Planted(chapter_doubled, "numbering-double", "nummering-hoofdstukken"),
        Planted(letter_skipped, "numbering-gap", "nummering-onderdelen"),
        Planted(paragraph_doubled, "numbering-double", "nummering-onderdelen"),
        Planted(note_astray, "note-without-article", "toelichting-zonder-artikel"),
        Planted(note_headed_otherwise, "heading-mismatch", "opschriften"),
        Planted(note_lost, "note-missing", "toelichting-ontbreekt"),
        Planted(note_with_other_number, "note-number-differs", "toelichting-getallen"),
        Planted(term_for_nothing, "term-unused", "begrip-ongebruikt"),
        Planted(term_twice, "term-defined-twice", "begrip-dubbel"),
        Planted(term_before_its_meaning, "term-used-before", "begrip-vooraf"),
        Planted(law_undefined, "term-undefined", "begrip-onbekend"),
        Planted(citation_of_other_year, "title-mismatch", "titel"),
        Planted(decided_by_other_title, "title-mismatch", "titel"),
        Planted(repealed_by_other_year, "title-mismatch", "titel-vermeldingen"),
        Planted(
            official_title_differs, "metadata-mismatch", "officiele-gegevens", ("citation_title",)
        ),
        Planted(official_day_differs, "metadata-mismatch", "officiele-gegevens", ("in_force",)),
        Planted(official_adoption_differs, "metadata-mismatch", "officiele-gegevens", ("adopted",)),
        Planted(official_body_differs, "metadata-mismatch", "officiele-gegevens"),
        Planted(savings_lost, "no-savings-clause", "overgangsrecht-ontbreekt"),
        Planted(repeal_lost, "savings-without-repeal", "overgangsrecht-zonder-intrekking"),
        Planted(entry_lost, "no-entry-into-force", "inwerkingtreding"),
        Planted(adopted_late, "entry-before-adoption", "inwerkingtreding"),
        Planted(duty_not_fulfilled, "duty-missing", "taken-van-de-raad"),
    )
}
