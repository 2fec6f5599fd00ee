"""Who cites whom: the indexed tables of the library, both ways.

A target is stored under the instrument it belongs to and a path: the address of the provision
("10d/3", "hoofdstuk:2", "" for the whole regulation). Exact, wider and narrower citations are then
single ranges of one index, so an answer costs the same in a small and a large library.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Literal

import msgspec
from msgspec import Struct

from corpus.addresses import normalise_number
from corpus.citing_ranges import is_range, range_path, range_shown, ranges_before, reaches
from corpus.model import Document, Reference, Target

__all__ = [
    "Citation",
    "citations",
    "cited_by_document",
    "erase",
    "instruments_cited",
    "path_of",
    "write",
]

Relation = Literal["exact", "wider", "narrower"]
_CONTAINERS = {"annex": "bijlage", "chapter": "hoofdstuk", "section": "paragraaf"}
_LEVELS = ("article", "paragraph", "point", "subpoint")


class Citation(Struct, frozen=True, kw_only=True):
    """One provision that cites the one asked for.

    ``at`` is its address in the document, ``text`` the citation as printed, ``target`` the path of
    what it cites. ``match``: exact, wider (cites the whole of which it is a part), narrower (cites
    a part of it). A citation that goes on to it ("10d e.v.", "1 t/m 1000") is a wider one too.
    """

    document: str
    title: str
    at: str
    text: str
    target: str
    match: Relation


def path_of(target: Target) -> str:
    """Return the path of a target: "10d/3", "1//a", "hoofdstuk:2"; "" for the whole.

    An article in an annex is not the article of that number: "bijlage:ii/3".
    """
    levels = [normalise_number(getattr(target, level) or "") for level in _LEVELS]
    if levels[0]:
        annex = f"bijlage:{normalise_number(target.annex)}/" if target.annex else ""
        return annex + "/".join(levels).rstrip("/")
    containers = (
        f"{dutch}:{normalise_number(number)}"
        for level, dutch in _CONTAINERS.items()
        if (number := getattr(target, level))
    )
    return "/".join(containers)


def write(store: sqlite3.Connection, number: int, document: Document) -> None:
    """Store the names of a document and everything its references point at."""
    names = {_key(name) for name in (document.title, document.citation_title) if name}
    store.executemany("INSERT INTO names VALUES (?, ?)", [(name, number) for name in names])
    store.executemany(
        "INSERT OR IGNORE INTO instruments VALUES (?, ?)",
        {
            (reference.instrument_id.upper(), _key(reference.instrument))
            for reference in document.references
            if reference.instrument_id
        },
    )
    numbered = list(enumerate(document.references))
    store.executemany(
        "INSERT INTO citings VALUES (?, ?, ?, ?, ?)",
        [(number, place, it.at, it.text, msgspec.json.encode(it)) for place, it in numbered],
    )
    store.executemany(
        "INSERT OR IGNORE INTO targets VALUES (?, ?, ?, ?)",
        [
            (_key_of(reference, document), path, number, place)
            for place, reference in numbered
            if reference.kind != "publication" and reference.status != "ambiguous"
            for path in _paths(reference)
        ],
    )


def erase(store: sqlite3.Connection, number: int) -> None:
    """Forget what ``write`` stored."""
    store.execute("DELETE FROM names WHERE document = ?", (number,))
    store.execute("DELETE FROM citings WHERE document = ?", (number,))


def citations(
    store: sqlite3.Connection, instrument: str, target: Target, limit: int | None
) -> tuple[Citation, ...]:
    """Return who cites a provision, exact first, then wider, then narrower, in library order."""
    keys = _keys_asked(store, instrument)
    found: dict[tuple[str, int], Citation] = {}
    for match, condition, values in _ranges(path_of(target)):
        for row in _select(store, keys, condition, values):
            if limit is not None and len(found) >= limit:
                return tuple(found.values())
            if is_range(row[4]) and not reaches(row[4], path_of(target)):
                continue
            citation = Citation(
                document=row[0],
                title=row[1],
                at=row[2],
                text=row[3],
                target=range_shown(row[4]) if is_range(row[4]) else row[4],
                match=match,
            )
            # A reference with several targets answers once, with its closest one.
            found.setdefault((row[0], row[5]), citation)
    return tuple(found.values())


def cited_by_document(
    store: sqlite3.Connection, document: str, at: str | None
) -> tuple[Reference, ...]:
    """Return what a document cites, in its own order, all of it or one provision and below."""
    condition = "" if at is None else "AND (at = :at OR at > :at || '/' AND at < :at || '0') "
    rows = store.execute(
        "SELECT reference FROM citings "  # noqa: S608 - the condition is ours
        f"WHERE document = (SELECT number FROM documents WHERE id = :id) {condition}"
        "ORDER BY place",
        {"id": document, "at": at},
    )
    return tuple(msgspec.json.decode(row[0], type=Reference) for row in rows)


def instruments_cited(store: sqlite3.Connection, target: Target) -> tuple[str, ...]:
    """Return the names, in lower case, of the regulations of which exactly this place is cited.

    Documents that cite a place of their own do not count. The most cited come first.
    """
    # From name to name: the index begins with it, so that no more than one row of each is read.
    # A document of its own has a key with "#", which sorts before every letter.
    rows = store.execute(
        "WITH RECURSIVE names (name) AS (SELECT min(instrument) FROM targets WHERE instrument > '$'"
        " UNION ALL SELECT (SELECT min(instrument) FROM targets WHERE instrument > names.name)"
        " FROM names WHERE names.name IS NOT NULL) "
        "SELECT name, (SELECT count(*) FROM targets WHERE instrument = name AND path = :path) uses"
        " FROM names WHERE name IS NOT NULL AND uses > 0 ORDER BY uses DESC, name",
        {"path": path_of(target)},
    )
    return tuple(name for name, _ in rows)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _own_key(document: str) -> str:
    return f"#{document}"


def _key_of(reference: Reference, document: Document) -> str:
    return _own_key(document.id) if reference.instrument == "self" else _key(reference.instrument)


def _keys_asked(store: sqlite3.Connection, instrument: str) -> tuple[str, ...]:
    """Return every key under which citations of an instrument may stand.

    A document of the library is cited by its titles, and by itself without a name.
    """
    key = _key(instrument)
    rows = store.execute(
        "SELECT documents.id, documents.number FROM documents WHERE id = ? UNION "
        "SELECT documents.id, documents.number FROM names "
        "JOIN documents ON documents.number = names.document WHERE names.name = ?",
        (instrument, key),
    ).fetchall()
    keys = {key: None}
    known = store.execute("SELECT name FROM instruments WHERE id = ?", (instrument.upper(),))
    keys.update((name, None) for (name,) in known)
    for id_, number in rows:
        keys[_own_key(id_)] = None
        names = store.execute("SELECT name FROM names WHERE document = ?", (number,))
        keys.update((name, None) for (name,) in names)
    return tuple(keys)


def _paths(reference: Reference) -> Iterator[str]:
    yield from map(path_of, reference.targets or (Target(),))
    for one in reference.ranges:
        if path := range_path(path_of(one.first), path_of(one.last) if one.last else None):
            yield path


def _ranges(path: str) -> Iterator[tuple[Relation, str, tuple[str, ...]]]:
    """Yield the parts of the index that answer: relation, condition on the path, its values."""
    yield "exact", "path = ?", (path,)
    parts = path.split("/")
    wider = ["/".join(parts[:depth]).rstrip("/") for depth in range(len(parts) - 1, 0, -1)]
    for whole in dict.fromkeys(wider):
        yield "wider", "path = ?", (whole,)
    for opens, ends in ranges_before(path):
        yield "wider", "path > ? AND path < ?", (opens, ends)
    if path:
        # "0" is the character after "/": everything that begins with the path and a slash.
        yield "narrower", "path > ? AND path < ?", (f"{path}/", f"{path}0")
    else:
        yield "narrower", "path > ?", ("",)


def _select(
    store: sqlite3.Connection, keys: tuple[str, ...], condition: str, values: tuple[str, ...]
) -> Iterator[tuple[str, str, str, str, str, int]]:
    for key in keys:
        # Row by row in the order of the primary key: nothing is sorted, what is not asked for
        # is not read.
        yield from store.execute(
            "SELECT documents.id, documents.title, citings.at, citings.text, targets.path, "  # noqa: S608
            "targets.place FROM targets "
            "CROSS JOIN citings USING (document, place) "
            "CROSS JOIN documents ON documents.number = targets.document "
            f"WHERE targets.instrument = ? AND {condition} "
            "ORDER BY targets.instrument, targets.path, targets.document, targets.place",
            (key, *values),
        )
