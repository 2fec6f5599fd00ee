"""Citations that point at something else than they did, of a sentence or of an instrument."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from compare.cross_references import Pairs, by_place
from compare.instruments.substance import Here, regulating, same_targets
from compare.model import NormChange
from corpus.instruments import compact
from corpus.model import Document, Reference

__all__ = ["Moved", "moved", "other_statutes"]

Told = tuple[str, str]  # address and sentence
Moved = Callable[[Told, Told], Iterator[NormChange]]
_Placed = Mapping[str, Sequence[Reference]]


def moved(old: Document, new: Document, matched: Pairs) -> Moved:
    """Return what tells of two sentences which of their citations point elsewhere now.

    Args:
        old: the old document.
        new: the new one.
        matched: the articles, old and new, that belong together; another number of the same
            article is no other target.

    The sentences are given with the address of their article or of a part of it. Citations lie
    side by side in their order; where one sentence has more of them, all are given together.
    """
    left, right = by_place(old), by_place(new)

    def tell(before: Told, after: Told) -> Iterator[NormChange]:
        mine, theirs = _within(left, *before), _within(right, *after)
        pairs = [([a], [b]) for a, b in zip(mine, theirs, strict=False)]
        if len(mine) != len(theirs):
            pairs = [(mine, theirs)]
        for a, b in pairs:
            if not (_statutes(a) == _statutes(b) and same_targets(_own(a), _own(b), matched)):
                yield _change(a, b)

    return tell


def other_statutes(a: Here, b: Here) -> tuple[NormChange, ...]:
    """Return which provisions of statutes only one side of an instrument cites, as one change."""
    mine, theirs = _under(a), _under(b)
    gone = [one for one in mine if not _statutes([one]) <= _statutes(theirs)]
    come = [one for one in theirs if not _statutes([one]) <= _statutes(mine)]
    return (_change(gone, come),) if gone or come else ()


def _under(side: Here) -> list[Reference]:
    placed = by_place(side.document)
    found = [one for place in regulating(side.places) for one in _below(placed, place.at)]
    return sorted(found, key=lambda one: (one.at, one.start))


def _below(placed: _Placed, at: str) -> Iterator[Reference]:
    for place, references in placed.items():
        if place == at or place.startswith(f"{at}/"):
            yield from references


def _within(placed: _Placed, at: str, sentence: str) -> list[Reference]:
    """Return the citations of a sentence, in its order.

    The longest are looked for first: "artikel 7" is not cited by "artikel 7, eerste lid".
    """
    found: dict[int, Reference] = {}
    for reference in sorted(_below(placed, at), key=lambda one: -len(one.text)):
        text = " ".join(reference.text.split())
        start = sentence.find(text)
        if start >= 0 and reference.targets:
            found[start] = reference
            sentence = sentence.replace(text, "\0" * len(text), 1)
    return [found[start] for start in sorted(found)]


def _own(references: Sequence[Reference]) -> list[str]:
    own = [one for one in references if one.kind != "external"]
    return [target.article for one in own for target in one.targets if target.article]


def _statutes(references: Sequence[Reference]) -> set[str]:
    return {
        compact(f"{one.instrument} {target.article} {target.paragraph}")
        for one in references
        if one.kind == "external"
        for target in one.targets
    }


def _change(old: Sequence[Reference], new: Sequence[Reference]) -> NormChange:
    return NormChange(
        what="verwijzing",
        old=_printed(old),
        new=_printed(new),
        old_at=old[0].at if old else None,
        new_at=new[0].at if new else None,
    )


def _printed(references: Sequence[Reference]) -> str | None:
    return "; ".join(dict.fromkeys(" ".join(one.text.split()) for one in references)) or None
