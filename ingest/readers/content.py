"""The content of an element in official XML: runs of words, and the blocks between them.

Text may stand in a paragraph element, beside one, or loose in an item; whatever element holds it,
none of it is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.readers.markup import Words, children, is_removed, local, words, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["ARTICLES", "CONTAINERS", "CONTENTS", "ITEMS", "NUMBERS", "footnote", "runs"]

# Names in lower case: STOP writes ``Hoofdstuk`` where the older formats write ``hoofdstuk``.
CONTAINERS = frozenset(
    {"boek", "deel", "titel", "titeldeel", "hoofdstuk", "afdeling", "paragraaf", "subparagraaf"}
    | {"sub-paragraaf", "subsubparagraaf", "divisie", "circulaire.divisie", "bijlage"}
)
ARTICLES = frozenset({"artikel", "wijzigartikel", "wijzig-artikel", "model-artikel"})
ITEMS = frozenset({"lid", "li", "begrip", "definitie-item"})
NUMBERS = frozenset({"lidnr", "lidnummer", "li.nr", "linummer", "nr", "nummer"})
CONTENTS = frozenset({"officiele-inhoudsopgave", "inhoudsopgave"})  # tables of contents
# Not words of the regulation: numbers read elsewhere, tables of contents, what tools put in.
_SKIPPED = (
    NUMBERS | CONTENTS | {"meta-data", "jcis", "brondata", "plaatje", "illustratie", "colspec"}
)
_BLOCKS = frozenset(
    {"al", "lijst", "table", "kop", "tussenkop", "lijstaanhef", "considerans.al", "begrippenlijst"}
    | {"definitielijst", "term", "definitie", "inhoud", "tekst", "structuurtekst", "divisietekst"}
    | {"groep", "citaat", "kadertekst", "box", "slotformulering", "ondertekening", "wat", "wie"}
    | {"gereserveerd", "vervallen", "p"}
    | (CONTAINERS - {"titel"})
    | ARTICLES
    | ITEMS
)
_NOTES = frozenset({"noot"})


def runs(element: Element) -> Iterator[Element | Words]:
    """Yield the content of an element in order: words that stand together, and each block.

    Words of footnotes come after the run they hang on, in square brackets.
    """
    gathered: list[str | Element] = [element.text or ""]
    for child in element:
        name = local(child).lower()
        if name and not is_removed(child):
            if name in _BLOCKS or _holds_block(child):
                yield from _run(gathered)
                gathered = []
                yield child
            elif name not in _SKIPPED:
                gathered.append(child)
        gathered.append(child.tail or "")
    yield from _run(gathered)


def _holds_block(element: Element) -> bool:
    if local(element).lower() in _NOTES:
        return False
    return any(local(below).lower() in _BLOCKS for below in element.iterdescendants())


def _run(parts: list[str | Element]) -> Iterator[Words]:
    found = words_of(parts, without=_NOTES | {"Noot"})
    if found.text:
        yield found
    for part in parts:
        if isinstance(part, str):
            continue
        for note in part.iter("{*}noot", "{*}Noot"):
            yield footnote(note)


def footnote(note: Element) -> Words:
    """Return a footnote as it is kept in the text: "[Noot 1: ...]"."""
    number = " ".join(words(part).text for part in children(note, "noot.nr", "NootNummer"))
    text = words(note, without={"noot.nr", "NootNummer"}).text
    mark = f"Noot {number.strip('. ')}".strip()
    return Words(f"[{mark}: {text}]" if text else "")
