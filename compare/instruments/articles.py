"""The tables by article: the transponeringstabel in both directions, and the three columns."""

from __future__ import annotations

from collections.abc import Iterator

from compare.instruments.described import Described
from compare.model import Alignment, ArticleRow, ArticleTable, Match, TextRow
from corpus.addresses import number_key
from corpus.model import Document, Provision, articles

__all__ = ["article_table", "article_text", "three_column_table"]


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
    told = Described(alignment, old, new)
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
            summary=" ".join(
                dict.fromkeys(told.describe(m, number, forward=forward) for m in matches)
            ),
        )


def three_column_table(alignment: Alignment, old: Document, new: Document) -> tuple[TextRow, ...]:
    """Return old text, new text and remarks, a row per match, in the order of the new document.

    Dropped articles come last, in the order of the old document.
    """
    texts = [{a.number: article_text(a) for a in articles(side.tree)} for side in (old, new)]
    place = [{a.number: n for n, a in enumerate(articles(side.tree))} for side in (old, new)]
    last = len(place[1])
    told = Described(alignment, old, new)

    def order(match: Match) -> tuple[int, int]:
        first = min((place[1].get(n, last) for n in match.new), default=last)
        return first, min((place[0].get(n, 0) for n in match.old), default=0)

    return tuple(
        TextRow(
            old_at=match.old,
            new_at=match.new,
            old_text="\n\n".join(texts[0].get(n, "") for n in match.old),
            new_text="\n\n".join(texts[1].get(n, "") for n in match.new),
            remarks=told.describe(match),
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
