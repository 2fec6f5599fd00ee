"""The time line as a picture: a bar per ordinance, on a scale of years."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from msgspec import Struct

from compare.time.timeline import Span, Timeline

__all__ = ["Bar", "Drawing", "drawing"]

_LEFT, _RIGHT, _WIDTH = 40.0, 960.0, 1000
_ROW = 44
_TITLE = 90  # characters
_MARKS = 12  # most years written on the scale


Scale = Callable[[datetime.date], float]


class Bar(Struct, frozen=True, kw_only=True):
    """An ordinance; ``known`` says that the library holds it and not only its name."""

    title: str
    x: float
    y: float
    width: float
    text_x: float
    anchor: str
    known: bool
    open_start: bool
    open_end: bool


class Drawing(Struct, frozen=True, kw_only=True):
    """The whole picture: years with their place, and the bars."""

    width: int
    height: int
    years: tuple[tuple[int, float], ...]
    bars: tuple[Bar, ...]


def drawing(line: Timeline, today: datetime.date | None = None) -> Drawing:
    """Return where everything stands; an end that is not known lies a little past today."""
    today = today or datetime.datetime.now(tz=datetime.UTC).date()
    days = [day for span in line.spans for day in (_day(span.start), _day(span.end)) if day]
    first = (min(days) if days else today).year - 1
    last = max([today, *days]).year + 1
    years = range(first, last + 1)
    step = max(1, len(years) // _MARKS)

    def x(day: datetime.date) -> float:
        share = (day.year - first + (day.timetuple().tm_yday - 1) / 366) / (last + 1 - first)
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)

    bars = tuple(_bar(span, row, x, today) for row, span in enumerate(line.spans))
    marks = tuple((year, x(datetime.date(year, 1, 1))) for year in years[::step])
    return Drawing(width=_WIDTH, height=_ROW * len(bars) + 40, years=marks, bars=bars)


def _bar(span: Span, row: int, x: Scale, today: datetime.date) -> Bar:
    start, end = _day(span.start), _day(span.end)
    begin = x(start) if start else _LEFT
    stop = x(end) if end else max(x(today), begin + 8)
    middle = (begin + stop) / 2
    right = middle > (_LEFT + _RIGHT) / 2
    title = span.title if len(span.title) <= _TITLE else span.title[: _TITLE - 1] + "…"
    return Bar(
        title=title,
        x=begin,
        y=_ROW * row + 24.0,
        width=max(4.0, stop - begin),
        text_x=stop if right else begin,
        anchor="end" if right else "start",
        known=span.document is not None,
        open_start=start is None,
        open_end=end is None,
    )


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text or "")
    except ValueError:
        return None
