"""Enumerations without letters: items that a colon announces and semicolons part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.model import Issue
from ingest.layout.lines import Line
from ingest.tree.lists import Item

__all__ = ["items_after_colon", "with_unlabelled"]

_ENDS_ITEM = re.compile(r";\s*(?:en|of|en/of|dan wel)?$")
_LONGEST = 8  # lines of one item


def with_unlabelled(
    article: str, intro: list[Line], items: list[Item]
) -> tuple[list[Line], list[Item], list[Issue]]:
    """Return an article with its enumerations without letters as items without number.

    "... de volgende voorzieningen:", then lines that each end with a semicolon and the last with
    a full stop, is an enumeration, whether the scan lost its letters or the drafter gave none.
    The items get no letter, for nothing says which it was; the issues say where this was done.
    """
    issues: list[Issue] = []
    if not items:
        intro, items = _cut(intro)
        if items:
            issues.append(_issue(article, items[0].lines[0]))
        return intro, items, issues
    for place, item in _leaves(items, article):
        item.lines, item.items = _cut(item.lines)
        if item.items:
            issues.append(_issue(place, item.items[0].lines[0]))
    return intro, items, issues


def items_after_colon(texts: Sequence[str]) -> int:
    """Return how many of the paragraphs that follow a colon are items without letters, or 0."""
    for index, text in enumerate(texts):
        if text.endswith("."):
            alike = len({each[:1].isupper() for each in texts[: index + 1]}) == 1
            return index + 1 if index and alike else 0
        if not _ENDS_ITEM.search(text):
            return 0
    return 0


def _leaves(items: Sequence[Item], above: str) -> Iterator[tuple[str, Item]]:
    """Yield the numbered items that have no items of their own, with their address."""
    for item in items:
        if item.style in (None, "bullet") or not item.number:
            continue
        paragraph = item.style == "digit" or above.count("/")
        place = f"{above}/{item.number}" if paragraph else f"{above}//{item.number}"
        if item.items:
            yield from _leaves(item.items, place)
        else:
            yield place, item


def _cut(lines: list[Line]) -> tuple[list[Line], list[Item]]:
    """Return the lines up to the colon and the items after it; no items where none are sure."""
    start = next((i for i, line in enumerate(lines) if line.text.rstrip().endswith(":")), None)
    if start is None or any(line.role == "table" for line in lines):
        return lines, []
    groups: list[list[Line]] = [[]]
    rest = lines[start + 1 :]
    for index, line in enumerate(rest):
        groups[-1].append(line)
        text = line.text.rstrip()
        if text.endswith(".") and (index + 1 == len(rest) or rest[index + 1].text[:1].isupper()):
            tail = rest[index + 1 :]
            break
        if _ENDS_ITEM.search(text):
            groups.append([])
    else:
        return lines, []
    if not _are_items(groups):
        return lines, []
    items = [Item("bullet", 1, None, None, group, inferred=True) for group in groups]
    if tail:
        items.append(Item(None, 0, None, None, tail))
    return lines[: start + 1], items


def _are_items(groups: Sequence[Sequence[Line]]) -> bool:
    """Tell whether lines are items: alike at their start, and parted by line ends alone."""
    if len(groups) < 2 or any(len(group) > _LONGEST for group in groups):
        return False
    starts = {group[0].text[:1].isupper() for group in groups}
    return len(starts) == 1 and not any(
        ";" in _ENDS_ITEM.sub("", line.text.rstrip()) for group in groups for line in group
    )


def _issue(at: str, first: Line) -> Issue:
    return Issue(
        code="unlabelled-items",
        severity="info",
        at=at,
        page=first.page,
        line=first.number,
        message="Een opsomming heeft in de bron geen letters; de onderdelen zijn herkend aan de "
        "dubbele punt en de puntkomma's.",
    )
