"""Every use case once: what the command line and the app both call.

Nothing here prints or draws. Files are read again at each call: nothing is cached in hidden
places; what is to be kept goes into the library.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from corpus.addresses import Address, locate_all
from corpus.errors import NotAnOrdinance, NotFound, SameDocument, UsageError
from corpus.model import Document, Parsed, Provision
from ui.config import library_folder
from ui.corrections import corrected
from ui.decisions import rulings
from ui.documents import as_path, chosen, is_file_like, missing, notes_on
from ui.edits import Edits
from ui.reading import Progress, files_in, outcomes_of, parse, unreadable
from ui.results import (
    Alike,
    Amended,
    Checked,
    Cited,
    Comparison,
    Matrixed,
    Opened,
    Outcome,
    Tabled,
)

if TYPE_CHECKING:
    from compare.applies import Answer as GoverningAnswer
    from compare.model import ArticleTable, TextRow
    from compare.timeline import Timeline
    from corpus.library import Entry, Library
    from index.model import Answer

__all__ = ["Service"]


class Service:
    """The use cases on one library folder; the folder is opened when a use case needs it."""

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
            return library.entry(library.resolve(name))

    def read_anew(self, name: str) -> None:
        """Read the file of a document in the library again, with what was put right in it."""
        from ingest.pipeline import parse_bytes

        with self.library() as library:
            known = library.resolve(name)
            data, source = library.source_bytes(known), library.source(known)
            library.add(corrected(parse_bytes(data, source.file), self.edits), data)
            _index(library)

    def remove(self, name: str) -> Entry:
        """Remove a document from the library and return what it was."""
        with self.library() as library:
            entry = library.entry(library.resolve(name))
            library.remove(entry.id)
        return entry

    def provisions(self, name: str, address: str) -> tuple[Opened, Address, list[Provision]]:
        """Return what stands at an address of a document. Raises ``NotFound`` or ``UsageError``."""
        where = Address.parse(address)
        opened = self.open(name)
        found = [item.provision for item in locate_all(opened.document, where)]
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

    # Comparing

    def compare(self, old: str, new: str) -> Comparison:
        """Align two documents. Raises ``SameDocument`` when they are one and the same."""
        return self.compare_opened(*self.open_many([old, new]))

    def compare_opened(self, old: Opened, new: Opened) -> Comparison:
        """Align two documents that were opened before."""
        from compare.align import align

        _refuse_same(old, new)
        decided = rulings(self.edits, old.document.id, new.document.id)
        alignment = align(
            old.document,
            new.document,
            rulings={pair: ruling.belongs for pair, ruling in decided.items()},
        )
        return Comparison(old=old, new=new, alignment=alignment)

    def table(self, old: str, new: str) -> Tabled:
        """Return the old-versus-new instrument table of two documents."""
        return self.table_of(self.compare(old, new))

    def table_of(self, compared: Comparison) -> Tabled:
        """Return the instrument table of two documents that were aligned before."""
        from compare.table import instrument_table

        old, new, alignment = compared.old, compared.new, compared.alignment
        table = instrument_table(old.document, new.document, alignment)
        return Tabled(old=old, new=new, alignment=alignment, table=table)

    def articles_of(self, compared: Comparison) -> ArticleTable:
        """Return the table that leads from each article to where it went, and back."""
        from compare.articles import article_table

        return article_table(compared.alignment, compared.old.document, compared.new.document)

    def texts_of(self, compared: Comparison) -> tuple[TextRow, ...]:
        """Return old text, new text and remarks per match."""
        from compare.articles import three_column_table

        return three_column_table(compared.alignment, compared.old.document, compared.new.document)

    def matrix(self, names: Sequence[str], model: int | None = None) -> Matrixed:
        """Return instruments by document; ``model`` counts from 0 in ``names``."""
        return self.matrix_of(self.open_many(names), model)

    def matrix_of(self, opened: Sequence[Opened], model: int | None = None) -> Matrixed:
        """Return the matrix of documents that were opened before. Raises ``UsageError``."""
        from compare.matrix import instrument_matrix

        matrix = instrument_matrix([item.document for item in opened], model)
        return Matrixed(opened=tuple(opened), matrix=matrix)

    def apply(self, old: str, amendment: str, *, partly: bool = False) -> Amended:
        """Return a document as it reads after an amending ordinance.

        Raises:
            NotAnOrdinance: the second document holds no instructions.
        """
        from compare.consolidate import consolidate

        before, changes = self.open_many([old, amendment])
        if not changes.document.amends:
            raise NotAnOrdinance(
                f"'{changes.document.title}' bevat geen wijzigingen van een andere verordening, "
                "zoals 'Artikel 5 komt te luiden:'."
            )
        result = consolidate(before.document, changes.document.amends, partly=partly)
        return Amended(old=before, amendment=changes, result=result)

    @property
    def edits(self) -> Edits:
        """What people changed and decided in this library; see ``ui.decisions``."""
        return Edits(self.folder)

    # Asking and reviewing

    def search(
        self, query: str, limit: int = 10, *, offset: int = 0, facets: bool = False
    ) -> Answer:
        """Answer a question to the library; see ``index.search``."""
        from index.search import search

        if not query.strip():
            raise UsageError("Wat wilt u zoeken? Geef woorden op, of een verwijzing als 9f/5/c.")
        with self.library() as library:
            return search(library, query, limit, offset=offset, facets=facets)

    def cited_by(self, reference: str) -> Cited:
        """Return which provisions of the library cite a reference.

        Raises:
            UsageError: no reference to a known regulation or document was recognised.
        """
        from ui.citing import find_citations

        with self.library() as library:
            return find_citations(library, reference)

    def similar(self, name: str, address: str, limit: int = 10) -> Alike:
        """Return the provisions of other documents of the library most like one."""
        from index.search import similar

        opened = self.open(name)
        at = str(Address.parse(address))
        with self.library() as library:
            hits = similar(library, library.resolve(opened.document.id), at, limit)
        return Alike(opened=opened, at=at, hits=hits)

    def check(
        self,
        name: str,
        proposal: str | None = None,
        previous: str | None = None,
        off: Sequence[str] = (),
    ) -> Checked:
        """Run the drafting checks on a document, with the papers that belong to it."""
        from compare.checks import check

        named = [name, *(other for other in (proposal, previous) if other)]
        opened, *others = self.open_many(named)
        papers = iter(item.document for item in others)
        findings = check(
            opened.document,
            proposal=next(papers) if proposal else None,
            previous=next(papers) if previous else None,
            off=off,
        )
        return Checked(opened=opened, findings=findings)

    def timeline(self, body: str | None = None, subject: str | None = None) -> tuple[Timeline, ...]:
        """Return per body which ordinance holds when, from all that the library holds."""
        from compare.timeline import timeline

        return timeline(self._all(), body, subject)

    def applies(
        self, body: str, granted: str, on: str | None = None, subject: str | None = None
    ) -> GoverningAnswer:
        """Tell which ordinance governs what a body granted; days are ISO, ``on`` is today."""
        from compare.applies import applies

        return applies(self._all(), body, granted, on or date.today().isoformat(), subject)

    def _all(self) -> list[Document]:
        with self.library() as library:
            return [library.document(entry.id) for entry in library.documents()]

    def _held(self, name: str) -> Opened:
        if is_file_like(name) or not self.folder.exists():
            raise missing(name)
        with self.library() as library:
            try:
                known = library.resolve(name)
            except NotFound as error:
                raise missing(name) from error
            return Opened(document=library.document(known), source=library.source(known))


def _keep(library: Library, outcome: Outcome, edits: Edits) -> Outcome:
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


def _refuse_same(old: Opened, new: Opened) -> None:
    if old.document.tree == new.document.tree and _same_words(old.document, new.document):
        raise SameDocument(
            f"Oud en nieuw zijn hetzelfde document ('{old.document.title}'); kies twee "
            "verschillende."
        )


def _same_words(old: Document, new: Document) -> bool:
    return old.title == new.title and old.notes == new.notes


def _index(library: Library) -> None:
    """Bring the search index in step, so that the first question does not wait for it."""
    from index.upkeep import Index

    with closing(Index(library)) as index:
        index.refresh()
