"""The SQLite file under the library: opening, schema, transactions, errors in Dutch.

One file, ``library.sqlite``, in write-ahead mode: readers go on while a writer works, and a
process that dies in the middle leaves the state before its transaction. The schema is the list
``MIGRATIONS``; the number of steps a file has had is its ``user_version``.
"""

from __future__ import annotations

import errno
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import LibraryError

__all__ = [
    "FILE_NAME",
    "MIGRATIONS",
    "OWN_INSTRUMENTS",
    "guarded",
    "open_store",
    "transaction",
    "use_write_ahead",
]

FILE_NAME = "library.sqlite"
OWN_INSTRUMENTS = "instrumenten.toml"  # the user's own catalogue, beside it
_APPLICATION = 0x77617377  # "wasw" in the file header: tells our file from another SQLite file
_PATIENCE = 30.0  # seconds a writer waits for another writer

# Step i brings a file from version i to i + 1. A step that has been released never changes.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE state (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID""",
        """INSERT INTO state VALUES ('revision', 0)""",
        """CREATE TABLE sources (
            sha256 TEXT PRIMARY KEY,
            about BLOB NOT NULL,      -- corpus.model.Source as JSON
            data BLOB NOT NULL        -- the file itself
        )""",
        """CREATE TABLE documents (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            entry BLOB NOT NULL,      -- corpus.library.Entry as JSON
            content BLOB NOT NULL,    -- corpus.model.Document as JSON, deflated
            hash TEXT NOT NULL,       -- of the JSON before deflating
            revision INTEGER NOT NULL -- of the library when this content was written
        )""",
        """CREATE TABLE holdings (     -- which file holds which document, in which place
            source TEXT NOT NULL REFERENCES sources (sha256) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
            PRIMARY KEY (source, position)
        ) WITHOUT ROWID""",
        """CREATE INDEX holdings_by_document ON holdings (document)""",
        """CREATE TABLE names (        -- every title by which a document may be cited
            name TEXT NOT NULL,
            document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
            PRIMARY KEY (name, document)
        ) WITHOUT ROWID""",
        """CREATE INDEX names_by_document ON names (document)""",
        """CREATE TABLE instruments (  -- names of regulations by their BWB or CVDR id
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (id, name)
        ) WITHOUT ROWID""",
        """CREATE TABLE citings (      -- one row per reference
            document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
            place INTEGER NOT NULL,   -- of the reference in its document
            at TEXT NOT NULL,
            text TEXT NOT NULL,
            reference BLOB NOT NULL,  -- corpus.model.Reference as JSON
            PRIMARY KEY (document, place)
        ) WITHOUT ROWID""",
        """CREATE INDEX citings_by_address ON citings (document, at, place)""",
        """CREATE TABLE targets (      -- one row per provision that a reference points at
            instrument TEXT NOT NULL,
            path TEXT NOT NULL,
            document INTEGER NOT NULL,
            place INTEGER NOT NULL,
            PRIMARY KEY (instrument, path, document, place),
            FOREIGN KEY (document, place) REFERENCES citings (document, place) ON DELETE CASCADE
        ) WITHOUT ROWID""",
        """CREATE INDEX targets_by_reference ON targets (document, place)""",
    ),
)


@contextmanager
def guarded(folder: Path) -> Iterator[None]:
    """Turn what SQLite and the file system raise inside into one ``LibraryError``."""
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryError(_sentence(folder, error)) from error
    except OSError as error:
        raise LibraryError(_file_sentence(folder, error)) from error


def open_store(folder: Path) -> sqlite3.Connection:
    """Open the library file of a folder, making or upgrading it where needed.

    A folder that cannot be written, with a library in it, is opened for reading.

    Raises:
        LibraryError: the folder or file cannot be used; the sentence says why.
    """
    with guarded(folder):
        file = folder / FILE_NAME
        if not file.exists():
            folder.mkdir(parents=True, exist_ok=True)
        connection = _connect_somehow(file)
        try:
            _prepare(connection, folder)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Do everything inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _connect_somehow(file: Path) -> sqlite3.Connection:
    uri = file.absolute().as_uri()
    try:
        return _connect(f"{uri}?mode=rwc")
    except sqlite3.OperationalError:
        if not file.exists():
            raise
    try:
        return _connect(f"{uri}?mode=ro")
    except sqlite3.OperationalError:
        # Even a reader of a write-ahead file writes beside it, unless told that nobody writes:
        # in a folder that cannot be written nobody does.
        return _connect(f"{uri}?mode=ro&immutable=1")


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, folder: Path) -> None:
    version = _version(connection)
    _refuse_foreign(connection, folder, version)
    if version < len(MIGRATIONS):
        use_write_ahead(connection)
        with transaction(connection):
            for step in MIGRATIONS[_version(connection) :]:
                for statement in step:
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("PRAGMA foreign_keys = ON")
    # FULL: what an add has reported as stored is there after a power cut too.
    connection.execute("PRAGMA synchronous = FULL")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _refuse_foreign(connection: sqlite3.Connection, folder: Path, version: int) -> None:
    if version > len(MIGRATIONS):
        raise LibraryError(
            f"De bibliotheek in {folder} is gemaakt met een nieuwere versie van waswordt; "
            "werk waswordt bij of kies met --library een andere map."
        )
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application != _APPLICATION:
        raise LibraryError(
            f"Het bestand {folder / FILE_NAME} is geen bibliotheek van waswordt; "
            "kies met --library een andere map."
        )


def use_write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers of a file go on while a writer works; wait for who opens it at the same time."""
    # Changing the journal does not wait for other openers, so we do.
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


_SENTENCES = {
    sqlite3.SQLITE_FULL: "De schijf van de bibliotheek in {folder} is vol; maak ruimte vrij en "
    "probeer het opnieuw.",
    sqlite3.SQLITE_READONLY: "De bibliotheek in {folder} is alleen te lezen; maak de map "
    "beschrijfbaar of kies met --library een andere.",
    sqlite3.SQLITE_CANTOPEN: "De bibliotheek in {folder} kan niet worden geopend; controleer of "
    "de map bestaat en te lezen en te beschrijven is.",
    sqlite3.SQLITE_PERM: "Er zijn geen rechten op de bibliotheek in {folder}; kies met --library "
    "een andere map.",
    sqlite3.SQLITE_BUSY: "De bibliotheek in {folder} is in gebruik door een ander programma; "
    "probeer het zo dadelijk opnieuw.",
    sqlite3.SQLITE_LOCKED: "De bibliotheek in {folder} is in gebruik door een ander programma; "
    "probeer het zo dadelijk opnieuw.",
    sqlite3.SQLITE_CORRUPT: "De bibliotheek in {folder} is beschadigd; zet een reservekopie terug "
    "of kies met --library een nieuwe map.",
    sqlite3.SQLITE_NOTADB: "De bibliotheek in {folder} is beschadigd of geen bibliotheek van "
    "waswordt; zet een reservekopie terug of kies met --library een nieuwe map.",
}


def _sentence(folder: Path, error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    text = _SENTENCES.get(code & 0xFF) if code is not None else None
    if text is None:
        # An unknown table or a missing blob also means that the file is not what we wrote.
        text = "De bibliotheek in {folder} kan niet worden gelezen of geschreven (" + str(error)
        text += "); probeer het opnieuw of kies met --library een andere map."
    return text.format(folder=folder)


def _file_sentence(folder: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _SENTENCES[sqlite3.SQLITE_FULL].format(folder=folder)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _SENTENCES[sqlite3.SQLITE_PERM].format(folder=folder)
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return f"{folder} is geen map; kies met --library een map voor de bibliotheek."
    return _SENTENCES[sqlite3.SQLITE_CANTOPEN].format(folder=folder)
