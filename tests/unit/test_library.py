"""The library on disk: adding, finding, removing, and surviving misfortune."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from corpus import citing
from corpus.errors import Ambiguous, LibraryError, NotFound
from corpus.library import Library
from corpus.model import Adoption, Document, InForce, Parsed, Provision, Source


def a_document(number: int, **fields: object) -> Document:
    given: dict[str, object] = {
        "id": f"{number:08x}",
        "kind": "verordening",
        "title": f"Verordening nummer {number}",
        "tree": Provision(
            kind="regulation",
            children=(Provision(kind="article", number="1", heading="Begrippen", text="Woorden."),),
        ),
    }
    return Document(**{**given, **fields})  # type: ignore[arg-type]


def a_file(*documents: Document, data: bytes = b"inhoud") -> tuple[Parsed, bytes]:
    source = Source(
        file="a.txt", sha256=sha256(data).hexdigest(), media_type="text/plain", pages=None
    )
    return Parsed(source=source, documents=documents), data


def test_what_is_added_comes_back(tmp_path: Path) -> None:
    document = a_document(
        1,
        bodies=("Wijmeer",),
        in_force=InForce(date="2023-10-01"),
        adopted=(Adoption("Wijmeer", "2022-12-31"),),
    )
    with Library(tmp_path / "nieuw") as library:
        assert library.add(*a_file(document)) == (document.id,)
        assert library.document(document.id) == document
        assert library.source_bytes(document.id) == b"inhoud"
        assert library.source(document.id).file == "a.txt"
        (entry,) = library.documents()
    assert (entry.id, entry.year, entry.in_force) == (document.id, 2023, "2023-10-01")
    assert (entry.file, entry.position, entry.bodies) == ("a.txt", 1, ("Wijmeer",))
    with Library(tmp_path / "nieuw") as library:
        assert library.documents() == (entry,)


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(*a_file(a_document(1), a_document(2)))
        before = (library.revision, library.documents())
        library.add(*a_file(a_document(1), a_document(2)))
        assert (library.revision, library.documents()) == before


def test_a_file_without_documents_is_not_kept(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        assert library.add(*a_file()) == ()
        assert library.revision == 0


def test_a_file_read_anew_replaces_its_documents(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(*a_file(a_document(1), a_document(2)))
        before = library.revision
        library.add(*a_file(a_document(1, title="Beter gelezen"), a_document(3)))
        assert [entry.title for entry in library.documents()] == [
            "Beter gelezen",
            "Verordening nummer 3",
        ]
        assert library.revision > before > 0


def test_a_document_in_two_files_stays_until_the_last_goes(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(*a_file(a_document(1), data=b"een"))
        library.add(*a_file(a_document(1), a_document(2), data=b"twee"))
        assert len(library.documents()) == 2
        library.add(*a_file(a_document(2), data=b"een"))
        assert len(library.documents()) == 2


def test_remove(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(*a_file(a_document(1), a_document(2)))
        library.remove("00000001")
        assert [entry.id for entry in library.documents()] == ["00000002"]
        with pytest.raises(NotFound):
            library.document("00000001")
        with pytest.raises(NotFound):
            library.remove("00000001")
        library.remove("00000002")
        count = library._connection.execute("SELECT count(*) FROM sources").fetchone()
        assert count == (0,)
        library.add(*a_file(a_document(1), a_document(2)))
        assert len(library.documents()) == 2


def test_an_add_that_fails_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = citing.write, []

    def failing(*args: object) -> None:
        calls.append(args)
        if len(calls) == 2:
            raise sqlite3.OperationalError("disk I/O error")
        real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(citing, "write", failing)
    with Library(tmp_path) as library:
        with pytest.raises(LibraryError):
            library.add(*a_file(a_document(1), a_document(2)))
        assert library.documents() == ()
        assert library.revision == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("00000001", "00000001"),
        ("Re-integratieverordening Wijmeer 2023", "00000002"),
        ("wijmeer 2023", "00000002"),
        ("reintegratieverordening 2015", "00000001"),
        ("afstemming", "00000003"),
        ("2015 wijmeer", "00000001"),
        ("0a1b", "0a1b2c3d"),
        ("zuiderveen verordening", "0a1b2c3d"),
    ],
)
def test_resolve(tmp_path: Path, words: str, found: str) -> None:
    with Library(tmp_path) as library:
        library.add(
            *a_file(
                a_document(1, title="Reïntegratieverordening Wijmeer 2015"),
                a_document(2, title="Re-integratieverordening Wijmeer 2023"),
                a_document(3, title="Afstemmingsverordening"),
                a_document(4, id="0a1b2c3d", bodies=("Zuiderveen",)),
            )
        )
        assert library.resolve(words) == found


def test_resolve_names_the_candidates(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(
            *a_file(a_document(1, title="Oude regels"), a_document(2, title="Nieuwe regels"))
        )
        with pytest.raises(Ambiguous, match=r"00000001 .*Oude regels.*; 00000002 .*Nieuwe regels"):
            library.resolve("regels")
        for words in ("iets anders", "", "  ", "%", "000"):
            with pytest.raises(NotFound):
                library.resolve(words)


# --- who cites whom ---------------------------------------------------------------------------
