"""The tree is the same whichever way the ordinance came in."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from corpus.model import Document, Provision
from ingest.pipeline import parse_bytes
from tests.forms.writers import FORMS, paragraphs_of

NAMES = [
    "lindervoort-2019",
    "lindervoort-2024",
    "kolkenburg-2023",
    "molenbroek-subsidies",
    "oeverwaard-markt",
]
OFFICE = ["pdf", "odt"]  # what LibreOffice makes of both Word files


def described(document: Document) -> list[object]:
    """Return everything that is read of an ordinance but where it stands.

    The title stands above the preamble in official XML and may stand below it elsewhere.
    """
    head, *rest = document.tree.children
    tree = [_node(child) for child in rest]
    notes = [(note.targets, note.heading, note.above, note.text) for note in document.notes]
    return [document.kind, document.title, sorted(head.text.split("\n")), *tree, *notes]


def _node(node: Provision) -> tuple[object, ...]:
    words = " ".join(node.text.split())
    inner = tuple(map(_node, node.children))
    return node.kind, node.number, node.heading, words, node.rows, inner


def of_form(name: str, form: str) -> Document:
    file_name, written = FORMS[form]
    (document,) = parse_bytes(written(paragraphs_of(name)), file_name).documents
    return document


@pytest.mark.parametrize("form", [form for form in FORMS if form != "typed"])
@pytest.mark.parametrize("name", NAMES)
def test_every_form_gives_the_same_tree(name: str, form: str) -> None:
    assert described(of_form(name, form)) == described(of_form(name, "typed"))


@pytest.mark.parametrize("name", NAMES)
def test_the_tree_is_that_of_the_source(name: str) -> None:
    """The measure itself: every heading and every item of the source is a node of its own."""
    paragraphs = paragraphs_of(name)
    counted = {"chapter": "h", "section": "p", "article": "a", "paragraph": "l"}
    nodes = list(_all(of_form(name, "typed").tree))
    for kind, role in counted.items():
        found = sum(node.kind == kind for node in nodes)
        assert found == sum(each == role for each, _ in paragraphs), kind
    items = sum(node.kind in ("point", "subpoint") for node in nodes)
    assert items >= sum(role in "osd" for role, _ in paragraphs)


def _all(node: Provision) -> list[Provision]:
    return [node, *(inner for child in node.children for inner in _all(child))]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is er niet: niet gedraaid")
    folder = tmp_path_factory.mktemp("vormen")
    for name in NAMES:
        for form in ("typed", "numbered"):
            written = FORMS[form][1](paragraphs_of(name))
            (folder / f"{name}-{form}.docx").write_bytes(written)
    for kind in OFFICE:
        command = [office, f"-env:UserInstallation=file://{folder}/profiel", "--headless"]
        command += ["--convert-to", kind, "--outdir", str(folder)]
        command += map(str, sorted(folder.glob("*.docx")))
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


@pytest.mark.parametrize("form", ["typed", "numbered"])
@pytest.mark.parametrize("kind", OFFICE)
@pytest.mark.parametrize("name", NAMES)
def test_what_an_office_program_makes_of_it_gives_the_same_tree(
    converted: Path, name: str, kind: str, form: str
) -> None:
    data = (converted / f"{name}-{form}.{kind}").read_bytes()
    (document,) = parse_bytes(data, f"x.{kind}").documents
    assert described(document) == described(of_form(name, "typed"))
