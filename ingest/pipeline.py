"""From a file to its documents: every step a pure function, issues collected on the way."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from corpus.errors import FileEmpty, FileMissing, NotAnOrdinance
from corpus.model import Document, Issue, Parsed, Provision, Source
from ingest.furniture import set_apart
from ingest.headings import headings, turn
from ingest.lines import Line, Reading
from ingest.notes import find_notes, noted_headings
from ingest.paragraphs import Vocabulary, join, vocabulary_of
from ingest.readers import read
from ingest.recover import cited_points
from ingest.repair import repair
from ingest.segment import Segment, segment
from ingest.structure import build_articles
from ingest.titles import find_paper_title, find_title, is_title_line

__all__ = ["parse_bytes", "parse_file"]

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
    reading = read(data, name, progress=progress)
    sha256 = hashlib.sha256(data).hexdigest()
    documents = reading.documents or _documents(reading, name)
    numbered = [
        replace(document, id=_identifier(sha256, position, len(documents)))
        for position, document in enumerate(documents, start=1)
    ]
    source = Source(file=name, sha256=sha256, media_type=reading.media_type, pages=reading.pages)
    return Parsed(source=source, documents=tuple(_enrich(document) for document in numbered))


def _identifier(sha256: str, position: int, total: int) -> str:
    return sha256[:12] if total == 1 else f"{sha256[:12]}-{position}"


def _enrich(document: Document) -> Document:
    """Find facts, references and norms in a document that has its tree and notes."""
    from importlib import import_module
    from importlib.util import find_spec

    for step in ("facts", "references", "norms"):
        if find_spec(f"ingest.{step}"):
            document = getattr(import_module(f"ingest.{step}"), f"with_{step}")(document)
    return document


def _documents(reading: Reading, name: str) -> tuple[Document, ...]:
    lines = repair(set_apart(reading.lines))
    segments = segment(lines)
    recognised = [
        part
        for part in segments
        if part.kind != "overig"
        or any(turn(line.text) or headings(line.text) for line in part.head)
    ]
    if not recognised:
        raise NotAnOrdinance(
            f"In '{name}' is geen verordening of ander raadsstuk herkend; "
            "controleer of dit het juiste bestand is."
        )
    vocabulary = vocabulary_of(lines)
    documents = [_document(part, vocabulary) for part in segments]
    first = replace(documents[0], issues=(*reading.issues, *documents[0].issues))
    return (first, *documents[1:])


def _document(part: Segment, vocabulary: Vocabulary) -> Document:
    if part.kind != "verordening":
        return _paper(part, vocabulary)
    cited = cited_points([*part.body, *part.notes])
    noted = noted_headings(part.notes, vocabulary)
    nodes, issues = build_articles(part.body, vocabulary, cited, noted)
    notes, note_issues = find_notes(part.notes, nodes, vocabulary)
    head = _block("preamble", part.head, vocabulary)
    closing = _block("closing", part.closing, vocabulary)
    first = (part.head or part.body)[0]
    return Document(
        id="",
        kind=part.kind,
        title=find_title(head.text if head else ""),
        tree=Provision(
            kind="regulation",
            children=(*((head,) if head else ()), *nodes, *((closing,) if closing else ())),
        ),
        notes=notes,
        issues=_ordered([*issues, *note_issues]),
        page=first.page,
        line=first.number,
    )


def _ordered(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    return tuple(sorted(issues, key=lambda issue: issue.line or 0))


def _block(kind: str, lines: Sequence[Line], vocabulary: Vocabulary) -> Provision | None:
    """Return preamble or closing as one provision; its paragraphs stand on lines of their own."""
    if not lines:
        return None
    text = "\n".join(join(group, vocabulary) for group in _paragraphs(lines))
    first = lines[0]
    return Provision(kind=kind, text=text, page=first.page, line=first.number)  # type: ignore[arg-type]


_SHORT = 50  # characters; a line this short before a capital is a line of its own
_ITEM = re.compile(r"^\W*([-–•»>®*]|\d{1,2}[.)]|[a-z][.)])\s|^[»>®•]")


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Group lines into paragraphs: white space, turns, list items and titles begin new ones."""
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        fresh = (
            before is None
            or line.gap >= 1.5
            or (turn(line.text) is not None and not _runs_on(before.text))
            or bool(_ITEM.match(line.text.strip()))
            or before.text.rstrip().endswith((".", ";", ":"))
            or (is_title_line(before.text) and not _ends_title(line.text))
            or (len(before.text.strip()) < _SHORT and line.text.strip()[0].isupper())
        )
        if fresh and not (before is not None and before.text.rstrip().endswith("-")):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _ends_title(text: str) -> bool:
    """Tell whether a line is the tail of a title that ran over: "2015", "2016 e.v."."""
    return len(text.strip()) < 30 and bool(re.match(r"^(\d{2} ?\d|[a-z(])", text.strip()))


def _runs_on(text: str) -> bool:
    """Tell whether a full line breaks off in the middle of a sentence."""
    return len(text.strip()) > 60 and not text.rstrip().endswith((".", ";", ":", ","))


def _paper(part: Segment, vocabulary: Vocabulary) -> Document:
    """Return a council paper without articles: its headings as sections, its text under them."""
    children: list[Provision] = []
    heading: Line | None = None
    texts: list[Provision] = []

    def flush() -> None:
        if heading is not None:
            children.append(
                Provision(
                    kind="section",
                    heading=heading.text.strip(),
                    children=tuple(texts),
                    page=heading.page,
                    line=heading.number,
                )
            )
        else:
            children.extend(texts)
        texts.clear()

    for group in _paragraphs(part.head):
        if len(group) == 1 and _is_paper_heading(group[0]):
            flush()
            heading = group[0]
            continue
        text = join(group, vocabulary)
        texts.append(Provision(kind="text", text=text, page=group[0].page, line=group[0].number))
    flush()
    first = part.head[0]
    return Document(
        id="",
        kind=part.kind,
        title=find_paper_title([line.text.strip() for line in part.head[:30]], part.kind),
        tree=Provision(kind="regulation", children=tuple(children)),
        page=first.page,
        line=first.number,
    )


def _is_paper_heading(line: Line) -> bool:
    text = line.text.strip()
    if len(text) > 90 or text.endswith((".", ";", ",", ":")) or not text[:1].isalnum():
        return False
    return (
        line.bold or text.isupper() or bool(re.match(r"^\d{1,2}(\.\d{1,2})*\.?\s+[A-ZÀ-Ý]", text))
    )
