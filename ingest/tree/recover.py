"""Put back labels and headings that the source lost, where the series proves them.

A scan loses the letters of a list or a heading at the top of a page. Between point d and point g
stand e and f; when the text of d falls into exactly three parts, they are d, e and f. Where
nothing follows, the document's own references settle it: "artikel 6, lid 5, onder f" says that
the enumeration in that paragraph has six points. Whatever is filled in is marked as inferred and
reported; what cannot be proved stays as it is, and the gap is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from corpus.model import Issue
from corpus.numerals import Style, number_at
from ingest.layout.lines import Line
from ingest.tree.lists import Item

__all__ = ["cited_points", "recover"]

_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste")
_CITED = re.compile(
    r"\bart(?:ikel|\.)?\s+(?P<article>\d+[a-z]?),?\s+"
    r"(?:lid\s+(?P<lid>\d+)|(?P<ordinal>" + "|".join(_ORDINALS) + r")\s+lid),?\s+"
    r"(?:aanhef\s+en\s+)?(?:onder|onderdeel|sub)\s*(?P<point>[a-z])\b",
    re.IGNORECASE,
)
_NOTE_ARTICLE = re.compile(r"^Artikel\s+(\d+[a-z]?)\b")
_NOTE_POINT = re.compile(
    r"^Lid\s+(?P<lid>\d+),?\s*onder(?:deel)?\s*(?P<point>[a-z])\b", re.IGNORECASE
)

# The sentence in which a list stands goes on after it with its verb.
_RESUMES = re.compile(
    r"(?:is|zijn|wordt|worden|kan|kunnen|heeft|hebben|mag|mogen|moet|moeten|dient|dienen|geldt|gelden"
    r"|komt|komen|blijft|blijven|stelt|beslist|verstrekt|verleent|bedraagt|mits|tenzij"
    r"|een en ander|dit alles|zulks|behoudens|onverminderd|met dien verstande)\b"
)

Cited = Mapping[tuple[str, str], int]


def cited_points(lines: Sequence[Line]) -> Cited:
    """Return the highest point that the document itself cites of each (article, paragraph).

    Points are counted from a = 1. Notes on "Lid 3, onder e:" count as citations.
    """
    found: dict[tuple[str, str], int] = {}
    text = " ".join(line.text for line in lines)
    for match in _CITED.finditer(text):
        ordinal = (match["ordinal"] or "").lower()
        lid = match["lid"] or str(_ORDINALS.index(ordinal) + 1)
        _raise(found, (match["article"].lower(), lid), match["point"])
    article = ""
    for line in lines:
        if heading := _NOTE_ARTICLE.match(line.text.strip()):
            article = heading.group(1)
        elif article and (point := _NOTE_POINT.match(line.text.strip())):
            _raise(found, (article, point["lid"]), point["point"])
    return found


def _raise(found: dict[tuple[str, str], int], key: tuple[str, str], point: str) -> None:
    found[key] = max(found.get(key, 0), ord(point.lower()) - 96)


def recover(
    article: str, items: list[Item], cited: Cited, width: float
) -> tuple[list[Item], list[Issue]]:
    """Return the items of an article with lost labels put back, and what was done or is missing.

    ``width`` is the usual length of a full line in characters.
    """
    issues: list[Issue] = []
    mended = _cut_tail(_mend(items, 0, width, article, issues))
    for item in mended:
        if item.style == "digit" and item.number:
            needed = cited.get((article, item.number), 0)
            at = f"{article}/{item.number}"
            item.items = _cut_tail(_mend(item.items, needed, width, at, issues))
            if not item.items and needed:
                _enumerate(item, needed, width, f"{article}/{item.number}", issues)
        _mend_inner(item, width, f"{article}/{item.number or ''}", issues)
    return mended, issues


def _cut_tail(items: list[Item]) -> list[Item]:
    """Give the words after a list back to the provision that holds it.

    Where every point but the last ends with a semicolon, the last ends at its full stop; a new
    sentence on the next line is the provision's own, and so is a verb that ends the sentence in
    which the list stands ("Degene die: a. ...; b. ...; is verplicht ...").
    """
    if len(items) < 2 or items[-1].style in (None, "digit") or items[-1].items:
        return items
    if not all(_ends_item(item.lines) for item in items[:-1] if not item.items):
        return items
    last = items[-1]
    for index, line in enumerate(last.lines[1:], start=1):
        before, text = last.lines[index - 1].text.rstrip(), line.text.strip()
        ended = before.endswith(".") and text[:1].isupper()
        resumed = before.endswith((";", ",")) and _RESUMES.match(text) is not None
        if (ended or resumed) and _outdented(line, last.lines[0]):
            tail = Item(None, 0, None, None, last.lines[index:])
            last.lines = last.lines[:index]
            return [*items, tail]
    return items


def _outdented(line: Line, first: Line) -> bool:
    """Tell whether a line stands left of the text of an item; True where no layout is known."""
    if line.x0 is None or first.x0 is None:
        return True
    return line.x0 <= first.x0 + 3


def _mend_inner(item: Item, width: float, at: str, issues: list[Issue]) -> None:
    for inner in item.items:
        if inner.items:
            inner.items = _mend(inner.items, 0, width, f"{at}/{inner.number or ''}", issues)


def _mend(items: list[Item], needed: int, width: float, at: str, issues: list[Issue]) -> list[Item]:
    """Fill the gaps in one list; ``needed`` is the last number known to exist, 0 if unknown."""
    found: list[Item] = []
    for position, item in enumerate(items):
        following = items[position + 1] if position + 1 < len(items) else None
        same = following is not None and following.style == item.style
        if same and following is not None:
            missing = following.value - item.value - 1
        else:
            last = following is None
            missing = max(0, needed - item.value) if last and item.style == "alpha" else 0
            missing = missing or (_unlabelled(found, item) if last else 0)
        if item.style in (None, "bullet") or missing <= 0:
            found.append(item)
            continue
        parts = _split(item, missing + 1, width) or _take_inner(item, missing)
        found.extend(parts or [item])
        _report(item, missing, bool(parts), at, issues)
    return found


def _unlabelled(before: Sequence[Item], item: Item) -> int:
    """Return how many items without label follow in the text of the last item of a list.

    Where every item of a list ends with a semicolon, a semicolon at the end of a line ends one.
    """
    regular = before and all(_ends_item(other.lines) for other in before if not other.items)
    if not regular or item.items or item.style in (None, "bullet"):
        return 0
    return sum(
        line.text.rstrip().endswith(";") and not _RESUMES.match(below.text.strip())
        for line, below in pairwise(item.lines)
    )


def _ends_item(lines: Sequence[Line]) -> bool:
    return bool(lines) and re.search(r";(\s*(en|of))?\s*$", lines[-1].text) is not None


def _report(item: Item, missing: int, mended: bool, at: str, issues: list[Issue]) -> None:
    style = item.style or "digit"
    names = ", ".join(number_at(style, item.value + step) for step in range(1, missing + 1))
    what = "lid" if style == "digit" and "/" not in at else "onderdeel"
    message = (
        f"Het nummer van {what} {names} is in de bron weggevallen en uit de reeks aangevuld."
        if mended
        else f"Na {what} {item.number} ontbreekt {what} {names}."
    )
    line = item.lines[0] if item.lines else None
    issues.append(
        Issue(
            code="inferred-number" if mended else "missing-number",
            severity="warning",
            at=f"{at}/{item.number}" if what == "lid" or at.count("/") else f"{at}//{item.number}",
            page=line.page if line else None,
            line=line.number if line else None,
            message=message,
        )
    )


def _split(item: Item, count: int, width: float) -> list[Item] | None:
    """Cut the text of an item into exactly ``count`` items, None if it does not fall apart so.

    A list under the item belongs to the last of them, which announces it with a colon.
    """
    if item.style is None or (item.items and not _announces(item.lines)):
        return None
    for groups in [next(_cuts(item.lines, width), [])] if item.items else _cuts(item.lines, width):
        if len(groups) == count:
            first = Item(item.style, item.value, item.number, item.label, groups[0])
            parts = [first, *_inferred(item.style, item.value + 1, groups[1:])]
            parts[-1].items = item.items
            return parts
    return None


def _announces(lines: Sequence[Line]) -> bool:
    return bool(lines) and lines[-1].text.rstrip().endswith(":")


def _inferred(style: Style, start: int, groups: Sequence[list[Line]]) -> list[Item]:
    return [
        Item(style, start + step, number_at(style, start + step), None, _bare(group), inferred=True)
        for step, group in enumerate(groups)
    ]


def _bare(group: Sequence[Line]) -> list[Line]:
    """Take what is left of a lost label (". Geen arbeidsvermogen") off the first line."""
    first = group[0]
    text = first.text.strip().lstrip(".,·'` ")
    return [replace(first, text=text, raw=first.raw or first.text), *group[1:]]


def _take_inner(item: Item, missing: int) -> list[Item] | None:
    """Give the inner list to the missing item: its label was lost at the top of a page.

    "a. eerste categorie: ...;" ends, a page begins with "1°.", and then comes c: the inner list
    belongs to b.
    """
    if missing != 1 or not item.items or item.style is None or not item.lines:
        return None
    ended = item.lines[-1].text.rstrip().endswith((";", "."))
    first = item.items[0].lines[0]
    if not (ended and first.page_start):
        return None
    inner, item.items = item.items, []
    lost = Item(item.style, item.value + 1, number_at(item.style, item.value + 1), None, [], inner)
    lost.inferred = True
    return [item, lost]


def _enumerate(item: Item, needed: int, width: float, at: str, issues: list[Issue]) -> None:
    """Number an enumeration without labels whose points the document cites."""
    start = next((i for i, line in enumerate(item.lines) if line.text.rstrip().endswith(":")), None)
    if start is None:
        return
    for groups in _cuts(item.lines[start + 1 :], width):
        if len(groups) == needed:
            item.items = _inferred("alpha", 1, groups)
            item.lines = item.lines[: start + 1]
            _report(Item("alpha", 0, "", None, groups[0]), needed, True, at, issues)
            return


def _cuts(lines: Sequence[Line], width: float) -> Iterator[list[list[Line]]]:
    """Yield the ways in which lines fall apart into items, the surest first."""
    for rule in (_semicolon, _white_space, _short_line, _sentence):
        groups: list[list[Line]] = []
        for line in lines:
            if groups and not rule(groups[-1][-1], line, width):
                groups[-1].append(line)
            else:
                groups.append([line])
        if groups:
            yield groups


def _semicolon(before: Line, _line: Line, _width: float) -> bool:
    return before.text.rstrip().endswith(";")


def _white_space(before: Line, line: Line, _width: float) -> bool:
    return line.gap >= 1.5 and before.text.rstrip().endswith((".", ";", ","))


def _short_line(before: Line, _line: Line, width: float) -> bool:
    return len(before.text.strip()) < 0.6 * width


def _sentence(before: Line, line: Line, _width: float) -> bool:
    return before.text.rstrip().endswith((".", ";")) and line.text.strip()[:1].isupper()
