"""What people put right where a document was not read well: kept by name, applied at each reading.

Corrections stand beside the library, so that they survive that the same file is added again. They
are applied to what is read before it is stored: search, citations and tables then follow them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from msgspec.structs import replace

from corpus.addresses import normalise_number
from corpus.errors import UsageError
from corpus.model import Document, DocumentKind, Parsed, Provision
from ui.edits import Edit, Edits
from ui.moments import read_day

__all__ = ["FACTS", "Fact", "article_item", "correct", "corrected", "corrections", "seen_of"]

Fact = Literal["title", "citation_title", "kind", "bodies", "in_force"]
FACTS: Mapping[Fact, str] = {
    "title": "Titel",
    "citation_title": "Citeertitel",
    "kind": "Soort",
    "bodies": "Gemeenten (met een komma ertussen)",
    "in_force": "In werking op (1 juli 2024)",
}
"""What can be put right of a document as a whole, as the user sees it."""

_ARTICLE = "artikel op regel "


def article_item(provision: Provision) -> str:
    """Return what the correction of an article is kept under: the line it stands on."""
    return f"{_ARTICLE}{provision.line}"


def corrections(edits: Edits, document: str) -> dict[str, Edit]:
    """Return what was put right in a document, given by id: by fact, or by article."""
    return edits.all(_subject(document))


def seen_of(edits: Edits, document: str, item: str) -> int:
    """Return how often an item was put right, to be passed to ``correct``."""
    return edits.revision(_subject(document), item)


def correct(  # noqa: PLR0913 - what, of which document, by whom
    edits: Edits,
    document: str,
    item: str,
    value: str | dict[str, str] | None,
    *,
    who: str,
    seen: int,
) -> None:
    """Keep a correction; None takes it back.

    Args:
        edits: those of the library.
        document: the id.
        item: a key of ``FACTS``, or ``article_item`` of an article.
        value: the right words; for an article its "number" and "heading".
        who: who corrects.
        seen: the revision that was shown.

    Raises:
        UsageError: the value cannot be right: no such kind, no date, no title.
        StaleEdit: another corrected the same in the meantime.
    """
    if isinstance(value, str):
        _check(item, value.strip())
        value = read_day(value) if item == "in_force" else value.strip()
    edits.save(_subject(document), item, value, who=who, seen=seen)


def corrected(parsed: Parsed, edits: Edits) -> Parsed:
    """Return what was read with the corrections of its documents applied."""
    documents = tuple(_document(item, edits) for item in parsed.documents)
    return parsed if documents == parsed.documents else replace(parsed, documents=documents)


def _document(document: Document, edits: Edits) -> Document:
    found = corrections(edits, document.id)
    if not found:
        return document
    articles = {item: edit.value for item, edit in found.items() if item.startswith(_ARTICLE)}
    if articles:
        document = _read_again(replace(document, tree=_tree(document.tree, articles)))
    for item, edit in found.items():
        if item not in articles:
            document = _with_fact(document, item, edit.value)
    return document


def _read_again(document: Document) -> Document:
    """Find facts, references and norms anew: they stand at numbers that may have changed."""
    from ingest.facts import with_facts
    from ingest.norms import with_norms
    from ingest.references import with_references

    return with_norms(with_references(with_facts(document)))


def _tree(node: Provision, articles: Mapping[str, dict[str, str]]) -> Provision:
    change = articles.get(article_item(node)) if node.kind == "article" else None
    if change:
        number, heading = change.get("number", ""), change.get("heading", "")
        node = replace(
            node,
            number=normalise_number(number) if number else node.number,
            heading=heading or node.heading,
        )
    children = tuple(_tree(child, articles) for child in node.children)
    return replace(node, children=children)


def _with_fact(document: Document, item: str, value: str) -> Document:
    if item == "bodies":
        names = tuple(name.strip() for name in value.split(",") if name.strip())
        return replace(document, bodies=names)
    if item == "in_force":
        return replace(document, in_force=replace(document.in_force, date=value, rule=None))
    return replace(document, **{item: value})


def _check(item: str, value: str) -> None:
    if item == "kind" and value not in get_args(DocumentKind):
        raise UsageError(f"'{value}' is geen soort document.")
    if item == "title" and not value:
        raise UsageError("Een document heeft een titel nodig.")


def _subject(document: str) -> str:
    return f"document:{document}"
