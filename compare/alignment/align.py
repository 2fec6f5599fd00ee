"""Alignment: which articles of the old document belong to which of the new one, as matches.

Every pair of articles gets the probability that it belongs together, from all evidence at once
(``similarity``); partners are chosen for the whole document together, and split and merged
articles are found below the article (``assignment``, ``parts``). Here the pairs
become matches with a relation, their parts and the difference in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from compare.alignment.assignment import Edge, decide
from compare.alignment.parameters import DEFAULT, Parameters
from compare.alignment.parts import parts_of
from compare.alignment.side import Side, prepare
from compare.alignment.similarity import EVIDENCE, Evidence, gather
from compare.cross_references import Correspondence
from compare.diff import word_diff
from compare.model import Alignment, Match, Part, Relation
from corpus.model import Document, words_of

__all__ = ["align"]


def align(
    old: Document,
    new: Document,
    parameters: Parameters = DEFAULT,
    rulings: Mapping[tuple[str, str], bool] | None = None,
) -> Alignment:
    """Return the matches between the articles of two documents.

    Args:
        old: the document that was.
        new: the document that takes its place, or that of another municipality.
        parameters: what the evidence weighs.
        rulings: what a reader decided about pairs of article numbers (old, new): True that they
            belong together, False that they do not. Their word counts; the rest follows it.

    They stand in the order of the new document, dropped articles last. Every article of both
    sides stands in at least one match; one that takes part in a split and in a merger stands in
    both. Each pair of an old and a new article in one match belongs together.
    """
    evidence = gather(prepare(old), prepare(new))
    decision = decide(evidence, parameters, rulings or {})
    stars = _stars(evidence, decision.edges)
    parts = [parts_of(evidence, star) for _, star in stars]
    together = {
        (evidence.old.numbers[edge.old], evidence.new.numbers[edge.new]) for edge in decision.edges
    }
    pairs = Correspondence(
        articles=together,
        parts={(part.old, part.new) for found in parts for part in found},
    )
    placed = []
    for (relation, star), found in zip(stars, parts, strict=True):
        relation = relation or _relation(evidence, star[0], pairs)  # noqa: PLW2901
        match = _match(evidence, relation, star, found)
        placed.append((min(edge.new for edge in star), min(edge.old for edge in star), match))
    last = len(evidence.new.articles)
    placed += [(last, row, _gone(evidence.old, row, score)) for row, score in decision.gone.items()]
    placed += [
        (column, -1, _come(evidence.new, column, score)) for column, score in decision.come.items()
    ]
    return Alignment(
        matches=tuple(match for *_, match in sorted(placed, key=lambda it: it[:2])),
        confirmed=frozenset(
            pair for pair, belongs in (rulings or {}).items() if belongs and pair in together
        ),
    )


def _stars(evidence: Evidence, found: tuple[Edge, ...]) -> list[tuple[Relation | None, list[Edge]]]:
    """Group edges into stars: one article on one side with one or more on the other.

    The relation is None for a star of one edge.

    An edge belongs to the end that has more partners; with as many, to the longer article. So the
    pairs of old and new numbers in the matches are exactly the edges, also where articles were
    both split and merged.
    """
    old_partners = Counter(edge.old for edge in found)
    new_partners = Counter(edge.new for edge in found)
    groups: dict[tuple[Relation | None, int], list[Edge]] = {}
    for edge in found:
        mine = (old_partners[edge.old], _size(evidence.old, edge.old))
        theirs = (new_partners[edge.new], _size(evidence.new, edge.new))
        if mine[0] == theirs[0] == 1:
            centre: tuple[Relation | None, int] = (None, edge.old)
        elif mine >= theirs:
            centre = ("gesplitst", edge.old)
        else:
            centre = ("samengevoegd", edge.new)
        groups.setdefault(centre, []).append(edge)
    return [(relation, star) for (relation, _), star in groups.items()]


def _size(side: Side, place: int) -> tuple[int, tuple[str, ...]]:
    return len(side.words[place]), side.words[place]


def _relation(evidence: Evidence, edge: Edge, pairs: Correspondence) -> Relation:
    """Return what became of an article that has one partner.

    It did not change when its words are the same but for the numbers of its own ordinance's
    provisions, and those numbers point at provisions that belong together.
    """
    old, new = evidence.old, evidence.new
    same_words = old.substance[edge.old] == new.substance[edge.new]
    if not same_words or not pairs.agree(old.targets[edge.old], new.targets[edge.new]):
        return "gewijzigd"
    same_number = old.numbers[edge.old] == new.numbers[edge.new]
    return "ongewijzigd" if same_number else "hernummerd"


def _match(
    evidence: Evidence, relation: Relation, star: list[Edge], parts: tuple[Part, ...]
) -> Match:
    rows = sorted({edge.old for edge in star})
    columns = sorted({edge.new for edge in star})
    return Match(
        old=tuple(evidence.old.numbers[row] for row in rows),
        new=tuple(evidence.new.numbers[column] for column in columns),
        relation=relation,
        score=round(sum(edge.score for edge in star) / len(star), 4),
        evidence=_shown(evidence, star),
        parts=() if relation == "ongewijzigd" else parts,
        diff=word_diff(_words(evidence.old, rows), _words(evidence.new, columns)),
    )


def _shown(evidence: Evidence, star: list[Edge]) -> dict[str, float]:
    """Return the mean evidence of a match by kind, without kinds that are unknown."""
    shown = {}
    for name in EVIDENCE:
        values = [float(evidence.matrices[name][edge.old, edge.new]) for edge in star]
        present = [value for value in values if value == value]  # noqa: PLR0124 - not NaN
        if present:
            shown[name] = round(sum(present) / len(present), 3)
    return shown


def _words(side: Side, places: list[int]) -> str:
    return " ".join(words_of(side.articles[place]) for place in places)


def _gone(side: Side, place: int, score: float) -> Match:
    return Match(
        old=(side.numbers[place],),
        new=(),
        relation="vervallen",
        score=round(score, 4),
        diff=word_diff(_words(side, [place]), ""),
    )


def _come(side: Side, place: int, score: float) -> Match:
    return Match(
        old=(),
        new=(side.numbers[place],),
        relation="nieuw",
        score=round(score, 4),
        diff=word_diff("", _words(side, [place])),
    )
