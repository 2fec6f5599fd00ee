"""What the terminal and the library page say of a document."""

from __future__ import annotations

from corpus.model import Document, Repeal
from ui.console import facts_of


def test_two_repealed_ordinances_of_one_name_are_told_apart_by_whose_they_are() -> None:
    title = "Re-integratieverordening 2017"
    paper = Document(
        id="x",
        kind="verordening",
        title="Re-integratieverordening Nieuwland 2023",
        repeals=(Repeal(title=title, body="Oudega"), Repeal(title=title, body="Westerveen")),
    )
    said = dict(facts_of(paper))["Trekt in"]
    assert said == f"{title} (Oudega); {title} (Westerveen)"
