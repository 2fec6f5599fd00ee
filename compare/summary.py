"""What a provision says on main lines (op hoofdlijnen), in its own words.

A cell is made of sentences of the provision: who, what, how long, how much, under which
conditions. The weights and the words that can go are ``corpus/data/summary.toml``. Nothing is
written that the text does not say; where a sentence is cut, an ellipsis shows it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

from compare.instruments import Place
from compare.sentences import sentences
from corpus.addresses import Address
from corpus.instruments import fold
from corpus.model import Document, Note, Provision, Reference

__all__ = ["explanation", "summarise"]


class _Language(Struct):
    """The data file, compiled."""

    room: int
    row_room: int
    least_room: int
    note_room: int
    weights: tuple[tuple[re.Pattern[str], int], ...]
    shorten: tuple[tuple[re.Pattern[str], str], ...]
    lead_in: re.Pattern[str]
    elsewhere: tuple[tuple[re.Pattern[str], str], ...]
    empty_notes: re.Pattern[str]


@cache
def _language() -> _Language:
    data = tomllib.loads((files("corpus") / "data" / "summary.toml").read_text("utf8"))
    return _Language(
        room=data["room"],
        row_room=data["row_room"],
        least_room=data["least_room"],
        note_room=data["note_room"],
        weights=tuple((re.compile(row["pattern"]), row["points"]) for row in data["weight"]),
        shorten=tuple((re.compile(row["pattern"]), row["to"]) for row in data["shorten"]),
        lead_in=re.compile(rf",?\s*\b(?:{'|'.join(data['reference_lead_ins'])})(?: de| het)?\s*$"),
        elsewhere=tuple((re.compile(row["pattern"]), row["says"]) for row in data["elsewhere"]),
        empty_notes=re.compile("|".join(data["empty_notes"])),
    )


_LIST_ROOM = 340  # characters of a list, with its opening
_LONG_ITEM = 25  # words; a longer list item regulates something


class _Unit(Struct, frozen=True):
    """A sentence that can stand in a cell, with its weight and its place in the text."""

    order: int
    text: str
    points: int


def summarise(
    place: Place,
    document: Document,
    *,
    among: int = 1,
    others: Mapping[str, str] | None = None,
) -> str:
    """Return the cell of one provision: a few Dutch sentences taken from its text.

    Args:
        place: the provision and its role for the instrument.
        document: the document it stands in; its references tell which words are citations.
        among: how many provisions share the row; the more, the shorter each cell.
        others: addresses of provisions of other instruments with the name written there; in a
            list they are named, not repeated.
    """
    if place.role == "definition":
        return _definition(place)
    if place.role == "item" and not _says_more(place):
        return _mentioned(place)
    language = _language()
    room = max(language.least_room, min(language.room, language.row_room // max(1, among)))
    texts = _Reader(document, others or {}).of(place)
    return _chosen([_Unit(order, text, _points(text)) for order, text in enumerate(texts)], room)


# ---------------------------------------------------------------- small places


def _definition(place: Place) -> str:
    meaning = place.provision.text.partition(":")[2].strip(" ;.")
    return f"Omschreven als: {_lower_first(meaning)}." if meaning else "Omschreven."


def _says_more(place: Place) -> bool:
    """Tell whether a list item regulates its instrument rather than only naming it."""
    rest = _own(place)[len(place.surface) :]
    return bool(
        place.provision.children
        or len(place.provision.text.split()) > _LONG_ITEM
        or re.search(r"[.:] [A-Z]|^ [A-Z]", rest)
    )


def _own(place: Place) -> str:
    return " ".join(part for part in (place.provision.heading, place.provision.text) if part)


def _mentioned(place: Place) -> str:
    """Return the cell for an item that is only named, with where its rules are to come."""
    text = re.sub(r"[\s;,.]*(\b(en|of|en/of)\b)?[\s;,.]*$", "", _own(place))
    match = re.search(
        r"\bvolgende ([\w\s()-]+?) (?:aan)?(?:bied|inzet|verstrek|toeken|verle)",
        fold(place.opening),
    )
    noun = match.group(1) if match else "voorziening"
    said = f"Genoemd als {_singular(noun)}"
    if fold(text) != fold(place.surface):
        said += f": {_lower_first(text)}"
    later = _elsewhere(place)
    return f"{said}; {later}." if later else f"{said}."


_SINGULARS = {
    "voorzieningen": "voorziening",
    "vormen": "vorm",
    "instrumenten": "instrument",
    "producten": "product",
    "diensten": "dienst",
    "subsidies": "subsidie",
}


def _singular(noun: str) -> str:
    return " ".join(_SINGULARS.get(word, word) for word in noun.split())


def _elsewhere(place: Place) -> str:
    """Return where further rules on a listed instrument are announced, as the same article says."""
    for child in place.article.children:
        folded = fold(child.text)
        if child.kind != "paragraph" or not re.search(r"\bvoorziening|\bregels\b", folded):
            continue
        if not re.search(r"\bnadere regels\b|\bvoorwaarden\b", folded):
            continue
        for pattern, says in _language().elsewhere:
            if pattern.search(folded):
                return f"{says} (lid {child.number})" if child.number else says
    return ""


# ---------------------------------------------------------------- sentences


class _Reader:
    """Reads provisions of one document as sentences; lists become one sentence."""

    def __init__(self, document: Document, others: Mapping[str, str]) -> None:
        self._others = others
        self._cited: dict[str, list[Reference]] = {}
        for reference in document.references:
            self._cited.setdefault(reference.at, []).append(reference)

    def of(self, place: Place) -> list[str]:
        """Return the sentences of a place, without the name that a list item opens with."""
        at = Address.parse(place.at)
        name = place.surface if place.role == "item" else ""
        return list(self._sentences(place.provision, at, name))

    def _sentences(self, node: Provision, at: Address, name: str = "") -> Iterator[str]:
        text = _without_name(self._plain(node, at), name) if name else self._plain(node, at)
        points = [child for child in node.children if child.kind in ("point", "subpoint")]
        whole = list(sentences(text))
        listed = bool(points and whole and not whole[-1].endswith((".", "!", "?")))
        yield from (_closed(sentence) for sentence in (whole[:-1] if listed else whole))
        if listed:
            yield self._list(whole[-1], points, at)
        for child in node.children:
            below = _child(at, child)
            if not (listed and child in points) and str(below) not in self._others:
                yield from self._sentences(child, below)

    def _plain(self, node: Provision, at: Address) -> str:
        return _plain(node.text, self._cited.get(str(at), ()))

    def _list(self, opening: str, points: list[Provision], at: Address) -> str:
        """Return an opening and its items as one sentence, saying where the rest stands."""
        items = [self._item(point, _child(at, point)) for point in points]
        room = _LIST_ROOM - len(opening)
        ranked = sorted(range(len(items)), key=lambda n: (-_quantified(items[n]), n))
        kept: set[int] = set()
        for number in ranked:
            if kept and len(items[number]) + 2 > room:
                continue
            kept.add(number)
            room -= len(items[number]) + 2
        said = "; ".join(items[number] for number in sorted(kept))
        left = [point.number for number, point in enumerate(points) if number not in kept]
        return f"{opening.rstrip(' :')}: {said}{_rest(left)}."

    def _item(self, point: Provision, at: Address) -> str:
        if str(at) in self._others:
            return _lower_first(self._others[str(at)])
        text = re.sub(r"[\s;,.]*(\b(en|of|en/of|én)\b)?[\s;,.:]*$", "", self._plain(point, at))
        inner = [self._item(child, _child(at, child)) for child in point.children]
        return _lower_first(": ".join(part for part in (text, ", ".join(inner)) if part))


def _child(above: Address, child: Provision) -> Address:
    if child.kind in ("paragraph", "point", "subpoint") and child.number:
        return above.child(child.kind, child.number)
    return above


def _without_name(text: str, name: str) -> str:
    """Drop the name at the head of an item: it is the row's title."""
    rest = text[len(name) :] if fold(text).startswith(fold(name)) else text
    return _upper_first(rest.lstrip(" .:;,"))


def _rest(numbers: list[str | None]) -> str:
    """Return where the items of a list that are left out stand."""
    if not numbers:
        return ""
    if None in numbers:
        return f"; en {len(numbers)} andere"
    named = [number for number in numbers if number]
    listed = " en ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)
    return f"; verder onder {listed}"


def _quantified(text: str) -> bool:
    """Tell whether an item sets a quantity: that is what a reader looks for first."""
    return bool(re.search(r"\d", text))


def _plain(text: str, references: Iterable[Reference]) -> str:
    """Take out citations that can go, and write the rest as a cell writes it."""
    for reference in sorted(references, key=lambda one: -one.start):
        before, after = text[: reference.start], text[reference.end :]
        if text[reference.start : reference.end] != reference.text:
            continue
        match = _language().lead_in.search(before)
        if match is None:
            continue
        before = before[: match.start()]
        text = (
            before + re.sub(r"^\s*,(?=\s+\w)", "", after)
            if match.group().startswith(",")
            else before + after
        )
    for pattern, to in _language().shorten:
        text = pattern.sub(to, text)
    return _upper_first(re.sub(r"\s+([,.;:])", r"\1", " ".join(text.split())))


def _closed(sentence: str) -> str:
    return sentence.rstrip(" ;,:") + ("" if sentence.rstrip().endswith((".", "!", "?")) else ".")


def _points(text: str) -> int:
    folded = fold(text)
    return sum(points for pattern, points in _language().weights if pattern.search(folded))


def _chosen(units: list[_Unit], room: int) -> str:
    """Return the heaviest sentences that fit, in the order of the text."""
    ranked = sorted(units, key=lambda unit: (-unit.points, unit.order))
    kept: list[_Unit] = []
    used = 0
    for unit in ranked:
        if unit.points <= 0 and kept:
            break
        if used + len(unit.text) <= room:
            kept.append(unit)
            used += len(unit.text) + 1
        elif not kept:
            kept.append(_Unit(unit.order, _cut(unit.text, room), unit.points))
            used = room
    return " ".join(unit.text for unit in sorted(kept, key=lambda unit: unit.order))


def _cut(text: str, room: int) -> str:
    """Return the beginning of a sentence up to a clause end that fits, with an ellipsis."""
    if len(text) <= room:
        return text
    head = text[:room]
    cut = max(head.rfind(mark) for mark in ("; ", ", ", ": "))
    if cut < room // 2:
        cut = head.rfind(" ")
    return head[:cut].rstrip(" ,;:") + " …"


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower_first(text: str) -> str:
    """Write the first letter small, unless the word is a name or an abbreviation."""
    return (
        text[:1].lower() + text[1:] if re.match(r"(De|Het|Een|Er|[A-Z][a-z]{2,})\b", text) else text
    )


# ---------------------------------------------------------------- notes


def explanation(document: Document, places: Iterable[Place], names: Iterable[str]) -> str:
    """Return the first sentences of the notes that explain an instrument, with their place.

    Args:
        document: the document whose notes are read.
        places: the provisions of the instrument.
        names: words by which a note on a wider provision is known to be about it.
    """
    wanted = [Address.parse(place.at) for place in places if place.role != "definition"]
    words = [fold(name) for name in names]
    best: tuple[int, int, Note] | None = None
    for order, note in enumerate(document.notes):
        rank = max((_fit(note, at, words) for at in wanted), default=0)
        if rank and (best is None or rank > best[0]):
            best = (rank, order, note)
    if best is None:
        return ""
    note = best[2]
    text = _note_text(note)
    return f"{text} ({_note_place(note)})" if text else ""


def _fit(note: Note, at: Address, words: list[str]) -> int:
    """Rank a note for a provision: 3 at it, 2 under it, 1 above it and naming the instrument."""
    if not _note_text(note):
        return 0
    for text in note.targets:
        if text == "algemeen":
            continue
        target = Address.parse(text)
        if target == at:
            return 3
        if at.contains(target):
            return 2
        if target.contains(at) and any(word in fold(note.text) for word in words):
            return 1
    return 0


def _note_text(note: Note) -> str:
    language = _language()
    kept: list[str] = []
    for sentence in sentences(note.text):
        if language.empty_notes.search(fold(sentence)):
            continue
        if kept and sum(map(len, kept)) + len(sentence) > language.note_room:
            break
        kept.append(_cut(sentence, language.note_room))
    return " ".join(kept)


def _note_place(note: Note) -> str:
    return "toelichting bij " + Address.parse(note.targets[0]).in_words()
