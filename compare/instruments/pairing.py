"""Which instrument of the old document is which of the new one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from compare.instruments import Found
from compare.instruments.places import Place
from compare.instruments.vocabulary import vocabulary
from compare.model import Alignment
from corpus.addresses import Address
from corpus.instruments import compact, fold
from corpus.model import Document, Provision, articles

__all__ = ["followed", "pair_instruments", "regulated_in", "same_name"]

_Couple = tuple[Found | None, Found | None]

_SAME_NAME = 0.85
_RELATED_NAME = 0.6  # enough where the alignment puts the articles together


def pair_instruments(
    left: Sequence[Found], right: Sequence[Found], alignment: Alignment
) -> list[_Couple]:
    """Return the instruments of both sides in pairs, in the order of the new document.

    The same entry of the catalogue pairs; then what stands in articles that a reader put together,
    when each is what its article is about; then names that are nearly the same, and names that are
    somewhat alike in articles that the alignment puts together. Dropped ones come last.
    """
    old_of = {found.key: found for found in left}
    partner = {found.key: old_of[found.key] for found in right if found.key in old_of}
    taken = {found.key for found in partner.values()}
    for found in right:
        for one in left if found.key not in partner else ():
            if one.key not in taken and _put_together(one, found, alignment.confirmed):
                partner[found.key] = one
                taken.add(one.key)
                break
    matched = {(o, n) for match in alignment.matches for o in match.old for n in match.new}
    options = sorted(
        (
            (likeness, a, b)
            for a in left
            for b in right
            if a.key not in taken and b.key not in partner
            if (likeness := _likeness(a, b, matched)) > 0
        ),
        key=lambda option: -option[0],
    )
    for _, a, b in options:
        if a.key not in taken and b.key not in partner:
            partner[b.key] = a
            taken.add(a.key)
    pairs: list[_Couple] = [(partner.get(b.key), b) for b in right]
    return pairs + [(a, None) for a in left if a.key not in taken]


def regulated_in(found: Found) -> set[str]:
    """Return the articles that regulate an instrument; one that only lists it is about many."""
    return {_article(place) for place in found.places if place.role in ("article", "paragraph")}


def _put_together(a: Found, b: Found, confirmed: Collection[tuple[str, str]]) -> bool:
    """Tell whether a reader put articles together that regulate one and the other instrument."""
    mine, theirs = regulated_in(a), regulated_in(b)
    return any(old in mine and new in theirs for old, new in confirmed)


def followed(
    pairs: Sequence[_Couple], documents: tuple[Document, Document], alignment: Alignment
) -> list[_Couple]:
    """Return the pairs, each with the articles into which its own were split, or from which merged.

    Where an article on a budget became two, the second is about that budget as well, whatever its
    heading says; unless it regulates an instrument of its own or is a standard article.
    """
    old_taken = {_article(p) for a, _ in pairs if a for p in a.places}
    new_taken = {_article(p) for _, b in pairs if b for p in b.places}
    old_free = _free(documents[0], old_taken)
    new_free = _free(documents[1], new_taken)
    made: list[_Couple] = []
    for a, b in pairs:
        if a is None or b is None:
            made.append((a, b))
            continue
        split = {m.old[0]: m.new for m in alignment.matches if m.relation == "gesplitst"}
        merged = {m.new[0]: m.old for m in alignment.matches if m.relation == "samengevoegd"}
        made.append((_with_articles(a, b, merged, old_free), _with_articles(b, a, split, new_free)))
    return made


def _article(place: Place) -> str:
    return place.at.split("/")[0]


def _free(document: Document, taken: set[str]) -> dict[str, Provision]:
    """Return the articles by number that may be added: with no instrument, and no standard one."""
    general = vocabulary().closing_headings
    return {
        article.number: article
        for article in articles(document.tree)
        if article.number
        and article.number not in taken
        and not general.search(fold(article.heading or "").strip())
    }


def _with_articles(
    mine: Found, other: Found, into: Mapping[str, tuple[str, ...]], free: Mapping[str, Provision]
) -> Found:
    """Return an instrument with the articles that whole articles of the other side went into."""
    whole = [place.at for place in other.places if place.role == "article"]
    own = {_article(place) for place in mine.places if place.role == "article"}
    added = [
        Place(at=at, role="article", provision=free[at], article=free[at], surface=mine.name)
        for number in whole
        if own & set(into.get(number, ()))
        for at in into[number]
        if at in free
    ]
    if not added:
        return mine
    places = sorted((*mine.places, *added), key=lambda place: Address.parse(place.at).sort_key())
    return replace(mine, places=tuple(places))


def same_name(a: Found, b: Found) -> bool:
    """Tell whether two instruments are the same one by key, or by nearly the same name."""
    return a.key == b.key or _likeness(a, b, set()) > 0


def _likeness(a: Found, b: Found, matched: set[tuple[str, str]]) -> float:
    """Return how alike two names are, or 0 when they are not the same instrument."""
    from rapidfuzz.fuzz import ratio

    if a.instrument and b.instrument:
        return 0.0  # two entries of the catalogue are two instruments
    likeness = float(ratio(compact(a.name), compact(b.name))) / 100
    together = any(
        (p.at.split("/")[0], q.at.split("/")[0]) in matched for p in a.places for q in b.places
    )
    return likeness if likeness >= (_RELATED_NAME if together else _SAME_NAME) else 0.0
