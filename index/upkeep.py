"""Keeping the index in step with the library.

The library is the truth. The index knows which documents it holds in which revision, and with what
version of records, analysis and engine it was made; whatever differs is mended before a search:
single documents are put in or taken out, an old or broken index is made anew. Of copies of one
document it holds the one added last. The state is written after the engine's own commit, so a
process that dies in between repeats a little work at the most.
"""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from corpus.copies import group_copies
from corpus.errors import NotFound, UsageError, WaswordtError
from corpus.library import Library
from corpus.store import OWN_INSTRUMENTS
from index import analysis
from index.protocol import Record, SearchEngine
from index.records import records_of
from index.state import Busy, State
from index.thesaurus import rules

if TYPE_CHECKING:
    from corpus.instruments import Instrument

__all__ = ["EngineName", "Index"]

EngineName = Literal["auto", "whoosh", "tantivy", "memory"]
T = TypeVar("T")

_VERSION = 4  # of records and schemas
_LARGE = 400  # documents; beyond these, some 20,000 records, Whoosh grows slow
_BATCH = 50  # documents per commit
_SHORT, _LONG = 0.2, 60.0  # seconds to wait for another writer
_FOLDER = "index"
_STATE = ".sqlite"  # of the state file beside the folder of the engine


class Index:
    """The engine and the state of a library's index, opened and kept in step."""

    def __init__(self, library: Library, engine: EngineName = "auto") -> None:
        self._library = library
        self.name = _choose(library, engine)
        self._generation = ""
        self.state: State
        self._engine: SearchEngine | None = None
        self._open()

    @property
    def engine(self) -> SearchEngine:
        """The engine, opened on first use: most look-ups of a reference go without it.

        Raises whatever a broken index makes the engine raise; ``rebuild`` is the remedy.
        """
        if self._engine is None:
            self._engine = _make(self.name, self._folder())
        return self._engine

    def refresh(self) -> bool:
        """Bring the index in step with the library; tell whether anything changed.

        While another process writes the index, the one there is is used; a broken one is made anew.
        """
        try:
            return self._brought_in_step()
        except (WaswordtError, sqlite3.Error):
            raise
        except Exception:  # noqa: BLE001 - whatever a broken index raises, the remedy is the same
            self.rebuild()
            return True

    def _brought_in_step(self) -> bool:
        if self._in_step():
            return self._reopen_if_written()
        has_documents = bool(self.state.documents())
        try:
            while self._write_batch(_SHORT if has_documents else _LONG):
                pass
        except Busy:
            return self._reopen_if_written()
        return True

    def rebuild(self, *, in_memory: bool = False) -> None:
        """Throw the index away and make it anew, in memory when the disk is full or fails."""
        with suppress(Exception):
            self._close_engine()
        with suppress(Exception), self.state.writing(_LONG):
            self.state.put("version", "broken")
        with suppress(Exception):
            self.state.close()
        if in_memory:
            self.name = "memory"
        self._open()
        self._brought_in_step()

    def safely(self, work: Callable[[], T]) -> T:
        """Do the work; when the index turns out broken, make it anew and do it once more."""
        try:
            return work()
        except WaswordtError:
            raise
        except Exception:  # noqa: BLE001 - engines raise anything on damaged files
            try:
                self.rebuild()
                return work()
            except (OSError, sqlite3.Error):
                self.rebuild(in_memory=True)
                return work()

    def close(self) -> None:
        """Let go of the files."""
        self._close_engine()
        self.state.close()

    def _close_engine(self) -> None:
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()

    def _folder(self) -> Path | None:
        return None if self.name == "memory" else self._library.folder / _FOLDER / self.name

    def _open(self) -> None:
        folder = self._folder()
        try:
            self._open_files(folder)
        except Exception as error:  # noqa: BLE001 - whatever a broken index raises, one remedy
            try:
                if not isinstance(error, Busy):  # what another process writes is not broken
                    _remove(folder)
                self._open_files(folder)
            except Exception:  # noqa: BLE001 - a folder that cannot be written: go without files
                self.name = "memory"
                self._open_files(None)

    def _open_files(self, folder: Path | None) -> None:
        self.state = State(folder and folder.with_suffix(_STATE))
        try:
            if not self._is_there(folder):
                self._start_anew(folder)
            self._generation = self.state.get("generation")
        except BaseException:
            self.state.close()
            raise

    def _start_anew(self, folder: Path | None) -> None:
        # Under the lock, as another process may be doing the same.
        with self.state.writing(_LONG):
            if self._is_there(folder):
                return
            generation = self.state.get("generation")
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)
            # Made here, so that elsewhere engines are only opened, never made twice.
            _make(self.name, folder).close()
            self.state.clear()
            self.state.add_rules(rules(self._own_instruments()))
            self.state.put("version", self._version())
            self.state.put("generation", f"{int(generation or 0) + 1}")

    def _is_there(self, folder: Path | None) -> bool:
        has_files = folder is None or (folder.is_dir() and any(folder.iterdir()))
        return has_files and self.state.get("version") == self._version()

    def _version(self) -> str:
        own = self._library.folder / OWN_INSTRUMENTS
        said = f"{zlib.crc32(own.read_bytes()):08x}" if own.is_file() else ""
        return f"{_VERSION}/{analysis.version()}/{said}"

    def _own_instruments(self) -> tuple[Instrument, ...]:
        """Return the user's own instruments; a list that cannot be read is for others to report."""
        from corpus.instruments import own_instruments

        try:
            return own_instruments(self._library.folder)
        except UsageError:
            return ()

    def _in_step(self) -> bool:
        return self.state.get("revision") == str(self._library.revision)

    def _reopen_if_written(self) -> bool:
        if self.state.get("generation") == self._generation:
            return False
        # Another process wrote; what we hold open shows the state of before.
        self._generation = self.state.get("generation")
        self._close_engine()
        return True

    def _write_batch(self, patience: float) -> bool:
        """Mend the next documents; tell whether there may be more."""
        with self.state.writing(patience):
            revision = self._library.revision
            held = self.state.documents()
            there = {
                first.id: first.revision for first, *_ in group_copies(self._library.documents())
            }
            gone = [document for document in held if document not in there]
            fresh = [document for document, made in there.items() if held.get(document) != made]
            if gone:
                self.engine.delete(gone)
                for document in gone:
                    self.state.drop_document(document)
            batch = fresh[:_BATCH]
            if batch:
                self.engine.upsert(self._records(batch))
                for document in batch:
                    self.state.keep_document(document, there[document])
            if len(fresh) <= _BATCH:
                self.state.put("revision", str(revision))
            self._generation = f"{int(self.state.get('generation') or 0) + 1}"
            self.state.put("generation", self._generation)
        return len(fresh) > _BATCH

    def _records(self, documents: list[str]) -> Iterator[Record]:
        words: Counter[str] = Counter()
        for document in documents:
            try:
                made = records_of(self._library.document(document))
            except NotFound:
                continue  # removed since; the next refresh will see it
            for record in made:
                words.update(word for word in record.words.split() if word.isalpha())
                yield record
        self.state.add_words(words, {word: analysis.stem(word) for word in words})


def _remove(folder: Path | None) -> None:
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
        for end in ("", "-wal", "-shm"):
            folder.with_suffix(f"{_STATE}{end}").unlink(missing_ok=True)


def _choose(library: Library, engine: EngineName) -> EngineName:
    if engine != "auto":
        return engine
    from index.tantivy_engine import is_installed

    return "tantivy" if library.count() > _LARGE and is_installed() else "whoosh"


def _make(name: EngineName, folder: Path | None) -> SearchEngine:
    if folder is None:
        from index.memory import MemoryEngine

        return MemoryEngine()
    if name == "tantivy":
        from index.tantivy_engine import TantivyEngine

        return TantivyEngine(folder)
    from index.whoosh_engine import WhooshEngine

    return WhooshEngine(folder)
