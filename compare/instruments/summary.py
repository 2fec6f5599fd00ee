"""What provisions say of an instrument on main lines (op hoofdlijnen), in their own words.

A cell is made of sentences of the provision: who, what, how long, how much, under which
conditions. Weights and room are ``corpus/data/summary.toml``. Nothing is written that the text
does not say; where words or sentences are left out, a mark shows it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from compare.instruments.places import Place
from compare.instruments.reading import Reader, language, lower_first
from compare.model import Cell
from corpus.instruments import compact, fold
from corpus.sentences import closed

__all__ = ["cells", "cut", "is_regulated", "meaning", "said", "says_more", "weigh"]

_LEFT_OUT = "(...)"  # where a sentence, or the end of one, is left out
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
    others: Mapping[str, str] | None = None,
    beside: Set[str] = frozenset(),
) -> tuple[Cell, ...]:
    """Return a cell per provision of an instrument, a few sentences in all.

    Args:
        places: the provisions, in document order.
        others: addresses of provisions of other instruments, with the name written there.
        beside: the sentences in the cells of the other document, from ``said``; a sentence that
            stands on one side stands on both.
    """
    fixed, units = _read(places, others)
    chosen = _choose(units, sum(map(len, fixed.values())), beside)
    return tuple(
        Cell(place.at, fixed.get(number) or chosen.get(number) or _heading(place))
        for number, place in enumerate(places)
    )


def said(places: Sequence[Place], others: Mapping[str, str] | None = None) -> frozenset[str]:
    """Return the sentences that stand in an instrument's cells, folded, to lay others beside."""
    fixed, units = _read(places, others)
    kept = _kept(units, sum(map(len, fixed.values())), frozenset())
    return frozenset(compact(unit.text) for unit in kept)


def _read(
    places: Sequence[Place], others: Mapping[str, str] | None
) -> tuple[dict[int, str], list[_Unit]]:
    """Return the cells that are settled, by their place, and the sentences to choose from."""
    fixed: dict[int, str] = {}
    units: list[_Unit] = []
    reader = Reader(others or {})
    regulated = is_regulated(places)
    for number, place in enumerate(places):
        if place.role == "definition":
            fixed[number] = _definition(place)
        elif not _regulates(place):
            fixed[number] = _mentioned(place, elsewhere=not regulated)
        else:
            units += [
                _Unit(number, order, text, weigh(text) + (order == 0))
                for order, text in enumerate(reader.sentences(place))
            ]
    return fixed, units


def is_regulated(places: Sequence[Place]) -> bool:
    """Tell whether a document says more of an instrument than its name."""
    return any(_regulates(place) for place in places)


def _regulates(place: Place) -> bool:
    return place.role in ("article", "paragraph") or (place.role == "item" and says_more(place))


def _heading(place: Place) -> str:
    heading = (place.article.heading or place.surface).strip(" .")
    return closed(f"Over: {lower_first(heading)}")


# ---------------------------------------------------------------- provisions that only name it


def meaning(place: Place) -> str:
    """Return what a definition says its term means."""
    return lower_first(place.provision.text.partition(":")[2].strip(" ;."))


def _definition(place: Place) -> str:
    said_of_it = meaning(place)
    return closed(f"Omschreven als: {said_of_it}" if said_of_it else "Omschreven")


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


def _mentioned(place: Place, *, elsewhere: bool) -> str:
    """Return the cell for an item that is only named.

    Where nothing else regulates it (``elsewhere``), with where its rules are to come.
    """
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
    later = _elsewhere(place) if elsewhere else ""
    return closed(f"{cell}; {later}" if later else cell)


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


def _choose(units: list[_Unit], used: int, beside: Set[str]) -> dict[int, str]:
    """Return the text per cell; a mark stands where sentences are left out."""
    texts: dict[int, str] = {}
    kept = {(unit.cell, unit.order): unit.text for unit in _kept(units, used, beside)}
    open_end: set[int] = set()
    for unit in units:
        text = kept.get((unit.cell, unit.order))
        if text is None:
            open_end.add(unit.cell)
            continue
        before = [texts[unit.cell]] if unit.cell in texts else []
        if unit.cell in open_end:
            before.append(_LEFT_OUT)
            open_end.discard(unit.cell)
        texts[unit.cell] = " ".join((*before, text))
    return {
        cell: f"{text} {_LEFT_OUT}" if cell in open_end else text for cell, text in texts.items()
    }


def _kept(units: list[_Unit], used: int, beside: Set[str]) -> list[_Unit]:
    """Return the sentences of the cells: what opens each, then the heaviest that fit.

    The sentence that opens a provision has the power or the duty, and for whom.
    """
    rooms = language()["room"], language()["row_room"] - used
    at = {(unit.cell, unit.order): unit for unit in units}
    ranked = sorted(units, key=lambda unit: (-unit.points, unit.cell, unit.order))
    best: dict[int, list[_Unit]] = {}
    for unit in ranked:
        whole = _with_antecedents(unit, at)
        if len(best) < _FULL_PLACES and sum(len(one.text) for one in whole) <= rooms[0]:
            best.setdefault(unit.cell, whole)
    for unit in ranked:  # no sentence fits with the one that it leans on: the one that stands alone
        if len(best) < _FULL_PLACES:
            best.setdefault(unit.cell, [at[unit.cell, 0]])
    first = [at[cell, 0] for cell in best]
    must = {(one.cell, one.order): one for one in (*first, *chain.from_iterable(best.values()))}
    longest = rooms[0]
    if sum(len(unit.text) for unit in must.values()) > rooms[1] * _LENIENCE:
        longest = max(language()["least_room"], rooms[1] // max(1, len(must)))
    kept = {key: replace(one, text=cut(one.text, longest)) for key, one in must.items()}
    total = sum(len(unit.text) for unit in kept.values())
    for unit in ranked:
        if unit.cell not in best or (unit.cell, unit.order) in kept:
            continue
        more = [o for o in _with_antecedents(unit, at) if (o.cell, o.order) not in kept]
        length = sum(len(one.text) for one in more)
        own = sum(len(other.text) + 1 for other in kept.values() if other.cell == unit.cell)
        fits = own + length <= rooms[0] and total + length <= rooms[1]
        if (fits and unit.points >= 0) or compact(unit.text) in beside:
            kept |= {(one.cell, one.order): one for one in more}
            total += length + len(more)
    return [kept[key] for key in sorted(kept)]


def _with_antecedents(unit: _Unit, at: Mapping[tuple[int, int], _Unit]) -> list[_Unit]:
    """Return a sentence after those of its cell that it leans on: "dan", "hierbij", "dit"."""
    whole = [unit]
    while whole[0].order and any(leans.search(fold(whole[0].text)) for leans in _leans()):
        whole.insert(0, at[unit.cell, whole[0].order - 1])
    return whole


@cache
def _leans() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in language()["leans"])


def cut(text: str, room: int) -> str:
    """Return the beginning of a sentence up to a clause end that fits, with a mark."""
    if len(text) <= room:
        return text
    head = text[:room]
    end = max(head.rfind(mark) for mark in ("; ", ", ", ": "))
    if end < room // 2:
        end = head.rfind(" ")
    return f"{head[:end].rstrip(' ,;:')} {_LEFT_OUT}"
