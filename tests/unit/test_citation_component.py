"""The spaCy component holds the same as the documents do, and the plain road needs no spaCy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from corpus import demo
from corpus.citations import Citation, find
from corpus.citations.component import NAME
from corpus.model import Document, Reference
from ingest.pipeline import parse_file
from ingest.references import passages

TEXT = "Gelet op artikel 10d, derde lid, Pw/IOAW; en artikel 4:25 Awb.Verder artikel 8, onder b."
DEMONSTRATIONS = sorted(
    path for path in demo.file("").iterdir() if path.suffix in (".txt", ".pdf", ".docx", ".odt")
)


@pytest.fixture(scope="module")
def pipeline() -> Language:
    blank = spacy.blank("nl")
    blank.add_pipe(NAME)
    return blank


def test_component_and_function_give_the_same(pipeline: Language) -> None:
    doc = pipeline(TEXT)
    assert doc.text == TEXT
    assert doc._.references == find(TEXT)
    assert [span.text for span in doc._.reference_spans] == [item.text for item in find(TEXT)]


def agree(reference: Reference, citation: Citation) -> bool:
    """Tell whether a reference is a citation as it stands, or with its article filled in."""
    said = [target.paragraph or target.point for target in citation.targets]
    resolved = [target.paragraph or target.point for target in reference.targets]
    if reference.status == "ambiguous" or citation.ranges or citation.doubtful:
        return True  # a tree fills in a range, and settles or leaves open what was misread
    return reference.targets == citation.targets or (bool(citation.anchor) and said == resolved)


def documents(path: Path) -> tuple[Document, ...]:
    return parse_file(path).documents


@pytest.mark.parametrize("path", DEMONSTRATIONS, ids=lambda path: path.name)
def test_every_reference_of_a_document_is_one_of_the_component(
    path: Path, pipeline: Language
) -> None:
    """Each stands in the doc of its passage, with its words, its targets and whole tokens."""
    for document in documents(path):
        held: dict[tuple[str, int, str], Citation] = {}
        for passage in passages(document):
            doc = pipeline(passage.text)
            assert doc._.references == find(passage.text)
            assert len(doc._.reference_spans) == len(doc._.references)
            for span, citation in zip(doc._.reference_spans, doc._.references, strict=True):
                assert span.text == citation.text
                held[passage.at, citation.start, " ".join(citation.text.split())] = citation
        for reference in document.references:
            citation = held[reference.at, reference.start, reference.text]
            assert citation.end == reference.end
            assert agree(reference, citation), reference


def test_finding_does_not_load_spacy() -> None:
    code = (
        "import sys; from corpus.citations import find; find('artikel 10d Pw');"
        "sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
