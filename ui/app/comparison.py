"""What the comparison page shows: the map of the alignment, and per match both texts."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from compare.model import Alignment, Match
from corpus.model import Document, articles
from ui.differences import Runs, article_text, side_by_side, whole
from ui.labels import EVIDENCE, RELATIONS, percent
from ui.results import Comparison

__all__ = ["Band", "Card", "Chart", "Label", "cards", "chart"]

_ROW = 24  # picture units per article
_LEFT, _RIGHT, _WIDTH = 400, 600, 1000  # where the bands begin and end
_LABEL = 46  # characters


class Label(Struct, frozen=True):
    """An article in the map: its words, its height, and the sign when it stands alone."""

    text: str
    y: float
    sign: str = ""


class Band(Struct, frozen=True):
    """A band between two articles; ``path`` is SVG, ``match`` the number of its match."""

    path: str
    relation: str
    match: int


class Chart(Struct, frozen=True, kw_only=True):
    """The map: labels on both sides and the bands between them."""

    width: int
    height: int
    old: tuple[Label, ...]
    new: tuple[Label, ...]
    bands: tuple[Band, ...]
    left: int = _LEFT
    right: int = _RIGHT


class Card(Struct, frozen=True, kw_only=True):
    """A match as it is read: both texts with what went and what came."""

    number: int
    old: str
    new: str
    relation: str
    sign: str
    certainty: str
    left: Runs
    right: Runs
    evidence: tuple[tuple[str, str], ...]


def chart(result: Comparison) -> Chart:
    """Return the map of an alignment, old articles left and new ones right, in their own order."""
    alignment = result.alignment
    old_at, old = _column(result.old.document, alignment, "old")
    new_at, new = _column(result.new.document, alignment, "new")
    bands = []
    for number, match in enumerate(alignment.matches):
        for one in match.old:
            for other in match.new:
                if one in old_at and other in new_at:
                    path = _curve(old_at[one], new_at[other])
                    bands.append(Band(path, match.relation, number))
    height = _ROW * (max(len(old), len(new)) + 1)
    return Chart(width=_WIDTH, height=height, old=old, new=new, bands=tuple(bands))


def cards(result: Comparison, relations: Sequence[str]) -> list[Card]:
    """Return the matches of these relations with their texts, in the order of the new document."""
    return [
        _card(result, number, match)
        for number, match in enumerate(result.alignment.matches)
        if match.relation in relations
    ]


def _card(result: Comparison, number: int, match: Match) -> Card:
    old = article_text(result.old.document, match.old)
    new = article_text(result.new.document, match.new)
    left, right = whole(old), whole(new)
    if match.old and match.new and match.relation != "ongewijzigd":
        left, right = side_by_side(old, new)
    both = bool(match.old and match.new)
    return Card(
        number=number,
        old=_names(match.old),
        new=_names(match.new),
        relation=match.relation,
        sign=RELATIONS[match.relation],
        certainty=f"zekerheid {percent(match.score)}" if both else "",
        left=left,
        right=right,
        evidence=tuple(
            (EVIDENCE.get(name, name), percent(value))
            for name, value in match.evidence.items()
            if value and both
        ),
    )


def _names(numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    return ("artikel " if len(numbers) == 1 else "artikelen ") + ", ".join(numbers)


def _column(
    document: Document, alignment: Alignment, side: str
) -> tuple[dict[str, float], tuple[Label, ...]]:
    alone = {
        number: RELATIONS[match.relation]
        for match in alignment.matches
        if match.relation in ("vervallen", "nieuw")
        for number in getattr(match, side)
    }
    places: dict[str, float] = {}
    labels = []
    for row, article in enumerate(articles(document.tree), 1):
        number, y = article.number or "", float(_ROW * row)
        places.setdefault(number, y)
        text = f"{number} {article.heading or ''}".strip()
        short = text if len(text) <= _LABEL else text[: _LABEL - 1].rstrip() + "…"
        labels.append(Label(short, y, alone.get(number, "")))
    return places, tuple(labels)


def _curve(start: float, end: float) -> str:
    middle = (_LEFT + _RIGHT) // 2
    return f"M{_LEFT} {start:g}C{middle} {start:g} {middle} {end:g} {_RIGHT} {end:g}"
