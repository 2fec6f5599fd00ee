"""An answer shows the paragraph that departs from the saving it rests on."""

from __future__ import annotations

from compare.time.applies import applies
from corpus import demo
from ingest.pipeline import parse_file


def test_what_departs_from_the_rule_is_shown_beside_it() -> None:
    documents = [parse_file(demo.file(name)).documents[0] for name in (demo.OLD_CLEAN, demo.NEW)]
    answer = applies(documents, "Lindervoort", "2023-05-01", "2025-06-30")
    places = [reason.at for reason in answer.because]
    assert places.index("26/2") == places.index("26/1") + 1
    assert "26/3" not in places
