"""From a reference in a user's words to the provisions of the library that cite it."""

from __future__ import annotations

from corpus.citing import Citation
from corpus.errors import NotFound, UsageError
from corpus.library import Entry, Library
from corpus.typed import TypedReference, read_typed
from index.names import Names
from index.reference import in_library
from ui.choosing import choose
from ui.results import Cited

__all__ = ["find_citations"]


def find_citations(library: Library, words: str) -> Cited:
    """Return who cites the provision, the regulation or the document that the words name.

    Raises:
        UsageError: nothing in the words is known as a reference, a regulation or a document.
    """
    read = read_typed(words)
    read = read and in_library(read, Names(library.documents()))
    instruments, name = _instruments(library, words, read)
    targets = read.targets if read else ()
    found: dict[tuple[str, str, str], Citation] = {}
    for instrument in instruments:
        for target in targets or (None,):
            for item in library.citations(instrument, target):
                found.setdefault((item.document, item.at, item.text), item)
    return Cited(
        text=read.text if read else words.strip(),
        name=name,
        instrument_id=_identity(name),
        targets=targets,
        citations=tuple(sorted(found.values(), key=_closeness)),
    )


def _instruments(
    library: Library, words: str, read: TypedReference | None
) -> tuple[list[str], str]:
    """Return the keys to look under, and how to call what they stand for."""
    if read and read.instrument:
        return [read.instrument], read.instrument
    from corpus.regulations import catalogue

    rest = read.rest if read else words
    named = catalogue().find(rest)
    if named:
        return [named.official], named.official
    documents = _documents(library, rest, whole=read is None)
    if not documents:
        raise UsageError(
            f"In '{words}' is geen bekende regeling of document herkend; schrijf bijvoorbeeld "
            "'artikel 10d, derde lid, Participatiewet'."
        )
    return [entry.id for entry in documents], documents[0].title


def _documents(library: Library, words: str, *, whole: bool) -> list[Entry]:
    if whole:
        try:
            choice = choose(library, words)
        except NotFound:
            return []
        return [choice.entry, *choice.copies]
    names = Names(library.documents())
    mended, _ = names.mended(words)
    meant, left = names.meant(mended)
    return [] if left else meant


def _identity(name: str) -> str | None:
    from corpus.regulations import catalogue

    named = catalogue().find(name)
    return named.regulation.id_of(None) if named and named.regulation else None


def _closeness(citation: Citation) -> int:
    return ("exact", "wider", "narrower").index(citation.match)
