"""Reading a provision as sentences that can stand in a table cell.

Lists become one sentence; citations that a reader of main lines can do without are left out; a
few long-winded forms are shortened. The forms are ``corpus/data/summary.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from compare.cross_references import by_place
from compare.places import Place
from compare.sentences import sentences
from corpus.addresses import Address, located
from corpus.instruments import fold
from corpus.model import Document, Provision, Reference, Target

__all__ = ["Reader", "language", "lower_first", "upper_first"]

_LIST_ROOM = 310  # characters of a list, with its opening
_LEAST_LIST = 160  # and of its items, however long the opening is
_PASSIVE = re.compile(r"\b(wordt|worden|is|zijn|werd|werden)\b[^,.;]*$")
_MORE_FOLLOWS = re.compile(
    r"^,?\s*(en|of|juncto|jo\.?|,)\s*(de )?(artikel|art\.|lid|het \w+ lid)", re.I
)
_CITATION_GOES_ON = re.compile(r"\s*(?:\d|van (?:de|deze|dit|het)\b|onder\b|lid\b)")
_PERSONS = re.compile(r"\b(?:personen|persoon|iemand|belanghebbenden?|inwoners?)$")
_WHO = re.compile(r"\s*,?\s*(?:die|dat|welke|met)\b")
_ITEM_END = re.compile(r"[\s;,.]*(\b(en|of|en/of|én)\b)?[\s;,.:]*$")


@cache
def language() -> dict[str, Any]:
    """Return the data file; read once."""
    return tomllib.loads((files("corpus") / "data" / "summary.toml").read_text("utf8"))


@cache
def _shorter() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["to"]) for row in language()["shorten"])


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf",?\s*\b(?:{'|'.join(language()['reference_lead_ins'])})(?: de| het)?\s*$")


@cache
def _needed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(language()['needed_before'])})\s*$")


class Reader:
    """Reads provisions of one document.

    Args:
        document: the document; its references tell which words are citations.
        others: addresses of provisions of other instruments with the name written there; in a
            list they are named, and elsewhere passed over.
    """

    def __init__(self, document: Document, others: Mapping[str, str]) -> None:
        self._others = others
        self._target_group = {
            item.address.levels[0]
            for item in located(document.tree)
            if item.provision.kind == "article"
            and "doelgroep" in fold(item.provision.heading or "")
        }
        self._cited = by_place(document)

    def sentences(self, place: Place) -> list[str]:
        """Return the sentences of a place, without the name that a list item opens with."""
        name = place.surface if place.role == "item" else ""
        return list(self._sentences(place.provision, Address.parse(place.at), name))

    def _sentences(self, node: Provision, at: Address, name: str = "") -> Iterator[str]:
        text = self._plain(node, at)
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

    def _plain(self, node: Provision, at: Address) -> str:
        text = node.text
        for reference in sorted(self._cited.get(str(at), ()), key=lambda one: -one.start):
            if text[reference.start : reference.end] == reference.text:
                text = _without(text, reference, self._instead(reference))
        for pattern, to in _shorter():
            text = pattern.sub(to, text)
        return upper_first(re.sub(r"\s+([,.;:])", r"\1", " ".join(text.split())))

    def _instead(self, reference: Reference) -> str:
        """Return the words for persons whom a citation defines: those of the target group.

        That group is article 7(1)(a) of the Participatiewet, or the article of the ordinance whose
        heading says so.
        """
        if all(self._is_target_group(reference, target) for target in reference.targets):
            return " uit de doelgroep" if reference.targets else ""
        return ""

    def _is_target_group(self, reference: Reference, target: Target) -> bool:
        if reference.kind != "external":
            return target.article in self._target_group
        whole = (target.article, target.paragraph, target.point, target.subpoint)
        return reference.instrument == "Participatiewet" and whole == ("7", "1", "a", None)

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
        text = _ITEM_END.sub("", self._plain(point, at))
        inner = [self._item(child, _child(at, child)) for child in point.children]
        return lower_first(": ".join(part for part in (text, ", ".join(inner)) if part))


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
    listed = " en ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)
    if conjunction == "of":
        return f"{said}; of {'een van de gevallen' if named[1:] else 'het geval'} onder {listed}"
    return f"{said}; verder onder {listed}"


def _child(above: Address, child: Provision) -> Address:
    if child.kind in ("paragraph", "point", "subpoint") and child.number:
        return above.child(child.kind, child.number)
    return above


def _without_name(text: str, name: str) -> str:
    """Drop the name at the head of an item: it is the row's title."""
    rest = text[len(name) :] if fold(text).startswith(fold(name)) else text
    return upper_first(rest.lstrip(" .:;,"))


def _without(text: str, reference: Reference, instead: str) -> str:
    """Return the text without a citation and the words that lead it in, if it can go.

    It cannot when it carries the sentence ("wordt beschreven in artikel 10d"), when the word before
    it needs it ("de criteria, genoemd in"), at the head of a sentence, or when another follows.
    After persons it goes only where ``instead`` or the rest of the sentence says who they are.
    """
    before, after = text[: reference.start], text[reference.end :]
    match = _lead_in().search(before)
    if match is None or _MORE_FOLLOWS.match(after) or _CITATION_GOES_ON.match(after):
        return text
    head, lead = before[: match.start()], match.group().strip(" ,")
    if not head.strip() or head.rstrip().endswith((".", ":", ";")):
        return text
    if not lead.startswith(("als", "zoals")) and _PASSIVE.search(head):
        return text
    if _needed().search(fold(head)):
        return text
    told = _WHO.match(after)
    if _PERSONS.search(head):
        if not instead and not told:
            return text
        head += instead
    own_comma = "," in reference.text and not re.match(r"\s*,[^.;]*,", after)
    if match.group().startswith(",") or told or own_comma:
        after = re.sub(r"^\s*,", "", after)
    return head + after


def _closed(sentence: str) -> str:
    sentence = sentence.rstrip(" ;,:")
    return sentence if sentence.endswith((".", "!", "?")) else sentence + "."


def upper_first(text: str) -> str:
    """Write the first letter large."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Write the first letter small, unless the word is an abbreviation."""
    return text[:1].lower() + text[1:] if re.match(r"[A-Z][a-zé]+\b|[A-Z] ", text) else text
