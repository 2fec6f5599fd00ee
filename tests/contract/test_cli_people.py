"""What people see: Dutch help, one sentence per mistake, and an answer without delay."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import demo
from tests.contract.cli import run

OLD, NEW = demo.file(demo.OLD_CLEAN), demo.file(demo.NEW_TXT)
HEAVY = ["spacy", "pdfplumber", "streamlit", "lxml", "scipy", "numpy", "docx", "whoosh", "lark"]


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['waswordt', '--help']\n"
        "from ui.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


@pytest.mark.parametrize(
    ("question", "needed", "found"),
    [
        ("jobcoach", "whoosh", "Jobcoaching"),
        # A look-up goes without the index of words, and without what made the grammar's tables.
        ("artikel 10d lid 3 Participatiewet", None, "Participatiewet"),
    ],
)
def test_a_search_loads_only_what_it_needs(
    tmp_path: Path, question: str, needed: str | None, found: str
) -> None:
    run("add", NEW, "--json", library=tmp_path)
    needless = [*HEAVY, "rich", "typer", "pydantic", "compare", "ingest", "rapidfuzz"]
    needless = [name for name in needless if name != needed]
    code = (
        f"import sys; sys.argv[1:] = ['search', {question!r}, '--library', sys.argv[1]]\n"
        "from ui.cli import main; main()\n"
        f"print([name for name in {needless!r} if name in sys.modules])"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(2):  # the first keeps the tables of the grammar
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=kept)
    assert found in done.stdout
    assert done.stdout.strip().endswith("[]")


@pytest.mark.parametrize("command", [[], ["table"], ["compare"], ["show"], ["add"], ["ui"]])
def test_help_is_dutch(command: list[str]) -> None:
    ran = run(*command, "--help")
    assert ran.status == 0
    assert "Gebruik: waswordt" in ran.out
    english = ("Usage", "Options", "Arguments", "Commands", "Show this", "default:", "required")
    assert not [word for word in english if word in ran.out]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (["pars"], "De opdracht 'pars' bestaat niet (bedoelt u parse?)."),
        (["table"], "OUD ontbreekt."),
        (["table", "--oit", "x"], "De optie '--oit' bestaat niet (bedoelt u --out?)."),
        (["table", "--out"], "Achter de optie --out ontbreekt BESTAND."),
        (["applies", "--body", "Maastricht"], "De optie --granted ontbreekt."),
        (["parse", "a", "b"], "Dit is te veel: b."),
        (["parse", "a", "--json=ja"], "De optie --json krijgt geen waarde."),
        (["search", "x", "--limit", "0"], "'0' is niet geldig voor de optie --limit (ten minste"),
        (["table", "a", "b", "--vorm", "x"], "(kies uit: instrumenten, artikelen, teksten)"),
        (["--json"], "Zet de optie '--json' achter de naam van de opdracht"),
        (
            ["ui", "--port", "veel"],
            "'veel' is niet geldig voor de optie --port (geef een heel getal).",
        ),
        (["table", "a.txt", "b.txt", "--out", "x.exe"], "'x.exe' heeft geen bekende uitgang"),
        (["show", str(OLD), "1/2/3/4/5"], "'1/2/3/4/5' is geen vindplaats"),
    ],
)
def test_wrong_usage_is_one_dutch_sentence_and_status_2(call: list[str], words: str) -> None:
    ran = run(*call)
    assert ran.status == 2
    assert ran.out == ""
    assert words in ran.err
    assert len(ran.err.strip().splitlines()) == 1


@pytest.fixture
def bad_files(tmp_path: Path) -> dict[str, Path]:
    files = {
        "leeg": b"",
        "niets": b"Lieve oma, dank u wel voor de koekjes. Groetjes, Jan.\n",
        "twee": OLD.read_bytes(),
    }
    made = {name: tmp_path / f"{name}.txt" for name in files}
    for name, path in made.items():
        path.write_bytes(files[name])
    made["scan"] = tmp_path / "scan.pdf"
    made["scan"].write_bytes(_empty_pdf())
    made["stuk"] = tmp_path / "stuk.pdf"
    made["stuk"].write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 4)
    return made


def test_bad_input_is_one_dutch_sentence_and_status_1(
    bad_files: dict[str, Path], tmp_path: Path
) -> None:
    calls: list[list[str | Path]] = [
        ["parse", tmp_path / "weg.pdf"],
        ["parse", tmp_path],
        ["parse", bad_files["leeg"]],
        ["parse", bad_files["niets"]],
        ["parse", bad_files["scan"]],
        ["parse", bad_files["stuk"]],
        ["compare", OLD, OLD],
        ["compare", OLD, bad_files["twee"]],
        ["table", OLD, bad_files["leeg"]],
        ["show", "geen enkele titel"],
        ["show", OLD, "99z"],
        ["remove", "geen enkele titel"],
        ["table", OLD, f"{NEW}#7"],
    ]
    for call in calls:
        ran = run(*call, "--json", library=None if call[0] == "parse" else tmp_path / "leeg")
        assert ran.status == 1, (call, ran)
        assert ran.out == ""
        assert len(ran.err.strip().splitlines()) == 1, ran.err
        assert "Traceback" not in ran.err
        assert "programma zelf" not in ran.err, ran.err


def test_search_in_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    ran = run("search", "jobcoaching", "--json", library=tmp_path / "leeg")
    assert ran.status == 0
    assert ran.value["total"] == 0
    assert "waswordt add" in ran.err
    assert run("search", " ", library=tmp_path / "leeg").status == 2


def test_one_bad_file_does_not_stop_the_others(bad_files: dict[str, Path], tmp_path: Path) -> None:
    library = tmp_path / "bibliotheek"
    ran = run("add", bad_files["leeg"], OLD, "--json", library=library)
    assert ran.status == 1
    assert [bool(file["error"]) for file in ran.value["files"]] == [True, False]
    assert len(run("list", "--json", library=library).value["documents"]) == 1


def test_library_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "bestand"
    blocked.write_text("geen map")
    for call in (["add", OLD], ["list"], ["remove", "x"]):
        ran = run(*call, library=blocked)
        assert ran.status == 1
        assert len(ran.err.strip().splitlines()) == 1
        assert "programma zelf" not in ran.err, ran.err


def test_output_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    ran = run("table", OLD, NEW, "--out", tmp_path / "geen" / "map" / "x.docx")
    assert ran.status == 1
    assert len(ran.err.strip().splitlines()) == 1
    assert "bestaat niet" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="alleen waar /dev/full bestaat")
def test_full_disk_is_one_sentence() -> None:
    command = [sys.executable, "-m", "ui.cli", "parse", str(NEW), "--json"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip().splitlines() == [
        "De schijf is vol; maak ruimte en probeer het opnieuw."
    ]


def test_people_read_signs_and_not_only_colours() -> None:
    shown = run("compare", OLD, NEW).out
    assert "was:" in shown
    assert "wordt:" in shown
    table = run("table", OLD, NEW).out
    assert "≠ gewijzigd" in table
    assert "(art. " in table


def test_show_prints_the_tree_and_a_provision(tmp_path: Path) -> None:
    whole = run("show", NEW).out
    assert "Artikel 8" in whole
    assert "Toelichting" in whole
    part = run("show", NEW, "8/2").out
    assert "art. 8, tweede lid" in part


AMENDMENT = """Verordening tot wijziging van de Re-integratieverordening Lindervoort 2024

De raad van de gemeente Lindervoort;
besluit vast te stellen de volgende verordening:

Artikel I

De Re-integratieverordening Lindervoort 2024 wordt als volgt gewijzigd:

A. In artikel 8, tweede lid, wordt 'zes maanden' vervangen door 'negen maanden'.

B. In artikel {}, eerste lid, wordt 'college' vervangen door 'dagelijks bestuur'.

Artikel II

Deze verordening treedt in werking op 1 april 2025.
"""


def test_apply_shows_what_changed_or_why_nothing_did(tmp_path: Path) -> None:
    good, bad = tmp_path / "goed.txt", tmp_path / "fout.txt"
    good.write_text(AMENDMENT.format("2"), "utf-8")
    bad.write_text(AMENDMENT.format("99"), "utf-8")
    done = run("apply", NEW, good)
    assert done.status == 0
    assert "2 wijzigingen verwerkt." in done.out
    assert "negen maanden" in done.out
    assert "Artikel 3" not in done.out
    assert "Artikel 3" in run("apply", NEW, good, "--alles").out
    refused = run("apply", NEW, bad, "--out", tmp_path / "uit.txt")
    assert refused.status == 1
    assert "Er is niets gewijzigd: 1 opdracht past niet" in refused.out
    assert "Artikel 99 bestaat niet" in refused.out
    assert "negen maanden" not in refused.out
    assert not (tmp_path / "uit.txt").exists()
    assert run("apply", NEW, bad, "--ten-dele").status == 0


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "docx"])
def test_apply_writes_the_whole_text(tmp_path: Path, suffix: str) -> None:
    change, out = tmp_path / "goed.txt", tmp_path / f"uit.{suffix}"
    change.write_text(AMENDMENT.format("2"), "utf-8")
    assert run("apply", NEW, change, "--out", out).status == 0
    again = run("show", out, "8/2") if suffix in ("txt", "docx") else None
    assert again is None or "negen maanden" in again.out
    assert out.stat().st_size > 1000


def test_apply_refuses_an_unknown_suffix(tmp_path: Path) -> None:
    assert run("apply", NEW, NEW, "--out", tmp_path / "x.exe").status == 2


def _empty_pdf() -> bytes:
    """Return a PDF of one page without text."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 4\n0000000000 65535 f \n"
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start
