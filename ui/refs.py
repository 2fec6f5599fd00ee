"""All that a document cites: provisions, and regulations as a whole; where each of them leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from corpus.model import Document, Reference, Target

if TYPE_CHECKING:
    from corpus.citations import Mention
    from corpus.regulations import Named
    from ingest.references.scene import Passage

__all__ = ["counted", "goes_to", "with_all_references"]

_WHOLE = Target()
# "Re-integratieverordening Participatiewet 2017": the law is a part of the title, not cited.
_IN_TITLE = re.compile(r"\w+(?:verordening|regeling|regels|reglement)\s+$", re.IGNORECASE)
_Spot = tuple[str, bool]  # an address, and whether it is the heading there


def with_all_references(document: Document, held: Iterable[Document]) -> Document:
    """Return a document with regulations that it names as a whole among its references.

    Args:
        document: the citing document.
        held: the documents of the library; what they hold of the places cited is looked up.

    Returns:
        The document; a regulation stands once per provision that names it, without targets, and
        references are in document order.
    """
    from corpus.local_names import named_for
    from ingest.references import passages
    from ingest.references.settle import settled

    others = list(held)
    texts = list(passages(document))
    named = tuple(_named(document, texts, named_for(document, others)))
    every = (*document.references, *_repealed(document, named), *named)
    order: dict[_Spot, list[tuple[int, str]]] = {}
    for number, passage in enumerate(texts):
        order.setdefault((passage.at, passage.heading), []).append((number, passage.text))

    def rank(item: Reference) -> tuple[int, int]:
        here = order.get((item.at, item.part == "heading"), [(len(texts), "")])
        own = (number for number, text in here if text[item.start : item.end] == item.text)
        return next(own, here[0][0]), item.start

    return settled(replace(document, references=tuple(sorted(every, key=rank))), others)


def counted(references: Iterable[Reference]) -> str:
    """Return in Dutch how many references lead to a provision, and how many to a whole regulation.

    One of which the place is not clear leads to a provision.
    """
    found = list(references)
    whole = sum(not item.targets and item.status != "ambiguous" for item in found)
    placed = len(found) - whole
    said = f"{placed} verwijzingen naar bepalingen"
    if placed == 1:
        said = "1 verwijzing naar een bepaling"
    if not whole:
        return said
    return f"{said} en {whole} naar {'een hele regeling' if whole == 1 else 'hele regelingen'}"


def goes_to(reference: Reference) -> str:
    """Return in Dutch where a reference leads: "deze verordening, art. 11 lid 2"."""
    from corpus.citations import show_all

    own = reference.instrument == "self"
    if own and reference.status == "ambiguous":
        return "niet bekend"
    name = "deze verordening" if own else reference.instrument
    places = [target for target in reference.targets if target != _WHOLE]
    if places:
        return f"{name}, {show_all(places, style='kort')}"
    if own or reference.kind == "publication":
        return name
    return f"{name} (de hele regeling)"


def _named(
    document: Document, texts: Sequence[Passage], names: tuple[Named, ...]
) -> Iterator[Reference]:
    """Yield each regulation that a provision names without a place in it, once per provision."""
    from corpus.citations import mentions

    spans: dict[tuple[str, bool], list[Reference]] = {}
    for item in document.references:
        spans.setdefault((item.at, item.part == "heading"), []).append(item)
    titles = _titles(document)
    own = {document.title.casefold(), (document.citation_title or document.title).casefold()}
    done: set[tuple[str, str]] = set()
    for passage in texts:
        cited = [
            item
            for item in spans.get((passage.at, passage.heading), ())
            if passage.text[item.start : item.end] == item.text
        ]
        for mention in mentions(passage.text, names=names):
            if any(item.start < mention.end and mention.start < item.end for item in cited):
                continue
            name = mention.instrument.name
            if (passage.at, name) in done or name.casefold() in own:
                continue
            if _IN_TITLE.search(passage.text[: mention.start]):
                continue
            if _within_title(mention, passage.text, titles):
                continue
            done.add((passage.at, name))
            known = mention.instrument.named
            yield Reference(
                at=passage.at,
                text=passage.text[mention.start : mention.end],
                start=mention.start,
                end=mention.end,
                kind="external",
                instrument=name,
                instrument_id=known.regulation.id_of(None) if known else None,
                part="heading" if passage.heading else "text",
            )


def _titles(document: Document) -> tuple[re.Pattern[str], ...]:
    """Return patterns of the titles of a document and of what it withdraws, in any spacing."""
    own = (document.title, document.citation_title, *document.adopts)
    titles = (*own, *(repeal.title for repeal in document.repeals))
    return tuple(
        re.compile(r"\s+".join(map(re.escape, title.split())), re.IGNORECASE)
        for title in dict.fromkeys(filter(None, titles))
        if " " in title.strip()
    )


def _within_title(mention: Mention, text: str, titles: Iterable[re.Pattern[str]]) -> bool:
    """Tell whether a law is named only as a part of a longer title."""
    return any(
        found.start() <= mention.start
        and mention.end <= found.end()
        and found.end() - found.start() > mention.end - mention.start
        for title in titles
        for found in title.finditer(text)
    )


def _repealed(document: Document, named: Sequence[Reference]) -> Iterator[Reference]:
    """Yield what the document withdraws where no name in the text stood for it."""
    titles = dict.fromkeys((repeal.at or "", repeal.title) for repeal in document.repeals)
    for at, title in titles:
        if not any(item.at == at and item.instrument == title for item in named):
            yield Reference(at=at, text=title, start=0, end=0, kind="external", instrument=title)
