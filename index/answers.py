"""From what was found to the answer: hits and facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from corpus.addresses import Located, located
from corpus.library import Entry
from corpus.model import Document, Note, words_of
from index.lookup import Place
from index.model import DocumentName, Facets, Hit
from index.rank import Ranked
from index.records import name_of
from index.snippet import mark_span, mark_words

__all__ = ["facets_of", "hit_of_place", "hit_of_record"]


def hit_of_record(item: Ranked, entry: Entry) -> Hit:
    """Return the hit for a ranked record of the index."""
    record = item.record
    return Hit(
        document=DocumentName(entry.id, entry.title),
        at=record.at,
        heading=record.heading or None,
        snippet=mark_words(record.text or record.heading, item.stems, item.rarity),
        score=round(item.score, 3),
        path=record.path,
        part=record.part,
        kind=entry.kind,
        bodies=entry.bodies,
        in_force=entry.in_force,
    )


def hit_of_place(place: Place, document: Document, entry: Entry, score: float) -> Hit:
    """Return the hit for a provision or note that a reference led to."""
    heading, path, text = _shown(document, place)
    start = text.find(place.cited) if place.cited else -1
    return Hit(
        document=DocumentName(entry.id, entry.title),
        at=place.at,
        heading=heading,
        snippet=mark_span(text, start, start + len(place.cited)),
        score=score,
        path=path,
        part=place.part,
        kind=entry.kind,
        bodies=entry.bodies,
        in_force=entry.in_force,
        match=place.match,
    )


def facets_of(counts: Mapping[tuple[str, str], int], entries: Mapping[str, Entry]) -> Facets:
    """Return the counts of all hits, given by document and part, the highest first."""
    counted: dict[str, Counter[str]] = {name: Counter() for name in Facets.__struct_fields__}
    for (document, part), count in counts.items():
        entry = entries.get(document)
        if entry is None:
            continue
        values = {
            "gemeente": entry.bodies,
            "soort": (entry.kind,),
            "jaar": (str(entry.year),) if entry.year is not None else (),
            "veld": entry.fields,
            "deel": (part,),
        }
        for name, found in values.items():
            counted[name].update(dict.fromkeys(found, count))
    return Facets(**{name: dict(counter.most_common()) for name, counter in counted.items()})


def _shown(document: Document, place: Place) -> tuple[str | None, tuple[str, ...], str]:
    """Return the heading, path and text of a place; of several, the one with the citation."""
    if place.at.startswith("note:"):
        notes = _notes_at(document.notes, place.at.removeprefix("note:"))
        note = next((item for item in notes if place.cited in item.text), notes[0])
        return note.heading, ("Toelichting",), note.text
    here = [item for item in located(document.tree) if str(item.address) == place.at]
    if not here:
        return None, (), ""
    found = next((item for item in here if place.cited in _text(item)), here[0])
    return _heading(found), tuple(filter(None, map(name_of, found.path))), _text(found)


def _heading(item: Located) -> str | None:
    above = (other.heading for other in item.path if other.kind == "article")
    return item.provision.heading or next(above, None)


def _text(item: Located) -> str:
    return words_of(item.provision, heading=False)


def _notes_at(notes: Iterable[Note], target: str) -> list[Note]:
    found = [note for note in notes if target in note.targets]
    return found or [Note(targets=(target,))]
