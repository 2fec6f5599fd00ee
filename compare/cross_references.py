"""References of an ordinance to its own provisions, compared by what they point at.

When articles are renumbered, the references to them change with them: another number of the same
provision is no change of substance, the same number of another provision is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from corpus.addresses import located
from corpus.model import Document, Provision, Reference

__all__ = ["Correspondence", "Pairs", "by_place", "words_and_targets"]

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
        and all(target.article and not target.annex for target in reference.targets)
        and text[reference.start : reference.end] == reference.text
    )


def _address(reference: Reference) -> list[str]:
    levels = (
        (target.article or "", target.paragraph or "", target.point or "", target.subpoint or "")
        for target in reference.targets
    )
    return ["/".join(one).rstrip("/") for one in levels]


class Correspondence:
    """What belongs together in two documents: articles as numbers, parts below as addresses."""

    def __init__(self, articles: Pairs, parts: Pairs) -> None:
        self._articles, self._parts = articles, parts
        self._partnered = tuple({pair[side] for pair in articles} for side in (0, 1))
        self._found = tuple({pair[side] for pair in parts} for side in (0, 1))

    def agree(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Tell whether two rows of addresses point at provisions that belong together.

        Two addresses agree when they belong together; when nothing is known of the parts they
        name, their articles must belong together and the parts have the same number. Articles
        without a partner agree by their number.
        """
        return len(old) == len(new) and all(map(self._same, old, new))

    def _same(self, old: str, new: str) -> bool:
        if (old, new) in self._parts or (old, new) in self._articles:
            return True
        if old in self._found[0] and new in self._found[1]:
            return False
        mine, _, below = old.partition("/")
        theirs, _, beside = new.partition("/")
        alone = mine not in self._partnered[0] and theirs not in self._partnered[1]
        together = (mine, theirs) in self._articles or (alone and mine == theirs)
        return together and below == beside
