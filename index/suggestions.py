"""Other questions to offer: "bedoelde u ..." for spelling and for references alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corpus.library import Entry, Library
from corpus.typed import TypedReference
from index.analysis import tokens
from index.lookup import Place
from index.model import Suggestion
from index.query import Parsed, Quoted

__all__ = ["in_laws", "looser", "other_readings", "other_spelling", "reference_alone"]

_MOST = 3


def other_spelling(query: str, corrected: Mapping[str, str]) -> tuple[Suggestion, ...]:
    """Return the question with the spelling that was searched for.

    Args:
        query: the question as typed.
        corrected: the words that the library does not have, with those that it has.
    """
    if not corrected:
        return ()
    said = query
    for token in reversed(list(tokens(query))):
        if token.word in corrected:
            said = f"{said[: token.start]}{corrected[token.word]}{said[token.end :]}"
    missing = " en ".join(f"'{word}'" for word in corrected)
    verb = "komt" if len(corrected) == 1 else "komen"
    return (Suggestion(said, f"{missing} {verb} in de bibliotheek niet voor"),)


def other_readings(
    read: TypedReference,
    meant: Sequence[Entry],
    places: Sequence[Place],
    entries: Mapping[str, Entry],
) -> tuple[Suggestion, ...]:
    """Return other questions with the same reference.

    Args:
        read: the reference.
        meant: the documents that the question names.
        places: what was found.
        entries: the documents of the library by id.
    """
    if read.instrument is not None or read.citing:
        return ()
    documents = list(dict.fromkeys(place.document for place in places if not place.match))
    text = _said(read)
    if len(documents) > 1:
        return tuple(
            Suggestion(f"{text} {entries[id_].title}", "opent die bepaling in dit document")
            for id_ in documents[:_MOST]
        )
    if len(meant) == 1:
        return (
            Suggestion(
                f"wie citeert {text} {meant[0].title}",
                "toont welke bepalingen ernaar verwijzen",
            ),
        )
    return ()


def reference_alone(read: TypedReference) -> Suggestion:
    """Return the reference without the words beside it, for a question answered by its words."""
    return Suggestion(_said(read), "opent die bepaling")


def _said(read: TypedReference) -> str:
    # "28" is an article only beside a name; "9f/5" says so itself.
    is_number = read.text[:1].isdigit() and "/" not in read.text
    return f"artikel {read.text}" if is_number else read.text


def in_laws(
    read: TypedReference, meant: Sequence[Entry], library: Library
) -> tuple[Suggestion, ...]:
    """Return the same reference in the laws of which provisions of the library cite that place.

    For a place that no document has: "artikel 8a" is then one of the Participatiewet.
    """
    if read.instrument is not None or meant:
        return ()
    from corpus.regulations import catalogue

    laws = map(catalogue().find, library.instruments_cited(read.targets[0]))
    return tuple(
        Suggestion(f"{read.text} {law.official}", "toont welke bepalingen ernaar verwijzen")
        for law in laws
        if law is not None
    )[:_MOST]


def looser(parsed: Parsed, unknown: Sequence[str]) -> Iterator[Suggestion]:
    """Yield questions that ask less, for one that nothing answers.

    Args:
        parsed: the question.
        unknown: the values of its filters that nothing has.
    """
    filters = " ".join(
        f'{name}:"{value}"' for name, values in parsed.filters.items() for value in values
    )
    if any(isinstance(unit, Quoted) for part in parsed.root.parts for unit in part.required):
        yield Suggestion(
            f"{parsed.plain} {filters}".strip(),
            "de woorden tussen aanhalingstekens staan nergens zo bij elkaar",
        )
    if filters and parsed.plain:
        missing = " en ".join(unknown)
        verb = "komt" if len(unknown) == 1 else "komen"
        yield Suggestion(
            parsed.plain,
            f"{missing} {verb} in de bibliotheek niet voor" if unknown else "zonder filters",
        )
