"""How a question was understood, in Dutch sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from corpus.entries import REGULATIONS
from corpus.library import Entry
from corpus.model import Target
from corpus.sentences import closed, listed
from corpus.typed import TypedReference
from index import query as q
from index.analysis import is_stop, words_of_text
from index.filters import Narrowed
from index.lookup import Place
from index.model import DocumentName, Interpreted, ReferenceAsked
from index.plan import Plan
from index.spelling import read_as

__all__ = ["Asked", "in_vain", "understood_reference", "understood_words"]

_MOST_SYNONYMS = 6  # named per word
_MOST_DOCUMENTS = 5  # named in an interpretation
_TOLD = ("wet", "instrument", "synoniem", "verwant")


class Asked(Struct, frozen=True):
    """A question: as typed, parsed, and with its filters resolved.

    ``misspelt`` are the words beside a reference that were read as others.
    """

    query: str
    parsed: q.Parsed
    narrowed: Narrowed
    misspelt: dict[str, str] = {}


def understood_words(
    asked: Asked,
    root: q.Either,
    plan: Plan,
    corrected: Mapping[str, str],
    lacking: Sequence[str] = (),
) -> Interpreted:
    """Return how a question in words was understood.

    Args:
        asked: the question.
        root: what was searched for: its words, with the spelling mended.
        plan: what else counts for these words.
        corrected: the words that were read as others.
        lacking: sentences on what the library does not have.
    """
    synonyms = {
        slot.word: tuple(
            dict.fromkeys(item.shown for item in slot.alternatives if item.kind in _TOLD)
        )[:_MOST_SYNONYMS]
        for slot in plan.slots
    }
    said = _said(root)
    sentence = f"Gezocht op {said}" if said else "Alle bepalingen"
    unwanted = listed(tuple(_said_unit(unit) for part in root.parts for unit in part.unwanted))
    if unwanted:
        sentence += f", zonder {unwanted}"
    sentence += read_as(corrected)
    return Interpreted(
        terms=tuple(slot.word for slot in plan.slots if not slot.optional),
        filters=asked.parsed.filters,
        synonyms={word: found for word, found in synonyms.items() if found},
        understood=closed("; ".join((f"{sentence}{_within(asked)}", *lacking))),
    )


def understood_reference(
    asked: Asked, read: TypedReference, meant: Sequence[Entry], places: Sequence[Place]
) -> Interpreted:
    """Return how a question with a reference was understood."""
    named = listed(tuple(_in_words(target) for target in read.targets))
    meant = _regulations(meant) if read.citing else meant
    if read.instrument is not None:
        sentence = f"Bepalingen die {_cited(read)} aanhalen"
    elif read.citing:
        sentence = f"Bepalingen die {named}{_of(meant)} aanhalen"
    else:
        subject = f"De toelichting op {named}" if read.note else named[:1].upper() + named[1:]
        sentence = f"{subject}{_of(meant)}" if meant else f"{subject} van elk document"
    missing = next((place.missing for place in places if place.missing), "")
    note = f"; {missing}" if missing else ""
    said = f"{sentence}{note}{read_as(asked.misspelt)}{_within(asked)}"
    return Interpreted(
        reference=_reference(read, meant),
        filters=asked.parsed.filters,
        understood=closed(said),
    )


def in_vain(interpreted: Interpreted, read: TypedReference, meant: Sequence[Entry]) -> Interpreted:
    """Return how a question was understood whose reference led to nothing."""
    named = listed(tuple(_in_words(target) for target in read.targets))
    meant = _regulations(meant)
    if read.instrument is not None:
        said = f"Geen bepaling haalt {_cited(read)} aan"
    elif read.citing:
        said = f"Geen bepaling haalt {named}{_of(meant)} aan"
    elif meant:
        said = f"{named[:1].upper()}{named[1:]} staat niet in {_title_of(meant)}"
    else:
        said = f"Geen document heeft {named}"
    rest = interpreted.understood
    return replace(
        interpreted,
        reference=_reference(read, meant),
        understood=f"{said}; {rest[:1].lower()}{rest[1:]}",
    )


def _said(root: q.Either) -> str:
    """Return the words that are wanted: a, b en c; begin with "x"; "in een rij"; a of b."""
    parts = [
        listed(tuple(_telling((*part.required, *part.wanted))))
        for part in root.parts
        if part.required or part.wanted
    ]
    return " of ".join(parts)


def _telling(units: Sequence[q.Unit]) -> Iterator[str]:
    """Yield what the units say; words like "de" only when there is nothing else."""
    kept = [unit for unit in units if not (isinstance(unit, q.Word) and is_stop(unit.word))]
    for unit in kept or units:
        said = _said_unit(unit)
        yield f"({said})" if isinstance(unit, q.Either) and len(units) > 1 else said


def _said_unit(unit: q.Unit) -> str:
    if isinstance(unit, q.Word):
        # As typed, unless that was more than this word: "en/of", "subsidie?".
        typed = unit.typed.strip(".,;:?!'()")
        return typed.lower() if words_of_text(typed) == [unit.word] else unit.word
    if isinstance(unit, q.Quoted):
        return f'"{" ".join(unit.words)}"'
    return f"{unit.text}*" if isinstance(unit, q.Beginning) else _said(unit)


def _cited(read: TypedReference) -> str:
    """Return the place in a law: "artikel 3 van het Besluit ..."; of a whole law its name."""
    from corpus.citations import show_all

    return show_all(read.targets, read.instrument, "genummerd").removeprefix(" van ")


def _regulations(meant: Sequence[Entry]) -> Sequence[Entry]:
    """Return the regulations alone when other papers fit too: a provision is one of these."""
    return [entry for entry in meant if entry.kind in REGULATIONS] or meant


def _title_of(meant: Sequence[Entry]) -> str:
    return meant[0].title if len(meant) == 1 else "die documenten"


def _reference(read: TypedReference, meant: Sequence[Entry]) -> ReferenceAsked:
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
    said: dict[bool, list[str]] = {False: [], True: []}
    for name, values in asked.parsed.filters.items():
        called = "" if name == "-in" else f"{name.removeprefix('-')} "
        said[name.startswith("-")].append(f"{called}{' of '.join(values)}")
    sentence = f", alleen {listed(said[False])}" if said[False] else ""
    sentence += f", zonder {listed(said[True])}" if said[True] else ""
    if asked.narrowed.unknown:
        sentence += f" (onbekend: {listed(asked.narrowed.unknown)})"
    return sentence + read_as(asked.narrowed.misspelt)


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
