"""What the comparison page shows: the map of the alignment, and per match both texts."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from msgspec import Struct

from compare.model import Alignment, Match
from corpus.model import Document, articles
from ui.changed import changes
from ui.differences import Runs, article_text, side_by_side, whole
from ui.labels import EVIDENCE, RELATIONS, percent
from ui.results import Comparison

__all__ = ["NARROW", "WIDE", "Band", "Card", "Chart", "Form", "Label", "cards", "chart"]


class Form(Struct, frozen=True, kw_only=True):
    """The measures of the map, in picture units: where the bands begin and end, letters a line."""

    width: int
    left: int
    right: int
    row: int
    letters: int
    lines: int
    columns: int  # of the legend


WIDE = Form(width=1000, left=400, right=600, row=24, letters=46, lines=1, columns=7)
NARROW = Form(width=360, left=136, right=224, row=40, letters=19, lines=2, columns=2)
"""For a narrow window: headings on two lines, short bands, everything within its width."""


class Label(Struct, frozen=True):
    """An article in the map: its words by line, its height, and the sign when it stands alone."""

    lines: tuple[str, ...]
    y: float
    sign: str = ""


class Band(Struct, frozen=True):
    """A band between two articles; ``path`` is SVG, ``match`` the number of its match."""

    path: str
    relation: str
    match: int


class Chart(Struct, frozen=True, kw_only=True):
    """The map: labels on both sides and the bands between them."""

    form: Form
    height: int
    old: tuple[Label, ...]
    new: tuple[Label, ...]
    bands: tuple[Band, ...]


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


def chart(result: Comparison, form: Form = WIDE) -> Chart:
    """Return the map of an alignment, old articles left and new ones right, in their own order."""
    alignment = result.alignment
    old_at, old = _column(result.old.document, alignment, "old", form)
    new_at, new = _column(result.new.document, alignment, "new", form)
    bands = []
    for number, match in enumerate(alignment.matches):
        for one in match.old:
            for other in match.new:
                if one in old_at and other in new_at:
                    path = _curve(old_at[one], new_at[other], form)
                    bands.append(Band(path, match.relation, number))
    height = form.row * (max(len(old), len(new)) + 1)
    return Chart(form=form, height=height, old=old, new=new, bands=tuple(bands))


def cards(
    result: Comparison,
    relations: Sequence[str] = tuple(RELATIONS),
    *,
    of: tuple[str, str] = ("", ""),
    substance: bool = False,
) -> list[Card]:
    """Return matches with their texts, in the order of the new document.

    Args:
        result: the comparison.
        relations: only matches of these.
        of: only matches of this old article and of this new one; "" for all.
        substance: leave out what differs in numbers, capitals and marks alone.
    """
    return [
        _card(result, number, match)
        for number, match in enumerate(result.alignment.matches)
        if match.relation in relations
        and (not of[0] or of[0] in match.old)
        and (not of[1] or of[1] in match.new)
        and (not substance or _has_substance(result, match))
    ]


def _has_substance(result: Comparison, match: Match) -> bool:
    if not (match.old and match.new):
        return True
    if match.relation in ("ongewijzigd", "hernummerd"):
        return False
    found = changes(match, result.old.document, result.new.document)
    return any(not change.moved for change in found)


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
    document: Document, alignment: Alignment, side: str, form: Form
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
        number, y = article.number or "", float(form.row * row)
        places.setdefault(number, y)
        text = f"{number} {article.heading or ''}".strip()
        lines = wrap(text, form.letters, max_lines=form.lines, placeholder="…")
        labels.append(Label(tuple(lines), y, alone.get(number, "")))
    return places, tuple(labels)


def _curve(start: float, end: float, form: Form) -> str:
    middle = (form.left + form.right) // 2
    return f"M{form.left} {start:g}C{middle} {start:g} {middle} {end:g} {form.right} {end:g}"
