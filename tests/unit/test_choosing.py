"""From words to one document: copies count as one, an ordinance goes before a proposal."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from corpus.copies import group_copies
from corpus.errors import Ambiguous
from corpus.library import Library
from corpus.model import Document, DocumentKind, Parsed, Provision, Source
from ui.choosing import choose

TITLE = "Verordening Wijmeer 2024"


def document(
    name: str, text: str, kind: DocumentKind = "verordening", title: str = TITLE
) -> Parsed:
    article = Provision(kind="article", number="1", text=text)
    tree = Provision(kind="regulation", children=(article,))
    made = Document(id=name, kind=kind, title=title, tree=tree)
    sha = hashlib.sha256(name.encode()).hexdigest()
    source = Source(file=f"{name}.txt", sha256=sha, media_type="text/plain")
    return Parsed(source=source, documents=(made,))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path)
    for parsed in (
        document("eerste", "Het college mag 3 uur geven."),
        document("tweede", "Het  college mag\n3 uur geven."),
        document("voorstel", "Stel vast.", "raadsvoorstel", f"Raadsvoorstel: {TITLE}"),
    ):
        library.add(parsed, parsed.source.file.encode())
    return library


def test_of_copies_the_newest_is_taken_and_it_is_said(library: Library) -> None:
    chosen = choose(library, "Wijmeer 2024")
    assert chosen.entry.id == "tweede"
    assert [entry.id for entry in chosen.copies] == ["eerste"]
    assert "2 exemplaren" in (chosen.remark or "")
    assert "tweede.txt" in (chosen.remark or "")
    alike = next(group for group in group_copies(library.documents()) if len(group) > 1)
    assert [entry.id for entry in alike if entry.id != "eerste"] == ["tweede"]


def test_a_number_chooses_without_a_remark(library: Library) -> None:
    assert choose(library, "eerste").entry.id == "eerste"
    assert choose(library, "eerste").remark is None


def test_who_asks_for_the_proposal_gets_it(library: Library) -> None:
    assert choose(library, "raadsvoorstel wijmeer 2024").entry.id == "voorstel"


def test_one_other_figure_makes_another_document(library: Library) -> None:
    changed = document("derde", "Het college mag 4 uur geven.")
    library.add(changed, b"derde")
    with pytest.raises(Ambiguous) as caught:
        choose(library, TITLE)
    said = str(caught.value)
    assert "nummer" in said
    assert all(part in said for part in ("tweede (verordening", "tweede.txt", "derde.txt"))
    assert "eerste.txt" not in said
    assert "\n" not in said
