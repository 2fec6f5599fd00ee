"""Running heads, page numbers and marks: set apart by their recurrence, never by their words.

A line is furniture when the same thing stands in the same place on page after page (digits apart),
or when a page count such as "4/20" counts on through the text, or when a short mark that recurs
cuts a sentence in two. A heading does none of these: its number restarts or rises article by
article, and sentences end before it. Nothing is dropped: the line stays, its role changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from statistics import median

from msgspec.structs import replace

from ingest.layout.lines import Line
from ingest.layout.marks import (
    HABITS,
    Habits,
    inside_sentences,
    numbers_of,
    page_counts,
    page_numbers,
    running_titles,
    runs_on,
    shape_of,
    torn_counts,
)

__all__ = ["Habits", "set_apart", "shape_of"]

_FREE = ("", "furniture", "footnote")  # a page number below footnotes looks like one of them


def set_apart(lines: Sequence[Line], habits: Habits = HABITS) -> tuple[Line, ...]:
    """Return the same lines, with the role "furniture" on what recurs around the text.

    The line after a mark inside the text gets a gap of 1.0 when the mark cut a sentence in two,
    for the white space belonged to the mark; after a page count it is the first of a page.
    """
    free = [index for index, line in enumerate(lines) if line.role in _FREE]
    marked = _at_edges(lines, free, habits)
    counted = page_counts(lines, free, habits)
    numbered = page_numbers(lines, free, habits)
    marked |= counted | numbered
    marked |= running_titles(lines, free, marked, habits)
    marked |= inside_sentences(lines, [i for i in free if i not in marked], marked, habits)
    marked |= torn_counts(lines, free, counted, marked)
    return _with_roles(lines, marked, counted | numbered)


# ------------------------------------------------------------------ the edges of pages


def _at_edges(lines: Sequence[Line], free: Iterable[int], habits: Habits) -> set[int]:
    """Return the lines that stand in the same place at the edge of many pages."""
    allowed = set(free)
    pages = _pages(lines)
    if len(pages) < 2:
        return set()
    groups: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for members in pages.values():
        for side, place, index in _edge_lines(lines, members, habits):
            if index in allowed and len(lines[index].text) <= habits.short:
                groups[side, shape_of(lines[index].text), place].append(index)
    marked: set[int] = set()
    for (side, shape, place), found in groups.items():
        near = [
            index
            for other in (place - 1, place, place + 1)
            for index in groups.get((side, shape, other), ())
        ]
        if _recurs(lines, sorted(near), pages, habits):
            marked.update(found)
    return _outermost(lines, marked | _elsewhere(lines, groups, marked), pages)


def _elsewhere(
    lines: Sequence[Line], groups: Mapping[tuple[str, str, int], list[int]], marked: set[int]
) -> set[int]:
    """Return the lines that are a running head or foot on a page of another size.

    They stand at the same side, in another place, and their numbers fit in the series.
    """
    found: set[int] = set()
    for (side, shape, _), members in groups.items():
        if marked.issuperset(members):
            continue
        alike = {
            index
            for (other, same, _), indices in groups.items()
            if (other, same) == (side, shape)
            for index in indices
            if index in marked
        }
        pages = {lines[index].page for index in alike}
        fresh = [index for index in members if lines[index].page not in pages]
        if alike and fresh and _numbers_run(lines, sorted(alike.union(fresh))):
            found.update(fresh)
    return found


def _outermost(lines: Sequence[Line], marked: set[int], pages: dict[int, list[int]]) -> set[int]:
    """Return those of the marked lines that have no text between them and the edge of the page."""
    kept: set[int] = set()
    for members in pages.values():
        if all(lines[index].top is not None for index in members):
            order = sorted(members, key=lambda index: lines[index].top or 0.0)
        else:
            order = members
        for edge in (order, order[::-1]):
            kept.update(takewhile(lambda i: i in marked or lines[i].role == "furniture", edge))
    return kept & marked


def _pages(lines: Sequence[Line]) -> dict[int, list[int]]:
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.page is not None:
            pages[line.page].append(index)
    return pages


def _edge_lines(
    lines: Sequence[Line], members: list[int], habits: Habits
) -> Iterator[tuple[str, int, int]]:
    """Yield (side, place, index) of the outermost lines of a page that stand clear of its text.

    The place is a band of the page where there is layout, else the number of lines from the edge.
    A heading at the top of a page does not stand clear: its text follows at the usual distance.
    """
    if all(lines[index].top is not None for index in members):
        order = sorted(members, key=lambda index: lines[index].top or 0.0)
        tops = [lines[index].top or 0.0 for index in order]
        steps = [after - before for before, after in pairwise(tops)]
        usual = median([step for step in steps if step > 1] or [0.0])
        size = median(lines[index].size or 10.0 for index in order)
        white = [step > habits.clear * min(usual, 2 * size) for step in steps]
        most = habits.edge_lines
        places = [round(top / habits.band) for top in tops]
    else:
        order = members
        white = [lines[after].gap > 1.0 for after in order[1:]]
        most = 2
        places = [2 * min(at, len(order) - 1 - at) for at in range(len(order))]
    for at in range(min(most, len(order))):
        if any(white[at : at + most]) or len(order) <= most:
            yield "top", places[at], order[at]
        foot = len(order) - 1 - at
        if any(white[max(0, foot - most) : foot]) or len(order) <= most:
            yield "foot", places[foot], order[foot]


def _recurs(
    lines: Sequence[Line], found: list[int], pages: dict[int, list[int]], habits: Habits
) -> bool:
    """Say whether lines of one shape and place are a running head or foot."""
    on = {lines[index].page or 0 for index in found}
    if len(on) < 2 or not _numbers_run(lines, found):
        return False
    if len(on) == 2:
        return len(pages) <= 3 and _stands_clear(lines, found)
    span = {page for page in pages if min(on) <= page <= max(on)}  # one paper of a bundle
    laid_out = all(lines[index].top is not None for index in found)
    spans = [(set(pages), habits.share), *([(span, habits.span_share)] if laid_out else [])]
    for among, share in spans:
        for members in (among, {p for p in among if p % 2}, {p for p in among if not p % 2}):
            if len(members) >= 3 and len(on & members) >= max(3, share * len(members)):
                return True
    return _counts_pages(lines, found)


def _numbers_run(lines: Sequence[Line], found: list[int]) -> bool:
    """Say whether each number in the lines stays, keeps step with the page, or grows by fits.

    The numbers of headings do otherwise: they rise from heading to heading, out of step with the
    pages, so that no two are the same.
    """
    rows = [(lines[index].page or 0, numbers_of(lines[index].text)) for index in found]
    for column in zip(*(numbers for _, numbers in rows), strict=False):
        steps = {number - page for (page, _), number in zip(rows, column, strict=False)}
        rises = all(before <= after for before, after in pairwise(column))
        repeats = len(set(column)) <= 0.5 * len(column)
        if len(set(column)) > 1 and len(steps) > 1 and not (rises and repeats):
            return False
    return True


def _counts_pages(lines: Sequence[Line], found: list[int]) -> bool:
    """Say whether a number in the lines keeps step with the page over three pages in a row."""
    rows = [(lines[index].page or 0, numbers_of(lines[index].text)) for index in found]
    if len(rows) < 3 or not all(numbers for _, numbers in rows):
        return False
    pages = [page for page, _ in rows]
    return any(
        len({number - page for number, page in zip(column, pages, strict=False)}) == 1
        for column in zip(*(numbers for _, numbers in rows), strict=False)
    )


def _stands_clear(lines: Sequence[Line], found: list[int]) -> bool:
    """Say whether white space parts the lines from the text (two pages prove little)."""
    for index in found:
        line = lines[index]
        below = lines[index + 1] if index + 1 < len(lines) else None
        clear_above = line.gap > 1.4 and not line.page_start
        clear_below = below is not None and below.page == line.page and below.gap > 1.4
        if not (clear_above or clear_below):
            return False
    return True


def _with_roles(lines: Sequence[Line], marked: set[int], counted: set[int]) -> tuple[Line, ...]:
    result: list[Line] = []
    last: Line | None = None  # the last line of text
    after_mark = after_count = False
    for index, line in enumerate(lines):
        if index in marked or line.role == "furniture":
            after_mark, after_count = True, after_count or index in counted
            result.append(replace(line, role="furniture") if line.role != "furniture" else line)
            continue
        current = line
        if line.top is not None and (last is None or last.page != line.page):
            current = replace(line, page_start=True, gap=1.0)
        if after_mark and last is not None and line.gap > 1.0 and runs_on(last.text, line.text):
            current = replace(current, gap=1.0)
        if after_count and not current.page_start:
            current = replace(current, page_start=True)
        result.append(current)
        last, after_mark, after_count = current, False, False
    return tuple(result)
