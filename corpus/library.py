"""The library: documents and their files in one folder on disk.

Files are kept byte for byte under their hash, documents as parsed. Adding the same content twice
changes nothing; adding a file is all or nothing. Who cites what stands in indexed tables
(``corpus.citing``).
"""

from __future__ import annotations

import sqlite3
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from corpus import citing
from corpus.entries import Entry, make_entry, resolve, unknown
from corpus.errors import LibraryError
from corpus.model import Document, Parsed, Reference, Source, Target
from corpus.store import guarded, open_store, transaction

__all__ = ["Entry", "Library"]


class Library:
    """A library folder; use it in a ``with`` statement. Safe to share between threads.

    Raises:
        LibraryError: from every method, when the folder cannot be opened, read or written.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder).expanduser()
        self._lock = threading.RLock()
        self._connection = open_store(self.folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the store; the library cannot be used afterwards."""
        with self._lock:
            self._connection.close()

    @property
    def revision(self) -> int:
        """A number that rises with every change of the library, 0 before the first.

        It comes from the clock, so that a backup that is put back and then changed does not come to
        a number under which something else was seen.
        """
        with self._reading() as store:
            return int(
                store.execute("SELECT value FROM state WHERE key = 'revision'").fetchone()[0]
            )

    def add(self, parsed: Parsed, data: bytes) -> tuple[str, ...]:
        """Store a file and all documents in it, all or nothing; return the documents' ids.

        Adding what is there already changes nothing, not even the revision. The same file read
        anew with another outcome replaces the documents of that file.
        """
        if not parsed.documents:
            return ()
        with self._writing() as store:
            if _stored(store, parsed):
                return tuple(document.id for document in parsed.documents)
            revision = _next_revision(store)
            sha = parsed.source.sha256
            store.execute(
                "INSERT OR IGNORE INTO sources VALUES (?, ?, ?)",
                (sha, msgspec.json.encode(parsed.source), data),
            )
            store.execute("DELETE FROM holdings WHERE source = ?", (sha,))
            for position, document in enumerate(parsed.documents, 1):
                entry = make_entry(document, parsed.source, position, revision)
                number = _write_document(store, document, entry)
                store.execute("INSERT INTO holdings VALUES (?, ?, ?)", (sha, position, number))
            _sweep(store)
        return tuple(document.id for document in parsed.documents)

    def documents(self) -> tuple[Entry, ...]:
        """Return what the library holds, in the order of adding and of the file."""
        with self._reading() as store:
            rows = store.execute("SELECT entry FROM documents ORDER BY number").fetchall()
        return tuple(msgspec.json.decode(row[0], type=Entry) for row in rows)

    def count(self) -> int:
        """Return how many documents there are."""
        with self._reading() as store:
            return int(store.execute("SELECT count(*) FROM documents").fetchone()[0])

    def entry(self, id: str) -> Entry:  # noqa: A002
        """Return what the library says of one document; raise ``NotFound`` on an unknown id."""
        return msgspec.json.decode(self._row("entry", id), type=Entry)

    def document(self, id: str) -> Document:  # noqa: A002
        """Return a document by its full id; raise ``NotFound`` on an unknown one."""
        content = self._row("content", id)
        try:
            return msgspec.json.decode(zlib.decompress(content), type=Document)
        except (zlib.error, msgspec.DecodeError) as error:
            raise LibraryError(
                f"Het document {id} in de bibliotheek {self.folder} is beschadigd; verwijder het "
                "en voeg het bestand opnieuw toe."
            ) from error

    def source(self, id: str) -> Source:  # noqa: A002
        """Return the file a document came from."""
        return msgspec.json.decode(self._source_row("about", id), type=Source)

    def source_bytes(self, id: str) -> bytes:  # noqa: A002
        """Return the bytes of the file a document came from, as they were added."""
        return self._source_row("data", id)

    def remove(self, id: str) -> None:  # noqa: A002
        """Remove a document by its full id, and its file when no other document needs it."""
        with self._writing() as store:
            gone = store.execute("DELETE FROM documents WHERE id = ?", (id,)).rowcount
            if not gone:
                raise unknown(id)
            _sweep(store)
            _next_revision(store)

    def resolve(self, words: str) -> str:
        """Return the id of the one document that the words mean.

        An id, a title, a beginning of an id, a part of a title, or words that all stand in the
        title and the names of the bodies, tried in this order.

        Raises:
            NotFound: no document fits.
            Ambiguous: several fit; the sentence names them.
        """
        return resolve(words, self.documents())

    def citations(
        self, instrument: str, target: Target | None = None, *, limit: int | None = None
    ) -> tuple[citing.Citation, ...]:
        """Return who cites a provision: exact ones first, then wider, then narrower.

        Args:
            instrument: the canonical name or BWB id of a regulation, or the title or id of a
                document of the library.
            target: the provision; None means the regulation as a whole.
            limit: the most citations to return.
        """
        with self._reading() as store:
            return citing.citations(store, instrument, target or Target(), limit)

    def cited_by_document(self, id: str, at: str | None = None) -> tuple[Reference, ...]:  # noqa: A002
        """Return what a document cites, in its own order; ``at`` limits it to one provision.

        ``at`` includes what stands under that provision.
        """
        with self._reading() as store:
            return citing.cited_by_document(store, id, at)

    def instruments_cited(self, target: Target) -> tuple[str, ...]:
        """Return the names, in lower case, of the regulations of which this place is cited."""
        with self._reading() as store:
            return citing.instruments_cited(store, target)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, guarded(self.folder):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, guarded(self.folder), transaction(self._connection) as store:
            yield store

    def _row(self, column: str, id: str) -> bytes:  # noqa: A002
        with self._reading() as store:
            row = store.execute(
                f"SELECT {column} FROM documents WHERE id = ?",  # noqa: S608 - our own names
                (id,),
            ).fetchone()
        if row is None:
            raise unknown(id)
        return bytes(row[0])

    def _source_row(self, column: str, id: str) -> bytes:  # noqa: A002
        with self._reading() as store:
            row = store.execute(
                f"SELECT sources.{column} FROM documents "  # noqa: S608 - our own names
                "JOIN holdings ON holdings.document = documents.number "
                "JOIN sources ON sources.sha256 = holdings.source "
                "WHERE documents.id = ? ORDER BY sources.rowid LIMIT 1",
                (id,),
            ).fetchone()
        if row is None:
            raise unknown(id)
        return bytes(row[0])


def _stored(store: sqlite3.Connection, parsed: Parsed) -> bool:
    rows = store.execute(
        "SELECT documents.id, documents.hash FROM holdings "
        "JOIN documents ON documents.number = holdings.document "
        "WHERE holdings.source = ? ORDER BY holdings.position",
        (parsed.source.sha256,),
    ).fetchall()
    known = store.execute(
        "SELECT 1 FROM sources WHERE sha256 = ?", (parsed.source.sha256,)
    ).fetchone()
    return known is not None and rows == [
        (document.id, _hash(msgspec.json.encode(document))) for document in parsed.documents
    ]


def _next_revision(store: sqlite3.Connection) -> int:
    row = store.execute(
        "UPDATE state SET value = max(value + 1, ?) WHERE key = 'revision' RETURNING value",
        (time.time_ns() // 1_000_000,),
    ).fetchall()
    return int(row[0][0])


def _write_document(store: sqlite3.Connection, document: Document, entry: Entry) -> int:
    content = msgspec.json.encode(document)
    digest = _hash(content)
    row = store.execute("SELECT number, hash FROM documents WHERE id = ?", (document.id,))
    known = row.fetchone()
    if known and known[1] == digest:
        return int(known[0])
    number = known[0] if known else None
    if number is not None:
        citing.erase(store, number)
    values = (
        document.title,
        msgspec.json.encode(entry),
        zlib.compress(content, 3),
        digest,
        entry.revision,
    )
    rows = store.execute(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "title = excluded.title, entry = excluded.entry, content = excluded.content, "
        "hash = excluded.hash, revision = excluded.revision RETURNING number",
        (number, document.id, *values),
    ).fetchall()
    citing.write(store, rows[0][0], document)
    return int(rows[0][0])


def _sweep(store: sqlite3.Connection) -> None:
    # Only what nothing points at any more: a document may live in two files.
    store.execute("DELETE FROM documents WHERE number NOT IN (SELECT document FROM holdings)")
    store.execute("DELETE FROM sources WHERE sha256 NOT IN (SELECT source FROM holdings)")


def _hash(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()
