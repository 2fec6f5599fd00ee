"""What provisions say of an instrument on main lines (op hoofdlijnen), in their own words.

A cell is made of sentences of the provision: who, what, how long, how much, under which
conditions. Weights and room are ``corpus/data/summary.toml``. Nothing is written that the text
does not say; where a sentence is cut, an ellipsis shows it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache

from msgspec import Struct

from compare.model import Cell
from compare.places import Place
from compare.reading import Reader, language, lower_first
from corpus.instruments import compact, fold
from corpus.model import Document

__all__ = ["cells", "cut", "said", "says_more", "weigh"]

_WEIGHT_OF_NEWS = 4
_LONG_ITEM = 25  # words; a longer list item regulates something
_LENIENCE = 1.25  # how far over its room a row may go before its sentences are cut
_FULL_PLACES = 4  # provisions of one row that are summarised; of the others the heading is given


# What a list says that it lists, up to the verb.
_LISTED = re.compile(
    r"\bvolgende (.+?)(?=\s+(?:aan|zijn|tot|worden|beschikbaar|kunnen|kan|inzetten|aanbieden|bieden"
    r"|verstrekken|toekennen|verlenen|gericht|voor|in|ten|op|omvat)\b|\s*:|$)"
)
_MADE_OF = re.compile(
    r"^(?:een |de |het )?([\w -]+?) (?:kan|kunnen)?\s*(?:ook )?(?:bestaan|bestaat|omvat|omvatten)\b"
)
# Under such a heading it goes without saying that the item is one.
_PLAIN_HEADINGS = ("voorziening", "de voorziening", "aanbod", "instrumenten", "soorten")


class _Unit(Struct, frozen=True):
    """A sentence that can stand in a cell: its cell, its place in the text, its weight."""

    cell: int
    order: int
    text: str
    points: int


def cells(
    places: Sequence[Place],
    document: Document,
    others: Mapping[str, str] | None = None,
    beside: Set[str] = frozenset(),
) -> tuple[Cell, ...]:
    """Return a cell per provision of an instrument, a few sentences in all.

    Args:
        places: the provisions, in document order.
        document: the document they stand in.
        others: addresses of provisions of other instruments, with the name written there.
        beside: the sentences of the other document, from ``said``; what is not among them is
            what changed, and weighs more.
    """
    fixed: dict[int, str] = {}
    units: list[_Unit] = []
    reader = Reader(document, others or {})
    for number, place in enumerate(places):
        if place.role == "definition":
            fixed[number] = _definition(place)
        elif place.role == "item" and not says_more(place):
            fixed[number] = _mentioned(place)
        else:
            units += [
                _Unit(number, order, text, weigh(text) + (order == 0) + _news(text, beside))
                for order, text in enumerate(reader.sentences(place))
            ]
    chosen = _choose(units, sum(map(len, fixed.values())))
    return tuple(
        Cell(place.at, fixed.get(number) or chosen.get(number) or _heading(place))
        for number, place in enumerate(places)
    )


def said(
    places: Sequence[Place], document: Document, others: Mapping[str, str] | None = None
) -> frozenset[str]:
    """Return the sentences of an instrument's provisions, folded, to lay others beside."""
    reader = Reader(document, others or {})
    return frozenset(
        compact(sentence)
        for place in places
        if place.role != "definition"
        for sentence in reader.sentences(place)
    )


def _news(text: str, beside: Set[str]) -> int:
    return _WEIGHT_OF_NEWS if beside and compact(text) not in beside else 0


def _heading(place: Place) -> str:
    heading = (place.article.heading or place.surface).strip(" .")
    return f"Over: {lower_first(heading)}."


# ---------------------------------------------------------------- provisions that only name it


def _definition(place: Place) -> str:
    meaning = place.provision.text.partition(":")[2].strip(" ;.")
    return f"Omschreven als: {lower_first(meaning)}." if meaning else "Omschreven."


def says_more(place: Place) -> bool:
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
    heading = lower_first((place.article.heading or "de opsomming").strip(" ."))
    match = _LISTED.search(fold(place.opening))
    if match:
        kind = _singular(match.group(1))
        cell = f"Genoemd als {kind}"
        if kind == "voorziening" and not fold(heading).startswith(_PLAIN_HEADINGS):
            cell += f" bij {heading}"
    elif (match := _MADE_OF.search(fold(place.opening))) is not None:
        cell = f"Genoemd als vorm van {match.group(1)}"
    elif heading.endswith("?"):
        cell = "Genoemd in de opsomming"
    else:
        cell = f"Genoemd onder {heading}"
    text = re.sub(r"^(een|de|het) ", "", text)
    if fold(text) != fold(place.surface):
        cell += f": {lower_first(text)}"
    later = _elsewhere(place)
    return f"{cell}; {later}." if later else f"{cell}."


def _singular(noun: str) -> str:
    """Return a noun phrase with its head in the singular: "vormen van hulp", "vorm van hulp"."""
    singulars: dict[str, str] = language()["singulars"]
    words = noun.split()
    head = next((n for n, word in enumerate(words) if word in singulars), None)
    if head is not None:
        words[head] = singulars[words[head]]
    return " ".join(words)


def _elsewhere(place: Place) -> str:
    """Return where further rules on a listed instrument are announced, as the same article says."""
    for child in place.article.children:
        folded = fold(child.text)
        if child.kind != "paragraph" or not re.search(r"\bvoorziening|\bregels\b", folded):
            continue
        if not re.search(r"\bnadere regels\b|\bvoorwaarden\b", folded):
            continue
        for row in language()["elsewhere"]:
            if re.search(row["pattern"], folded):
                return f"{row['says']} (lid {child.number})" if child.number else row["says"]
    return ""


# ---------------------------------------------------------------- choosing sentences


@cache
def _weights() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile(row["pattern"]), row["points"]) for row in language()["weight"])


def weigh(text: str) -> int:
    """Return how much a sentence says to a reader of main lines."""
    folded = fold(text)
    numbers = len(re.findall(r"\b\d+(?:,\d+)? ?(?:%|jaar|maand|we+k|uur|euro)|€ ?\d", folded))
    return sum(p for pattern, p in _weights() if pattern.search(folded)) + min(3, numbers)


def _choose(units: list[_Unit], used: int) -> dict[int, str]:
    """Return the text per cell: the best sentence of each, then the heaviest that fit."""
    rooms = language()["room"], language()["row_room"] - used
    ranked = sorted(units, key=lambda unit: (-unit.points, unit.cell, unit.order))
    best: dict[int, _Unit] = {}
    for unit in ranked:
        if len(best) < _FULL_PLACES:
            best.setdefault(unit.cell, unit)
    longest = rooms[0]
    if sum(len(unit.text) for unit in best.values()) > rooms[1] * _LENIENCE:
        longest = max(language()["least_room"], rooms[1] // max(1, len(best)))
    kept = [
        _Unit(unit.cell, unit.order, cut(unit.text, longest), unit.points) for unit in best.values()
    ]
    total = sum(len(unit.text) for unit in kept)
    for unit in ranked:
        if unit.points <= 0 or unit.cell not in best or unit is best[unit.cell]:
            continue
        own = sum(len(other.text) + 1 for other in kept if other.cell == unit.cell)
        if own + len(unit.text) <= rooms[0] and total + len(unit.text) <= rooms[1]:
            kept.append(unit)
            total += len(unit.text) + 1
    texts: dict[int, str] = {}
    for unit in sorted(kept, key=lambda unit: (unit.cell, unit.order)):
        texts[unit.cell] = f"{texts[unit.cell]} {unit.text}" if unit.cell in texts else unit.text
    return texts


def cut(text: str, room: int) -> str:
    """Return the beginning of a sentence up to a clause end that fits, with an ellipsis."""
    if len(text) <= room:
        return text
    head = text[:room]
    end = max(head.rfind(mark) for mark in ("; ", ", ", ": "))
    if end < room // 2:
        end = head.rfind(" ")
    return head[:end].rstrip(" ,;:") + " …"
