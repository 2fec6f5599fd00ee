"""The JSON that leaves the program: plain values with the keys of the published contract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from pathlib import Path

    from compare.model import ArticleTable, TextRow
    from compare.time.applies import Answer as GoverningAnswer
    from compare.time.timeline import Timeline
    from corpus.addresses import Address
    from corpus.library import Entry
    from corpus.model import Document, Parsed, Provision
    from index.model import Answer
    from ui.results import (
        Alike,
        Amended,
        Checked,
        Cited,
        Comparison,
        Demonstration,
        Matrixed,
        Opened,
        Outcome,
        Tabled,
    )

__all__ = [
    "added",
    "alike",
    "amended",
    "checked",
    "cited",
    "compared",
    "demonstrated",
    "document",
    "encoded",
    "governed",
    "listed",
    "matrixed",
    "outcome",
    "parsed",
    "provision",
    "references",
    "removed",
    "searched",
    "shown",
    "side",
    "tabled",
    "texts",
    "timelines",
    "transposed",
]

_UNNUMBERED = {"regulation", "preamble", "closing", "text", "table"}


def encoded(value: object) -> bytes:
    """Return one JSON document, UTF-8, two spaces indent, with a final newline."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def parsed(result: Parsed) -> dict[str, Any]:
    """Return the JSON of ``parse``."""
    return {
        "schema": "waswordt.parse/1",
        "source": msgspec.to_builtins(result.source),
        "documents": [document(item) for item in result.documents],
    }


def document(item: Document) -> dict[str, Any]:
    """Return one document with its tree, notes, references, norms and issues."""
    value: dict[str, Any] = msgspec.to_builtins(item)
    value["tree"] = _node(item.tree)
    return value


def side(opened: Opened) -> dict[str, str]:
    """Return how a result names a document: its id and its title."""
    return {"id": opened.document.id, "title": opened.document.title}


def compared(result: Comparison) -> dict[str, Any]:
    """Return the JSON of ``compare``."""
    return {
        "old": side(result.old),
        "new": side(result.new),
        "matches": msgspec.to_builtins(result.alignment.matches),
    }


def tabled(result: Tabled) -> dict[str, Any]:
    """Return the JSON of ``table``."""
    return {
        "old": side(result.old),
        "new": side(result.new),
        "rows": msgspec.to_builtins(result.table.rows),
        "remarks": list(result.table.remarks),
    }


def transposed(result: Comparison, table: ArticleTable) -> dict[str, Any]:
    """Return the JSON of ``table --vorm artikelen``: from old to new, and back."""
    return {
        "old": side(result.old),
        "new": side(result.new),
        "from_old": msgspec.to_builtins(table.from_old),
        "from_new": msgspec.to_builtins(table.from_new),
    }


def texts(result: Comparison, rows: Sequence[TextRow]) -> dict[str, Any]:
    """Return the JSON of ``table --vorm teksten``."""
    return {
        "old": side(result.old),
        "new": side(result.new),
        "rows": msgspec.to_builtins(rows),
    }


def matrixed(found: Matrixed) -> dict[str, Any]:
    """Return the JSON of ``matrix``."""
    value: dict[str, Any] = msgspec.to_builtins(found.matrix)
    return value


def timelines(lines: Sequence[Timeline]) -> dict[str, Any]:
    """Return the JSON of ``timeline``."""
    return {"timelines": msgspec.to_builtins(lines)}


def governed(answer: GoverningAnswer) -> dict[str, Any]:
    """Return the JSON of ``applies``."""
    value: dict[str, Any] = msgspec.to_builtins(answer)
    return value


def amended(found: Amended) -> dict[str, Any]:
    """Return the JSON of ``apply``: the consolidated document, what was done and what was not."""
    return {
        "old": side(found.old),
        "amendment": side(found.amendment),
        "applied": msgspec.to_builtins(found.result.applied),
        "refused": msgspec.to_builtins(found.result.refused),
        "document": document(found.result.document),
    }


def added(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Return the JSON of ``add``: per file its documents, or why it was not read."""
    return {"files": [outcome(item) for item in outcomes]}


def listed(folder: Path, entries: Sequence[Entry]) -> dict[str, Any]:
    """Return the JSON of ``list``."""
    return {"library": str(folder), "documents": msgspec.to_builtins(entries)}


def removed(entry: Entry) -> dict[str, Any]:
    """Return the JSON of ``remove``: the document that is gone."""
    return {"removed": {"id": entry.id, "title": entry.title}}


def shown(opened: Opened) -> dict[str, Any]:
    """Return the JSON of ``show`` for a whole document."""
    return {
        "source": msgspec.to_builtins(opened.source),
        "document": document(opened.document),
    }


def provision(opened: Opened, at: Address, found: Sequence[Provision]) -> dict[str, Any]:
    """Return the JSON of ``show`` for one address: provisions, notes and references there."""
    from corpus.addresses import Address
    from ui.documents import notes_on

    return {
        "document": side(opened),
        "at": str(at),
        "provisions": [_node(node) for node in found],
        "notes": msgspec.to_builtins(notes_on(opened.document, at)),
        "references": [
            msgspec.to_builtins(reference)
            for reference in opened.document.references
            if at.contains(Address.parse(reference.at))
        ],
    }


def demonstrated(shown: Demonstration) -> dict[str, Any]:
    """Return the JSON of ``demo``: the table, and where library and Word file are."""
    return {
        "library": str(shown.library),
        "file": str(shown.file),
        "table": tabled(shown.table),
    }


def searched(found: Answer) -> dict[str, Any]:
    """Return the JSON of ``search``."""
    value: dict[str, Any] = msgspec.to_builtins(found)
    if found.facets is None:
        del value["facets"]
    return value


def references(opened: Opened) -> dict[str, Any]:
    """Return the JSON of ``refs``."""
    return {
        "document": side(opened),
        "references": msgspec.to_builtins(opened.document.references),
    }


def cited(found: Cited) -> dict[str, Any]:
    """Return the JSON of ``cited-by``."""
    return {
        "reference": {
            "text": found.text,
            "instrument": found.name,
            "instrument_id": found.instrument_id,
            "targets": msgspec.to_builtins(found.targets),
        },
        "citations": [
            {
                "document": {"id": item.document, "title": item.title},
                "at": item.at,
                "text": item.text,
                "match": item.match,
            }
            for item in found.citations
        ],
    }


def alike(found: Alike) -> dict[str, Any]:
    """Return the JSON of ``similar``."""
    return {
        "document": side(found.opened),
        "at": found.at,
        "hits": msgspec.to_builtins(found.hits),
    }


def checked(found: Checked) -> dict[str, Any]:
    """Return the JSON of ``check``."""
    return {
        "document": side(found.opened),
        "findings": msgspec.to_builtins(found.findings),
        "accepted": msgspec.to_builtins(found.accepted),
        "duties": [
            {
                "statute": item.duty.statute,
                "provision": item.duty.provision,
                "what": item.duty.what,
                "at": item.at,
                "regulated": item.regulated,
            }
            for item in found.duties
        ],
    }


def outcome(result: Outcome) -> dict[str, Any]:
    """Return what became of one file."""
    documents = result.parsed.documents if result.parsed else ()
    return {
        "file": result.file,
        "added": result.added or 0,
        "documents": [{"id": item.id, "title": item.title} for item in documents],
        "error": str(result.error) if result.error else None,
    }


def _node(node: Provision) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": node.kind}
    if node.kind not in _UNNUMBERED:
        value["number"] = node.number
    if node.heading is not None or node.kind in ("article", "chapter", "section"):
        value["heading"] = node.heading
    if node.kind != "regulation" or node.text:
        value["text"] = node.text
    for key in ("label", "page", "line"):
        if getattr(node, key) is not None:
            value[key] = getattr(node, key)
    if node.inferred:
        value["inferred"] = True
    if node.rows:
        value["rows"] = [list(row) for row in node.rows]
    value["children"] = [_node(child) for child in node.children]
    return value
