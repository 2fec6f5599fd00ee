"""The index follows the library, whatever happens to either."""

from __future__ import annotations

import errno
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from corpus.library import Library
from corpus.model import Note
from corpus.store import OWN_INSTRUMENTS
from index import upkeep
from index.memory import MemoryEngine
from index.protocol import Record
from index.search import Searcher, search
from index.state import State
from index.upkeep import Index
from index.whoosh_engine import WhooshEngine
from tests.unit.search_samples import PROPOSAL, WIJMEER, ZUID, fill, places


def total(library: Library, query: str = "jobcoach") -> int:
    return search(library, query).total


def test_documents_come_and_go(tmp_path: Path) -> None:
    with Library(tmp_path) as library, Searcher(library) as searcher:
        assert searcher.search("jobcoach").total == 0
        fill(library, WIJMEER)
        assert {place[0] for place in places(searcher.search("jobcoach", 50))} == {"a"}
        fill(library, ZUID)
        assert {place[0] for place in places(searcher.search("jobcoach", 50))} == {"a", "b"}
        library.remove(WIJMEER.id)
        assert {place[0] for place in places(searcher.search("jobcoach", 50))} == {"b"}


def test_a_backup_that_is_put_back_is_searched_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    with Library(tmp_path) as library:
        fill(library, WIJMEER)
    backup = file.read_bytes()
    with Library(tmp_path) as library:
        fill(library, ZUID)
        assert total(library, "soort:verordening Zuiderveen") > 0
    file.write_bytes(backup)
    with Library(tmp_path) as library:
        fill(library, PROPOSAL)
        assert {place[0] for place in places(search(library, "", 500))} == {"a", "c"}


def test_a_document_read_anew_is_indexed_anew(tmp_path: Path) -> None:
    with Library(tmp_path) as library, Searcher(library) as searcher:
        fill(library, WIJMEER)
        assert searcher.search("zonnebloem").total == 0
        fill(library, replace(WIJMEER, notes=(Note(targets=("1",), text="Een zonnebloem."),)))
        assert places(searcher.search("zonnebloem"))[0] == "a note:1"
        assert searcher.search("reiskosten").total == 0


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        fill(library, WIJMEER)
        search(library, "jobcoach")
        files = {path: path.stat().st_mtime_ns for path in (tmp_path / "index").rglob("*")}
        search(library, "college")
        again = {path: path.stat().st_mtime_ns for path in (tmp_path / "index").rglob("*")}
    engine = {path for path in files if "sqlite" not in path.name and path.is_file()}
    assert engine
    assert {path: again[path] for path in engine} == {path: files[path] for path in engine}


def test_an_older_index_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library(tmp_path) as library:
        fill(library, WIJMEER)
        before = total(library)
        written: list[int] = []
        monkeypatch.setattr(WhooshEngine, "upsert", _counted(WhooshEngine.upsert, written))
        assert total(library) == before
        assert written == []
        monkeypatch.setattr(upkeep, "_VERSION", upkeep._VERSION + 1)
        assert total(library) == before
        assert len(written) == 1


def _counted(
    upsert: Callable[[WhooshEngine, Iterable[Record]], None], written: list[int]
) -> Callable[[WhooshEngine, Iterable[Record]], None]:
    """Return the method with a note of each call."""

    def counted(engine: WhooshEngine, records: Iterable[Record]) -> None:
        written.append(1)
        upsert(engine, records)

    return counted


# Whoosh leaves a file open when it stumbles over a damaged one.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("files", "content"),
    [
        ("whoosh/*", b"kapot" * 500),
        ("whoosh/*.seg", b"kapot" * 500),
        ("whoosh.sqlite*", b"kapot" * 500),
        ("**/*", b"kapot" * 500),
        ("**/*", b""),
        ("**/*", None),
        ("whoosh/*", None),
        ("whoosh/*.toc", None),
        ("whoosh/*.seg", None),
    ],
)
def test_a_broken_index_is_made_anew(tmp_path: Path, files: str, content: bytes | None) -> None:
    with Library(tmp_path) as library:
        fill(library, WIJMEER, ZUID)
        before = places(search(library, "jobcoach", 50))
        damaged = [path for path in (tmp_path / "index").glob(files) if path.is_file()]
        assert damaged
        for path in damaged:
            path.unlink()
            if content is not None:
                path.write_bytes(content)
        assert places(search(library, "jobcoach", 50)) == before


OWN = """
[[instrument]]
key = "wijkkompas"
field = "Participatiewet"
name = "Wijkkompas"
names = ["jobcoach"]
"""


def test_own_instruments_lead_to_their_names_and_a_changed_list_is_followed(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        fill(library, WIJMEER)
        assert total(library, "wijkkompas") == 0
        own = tmp_path / OWN_INSTRUMENTS
        own.write_text(OWN, "utf-8")
        found = search(library, "wijkkompas")
        assert found.total > 0
        assert "jobcoach" in found.interpreted.synonyms["wijkkompas"]
        own.write_text("[[instrument]]\nkey = 3", "utf-8")
        assert total(library, "wijkkompas") == 0
        assert total(library) > 0
        own.unlink()
        assert total(library, "wijkkompas") == 0


def test_a_broken_index_is_made_anew_when_documents_come(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        fill(library, WIJMEER)
        search(library, "jobcoach")
        for path in (tmp_path / "index" / "whoosh").glob("*.toc"):
            path.unlink()
        fill(library, ZUID)
        with closing(Index(library)) as index:
            assert index.refresh()
            found = index.engine.search(None, limit=500)
        held = {record.document for record, _ in found.records}
        assert held == {entry.id for entry in library.documents()}


def test_an_index_that_breaks_while_open_is_made_anew(tmp_path: Path) -> None:
    with Library(tmp_path) as library, Searcher(library) as searcher:
        fill(library, WIJMEER)
        before = places(searcher.search("jobcoach"))

        def broken(*_: object, **__: object) -> None:
            raise OSError("weg")

        searcher._index.engine.search = broken  # type: ignore[assignment]
        assert places(searcher.search("jobcoach")) == before


def test_without_a_place_for_files_the_index_is_in_memory(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        fill(library, WIJMEER)
        (tmp_path / "index").write_text("geen map")
        with Searcher(library) as searcher:
            assert isinstance(searcher._index.engine, MemoryEngine)
            assert places(searcher.search("hardheidsclausule")) == ["a 7"]


READ_ONLY = """
import os, sys
from contextlib import closing
from pathlib import Path
from corpus.library import Library
from index.search import Searcher
def ask(query):
    with Library(sys.argv[1]) as library, Searcher(library) as searcher:
        print(searcher.search(query).total, type(searcher._index.engine).__name__)
ask("jobcoach")
folder = Path(sys.argv[1])
for place in (*folder.rglob("*"), folder):
    place.chmod(0o555)
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)  # root may write anywhere
ask("jobcoach")
"""


def test_a_folder_that_can_only_be_read_is_searched_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    with Library(folder) as library:
        fill(library, WIJMEER)
    for place in (tmp_path.parent.parent, tmp_path.parent, tmp_path):
        place.chmod(0o755)  # for the account that the script runs under
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(folder)], check=False, capture_output=True, text=True
    )
    for place in (folder, *folder.rglob("*")):
        place.chmod(0o755)
    assert done.stderr == ""
    before, after = done.stdout.splitlines()
    assert before == after
    assert after.endswith("WhooshEngine")


def test_a_full_disk_leaves_an_index_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(WhooshEngine, "upsert", full)
    with Library(tmp_path) as library:
        fill(library, WIJMEER)
        with Searcher(library) as searcher:
            assert places(searcher.search("hardheidsclausule")) == ["a 7"]
            assert isinstance(searcher._index.engine, MemoryEngine)


def test_a_stop_between_engine_and_state_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(tmp_path) as library:
        fill(library, WIJMEER)
        before = places(search(library, "jobcoach", 50))
        fill(library, ZUID)

        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(State, "keep_document", stop)
            with pytest.raises(KeyboardInterrupt):
                search(library, "jobcoach")
        after = places(search(library, "jobcoach", 50))
    assert set(before) < set(after)
    assert len(after) == len(set(after))


def test_many_documents_are_written_in_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "_BATCH", 2)
    with Library(tmp_path) as library:
        made = (replace(WIJMEER, id=f"{n}aaa", title=f"Verordening {n}") for n in range(5))
        fill(library, *made)
        with Searcher(library) as searcher:
            before = int(searcher._index.state.get("generation"))
            assert searcher.search("hardheidsclausule").total == 5
            assert int(searcher._index.state.get("generation")) == before + 3


def test_another_process_may_write(tmp_path: Path) -> None:
    with Library(tmp_path) as library, Searcher(library) as one, Searcher(library) as other:
        fill(library, WIJMEER)
        assert one.search("jobcoach").total > 0
        assert other.search("jobcoach").total == one.search("jobcoach").total
        fill(library, ZUID)
        assert other.search("jobcoach Zuiderveen").hits[0].document.id == "bbbb"
        assert one.search("jobcoach Zuiderveen").hits[0].document.id == "bbbb"


def test_while_another_writes_the_old_index_answers(tmp_path: Path) -> None:
    with Library(tmp_path) as library, Searcher(library) as searcher:
        fill(library, WIJMEER)
        before = places(searcher.search("jobcoach", 50))
        fill(library, ZUID)
        lock = sqlite3.connect(tmp_path / "index" / "whoosh.sqlite", isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        start = time.perf_counter()
        assert places(searcher.search("jobcoach", 50)) == before
        assert time.perf_counter() - start < 5
        lock.execute("ROLLBACK")
        lock.close()
        assert len(places(searcher.search("jobcoach", 50))) > len(before)


def test_threads_share_a_searcher(tmp_path: Path) -> None:
    found: list[int] = []
    with Library(tmp_path) as library, Searcher(library) as searcher:
        fill(library, WIJMEER)
        expected = searcher.search("jobcoach").total

        def ask() -> None:
            found.extend(searcher.search("jobcoach").total for _ in range(5))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        fill(library, PROPOSAL)
        for thread in threads:
            thread.join()
    assert len(found) == 20
    assert set(found) <= {expected, expected + 1}


def test_two_processes_may_begin_at_once(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        fill(library, WIJMEER, ZUID)
    script = "import sys; from corpus.library import Library; from index.search import search\n"
    script += "with Library(sys.argv[1]) as it: print(search(it, 'jobcoach').total)"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    said = [process.communicate()[0] for process in started]
    with Library(tmp_path) as library:
        assert said == [f"{total(library)}\n"] * 3


def test_a_state_that_is_being_made_is_never_seen_half(tmp_path: Path) -> None:
    failed: list[Exception] = []

    def begin(file: Path, together: threading.Barrier) -> None:
        together.wait()
        try:
            with closing(State(file)) as state:
                assert state.rules("jobcoach") == []
        except Exception as error:  # noqa: BLE001 - a thread may not swallow what it meets
            failed.append(error)

    for round_ in range(25):
        together = threading.Barrier(5)
        file = tmp_path / f"{round_}.sqlite"
        threads = [threading.Thread(target=begin, args=(file, together)) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failed == []


def test_what_another_process_holds_is_not_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "_LONG", 0.1)
    with Library(tmp_path) as library:
        fill(library, WIJMEER)
        search(library, "jobcoach")
        file = tmp_path / "index" / "whoosh.sqlite"
        before = file.stat().st_ino
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("UPDATE meta SET value = 'ouder' WHERE key = 'version'")
            other.execute("BEGIN IMMEDIATE")
            assert places(search(library, "hardheidsclausule")) == ["a 7"]
            assert file.stat().st_ino == before
        assert total(library, "hardheidsclausule") == 1


BUILDER = """
import sys
from corpus.library import Library
from index.state import State
from index.upkeep import Index
from index.whoosh_engine import WhooshEngine
from index.search import search
from tests.unit.search_samples import WIJMEER, fill
from msgspec.structs import replace
with Library(sys.argv[1]) as library:
    print("klaar", flush=True)
    number = int(sys.argv[3])
    while True:
        number += 1
        name = f"{number:04x}"
        fill(library, replace(WIJMEER, id=name, title=f"Regels {name}"))
        search(library, "jobcoach", engine=sys.argv[2])
        print(f"{number:04x}", flush=True)
"""


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path, engine: upkeep.EngineName) -> None:
    if engine == "tantivy":
        pytest.importorskip("tantivy")
    done: set[str] = set()
    for round_, delay in enumerate((0.05, 0.2, 0.33, 0.47)):
        process = subprocess.Popen(
            [sys.executable, "-c", BUILDER, str(tmp_path), engine, str(1000 * round_)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        process.stdout.readline()
        if round_ % 2:  # in the other rounds it may die while the first document comes in
            done.add(process.stdout.readline().strip())
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        done.update(process.communicate()[0].split())
        with Library(tmp_path) as library:
            ids = {entry.id for entry in library.documents()}
            answer = search(library, "hardheidsclausule", 500, engine=engine)
        assert {hit.document.id for hit in answer.hits} == ids
        assert len(answer.hits) == len(ids)
        assert done <= ids
    assert len(done) > 1
