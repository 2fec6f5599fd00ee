"""What people changed or decided, kept beside the library: by whom, when, and never lost.

An edit has a subject (a table, a pair of documents) and an item in it (a row, a pair of articles).
Who saves must name the revision he saw; when another saved in between, his own is refused. Earlier
values stay in the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from corpus.errors import StaleEdit
from corpus.store import guarded, transaction
from ui.labels import spoken_date

__all__ = ["FILE_NAME", "Edit", "Edits"]

FILE_NAME = "bewerkingen.sqlite"
_PATIENCE = 30.0  # seconds a writer waits for another
_SCHEMA = """CREATE TABLE IF NOT EXISTS edits (
    number INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    item TEXT NOT NULL,
    revision INTEGER NOT NULL,
    who TEXT NOT NULL,
    moment TEXT NOT NULL,
    value BLOB,                 -- JSON; NULL takes the edit back
    UNIQUE (subject, item, revision)
)"""


class Edit(Struct, frozen=True, kw_only=True):
    """The last word on an item; ``revision`` counts its changes from 1, ``moment`` is ISO (UTC)."""

    item: str
    revision: int
    who: str
    moment: str
    value: Any


class Edits:
    """The edits of one library folder; the file is made when the first edit is saved."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / FILE_NAME

    def count(self, *kinds: str) -> int:
        """Return how many edits were ever saved: rises with each of them.

        Args:
            kinds: with what their subjects begin ("koppeling"); none counts all edits.
        """
        if not self._file.exists():
            return 0
        where = " OR ".join("subject LIKE ? || ':%'" for _ in kinds) or "1"
        with self._open() as store:
            question = f"SELECT count(*) FROM edits WHERE {where}"  # noqa: S608 - no words of users
            return int(store.execute(question, kinds).fetchone()[0])

    def all(self, subject: str) -> dict[str, Edit]:
        """Return the edits of a subject that stand, by item."""
        if not self._file.exists():
            return {}
        with self._open() as store:
            rows = store.execute(
                "SELECT item, max(revision), who, moment, value FROM edits "
                "WHERE subject = ? GROUP BY item ORDER BY number",
                (subject,),
            ).fetchall()
        edits = (
            Edit(item=row[0], revision=row[1], who=row[2], moment=row[3], value=_value(row[4]))
            for row in rows
        )
        return {edit.item: edit for edit in edits if edit.value is not None}

    def revision(self, subject: str, item: str) -> int:
        """Return the revision of an item, 0 when it was never edited."""
        if not self._file.exists():
            return 0
        with self._open() as store:
            return _last(store, subject, item)[0]

    def stand(self, subject: str) -> int:
        """Return how many edits were ever saved of a subject."""
        if not self._file.exists():
            return 0
        with self._open() as store:
            return _stand(store, subject)[0]

    def revisions(self, subject: str) -> dict[str, int]:
        """Return the revision of every item of a subject that was ever edited."""
        if not self._file.exists():
            return {}
        with self._open() as store:
            rows = store.execute(
                "SELECT item, max(revision) FROM edits WHERE subject = ? GROUP BY item", (subject,)
            )
            return dict(rows.fetchall())

    def save(self, subject: str, item: str, value: Any, *, who: str, seen: int) -> int:
        """Keep a value, or take the edit back when it is None; return the new revision.

        Args:
            subject: what is edited.
            item: the part of it.
            value: anything that JSON can hold.
            who: the name of who edits.
            seen: the revision that was shown to him.

        Raises:
            StaleEdit: another saved a newer revision; the sentence says who, and when.
            LibraryError: the folder cannot be written.
        """
        with self._writing() as store:
            last = _last(store, subject, item)
            _refuse_stale(last, seen)
            return _insert(store, (subject, item, last[0] + 1), value, who)

    def save_in(self, subject: str, item: str, value: Any, *, who: str, stand: int) -> int:
        """Keep a value as ``save`` does, when nothing of the subject changed since ``stand``."""
        with self._writing() as store:
            _refuse_stale(_stand(store, subject), stand)
            return _insert(store, (subject, item, _last(store, subject, item)[0] + 1), value, who)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with guarded(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        with self._open() as store, transaction(store):
            yield store

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with guarded(self._folder):
            store = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
            try:
                store.execute("PRAGMA journal_mode = WAL")
                store.execute(_SCHEMA)
                yield store
            finally:
                store.close()


def _last(store: sqlite3.Connection, subject: str, item: str) -> tuple[int, str, str]:
    row = store.execute(
        "SELECT revision, who, moment FROM edits WHERE subject = ? AND item = ? "
        "ORDER BY revision DESC LIMIT 1",
        (subject, item),
    ).fetchone()
    return row or (0, "", "")


def _stand(store: sqlite3.Connection, subject: str) -> tuple[int, str, str]:
    """Return the number of edits of a subject, with the maker and the moment of the last one."""
    row = store.execute(
        "SELECT (SELECT count(*) FROM edits WHERE subject = ?1), who, moment FROM edits "
        "WHERE subject = ?1 ORDER BY number DESC LIMIT 1",
        (subject,),
    ).fetchone()
    return row or (0, "", "")


def _refuse_stale(last: tuple[int, str, str], seen: int) -> None:
    found, other, moment = last
    if found != seen:
        raise StaleEdit(
            f"{other or 'Iemand anders'} heeft dit op {_spoken(moment)} ook gewijzigd; "
            "bekijk die wijziging en pas daarna de uwe toe."
        )


def _insert(store: sqlite3.Connection, key: tuple[str, str, int], value: Any, who: str) -> int:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    content = None if value is None else msgspec.json.encode(value)
    store.execute(
        "INSERT INTO edits (subject, item, revision, who, moment, value) VALUES (?, ?, ?, ?, ?, ?)",
        (*key, who, now, content),
    )
    return key[2]


def _value(content: bytes | None) -> Any:
    return None if content is None else msgspec.json.decode(content)


def _spoken(moment: str) -> str:
    day, _, time = moment.partition("T")
    return f"{spoken_date(day)} om {time[:5]} uur"
