"""One document made ready for comparison: its articles with everything that is compared."""

from __future__ import annotations

import re

from msgspec import Struct

from compare.alignment.article_functions import functions_of
from compare.alignment.units import Unit, units_of
from compare.cross_references import by_place, words_and_targets
from compare.instruments import policy_fields
from compare.words import fold, terms
from corpus.instruments import lexicon
from corpus.model import Document, Provision, articles, words_of

__all__ = ["DEFINES", "Side", "prepare"]

DEFINES = "begripsbepalingen"  # the function of an article that defines terms

_WORD = re.compile(r"[^\W_]+|§")


class Side(Struct, frozen=True):
    """One document made ready for comparison; all rows run in the order of its articles.

    ``terms`` are those of the units, without the title of the ordinance and of those it repeals,
    which say nothing about an article.
    ``numbers`` holds "" for an article without one. ``words`` are those of an article, marks and
    capitals aside; ``substance`` the same with a mark for each reference to the ordinance itself,
    and ``targets`` what those point at, as addresses.
    """

    articles: tuple[Provision, ...]
    numbers: tuple[str, ...]
    units: tuple[tuple[Unit, ...], ...]
    terms: tuple[tuple[tuple[str, ...], ...], ...]
    headings: tuple[tuple[str, ...], ...]
    functions: tuple[frozenset[str], ...]
    instruments: tuple[frozenset[str], ...]
    citations: tuple[tuple[str, ...], ...]
    notes: tuple[tuple[str, ...], ...]
    words: tuple[tuple[str, ...], ...]
    substance: tuple[tuple[str, ...], ...]
    targets: tuple[tuple[str, ...], ...]


def prepare(document: Document) -> Side:
    """Return a document's articles with everything that is compared."""
    found = tuple(articles(document.tree))
    units = tuple(units_of(article) for article in found)
    cited = _citations(document)
    titles = _titles(document)
    explained = _notes(document)
    own = by_place(document)
    said = [words_and_targets(article, own) for article in found]
    functions = tuple(
        functions_of(article.heading or "", tuple(unit.text for unit in of_article))
        for article, of_article in zip(found, units, strict=True)
    )
    return Side(
        articles=found,
        numbers=tuple(article.number or "" for article in found),
        units=units,
        terms=tuple(tuple(terms(titles.sub(" ", unit.text)) for unit in row) for row in units),
        headings=tuple(terms(article.heading or "") for article in found),
        functions=functions,
        instruments=_instruments(document, found, units, functions),
        citations=tuple(tuple(cited.get(article.number or "", ())) for article in found),
        notes=tuple(explained.get(article.number or "", ()) for article in found),
        words=tuple(_words(words_of(article)) for article in found),
        substance=tuple(_words(text) for text, _ in said),
        targets=tuple(targets for _, targets in said),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def _titles(document: Document) -> re.Pattern[str]:
    """Return a pattern for the title of a document and of those it repeals, in any letters."""
    known = {document.title, document.citation_title, *(it.title for it in document.repeals)}
    said = [r"\s+".join(map(re.escape, title.split())) for title in known if title]
    return re.compile("|".join(sorted(said, key=len, reverse=True)) or r"(?!)", re.I)


def _instruments(
    document: Document,
    found: tuple[Provision, ...],
    units: tuple[tuple[Unit, ...], ...],
    functions: tuple[frozenset[str], ...],
) -> tuple[frozenset[str], ...]:
    """Return the instruments that headings and titled parts name; definitions regulate none."""
    names = lexicon(policy_fields(document))
    keys = []
    for article, of_article, does in zip(found, units, functions, strict=True):
        titles = () if DEFINES in does else tuple(unit.title for unit in of_article if unit.title)
        said = (article.heading or "", *titles)
        keys.append(frozenset(hit.instrument.key for text in said for hit in names.find(text)))
    return tuple(keys)


def _citations(document: Document) -> dict[str, list[str]]:
    """Return by article the provisions of other regulations that it cites, with repeats."""
    cited: dict[str, list[str]] = {}
    for reference in document.references:
        if reference.kind == "external" and not reference.at.startswith("note"):
            cited.setdefault(reference.at.split("/")[0], []).extend(
                f"{reference.instrument} {target.article}" for target in reference.targets
            )
    return cited


def _notes(document: Document) -> dict[str, tuple[str, ...]]:
    explained: dict[str, tuple[str, ...]] = {}
    for note in document.notes:
        for article in dict.fromkeys(target.split("/")[0] for target in note.targets):
            explained[article] = explained.get(article, ()) + terms(note.text)
    return explained
