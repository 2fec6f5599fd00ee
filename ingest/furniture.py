"""Running heads, page numbers and marks: set apart by their recurrence, never by their words.

A line is furniture when the same thing stands in the same place on page after page (digits apart),
or when a page count such as "4/20" counts on through the text, or when a short mark that recurs
cuts a sentence in two. A heading does none of these: its number restarts or rises article by
article, and sentences end before it. Nothing is dropped: the line stays, its role changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from ingest.lines import Line

__all__ = ["Habits", "set_apart", "shape_of"]


class Habits(Struct, frozen=True, kw_only=True):
    """What counts as recurring."""

    edge_lines: int = 4  # how many lines from the top or foot of a page may be furniture
    band: float = 6.0  # points by which the same running head may move from page to page
    clear: float = 1.35  # times the usual distance between lines that parts it from the text
    share: float = 0.5  # of the pages (or of the odd or even ones) that must have it
    short: int = 90  # characters; a running head is one line of a title at most
    mark_lines: int = 4  # lines that one mark may be spread over
    mark_characters: int = 40
    mark_times: int = 3


HABITS = Habits()
_DIGITS = re.compile(r"\d+")
# OCR tears numbers apart: "1 32-2014", "1 8  van 77".
_TORN = re.compile(r"(?<=\d)\s+(?=\d)")
_COUNT = re.compile(r"\D{0,12}?(\d+)\s*(?:/|\bvan\b|\bof\b)\s*(\d+)\D{0,2}")
_SENTENCE_END = re.compile(r"[.:;!?][)\"'”’]?$")


def set_apart(lines: Sequence[Line], habits: Habits = HABITS) -> tuple[Line, ...]:
    """Return the same lines, with the role "furniture" on what recurs around the text.

    The line after a mark inside the text gets a gap of 1.0 when the mark cut a sentence in two,
    for the white space belonged to the mark; after a page count it is the first of a page.
    """
    free = [index for index, line in enumerate(lines) if line.role in ("", "furniture")]
    marked = _at_edges(lines, free, habits)
    counted = _page_counts(lines, free, habits)
    marked |= counted
    marked |= _inside_sentences(lines, [i for i in free if i not in marked], marked, habits)
    marked |= _torn_counts(lines, free, counted, marked)
    return _with_roles(lines, marked, counted)


def shape_of(text: str) -> str:
    """Return a line with its numbers abstracted: "Pagina 1 8 van 77" gives "pagina # van #"."""
    joined = _TORN.sub("", " ".join(text.split()))
    return _DIGITS.sub("#", joined).casefold()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(n[:9]) for n in _DIGITS.findall(_TORN.sub("", text)))


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
    return _outermost(lines, marked, pages)


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
    for members in (
        set(pages),
        {page for page in pages if page % 2},
        {page for page in pages if not page % 2},
    ):
        if len(members) >= 3 and len(on & members) >= max(3, habits.share * len(members)):
            return True
    return _counts_pages(lines, found)


def _numbers_run(lines: Sequence[Line], found: list[int]) -> bool:
    """Say whether each number in the lines stays, keeps step with the page, or grows by fits.

    The numbers of headings do otherwise: they rise from heading to heading, out of step with the
    pages, so that no two are the same.
    """
    rows = [(lines[index].page or 0, _numbers(lines[index].text)) for index in found]
    for column in zip(*(numbers for _, numbers in rows), strict=False):
        steps = {number - page for (page, _), number in zip(rows, column, strict=False)}
        rises = all(before <= after for before, after in pairwise(column))
        repeats = len(set(column)) <= 0.5 * len(column)
        if len(set(column)) > 1 and len(steps) > 1 and not (rises and repeats):
            return False
    return True


def _counts_pages(lines: Sequence[Line], found: list[int]) -> bool:
    """Say whether a number in the lines keeps step with the page over three pages in a row."""
    rows = [(lines[index].page or 0, _numbers(lines[index].text)) for index in found]
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


# ------------------------------------------------------------------ counts inside the text


def _page_counts(lines: Sequence[Line], free: Iterable[int], habits: Habits) -> set[int]:
    """Return the lines of a page count ("4/20", "PAGINA / 18 van 77") that counts on."""
    series: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for index in free:
        text = _TORN.sub("", " ".join(lines[index].text.split()))
        found = _COUNT.fullmatch(text) if len(text) <= habits.mark_characters else None
        if found and 0 < int(found[1][:6]) <= int(found[2][:6]):
            series[shape_of(text), int(found[2][:6])].append((index, int(found[1][:6])))
    marked: set[int] = set()
    for members in series.values():
        numbers = [number for _, number in members]
        if len(numbers) >= 2 and all(a < b for a, b in pairwise(numbers)):
            indices = [index for index, _ in members]
            marked.update(indices)
            marked.update(_same_neighbours(lines, indices, habits))
    return marked


def _same_neighbours(lines: Sequence[Line], indices: list[int], habits: Habits) -> set[int]:
    """Return the lines before each count that are the same everywhere ("PAGINA")."""
    before = [index - 1 for index in indices if index]
    words = {lines[index].text.casefold() for index in before}
    same = len(before) == len(indices) and len(words) == 1
    return set(before) if same and len(words.pop()) <= habits.mark_characters else set()


def _torn_counts(
    lines: Sequence[Line], free: Iterable[int], counted: set[int], marked: set[int]
) -> set[int]:
    """Return counts that a scan has torn ("PAG", "1 1  77"): they fit in the gap of the series."""
    series = sorted(
        (index, *(_numbers(lines[index].text)))
        for index in counted
        if len(_numbers(lines[index].text)) == 2
    )
    if len(series) < 2:
        return set()
    words = {lines[i].text.casefold() for i in counted if not _DIGITS.search(lines[i].text)}
    found: set[int] = set()
    for index in free:
        digits = "".join(_DIGITS.findall(lines[index].text))
        if index in marked or not digits or re.search(r"[^\d\s]{2}", lines[index].text):
            continue
        before = max((row for row in series if row[0] < index), default=None)
        after = min((row for row in series if row[0] > index), default=None)
        if before is None or after is None or before[2] != after[2]:
            continue
        total = str(before[2])
        number = digits.removesuffix(total)
        if digits.endswith(total) and number and before[1] < int(number[:9]) < after[1]:
            found.add(index)
            label = lines[index - 1].text.casefold() if index else ""
            if label and any(word.startswith(label) for word in words):
                found.add(index - 1)
    return found


# ------------------------------------------------------------------ marks inside sentences


def _inside_sentences(
    lines: Sequence[Line], free: list[int], marked: set[int], habits: Habits
) -> set[int]:
    """Return the lines of short marks with a number that recur and cut a sentence in two."""
    allowed = {i for i in free if len(lines[i].text) <= habits.mark_characters}
    spaced = any(line.gap > 1.0 for line in lines)
    found: set[int] = set()
    for size in range(habits.mark_lines, 0, -1):
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for start in sorted(allowed):
            span = range(start, start + size)
            if all(index in allowed and index not in found for index in span):
                groups[tuple(shape_of(lines[index].text) for index in span)].append(start)
        for shapes, starts in groups.items():
            if _is_mark(lines, shapes, starts, marked | found, habits) and (
                not spaced or all(_stands_clear_of_text(lines, at, at + size) for at in starts)
            ):
                found.update(i for start in starts for i in range(start, start + size))
    return found


def _is_mark(
    lines: Sequence[Line],
    shapes: tuple[str, ...],
    starts: list[int],
    marked: set[int],
    habits: Habits,
) -> bool:
    """Say whether the lines from each start are one mark.

    It recurs, has words and a number, and its numbers stay the same or grow by fits (those of
    headings rise one by one and restart); at least once it stands inside a sentence.
    """
    whole = " ".join(shapes)
    if len(starts) < habits.mark_times or "#" not in whole or not re.search(r"[^\W\d_]{3}", whole):
        return False
    size = len(shapes)
    if any(_belongs_to_text(lines, start, start + size) for start in starts):
        return False
    rows = [
        tuple(n for line in lines[start : start + size] for n in _numbers(line.text))
        for start in starts
    ]
    for column in zip(*rows, strict=False):
        if any(a > b for a, b in pairwise(column)) or len(set(column)) > 0.7 * len(column):
            return False
    return any(_cuts_sentence(lines, start, start + size, marked) for start in starts)


def _belongs_to_text(lines: Sequence[Line], start: int, end: int) -> bool:
    """Say whether the lines start or end as a sentence or a clause does."""
    return lines[end - 1].text[-1:] in ",;:." or lines[start].text[:1].islower()


def _stands_clear_of_text(lines: Sequence[Line], start: int, end: int) -> bool:
    """Say whether white space or a page edge parts the lines from the text around them."""
    above = lines[start].gap > 1.0 or lines[start].page_start or not start
    below = end == len(lines) or lines[end].gap > 1.0 or lines[end].page_start
    return above and below


def _cuts_sentence(lines: Sequence[Line], start: int, end: int, marked: set[int]) -> bool:
    """Say whether the text before ``start`` runs on at ``end``, past other furniture."""
    before, after = start - 1, end
    while before >= 0 and before in marked:
        before -= 1
    while after < len(lines) and after in marked:
        after += 1
    if before < 0 or after >= len(lines):
        return False
    return _runs_on(lines[before].text, lines[after].text)


def _runs_on(before: str, after: str) -> bool:
    return (
        not _SENTENCE_END.search(before)
        and before[-1:] not in ")"
        and re.match(r"[a-zà-ÿ]+(?:[ ,.;]|$)", after) is not None
    )


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
        if after_mark and last is not None and line.gap > 1.0 and _runs_on(last.text, line.text):
            current = replace(current, gap=1.0)
        if after_count and not current.page_start:
            current = replace(current, page_start=True)
        result.append(current)
        last, after_mark, after_count = current, False, False
    return tuple(result)
