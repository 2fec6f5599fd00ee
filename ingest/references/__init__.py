"""References in their context: which regulation, which article, and whether it is there.

``corpus.citations`` finds and interprets; here a citation meets the document that holds it. Defined
terms are looked up, relative citations get the article they stand in (in a note: the article
explained), and every place in the document itself is checked against its tree. What the context
does not settle stays without target and says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from corpus.addresses import Address, located
from corpus.citations import Citation, find
from corpus.model import Document, Issue, Note, Provision, Reference
from corpus.regulations import Named
from ingest.references.resolve import Resolver
from ingest.references.scene import Passage, Place
from ingest.references.split_citations import spread
from ingest.references.terms import terms_of

__all__ = ["passages", "with_references"]


def with_references(document: Document, library: Iterable[Named] = ()) -> Document:
    """Return the document with its references, in document order: preamble, articles, notes.

    Args:
        document: a document with its tree and notes.
        library: regulations that the library holds, to be found by title ("de
            Afstemmingsverordening"); the catalogue of statutes is always searched.

    Returns:
        The document with ``references`` filled in; each is resolved, dangling (the place is not in
        the tree; ``reason`` says what is missing), unverified (another regulation) or ambiguous
        (kept without targets; ``reason`` says why).
    """
    terms = terms_of(document, library)
    resolver = Resolver.of(document, terms)
    read = [
        (
            passage,
            tuple(
                spread(passage, one) for one in find(passage.text, names=terms.short, on=terms.on)
            ),
        )
        for passage in passages(document)
    ]
    resolver.learn(citation for _, citations in read for citation in citations)
    found: list[Reference] = []
    for passage, citations in read:
        resolver.enter(passage, citations)
        for citation in citations:
            if passage.heading:
                inside = resolver.resolve(citation, passage.at)
                found.extend(replace(reference, part="heading") for reference in inside)
            elif not _is_heading(passage, citation):
                found.extend(resolver.resolve(citation, passage.at))
    told = _readings(document, resolver.misread)
    new = tuple(issue for issue in told if issue not in document.issues)
    return replace(document, references=tuple(found), issues=(*document.issues, *new))


def _readings(document: Document, misread: Iterable[Reference]) -> Iterator[Issue]:
    """Yield an issue for each number in a citation that was read otherwise than it is printed."""
    for reference in misread:
        places: Iterator[Provision | Note]
        if reference.at.startswith("note:"):
            target = reference.at.removeprefix("note:")
            places = (note for note in document.notes if target in note.targets)
        else:
            tree = located(document.tree)
            places = (item.provision for item in tree if str(item.address) == reference.at)
        place = next(places, None)
        yield Issue(
            code="repaired-reference",
            severity="warning",
            at=reference.at,
            page=place.page if place else None,
            line=place.line if place else None,
            message=f"In de bron staat '{reference.text}'; {reference.reason}. "
            "Ga na wat er moet staan.",
        )


_LISTED = ("point", "subpoint")


def passages(document: Document) -> Iterator[Passage]:
    """Yield every text of a document that may hold references, in document order."""
    for item in located(document.tree):
        node, address = item.provision, item.address
        if node.heading and node.kind == "article":
            yield Passage(str(address), node.heading, _place(address), heading=True)
        for text in (node.text, *(" ; ".join(row) for row in node.rows)):
            if text.strip():
                lead = item.path[-1].text if item.path and node.kind in _LISTED else ""
                yield Passage(str(address), text, _place(address), lead, _points(node))
    for note in document.notes:
        at = f"note:{note.targets[0]}" if note.targets else "note:algemeen"
        if note.heading:
            yield Passage(at, note.heading, _note_place(note.targets), heading=True)
        if note.text.strip():
            yield Passage(at, note.text, _note_place(note.targets))


def _points(node: Provision) -> tuple[str, ...]:
    return tuple(child.number for child in node.children if child.kind in _LISTED and child.number)


def _place(address: Address) -> Place:
    levels = (*address.levels, "", "", "", "")
    return Place(levels[0] or None, levels[1] or None, levels[2] or None, note=False)


def _note_place(targets: tuple[str, ...]) -> Place:
    """Return the provision a note explains: what its targets have in common."""
    levels = [target.split("/") for target in targets if target[:1].isalnum() and ":" not in target]
    levels = [one for one in levels if one[0] != "algemeen"]
    if not levels or len({one[0] for one in levels}) > 1:
        return Place(None, None, None, note=True)
    single = levels[0] if len(levels) == 1 else levels[0][:1]
    filled = (*single, "", "", "")
    return Place(filled[0], filled[1] or None, filled[2] or None, note=True)


_HEADS_LINE = re.compile(r"(?:^|\n)\s*(?:[-•*]\s*)?(?:\d{1,2}[.)]\s*)?$")
_HEADS_SENTENCE = re.compile(r"(?:^|\n|[.;)’”'\"])\s*$")
_NEW_START = re.compile(r"\s*+[:.]?\s*+(?:(?=[A-ZÀ-Þ\d•-])|$)")
_STOPPED = re.compile(r"\s*[.:](?=\s|$)")


def _is_heading(passage: Passage, citation: Citation) -> bool:
    """Tell whether the words head a passage: "Lid 3: ...", "Onder c. maatregel", "Hoofdstuk 2".

    They open a line or a sentence with a capital, and stand apart from what follows: by a stop, or
    because that opens with a capital too. A sentence goes on in small letters: "Lid 4 geeft aan".
    """
    if citation.instrument or citation.publication or citation.anchor not in ("", "own"):
        return False
    if not citation.text[:1].isupper():
        return False
    before = passage.text[max(0, citation.start - 12) : citation.start]
    if _HEADS_SENTENCE.search(before) and _STOPPED.match(passage.text, citation.end):
        return True
    opens = _HEADS_LINE if passage.place.note or citation.anchor else _HEADS_SENTENCE
    return bool(opens.search(before) and _NEW_START.match(passage.text, citation.end))
