"""Both finders of quantities find the same in every text of the real documents."""

from __future__ import annotations

from pathlib import Path

import spacy

from corpus.quantities import find_quantities
from corpus.quantities.component import NAME
from tests.unit.texts import texts


def test_both_finders_agree_on_real_texts(shared: Path) -> None:
    pipeline = spacy.blank("nl")
    pipeline.add_pipe(NAME)
    files = [path for path in sorted((shared / "corpus").rglob("*")) if path.is_file()]
    found = 0
    for text in (text for path in files for text in texts(path)):
        quantities = find_quantities(text)
        assert pipeline(text)._.quantities == quantities, text
        found += len(quantities)
    assert found > 400
