"""STOP XML: decisions and regulations in the standard of the Omgevingswet and the LVBB.

A file holds one or more texts, each an element with a ``Lichaam`` (body): the decision and the
regulations it adopts (``AanleveringBesluit``), or a consolidated regulation (``Consolidaties``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from corpus.errors import NotAnOrdinance
from corpus.model import Document, InForce
from ingest.layout.lines import Reading
from ingest.readers.markup import children, find, local, parse_xml, root_name, words
from ingest.readers.official import iso_date, kind_of, read_regulation

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["StopReader"]

_MARK = b"standaarden.overheid.nl/stop/imop/tekst"


class StopReader:
    """Reads STOP: every text with a body becomes a document."""

    name = "stop"

    def suitability(self, data: bytes, file_name: str) -> float:  # noqa: ARG002 - protocol
        """Return 0.95 for XML that uses the text namespace of STOP."""
        return 0.95 if _MARK in data and root_name(data) else 0.0

    def read(self, data: bytes, file_name: str, progress: Callable[[int, int], None]) -> Reading:
        """Read the texts of the file in order.

        Raises ``FileUnreadable`` for damaged XML and ``NotAnOrdinance`` for a file without text.
        """
        root = parse_xml(data, file_name)
        found = tuple(_document(holder, root) for holder in _holders(root))
        documents = tuple(document for document in found if document.tree.children)
        if not documents:
            raise NotAnOrdinance(
                f"In '{file_name}' staat geen regeling of besluit met tekst; "
                "kies het bestand waarin de tekst zelf staat."
            )
        progress(1, 1)
        return Reading(media_type="application/xml", documents=documents)


def _holders(root: Element) -> Iterator[Element]:
    for element in root.iter():
        if local(element) and find(element, "Lichaam") is not None:
            yield element


def _document(holder: Element, root: Element) -> Document:
    is_decision = local(holder).startswith("Besluit")
    facts = _metadata(root, "Besluit" if is_decision else "Regeling")
    found = read_regulation(holder, title=find(holder, "RegelingOpschrift"))
    title = words(find(holder, "RegelingOpschrift")).text or facts.get("officieleTitel", "")
    start = facts.get("juridischWerkendVanaf", "")
    return Document(
        id=facts.get("FRBRWork", ""),
        kind="raadsbesluit" if is_decision else kind_of(title, _decided_by(facts)),
        title=title,
        citation_title=None if is_decision else facts.get("citeertitel"),
        in_force=InForce(date=iso_date(start)),
        tree=found.tree,
        notes=found.notes,
        references=found.references,
        issues=found.issues,
        left_out=found.left_out,
        line=1,
    )


def _decided_by(facts: dict[str, str]) -> str:
    return "gemeenteraad" if "/gemeente/" in facts.get("eindverantwoordelijke", "") else ""


def _metadata(root: Element, of: str) -> dict[str, str]:
    """Return the metadata of the decision or of the regulation, by local name."""
    found: dict[str, str] = {}
    for element in root.iter():
        name = local(element)
        if name in (f"{of}Metadata", f"{of}Versie", f"{of}VersieInformatie"):
            for leaf in element.iter():
                if local(leaf) in _WANTED and len(leaf) == 0:
                    found.setdefault(local(leaf), words(leaf).text)
        elif name == "Tijdstempel":
            stamp = {local(child): words(child).text for child in children(element)}
            found.setdefault(stamp.get("soortTijdstempel", ""), stamp.get("datum", ""))
        elif name == "juridischWerkendVanaf" and len(element) == 0:
            found.setdefault(name, words(element).text)
    return found


_WANTED = ("officieleTitel", "citeertitel", "eindverantwoordelijke", "maker", "FRBRWork")
