"""What an index knows about itself, in a small SQLite file beside the engine's own files.

Which documents it holds and in which revision, the words of the library (for compounds, spelling
and prefixes), and the thesaurus. Its write lock is also the lock on the engine: one writer at a
time, over processes too.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.store import use_write_ahead
from index.thesaurus import Rule

__all__ = ["Busy", "State"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (id TEXT PRIMARY KEY, revision INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS words (word TEXT PRIMARY KEY, stem TEXT, uses INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stems (
    stem TEXT PRIMARY KEY, reversed TEXT NOT NULL, uses INTEGER
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS stems_reversed ON stems (reversed);
CREATE INDEX IF NOT EXISTS words_stem ON words (stem);
CREATE TABLE IF NOT EXISTS rules (
    first TEXT, ask TEXT, find TEXT, kind TEXT, shown TEXT, PRIMARY KEY (first, ask, find)
) WITHOUT ROWID;
"""
_LAST = "\U0010ffff"  # sorts after every word


class Busy(Exception):
    """Another process is writing the index."""


class State:
    """The state in a file, only to be read where the folder is; without a file it is in memory.

    Raises:
        Busy: another process held the file while it was opened.
    """

    def __init__(self, file: Path | None) -> None:
        name = ":memory:" if file is None else _place(file)
        self._store = sqlite3.connect(name, uri=True, isolation_level=None, check_same_thread=False)
        try:
            if not self._store.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                use_write_ahead(self._store)
                # All tables or none: another process may open the file at the same time.
                self._store.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
            self._store.execute("PRAGMA synchronous = NORMAL")
        except BaseException as error:
            self._store.close()
            if _is_busy(error):
                raise Busy from error
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    @contextmanager
    def writing(self, patience: float) -> Iterator[None]:
        """Hold the write lock; all changes inside, or none. ``patience`` is in seconds.

        Raises:
            Busy: another process held the lock all that time.
        """
        self._store.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        try:
            self._store.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if _is_busy(error):
                raise Busy from error
            raise
        try:
            yield
            self._store.execute("COMMIT")
        except BaseException:
            if self._store.in_transaction:
                self._store.execute("ROLLBACK")
            raise

    def clear(self) -> None:
        """Forget everything."""
        for table in ("meta", "documents", "words", "stems", "rules"):
            self._store.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names

    def get(self, key: str) -> str:
        """Return a remark, or ""."""
        row = self._store.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def put(self, key: str, value: str) -> None:
        """Keep a remark."""
        self._store.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def documents(self) -> dict[str, int]:
        """Return which documents the engine holds, in which revision."""
        return dict(self._store.execute("SELECT id, revision FROM documents"))

    def keep_document(self, document: str, revision: int) -> None:
        """Note that the engine holds a document."""
        self._store.execute("INSERT OR REPLACE INTO documents VALUES (?, ?)", (document, revision))

    def drop_document(self, document: str) -> None:
        """Note that the engine no longer holds a document."""
        self._store.execute("DELETE FROM documents WHERE id = ?", (document,))

    def add_words(self, words: dict[str, int], stems: dict[str, str]) -> None:
        """Add words with the number of their uses; ``stems`` gives the stem of each.

        Words of removed documents stay: they do no harm, and a rebuilt index is without them.
        """
        self._store.executemany(
            "INSERT INTO words VALUES (?, ?, ?) "
            "ON CONFLICT (word) DO UPDATE SET uses = uses + excluded.uses",
            [(word, stems[word], uses) for word, uses in words.items()],
        )
        self._store.executemany(
            "INSERT INTO stems VALUES (?, ?, ?) "
            "ON CONFLICT (stem) DO UPDATE SET uses = uses + excluded.uses",
            [(stems[word], stems[word][::-1], uses) for word, uses in words.items()],
        )

    def add_rules(self, rules: Iterable[Rule]) -> None:
        """Keep the thesaurus."""
        self._store.executemany(
            "INSERT OR IGNORE INTO rules VALUES (?, ?, ?, ?, ?)",
            [
                (rule.ask[0], " ".join(rule.ask), " ".join(rule.find), rule.kind, rule.shown)
                for rule in rules
            ],
        )

    def rules(self, first: str) -> list[Rule]:
        """Return the rules that begin with a stem, those that ask for the most words first."""
        rows = self._store.execute(
            "SELECT ask, find, kind, shown FROM rules WHERE first = ?", (first,)
        )
        found = [Rule(tuple(ask.split()), tuple(find.split()), *rest) for ask, find, *rest in rows]
        return sorted(found, key=lambda rule: -len(rule.ask))

    def has_stem(self, stem: str) -> bool:
        """Tell whether some word of the library has this stem."""
        row = self._store.execute("SELECT 1 FROM stems WHERE stem = ?", (stem,)).fetchone()
        return row is not None

    def stems_starting(self, beginning: str) -> list[tuple[str, int]]:
        """Return the longer stems with this beginning, and how often they are used."""
        rows = self._store.execute(
            "SELECT stem, uses FROM stems WHERE stem > ? AND stem < ?",
            (beginning, beginning + _LAST),
        )
        return [(row[0], row[1]) for row in rows]

    def stems_ending(self, ending: str) -> list[tuple[str, int]]:
        """Return the longer stems with this ending, and how often they are used."""
        backwards = ending[::-1]
        rows = self._store.execute(
            "SELECT stem, uses FROM stems WHERE reversed > ? AND reversed < ?",
            (backwards, backwards + _LAST),
        )
        return [(row[0], row[1]) for row in rows]

    def words(self) -> dict[str, int]:
        """Return every word of the library with the number of its uses."""
        return dict(self._store.execute("SELECT word, uses FROM words"))


def _is_busy(error: BaseException) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def _place(file: Path) -> str:
    """Return how SQLite is told to open a file, which is made where that is possible."""
    uri = file.absolute().as_uri()
    if file.exists() and not os.access(file.parent, os.W_OK):
        # Even who reads a write-ahead file writes beside it, unless told that nobody writes.
        return f"{uri}?mode=ro&immutable=1"
    file.parent.mkdir(parents=True, exist_ok=True)
    return uri
