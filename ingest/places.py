"""Which places a document has: the tree as an index that says what is missing, in Dutch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.addresses import located, number_key
from corpus.model import Provision, Target

__all__ = ["Places"]

_SENTENCE = re.compile(r"\S[.;:](?:\s|$)|\S$")


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of a tree.

    ``articles`` in document order; ``below`` every address (article, lid, onderdeel, sub) with ""
    for a level that is skipped; ``containers`` (kind, number) of chapters, sections and annexes;
    ``sentences`` how many sentences stand in articles without numbered paragraphs.
    """

    articles: tuple[str, ...]
    below: frozenset[tuple[str, ...]]
    containers: frozenset[tuple[str, str]]
    sentences: Mapping[str, int]

    @classmethod
    def of(cls, tree: Provision) -> Places:
        """Index a tree."""
        articles: list[str] = []
        below: set[tuple[str, ...]] = set()
        containers: set[tuple[str, str]] = set()
        sentences: Counter[str] = Counter()
        for item in located(tree):
            levels, kind = item.address.levels, item.provision.kind
            if kind == "article" and item.provision.number:
                articles.append(item.provision.number)
            if levels:
                sentences[levels[0]] += len(_SENTENCE.findall(item.provision.text))
            if kind != "article" and levels and item.provision.number:
                below.add(levels)
            elif kind != "article" and item.provision.number:
                containers.add((kind, item.provision.number))
        return cls(tuple(articles), frozenset(below), frozenset(containers), sentences)

    def leden(self, article: str) -> list[str]:
        """Return the numbers of the paragraphs of an article, in order."""
        found = {levels[1] for levels in self.below if levels[0] == article and len(levels) == 2}
        return sorted(found, key=number_key)

    def points(self, article: str, paragraph: str = "") -> list[str]:
        """Return the points of a paragraph, or of an article without paragraphs."""
        found = {
            levels[2]
            for levels in self.below
            if len(levels) == 3 and levels[:2] == (article, paragraph)
        }
        return sorted(found, key=number_key)

    def missing(self, target: Target) -> str | None:
        """Return what is not there, as a Dutch clause, or None when the place exists."""
        if target.article is None:
            return self._missing_container(target)
        if target.article not in self.articles:
            return f"er is geen artikel {target.article}"
        leden = self.leden(target.article)
        if target.paragraph and target.paragraph not in leden:
            if not leden and self._may_have(target.article, target.paragraph):
                return None
            return _count(f"artikel {target.article}", "lid", "leden", leden)
        if target.point:
            return self._missing_point(target, leden)
        return None

    def _may_have(self, article: str, paragraph: str) -> bool:
        """Tell whether an article whose paragraphs carry no numbers can have this many."""
        return paragraph.isdigit() and int(paragraph) <= self.sentences.get(article, 0)

    def _missing_container(self, target: Target) -> str | None:
        wanted = (
            ("hoofdstuk", ("chapter", "part"), target.chapter),
            ("paragraaf of afdeling", ("section", "division", "part"), target.section),
            ("bijlage", ("annex",), target.annex),
        )
        for word, kinds, number in wanted:
            if number and not any((kind, number) in self.containers for kind in kinds):
                return f"er is geen {word} {number}"
        return None

    def _missing_point(self, target: Target, leden: list[str]) -> str | None:
        article, point = str(target.article), str(target.point)
        single = [target.paragraph or ""]
        holders = single if target.paragraph or not leden else ["", *leden]
        if not any(point in self.points(article, holder) for holder in holders):
            place = f"artikel {article}" + (f", lid {target.paragraph}" if target.paragraph else "")
            return f"{place} heeft geen onderdeel {point}"
        if target.subpoint and not any(
            (article, holder, point, target.subpoint) in self.below for holder in holders
        ):
            return f"onderdeel {point} van artikel {article} heeft geen onderdeel {target.subpoint}"
        return None

    def between(self, first: str, last: str) -> tuple[str, ...] | None:
        """Return the articles from ``first`` to ``last`` in the tree, or None when not both stand.

        "9a tot en met 12" takes in 9b and 10a when the tree has them.
        """
        if first not in self.articles or last not in self.articles:
            return None
        start, end = self.articles.index(first), self.articles.index(last)
        return self.articles[start : end + 1] if start <= end else None

    def neighbour(self, article: str, step: int) -> str | None:
        """Return the article before (-1) or after (1) one."""
        if article not in self.articles:
            return None
        index = self.articles.index(article) + step
        return self.articles[index] if 0 <= index < len(self.articles) else None


def _count(place: str, one: str, many: str, found: list[str]) -> str:
    if not found:
        return f"{place} heeft geen genummerde {many}"
    if len(found) == 1:
        return f"{place} heeft één {one}"
    return f"{place} heeft {len(found)} {many}"
