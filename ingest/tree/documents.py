"""From the lines of one segment to a document: an ordinance with its parts, or a council paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from corpus.model import Document, DocumentKind, Issue, Provision, ProvisionKind
from ingest.layout.lines import Line
from ingest.layout.paragraphs import Vocabulary, join
from ingest.layout.tables import take_tables
from ingest.tree.amendments import find_instructions
from ingest.tree.headings import container_heading, turn
from ingest.tree.notes import find_notes, noted_headings
from ingest.tree.recover import cited_points
from ingest.tree.segment import Segment
from ingest.tree.structure import build_articles
from ingest.tree.titles import find_paper_title, find_title, is_title_line, kind_by_title

__all__ = ["build_document"]


def build_document(part: Segment, vocabulary: Vocabulary) -> Document:
    """Return the document of a segment, without id and without what later steps find."""
    if part.kind != "verordening":
        return _paper(part, vocabulary)
    cited = cited_points([*part.body, *part.notes])
    noted = noted_headings(part.notes, vocabulary)
    nodes, issues = build_articles(part.body, vocabulary, cited, noted)
    notes, note_issues = find_notes(part.notes, nodes, vocabulary)
    head = _block("preamble", part.head, vocabulary)
    closing = _block("closing", part.closing, vocabulary)
    first = (part.head or part.body)[0]
    title = find_title(head.text if head else "")
    return Document(
        id="",
        kind=kind_by_title(title),
        title=title,
        tree=Provision(
            kind="regulation",
            children=(
                *((head,) if head else ()),
                *nodes,
                *((closing,) if closing else ()),
                *_annexes(part.annexes, vocabulary),
            ),
        ),
        notes=notes,
        amends=find_instructions(part.body, nodes, vocabulary),
        issues=_ordered([*issues, *note_issues]),
        page=first.page,
        line=first.number,
    )


def _ordered(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    return tuple(sorted(issues, key=lambda issue: issue.line or 0))


def _block(kind: ProvisionKind, lines: Sequence[Line], vocabulary: Vocabulary) -> Provision | None:
    """Return preamble or closing as one provision; its paragraphs stand on lines of their own."""
    if not lines:
        return None
    text, tables = take_tables(lines)
    words = "\n".join(join(group, vocabulary) for group in _paragraphs(text))
    return _place(kind, lines, text=words, children=tables)


# A point put to the vote: "in te stemmen met", "vast te stellen", "Instemmen met", "Akkoord gaan".
_DECIDES = re.compile(r"\bte\s+\w+en\b|^\d+\.?\s+(?:\w+en\s+met|Akkoord|Kennis)\b")


def _annexes(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Provision]:
    """Return the annexes: each has the line "Bijlage 1 Tarieven" as its heading."""
    if not lines:
        return []
    starts = [0]
    for index, line in enumerate(lines[1:], start=1):
        heading = container_heading(line.text)
        if heading is not None and heading.kind == "annex":
            starts.append(index)
    found = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        heading = container_heading(lines[start].text)
        body = _block("annex", lines[start + 1 : end], vocabulary)
        annex = body or _place("annex", lines[start:end])
        found.append(
            replace(
                annex,
                number=heading.number if heading else None,
                label=heading.label if heading else None,
                heading=(heading and heading.text) or lines[start].text.strip(),
                page=lines[start].page,
                line=lines[start].number,
            )
        )
    return found


_SHORT = 50  # characters; a line this short before a capital is a line of its own
_ITEM = re.compile(r"^\W*([-–•»>®*]|\d{1,2}[.)]|[a-z][.)])\s|^[»>®•]")


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Group lines into paragraphs: white space, turns, list items and titles begin new ones."""
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        if before is not None and before.role == line.role == "table":
            groups[-1].append(line)
            continue
        fresh = (
            before is None
            or before.role == "table"
            or line.role == "table"
            or before.role != line.role == "aside"
            or line.gap >= 1.5
            or (turn(line.text) is not None and not _runs_on(before.text))
            or bool(_ITEM.match(line.text.strip()))
            or before.text.rstrip().endswith((".", ";", ":"))
            or (turn(before.text) == "closing" and _ends_function(before.text))
            or (is_title_line(before.text) and not _ends_title(line.text))
            or (len(before.text.strip()) < _SHORT and line.text.strip()[0].isupper())
        )
        if fresh and not (before is not None and before.text.rstrip().endswith("-")):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _ends_function(text: str) -> bool:
    """Tell whether a line is the function of who signs, "de griffier,": the name stands below."""
    return len(text.strip()) < _SHORT and text.rstrip().endswith(",")


def _ends_title(text: str) -> bool:
    """Tell whether a line is the tail of a title that ran over: "2015", "2016 e.v."."""
    return len(text.strip()) < 30 and bool(re.match(r"^(\d{2} ?\d|[a-z(])", text.strip()))


def _runs_on(text: str) -> bool:
    """Tell whether a full line breaks off in the middle of a sentence."""
    return len(text.strip()) > 60 and not text.rstrip().endswith((".", ";", ":", ","))


def _paper(part: Segment, vocabulary: Vocabulary) -> Document:
    """Return a council paper without articles: its headings as sections, its text under them."""
    sections: list[tuple[Line | None, list[Provision]]] = [(None, [])]
    for group in _paragraphs(part.head):
        if len(group) == 1 and _is_paper_heading(group[0], part.kind):
            sections.append((group[0], []))
            continue
        lines, tables = take_tables(group)
        if lines:
            sections[-1][1].append(_place("text", lines, text=join(lines, vocabulary)))
        sections[-1][1].extend(tables)
    children: list[Provision] = sections[0][1]
    for heading, texts in sections[1:]:
        if heading is not None:
            title = heading.text.strip()
            children.append(_place("section", [heading], heading=title, children=tuple(texts)))
    return Document(
        id="",
        kind=part.kind,
        title=find_paper_title([line.text.strip() for line in part.head[:30]], part.kind),
        tree=Provision(kind="regulation", children=tuple(children)),
        page=part.head[0].page,
        line=part.head[0].number,
    )


def _place(kind: ProvisionKind, lines: Sequence[Line], **values: object) -> Provision:
    return Provision(kind=kind, page=lines[0].page, line=lines[0].number, **values)  # type: ignore[arg-type]


def _is_paper_heading(line: Line, kind: DocumentKind) -> bool:
    """Tell whether a line of a council paper is a heading, and no numbered point of a decision."""
    text = line.text.strip()
    if len(text) > 90 or text.endswith((".", ";", ",", ":")) or not text[:1].isalnum():
        return False
    numbered = re.match(r"^\d{1,2}(\.\d{1,2})*\.?\s+[A-ZÀ-Ý]", text) is not None
    if numbered and (kind == "raadsbesluit" or _DECIDES.search(text)):
        return False
    return line.bold or text.isupper() or numbered
