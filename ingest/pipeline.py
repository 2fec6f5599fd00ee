"""From a file to its documents: every step a pure function, issues collected on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from corpus.errors import FileEmpty, FileMissing, NotAnOrdinance
from corpus.model import Document, LeftOut, Parsed, Source
from ingest.facts import with_facts
from ingest.layout.aligned import with_aligned_tables
from ingest.layout.damage import damage_issues
from ingest.layout.flat import unfolded
from ingest.layout.furniture import set_apart
from ingest.layout.lines import Line, Reading
from ingest.layout.paragraphs import vocabulary_of
from ingest.layout.repair import repair
from ingest.layout.tables import footnotes, without_layout_tables
from ingest.norms import with_norms
from ingest.readers import read as read_bytes
from ingest.references import with_references
from ingest.references.links import with_links
from ingest.tree.documents import build_document
from ingest.tree.headings import headings, turn
from ingest.tree.segment import Segment, segment

__all__ = ["enriched", "parse_bytes", "parse_file"]

Progress = Callable[[int, int], None]


def _quiet(_done: int, _total: int) -> None:
    """Report nothing."""


def parse_file(path: Path | str, progress: Progress = _quiet) -> Parsed:
    """Read a file into its documents; ``progress(done, total)`` counts pages.

    Raises ``InputError`` with one Dutch sentence when the file cannot be read or holds no
    council paper.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(f"Het bestand '{path}' bestaat niet; controleer de naam.") from None
    except IsADirectoryError:
        raise FileMissing(f"'{path}' is een map; geef een bestand op.") from None
    except OSError as error:
        raise FileMissing(f"Het bestand '{path}' is niet te lezen ({error.strerror}).") from error
    return parse_bytes(data, path.name, progress)


def parse_bytes(data: bytes, name: str, progress: Progress = _quiet) -> Parsed:
    """Read the bytes of a file called ``name`` into its documents; raises as ``parse_file``."""
    if not data.strip():
        raise FileEmpty(f"Het bestand '{name}' is leeg; kies een bestand met tekst.")
    reading = read_bytes(data, name, progress=progress)
    sha256 = hashlib.sha256(data).hexdigest()
    documents = reading.documents or _documents(reading, name)
    numbered = [
        replace(document, id=_identifier(sha256, position, len(documents)))
        for position, document in enumerate(documents, start=1)
    ]
    source = Source(file=name, sha256=sha256, media_type=reading.media_type, pages=reading.pages)
    return Parsed(source=source, documents=tuple(enriched(document) for document in numbered))


def _identifier(sha256: str, position: int, total: int) -> str:
    return sha256[:12] if total == 1 else f"{sha256[:12]}-{position}"


def enriched(document: Document) -> Document:
    """Return a document that has its tree and notes with its facts, references and norms.

    References that the source itself links (official XML) are merged with those of its words.
    """
    read = with_references(with_facts(document))
    return with_norms(with_links(read, document.references))


def _documents(reading: Reading, name: str) -> tuple[Document, ...]:
    read = with_aligned_tables(set_apart(unfolded(reading.lines)))
    lines = repair(without_layout_tables(read))
    segments = segment([line for line in lines if line.role != "footnote"])
    if not any(part.kind != "overig" or _has_turns(part) for part in segments):
        raise NotAnOrdinance(
            f"In '{name}' is geen verordening of ander raadsstuk herkend; "
            "controleer of dit het juiste bestand is."
        )
    vocabulary = vocabulary_of(lines)
    documents = [build_document(part, vocabulary) for part in segments]
    documents = _with_remarks(_with_footnotes(documents, lines), lines)
    first = replace(documents[0], issues=(*reading.issues, *documents[0].issues))
    return (first, *documents[1:])


def _has_turns(part: Segment) -> bool:
    return any(turn(line.text) or headings(line.text) for line in part.head)


def _with_lines(
    documents: Sequence[Document], lines: Sequence[Line]
) -> Iterator[tuple[Document, list[Line]]]:
    """Yield each document with its lines; what stands above the first goes with it."""
    starts = [0, *(document.line or 0 for document in documents[1:])]
    for document, start, end in zip(documents, starts, [*starts[1:], None], strict=True):
        yield (
            document,
            [line for line in lines if line.number >= start and (end is None or line.number < end)],
        )


def _with_remarks(documents: Sequence[Document], lines: Sequence[Line]) -> list[Document]:
    """Report damage and what was mended, and keep the lines that are no text."""
    return [
        replace(
            document,
            issues=(
                *document.issues,
                *damage_issues(within),
            ),
            left_out=tuple(
                LeftOut(text=line.raw or line.text, page=line.page, line=line.number)
                for line in within
                if line.role == "furniture"
            ),
        )
        for document, within in _with_lines(documents, lines)
    ]


def _with_footnotes(documents: Sequence[Document], lines: Sequence[Line]) -> list[Document]:
    """Keep the footnotes of each document behind its text."""
    found: list[Document] = []
    for document, within in _with_lines(documents, lines):
        notes = footnotes(within)
        tree = document.tree
        if notes is not None:
            tree = replace(tree, children=(*tree.children, notes))
        found.append(replace(document, tree=tree))
    return found
