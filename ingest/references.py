"""References in their context: which regulation, which article, and whether it is there.

``corpus.citations`` finds and interprets; here a citation meets the document that holds it. Defined
terms are looked up, relative citations get the article they stand in (in a note: the article
explained), and every place in the document itself is checked against its tree. What the context
does not settle stays without target and says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from corpus.addresses import Address, located
from corpus.citations import Citation, find
from corpus.model import Document, Reference
from corpus.regulations import Named
from ingest.places import Places
from ingest.resolve import Place, Resolver
from ingest.terms import terms_of

__all__ = ["with_references"]


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text to search: its address and the provision that relative citations start from."""

    at: str
    text: str
    place: Place
    kind: str


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
    resolver = Resolver(document, terms, Places.of(document.tree))
    passages = [
        (passage, find(passage.text, names=terms.short, on=terms.on))
        for passage in _passages(document)
    ]
    resolver.learn(citation for passage, citations in passages for citation in citations)
    found: list[Reference] = []
    for passage, citations in passages:
        resolver.enter(passage.text, passage.place)
        for citation in citations:
            if _is_label(passage, citation):
                continue
            reference = resolver.resolve(citation, passage.at)
            if reference is not None:
                found.append(reference)
    return replace(document, references=tuple(found))


def _passages(document: Document) -> Iterator[_Passage]:
    for item in located(document.tree):
        node, address = item.provision, item.address
        texts = [node.text, *(" ; ".join(row) for row in node.rows)]
        for text in texts:
            if text.strip():
                yield _Passage(str(address), text, _place(address), node.kind)
    for note in document.notes:
        if note.text.strip():
            at = f"note:{note.targets[0]}" if note.targets else "note:algemeen"
            yield _Passage(at, note.text, _note_place(note.targets), "note")


def _place(address: Address) -> Place:
    levels = (*address.levels, "", "", "", "")
    return Place(levels[0] or None, levels[1] or None, levels[2] or None, note=False)


def _note_place(targets: tuple[str, ...]) -> Place:
    """Return the provision a note explains: what its targets have in common."""
    levels = [target.split("/") for target in targets if not target.startswith(("alg", "hoof"))]
    if not levels:
        return Place(None, None, None, note=True)
    article = levels[0][0] if len({one[0] for one in levels}) == 1 else None
    single = levels[0] if len(levels) == 1 and article else []
    paragraph = single[1] if len(single) > 1 and single[1] else None
    point = single[2] if len(single) > 2 and single[2] else None
    return Place(article, paragraph, point, note=True)


_LABEL_END = re.compile(r"\s*[:.]?\s*(?=[A-ZÀ-Þ\d•-])|\s*[:.]?\s*$|\s*:")
_LINE_START = re.compile(r"(?:^|\n)\s*(?:[-•*]\s*)?$")


def _is_label(passage: _Passage, citation: Citation) -> bool:
    """Tell whether the words head a passage of the notes ("Lid 3: ...", "Artikel 9. Scholing")."""
    if passage.kind != "note" or citation.instrument or citation.publication:
        return False
    before = passage.text[max(0, citation.start - 12) : citation.start]
    if before[-4:].lower() in ("het ", "\nhet"):
        return False
    return bool(_LINE_START.search(before) and _LABEL_END.match(passage.text, citation.end))
