"""Documents at hand: files that are read, and the library that keeps them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from corpus.addresses import Address
from corpus.errors import NotFound
from corpus.model import Document, Parsed, Provision
from ui.asked import document_and_place
from ui.choosing import Choice, choose
from ui.config import library_folder
from ui.documents import (
    as_path,
    chosen,
    is_file_like,
    is_ordinance,
    missing,
    no_ordinance,
    notes_on,
)
from ui.edits import Edits
from ui.labels import KINDS
from ui.places import provisions_at, read_place
from ui.reading import Progress, files_in, outcomes_of, parse, unreadable
from ui.results import Opened, Outcome

if TYPE_CHECKING:
    from corpus.library import Entry, Library
    from ui.corrections import Change

__all__ = ["Holding"]


class Holding:
    """Reading, and one library folder, which is opened when a use case needs it."""

    def __init__(self, folder: Path | None = None) -> None:
        """Keep the folder: the one given, else that of the environment or the platform."""
        self.folder = library_folder(folder)

    # Reading

    def parse(self, path: Path, progress: Progress | None = None) -> Parsed:
        """Read one file; ``progress`` counts pages. Raises ``InputError``."""
        return parse(path, progress)

    def open(self, name: str) -> Opened:
        """Return the document that ``name`` stands for: path, ``FILE#2``, id or part of a title."""
        return self.open_many([name])[0]

    def open_many(self, names: Sequence[str]) -> list[Opened]:
        """Return several documents; files among them are read side by side."""
        places = [as_path(name) for name in names]
        paths = list(dict.fromkeys(place[0] for place in places if place))
        read = {}
        for outcome, path in zip(outcomes_of(paths), paths, strict=True):
            if outcome.error or outcome.parsed is None:
                raise outcome.error or missing(str(path))
            read[path] = outcome.parsed
        return [
            chosen(read[place[0]], place[1]) if place else self._held(name)
            for name, place in zip(names, places, strict=True)
        ]

    def as_ordinance(self, opened: Opened) -> Opened:
        """Return the document, or the ordinance beside it in its file when it is none itself.

        Raises:
            NotAnOrdinance: neither is an ordinance.
        """
        if is_ordinance(opened.document):
            return opened
        beside = self._beside(opened) if self.folder.exists() else []
        if not beside:
            raise no_ordinance(opened)
        remark = (
            f"'{opened.document.title}' is een {KINDS[opened.document.kind]}; genomen is "
            f"'{beside[0].title}' uit hetzelfde bestand."
        )
        return replace(opened, document=beside[0], remark=remark)

    def _beside(self, opened: Opened) -> list[Document]:
        """Return the ordinances of the library that came from the same file."""
        with self.library() as library:
            same = [
                entry.id
                for entry in library.documents()
                if entry.file == opened.source.file
                and library.source(entry.id).sha256 == opened.source.sha256
            ]
            return [item for item in map(library.document, same) if is_ordinance(item)]

    # The library

    def add(
        self, paths: Sequence[Path], done: Callable[[Outcome], None] | None = None
    ) -> list[Outcome]:
        """Read files and keep them in the library; folders stand for the files in them.

        Per file all or nothing; one that cannot be read does not stop the others. The outcome
        tells how many of its documents were new.

        Raises:
            LibraryError: the library cannot be opened or written; what was added before stays.
        """
        files = [file for path in paths for file in files_in(path)]
        outcomes = []
        with self.library() as library:
            for outcome in outcomes_of(files):
                kept = _keep(library, outcome, self.edits)
                outcomes.append(kept)
                if done:
                    done(kept)
            if any(outcome.added for outcome in outcomes):
                _index(library)
        return outcomes

    def documents(self) -> tuple[Entry, ...]:
        """Return what the library holds, in the order of adding."""
        if not self.folder.exists():
            return ()
        with self.library() as library:
            return library.documents()

    def entry(self, name: str) -> Entry:
        """Return what the library says of a document. Raises ``NotFound`` or ``Ambiguous``."""
        with self.library() as library:
            return choose(library, name).entry

    def put_right(
        self, name: str, item: str, change: Change | None, *, who: str, seen: int
    ) -> None:
        """Keep a correction of a document; it counts once the document is read anew.

        See ``ui.corrections.correct`` for what is given and raised.
        """
        from ui.corrections import correct

        correct(self.edits, self.open(name).document, item, change, who=who, seen=seen)

    def read_anew(self, name: str) -> None:
        """Read the file of a document in the library again, with what was put right in it."""
        from ingest.pipeline import parse_bytes
        from ui.corrections import corrected
        from ui.decisions import follow

        with self.library() as library:
            known = choose(library, name).entry.id
            data, source = library.source_bytes(known), library.source(known)
            before = library.document(known)
            library.add(corrected(parse_bytes(data, source.file), self.edits), data)
            follow(self.edits, before, library.document(known), who="waswordt")
            _index(library)

    def remove(self, name: str) -> Choice:
        """Remove a document from the library and return what it was."""
        with self.library() as library:
            choice = choose(library, name)
            library.remove(choice.entry.id)
        return choice

    def told_apart(self, name: str, address: str) -> tuple[str, str]:
        """Return document and place, also when they were typed as one: "art. 28 Wijmeer 2016".

        See ``ui.asked.document_and_place``.
        """
        if as_path(name) or is_file_like(name):
            return name, address
        return document_and_place(name, address, self.documents())

    def provisions(self, name: str, address: str) -> tuple[Opened, Address, list[Provision]]:
        """Return what stands at an address of a document. Raises ``NotFound`` or ``UsageError``."""
        where = read_place(address)
        opened = self.open(name)
        places = provisions_at(opened.document, where)
        where = places[0].address if places else where
        found = [item.provision for item in places]
        if not found and not notes_on(opened.document, where):
            raise NotFound(
                f"'{opened.document.title}' heeft geen {where.in_words()}; "
                f"'waswordt show' zonder vindplaats toont alle artikelen."
            )
        return opened, where, found

    def library(self) -> Library:
        """Open the library; to be used in a ``with`` statement. Raises ``LibraryError``."""
        from corpus.library import Library

        return Library(self.folder)

    @property
    def edits(self) -> Edits:
        """What people changed and decided in this library; see ``ui.decisions``."""
        return Edits(self.folder)

    def _held(self, name: str) -> Opened:
        if is_file_like(name) or not self.folder.exists():
            raise missing(name)
        with self.library() as library:
            try:
                choice = choose(library, name)
            except NotFound as error:
                raise missing(name) from error
            known = choice.entry.id
            return Opened(
                document=library.document(known),
                source=library.source(known),
                remark=choice.remark,
            )


def _keep(library: Library, outcome: Outcome, edits: Edits) -> Outcome:
    from ui.corrections import corrected

    if outcome.parsed is None:
        return outcome
    try:
        data = Path(outcome.file).read_bytes()
    except OSError as error:
        return Outcome(file=outcome.file, error=unreadable(outcome.file, error))
    before = {entry.id for entry in library.documents()}
    parsed = corrected(outcome.parsed, edits)
    ids = library.add(parsed, data)
    return replace(outcome, parsed=parsed, added=len(set(ids) - before))


def _index(library: Library) -> None:
    """Bring the search index in step, so that the first question does not wait for it."""
    from index.upkeep import Index

    with closing(Index(library)) as index:
        index.refresh()
