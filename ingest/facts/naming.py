"""The name of a regulation above which no title stands."""

from __future__ import annotations

import re

from corpus.model import Document, Issue, articles, words_of

__all__ = ["lost_title"]

_AMENDED = re.compile(
    r"\b(?P<article>[Dd]e|[Hh]et)\s+(?P<title>[A-ZÀ-Ý][^.;:]{5,200}?)\s+wordt\s+(?:als\s+volgt\s+)?gewijzigd"
)
_SAID = "Boven het stuk staat geen titel; de naam is genomen uit {source}."


def lost_title(document: Document) -> tuple[str, Issue] | None:
    """Return a title for a regulation without one, and the issue that says where it is from.

    That is how it says it is cited, or, of an amending ordinance, the regulation that it amends.
    """
    if document.citation_title:
        return document.citation_title, _issue("de citeertitel")
    for article in articles(document.tree):
        if found := _AMENDED.search(words_of(article)):
            title = f"Wijziging van {found['article'].lower()} {found['title']}"
            return title, _issue("de regeling die het wijzigt")
    return None


def _issue(source: str) -> Issue:
    return Issue(code="inferred-title", severity="info", message=_SAID.format(source=source))
