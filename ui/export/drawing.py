"""The time line as a picture: what stands where, for whoever draws it as SVG or as pixels.

A bar per ordinance on a scale of years, its name above and its days below. A filled bar is held by
the library, an open one is known by its name; a dashed one was in force before it was adopted.
Under the bars stand the stretches in which nothing holds, or two hold at once. A day that is not
known is drawn where it will be about: the day of adoption, the year in the title, the adoption of
what came after; the words below the bar say that it is not known.
"""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from compare.time.timeline import Remark, Span, Timeline
from compare.time.titles import words_and_years
from ui.labels import period

__all__ = ["Box", "Drawing", "Stroke", "Words", "alternative", "timeline_drawing"]

_MARGIN = 14.0
_TOP = 8.0
_NAME_LINE = 16.0
_BELOW = 44.0  # bar and days of one ordinance
_STRETCH = 30.0
_BAR = 13.0
_DAYS_LINE = 14.0
_NAME, _DAYS = 14.0, 12.0  # letter sizes
_LETTER = 0.54  # width of a letter of a common sans serif, as a share of its size, on average
_MARK_SPACE = 80.0  # between two years written on the scale
_STRETCHES = {"gap": "geen verordening", "overlap": "twee verordeningen naast elkaar"}

Fill = Literal["full", "open", "dashed"]
_Scale = Callable[[datetime.date], float]


class Stroke(Struct, frozen=True):
    """A straight line; a ``faint`` one belongs to the scale."""

    x1: float
    y1: float
    x2: float
    y2: float
    faint: bool = False


class Box(Struct, frozen=True):
    """A bar from its left upper corner."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill = "full"


class Words(Struct, frozen=True):
    """A line of text on its base line; ``anchor`` tells which part of it stands at ``x``."""

    x: float
    y: float
    text: str
    size: float
    anchor: Literal["start", "middle", "end"] = "start"


class Drawing(Struct, frozen=True, kw_only=True):
    """A picture, in its own units, from the left upper corner."""

    width: float
    height: float
    shapes: tuple[Stroke | Box | Words, ...]


def alternative(line: Timeline, bodies: str = "") -> str:
    """Return what the picture shows as a sentence, for who cannot see it.

    ``bodies`` names whose time line it is where several bodies share one.
    """
    said = "; ".join(f"{span.title}: {_days(span)}" for span in line.spans)
    return f"Tijdlijn van {bodies or line.body}. {said}."


def timeline_drawing(line: Timeline, today: datetime.date, width: float = 1000.0) -> Drawing:
    """Return the picture of a time line; an end that is not known lies at today."""
    scale, first, last = _scale(line, today, width)
    several = len({span.body for span in line.spans}) > 1
    shapes: list[Stroke | Box | Words] = []
    y = _TOP
    for span in line.spans:
        name = _name(span, width, several=several)
        shapes += _ordinance(_drawn(span, line.spans), name, y, scale, today, width)
        y += _NAME_LINE * len(name) + _BELOW
        y += _DAYS_LINE * (len(_days_lines(span, width)) - 1)
    for remark in line.remarks:
        if remark.kind in _STRETCHES and remark.start:
            shapes += _stretch(remark, y, scale, today, width)
            y += _STRETCH
    marks = _years(first, last, scale, y, width)
    return Drawing(width=width, height=y + 24, shapes=(*marks, *shapes))


class _Drawn(Struct, frozen=True):
    """An ordinance with the days between which its bar is drawn; no end for what goes on."""

    span: Span
    start: datetime.date | None
    end: datetime.date | None


def _drawn(span: Span, spans: Sequence[Span]) -> _Drawn:
    years = sorted(words_and_years(span.title)[1])
    start = _day(span.start) or _day(span.adopted) or _day(f"{years[0]}-01-01" if years else None)
    follower = next((item for item in spans if item.title == span.replaced_by), None)
    end = _day(span.end) or (_day(follower.start) or _day(follower.adopted) if follower else None)
    if start and end and start >= end:
        start = None
    return _Drawn(span, start, end)


def _scale(line: Timeline, today: datetime.date, width: float) -> tuple[_Scale, int, int]:
    """Return where a day stands, and the years between which the scale runs."""
    drawn = [_drawn(span, line.spans) for span in line.spans]
    days = [day for one in drawn for day in (one.start, one.end) if day]
    first = (min([today, *days])).year - 1
    last = max([today, *days]).year + 1

    def x(day: datetime.date) -> float:
        share = (day.year - first + (day.timetuple().tm_yday - 1) / 366) / (last - first)
        return round(_MARGIN + share * (width - 2 * _MARGIN), 1)

    return x, first, last


def _years(
    first: int, last: int, x: _Scale, bottom: float, width: float
) -> Iterator[Stroke | Words]:
    most = max(1, int((width - 2 * _MARGIN) / _MARK_SPACE))
    step = -(-(last - first) // most)
    for year in range(first + 1, last, step):
        at = x(datetime.date(year, 1, 1))
        yield Stroke(at, _TOP, at, bottom, faint=True)
        yield Words(at, bottom + 16, str(year), _DAYS, "middle")


def _name(span: Span, width: float, *, several: bool) -> list[str]:
    """Return the name of an ordinance in one or two lines."""
    name = span.title + (f" ({span.body})" if several else "")
    most = _letters(_NAME, width)
    return textwrap.wrap(name, most, max_lines=2, placeholder=" …") or [""]


def _ordinance(  # noqa: PLR0913, PLR0917 - a bar stands on a scale, in a picture of a width
    drawn: _Drawn, name: Sequence[str], y: float, x: _Scale, today: datetime.date, width: float
) -> Iterator[Stroke | Box | Words]:
    span, start, end = drawn.span, drawn.start, drawn.end
    left = x(start) if start else _unknown_start(end or today, x)
    right = max(left + 6, x(end) if end else x(max(today, start or today)))
    longest = max(name, key=len)
    anchor = _written(longest, left, right, y, _NAME, width)
    for number, words in enumerate(name):
        yield replace(anchor, text=words, y=y + 15 + _NAME_LINE * number)
    y += _NAME_LINE * (len(name) - 1)
    bar = y + 22
    fill: Fill = "full" if span.document else "open"
    adopted = _day(span.adopted)
    if span.retroactive_to and start and adopted and start < adopted:
        middle = min(right, x(adopted))
        yield Box(left, bar, middle - left, _BAR, "dashed")
        left = middle
    if right > left:
        yield Box(left, bar, right - left, _BAR, fill)
    if end is None:
        yield Stroke(right, bar + _BAR / 2, right + 10, bar + _BAR / 2)
        yield Stroke(right + 6, bar + _BAR / 2 - 4, right + 10, bar + _BAR / 2)
        yield Stroke(right + 6, bar + _BAR / 2 + 4, right + 10, bar + _BAR / 2)
    for number, words in enumerate(_days_lines(span, width)):
        below = bar + _BAR + 14 + _DAYS_LINE * number
        yield _written(words, left, right, below, _DAYS, width)


def _stretch(
    remark: Remark, y: float, x: _Scale, today: datetime.date, width: float
) -> Iterator[Stroke | Words]:
    start, end = _day(remark.start), _day(remark.end)
    left = x(start or today)
    right = max(left + 6, x(end or max(today, start or today)))
    yield Stroke(left, y + 6, right, y + 6)
    yield Stroke(left, y + 2, left, y + 10)
    yield Stroke(right, y + 2, right, y + 10)
    yield _written(_STRETCHES[remark.kind], left, right, y + 22, _DAYS, width)


def _days(span: Span) -> str:
    known = "" if span.document else "; niet in de bibliotheek"
    back = "; met terugwerkende kracht" if span.retroactive_to else ""
    return period(span) + back + known


def _days_lines(span: Span, width: float) -> list[str]:
    return textwrap.wrap(_days(span), _letters(_DAYS, width)) or [""]


def _unknown_start(end: datetime.date, x: _Scale) -> float:
    """Return the left end of a bar whose first day is not known: a year before its last."""
    return max(_MARGIN, x(end) - (x(datetime.date(2001, 1, 1)) - x(datetime.date(2000, 1, 1))))


def _written(text: str, left: float, right: float, y: float, size: float, width: float) -> Words:  # noqa: PLR0913, PLR0917
    """Return words at the left end of a bar, or at its right end when they would run off."""
    wide = len(text) * _LETTER * size
    if left + wide <= width - _MARGIN:
        return Words(left, y, text, size)
    if right - wide >= _MARGIN:
        return Words(right, y, text, size, "end")
    return Words(width - _MARGIN, y, text, size, "end")


def _letters(size: float, width: float) -> int:
    """Return how many letters of a size go into the picture."""
    return int((width - 2 * _MARGIN) / (_LETTER * size))


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text or "")
    except ValueError:
        return None
