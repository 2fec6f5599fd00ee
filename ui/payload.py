"""The JSON that leaves the program: plain values with the keys of the published contract."""

from __future__ import annotations

from typing import Any

import msgspec

from corpus.model import Document, Parsed, Provision
from ui.results import Comparison, Opened, Tabled

__all__ = ["compared", "document", "encoded", "parsed", "side", "tabled"]

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
