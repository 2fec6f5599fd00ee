"""The library on disk: adding, finding, removing, and surviving misfortune."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from hashlib import sha256
from pathlib import Path

import pytest

from corpus import citing, store
from corpus.errors import Ambiguous, LibraryError, NotFound
from corpus.library import Library
from corpus.model import Adoption, Document, InForce, Parsed, Provision, Reference, Source, Target


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
        library.add(*a_file(a_document(1, title="Beter gelezen"), a_document(3)))
        assert [entry.title for entry in library.documents()] == [
            "Beter gelezen",
            "Verordening nummer 3",
        ]
        assert library.revision == 2


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

LAW = "Participatiewet"


def cites(
    at: str, *targets: Target, instrument: str = LAW, bwb: str | None = "BWBR0015703"
) -> Reference:
    return Reference(
        at=at,
        text=f"verwijzing in {at}",
        start=0,
        end=1,
        kind="external",
        instrument=instrument,
        instrument_id=bwb,
        targets=targets,
    )


@pytest.fixture
def citing_library(tmp_path: Path) -> Library:
    library = Library(tmp_path)
    first = a_document(
        1,
        citation_title="Eerste regels",
        references=(
            cites("1", Target(article="10d")),
            cites("2", Target(article="10d", paragraph="3")),
            cites("3/1", Target(article="10d", paragraph="3", point="a")),
            cites("3/2", Target(article="10d", paragraph="30"), Target(article="10da")),
            cites("4"),
            cites("5", Target(article="10d", paragraph="1"), Target(article="10d", paragraph="3")),
            cites("6", Target(article="2"), instrument="self", bwb=None),
            cites("7", Target(chapter="2")),
            cites("8", Target(article="1", point="a")),
        ),
    )
    second = a_document(
        2,
        references=(
            cites("1/1/a", Target(article="10d", paragraph="3")),
            cites("9", Target(article="2", paragraph="1"), instrument="Eerste regels", bwb=None),
        ),
    )
    library.add(*a_file(first, second))
    return library


def answers(library: Library, instrument: str, **target: str) -> list[tuple[str, str, str]]:
    return [
        (citation.document[-1], citation.at, citation.match)
        for citation in library.citations(instrument, Target(**target))
    ]


def test_exact_then_wider_then_narrower(citing_library: Library) -> None:
    assert answers(citing_library, LAW, article="10d", paragraph="3") == [
        ("1", "2", "exact"),
        ("1", "5", "exact"),
        ("2", "1/1/a", "exact"),
        ("1", "1", "wider"),
        ("1", "3/1", "narrower"),
    ]


def test_neighbours_are_not_parts(citing_library: Library) -> None:
    found = answers(citing_library, LAW, article="10d")
    assert ("1", "3/2", "narrower") in found  # 10d lid 30, beside 10da
    assert ("1", "1", "exact") in found
    assert answers(citing_library, LAW, article="10") == []
    assert answers(citing_library, LAW, article="1") == [("1", "8", "narrower")]


def test_an_article_of_an_annex_is_cited_apart(tmp_path: Path) -> None:
    cited = (
        cites("1", Target(article="3", annex="ii")),
        cites("2", Target(article="3", paragraph="1", annex="ii")),
        cites("4", Target(annex="ii")),
        cites("5", Target(article="3")),
    )
    with Library(tmp_path) as library:
        library.add(*a_file(a_document(1, references=cited)))
        assert answers(library, LAW, article="3") == [("1", "5", "exact")]
        assert answers(library, LAW, article="3", annex="ii") == [
            ("1", "1", "exact"),
            ("1", "4", "wider"),
            ("1", "2", "narrower"),
        ]


def test_by_bwb_id_and_in_any_case(citing_library: Library) -> None:
    for name in ("BWBR0015703", "bwbr0015703", "PARTICIPATIEWET"):
        assert len(answers(citing_library, name, article="10d", paragraph="3")) == 5


def test_the_whole_regulation(citing_library: Library) -> None:
    found = answers(citing_library, LAW)
    assert found[0] == ("1", "4", "exact")
    assert len(found) == 9
    assert len(set(found)) == 9
    assert answers(citing_library, LAW, chapter="2") == [("1", "7", "exact")]


def test_a_document_is_cited_by_itself_and_by_its_titles(citing_library: Library) -> None:
    for name in ("Eerste regels", "Verordening nummer 1", "00000001"):
        assert answers(citing_library, name, article="2") == [
            ("1", "6", "exact"),
            ("2", "9", "narrower"),
        ]


def test_of_which_regulations_a_place_is_cited(citing_library: Library) -> None:
    for path, names in (
        (Target(article="10d", paragraph="3"), ("participatiewet",)),
        (Target(article="2"), ()),  # only by the document itself
        (Target(article="2", paragraph="1"), ("eerste regels",)),
        (Target(article="99"), ()),
        (Target(), ("participatiewet",)),
    ):
        assert citing_library.instruments_cited(path) == names


def test_a_limit_keeps_the_best(citing_library: Library) -> None:
    target = Target(article="10d", paragraph="3")
    everything = citing_library.citations(LAW, target)
    for limit in range(7):
        assert citing_library.citations(LAW, target, limit=limit) == everything[:limit]


def test_what_a_document_cites(citing_library: Library) -> None:
    references = citing_library.document("00000001").references
    assert citing_library.cited_by_document("00000001") == references
    assert citing_library.cited_by_document("00000001", "3") == references[2:4]
    assert citing_library.cited_by_document("00000001", "3/2") == references[3:4]
    assert citing_library.cited_by_document("zoek") == ()


def test_a_removed_document_cites_no_more(citing_library: Library) -> None:
    citing_library.remove("00000001")
    assert answers(citing_library, LAW, article="10d", paragraph="3") == [("2", "1/1/a", "exact")]


# --- misfortune -------------------------------------------------------------------------------


def sentence(error: pytest.ExceptionInfo[LibraryError]) -> str:
    text = str(error.value)
    assert "\n" not in text
    assert text.endswith(".")
    return text


def test_a_newer_library_is_refused(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library._connection.execute(f"PRAGMA user_version = {len(store.MIGRATIONS) + 1}")
    with pytest.raises(LibraryError) as error:
        Library(tmp_path)
    assert "nieuwere versie" in sentence(error)


def test_an_older_library_is_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library(tmp_path) as library:
        library.add(*a_file(a_document(1)))
    extra = ("ALTER TABLE state ADD COLUMN remark TEXT", "INSERT INTO state VALUES ('x', 1, 'y')")
    monkeypatch.setattr(store, "MIGRATIONS", (*store.MIGRATIONS, extra))
    for _ in range(2):
        with Library(tmp_path) as library:
            rows = library._connection.execute("SELECT remark FROM state WHERE key = 'x'")
            assert rows.fetchall() == [("y",)]
            assert len(library.documents()) == 1


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library(tmp_path).close()
    broken = ("CREATE TABLE half (a)", "SELECT nonsense")
    with monkeypatch.context() as patch:
        patch.setattr(store, "MIGRATIONS", (*store.MIGRATIONS, broken))
        with pytest.raises(LibraryError):
            Library(tmp_path)
    with Library(tmp_path) as library:
        tables = library._connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert ("half",) not in tables


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / store.FILE_NAME).write_bytes(b"geen bibliotheek" * 100)
    with pytest.raises(LibraryError) as error:
        Library(tmp_path)
    assert "beschadigd" in sentence(error)


def test_damage_inside_is_one_sentence(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(*a_file(*(a_document(number) for number in range(50))))
        library._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file = tmp_path / store.FILE_NAME
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(data)
    with pytest.raises(LibraryError) as error, Library(tmp_path) as library:
        library.documents()
    assert "beschadigd" in sentence(error)


def test_another_sqlite_file_is_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / store.FILE_NAME)
    connection.execute("CREATE TABLE mine (a)")
    connection.commit()
    connection.close()
    with pytest.raises(LibraryError) as error:
        Library(tmp_path)
    assert "geen bibliotheek van waswordt" in sentence(error)


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    place = tmp_path / "bestand"
    place.write_text("x")
    for folder in (place, place / "eronder"):
        with pytest.raises(LibraryError) as error:
            Library(folder)
        assert "geen map" in sentence(error)


def test_a_full_disk(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(*a_file(a_document(1)))
        pages = library._connection.execute("PRAGMA page_count").fetchone()[0]
        library._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LibraryError) as error:
            library.add(*a_file(a_document(2), data=os.urandom(100_000)))
        assert "vol" in sentence(error)
        assert len(library.documents()) == 1
    with Library(tmp_path) as library:
        assert library.add(*a_file(a_document(2), data=b"klein"))


READ_ONLY = """
import os, sys
from corpus.errors import LibraryError
from corpus.library import Library
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)  # root may write anywhere
try:
    with Library(sys.argv[1]) as library:
        print(len(library.documents()))
        library.remove("00000001")
except LibraryError as error:
    print(error)
"""


def test_a_read_only_folder_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    with Library(folder) as library:
        library.add(*a_file(a_document(1)))
    file = folder / store.FILE_NAME
    for place in (tmp_path.parent.parent, tmp_path.parent, tmp_path):
        place.chmod(0o755)  # for the account that the script runs under
    for place in (file, folder):
        place.chmod(0o555)
    try:
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(folder)],
            check=False,
            capture_output=True,
            text=True,
        )
    finally:
        folder.chmod(0o755)
    assert done.stderr == ""
    count, said = done.stdout.splitlines()
    assert count == "1"
    assert "alleen te lezen" in said


def test_no_place_for_a_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, "/root-only/bibliotheek"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert "/root-only/bibliotheek" in done.stdout
    assert done.stderr == ""


WRITER = """
import sys
from tests.unit.test_library import a_document, a_file
from corpus.library import Library
print("klaar", flush=True)
with Library(sys.argv[1]) as library:
    number = int(sys.argv[2])
    while True:
        number += 2
        library.add(*a_file(a_document(number), a_document(number + 1), data=b"%d" % number))
        print(number, flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.002, 0.005, 0.011, 0.023, 0.05, 0.09])
def test_a_kill_at_any_moment_leaves_whole_files(tmp_path: Path, delay: float) -> None:
    started = []
    for round_ in range(2):  # the first round also dies while the library is made
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(round_ * 100_000)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "klaar\n"
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        started += [int(line) for line in process.communicate()[0].split()]
    with Library(tmp_path) as library:
        ids = {int(entry.id, 16) for entry in library.documents()}
        assert all(library.document(f"{number:08x}") for number in ids)
        check = library._connection.execute("PRAGMA integrity_check").fetchone()
        orphans = library._connection.execute("PRAGMA foreign_key_check").fetchall()
        assert library.add(*a_file(a_document(1)))
    assert (check, orphans) == (("ok",), [])
    assert set(started) <= ids  # what was reported as stored is there
    assert {number // 2 * 2 for number in ids} <= ids
    assert {number // 2 * 2 + 1 for number in ids} <= ids  # both documents of a file, or none


def test_readers_go_on_while_a_writer_works(tmp_path: Path) -> None:
    counts: list[int] = []
    done = threading.Event()
    with Library(tmp_path) as writer, Library(tmp_path) as reader:

        def read() -> None:
            while not done.is_set():
                counts.append(len(reader.documents()))

        thread = threading.Thread(target=read)
        thread.start()
        for number in range(0, 40, 2):
            writer.add(*a_file(a_document(number), a_document(number + 1), data=b"%d" % number))
        with store.transaction(writer._connection):  # an open write transaction blocks no reader
            before = len(counts)
            while len(counts) < before + 3:
                time.sleep(0.001)
        done.set()
        thread.join()
    assert counts == sorted(counts)
    assert all(count % 2 == 0 for count in counts)
