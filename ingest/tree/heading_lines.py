"""How many lines a heading takes: titles below a bare number, titles that run over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.data import read_data
from corpus.numbering import label_readings
from ingest.layout.lines import Line
from ingest.tree.headings import Heading, container_heading, headings, turn

__all__ = ["title_length"]

_CONTINUES = re.compile(
    r"(?:[,/–-]|\b(?:de|het|een|van|voor|en|of|in|op|bij|met|aan|door|tot|ter|te|uit|over|om|naar"
    r"|onder|overige|deze|als|bedoeld|artikel))\s*$",
    re.IGNORECASE,
)
_LONGEST_STOPPED = 60  # characters of a title with a full stop
_LAPSED = re.compile(r"vervallen|gereserveerd", re.IGNORECASE)
# A title has no finite verb.
_VERB = re.compile(r"\b(?:is|zijn|wordt|worden|kan|kunnen|heeft|hebben|moet|moeten|mag|mogen)\b")


def title_length(lines: Sequence[Line], index: int, heading: Heading, width: float) -> int:
    """Return how many lines the heading at ``index`` takes, at least 1."""
    if heading.kind != "article":
        until = _next_heading(lines, index, 4)
        if until is not None:
            return until - index
    taken = 1
    if not heading.text:
        below = index + 1
        return 2 if _is_bare_title(lines, below) or _is_stopped_title(lines, below) else 1
    while taken < 4 and index + taken < len(lines):
        above, line = lines[index + taken - 1], lines[index + taken]
        if not _continues(above, line, width):
            break
        taken += 1
    return taken


def _next_heading(lines: Sequence[Line], index: int, reach: int) -> int | None:
    """Return the index of the next heading if only title-like lines stand before it."""
    for ahead in range(index + 1, min(len(lines), index + reach + 1)):
        text = lines[ahead].text.strip()
        if container_heading(text) or headings(text):
            return ahead
        if label_readings(text) or (text.endswith(".") and len(text) > 60):
            return None
    return None


def _is_bare_title(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is the title of the heading that stands alone above it."""
    if index + 1 >= len(lines):
        return False
    text = lines[index].text.strip().removeprefix("· ")  # a speck
    if (
        label_readings(text)
        or headings(text)
        or container_heading(text)
        or turn(text)
        not in (
            None,
            "general-notes",
        )
    ):
        return False
    return (
        len(text) < 120
        and not text.endswith((".", ";", ":", ","))
        and (text[0].isupper() or text[0] in "[(")
        and not _VERB.search(text)
        and not _is_running_text(lines, index)
    )


def _is_stopped_title(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is a title with a full stop, as "Artikel 1." above it has one.

    It has no verb, and the text of the article is parted from it by white space or a label.
    """
    if index + 1 >= len(lines):
        return False
    text, following = lines[index].text.strip(), lines[index + 1]
    words = set(re.findall(r"[a-zà-ÿ]+", text.lower()))
    return (
        text.endswith(".")
        and len(text) < _LONGEST_STOPPED
        and text[0].isupper()
        and "," not in text
        and not words & _clause_words()
        and not _LAPSED.search(text)
        and not label_readings(text)
        and not headings(text)
        and not headings(following.text)
        and container_heading(following.text) is None
        and (len(words) <= 2 or following.gap >= 1.5 or bool(label_readings(following.text)))
    )


@cache
def _clause_words() -> frozenset[str]:
    return frozenset(read_data("dutch_words")["clause"])


def _is_running_text(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is the first of a sentence: the next go on, small, to a full stop."""
    for line in lines[index + 1 : index + 4]:
        text = line.text.strip()
        if not text[:1].islower() or label_readings(text) or line.gap >= 1.5:
            return False
        if text.endswith((".", ":", ";")):
            return True
    return True


def _continues(above: Line, line: Line, width: float) -> bool:
    """Tell whether a heading that fills its line goes on in the next."""
    text = line.text.strip()
    if not text or line.gap >= 1.5 or above.bold != line.bold:
        return False
    if label_readings(text) or headings(text) or container_heading(text) or turn(text):
        return False
    if _CONTINUES.search(above.text.strip()) or (above.text.isupper() and text.isupper()):
        return True
    fills = len(above.text.strip()) >= 0.6 * width
    return fills and text[0].islower() and ":" not in text[:40]
