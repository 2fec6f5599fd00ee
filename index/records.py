"""From a document to the records of the index: one per provision with words, one per note."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from corpus.addresses import Located, located
from corpus.entries import document_years
from corpus.model import Document, Note, Provision, articles, words_of
from index.analysis import stems_of, words_of_text
from index.protocol import Part, Record

__all__ = ["name_of", "records_of"]

_GAP = "¶"  # between heading and text, so that no phrase runs across
_NAMES = {
    "part": "Deel",
    "chapter": "Hoofdstuk",
    "division": "Afdeling",
    "section": "Paragraaf",
    "annex": "Bijlage",
    "article": "Artikel",
}
_OWN = ("article", "paragraph", "point", "subpoint")
_LOOSE = ("text", "table")  # words of what stands above them


def records_of(document: Document) -> Iterator[Record]:
    """Yield the records of a document, in its order, notes last."""
    base = _base(document)
    noted = _noted(document)
    known = {item.number: item for item in articles(document.tree)}
    made = chain(
        (
            _provision_record(base, item, text, noted.get(str(item.address), ""))
            for item in located(document.tree)
            if (text := _text_of(item)) is not None
        ),
        (_note_record(base, note, known) for note in document.notes),
    )
    for place, record in enumerate(made):
        yield replace(record, place=place)


def _base(document: Document) -> Record:
    """Return what the records of a document share."""
    called = f"{document.title} {document.citation_title or ''} {' '.join(document.bodies)}"
    return Record(
        document=document.id,
        at="",
        part="regeling",
        place=0,
        kind=document.kind,
        years=document_years(document),
        bodies=tuple(" ".join(words_of_text(body)) for body in document.bodies),
        called_stems=" ".join(stems_of(called)),
    )


def _text_of(item: Located) -> str | None:
    """Return the words of a record, or None when the provision has no record of its own."""
    node = item.provision
    if node.kind in _OWN and (node.number or node.kind == "article"):
        return words_of(node, heading=False) if node.text or node.children or node.heading else None
    if node.kind in ("preamble", "closing"):
        return words_of(node)
    if node.kind in _LOOSE:
        # Inside an article they belong to the article's record.
        return None if item.address.levels else _loose_words(node)
    if node.kind in _NAMES:
        return node.text or None
    return None


def _loose_words(node: Provision) -> str | None:
    cells = " ".join(cell for row in node.rows for cell in row)
    return f"{words_of(node, heading=False)} {cells}".strip() or None


def _noted(document: Document) -> dict[str, str]:
    """Return the terms of the notes by the address that they explain, without repeats."""
    stems: dict[str, dict[str, None]] = {}
    for note in document.notes:
        found = dict.fromkeys(stems_of(f"{note.heading or ''} {note.text}"))
        for target in note.targets:
            stems.setdefault(target, {}).update(found)
            stems.setdefault(target.split("/")[0], {}).update(found)
    return {address: " ".join(found) for address, found in stems.items()}


def _provision_record(base: Record, item: Located, text: str, noted: str) -> Record:
    node = item.provision
    article = next((above for above in item.path if above.kind == "article"), None)
    above = (other for other in item.path if other.kind != "article")
    context = " ".join(f"{other.heading or ''} {other.text}" for other in above)
    heading = node.heading or (article.heading if article else "") or ""
    record = replace(
        base,
        at=str(item.address),
        part=_part_of(item),
        depth=sum(other.kind in _OWN for other in item.path),
        path=tuple(name for other in item.path if (name := name_of(other))),
        noted_stems=noted,
    )
    return _with_terms(record, heading, text, f"{context} {article.text if article else ''}")


def _note_record(base: Record, note: Note, known: dict[str | None, Provision]) -> Record:
    numbers = [target.split("/")[0] for target in note.targets]
    explained = [known[number] for number in numbers if number in known]
    heading = note.heading or " / ".join(filter(None, (item.heading for item in explained)))
    target = note.targets[0] if note.targets else "algemeen"
    record = replace(
        base,
        at=f"note:{target}",
        part="toelichting",
        path=("Toelichting", *(name_of(item) for item in explained)),
    )
    return _with_terms(record, heading, note.text, "toelichting")


def _with_terms(record: Record, heading: str, text: str, context: str) -> Record:
    return replace(
        record,
        heading=heading,
        text=text,
        heading_stems=" ".join(stems_of(heading)),
        text_stems=" ".join(stems_of(text)),
        context_stems=" ".join(stems_of(context)),
        words=" ".join((*words_of_text(heading), _GAP, *words_of_text(text))),
    )


def _part_of(item: Located) -> Part:
    kinds = {item.provision.kind, *(other.kind for other in item.path)}
    if "annex" in kinds:
        return "bijlage"
    if "preamble" in kinds:
        return "aanhef"
    return "slot" if "closing" in kinds else "regeling"


def name_of(node: Provision) -> str:
    """Return what a heading above a provision is called: "Artikel 9f Jobcoaching"; or ""."""
    if node.kind not in _NAMES:
        return ""
    return " ".join(filter(None, (_NAMES[node.kind], node.number, node.heading)))
