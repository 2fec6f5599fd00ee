"""Marks inside the stream of text: page counts that count on, marks that cut a sentence in two.

Scans and converted texts have no page edges; there a mark is known by what it does to the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from ingest.layout.lines import Line

__all__ = [
    "HABITS",
    "Habits",
    "inside_sentences",
    "numbers_of",
    "page_counts",
    "page_numbers",
    "running_titles",
    "runs_on",
    "shape_of",
    "torn_counts",
]


class Habits(Struct, frozen=True, kw_only=True):
    """What counts as recurring."""

    edge_lines: int = 4  # how many lines from the top or foot of a page may be furniture
    band: float = 6.0  # points by which the same running head may move from page to page
    clear: float = 1.35  # times the usual distance between lines that parts it from the text
    share: float = 0.5  # of the pages (or of the odd or even ones) that must have it
    span_share: float = 0.8  # the same, of the pages between the first and the last that have it
    short: int = 90  # characters; a running head is one line of a title at most
    mark_lines: int = 4  # lines that one mark may be spread over
    mark_characters: int = 40
    mark_times: int = 3
    page_lines: int = 20  # the fewest lines of a page, where only its number tells
    page_times: int = 4  # bare numbers that count on


HABITS = Habits()
_DIGITS = re.compile(r"\d+")
# OCR tears numbers apart: "1 32-2014", "1 8  van 77".
_TORN = re.compile(r"(?<=\d)\s+(?=\d)")
_COUNT = re.compile(r"\D{0,12}?(\d+)\s*(?:/|\bvan\b|\bof\b)\s*(\d+)\D{0,2}")
# A line that says of itself that it numbers a page: "- 4 -", "Pagina 4", "blz. 4 van 9".
_PAGE_NUMBER = re.compile(
    r"[-–—]\s*(\d{1,3})\s*[-–—]"
    r"|(?:pagina|pag\.?|bladzijde|blz\.?|blad|page)\s*:?\s*(\d{1,3})(?:\s*(?:/|van|of)\s*\d{1,3})?",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,3}")
# A running head repeats the name of the regulation, or of who made it.
_NAMES_PAPER = re.compile(r"verordening|regeling|reglement|gemeente|beleidsregel", re.IGNORECASE)
_LEAST_NAME = 15  # characters; shorter is the line of a narrow column
_VERB = re.compile(r"\b(?:is|zijn|wordt|worden|kan|kunnen|heeft|hebben|moet|moeten|mag|mogen)\b")
# Words behind which a name follows: "vast te stellen de", "aangehaald als".
_NAME_FOLLOWS = re.compile(r"(?:[:,]|\b(?:de|het|als|volgende|navolgende|van|in))$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.:;!?][)\"'”’]?$")


def shape_of(text: str) -> str:
    """Return a line with its numbers abstracted: "Pagina 1 8 van 77" gives "pagina # van #"."""
    joined = _TORN.sub("", " ".join(text.split()))
    return _DIGITS.sub("#", joined).casefold()


def numbers_of(text: str) -> tuple[int, ...]:
    """Return the numbers in a line, those that a scan tore apart made whole."""
    return tuple(int(n[:9]) for n in _DIGITS.findall(_TORN.sub("", text)))


def page_counts(lines: Sequence[Line], free: Iterable[int], habits: Habits) -> set[int]:
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
        indices = [index for index, _ in members]
        if _counts_on(numbers) or _counts_own_pages(lines, indices, numbers):
            marked.update(indices)
            marked.update(_same_neighbours(lines, indices, habits))
    return marked


def page_numbers(lines: Sequence[Line], free: Sequence[int], habits: Habits) -> set[int]:
    """Return the lines that only number a page: "- 4 -", "Pagina 4", or "4" that counts on.

    A number alone on its line may also be a label; it numbers pages when such numbers rise one by
    one through the text, a page apart.
    """
    found = {index for index in free if _PAGE_NUMBER.fullmatch(lines[index].text)}
    bare = [index for index in free if _BARE_NUMBER.fullmatch(lines[index].text)]
    steps = [
        (int(lines[b].text) - int(lines[a].text), lines[b].number - lines[a].number)
        for a, b in pairwise(bare)
    ]
    if len(bare) >= habits.page_times and all(
        rise == 1 and apart >= habits.page_lines for rise, apart in steps
    ):
        found.update(bare)
    return found


def running_titles(
    lines: Sequence[Line], free: Sequence[int], marked: set[int], habits: Habits
) -> set[int]:
    """Return the lines of a running head that the text has taken in.

    The name of the paper stands again and again on a line of its own, at least once where no title
    can stand: inside a sentence, beside a page number, or between "Artikel 9" and its title. Where
    the text before it asks for a name, and at the head of the paper, it is the name itself.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for index in free:
        text = lines[index].text
        if index not in marked and len(text) <= habits.short and _is_name(text):
            groups[shape_of(text)].append(index)
    found: set[int] = set()
    for members in groups.values():
        if len(members) < habits.mark_times or not _numbers_rise(lines, members):
            continue
        misplaced = {index for index in members if _is_misplaced(lines, index, marked)}
        if misplaced:
            found |= misplaced
            found.update(index for index in members[1:] if not _is_asked_for(lines, index))
    return found


def _is_name(text: str) -> bool:
    """Say whether a line may name a paper: no sentence, no label, no heading of its own."""
    return (
        _NAMES_PAPER.search(text) is not None
        and len(text) >= _LEAST_NAME
        and not _VERB.search(text)
        and not _NAME_FOLLOWS.search(text)
        and text[0].isupper()
        and text[-1:] not in ".;:,"
        and not re.match(
            r"(?:artikel|hoofdstuk|paragraaf|toelichting|bijlage|de raad|raad)\b",
            text,
            re.IGNORECASE,
        )
        and not re.match(r"\S{1,3}[.)]\s", text)
    )


def _numbers_rise(lines: Sequence[Line], members: Sequence[int]) -> bool:
    rows = [numbers_of(lines[index].text) for index in members]
    return all(a <= b for column in zip(*rows, strict=False) for a, b in pairwise(column))


def _is_misplaced(lines: Sequence[Line], index: int, marked: set[int]) -> bool:
    """Say whether a line stands where neither a title nor a sentence of the text can."""
    if index - 1 in marked or index + 1 in marked:
        return True
    if _cuts_sentence(lines, index, index + 1, marked) and not _is_asked_for(lines, index):
        return True
    above = lines[index - 1].text if index else ""
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    titled = below[:1].isupper() and len(below) <= 80 and below[-1:] not in ".;:,"
    return (
        re.fullmatch(r"artikel\s*\d{1,3}[a-z]?\s*[.:]?", above, re.IGNORECASE) is not None
        and titled
    )


def _is_asked_for(lines: Sequence[Line], index: int) -> bool:
    above = lines[index - 1].text if index else ""
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return _NAME_FOLLOWS.search(above) is not None and not runs_on(above, below)


def _counts_on(numbers: Sequence[int]) -> bool:
    """Say whether numbers rise, starting anew at 1 where the next paper of a bundle starts."""
    return len(numbers) >= 2 and all(a < b or b == 1 < a for a, b in pairwise(numbers))


def _counts_own_pages(lines: Sequence[Line], indices: Sequence[int], numbers: list[int]) -> bool:
    """Say whether one count names the page that it stands on, out of as many as there are."""
    if len(indices) != 1 or lines[indices[0]].top is None:
        return False
    line = lines[indices[0]]
    own = [other.top or 0.0 for other in lines if other.page == line.page]
    last = max(other.page or 0 for other in lines)
    at_edge = line.top in (min(own), max(own))
    return numbers[0] == line.page and numbers_of(line.text)[-1:] == (last,) and at_edge


def _same_neighbours(lines: Sequence[Line], indices: list[int], habits: Habits) -> set[int]:
    """Return the lines before each count that are the same everywhere ("PAGINA")."""
    before = [index - 1 for index in indices if index]
    words = {lines[index].text for index in before}
    if len(indices) < 2 or len(before) < len(indices) or len(set(map(str.casefold, words))) > 1:
        return set()
    word = words.pop()
    is_label = len(word) <= habits.mark_characters and word[:1].isupper()
    return set(before) if is_label and not _SENTENCE_END.search(word) else set()


def torn_counts(
    lines: Sequence[Line], free: Iterable[int], counted: set[int], marked: set[int]
) -> set[int]:
    """Return counts that a scan has torn ("PAG", "1 1  77"): they fit in the gap of the series."""
    series = sorted(
        (index, *(numbers_of(lines[index].text)))
        for index in counted
        if len(numbers_of(lines[index].text)) == 2
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


def inside_sentences(
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
        tuple(n for line in lines[start : start + size] for n in numbers_of(line.text))
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
    return runs_on(lines[before].text, lines[after].text)


def runs_on(before: str, after: str) -> bool:
    """Say whether a sentence in the line before goes on in the line after."""
    return (
        not _SENTENCE_END.search(before)
        and before[-1:] not in ")"
        and re.match(r"[a-zà-ÿ]+(?:[ ,.;]|$)", after) is not None
    )
