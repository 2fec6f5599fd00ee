"""The tables by article: the transponeringstabel in both directions, and the three columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from compare.changes import norm_changes
from compare.measures import quantities
from compare.model import Alignment, ArticleRow, ArticleTable, Match, NormChange, Op, TextRow
from compare.reading import language, lower_first
from corpus.addresses import number_key
from corpus.instruments import compact, fold
from corpus.model import Document, Provision, articles

__all__ = ["article_table", "article_text", "describe", "three_column_table"]

_MOST_CHANGES = 4


def article_table(alignment: Alignment, old: Document, new: Document) -> ArticleTable:
    """Return the table that leads from each article to where it went, and back.

    Every article of both documents has a row, in the order of its own document.
    """
    return ArticleTable(
        from_old=tuple(_rows(alignment, old, new, forward=True)),
        from_new=tuple(_rows(alignment, old, new, forward=False)),
    )


def _rows(
    alignment: Alignment, old: Document, new: Document, *, forward: bool
) -> Iterator[ArticleRow]:
    here, there = (old, new) if forward else (new, old)
    headings = {article.number: article.heading or "" for article in articles(there.tree)}
    for article in articles(here.tree):
        number = article.number or ""
        matches = [m for m in alignment.matches if number in (m.old if forward else m.new)]
        numbers = dict.fromkeys(n for m in matches for n in (m.new if forward else m.old))
        found = sorted(numbers, key=number_key)
        yield ArticleRow(
            here=number,
            heading=article.heading or "",
            there=tuple(found),
            there_headings=tuple(headings.get(n, "") for n in found),
            relation=matches[0].relation if matches else ("vervallen" if forward else "nieuw"),
            summary=" ".join(dict.fromkeys(describe(m, old, new) for m in matches)),
        )


def three_column_table(alignment: Alignment, old: Document, new: Document) -> tuple[TextRow, ...]:
    """Return old text, new text and remarks, a row per match, in the order of the new document.

    Dropped articles come last, in the order of the old document.
    """
    texts = [{a.number: article_text(a) for a in articles(side.tree)} for side in (old, new)]
    place = [{a.number: n for n, a in enumerate(articles(side.tree))} for side in (old, new)]
    last = len(place[1])

    def order(match: Match) -> tuple[int, int]:
        first = min((place[1].get(n, last) for n in match.new), default=last)
        return first, min((place[0].get(n, 0) for n in match.old), default=0)

    return tuple(
        TextRow(
            old_at=match.old,
            new_at=match.new,
            old_text="\n\n".join(texts[0].get(n, "") for n in match.old),
            new_text="\n\n".join(texts[1].get(n, "") for n in match.new),
            remarks=describe(match, old, new),
            relation=match.relation,
            diff=match.diff,
        )
        for match in sorted(alignment.matches, key=order)
    )


def article_text(article: Provision) -> str:
    """Return an article as it is read: heading, then a line per paragraph and point."""
    return "\n".join(_lines(article, 0))


def _lines(node: Provision, depth: int) -> Iterator[str]:
    if node.kind == "article":
        yield f"Artikel {node.number} {node.heading or ''}".rstrip()
        if node.text:
            yield node.text
    else:
        label = node.label or node.number or ""
        label += "." if label[-1:].isalnum() else ""
        words = " ".join(part for part in (label, node.heading, node.text) if part)
        if words:
            yield "  " * max(0, depth - 1) + words
    for child in node.children:
        yield from _lines(child, depth + 1)


# ---------------------------------------------------------------- one line per match


def describe(match: Match, old: Document, new: Document) -> str:
    """Return in Dutch what became of the articles of a match, from facts only.

    Said are: where the text went, which quantities changed, and where a duty became a power or the
    other way round.
    """
    match match.relation:
        case "nieuw":
            return "Nieuw."
        case "vervallen":
            return "Vervallen."
        case "ongewijzigd":
            return f"Gelijkluidend{_but_for_numbers(match)}."
        case "hernummerd":
            return f"Gelijkluidend{_but_for_numbers(match)}; was {_named(match.old)}."
        case "gesplitst":
            said = [f"Gesplitst in {_named(match.new)}"]
        case "samengevoegd":
            said = [f"Samengevoegd uit {_named(match.old)}"]
        case _:
            said = []
    changes = norm_changes(quantities(old, match.old), quantities(new, match.new))
    said += [_change(change) for change in changes[:_MOST_CHANGES]]
    if len(changes) > _MOST_CHANGES:
        said.append(f"nog {len(changes) - _MOST_CHANGES} gewijzigde getallen")
    said += _duties(match.diff)
    if not said:
        return "Tekst gewijzigd."
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}."


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
    return f"de artikelen {', '.join(numbers[:-1])} en {numbers[-1]}"


def _change(change: NormChange) -> str:
    what = lower_first(change.what)
    if change.old and change.new:
        return f"{what}: {change.old} wordt {change.new}"
    if change.new:
        return f"{what}: {change.new} (nieuw)"
    return f"{what}: {change.old} (vervallen)"


def _duties(diff: Iterable[tuple[Op, str]]) -> list[str]:
    """Return the changes between power, duty and prohibition: "kan" replaced by "moet"."""
    classes: dict[str, list[str]] = language()["duties"]
    found: dict[str, None] = {}
    for (op, before), (next_op, after) in pairwise(diff):
        if (op, next_op) != ("delete", "insert"):
            continue
        old, new = _duty(before, classes), _duty(after, classes)
        if old and new and old[0] != new[0]:
            found[f"‘{old[1]}’ wordt ‘{new[1]}’"] = None
    return list(found)


def _duty(text: str, classes: dict[str, list[str]]) -> tuple[str, str] | None:
    folded = fold(text)
    for name, words in classes.items():
        for word in words:
            if re.search(rf"\b{word}\b", folded):
                return name, word
    return None
