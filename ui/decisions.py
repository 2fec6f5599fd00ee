"""What people decide about a comparison and change in its table, kept in the library.

It is kept under ``text_key``: it survives that the same text is added again, also from another
file, and (``follow``) that its provisions are put right. What is about one document stands in
``ui.verdicts``.

Two kinds of decision are about the alignment. A ``Ruling`` judges one pair of articles. A
``Drawing`` draws a match anew: the articles it names belong together, and with no others. The
latest word counts: a drawing takes the place of what was decided before about its articles, and a
ruling after it changes that one pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from corpus.model import Document, Provision
from ui.edits import Edits

if TYPE_CHECKING:
    from ui.export.edited import RowEdit

__all__ = [
    "ABOUT_MATCHES",
    "Drawing",
    "KeptRow",
    "Pair",
    "Ruling",
    "decided_pairs",
    "drawings",
    "follow",
    "keep_row",
    "redraw",
    "row_edits",
    "row_revision",
    "rule",
    "ruling_revisions",
    "rulings",
    "stand",
    "text_key",
    "undraw",
]

Pair = tuple[str, str]

ABOUT_MATCHES = ("koppeling", "teksten")
"""The kinds of edits that an alignment, and every table made of it, depend on."""

_TEXTS = "teksten:"  # what a text is known by when its provisions were put right


class Ruling(Struct, frozen=True, kw_only=True):
    """A decision about two articles: whether they belong together, who says so, and why."""

    belongs: bool
    why: str
    who: str
    moment: str
    revision: int


class Drawing(Struct, frozen=True, kw_only=True):
    """A match as someone drew it: these articles belong together, and with no others.

    With one side empty the articles of the other have no counterpart at all.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    why: str
    who: str
    moment: str


class KeptRow(Struct, frozen=True, kw_only=True):
    """A changed row of a table, with the revision it has."""

    edit: RowEdit
    revision: int
    moment: str


def text_key(document: Document) -> str:
    """Return what a text is known by, whatever file it comes from: a digest of its words.

    Headings and numbers do not count, so that putting those right keeps what was decided.
    """
    from hashlib import sha256

    words = re.findall(r"\w+", " ".join(_texts(document.tree)).casefold())
    return sha256(" ".join(words).encode()).hexdigest()[:16]


def follow(edits: Edits, before: Document, after: Document, *, who: str) -> None:
    """Let what was decided about a text count for the same text with its provisions put right."""
    old, new = _root(edits, text_key(before)), text_key(after)
    if _root(edits, new) != old:
        edits.save(_TEXTS, new, old, who=who, seen=edits.revision(_TEXTS, new))


def _root(edits: Edits, key: str) -> str:
    """Return the key that decisions about a text are kept under."""
    edit = edits.all(_TEXTS).get(key)
    return edit.value if edit else key


def _texts(node: Provision) -> Iterator[str]:
    yield node.text
    for row in node.rows:
        yield from row
    for child in node.children:
        yield from _texts(child)


def rulings(edits: Edits, old: str, new: str) -> dict[Pair, Ruling]:
    """Return what people decided about pairs of articles (old, new) of two documents."""
    return _standing(edits, old, new)[0]


def drawings(edits: Edits, old: str, new: str) -> tuple[Drawing, ...]:
    """Return the matches of two documents that people drew anew, the earliest first."""
    return _standing(edits, old, new)[1]


def decided_pairs(
    edits: Edits, documents: Pair, numbers: tuple[Sequence[str], Sequence[str]]
) -> dict[Pair, bool]:
    """Return for pairs of articles whether they belong together, so far as that was decided.

    Args:
        edits: those of the library.
        documents: the text keys of the old and the new document.
        numbers: the numbers of all their articles.
    """
    ruled, drawn = _standing(edits, *documents)
    decided: dict[Pair, bool] = {}
    for one in drawn:
        inside = {(mine, theirs) for mine in one.old for theirs in one.new}
        around = {(mine, other) for mine in one.old for other in numbers[1]}
        around |= {(other, theirs) for other in numbers[0] for theirs in one.new}
        decided |= dict.fromkeys(sorted(around), False) | dict.fromkeys(sorted(inside), True)
    return decided | {pair: ruling.belongs for pair, ruling in ruled.items()}


def _standing(edits: Edits, old: str, new: str) -> tuple[dict[Pair, Ruling], tuple[Drawing, ...]]:
    """Return the decisions that a later one did not take the place of."""
    ruled: dict[Pair, Ruling] = {}
    drawn: list[Drawing] = []
    for edit in edits.all(_pair(edits, old, new)).values():  # in the order in which they were made
        value = edit.value
        if isinstance(value["old"], str):
            ruled[value["old"], value["new"]] = Ruling(
                belongs=value["belongs"],
                why=value["why"],
                who=edit.who,
                moment=edit.moment,
                revision=edit.revision,
            )
            continue
        mine, theirs = set(value["old"]), set(value["new"])
        ruled = {
            pair: ruling
            for pair, ruling in ruled.items()
            if pair[0] not in mine and pair[1] not in theirs
        }
        drawn = [one for one in drawn if not (mine & set(one.old) or theirs & set(one.new))]
        drawn.append(
            Drawing(
                old=tuple(value["old"]),
                new=tuple(value["new"]),
                why=value["why"],
                who=edit.who,
                moment=edit.moment,
            )
        )
    return ruled, tuple(drawn)


def rule(  # noqa: PLR0913 - a decision is about a pair of pairs
    edits: Edits,
    documents: Pair,
    articles: Pair,
    *,
    belongs: bool | None,
    who: str,
    why: str,
    seen: int,
) -> None:
    """Keep that two articles belong together, or that they do not.

    Args:
        edits: those of the library.
        documents: the text keys of the old and the new document.
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
    edits.save(_pair(edits, *documents), ">".join(articles), kept, who=who, seen=seen)


def redraw(  # noqa: PLR0913 - articles of both sides, by whom and why
    edits: Edits,
    documents: Pair,
    old: Sequence[str],
    new: Sequence[str],
    *,
    who: str,
    why: str,
    seen: int,
) -> None:
    """Keep that articles belong together and with no others; see ``Drawing``.

    Args:
        edits: those of the library.
        documents: the text keys of the old and the new document.
        old: numbers of articles of the old document.
        new: numbers of articles of the new one.
        who: who decides.
        why: the reason.
        seen: the ``stand`` of the decisions that were shown.

    Raises:
        StaleEdit: another decided about these documents in the meantime.
    """
    value = {"old": list(old), "new": list(new), "why": why}
    edits.save_in(_pair(edits, *documents), _drawn(old, new), value, who=who, stand=seen)


def undraw(edits: Edits, documents: Pair, drawing: Drawing, *, who: str, seen: int) -> None:
    """Take a drawing back; what it took the place of counts again. Raises ``StaleEdit``."""
    item = _drawn(drawing.old, drawing.new)
    edits.save_in(_pair(edits, *documents), item, None, who=who, stand=seen)


def stand(edits: Edits, documents: Pair) -> int:
    """Return how many decisions were made about the articles of two documents, by text key."""
    return edits.stand(_pair(edits, *documents))


def row_edits(edits: Edits, old: str, new: str) -> dict[str, KeptRow]:
    """Return the changed rows of the instrument table of two documents, by the row's name."""
    from ui.export.edited import RowEdit

    return {
        edit.item: KeptRow(
            edit=msgspec.structs.replace(msgspec.convert(edit.value, RowEdit), who=edit.who),
            revision=edit.revision,
            moment=edit.moment,
        )
        for edit in edits.all(_table(edits, old, new)).values()
    }


def keep_row(  # noqa: PLR0913 - a row of a table of two documents
    edits: Edits,
    documents: Pair,
    name: str,
    edit: RowEdit | None,
    *,
    who: str,
    seen: int,
) -> None:
    """Keep a changed row; None puts back what was made. Raises ``StaleEdit``."""
    value: Mapping[str, object] | None = None if edit is None else msgspec.to_builtins(edit)
    edits.save(_table(edits, *documents), name, value, who=who, seen=seen)


def row_revision(edits: Edits, documents: Pair, name: str) -> int:
    """Return how often a row was changed, put back included."""
    return edits.revision(_table(edits, *documents), name)


def ruling_revisions(edits: Edits, documents: Pair) -> dict[Pair, int]:
    """Return how often each pair was judged, taken back included."""
    found = edits.revisions(_pair(edits, *documents))
    pairs = {item: item.partition(">") for item in found if not item.startswith("=")}
    return {(old, new): found[item] for item, (old, _, new) in pairs.items()}


def _drawn(old: Sequence[str], new: Sequence[str]) -> str:
    return f"={'+'.join(old)}>{'+'.join(new)}"  # no number starts with "=": never that of a ruling


def _pair(edits: Edits, old: str, new: str) -> str:
    return f"koppeling:{_root(edits, old)}:{_root(edits, new)}"


def _table(edits: Edits, old: str, new: str) -> str:
    return f"tabel:{_root(edits, old)}:{_root(edits, new)}"
