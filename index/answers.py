"""From what was found to the answer: hits, facets, how the question was understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from corpus.addresses import Located, located
from corpus.library import Entry
from corpus.model import Document, Note, Target, words_of
from index.filters import Narrowed
from index.lookup import Place
from index.model import DocumentName, Facets, Hit, Interpreted, ReferenceAsked
from index.plan import Plan
from index.query import Parsed
from index.rank import Ranked
from index.records import name_of
from index.reference import ReadReference
from index.snippet import mark_span, mark_words

__all__ = [
    "Asked",
    "facets_of",
    "hit_of_place",
    "hit_of_record",
    "in_vain",
    "understood_reference",
    "understood_words",
]

_MOST_SYNONYMS = 6  # named per word
_MOST_DOCUMENTS = 5  # named in an interpretation
_TOLD = ("wet", "instrument", "synoniem", "verwant")


class Asked(Struct, frozen=True):
    """A question: as typed, parsed, and with its filters resolved."""

    query: str
    parsed: Parsed
    narrowed: Narrowed


def hit_of_record(item: Ranked, entry: Entry) -> Hit:
    """Return the hit for a ranked record of the index."""
    record = item.record
    return Hit(
        document=DocumentName(entry.id, entry.title),
        at=record.at,
        heading=record.heading or None,
        snippet=mark_words(record.text or record.heading, item.stems),
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
        part=_part(place.at),
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


def understood_words(asked: Asked, plan: Plan, corrected: Mapping[str, str]) -> Interpreted:
    """Return how a question in words was understood."""
    terms = tuple(slot.word for slot in plan.slots if not slot.optional)
    synonyms = {
        slot.word: tuple(
            " … ".join("/".join(group[:3]) for group in item.groups)
            for item in slot.alternatives
            if item.kind in _TOLD
        )[:_MOST_SYNONYMS]
        for slot in plan.slots
    }
    sentence = f"Gezocht op {_enumerate(terms)}" if terms else "Alle bepalingen"
    if corrected:
        read = (f"'{wrong}' gelezen als '{right}'" for wrong, right in corrected.items())
        sentence += f" ({_enumerate(tuple(read))})"
    return Interpreted(
        terms=terms,
        filters=asked.parsed.filters,
        synonyms={word: found for word, found in synonyms.items() if found},
        understood=f"{sentence}{_within(asked)}.",
    )


def understood_reference(
    asked: Asked, read: ReadReference, meant: Sequence[Entry], places: Sequence[Place]
) -> Interpreted:
    """Return how a question with a reference was understood."""
    named = _enumerate(tuple(_in_words(target) for target in read.targets))
    if read.instrument is not None:
        sentence = f"Bepalingen die {named} van de {read.instrument} aanhalen"
    elif read.citing:
        sentence = f"Bepalingen die {named}{_of(meant)} aanhalen"
    else:
        subject = f"De toelichting op {named}" if read.note else named[:1].upper() + named[1:]
        sentence = f"{subject}{_of(meant)}" if meant else f"{subject} van elk document"
    missing = next((place.missing for place in places if place.missing), "")
    note = f"; {missing}" if missing else ""
    return Interpreted(
        reference=_reference(read, meant),
        filters=asked.parsed.filters,
        understood=f"{sentence}{note}{_within(asked)}.",
    )


def in_vain(interpreted: Interpreted, read: ReadReference, meant: Sequence[Entry]) -> Interpreted:
    """Return how a question was understood whose reference led to nothing."""
    named = _enumerate(tuple(_in_words(target) for target in read.targets))
    if read.instrument is not None:
        said = f"Geen bepaling haalt {named} van de {read.instrument} aan"
    elif meant:
        said = f"{named[:1].upper()}{named[1:]} staat niet in {_title_of(meant)}"
    else:
        return interpreted
    rest = interpreted.understood
    return replace(
        interpreted,
        reference=_reference(read, meant),
        understood=f"{said}; {rest[:1].lower()}{rest[1:]}",
    )


def _title_of(meant: Sequence[Entry]) -> str:
    return meant[0].title if len(meant) == 1 else "die documenten"


def _reference(read: ReadReference, meant: Sequence[Entry]) -> ReferenceAsked:
    return ReferenceAsked(
        text=read.text,
        instrument=read.instrument,
        instrument_id=read.instrument_id,
        documents=tuple(DocumentName(item.id, item.title) for item in meant[:_MOST_DOCUMENTS]),
        targets=read.targets,
    )


def _within(asked: Asked) -> str:
    if not asked.parsed.filters:
        return ""
    said = (f"{name} {' of '.join(values)}" for name, values in asked.parsed.filters.items())
    sentence = f", alleen {_enumerate(tuple(said))}"
    if asked.narrowed.unknown:
        sentence += f" (onbekend: {_enumerate(asked.narrowed.unknown)})"
    return sentence


def _of(meant: Sequence[Entry]) -> str:
    if not meant:
        return ""
    if len(meant) == 1:
        return f" van {meant[0].title}"
    return f" van {len(meant)} documenten"


def _in_words(target: Target) -> str:
    names = (
        ("annex", "bijlage"),
        ("chapter", "hoofdstuk"),
        ("section", "paragraaf"),
        ("article", "artikel"),
        ("paragraph", "lid"),
        ("point", "onderdeel"),
        ("subpoint", "sub"),
    )
    said = (f"{name} {value}" for key, name in names if (value := getattr(target, key)))
    return ", ".join(said)


def _enumerate(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} en {parts[-1]}"


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


def _part(at: str) -> str:
    if at.startswith("note:"):
        return "toelichting"
    if at.startswith("bijlage:"):
        return "bijlage"
    return at if at in ("aanhef", "slot") else "regeling"
