"""Which places a document has: the tree as an index that says what is missing, in Dutch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from corpus.addresses import located, number_key
from corpus.model import Provision, Target

__all__ = ["Places"]

_TARIFF = re.compile(r"\d{1,2}(?:\.\d{1,3}[a-z]?)+\.?")
_ARTICLE_AND_LID = re.compile(r"(?P<article>\d+[a-z]{0,2})\.(?P<paragraph>\d{1,2})")
_SENTENCE = re.compile(r"\S[.;:](?:\s|$)|\S$")


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of a tree.

    ``articles`` maps an article number to its place in document order; ``below`` an address to the
    numbers right under it: ("7",) to the leden, ("7", "1") to the points of the first, ("7", "")
    to the points of an article without leden. ``containers`` are (kind, number) of chapters,
    sections and annexes; ``sentences`` how many sentences an article has; ``annexes`` the places
    of each annex by its number; ``tariffs`` the numbers with full stops that head an item or a
    row ("2.3.1").
    """

    articles: Mapping[str, int]
    below: Mapping[tuple[str, ...], tuple[str, ...]]
    containers: frozenset[tuple[str, str]]
    sentences: Mapping[str, int]
    annexes: Mapping[str, Places]
    tariffs: frozenset[str]

    @classmethod
    def of(cls, tree: Provision) -> Places:
        """Index a tree."""
        articles: dict[str, int] = {}
        below: dict[tuple[str, ...], dict[str, None]] = {}
        containers: set[tuple[str, str]] = set()
        sentences: Counter[str] = Counter()
        annexes: dict[str, Places] = {}
        tariffs: set[str] = set()
        for item in located(tree):
            levels, kind = item.address.levels, item.provision.kind
            tariffs.update(_tariffs(item.provision))
            if kind == "annex" and item.provision is not tree and item.provision.number:
                annexes[item.provision.number] = Places.of(item.provision)
            if levels:
                sentences[levels[0]] += len(_SENTENCE.findall(item.provision.text))
            if not item.provision.number:
                continue
            if kind == "article":
                articles.setdefault(item.provision.number, len(articles))
            elif levels:
                below.setdefault(levels[:-1], {})[levels[-1]] = None
            else:
                containers.add((kind, item.provision.number))
        ordered = {above: tuple(sorted(found, key=number_key)) for above, found in below.items()}
        return cls(articles, ordered, frozenset(containers), sentences, annexes, frozenset(tariffs))

    def leden(self, article: str) -> tuple[str, ...]:
        """Return the numbers of the paragraphs of an article, in order."""
        return self.below.get((article,), ())

    def points(self, article: str, paragraph: str = "") -> tuple[str, ...]:
        """Return the points of a paragraph, or of an article without paragraphs."""
        return self.below.get((article, paragraph), ())

    def may_be_apart(self, target: Target) -> bool:
        """Tell whether a place may stand in a file of its own: an annex, a table of tariffs."""
        if target.annex:
            return target.annex not in self.annexes
        return target.article is None and "." in (target.point or "")

    def missing(self, target: Target) -> str | None:
        """Return what is not there, as a Dutch clause, or None when the place exists."""
        if target.annex and (target.article or target.point):
            return self._missing_in_annex(target)
        if target.article is None:
            return self._missing_container(target)
        return self._missing_in_article(target.article, target)

    def likely(self, target: Target) -> Target | None:
        """Return what a number that is not there stands for: "artikel 2.1" is article 2, lid 1.

        None when there is such an article, or no such paragraph.
        """
        match = _ARTICLE_AND_LID.fullmatch(target.article or "")
        if match is None or target.article in self.articles or target.paragraph:
            return None
        if match["paragraph"] not in self.leden(match["article"]):
            return None
        meant = replace(target, article=match["article"], paragraph=match["paragraph"])
        return None if self.missing(meant) else meant

    def _missing_in_article(self, article: str, target: Target) -> str | None:
        if article not in self.articles:
            return f"er is geen artikel {article}"
        leden = self.leden(article)
        if target.paragraph and target.paragraph not in leden:
            if not leden and self._may_have(article, target.paragraph):
                return None
            return _count(f"artikel {article}", "lid", "leden", leden)
        if target.point:
            return self._missing_point(target, leden)
        return None

    def _missing_in_annex(self, target: Target) -> str | None:
        """Say what an annex lacks; of one that is not in the tree only that can be said."""
        annex = self.annexes.get(target.annex or "")
        if annex is None:
            return f"er is geen bijlage {target.annex}"
        missing = annex.missing(replace(target, annex=None)) if target.article else None
        return missing and f"bijlage {target.annex}: {missing}"

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
        if target.point and target.point not in self.tariffs:
            return f"er is geen onderdeel {target.point}"
        return None

    def _missing_point(self, target: Target, leden: tuple[str, ...]) -> str | None:
        article, point = str(target.article), str(target.point)
        single = [target.paragraph or ""]
        holders = single if target.paragraph or not leden else ["", *leden]
        if not any(point in self.points(article, holder) for holder in holders):
            place = f"artikel {article}" + (f", lid {target.paragraph}" if target.paragraph else "")
            return f"{place} heeft geen onderdeel {point}"
        if target.subpoint and not any(
            target.subpoint in self.below.get((article, holder, point), ()) for holder in holders
        ):
            return f"onderdeel {point} van artikel {article} heeft geen onderdeel {target.subpoint}"
        return None

    def between(self, first: str, last: str) -> tuple[str, ...] | None:
        """Return the articles from ``first`` to ``last`` in the tree, or None when not both stand.

        "9a tot en met 12" takes in 9b and 10a when the tree has them.
        """
        if first not in self.articles or last not in self.articles:
            return None
        start, end = self.articles[first], self.articles[last]
        return tuple(self.articles)[start : end + 1] if start <= end else None

    def neighbour(self, article: str, step: int) -> str | None:
        """Return the article before (-1) or after (1) one."""
        if article not in self.articles:
            return None
        index = self.articles[article] + step
        return tuple(self.articles)[index] if 0 <= index < len(self.articles) else None


def _tariffs(node: Provision) -> Iterator[str]:
    """Yield the numbers with full stops of a provision and of the rows of its table."""
    for number in (node.number, *(row[0] for row in node.rows if row)):
        if number and _TARIFF.fullmatch(number.strip()):
            yield number.strip().rstrip(".")


def _count(place: str, one: str, many: str, found: tuple[str, ...]) -> str:
    if not found:
        return f"{place} heeft geen genummerde {many}"
    if len(found) == 1:
        return f"{place} heeft één {one}"
    return f"{place} heeft {len(found)} {many}"
