"""What the command line explains, and how it treats copies, papers and whole regulations."""

from __future__ import annotations

from pathlib import Path

from compare.checks import CHECKS
from corpus import demo
from tests.contract.cli import run

NEW, PROPOSAL = demo.file(demo.NEW_TXT), demo.file("lindervoort-raadsvoorstel-2024.txt")


def test_help_of_check_lists_every_name_for_off() -> None:
    shown = run("check", "--help").out
    assert all(f"  {item.name} " in shown for item in CHECKS)


def test_help_of_search_explains_its_language() -> None:
    shown = run("search", "--help").out
    for words in ("EN", "OF", "NIET", "gemeente:", "soort:", "jaar:2015-2023", "wie citeert"):
        assert words in shown


def test_check_says_what_was_looked_at_and_what_was_not() -> None:
    alone = run("check", NEW, "--off", "titel").out
    assert "Gecontroleerd (" in alone
    assert "Niet gecontroleerd (geen vorige verordening opgegeven, zie --previous)" in alone
    assert "Niet gecontroleerd (uitgezet): titels van besluit" in alone
    both = run("check", NEW, "--previous", demo.file(demo.OLD_CLEAN), "--with", PROPOSAL).out
    assert "Niet gecontroleerd" not in both


def test_a_proposal_is_refused_as_old_or_new(tmp_path: Path) -> None:
    calls: list[list[str | Path]] = [["table", PROPOSAL, NEW], ["compare", NEW, PROPOSAL]]
    for call in calls:
        ran = run(*call, library=tmp_path / "leeg")
        assert ran.status == 1
        assert "is een raadsvoorstel, geen verordening" in ran.err
        assert len(ran.err.strip().splitlines()) == 1


def test_the_ordinance_in_the_same_file_is_taken_and_it_is_said(tmp_path: Path) -> None:
    both, library = tmp_path / "stukken.txt", tmp_path / "bibliotheek"
    both.write_bytes(PROPOSAL.read_bytes() + b"\n\f\n" + NEW.read_bytes())
    added = run("add", both, "--json", library=library).value["files"][0]["documents"]
    proposal = next(item["id"] for item in added if item["title"].startswith("Raadsvoorstel"))
    ran = run("compare", demo.file(demo.OLD_CLEAN), proposal, "--json", library=library)
    assert ran.status == 0, ran.err
    assert "uit hetzelfde bestand" in ran.err
    assert ran.value["new"]["title"].startswith("Re-integratieverordening")


def test_copies_are_one_answer_everywhere(tmp_path: Path) -> None:
    library = tmp_path / "bibliotheek"
    old = demo.file(demo.OLD_CLEAN)
    run("add", NEW, demo.file("lindervoort-2024.docx"), old, "--json", library=library)
    shown = run("show", "Lindervoort 2024", "artikel 17 lid 3", library=library)
    assert shown.status == 0, shown.err
    assert "2 exemplaren met dezelfde tekst" in shown.err
    alike = run("similar", "Lindervoort 2024", "17/3", "--json", library=library).value
    titles = {hit["document"]["title"] for hit in alike["hits"]}
    assert titles == {"Re-integratieverordening Participatiewet Lindervoort 2019"}
    assert alike["hits"][0]["at"] == "14/3"
    cited = run("cited-by", "artikel 10d Participatiewet", library=library).out
    assert cited.count("Lindervoort 2024 (") == 1
    assert "en nog 1 met dezelfde verwijzingen" in " ".join(cited.split())
    gone = run("remove", "Lindervoort 2024", library=library)
    assert "exemplaren" in gone.err
    assert len(run("list", "--json", library=library).value["documents"]) == 2


def test_cited_by_says_what_a_wider_citation_names(tmp_path: Path) -> None:
    library = tmp_path / "bibliotheek"
    run("add", NEW, "--json", library=library)
    shown = run("cited-by", "artikel 10d lid 3 Participatiewet", library=library).out
    assert shown.startswith("Verwijzingen naar artikel 10d lid 3 Participatiewet:")
    assert "[noemt art. 10d]" in shown
    misspelt = run("cited-by", "artikel 1 Lindevoort 2024", library=library)
    assert misspelt.out.startswith("Verwijzingen naar artikel 1 (Re-integratieverordening")


def test_similar_to_what_is_not_in_the_library(tmp_path: Path) -> None:
    ran = run("similar", NEW, "17", library=tmp_path / "leeg")
    assert ran.status == 1
    assert "waswordt add" in ran.err


def test_table_in_a_folder_takes_its_name_from_the_titles(tmp_path: Path) -> None:
    old = str(demo.file(demo.OLD_CLEAN))
    call = ["table", old, str(NEW), "--volgorde", "beleidsveld", "--kop"]
    ran = run(*call, "Bijlage 3", "--vergadering", "11 juni 2024", "--out", tmp_path)
    assert ran.status == 0, ran.err
    (made,) = tmp_path.iterdir()
    assert "lindervoort-2019" in made.name
    assert made.suffix == ".docx"
    assert run(*call, "B", "--vergadering", "ooit").status == 2


def test_own_instruments_of_the_library_are_in_the_table(tmp_path: Path) -> None:
    old, new = tmp_path / "oud.txt", tmp_path / "nieuw.txt"
    text = demo.file(demo.OLD_CLEAN).read_text("utf-8")
    old.write_text(text, "utf-8")
    new.write_text(
        demo.file(demo.NEW_TXT)
        .read_text("utf-8")
        .replace("Leer-werktraject", "Wijkkompas")
        .replace("leer-werktraject", "wijkkompas"),
        "utf-8",
    )
    (tmp_path / "instrumenten.toml").write_text(
        '[[instrument]]\nkey = "wijkkompas"\nname = "Kompas in de wijk"\n'
        'field = "Eigen veld"\nnames = ["wijkkompas"]\n',
        "utf-8",
    )
    rows = run("table", old, new, "--json", library=tmp_path).value["rows"]
    assert any(row["field"] == "Eigen veld" for row in rows)
    found = run("matrix", old, new, "--json", library=tmp_path).value["rows"]
    assert any("ompas in de wijk" in row["instrument"] for row in found)


def test_check_of_a_proposal_says_that_it_is_no_ordinance() -> None:
    shown = " ".join(run("check", PROPOSAL).out.split())
    assert "Dit is een raadsvoorstel zonder artikelen" in shown
    assert "Controleer daarvoor de verordening zelf" in shown
    assert "Wat de raad volgens de wet regelt" not in shown
    assert "Niet gecontroleerd (dit stuk heeft geen artikelen): verwijzingen naar" in shown
