"""Reading a provision as sentences that can stand in a table cell.

Lists become one sentence; all else is in the words of the text, its citations too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from compare.alignment.sentences import sentences
from compare.instruments.places import Place
from corpus.addresses import Address
from corpus.data import read_data
from corpus.instruments import fold
from corpus.model import Provision
from corpus.sentences import closed, listed

__all__ = ["Reader", "language", "lower_first", "upper_first"]

_LIST_ROOM = 700  # characters of a list, with its opening
_LEAST_LIST = 350  # and of its items, however long the opening is
_ITEM_END = re.compile(r"[\s;,.]*(\b(en|of|en/of|én)\b)?[\s;,.:]*((?<=\s)[-–]\s*)?$")


@cache
def language() -> dict[str, Any]:
    """Return the data file; read once."""
    return read_data("summary")


class Reader:
    """Reads provisions of one document.

    Args:
        others: addresses of provisions of other instruments with the name written there; in a
            list they are named, and elsewhere passed over.
    """

    def __init__(self, others: Mapping[str, str]) -> None:
        self._others = others

    def sentences(self, place: Place) -> list[str]:
        """Return the sentences of a place, without the name that a list item opens with."""
        name = place.surface if place.role == "item" else ""
        return list(self._sentences(place.provision, Address.parse(place.at), name))

    def _sentences(self, node: Provision, at: Address, name: str = "") -> Iterator[str]:
        text = _plain(node)
        whole = list(sentences(_without_name(text, name) if name else text))
        points = [child for child in node.children if child.kind in ("point", "subpoint")]
        listed = bool(points and whole and not whole[-1].endswith((".", "!", "?")))
        yield from (_closed(sentence) for sentence in (whole[:-1] if listed else whole))
        if listed:
            yield self._list(whole[-1], points, at)
        for child in node.children:
            below = _child(at, child)
            if not (listed and child in points) and str(below) not in self._others:
                yield from self._sentences(child, below)

    def _list(self, opening: str, points: list[Provision], at: Address) -> str:
        """Return an opening and its items as one sentence, saying where the rest stands."""
        items = [self._item(point, _child(at, point)) for point in points]
        room = max(_LIST_ROOM - len(opening), _LEAST_LIST)
        if sum(len(item) + 2 for item in items) <= room * 1.25:
            room = 10**6  # no item is left out for the sake of a few words
        ranked = sorted(range(len(items)), key=lambda n: (not re.search(r"\d", items[n]), n))
        kept: set[int] = set()
        for number in ranked:  # items that set a quantity first: a reader looks for those
            if kept and len(items[number]) + 2 > room:
                continue
            kept.add(number)
            room -= len(items[number]) + 2
        said = [items[number] for number in sorted(kept)]
        left = [point.number for number, point in enumerate(points) if number not in kept]
        return f"{opening.rstrip(' :')}: {_joined(said, left, _conjunction(points))}."

    def _item(self, point: Provision, at: Address) -> str:
        if str(at) in self._others:
            return lower_first(self._others[str(at)])
        text = _ITEM_END.sub("", _plain(point))
        inner = [self._item(child, _child(at, child)) for child in point.children]
        if not point.text[:1].isupper():  # a capital may be a name: "Nederlandse Vereniging"
            text = text[:1].lower() + text[1:]
        return ": ".join(part for part in (text, ", ".join(inner)) if part)


def _plain(node: Provision) -> str:
    return upper_first(re.sub(r"\s+([,.;:])", r"\1", " ".join(node.text.split())))


def _conjunction(points: Sequence[Provision]) -> str:
    """Return the word between the last two items: "of" makes them alternatives."""
    for point in points[:-1]:
        text = re.sub(r"[\s;,.]+$", "", point.text)
        if (match := re.search(r"[\s;,](en/of|en|of|én)$", text)) is not None:
            return match.group(1).replace("én", "en")
    return ""


def _joined(items: Sequence[str], left: Sequence[str | None], conjunction: str) -> str:
    """Return the items of a list, and where those that are left out stand."""
    if not left:
        if not conjunction or len(items) < 2:
            return "; ".join(items)
        return "; ".join(items[:-1]) + f"; {conjunction} {items[-1]}"
    said = "; ".join(items)
    if None in left:
        return f"{said}; {'of' if conjunction == 'of' else 'en'} {len(left)} andere"
    named = [number for number in left if number]
    under = f"onder {listed(named)}"
    if conjunction == "of":
        return f"{said}; of {'een van de gevallen' if named[1:] else 'het geval'} {under}"
    return f"{said}; verder {under}"


def _child(above: Address, child: Provision) -> Address:
    if child.kind in ("paragraph", "point", "subpoint") and child.number:
        return above.child(child.kind, child.number)
    return above


def _without_name(text: str, name: str) -> str:
    """Drop the name at the head of an item: it is the row's title."""
    rest = text[len(name) :] if fold(text).startswith(fold(name)) else text
    return upper_first(rest.lstrip(" .:;,"))


def _closed(sentence: str) -> str:
    return closed(sentence.rstrip(" ;,:"))


def upper_first(text: str) -> str:
    """Write the first letter large."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Write the first letter small, unless the word is an abbreviation."""
    return text[:1].lower() + text[1:] if re.match(r"[A-Z][a-zé]+\b|[A-Z] ", text) else text
