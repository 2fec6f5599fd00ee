"""XML that holds no regulation we know: told by name instead of read as loose text."""

from __future__ import annotations

from collections.abc import Callable

from corpus.errors import FileUnreadable
from ingest.layout.lines import Reading
from ingest.readers.markup import local, parse_xml, root_name

__all__ = ["OtherXmlReader"]


class OtherXmlReader:
    """Refuses XML of another kind (search results, manifests, technical information)."""

    name = "xml"

    def suitability(self, data: bytes, file_name: str) -> float:
        """Return 0.55 for XML by its declaration or name: every reader that knows it is surer."""
        head = data[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        declared = head.startswith(b"<?xml") or file_name.lower().endswith(".xml")
        return 0.55 if declared and root_name(data) else 0.0

    def read(self, data: bytes, file_name: str, progress: Callable[[int, int], None]) -> Reading:
        """Raise ``FileUnreadable``: for damaged XML, else naming what the file holds."""
        root = parse_xml(data, file_name)
        progress(1, 1)
        raise FileUnreadable(
            f"'{file_name}' is XML van een soort die niet wordt gelezen ('{local(root)}'); haal de "
            "tekst van de regeling op als xml, html, pdf of docx."
        )
