"""From the words of a page to its lines, in the order in which they are read.

Words on one base line make a row. Where a page is set in columns of prose, the rows are parted at
the gutter and the columns read one after the other. A short column of labels beside the text
("Lid 3:", "a.") is not a column of prose: each label belongs to the row it stands on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from ingest.layout.characters import tidy
from ingest.layout.lines import Line
from ingest.readers.pdf_words import Word

__all__ = ["Row", "lines_of_page", "rows_of", "usual_distance"]

_SAME_BASE = 0.3  # parts of the type size
_RAISED = 0.6
_TOUCHING = 0.12
_SMALL = 0.8  # type this much smaller than its neighbours is raised or lowered type
_WIDE = 0.9  # a gap of so many ems is more than a space, even in justified text
_GUTTER = 0.8
_COLUMN_LINES = 5  # fewer lines make no column
_COLUMN_EMS = 12  # narrower is a column of labels
_LEADING = 1.3  # the distance between base lines where a page has too few to tell, in ems
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RUNS_ON = re.compile(r"(?:\b(?:en|of|tot|met)|[,/-])$")


class Row(Struct):
    """The words on one base line, from left to right; ``cells`` where it is a row of a table."""

    base: float
    words: list[Word]
    cells: tuple[str, ...] = ()

    @property
    def size(self) -> float:
        """Return the type size that most letters of the row have."""
        first = self.words[0].size if self.words else 10.0
        if all(word.size == first for word in self.words):
            return round(first, 1)
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[round(word.size, 1)] += len(word.text)
        return sizes.most_common(1)[0][0]


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Group words into rows from the top of the page down, with raised type in its own row."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        last = rows[-1] if rows else None
        near = last is not None and word.base - last.base <= _SAME_BASE * min(
            word.size, last.words[-1].size
        )
        if last is not None and near:
            last.words.append(word)
        else:
            rows.append(Row(word.base, [word]))
    rows = _with_raised(rows)
    for row in rows:
        row.words.sort(key=lambda word: word.x0)
    return rows


def _with_raised(rows: list[Row]) -> list[Row]:
    """Put small raised or lowered type (note marks) into the row it belongs to.

    Raised figures become superscript characters: "artikel 7" with note mark 1 is not article 71.
    """
    if all(row.size >= _SMALL * other.size for row, other in _neighbours(rows)):
        return rows
    taken: set[int] = set()
    for index, row in enumerate(rows):
        hosts = [rows[near] for near in (index + 1, index - 1) if 0 <= near < len(rows)]
        for word in [word for word in row.words if word.size]:
            host = next((host for host in hosts if _is_raised(word, host)), None)
            if host is None:
                continue
            if word.base < host.base:
                word.text = word.text.translate(_SUPERSCRIPT)
            row.words.remove(word)
            word.base = host.base
            _put_in(word, host)
        if not row.words:
            taken.add(index)
    return [row for index, row in enumerate(rows) if index not in taken]


def _put_in(word: Word, host: Row) -> None:
    """Put a raised word into its row, as part of the word that it touches: "20 m²", "1e"."""
    for other in host.words:
        touch = _TOUCHING * other.size
        if abs(word.x0 - other.x1) < touch:
            other.text, other.x1 = other.text + word.text, word.x1
            return
        if abs(other.x0 - word.x1) < touch:
            other.text, other.x0 = word.text + other.text, word.x0
            return
    host.words.append(word)


def _neighbours(rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    for before, after in pairwise(rows):
        yield before, after
        yield after, before


def _is_raised(word: Word, host: Row) -> bool:
    if abs(word.base - host.base) > _RAISED * host.size or word.size >= _SMALL * host.size:
        return False
    return any(abs(word.x0 - other.x1) < 0.3 * other.size for other in host.words) or any(
        abs(other.x0 - word.x1) < 0.3 * other.size for other in host.words
    )


# ------------------------------------------------------------------ columns


def _segments(row: Row, least: float) -> list[tuple[float, float]]:
    """Return the stretches of a row between gaps of at least ``least`` ems."""
    stretches: list[tuple[float, float]] = []
    for word in row.words:
        if stretches and word.x0 - stretches[-1][1] < least * word.size:
            stretches[-1] = (stretches[-1][0], max(word.x1, stretches[-1][1]))
        else:
            stretches.append((word.x0, word.x1))
    return stretches


def blocks_of(rows: Sequence[Row], depth: int = 3) -> list[list[Row]]:
    """Return the rows in reading order, as blocks: full width, left column, right column."""
    split = _gutter(rows) if depth else None
    if split is None:
        return [list(rows)] if rows else []
    start, end, gutter = split
    left: list[Row] = []
    right: list[Row] = []
    for row in rows[start:end]:
        for side, words in (
            (left, [word for word in row.words if word.x0 < gutter]),
            (right, [word for word in row.words if word.x0 >= gutter]),
        ):
            if words:
                side.append(Row(row.base, words))
    return [
        *blocks_of(rows[:start], depth - 1),
        *blocks_of(left, depth - 1),
        *blocks_of(right, depth - 1),
        *blocks_of(rows[end:], depth - 1),
    ]


def _gutter(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """Return (first row, end row, x) of the best gutter between two columns of prose.

    The lines of two columns need not stand on the same base lines: what counts is a strip that no
    line crosses, with prose on both sides of it over the same height.
    """
    segments = [[] if row.cells else _segments(row, _GUTTER) for row in rows]
    best: tuple[int, tuple[int, int, float]] | None = None
    for middle in _strips(segments):
        for start, end in _uncrossed(rows, segments, middle):
            found = _columns(rows[start:end], segments[start:end], middle)
            if found and (best is None or found > best[0]):
                best = (found, (start, end, middle))
    return best[1] if best else None


def _strips(segments: Sequence[list[tuple[float, float]]]) -> list[float]:
    """Return places where a strip between columns may be: before what starts there often."""
    starts = Counter(round(start) for found in segments for start, _ in found)
    left = min(starts, default=0)
    return sorted(
        start - 3.0
        for start, times in starts.items()
        if times + starts[start + 1] >= _COLUMN_LINES and start - left > _COLUMN_EMS * 5
    )


def _uncrossed(
    rows: Sequence[Row], segments: list[list[tuple[float, float]]], x: float
) -> Iterator[tuple[int, int]]:
    """Yield the runs of rows (start, end) in which no stretch crosses ``x``."""
    start = 0
    for index in range(len(rows) + 1):
        crossed = index == len(rows) or (
            bool(rows[index].cells) or any(x0 < x < x1 for x0, x1 in segments[index])
        )
        if crossed:
            if index - start >= 5:
                yield start, index
            start = index + 1


def _columns(rows: Sequence[Row], segments: Sequence[list[tuple[float, float]]], x: float) -> int:
    """Count the lines left and right of ``x``, 0 where these are no two columns of prose."""
    sides: tuple[list[tuple[float, float, float]], ...] = ([], [])
    for row, found in zip(rows, segments, strict=True):
        for side, stretch in (
            (sides[0], [part for part in found if part[1] <= x]),
            (sides[1], [part for part in found if part[0] >= x]),
        ):
            if stretch:
                side.append((row.base, stretch[0][0], stretch[-1][1]))
    if not all(_is_prose(side, median(row.size for row in rows)) for side in sides):
        return 0
    heights = [(side[0][0], side[-1][0]) for side in sides]
    shared = min(end for _, end in heights) - max(start for start, _ in heights)
    least = min(end - start for start, end in heights)
    return len(sides[0]) + len(sides[1]) if shared >= 0.6 * least else 0


def _is_prose(lines: Sequence[tuple[float, float, float]], size: float) -> bool:
    """Say whether lines (base, x0, x1) fill a column: enough are nearly as wide as the widest.

    Labels beside a text do not: their column is narrow, or most of it is white.
    """
    if len(lines) < _COLUMN_LINES:
        return False
    room = max(x1 for _, _, x1 in lines) - min(x0 for _, x0, _ in lines)
    wide = sum(1 for _, x0, x1 in lines if x1 - x0 >= 0.7 * room)
    return room >= _COLUMN_EMS * size and wide >= max(3, 0.3 * len(lines))


# ------------------------------------------------------------------ lines


def usual_distance(blocks: Sequence[Sequence[Row]]) -> float | None:
    """Return the distance between base lines that is most common, None where there are few."""
    distances: dict[int, list[float]] = {}
    for block in blocks:
        for before, after in pairwise(block):
            distance = round(after.base - before.base, 1)
            if 0 < distance < 4 * before.size and not (before.cells or after.cells):
                distances.setdefault(round(2 * distance), []).append(distance)
    if sum(map(len, distances.values())) < 5:
        return None
    most = max(distances, key=lambda half_points: (len(distances[half_points]), -half_points))
    return median(distances[most])


def lines_of_page(
    blocks: Sequence[Sequence[Row]], page: int, usual: float | None, first_number: int
) -> list[Line]:
    """Return the lines of a page from its blocks of rows.

    ``usual`` is the usual distance between base lines in points, ``first_number`` the number of
    the first line in the document.
    """
    lines: list[Line] = []
    lowest: float | None = None  # the lowest base line of the blocks before
    for block in blocks:
        rows = _with_whole_labels(list(block))
        starts = Counter(round(row.words[0].x0) for row in rows if row.words)
        above = lowest if lowest is not None and rows and rows[0].base > lowest else None
        for row in rows:
            gap = 1.0
            if above is not None:
                step = round(row.base - above, 1)
                gap = max(0.1, round(step / (usual or _LEADING * row.size), 1))
            above = row.base
            line = _line(row, page, first_number + len(lines), gap, starts)
            if line is not None:
                lines.append(line)
        bases = [row.base for row in rows] + ([] if lowest is None else [lowest])
        lowest = max(bases, default=None)
    return lines


def _line(row: Row, page: int, number: int, gap: float, starts: Counter[int]) -> Line | None:
    text = tidy(" ".join(word.text for word in row.words))
    if row.cells:
        text = " ".join(cell for cell in row.cells if cell)
    if not text:
        return None
    letters = sum(len(word.text) for word in row.words) or 1
    size = row.size
    return Line(
        text=text,
        number=number,
        page=page,
        x0=round(min((word.x0 for word in row.words), default=0.0), 1),
        x1=round(max((word.x1 for word in row.words), default=0.0), 1),
        top=round(row.base - size, 1),
        size=size,
        bold=sum(len(word.text) for word in row.words if word.bold) > 0.6 * letters,
        italic=sum(len(word.text) for word in row.words if word.italic) > 0.6 * letters,
        role="table" if row.cells else "",
        label=None if row.cells else _label(row, starts),
        gap=gap,
        cells=row.cells,
    )


def _label_length(row: Row) -> int:
    """Return how many words at the head of a row stand apart from the rest, 0 for none."""
    if len(row.words) < 2:
        return 0
    gaps = [(after.x0 - before.x1) / (after.size or 1.0) for before, after in pairwise(row.words)]
    for index, gap in enumerate(gaps[:5]):
        others = gaps[:index] + gaps[index + 1 :]
        if gap >= _WIDE and (not others or gap > 1.8 * max(others)):
            return index + 1
    first = row.words[0].text
    narrow = gaps[0] >= 0.5 and (len(gaps) < 2 or gaps[0] > 1.5 * median(gaps[1:]))
    return 1 if narrow and len(first) <= 4 and not first.isalpha() else 0


def _label(row: Row, starts: Counter[int]) -> str | None:
    """Return the label that stands apart at the head of a row, None where there is none.

    One short word apart is a label; more words are one where other lines begin at the place at
    which the text after them begins: the labels then stand in a column of their own.
    """
    length = _label_length(row)
    if not length:
        return None
    label = " ".join(word.text for word in row.words[:length])
    text_at = round(row.words[length].x0)
    in_column = sum(starts[x] for x in range(text_at - 1, text_at + 2)) >= 2
    if (length == 1 and len(label) <= 6) or (in_column and len(label) <= 40):
        return tidy(label)
    return None


def _with_whole_labels(rows: list[Row]) -> list[Row]:
    """Return rows in which a label over several rows stands whole in the first of them."""
    for before, after in pairwise(rows):
        first, second = _label_length(before), _label_length(after)
        if not first or not second or before.cells or after.cells:
            continue
        label = " ".join(word.text for word in before.words[:first])
        rest = after.words[:second]
        aligned = abs(before.words[first].x0 - after.words[second].x0) < 2
        runs_on = len(label) > 4 and _RUNS_ON.search(label)
        counted = len(label) > 2 and label.isalpha() and rest[0].text[0].isdigit()
        if aligned and (runs_on or counted):  # "Lid 3 en" / "lid 4:", "Lid" / "3"
            before.words[first:first] = rest
            del after.words[:second]
    return rows
