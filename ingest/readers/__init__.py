"""Readers: from the bytes of a file to lines, or to documents where the format has a tree.

Each format is a module with one ``Reader``; ``READERS`` lists them by name. The reader that is
surest of the bytes reads them.
"""

from __future__ import annotations

from collections.abc import Callable

from corpus.errors import FileEmpty, FileUnreadable
from ingest.layout.lines import Reader, Reading
from ingest.readers.bwb import BwbReader
from ingest.readers.cvdr import CvdrReader
from ingest.readers.docx import DocxReader
from ingest.readers.gemeenteblad import GemeentebladReader
from ingest.readers.html import HtmlReader
from ingest.readers.limits import LIMITS, Limits, refuse_oversized
from ingest.readers.odt import OdtReader
from ingest.readers.other_xml import OtherXmlReader
from ingest.readers.pdf import PdfReader
from ingest.readers.stop_xml import StopReader
from ingest.readers.text import TextReader

__all__ = ["LIMITS", "READERS", "Limits", "choose", "read"]

READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (
        BwbReader(),
        CvdrReader(),
        GemeentebladReader(),
        StopReader(),
        HtmlReader(),
        PdfReader(),
        DocxReader(),
        OdtReader(),
        OtherXmlReader(),
        TextReader(),
    )
}


def _no_progress(_done: int, _total: int) -> None:
    """Report to nobody."""


def choose(data: bytes, file_name: str) -> Reader:
    """Return the reader that is surest of the bytes.

    Raises ``FileUnreadable`` when no reader knows the format.
    """
    scored = [(reader.suitability(data, file_name), reader) for reader in READERS.values()]
    sureness, best = max(scored, key=lambda pair: pair[0])
    if sureness <= 0:
        raise FileUnreadable(
            f"Het formaat van '{file_name}' wordt niet herkend; bewaar het stuk als pdf, docx, "
            "html, xml of platte tekst en lees het opnieuw in."
        )
    return best


def read(
    data: bytes, file_name: str, progress: Callable[[int, int], None] = _no_progress
) -> Reading:
    """Read a file: its bytes and its name (for messages and as a hint of the format).

    ``progress(done, total)`` is called as pages are read. Raises a subclass of ``InputError``,
    whose message is one Dutch sentence, when the bytes cannot be read.
    """
    if not data:
        raise FileEmpty(f"'{file_name}' is leeg; er staat niets in dat gelezen kan worden.")
    refuse_oversized(data, file_name, LIMITS.file_bytes)
    return choose(data, file_name).read(data, file_name, progress)
