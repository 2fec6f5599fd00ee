"""What people put right where a document was not read well: kept by name, applied at each reading.

Corrections stand beside the library, so that they survive that the same file is added again. They
are applied to what is read before it is stored: search, citations and tables then follow them.
Those of the article tree are applied in the order in which they were saved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

import msgspec
from msgspec.structs import replace

from corpus.addresses import located, normalise_number
from corpus.cuts import Cut, Joint, cut, join
from corpus.errors import UsageError
from corpus.model import Document, DocumentKind, Issue, Parsed, Provision, articles
from ui.edits import Edit, Edits
from ui.labels import spoken_date
from ui.moments import read_day

__all__ = [
    "FACTS",
    "Change",
    "Fact",
    "Naming",
    "article_items",
    "correct",
    "corrected",
    "corrections",
    "item_of",
    "revisions",
    "said",
]

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
_CUT = "splitsing in "
_JOINT = "samenvoeging in "
_NEW_KINDS = {"article": "artikel", "paragraph": "lid", "point": "onderdeel"}


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """The right number and heading of an article; an empty one stays as it is."""

    number: str = ""
    heading: str = ""


Change = str | Naming | Cut | Joint
"""The right words of a fact, or what is put right in an article."""


def article_items(document: Document) -> dict[str, Provision]:
    """Return the articles of a document by what their corrections are kept under: their line."""
    seen: Counter[int] = Counter()
    found = {}
    for article in articles(document.tree):
        line = article.line or 0
        seen[line] += 1
        again = f" ({seen[line]})" if seen[line] > 1 else ""
        found[f"{_ARTICLE}{line}{again}"] = article
    return found


def item_of(article: str, change: Naming | Cut | Joint) -> str:
    """Return what a change in an article is kept under, given a key of ``article_items``."""
    if isinstance(change, Naming):
        return article
    return f"{_CUT if isinstance(change, Cut) else _JOINT}{article}: {change.words}"


def said(item: str, edit: Edit) -> str:
    """Return a correction in Dutch words, with who made it and when."""
    if item.startswith(_CUT):
        made = msgspec.convert(edit.value, Cut)
        kind = _NEW_KINDS[made.kind]
        words = f"nieuw {kind} {made.number} {made.heading}".strip() + f" vanaf '{made.words}'"
    elif item.startswith(_JOINT):
        joint = msgspec.convert(edit.value, Joint)
        what = f"'{joint.words}'" if joint.words else item.removeprefix(_JOINT).strip(": ")
        words = f"gevoegd bij wat ervoor staat: {what}"
    elif item.startswith(_ARTICLE):
        naming = msgspec.convert(edit.value, Naming)
        words = f"{item}: {naming.number} {naming.heading}"
    else:
        shown = spoken_date(edit.value) if item == "in_force" else edit.value
        words = f"{FACTS.get(item, item)}: {shown}"  # type: ignore[call-overload]
    when = spoken_date(edit.moment.partition("T")[0])
    return f"{' '.join(words.split())} ({edit.who}, {when})"


def corrections(edits: Edits, document: str) -> dict[str, Edit]:
    """Return what was put right in a document, given by id: by fact, or by article."""
    return edits.all(_subject(document))


def revisions(edits: Edits, document: str) -> dict[str, int]:
    """Return how often each item was put right, taken back included; see ``correct``."""
    return edits.revisions(_subject(document))


def correct(  # noqa: PLR0913 - what, of which document, by whom
    edits: Edits,
    document: Document,
    item: str,
    change: Change | None,
    *,
    who: str,
    seen: int,
) -> None:
    """Keep a correction; None takes it back.

    Args:
        edits: those of the library.
        document: as it is now, with what was put right before.
        item: a key of ``FACTS``, or ``item_of`` a change in an article.
        change: what is right.
        who: who corrects.
        seen: the revision of the item that was shown, 0 when it had none.

    Raises:
        UsageError: the change cannot be right: no such kind, no date, no title, no such place.
        StaleEdit: another corrected the same in the meantime.
    """
    value: object = change
    if isinstance(change, str):
        _check(item, change.strip())
        value = read_day(change) if item == "in_force" else change.strip()
    elif change is not None:
        value = msgspec.to_builtins(change)
        _changed_tree(document, item, value)
    edits.save(_subject(document.id), item, value, who=who, seen=seen)


def corrected(parsed: Parsed, edits: Edits) -> Parsed:
    """Return what was read with the corrections of its documents applied.

    One that no longer fits what was read is reported as an issue of the document.
    """
    documents = tuple(_document(item, edits) for item in parsed.documents)
    return parsed if documents == parsed.documents else replace(parsed, documents=documents)


def _document(document: Document, edits: Edits) -> Document:
    found = corrections(edits, document.id)
    changed = document
    for item, edit in found.items():
        if item in FACTS:
            continue
        try:
            changed = _in_articles(changed, item, edit.value)
        except UsageError:
            changed = replace(changed, issues=(*changed.issues, _no_longer(item, edit)))
    if changed.tree != document.tree:
        changed = _read_again(changed)
    for item, edit in found.items():
        if item in FACTS:
            changed = _with_fact(changed, item, edit.value)
    return changed


def _no_longer(item: str, edit: Edit) -> Issue:
    return Issue(
        code="correction-without-place",
        severity="warning",
        message=f"Deze verbetering past niet meer op de tekst: {said(item, edit)}.",
    )


def _in_articles(document: Document, item: str, value: Mapping[str, Any]) -> Document:
    """Return a document with one change in its tree; notes and issues follow."""
    from ingest.tree.series import series_issues

    tree = _changed_tree(document, item, value)
    before, after = (series_issues(articles(one)) for one in (document.tree, tree))
    issues = [issue for issue in document.issues if issue not in before or issue in after]
    issues += [issue for issue in after if issue not in before and issue not in issues]
    changed = replace(document, tree=tree, issues=tuple(issues))
    return _with_notes(changed, dict(_moves(document.tree, tree)))


def _changed_tree(document: Document, item: str, value: Any) -> Provision:
    """Return the tree with one change in it. Raises ``UsageError`` when it has no such place."""
    key = item.removeprefix(_CUT).removeprefix(_JOINT).partition(": ")[0]
    article = article_items(document).get(key)
    if article is None:
        raise UsageError(f"In '{document.title}' staat geen {key}; kies een ander artikel.")
    if item.startswith(_CUT):
        return cut(document.tree, article, msgspec.convert(value, Cut))
    if item.startswith(_JOINT):
        return join(document.tree, article, msgspec.convert(value, Joint))
    return _named(document.tree, article, msgspec.convert(value, Naming))


def _named(node: Provision, article: Provision, naming: Naming) -> Provision:
    if node is article:
        return replace(
            node,
            number=normalise_number(naming.number) if naming.number else node.number,
            heading=naming.heading or node.heading,
            inferred=False,
        )
    return replace(node, children=tuple(_named(child, article, naming) for child in node.children))


def _moves(before: Provision, after: Provision) -> Iterator[tuple[str, str]]:
    """Yield the number of an article that is gone, with that of the article that has its words."""
    old, new = list(articles(before)), list(articles(after))
    kept = {article.number for article in new}
    for place, article in enumerate(old):
        if not article.number or article.number in kept:
            continue
        renamed = len(old) == len(new)
        heir = new[place] if renamed else new[max(0, place - 1)]
        if heir.number:
            yield article.number, heir.number


def _with_notes(document: Document, moves: Mapping[str, str]) -> Document:
    """Let notes follow the articles that they explain."""
    if not moves:
        return document

    def follow(target: str) -> str:
        number, slash, rest = target.partition("/")
        return f"{moves.get(number, number)}{slash}{rest}"

    notes = tuple(
        replace(note, targets=tuple(map(follow, note.targets))) for note in document.notes
    )
    return replace(document, notes=notes)


def _read_again(document: Document) -> Document:
    """Find facts, references and norms anew: they stand at numbers that may have changed."""
    from ingest.pipeline import enriched

    texts = [(str(item.address), item.provision.text) for item in located(document.tree)]
    linked = tuple(
        reference
        for reference in document.references
        if any(
            at == reference.at and text[reference.start : reference.end] == reference.text
            for at, text in texts
        )
    )
    return enriched(replace(document, references=linked))


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
