"""What a document calls the regulations it cites: defined terms and introduced short forms.

"f. wet: Participatiewet" in the definitions article holds for the whole document and its notes;
"(hierna: WIA)" and "(Awb)" after a full name hold as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.citations import Instrument, introduced, mentions
from corpus.citations.names import name_book, printed_name
from corpus.model import Document, Provision
from corpus.regulations import Name, Named, fold

__all__ = ["Terms", "document_date", "terms_of"]

_DEFINITION = re.compile(
    r"(?:^|[;•]\s*+|\n[^\S\n]*+|(?<=\s)[-–]\s++|(?:^|\s)[a-z]{1,2}[.)]\s++|\bonder\s++"
    r"|(?<=\s)(?=(?:de|het)\s++(?:wet|verordening|regeling|besluit)\s*+:))(?:(?:de|het)\s++)?"
    r"[\"“‘']?(?P<term>\w[\w .\-/]{0,40}?)[\"”’']?(?:\s*+:|\s++=)\s*+"
    r"(?:(?:de|het|een)\s++)?[\"“‘']?"
)
_CLOSED = re.compile(
    r"\s*+(?:[\"”’')]*+\s*+(?:[;.,(]|$)|zoals\b|en\b|van\s++\d|\w[\w ]{1,40}:\s)"
    r"|[^\S\n]*+[\"”’')]*+[^\S\n]*+\n"
)
_OWN_NOUN = re.compile(
    r"verordening|regeling|besluit|beleidsregels?|reglement|regels", re.IGNORECASE
)
_DEFINES = re.compile(r"begrip|definitie|betekenis|verstaan", re.IGNORECASE)
_NOUNS = re.compile(
    r"(?:wet|verordening|regeling|besluit|beleidsregels?|reglement)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The names a document uses.

    ``defined`` maps a term in lower case ("wet") to its regulation; ``short`` are the introduced
    and defined names to look for in the text; ``own`` the folded names of the document itself;
    ``main`` the one statute that the title names, which "de wet" means when nothing defines it;
    ``noun`` what the title calls the document ("verordening"), else its kind.
    """

    defined: dict[str, Named]
    short: tuple[Named, ...]
    own: frozenset[tuple[str, ...]]
    main: Named | None
    noun: str
    on: str | None

    def is_own_noun(self, noun: str) -> bool:
        """Tell whether "de verordening" is the document itself: by the first such noun it bears."""
        return _stem(noun) == self.noun

    def bears(self, noun: str) -> bool:
        """Tell whether a title of the document holds a noun: "de afstemmingsverordening"."""
        key = fold(noun)
        return any(
            own[start : start + len(key)] == key
            for own in self.own
            for start in range(len(own) - len(key) + 1)
        )

    def is_self(self, instrument: Instrument) -> bool:
        """Tell whether a name is that of the document itself."""
        return fold(instrument.name) in self.own


def document_date(document: Document) -> str | None:
    """Return the ISO date that settles which regulation a shared short form names.

    It is the last of adoption and entry into force: an ordinance adopted in December for the law
    of January speaks of that law.
    """
    dates = [adoption.date for adoption in document.adopted if adoption.date]
    dates += [document.in_force.date] if document.in_force.date else []
    return max(dates, default=None)


def terms_of(document: Document, library: Iterable[Named] = ()) -> Terms:
    """Collect the terms of a document; ``library`` are the ordinances that may be cited by name."""
    on = document_date(document)
    known = tuple(library)
    defined: dict[str, Named] = {}
    for text in _definition_texts(document.tree):
        for term, named in _definitions(text, known, on):
            defined.setdefault(term.lower(), named)
    texts = [*_texts(document.tree), *(note.text for note in document.notes)]
    for text in texts:
        for mention in mentions(text, names=known, on=on) if "(" in text else ():
            if mention.introduces and mention.instrument.named:
                short = mention.introduces.lower()
                defined.setdefault(short, _as(mention.instrument.named, mention.introduces))
    noun = _noun(document)
    for text in texts:
        for term, named in _introductions(text) if "(" in text else ():
            if _stem(term) != noun:  # "(hierna: de verordening)" says what the document is
                defined.setdefault(term.lower(), named)
    own = frozenset(fold(title) for title in (document.title, document.citation_title) if title)
    shorts = tuple(
        named
        for term, named in defined.items()
        if _is_short(named.name.form) and fold(named.official) not in own
    )
    return Terms(defined, (*known, *shorts), own, _main(document, on), noun, on)


def _introductions(text: str) -> Iterator[tuple[str, Named]]:
    """Yield the short forms that a text gives to regulations of no catalogue."""
    for mention in introduced(text):
        if mention.introduces and mention.instrument.named:
            yield mention.introduces, _as(mention.instrument.named, mention.introduces)


def _is_short(form: str) -> bool:
    """Tell whether a form may be looked for by itself: "WIA", "Besluit", not "wet" or "college"."""
    return form[:1].isupper() and len(form) > 1 and not _NOUNS.fullmatch(form)


def _as(named: Named, form: str) -> Named:
    return Named(named.regulation, Name(form, named.official, "abbreviation"))


def _main(document: Document, on: str | None) -> Named | None:
    """Return the one statute that the title names."""
    title = " ".join(filter(None, (document.title, document.citation_title)))
    named = {
        mention.instrument.name: mention.instrument.named
        for mention in mentions(title, on=on)
        if mention.instrument.named
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _noun(document: Document) -> str:
    found = _OWN_NOUN.search(document.citation_title or document.title)
    return _stem(found.group()) if found else document.kind


def _stem(noun: str) -> str:
    return noun.lower().removesuffix("s")


def _definitions(
    text: str, known: tuple[Named, ...], on: str | None
) -> Iterator[tuple[str, Named]]:
    book = name_book(known, on)
    for match in _DEFINITION.finditer(text):
        found = book.at(text, match.end()) or printed_name(text, match.end())
        if found and found.named and _CLOSED.match(text, found.end):
            term = match["term"].strip()
            yield term, _as(found.named, term)


def _definition_texts(tree: Provision) -> Iterator[str]:
    """Yield the texts of articles that define terms, and of the points under them."""
    for node in _articles(tree):
        texts = list(_texts(node))
        if _DEFINES.search(node.heading or "") or any(
            _DEFINES.search(text[:400]) for text in texts[:3]
        ):
            yield from texts
            for row in _rows(node):
                yield ": ".join(row[:2])


def _articles(node: Provision) -> Iterator[Provision]:
    if node.kind == "article":
        yield node
        return
    for child in node.children:
        yield from _articles(child)


def _texts(node: Provision) -> Iterator[str]:
    if node.text:
        yield node.text
    for child in node.children:
        yield from _texts(child)


def _rows(node: Provision) -> Iterator[tuple[str, ...]]:
    yield from node.rows
    for child in node.children:
        yield from _rows(child)
