"""BWB XML: a version (toestand) of a statute as published on wetten.overheid.nl.

The whole statute is one document of kind "wet", so that references to it can be resolved.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from corpus.errors import NotAnOrdinance
from corpus.model import Document, InForce
from ingest.layout.lines import Reading
from ingest.readers.markup import children, find, parse_xml, root_name, words
from ingest.readers.official import iso_date, read_regulation

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["BwbReader"]

_TEXTS = ("wet-besluit", "regeling", "circulaire", "verdrag")


class BwbReader:
    """Reads a statute in BWB XML."""

    name = "bwb"

    def suitability(self, data: bytes, file_name: str) -> float:  # noqa: ARG002 - protocol
        """Return 1.0 for a file whose root element is ``toestand``."""
        return 1.0 if root_name(data) == "toestand" else 0.0

    def read(self, data: bytes, file_name: str, progress: Callable[[int, int], None]) -> Reading:
        """Read the statute.

        Raises ``FileUnreadable`` for damaged XML and ``NotAnOrdinance`` for a file without text.
        """
        root = parse_xml(data, file_name)
        document = _document(root)
        if not document.tree.children:
            raise NotAnOrdinance(
                f"In '{file_name}' staat geen wettekst; haal het bestand opnieuw op bij de bron."
            )
        progress(1, 1)
        return Reading(media_type="application/xml", documents=(document,))


def _document(root: Element) -> Document:
    law = find(root, "wetgeving")
    law = law if law is not None else root
    number = root.get("bwb-id", "").upper()
    start = root.get("inwerkingtreding") or law.get("inwerkingtredingsdatum") or ""
    text = next(children(law, *_TEXTS), law)
    found = read_regulation(text, number, find(law, "intitule"))
    full = words(find(law, "intitule")).text
    cited = words(find(law, "citeertitel")).text
    return Document(
        id=number,
        kind="wet",
        title=cited or full or number,
        citation_title=cited or None,
        in_force=InForce(date=iso_date(start)),
        tree=found.tree,
        notes=found.notes,
        references=found.references,
        issues=found.issues,
        left_out=found.left_out,
        line=1,
    )
