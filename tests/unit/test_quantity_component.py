"""spaCy's Matcher over lemmas finds the quantities that the command line finds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from corpus import demo
from corpus.quantities import find_quantities
from corpus.quantities.component import NAME
from tests.unit.test_norms import CASES, NONE
from tests.unit.texts import texts

DEMONSTRATIONS = sorted(
    path for path in demo.file("").iterdir() if path.suffix in (".txt", ".pdf", ".docx", ".odt")
)
SOUP = """80t/m 27-jarige zestienjarigen tweemaal nu eenmaal € €500 EUR 1.250,50 1 00 2 ½ een één
anderhalf half en of tot maximaal ten minste niet meer dan zes (6) aaneengesloten volgende maanden
maand werkdagen 6maanden uur uur/week per week 3x × x in de helft een derde deel van miljoen euro
10% euro's fte keer artikel lid 7, 9.00 17.00 . , ; : - leeftijd jaar oud personen"""
BLANKS = (" ", "", "  ", "\n")


@pytest.fixture(scope="module")
def pipeline() -> Language:
    blank = spacy.blank("nl")
    blank.add_pipe(NAME)
    return blank


@pytest.mark.parametrize("text", [*(case[0] for case in CASES), *NONE])
def test_both_find_the_same_in_every_labelled_sentence(pipeline: Language, text: str) -> None:
    doc = pipeline(text)
    assert doc.text == text
    assert doc._.quantities == find_quantities(text)


@pytest.mark.parametrize("path", DEMONSTRATIONS, ids=lambda path: path.name)
def test_both_find_the_same_in_the_demonstration_documents(pipeline: Language, path: Path) -> None:
    for text in texts(path):
        assert pipeline(text)._.quantities == find_quantities(text), text


@given(st.lists(st.tuples(st.sampled_from(SOUP.split()), st.sampled_from(BLANKS)), max_size=12))
def test_both_find_the_same_in_keyword_soup(
    pipeline: Language, words: list[tuple[str, str]]
) -> None:
    text = "".join(word + blank for word, blank in words)
    assert pipeline(text)._.quantities == find_quantities(text)


def test_a_unit_has_the_first_of_its_forms_as_lemma(pipeline: Language) -> None:
    doc = pipeline("binnen tien werkdagen, 24uur of 10procent")
    assert [token.lemma_ for token in doc if token.lemma_] == ["werkdag", "uur", "%"]
    assert [(one.value, one.unit) for one in doc._.quantities] == [
        (10, "dag"),
        (24, "uur"),
        (10, "%"),
    ]


def test_finding_does_not_load_spacy() -> None:
    code = (
        "import sys; from corpus.quantities import find_quantities; find_quantities('3 weken');"
        "sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
