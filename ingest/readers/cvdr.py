"""CVDR XML: local regulations as published on lokaleregelgeving.overheid.nl.

The body holds preamble, regulation, closing, annexes and explanatory notes, the head the metadata
(title, citation title, body, dates, legal basis). Files of fifteen years differ in how they use
the elements; what the numbers say counts for more than the element they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from corpus.errors import NotAnOrdinance
from corpus.model import Adoption, Document, InForce, Issue
from ingest.headings import headings
from ingest.lines import Line, Reading
from ingest.readers.markup import children, find, local, parse_xml, root_name, words
from ingest.readers.nodes import Node, Token
from ingest.readers.official import (
    block,
    kind_of,
    note_lines,
    notes_on,
    split_notes,
    text_lines,
    tree_of,
)
from ingest.readers.regeling import articles_in_text, body_nodes, tokens_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["CvdrReader"]

_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")


class CvdrReader:
    """Reads a regulation in CVDR XML."""

    name = "cvdr"

    def suitability(self, data: bytes, file_name: str) -> float:  # noqa: ARG002 - protocol
        """Return 1.0 for a file whose root element is ``cvdr``."""
        return 1.0 if root_name(data) == "cvdr" else 0.0

    def read(self, data: bytes, file_name: str, progress: Callable[[int, int], None]) -> Reading:
        """Read the regulation with its notes, facts and links.

        Raises ``FileUnreadable`` for damaged XML and ``NotAnOrdinance`` for a file without text.
        """
        root = parse_xml(data, file_name)
        document = _document(root)
        if not document.tree.children:
            raise NotAnOrdinance(
                f"In '{file_name}' staat geen regeling, alleen gegevens erover; "
                "haal het bestand opnieuw op bij de bron."
            )
        progress(1, 1)
        return Reading(media_type="application/xml", documents=(document,))


def _document(root: Element) -> Document:
    facts = _facts(root)
    regulation = find(root, "body", "regeling")
    parts = {local(part): part for part in children(regulation)} if regulation is not None else {}
    preamble = list(tokens_of(parts["aanhef"])) if "aanhef" in parts else []
    preamble, noted = split_notes(preamble)
    body = body_nodes(children(parts["regeling-tekst"])) if "regeling-tekst" in parts else []
    issues: list[Issue] = []
    if not _has_words(body):
        preamble, body = _out_of_preamble(preamble)
        issues.append(_misplaced(bool(body)))
    closing = text_lines(parts["regeling-sluiting"]) if "regeling-sluiting" in parts else []
    annexes = [] if regulation is None else body_nodes(children(regulation, "bijlage"))
    nodes = [block("preamble", preamble), *body, block("closing", closing), *annexes]
    tree, references = tree_of(nodes)
    return Document(
        id=facts.get("identifier", ""),
        kind=kind_of(facts.get("title", ""), facts.get("isRatifiedBy", "")),
        title=facts.get("title", "") or words(find(root, "body", "intitule")).text,
        citation_title=facts.get("alternative"),
        bodies=tuple(filter(None, [facts.get("creator")])),
        adopted=_adopted(facts),
        in_force=InForce(
            date=_date(facts, "inwerkingtredingDatum"),
            retroactive_to=_date(facts, "terugwerkendekrachtDatum"),
        ),
        legal_basis=tuple(_legal_basis(root)),
        tree=tree,
        notes=notes_on(tree, [*noted, *_notes(regulation)]),
        references=references,
        issues=tuple(issues),
        line=1,
    )


def _has_words(nodes: list[Node]) -> bool:
    return any(
        node.done is not None or node.words.text or node.heading or _has_words(node.children)
        for node in nodes
    )


def _out_of_preamble(preamble: list[Token]) -> tuple[list[Token], list[Node]]:
    """Find the articles in a preamble that holds the whole regulation (some 1 in 70 files)."""
    for position, token in enumerate(preamble):
        found = headings(token.words.text) if token.label is None else ()
        if found and found[0].number in ("1", "1.1", "1:1", "i"):
            return preamble[:position], articles_in_text(preamble[position:])
    return preamble, []


def _misplaced(found: bool) -> Issue:
    rest = (
        "de artikelen zijn daaruit gehaald."
        if found
        else "er zijn geen artikelen in gevonden; de tekst staat in de aanhef."
    )
    return Issue(
        code="text-in-preamble",
        severity="warning",
        at="aanhef",
        message=f"In de bron staat de tekst van de regeling in de aanhef; {rest}",
    )


def _notes(regulation: Element | None) -> list[Line]:
    return [] if regulation is None else note_lines(list(children(regulation, "nota-toelichting")))


def _facts(root: Element) -> dict[str, str]:
    """Return the metadata by local name, the first of each."""
    meta = find(root, "meta")
    found: dict[str, str] = {}
    for element in meta.iter() if meta is not None else ():
        name, text = local(element), words(element).text
        if name and text and len(element) == 0:
            found.setdefault(name, text)
    number = found.get("identifier", "")
    if number[:1].isdigit():
        found["identifier"] = f"CVDR{number}"
    return found


def _date(facts: dict[str, str], name: str) -> str | None:
    value = facts.get(name, "")
    return value if _DATE.match(value) else None


def _adopted(facts: dict[str, str]) -> tuple[Adoption, ...]:
    date, body = _date(facts, "issued"), facts.get("creator")
    return (Adoption(body, date),) if date and body else ()


def _legal_basis(root: Element) -> Iterator[str]:
    """Yield the legal basis (grondslag): in CVDR the element ``source``, one for each."""
    meta = find(root, "meta")
    for source in meta.iter("{*}source") if meta is not None else ():
        text = words(source).text
        if text:
            yield text
