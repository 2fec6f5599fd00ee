"""References of an ordinance to its own provisions, compared by what they point at.

When articles are renumbered, the references to them change with them: another number of the same
provision is no change of substance, the same number of another provision is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from corpus.addresses import located
from corpus.model import Document, Provision, Reference

__all__ = ["Pairs", "by_place", "same_targets", "words_and_targets"]

Pairs = Set[tuple[str, str]]
"""Addresses that belong together, of the old document and of the new one."""

_MARK = "\N{SECTION SIGN}"  # where a reference stood; no word


def by_place(document: Document) -> dict[str, list[Reference]]:
    """Return the references in the texts of a document by the address they stand at."""
    found: dict[str, list[Reference]] = {}
    for reference in document.references:
        if reference.part == "text":
            found.setdefault(reference.at, []).append(reference)
    return found


def words_and_targets(
    article: Provision, references: Mapping[str, Sequence[Reference]]
) -> tuple[str, tuple[str, ...]]:
    """Return the words of an article with a mark for each own reference, and what these point at.

    Args:
        article: the article.
        references: those of its document, from ``by_place``. A reference counts as own when it is
            internal or relative and was read; others stay words.

    Returns:
        The words in reading order, heading included, and the targets as addresses in that order.
    """
    words, targets = [], []
    for item in located(article):
        node = item.provision
        text = node.text
        own = []
        for reference in sorted(references.get(str(item.address), ()), key=lambda r: -r.start):
            if not _is_own(reference, node.text):
                continue
            text = f"{text[: reference.start]} {_MARK} {text[reference.end :]}"
            own.append(reference)
        words += [node.heading or "", text]
        targets += [_address(one) for one in reversed(own)]
    return " ".join(filter(None, words)), tuple(target for group in targets for target in group)


def _is_own(reference: Reference, text: str) -> bool:
    return (
        reference.kind in ("internal", "relative")
        and reference.instrument == "self"
        and bool(reference.targets)
        and all(target.article for target in reference.targets)
        and text[reference.start : reference.end] == reference.text
    )


def _address(reference: Reference) -> list[str]:
    levels = (
        (target.article or "", target.paragraph or "", target.point or "", target.subpoint or "")
        for target in reference.targets
    )
    return ["/".join(one).rstrip("/") for one in levels]


def same_targets(old: Sequence[str], new: Sequence[str], matched: Pairs, parts: Pairs) -> bool:
    """Tell whether two rows of addresses point at provisions that belong together.

    Args:
        old: addresses in the old document.
        new: addresses in the new one.
        matched: the articles that belong together, as numbers.
        parts: the provisions below them that do, as addresses.

    Two addresses agree when they belong together; when nothing is known of the parts they name,
    their articles must belong together and the parts have the same number. Articles without a
    partner agree by their number.
    """
    known_old, known_new = {pair[0] for pair in matched}, {pair[1] for pair in matched}
    found_old, found_new = {pair[0] for pair in parts}, {pair[1] for pair in parts}

    def agree(one: str, other: str) -> bool:
        if (one, other) in parts or (one, other) in matched:
            return True
        if one in found_old and other in found_new:
            return False
        mine, _, below = one.partition("/")
        theirs, _, beside = other.partition("/")
        together = (mine, theirs) in matched
        unknown = mine not in known_old and theirs not in known_new and mine == theirs
        return (together or unknown) and below == beside

    return len(old) == len(new) and all(map(agree, old, new))
