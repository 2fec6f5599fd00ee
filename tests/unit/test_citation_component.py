"""The spaCy component holds the same as the plain function, and the plain road needs no spaCy."""

from __future__ import annotations

import subprocess
import sys

import spacy

from corpus.citations import find
from corpus.citations.component import NAME

TEXT = "Gelet op artikel 10d, derde lid, van de Participatiewet en de artikelen 4:25 en 4:27 Awb."


def test_component_and_function_give_the_same() -> None:
    pipeline = spacy.blank("nl")
    pipeline.add_pipe(NAME)
    doc = pipeline(TEXT)
    assert doc._.references == find(TEXT)
    assert [span.text for span in doc._.reference_spans] == [item.text for item in find(TEXT)]


def test_finding_does_not_load_spacy() -> None:
    code = (
        "import sys; from corpus.citations import find; find('artikel 10d Pw');"
        "sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
