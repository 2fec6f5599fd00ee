"""The library under damage, old versions, full disks, other processes and kills."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from corpus import store
from corpus.errors import LibraryError
from corpus.library import Library
from tests.unit.test_library import a_document, a_file


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
