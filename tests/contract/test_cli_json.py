"""Every JSON document of the command line has the keys that its users rely on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus import demo
from tests.contract.cli import run

OLD, NEW = demo.file(demo.OLD_CLEAN), demo.file(demo.NEW_TXT)

DOCUMENT: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "kind": str,
    "title": str,
    "citation_title": (str, type(None)),
    "bodies": list,
    "adopted": list,
    "in_force": dict,
    "repeals": list,
    "savings": list,
    "legal_basis": list,
    "tree": dict,
    "notes": list,
    "references": list,
    "norms": list,
    "issues": list,
}
PARTS: dict[str, set[str]] = {
    "adopted": {"body", "date"},
    "repeals": {"title", "body", "adopted", "per", "exceptions", "at"},
    "savings": {"at", "text"},
    "notes": {"targets", "heading", "text", "page"},
    "references": {
        "at",
        "text",
        "kind",
        "instrument",
        "instrument_id",
        "uri",
        "targets",
        "status",
    },
    "norms": {"at", "value", "unit", "qualifier", "text"},
    "issues": {"code", "severity", "at", "page", "message"},
}
NODE = {
    "chapter": {"kind", "number", "heading", "children"},
    "article": {"kind", "number", "heading", "text", "children"},
    "paragraph": {"kind", "number", "text", "children"},
    "point": {"kind", "number", "text", "children"},
}
TARGET = {"chapter", "section", "article", "paragraph", "point", "subpoint", "sentence", "annex"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bibliotheek")
    added = run("add", OLD, NEW, "--json", library=folder)
    assert added.status == 0
    assert [file["added"] for file in added.value["files"]] == [1, 1]
    return folder


@pytest.fixture(scope="module")
def parsed() -> dict[str, Any]:
    ran = run("parse", NEW, "--json")
    assert (ran.status, ran.err) == (0, "")
    value: dict[str, Any] = ran.value
    return value


def nodes(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield tree
    for child in tree["children"]:
        yield from nodes(child)


def test_parse_names_schema_and_source(parsed: dict[str, Any]) -> None:
    assert parsed["schema"] == "waswordt.parse/1"
    assert set(parsed["source"]) >= {"file", "sha256", "media_type", "pages"}
    assert len(parsed["source"]["sha256"]) == 64


def test_parse_gives_every_key_of_a_document(parsed: dict[str, Any]) -> None:
    (document,) = parsed["documents"]
    for key, kind in DOCUMENT.items():
        assert isinstance(document[key], kind), key
    assert set(document["in_force"]) >= {"date", "rule", "retroactive_to", "at"}
    for key, keys in PARTS.items():
        for item in document[key]:
            assert set(item) >= keys, key
    for reference in document["references"]:
        assert all(set(target) <= TARGET for target in reference["targets"])


def test_parse_gives_every_key_of_the_tree(parsed: dict[str, Any]) -> None:
    tree = parsed["documents"][0]["tree"]
    assert tree["kind"] == "regulation"
    seen = set()
    for node in nodes(tree):
        assert set(node) >= NODE.get(node["kind"], {"kind", "children"})
        seen.add(node["kind"])
    assert seen >= {"chapter", "article", "paragraph", "point"}


def test_compare_puts_every_article_in_a_match() -> None:
    ran = run("compare", OLD, NEW, "--json")
    assert ran.status == 0
    value = ran.value
    assert set(value) == {"old", "new", "matches"}
    assert set(value["old"]) == set(value["new"]) == {"id", "title"}
    for match in value["matches"]:
        keys = {"old", "new", "relation", "score", "evidence", "parts", "diff"}
        assert set(match) >= keys
        assert 0 <= match["score"] <= 1
        assert all(op in ("equal", "delete", "insert") for op, _ in match["diff"])
        assert all(set(part) == {"old", "new", "score"} for part in match["parts"])
    for side, file in (("old", OLD), ("new", NEW)):
        tree = run("parse", file, "--json").value["documents"][0]["tree"]
        numbers = {node["number"] for node in nodes(tree) if node["kind"] == "article"}
        assert numbers == {number for match in value["matches"] for number in match[side]}


def test_table_gives_rows_with_provisions_on_both_sides(tmp_path: Path) -> None:
    ran = run("table", OLD, NEW, "--json")
    assert ran.status == 0
    value = ran.value
    assert set(value) >= {"old", "new", "rows"}
    assert value["rows"]
    keys = {"instrument", "status", "old", "new", "norm_changes", "explanation", "legal_basis"}
    for row in value["rows"]:
        assert set(row) >= keys
        assert row["status"] in ("ongewijzigd", "gewijzigd", "vervallen", "nieuw")
        assert all(set(cell) == {"at", "summary"} for cell in (*row["old"], *row["new"]))
        for change in row["norm_changes"]:
            assert set(change) >= {"what", "old", "new", "old_at", "new_at"}


def test_table_writes_the_file_it_is_asked_for(tmp_path: Path) -> None:
    for suffix in ("docx", "xlsx", "html", "csv", "md"):
        out = tmp_path / f"bijlage.{suffix}"
        ran = run("table", OLD, NEW, "--out", out)
        assert (ran.status, ran.out) == (0, "")
        assert str(out) in ran.err
        assert out.stat().st_size > 1000


def test_library_takes_each_content_once(library: Path) -> None:
    again = run("add", OLD, "--json", library=library).value
    assert again["files"][0]["added"] == 0
    listed = run("list", "--json", library=library).value
    assert len(listed["documents"]) == 2
    assert set(listed["documents"][0]) >= {"id", "title", "kind", "bodies", "in_force", "file"}


def test_documents_answer_to_id_title_and_path(library: Path) -> None:
    entry = run("list", "--json", library=library).value["documents"][0]
    for name in (entry["id"], "Lindervoort 2019", OLD, f"{OLD}#1"):
        shown = run("show", name, "--json", library=library)
        assert shown.status == 0, shown.err
        assert shown.value["document"]["title"] == entry["title"]


def test_show_gives_one_provision_with_its_notes(library: Path) -> None:
    value = run("show", "Lindervoort 2024", "8/2", "--json", library=library).value
    assert set(value) == {"document", "at", "provisions", "notes", "references"}
    assert value["at"] == "8/2"
    assert [node["kind"] for node in value["provisions"]] == ["paragraph"]


def test_removed_documents_are_gone(tmp_path: Path) -> None:
    run("add", OLD, library=tmp_path)
    gone = run("remove", "Lindervoort 2019", "--json", library=tmp_path)
    assert set(gone.value["removed"]) == {"id", "title"}
    assert run("list", "--json", library=tmp_path).value["documents"] == []
    assert run("show", "Lindervoort 2019", library=tmp_path).status == 1


def test_demo_writes_a_word_file_and_says_where(tmp_path: Path) -> None:
    out = tmp_path / "bijlage.docx"
    ran = run("demo", "--out", out, "--json")
    assert ran.status == 0
    assert set(ran.value) == {"library", "file", "table"}
    assert ran.value["file"] == str(out.resolve())
    assert out.exists()
    assert str(out.resolve()) in ran.err
    assert f"waswordt ui --library {tmp_path / 'demo-bibliotheek'}" in ran.err
    # A second time nothing is left beside the first.
    assert run("demo", "--out", out, "--json").value["library"] == ran.value["library"]
    assert {it.name for it in tmp_path.iterdir()} == {"bijlage.docx", "demo-bibliotheek"}


def test_search_says_how_it_understood_the_question(library: Path) -> None:
    value = run("search", "jobcoaching", "--json", "--limit", "5", library=library).value
    assert set(value) >= {"query", "interpreted", "total", "took_ms", "hits"}
    assert set(value["interpreted"]) >= {"reference", "terms", "filters"}
    assert 0 < len(value["hits"]) <= 5 <= value["total"]
    for hit in value["hits"]:
        assert set(hit) >= {"document", "at", "heading", "snippet", "score"}
        assert set(hit["document"]) == {"id", "title"}
    assert "<mark>" in value["hits"][0]["snippet"]
    by_reference = run("search", "8/2", "Lindervoort", "2024", "--json", library=library).value
    assert by_reference["interpreted"]["reference"]
    assert by_reference["hits"][0]["at"] == "8/2"
    assert "facets" not in value
    call = ["search", "jobcoaching", "--json", "--limit", "2", "--offset", "2", "--facets"]
    page = run(*call, library=library).value
    assert page["hits"] == value["hits"][2:4]
    assert sum(page["facets"]["deel"].values()) == page["total"] == value["total"]


def test_cited_by_tells_exact_from_wider_and_narrower(library: Path) -> None:
    value = run("cited-by", "artikel 10d Participatiewet", "--json", library=library).value
    assert set(value) == {"reference", "citations"}
    assert value["reference"]["instrument"] == "Participatiewet"
    assert value["citations"]
    for citation in value["citations"]:
        assert set(citation) == {"document", "at", "text", "match"}
        assert set(citation["document"]) == {"id", "title"}
        assert citation["match"] in ("exact", "wider", "narrower")
    order = [citation["match"] for citation in value["citations"]]
    assert order == sorted(order, key=("exact", "wider", "narrower").index)


def test_refs_similar_and_check_answer_in_json(library: Path) -> None:
    refs = run("refs", NEW, "--json").value
    assert set(refs["references"][0]) >= PARTS["references"]
    similar = run("similar", "Lindervoort 2024", "17", "--json", library=library).value
    assert set(similar) == {"document", "at", "hits"}
    assert similar["hits"]
    checked = run("check", OLD, "--json").value
    assert set(checked) == {"document", "findings", "accepted", "duties"}
    assert {"statute", "provision", "what", "at", "regulated"} == set(checked["duties"][0])
    assert any(item["at"] for item in checked["duties"])
    for finding in checked["findings"]:
        assert set(finding) >= {"kind", "severity", "at", "text", "message"}


def test_check_writes_a_report_beside_its_answer(library: Path, tmp_path: Path) -> None:
    for name in ("rapport.docx", "rapport.html"):
        done = run("check", OLD, "--json", "--out", tmp_path / name, library=library)
        assert done.status == 0
        assert "findings" in done.value
        assert name in done.err
        assert (tmp_path / name).stat().st_size > 5000
    assert run("check", OLD, "--out", tmp_path / "rapport.pdf").status == 2
    assert run("check", OLD, "--out", tmp_path / "weg" / "rapport.html").status == 1


def test_strict_check_ends_with_3_when_errors_remain(tmp_path: Path) -> None:
    text = NEW.read_text("utf-8").replace("; artikel 6, eerste lid,", "; artikel 99, eerste lid,")
    path = tmp_path / "fout.txt"
    path.write_text(text, "utf-8")
    findings = run("check", path, "--json").value["findings"]
    assert any(item["kind"] == "dangling-reference" for item in findings)
    assert run("check", path, "--strict").status == 3
    assert run("check", path).status == 0


def test_other_tables_cover_every_article(tmp_path: Path) -> None:
    articles = run("table", OLD, NEW, "--vorm", "artikelen", "--json").value
    assert set(articles) == {"old", "new", "from_old", "from_new"}
    keys = {"here", "heading", "there", "there_headings", "relation", "summary"}
    assert all(set(row) == keys for row in (*articles["from_old"], *articles["from_new"]))
    texts = run("table", OLD, NEW, "--vorm", "teksten", "--json").value
    assert set(texts) == {"old", "new", "rows"}
    for form in ("artikelen", "teksten"):
        for suffix in ("docx", "xlsx", "html", "csv", "md", "json"):
            out = tmp_path / f"{form}.{suffix}"
            assert run("table", OLD, NEW, "--vorm", form, "--out", out).status == 0
            assert out.stat().st_size > 1000


def test_matrix_has_a_cell_per_document(tmp_path: Path) -> None:
    other = demo.file(demo.OTHER)
    out = tmp_path / "matrix.docx"
    ran = run("matrix", OLD, NEW, other, "--model", NEW, "--json", "--out", out)
    assert ran.status == 0, ran.err
    value = ran.value
    assert set(value) == {"documents", "rows", "model"}
    assert value["model"] == 1
    assert len(value["documents"]) == 3
    assert all(len(row["cells"]) == 3 for row in value["rows"])
    assert out.stat().st_size > 1000
    assert run("matrix", OLD).status == 2


def test_timeline_and_applies_name_their_provisions(library: Path) -> None:
    lines = run("timeline", "--body", "Lindervoort", "--json", library=library).value["timelines"]
    assert lines[0]["spans"]
    assert set(lines[0]) == {"body", "subject", "spans", "remarks"}
    asked = ("applies", "--body", "Lindervoort", "--granted", "2020-03-01", "--on", "2020-09-01")
    value = run(*asked, "--json", library=library).value
    assert set(value) == {
        "body",
        "granted",
        "on",
        "answer",
        "because",
        "open",
        "provided",
        "remarks",
    }
    assert value["answer"]["title"].endswith("Lindervoort 2019")
    assert set(value["answer"]) == {"title", "document"}
    for because in value["because"]:
        assert set(because) == {"document", "at", "text", "also"}
    wrong = run(*asked[:4], "gisteren", library=library)
    assert wrong.status == 2


AMENDMENT = """Verordening tot wijziging van de Re-integratieverordening Lindervoort 2024

De raad van de gemeente Lindervoort;
gelet op artikel 8a van de Participatiewet;
besluit vast te stellen de volgende verordening:

Artikel I

De Re-integratieverordening Lindervoort 2024 wordt als volgt gewijzigd:

A. In artikel 8, tweede lid, wordt 'zes maanden' vervangen door '{}'.

B. In artikel {}, eerste lid, wordt 'college' vervangen door 'dagelijks bestuur'.

Artikel II

Deze verordening treedt in werking op 1 april 2025.
"""


def test_apply_carries_out_all_or_nothing(tmp_path: Path) -> None:
    good, bad = tmp_path / "goed.txt", tmp_path / "fout.txt"
    good.write_text(AMENDMENT.format("negen maanden", "2"), "utf-8")
    bad.write_text(AMENDMENT.format("negen maanden", "99"), "utf-8")
    done = run("apply", NEW, good, "--json")
    assert done.status == 0, done.err
    assert set(done.value) == {"old", "amendment", "applied", "refused", "document"}
    assert len(done.value["applied"]) == 2
    assert "negen maanden" in done.out
    refused = run("apply", NEW, bad, "--json")
    assert refused.status == 1
    assert "Niet verwerkt" in refused.err
    assert refused.value["applied"] == []
    assert len(run("apply", NEW, bad, "--json", "--partly").value["applied"]) == 1
    assert run("apply", NEW, OLD).status == 1


def test_an_accepted_finding_stays_out_of_the_next_check(tmp_path: Path) -> None:
    text = NEW.read_text("utf-8").replace("; artikel 6, eerste lid,", "; artikel 99, eerste lid,")
    path, library = tmp_path / "fout.txt", tmp_path / "bibliotheek"
    path.write_text(text, "utf-8")
    finding = run("check", path, "--json", library=library).value["findings"][0]
    named = f"{finding['kind']}@{finding['at']}"
    assert run("check", path, "--accept", named, library=library).status == 2
    reason = ("--why", "wordt nog aangepast", "--who", "Griffier")
    value = run("check", path, "--accept", named, *reason, "--json", library=library).value
    assert finding not in value["findings"]
    assert value["accepted"][0]["who"] == "Griffier"
    assert run("check", path, "--strict", library=library).status == 0
    (library / "instellingen.toml").write_text("[controle]\nuit = [1", "utf-8")
    assert run("check", path, library=library).status == 1
