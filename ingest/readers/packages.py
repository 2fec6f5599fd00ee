"""Zipped packages (docx, odt): their parts, read within bounds and without outside entities."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from corpus.errors import FileEncrypted, FileTooLarge, FileUnreadable
from ingest.readers.limits import LIMITS
from ingest.readers.markup import safe_parser

if TYPE_CHECKING:
    from zipfile import ZipFile

__all__ = ["OLD_OFFICE", "Package", "has_member"]

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # also wraps packages with a password


def has_member(data: bytes, name: str) -> bool:
    """Say whether the bytes are a zip that has a part of this name."""
    import zipfile

    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return name in archive.NameToInfo
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


class Package:
    """The parts of a zipped document.

    Raises ``FileUnreadable`` for a damaged zip, ``FileEncrypted`` for one with a password and
    ``FileTooLarge`` for one that would unpack to more than the limits allow.
    """

    def __init__(self, data: bytes, file_name: str) -> None:
        import zipfile

        self._file_name = file_name
        try:
            self._archive: ZipFile = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise FileUnreadable(self._damaged()) from None
        members = self._archive.infolist()
        if any(member.flag_bits & 1 for member in members):
            raise FileEncrypted(
                f"'{file_name}' is beveiligd met een wachtwoord; sla het zonder wachtwoord op en "
                "lees het opnieuw in."
            )
        if len(members) > LIMITS.members or sum(m.file_size for m in members) > (
            LIMITS.expanded_bytes
        ):
            raise FileTooLarge(self._swells())

    def has(self, name: str) -> bool:
        """Say whether the package has a part of this name."""
        return name in self._archive.NameToInfo

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; raises as the class says, also for a missing part."""
        import zipfile

        try:
            member = self._archive.getinfo(name)
            most = min(LIMITS.expanded_bytes, max(1_000_000, LIMITS.expansion * len(self)))
            with self._archive.open(member) as part:
                content = part.read(most + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            KeyError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ):
            raise FileUnreadable(self._damaged()) from None
        if len(content) > most:
            raise FileTooLarge(self._swells())
        return content

    def xml(self, name: str) -> Any:
        """Return the root element of an XML part; raises as the class says, also for bad XML."""
        from lxml import etree

        content = self.read(name)
        if len(content) > LIMITS.part_bytes:
            raise FileTooLarge(
                f"De tekst in '{self._file_name}' is groter dan {LIMITS.part_bytes // 1_000_000} "
                "MB; splits het bestand en lees de delen."
            )
        try:
            return etree.fromstring(content, safe_parser())
        except (etree.XMLSyntaxError, ValueError):
            raise FileUnreadable(self._damaged()) from None

    def __len__(self) -> int:
        """Return the packed size of all parts in bytes."""
        return sum(member.compress_size for member in self._archive.infolist())

    def _damaged(self) -> str:
        return (
            f"'{self._file_name}' is beschadigd en kan niet worden uitgepakt; haal het bestand "
            "opnieuw op of sla het opnieuw op."
        )

    def _swells(self) -> str:
        return (
            f"'{self._file_name}' wordt uitgepakt groter dan {LIMITS.expanded_bytes // 1_000_000} "
            "MB; zo'n bestand wordt niet gelezen. Sla het opnieuw op zonder bijlagen of plaatjes."
        )
