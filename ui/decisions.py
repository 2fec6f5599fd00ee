"""What people decide about a comparison and change in its table, kept in the library.

Documents are named by id, which follows from their content: a decision survives that the same
file is removed and added again.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from compare.checks.model import Finding
from ui.edits import Edit, Edits
from ui.export.edited import RowEdit

__all__ = [
    "KeptRow",
    "Ruling",
    "accept",
    "accepted",
    "finding_key",
    "keep_row",
    "row_edits",
    "row_revision",
    "rule",
    "ruling_revision",
    "rulings",
]


class Ruling(Struct, frozen=True, kw_only=True):
    """A decision about two articles: whether they belong together, who says so, and why."""

    belongs: bool
    why: str
    who: str
    moment: str
    revision: int


class KeptRow(Struct, frozen=True, kw_only=True):
    """A changed row of a table, with the revision it has."""

    edit: RowEdit
    revision: int
    moment: str


def rulings(edits: Edits, old: str, new: str) -> dict[tuple[str, str], Ruling]:
    """Return what people decided about pairs of articles (old, new) of two documents."""
    return {
        (edit.value["old"], edit.value["new"]): Ruling(
            belongs=edit.value["belongs"],
            why=edit.value["why"],
            who=edit.who,
            moment=edit.moment,
            revision=edit.revision,
        )
        for edit in edits.all(_pair(old, new)).values()
    }


def rule(  # noqa: PLR0913 - a decision is about a pair of pairs
    edits: Edits,
    documents: tuple[str, str],
    articles: tuple[str, str],
    *,
    belongs: bool | None,
    who: str,
    why: str,
    seen: int,
) -> None:
    """Keep that two articles belong together, or that they do not.

    Args:
        edits: those of the library.
        documents: ids of the old and the new document.
        articles: numbers of the old and the new article.
        belongs: the decision; None takes an earlier one back.
        who: who decides.
        why: the reason.
        seen: the revision of the decision that was shown.

    Raises:
        StaleEdit: another decided in the meantime.
    """
    value = {"old": articles[0], "new": articles[1], "belongs": belongs, "why": why}
    kept = None if belongs is None else value
    edits.save(_pair(*documents), ">".join(articles), kept, who=who, seen=seen)


def row_edits(edits: Edits, old: str, new: str) -> dict[str, KeptRow]:
    """Return the changed rows of the instrument table of two documents, by the row's name."""
    return {
        edit.item: KeptRow(
            edit=msgspec.structs.replace(msgspec.convert(edit.value, RowEdit), who=edit.who),
            revision=edit.revision,
            moment=edit.moment,
        )
        for edit in edits.all(_table(old, new)).values()
    }


def keep_row(  # noqa: PLR0913 - a row of a table of two documents
    edits: Edits,
    documents: tuple[str, str],
    name: str,
    edit: RowEdit | None,
    *,
    who: str,
    seen: int,
) -> None:
    """Keep a changed row; None puts back what was made. Raises ``StaleEdit``."""
    value: Mapping[str, object] | None = None if edit is None else msgspec.to_builtins(edit)
    edits.save(_table(*documents), name, value, who=who, seen=seen)


def row_revision(edits: Edits, documents: tuple[str, str], name: str) -> int:
    """Return how often a row was changed, put back included."""
    return edits.revision(_table(*documents), name)


def ruling_revision(edits: Edits, documents: tuple[str, str], articles: tuple[str, str]) -> int:
    """Return how often a pair was judged, taken back included."""
    return edits.revision(_pair(*documents), ">".join(articles))


def finding_key(finding: Finding) -> str:
    """Return what a finding is known by over several runs: its kind, its place, its words."""
    return f"{finding.kind}@{finding.at}: {finding.text}"


def accepted(edits: Edits, document: str) -> dict[str, Edit]:
    """Return the findings in a document, given by id, that people accepted; by their key."""
    return edits.all(_findings(document))


def accept(edits: Edits, document: str, finding: Finding, *, why: str | None, who: str) -> None:
    """Keep that a finding is accepted, and why; None as reason takes that back.

    Raises:
        StaleEdit: another judged the same finding at the same moment.
    """
    subject, key = _findings(document), finding_key(finding)
    edits.save(subject, key, why, who=who, seen=edits.revision(subject, key))


def _findings(document: str) -> str:
    return f"controle:{document}"


def _pair(old: str, new: str) -> str:
    return f"koppeling:{old}:{new}"


def _table(old: str, new: str) -> str:
    return f"tabel:{old}:{new}"
