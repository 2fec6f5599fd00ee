"""What became of an article, in Dutch and from facts only: where it went, and what it says now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.instruments.changes import norm_changes
from compare.instruments.measures import Measure, Quantity, quantities
from compare.instruments.named import only_named
from compare.instruments.places import Place
from compare.instruments.reading import Reader, language, lower_first
from compare.instruments.wordings import Told, wording_changes
from compare.lines import lay_beside
from compare.model import Alignment, Match, NormChange, Op
from corpus.addresses import Address, located, number_key
from corpus.instruments import compact, fold
from corpus.model import Document, Provision, articles
from corpus.sentences import closed, listed

__all__ = ["Described"]

_Ends = tuple[tuple[str, ...], tuple[str, ...]]  # articles old and new

_SAME_RULE = 0.7  # share of words in common from which a dropped rule is found in a new article
_LEAST_WORDS = 6
_CONTEXT = 4  # words before and after a verb that changed


class Described:
    """Tells of the matches of one alignment what became of their articles."""

    def __init__(self, alignment: Alignment, old: Document, new: Document) -> None:
        self._matches = alignment.matches
        self._sides = (old, new)
        self._articles = tuple({a.number or "": a for a in articles(d.tree)} for d in (old, new))
        self._reader = Reader({})
        self._lists: list[dict[str, tuple[tuple[str, str], ...]] | None] = [None, None]
        self._known: dict[_Ends, tuple[NormChange, ...]] = {}

    def describe(self, match: Match, number: str = "", *, forward: bool = True) -> str:
        """Return what became of the articles of a match.

        Args:
            match: one of the alignment.
            number: the article whose row it is; what is about another one of the match stays out.
            forward: that article is one of the old document.
        """
        match match.relation:
            case "nieuw" | "vervallen":
                said = [match.relation, *self._elsewhere(match), *self._only_named(match)]
            case "ongewijzigd":
                return f"Gelijkluidend{_but_for_numbers(match)}."
            case "hernummerd":
                return closed(f"Gelijkluidend{_but_for_numbers(match)}; was {_named(match.old)}")
            case _:
                said = [*self._where(match, forward=forward)]
                changes = self._changes(match)
                said += [_printed(c) for c in changes if _is_about(c, match, number, forward)]
        if not said:
            said = _duties(match.diff) or ["tekst gewijzigd"]
        text = "; ".join(dict.fromkeys(said))
        return closed(f"{text[:1].upper()}{text[1:]}")

    def _where(self, match: Match, *, forward: bool) -> Iterator[str]:
        """Yield where the text went, or where it came from, over all matches of the article."""
        if match.relation == "gesplitst":
            (one,) = match.old
            into = {n for other in self._matches if one in other.old for n in other.new}
            subject = "" if forward else f"artikel {one} is "
            yield f"{subject}gesplitst in {_named(sorted(into, key=number_key))}"
        elif match.relation == "samengevoegd":
            (one,) = match.new
            of = {n for other in self._matches if one in other.new for n in other.old}
            subject = f"artikel {one} is " if forward else ""
            yield f"{subject}samengevoegd uit {_named(sorted(of, key=number_key))}"

    def _changes(self, match: Match) -> tuple[NormChange, ...]:
        """Return the numbers and sentences that changed, without those that only moved."""
        ends = _ends(match)
        if ends not in self._known:
            beside = (self._beside(match, 0), self._beside(match, 1))
            old, new = (self._quantities(side, ends[side]) for side in (0, 1))
            came, went = (_marks(self._quantities(side, beside[side])) for side in (0, 1))
            here, there = _marks(old), _marks(new)
            numbers = norm_changes(
                tuple(q for q in old if _mark(q) in there or _mark(q) not in went),
                tuple(q for q in new if _mark(q) in here or _mark(q) not in came),
            )
            told = [self._sentences(side, ends[side]) for side in (0, 1)]
            before, after = (
                _without(told[side], told[1 - side], self._sentences(1 - side, beside[1 - side]))
                for side in (0, 1)
            )
            self._known[ends] = (*numbers, *wording_changes(before, after))
        return self._known[ends]

    def _beside(self, match: Match, side: int) -> list[str]:
        """Return the articles of a side that other matches give to the same articles."""
        mine, theirs = _ends(match)[side], _ends(match)[1 - side]
        found = {
            number
            for other in self._matches
            if other is not match and set(_ends(other)[1 - side]) & set(theirs)
            for number in _ends(other)[side]
        }
        return sorted(found - set(mine), key=number_key)

    def _quantities(self, side: int, numbers: Sequence[str]) -> tuple[Quantity, ...]:
        return quantities(self._sides[side], numbers) if numbers else ()

    def _sentences(self, side: int, numbers: Sequence[str]) -> list[tuple[str, str]]:
        return [
            (number, sentence)
            for number in numbers
            if number in self._articles[side]
            for sentence in self._reader.sentences(_whole(self._articles[side][number]))
        ]

    def _elsewhere(self, match: Match) -> Iterator[str]:
        """Yield in which articles the rules of a dropped article are found, or those of a new one.

        Only rules of an article without a counterpart of its own, and only nearly the same words.
        """
        from rapidfuzz.distance import Indel

        side = 0 if match.relation == "vervallen" else 1
        alone = {n for m in self._matches if not _ends(m)[side] for n in _ends(m)[1 - side]}
        document = "nieuw" if side == 0 else "oud"
        for at, text in self._rules(side, set(_ends(match)[side])):
            words = _words(text)
            best = max(
                (
                    (Indel.normalized_similarity(words, _words(there)), str(where))
                    for where, there in self._rules(1 - side, alone)
                ),
                default=(0.0, ""),
            )
            if len(words) >= _LEAST_WORDS and best[0] >= _SAME_RULE:
                here = f"{_part(at)} " if len(at.levels) > 1 else ""
                place = Address.parse(best[1]).in_words()
                yield f"{here}staat vrijwel gelijk in {document} {place}".strip()

    def _only_named(self, match: Match) -> Iterator[str]:
        """Yield where the other document has the instrument of an article without a counterpart."""
        gone = match.relation == "vervallen"
        if self._lists[gone] is None:
            here, there = self._sides if gone else self._sides[::-1]
            self._lists[gone] = only_named(here, there)
        for number in match.old if gone else match.new:
            for name, where in (self._lists[gone] or {}).get(number, ()):
                verb, still = ("noemt", "nog") if gone else ("noemde", "al")
                document = "nieuw" if gone else "oud"
                yield f"{document} {where}, {verb} {name} {still}"

    def _rules(self, side: int, numbers: set[str]) -> Iterator[tuple[Address, str]]:
        for item in located(self._sides[side].tree):
            levels = item.address.levels
            rule = item.provision.kind in ("article", "paragraph") and item.provision.text
            if rule and levels and levels[0] in numbers:
                yield item.address, item.provision.text


def _ends(match: Match) -> _Ends:
    return match.old, match.new


def _without(mine: Told, theirs: Told, beside: Told) -> list[tuple[str, str]]:
    """Return sentences without those whose counterpart stands in another article only."""
    texts = [text for _, text in mine]
    own, other = (
        {one.old for one in lay_beside(texts, [text for _, text in there]) if one.new is not None}
        for there in (theirs, beside)
    )
    return [told for place, told in enumerate(mine) if place in own or place not in other]


def _mark(quantity: Quantity) -> tuple[str, Measure]:
    return quantity.what, quantity.measure


def _marks(found: Sequence[Quantity]) -> set[tuple[str, Measure]]:
    return {_mark(one) for one in found}


def _whole(article: Provision) -> Place:
    return Place(
        at=article.number or "",
        role="article",
        provision=article,
        article=article,
        surface=article.heading or "",
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _part(at: Address) -> str:
    return at.in_words().partition(", ")[2]


def _is_about(change: NormChange, match: Match, number: str, forward: bool) -> bool:
    """Tell whether a change belongs in the row of an article.

    In the row of a new article: what it says now; what is gone stands in the row of the old one.
    """
    mine, theirs = (change.old_at, change.new_at) if forward else (change.new_at, change.old_at)
    if not number:
        return True
    if mine is not None:
        return mine.split("/")[0] == number
    return forward or len(match.new) == 1 or theirs is None


def _but_for_numbers(match: Match) -> str:
    """Say that own references got other numbers: all that can differ in an unchanged article."""
    gone, come = (
        compact("".join(text for op, text in match.diff if op == side))
        for side in ("delete", "insert")
    )
    return "" if gone == come else ", op de nummers in verwijzingen na"


def _named(numbers: Sequence[str]) -> str:
    if len(numbers) == 1:
        return f"artikel {numbers[0]}"
    return f"de artikelen {listed(numbers)}"


def _printed(change: NormChange) -> str:
    what = f"{lower_first(change.what)}: " if not change.what.startswith("tekst") else ""
    if change.old and change.new:
        return f"{what}{change.old} wordt {change.new}"
    if change.new:
        return f"{what}{change.new} (nieuw)"
    return f"{what}{change.old} (vervallen)"


def _duties(diff: Sequence[tuple[Op, str]]) -> list[str]:
    """Return the changes between power, duty and prohibition, with the words around them."""
    classes: dict[str, list[str]] = language()["duties"]
    found: dict[str, None] = {}
    for place, ((op, before), (next_op, after)) in enumerate(pairwise(diff)):
        if (op, next_op) != ("delete", "insert"):
            continue
        old, new = _duty(before, classes), _duty(after, classes)
        if old and new and old[0] != new[0]:
            head = diff[place - 1][1].split()[-_CONTEXT:] if place else []
            tail = diff[place + 2][1].split()[:_CONTEXT] if place + 2 < len(diff) else []
            shown = [" ".join((*head, word.strip(), *tail)) for word in (before, after)]
            found[f"‘{shown[0]}’ wordt ‘{shown[1]}’"] = None
    return list(found)


def _duty(text: str, classes: dict[str, list[str]]) -> tuple[str, str] | None:
    folded = fold(text)
    for name, words in classes.items():
        for word in words:
            if re.search(rf"\b{word}\b", folded):
                return name, word
    return None
