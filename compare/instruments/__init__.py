"""Finding the instruments of a document: what the municipality offers or imposes, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from compare.instruments.discovery import in_article, whole_article
from compare.instruments.places import Hit, Place
from compare.instruments.vocabulary import vocabulary
from corpus.addresses import Located, located
from corpus.instruments import Instrument, Lexicon, fold, lexicon
from corpus.model import Document, words_of

__all__ = ["Found", "find_instruments", "policy_fields"]


class Found(Struct, frozen=True, kw_only=True):
    """An instrument of one document, with its places in document order.

    ``key`` is that of the catalogue, or "~" and the letters of the name for an instrument that is
    not in it (then ``instrument`` is None).
    """

    key: str
    name: str
    places: tuple[Place, ...]
    instrument: Instrument | None = None


def policy_fields(document: Document) -> tuple[str, ...]:
    """Return the policy fields of a document, from its title and, failing that, its text.

    A text speaks of several fields in passing; the one it speaks of most is taken.
    """
    fields = vocabulary().fields
    title = fold(f"{document.title} {document.citation_title or ''}")
    named = tuple(name for name, words in fields.items() if words.search(title))
    if named:
        return named
    text = fold(" ".join((*document.legal_basis, words_of(document.tree))))
    counts = {name: len(words.findall(text)) for name, words in fields.items()}
    most = max(counts.values(), default=0)
    return tuple(name for name, count in counts.items() if count and count == most)


def find_instruments(document: Document, extra: Iterable[Instrument] = ()) -> tuple[Found, ...]:
    """Return the instruments of a document in the order in which they first stand in it.

    Args:
        document: the document; its tree is read, and its title for the policy field.
        extra: entries that extend or replace those of the catalogue.
    """
    fields, extra = policy_fields(document), tuple(extra)
    hits: list[Hit] = []
    for item in located(document.tree):
        if item.provision.kind == "article":
            names = lexicon(_fields_of(item, fields), extra)
            hits.extend(in_article(item, names, social=bool(fields)))
    hits.extend(_sole_subject(document, lexicon(fields, extra)))
    return _told_apart(_gather(hits, document))


def _fields_of(item: Located, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return a document's policy fields, those of the article's own chapter first.

    An ordinance for the whole social domain has a vervoersvoorziening in more than one chapter.
    """
    if len(fields) < 2:
        return fields
    above = fold(" ".join(node.heading or "" for node in item.path))
    own = [field for field in fields if vocabulary().fields[field].search(above)]
    return (*own, *(field for field in fields if field not in own))


def _told_apart(found: Sequence[Found]) -> tuple[Found, ...]:
    """Add the policy field to a name that two instruments share."""
    shared = {name for name, count in Counter(one.name for one in found).items() if count > 1}
    return tuple(
        replace(one, name=f"{one.name} ({one.instrument.field})")
        if one.name in shared and one.instrument
        else one
        for one in found
    )


def _sole_subject(document: Document, names: Lexicon) -> list[Hit]:
    """Return the articles of an ordinance about one instrument, when its title names one."""
    named = {mention.instrument.key: mention.instrument for mention in names.find(document.title)}
    if len(named) != 1:
        return []
    (instrument,) = named.values()
    closing = vocabulary().closing_headings
    substance = [
        item
        for item in located(document.tree)
        if item.provision.kind == "article"
        and not closing.search(fold(item.provision.heading or "").strip())
    ]
    speaking = [
        item
        for item in substance
        if any(m.instrument.key == instrument.key for m in names.find(words_of(item.provision)))
    ]
    if not speaking or len(speaking) * 2 < len(substance):
        return []
    return [whole_article(item, names, instrument) for item in substance]


def _gather(hits: Iterable[Hit], document: Document) -> tuple[Found, ...]:
    """Put the places of each instrument together; a definition alone is no instrument."""
    order: dict[str, int] = {}
    for number, item in enumerate(located(document.tree)):
        order.setdefault(str(item.address), number)
    by_key: dict[str, list[Hit]] = {}
    for hit in hits:
        by_key.setdefault(hit.key, []).append(hit)
    found = [
        Found(
            key=key,
            name=group[0].name,
            instrument=group[0].instrument,
            places=tuple(sorted(_distinct(group), key=lambda place: order.get(place.at, 0))),
        )
        for key, group in by_key.items()
        if any(hit.place.role != "definition" for hit in group)
    ]
    return tuple(sorted(found, key=lambda one: order.get(_first(one), 0)))


def _distinct(group: list[Hit]) -> list[Place]:
    """Return each place once; a whole article takes its own parts with it."""
    whole = {hit.place.at for hit in group if hit.place.role == "article"}
    return list(
        {
            hit.place.at: hit.place
            for hit in reversed(group)
            if hit.place.role == "article" or hit.place.at.split("/")[0] not in whole
        }.values()
    )


def _first(found: Found) -> str:
    return next((p.at for p in found.places if p.role != "definition"), found.places[0].at)
