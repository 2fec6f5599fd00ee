"""The series of article numbers: what is missing in it, double, or out of order."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.model import Issue, Provision
from corpus.numbering import article_gap

__all__ = ["series_issues"]


def series_issues(found: Iterable[Provision]) -> tuple[Issue, ...]:
    """Report articles, given in document order, that are missing, double or out of order."""
    before: str | None = None
    issues = []
    for article in found:
        number = article.number
        if number is None:
            continue
        gap = article_gap(before, number)
        code, message = "", ""
        if gap is None and before == number:
            code, message = "double-number", f"Artikel {number} komt twee keer voor."
        elif gap is None:
            code = "wrong-order"
            message = f"Artikel {number} staat na artikel {before}: de volgorde klopt niet."
        elif gap:
            code = "missing-article"
            message = f"Tussen artikel {before or '0'} en artikel {number} ontbreekt een artikel."
        if message:
            issues.append(
                Issue(
                    code=code,
                    severity="warning",
                    at=number,
                    page=article.page,
                    line=article.line,
                    message=message,
                )
            )
        before = number
    return tuple(issues)
