"""CVDR XML: local regulations as published on lokaleregelgeving.overheid.nl.

The body holds preamble, regulation, closing, annexes and explanatory notes, the head the metadata
(title, citation title, body, dates, legal basis). Files of fifteen years differ in how they use
the elements; what the numbers say counts for more than the element they stand in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from corpus.dates import in_words
from corpus.errors import NotAnOrdinance
from corpus.model import Adoption, Document, InForce, Issue
from ingest.layout.lines import Reading
from ingest.readers.markup import find, local, parse_xml, root_name, words
from ingest.readers.official import iso_date, kind_of, read_regulation

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["CvdrReader"]


class CvdrReader:
    """Reads a regulation in CVDR XML."""

    name = "cvdr"

    def suitability(self, data: bytes, file_name: str) -> float:  # noqa: ARG002 - protocol
        """Return 1.0 for a file whose root element is ``cvdr``."""
        return 1.0 if root_name(data) == "cvdr" else 0.0

    def read(self, data: bytes, file_name: str, progress: Callable[[int, int], None]) -> Reading:
        """Read the regulation with its notes, facts and links.

        Raises ``FileUnreadable`` for damaged XML and ``NotAnOrdinance`` for a file without text.
        """
        root = parse_xml(data, file_name)
        document = _document(root)
        if not document.tree.children:
            raise NotAnOrdinance(
                f"In '{file_name}' staat geen regeling, alleen gegevens erover; "
                "haal het bestand opnieuw op bij de bron."
            )
        progress(1, 1)
        return Reading(media_type="application/xml", documents=(document,))


def _document(root: Element) -> Document:
    facts = _facts(root)
    own = facts.get("identifier", "").split("_")[0] or None
    found = read_regulation(find(root, "body", "regeling"), own, find(root, "body", "intitule"))
    return Document(
        id=facts.get("identifier", ""),
        kind=kind_of(facts.get("title", ""), facts.get("isRatifiedBy", "")),
        title=facts.get("title", "") or words(find(root, "body", "intitule")).text,
        citation_title=facts.get("alternative"),
        bodies=tuple(filter(None, [facts.get("creator")])),
        adopted=_adopted(facts),
        in_force=InForce(
            date=iso_date(facts.get("inwerkingtredingDatum")),
            retroactive_to=iso_date(facts.get("terugwerkendekrachtDatum")),
        ),
        legal_basis=tuple(_legal_basis(root)),
        tree=found.tree,
        notes=found.notes,
        references=found.references,
        issues=(*_ended(facts), *found.issues),
        left_out=found.left_out,
        line=1,
    )


def _facts(root: Element) -> dict[str, str]:
    """Return the metadata by local name, the first of each."""
    meta = find(root, "meta")
    found: dict[str, str] = {}
    for element in meta.iter() if meta is not None else ():
        name, text = local(element), words(element).text
        if name and text and len(element) == 0:
            found.setdefault(name, text)
    number = found.get("identifier", "")
    if number[:1].isdigit():
        found["identifier"] = f"CVDR{number}"
    return found


def _adopted(facts: dict[str, str]) -> tuple[Adoption, ...]:
    date, body = iso_date(facts.get("issued")), facts.get("creator")
    return (Adoption(body, date),) if date and body else ()


def _ended(facts: dict[str, str]) -> tuple[Issue, ...]:
    """Say when the publisher holds the regulation for repealed: the text itself cannot tell."""
    date = iso_date(facts.get("uitwerkingtredingDatum"))
    if date is None:
        return ()
    return (
        Issue(
            code="ended",
            severity="info",
            message=f"Volgens de bron geldt deze regeling niet meer sinds {in_words(date)}.",
        ),
    )


def _legal_basis(root: Element) -> Iterator[str]:
    """Yield the legal basis (grondslag): in CVDR the element ``source``, one for each."""
    meta = find(root, "meta")
    for source in meta.iter("{*}source") if meta is not None else ():
        text = words(source).text
        if text:
            yield text
