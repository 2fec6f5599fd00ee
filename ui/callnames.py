"""By what a document is called where there is little room: year, short title, whose it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.bodies import find_bodies
from corpus.entries import Entry, year_of
from corpus.model import Document

__all__ = ["column_names", "entry_label", "short_title", "whose", "whose_besides"]

_LONGEST = 64  # characters of a short title
_NAMED = 2  # municipalities; more are counted
_NAME = re.compile(r"[\w'’]+(?:[-–][\w'’]+)+")


def whose(bodies: Sequence[str]) -> str:
    """Return whose a document is: "Kampen", "Uden en Landerd", "6 gemeenten"; "" for nobody."""
    if len(bodies) > _NAMED:
        return f"{len(bodies)} gemeenten"
    return " en ".join(bodies)


def whose_besides(title: str, bodies: Sequence[str]) -> str:
    """Return whose a document is, or "" when the title says so already."""
    return "" if all(body.casefold() in title.casefold() for body in bodies) else whose(bodies)


def short_title(title: str, citation_title: str | None = None) -> str:
    """Return a title that fits on a line: the one by which it is cited, without its middle.

    The kind in front and the place and year at the end say most.
    """
    title = min(filter(None, (citation_title, title)), key=len, default="")
    words = title.split()
    first, last = words, list[str]()
    while len(" ".join((*first, "…", *last))) > _LONGEST and len(first) + len(last) > _NAMED:
        if not last:
            first, last = words[: len(words) // 2], words[len(words) // 2 :]
        elif len(" ".join(first)) > len(" ".join(last)):
            first = first[:-1]
        else:
            last = last[1:]
    return " ".join((" ".join(first).rstrip(",;:"), "…", *last)) if last else title


def entry_label(entry: Entry) -> str:
    """Return how a document is called in a list: year and short title, and whose it is."""
    year = str(entry.year) if entry.year else ""
    parts = (year, short_title(entry.title, entry.citation_title), whose(entry.bodies))
    return " · ".join(filter(None, parts))


def column_names(documents: Sequence[Document]) -> tuple[str, ...]:
    """Return a short name per document that tells it from the others.

    Whose it is with the year ("Maastricht 2015"); the title as well where two have that in common,
    and a number where they have the same title too.
    """
    names = [f"{_place_of(document)} {year_of(document) or ''}".strip() for document in documents]
    names = [
        name if name and names.count(name) == 1 else _with_title(name, document)
        for name, document in zip(names, documents, strict=True)
    ]
    return tuple(_numbered(names))


def _place_of(document: Document) -> str:
    """Return the municipality, or what the title calls several together: Maastricht-Heuvelland."""
    if len(document.bodies) <= 1:
        return "".join(document.bodies)
    for name in _NAME.findall(document.title):
        if any(part in document.bodies for part in re.split("[-–]", name)):
            return str(name)
    named = [found.name for found in find_bodies(document.title)]
    return " en ".join(dict.fromkeys(named)) or whose(document.bodies)


def _with_title(name: str, document: Document) -> str:
    title = short_title(document.title, document.citation_title)
    return ": ".join(filter(None, (name, title)))


def _numbered(names: Iterable[str]) -> Iterable[str]:
    names = list(names)
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield f"{name} ({seen[name]})" if names.count(name) > 1 else name
