"""Where official metadata and text disagree, and where they only seem to."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from corpus.model import Adoption, Document, InForce
from ingest.facts import with_facts
from tests.unit.trees import document

ARTICLES = (
    "Inwerkingtreding en citeertitel",
    [
        "Deze verordening treedt in werking op 1 maart 2019.",
        "Deze verordening wordt aangehaald als: Verordening werk 2019.",
    ],
)


def text(body: str = "Vaals") -> Document:
    return document(
        ARTICLES,
        preamble=f"De raad van de gemeente {body};",
        closing=f"Aldus vastgesteld in de vergadering van de raad van de gemeente {body} van 20 "
        "februari 2019.",
    )


def differing(official: Document) -> list[str]:
    facts = with_facts(official)
    assert with_facts(facts) == facts
    return [issue.message for issue in facts.issues if issue.code == "metadata-differs"]


@pytest.mark.parametrize(
    ("official", "words"),
    [
        (replace(text(), citation_title="Verordening werk 2018"), "als citeertitel"),
        (replace(text(), in_force=InForce(date="2019-02-28")), "in werking op 28 februari 2019"),
        (replace(text(), bodies=("Meerssen",)), "van Meerssen, volgens de tekst van Vaals"),
        (replace(text("Kolkenburg"), bodies=("Vaals",)), "volgens de tekst van Kolkenburg"),
        (
            replace(text(), bodies=("Vaals",), adopted=(Adoption("Vaals", "2019-01-20"),)),
            "vastgesteld op 20 januari 2019, volgens de tekst op 20 februari 2019",
        ),
    ],
)
def test_what_the_metadata_say_otherwise_is_told(official: Document, words: str) -> None:
    (message,) = differing(official)
    assert words in message


@pytest.mark.parametrize(
    "official",
    [
        replace(
            text(),
            citation_title="verordening Werk 2019",
            bodies=("Vaals",),
            in_force=InForce(date="2019-03-01"),
            adopted=(Adoption("Vaals", "2019-02-20"),),
        ),
        # the publication of a version as it was amended later
        replace(
            text(),
            bodies=("Vaals",),
            in_force=InForce(date="2021-06-01"),
            adopted=(Adoption("Vaals", "2021-05-20"),),
        ),
        # Uden went on in Maashorst
        replace(text("Uden"), bodies=("Maashorst",)),
        replace(text("Drechtsteden"), bodies=("Gemeenschappelijke regeling Drechtsteden",)),
    ],
)
def test_what_only_seems_to_differ_is_not(official: Document) -> None:
    assert differing(official) == []
