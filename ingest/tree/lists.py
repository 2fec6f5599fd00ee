"""Read the lines of one article as paragraphs, points and subpoints.

Every line either continues the item above it or begins a new one. Which labels begin items, and
how they nest, is the cheapest explanation of the whole article: continuing a series is free,
skipping numbers, assuming damage or leaving a label unread costs. The search keeps the best few
explanations (a beam), so a doubtful "i." is settled by the "ii." or "j." that comes after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec.structs import replace

from corpus.numbering import Reading, is_bare_label, label_readings
from corpus.numerals import Style
from ingest.layout.lines import Line

__all__ = ["Item", "read_items"]


@dataclass(frozen=True, slots=True)
class Costs:
    """What each doubtful step costs; only their proportions matter."""

    missing: float = 0.6  # a number skipped in a series
    missing_most: float = 2.0  # however many are skipped
    again: float = 0.3  # part of a reading's doubt that remains once its series is open
    unread: float = 2.5  # a well-formed label taken for text
    unread_inside: float = 1.0  # the same in the middle of a sentence
    unread_next: float = 0.8  # more, for the very number that comes next in its series
    inside: float = 0.6  # an item begun in the middle of a sentence
    inside_next: float = 0.1  # the same, for the very number that comes next in its series
    bullet_inside: float = 1.2  # the first bullet of a list in the middle of a sentence
    opened: float = 0.1  # a list begun
    opened_unannounced: float = 0.3  # a list begun without a colon before it
    headless: float = 1.5  # a list that does not begin with its first number
    beam: int = 40


@dataclass(slots=True)
class Item:
    """A labelled item under construction: its lines (label taken off the first) and its items.

    ``inferred`` says that the label was lost and filled in from the series. Text that follows the
    inner items is an item without style.
    """

    style: Style | None
    value: int
    number: str | None
    label: str | None
    lines: list[Line] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    inferred: bool = False


class _Open(NamedTuple):
    style: Style
    value: int


_Choice = tuple[int, Reading] | None  # the depth and reading of a label, None for text


class _Trail(NamedTuple):
    """The choices so far, the last first."""

    choice: _Choice
    before: _Trail | None


class _State(NamedTuple):
    cost: float
    stack: tuple[_Open, ...]
    trail: _Trail | None


COSTS = Costs()
_CAPITAL = re.compile(r"[A-Z][.)]?")
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BULLETS = ("-", "–", "•")
_WORDS = re.compile(r"\w+")
_SHORT = 40  # characters
_TERMINAL = re.compile(r"[.;:!?][)\"'”’»]*\s*$|\b(en|of|én|dan wel|en/of)\s*$")


def read_items(lines: Sequence[Line], costs: Costs = COSTS) -> tuple[list[Line], list[Item]]:
    """Return the lines before the first label, and the items with their nesting."""
    if not lines:
        return [], []
    lines = _with_labels(lines)
    choices = _explain(lines, costs)
    intro: list[Line] = []
    roots: list[Item] = []
    path: list[Item] = []
    for line, choice in zip(lines, choices, strict=True):
        if choice is None:
            (path[-1].lines if path else intro).append(line)
            continue
        depth, reading = choice
        kept = replace_text(line, reading.rest)
        label = _printed(line, reading)
        item = Item(reading.style, reading.value, reading.number, label, [kept])
        del path[depth:]
        (path[-1].items if path else roots).append(item)
        path.append(item)
    return intro, roots


def _printed(line: Line, reading: Reading) -> str:
    """Return a label with all its letters and digits: "Lid 1", "1e"; 1 where a scan read "12"."""
    if line.label and "." in line.label.strip("."):
        return line.label
    before = line.text.strip().removesuffix(reading.rest).strip()
    whole = _WORDS.findall(before) != _WORDS.findall(reading.label)
    sound = reading.cost == 0 and reading.style != "bullet"
    return before.strip(" .:()") if whole and sound else reading.label


def _with_labels(lines: Sequence[Line]) -> list[Line]:
    """Put a label that stands alone on its line in front of the text below it."""
    found: list[Line] = []
    for line in _with_capitals(lines):
        above = found[-1] if found else None
        if above is not None and is_bare_label(above.text) and _is_labelled(above, line):
            text = f"{above.text.strip()} {line.text.strip()}"
            found[-1] = replace(
                line,
                text=text,
                number=above.number,
                page=above.page,
                page_start=above.page_start,
                gap=above.gap,
                x0=above.x0,
            )
        else:
            found.append(line)
    return found


def _with_capitals(lines: Sequence[Line]) -> list[Line]:
    """Give "A", "B" on lines of their own the stop of a label, where they count on from A.

    So an amending ordinance numbers its instructions.
    """
    places = [index for index, line in enumerate(lines) if _CAPITAL.fullmatch(line.text.strip())]
    letters = "".join(lines[index].text.strip()[0] for index in places)
    if len(letters) < 2 or not _ALPHABET.startswith(letters):
        return list(lines)
    found = list(lines)
    for index, letter in zip(places, letters, strict=True):
        if index + 1 < len(lines):
            below = lines[index + 1]
            found[index] = replace(lines[index], text="")
            found[index + 1] = replace(
                below, text=f"{letter}. {below.text.strip()}", raw=below.raw or below.text
            )
    return [line for line in found if line.text]


def _is_labelled(label: Line, line: Line) -> bool:
    """Tell whether a line is what a bare label stands for: text, or a number behind a bullet."""
    return not is_bare_label(line.text) or (
        label.text.strip() in _BULLETS and line.text.strip() not in _BULLETS
    )


def replace_text(line: Line, text: str) -> Line:
    """Return the line with other text; the original stays in ``raw``."""
    return replace(line, text=text, raw=line.raw or line.text)


def _explain(lines: Sequence[Line], costs: Costs) -> list[_Choice]:
    states = [_State(0.0, (), None)]
    before = ""
    for line, readings in zip(lines, _readings(lines), strict=True):
        # A short line is a title or an item without punctuation, no sentence that runs on.
        inside = len(before) > _SHORT and not _TERMINAL.search(before) and line.gap < 1.5
        announced = before.rstrip().endswith(":")
        following: list[_State] = []
        for state in states:
            following.extend(_steps(state, readings, inside, announced, costs))
        states = _best(following, costs.beam)
        before = line.text
    trail, steps = states[0].trail, list[_Choice]()
    while trail is not None:
        steps.append(trail.choice)
        trail = trail.before
    return steps[::-1]


def _readings(lines: Sequence[Line]) -> list[tuple[Reading, ...]]:
    """Return the label readings of every line; one dot in the whole article is a speck.

    The row of a table has none: "1." is there what its column is about.
    """
    found = [label_readings(line.text) if line.role != "table" else () for line in lines]
    dots = [r for readings in found for r in readings if r.label == "·"]
    if len(dots) != 1:
        return found
    return [tuple(r for r in readings if r is not dots[0]) for readings in found]


def _steps(
    state: _State, readings: tuple[Reading, ...], inside: bool, announced: bool, costs: Costs
) -> list[_State]:
    if not readings:
        return [_State(state.cost, state.stack, _Trail(None, state.trail))]
    doubt = min(reading.cost for reading in readings)
    unread = max(0.2, (costs.unread_inside if inside else costs.unread) - doubt)
    if any(_Open(reading.style, reading.value - 1) in state.stack for reading in readings):
        unread += costs.unread_next
    found = [_State(state.cost + unread, state.stack, _Trail(None, state.trail))]
    start = costs.inside if inside else 0.0
    for reading in readings:
        if reading.style == "bullet":
            found.extend(_bullet(state, reading, start, costs))
            continue
        found.extend(_continued(state, reading, start, costs))
        if len(state.stack) < 4 and (not state.stack or state.stack[-1].style != reading.style):
            cost = state.cost + reading.cost + start + costs.opened
            cost += 0.0 if announced else costs.opened_unannounced
            if reading.value > 1:
                cost += costs.headless + (reading.value - 2) * costs.missing * 0.5
            stack = (*state.stack, _Open(reading.style, reading.value))
            found.append(_State(cost, stack, _Trail((len(state.stack), reading), state.trail)))
    return found


def _continued(state: _State, reading: Reading, start: float, costs: Costs) -> Iterator[_State]:
    for depth, level in enumerate(state.stack):
        if level.style == reading.style and reading.value > level.value:
            skipped = (reading.value - level.value - 1) * costs.missing
            inside = min(start, costs.inside_next) if skipped == 0 else start
            cost = state.cost + reading.cost * costs.again + inside
            stack = (*state.stack[:depth], _Open(reading.style, reading.value))
            step = (depth, reading)
            yield _State(cost + min(skipped, costs.missing_most), stack, _Trail(step, state.trail))


def _bullet(state: _State, reading: Reading, start: float, costs: Costs) -> list[_State]:
    """Return the states in which a bullet goes on with the list of its sign or opens one."""
    sign = ord(reading.label[0])  # one list has one sign
    for depth, level in enumerate(state.stack):
        if level.style == "bullet" and level.value == sign:
            trail = _Trail((depth, reading), state.trail)
            return [_State(state.cost + start, state.stack[: depth + 1], trail)]
    if len(state.stack) >= 4:
        return []
    stack = (*state.stack, _Open("bullet", sign))
    trail = _Trail((len(state.stack), reading), state.trail)
    cost = reading.cost + (costs.bullet_inside if start else costs.opened)
    return [_State(state.cost + cost, stack, trail)]


def _best(states: list[_State], width: int) -> list[_State]:
    """Keep the cheapest state per stack, and of those the cheapest ``width``."""
    cheapest: dict[tuple[_Open, ...], _State] = {}
    for state in states:
        known = cheapest.get(state.stack)
        if known is None or state.cost < known.cost:
            cheapest[state.stack] = state
    return sorted(cheapest.values(), key=lambda state: state.cost)[:width]
