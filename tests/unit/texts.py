"""The texts of a file as the finders of norms see them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.addresses import located
from ingest.pipeline import parse_file

__all__ = ["texts"]


def texts(path: Path) -> Iterator[str]:
    """Yield every text of the documents of a file: provisions, cells and notes."""
    for document in parse_file(path).documents:
        for item in located(document.tree):
            yield item.provision.text
            yield from (cell for row in item.provision.rows for cell in row)
        yield from (note.text for note in document.notes)
