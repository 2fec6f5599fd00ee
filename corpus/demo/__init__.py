"""Demonstration documents: ordinances and a proposal of municipalities that do not exist."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

__all__ = [
    "NEW",
    "NEW_DOCX",
    "NEW_ODT",
    "NEW_TXT",
    "OLD",
    "OLD_CLEAN",
    "OTHER",
    "PROPOSAL",
    "PROPOSAL_DOCX",
    "file",
    "files",
]

OLD = "lindervoort-2019.txt"  # as a scanner read it
OLD_CLEAN = "lindervoort-2019-schoon.txt"
NEW = "lindervoort-2024.pdf"
NEW_DOCX = "lindervoort-2024.docx"
NEW_ODT = "lindervoort-2024.odt"
NEW_TXT = "lindervoort-2024.txt"
OTHER = "kolkenburg-2023.txt"
PROPOSAL = "lindervoort-raadsvoorstel-2024.txt"
PROPOSAL_DOCX = "lindervoort-raadsvoorstel-2024.docx"


def file(name: str) -> Path:
    """Return the path of one demonstration document, given one of the names above."""
    return Path(str(resources.files(__name__) / name))


def files() -> tuple[Path, ...]:
    """Return one file per document, oldest first: old, other, new, proposal."""
    return tuple(file(name) for name in (OLD, OTHER, NEW, PROPOSAL))
