"""Gemeenteblad XML: an official publication that holds a regulation or a notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from corpus.errors import NoText
from corpus.model import Document, LeftOut
from ingest.layout.lines import Line, Reading
from ingest.readers.markup import children, find, line_of, local, parse_xml, root_name, words
from ingest.readers.official import kind_of, read_regulation, text_lines

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["GemeentebladReader"]

_BODY = ("regeling-tekst",)


class GemeentebladReader:
    """Reads a publication in the XML of officielebekendmakingen.nl."""

    name = "gemeenteblad"

    def suitability(self, data: bytes, file_name: str) -> float:  # noqa: ARG002 - protocol
        """Return 1.0 for a file whose root element is ``officiele-publicatie``."""
        return 1.0 if root_name(data) == "officiele-publicatie" else 0.0

    def read(self, data: bytes, file_name: str, progress: Callable[[int, int], None]) -> Reading:
        """Read the regulation in the publication, or the lines of a notice without one.

        Raises ``FileUnreadable`` for damaged XML and ``NoText`` for a publication without words.
        """
        root = parse_xml(data, file_name)
        progress(1, 1)
        holders = [
            e for e in root.iter() if local(e) and next(children(e, *_BODY), None) is not None
        ]
        if holders:
            documents = tuple(_document(holder, root) for holder in holders)
            around = tuple(_around(root, holders))
            first = replace(documents[0], left_out=(*around, *documents[0].left_out))
            documents = (first, *documents[1:])
            return Reading(media_type="application/xml", documents=documents)
        lines = tuple(
            Line(text=token.words.text, number=token.line or 1, gap=2.0)
            for part in children(root)
            if local(part) != "metadata"
            for token in text_lines(part)
        )
        if not lines:
            raise NoText(f"'{file_name}' bevat geen tekst; haal de publicatie opnieuw op.")
        return Reading(media_type="application/xml", lines=lines)


def _document(holder: Element, root: Element) -> Document:
    above = holder.getparent()
    scopes = [scope for scope in (holder, above) if scope is not None]
    printed = [find(scope, "intitule") for scope in scopes]
    printed += [find(scope, "kop", "titel") for scope in scopes]
    titles = [words(element).text for element in printed]
    titles += [meta.get("content", "") for meta in root.iter("{*}meta", "meta") if _is_title(meta)]
    title = next(filter(None, titles), "")
    own = next((element for element in printed if words(element).text), None)
    found = read_regulation(holder, title=own)
    return Document(
        id="",
        kind=kind_of(title),
        title=title,
        tree=found.tree,
        notes=found.notes,
        references=found.references,
        issues=found.issues,
        left_out=found.left_out,
        line=line_of(holder),
    )


def _around(root: Element, holders: Sequence[Element]) -> Iterator[LeftOut]:
    """Yield the masthead of the gazette, which is no text of a regulation."""
    inside = [part for holder in holders for part in (holder, *holder.iterancestors())]
    for part in children(root):
        text = words(part).text if local(part) != "metadata" and part not in inside else ""
        if text:
            yield LeftOut(text=text, line=line_of(part))


def _is_title(meta: Element) -> bool:
    return meta.get("name", "").lower() in ("dc.title", "dcterms.title")
