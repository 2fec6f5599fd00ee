"""Chapter headings without the word and without a number: "VOORZIENINGEN" above an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.numbering import is_bare_label, label_readings
from ingest.layout.lines import Line
from ingest.tree.headings import Heading, container_heading, headings, turn

__all__ = ["unnumbered_chapters"]

_LONGEST = 80  # characters
_REGULATION = re.compile(r"verordening|regeling|reglement|besluit|statuut|gemeente", re.IGNORECASE)
# How chapters are called (Aanwijzingen voor de regelgeving, 3.57): "Algemene bepalingen",
# "Overgangs- en slotbepalingen".
_NAMED = re.compile(r"^[A-ZÀ-Ý](?:[\w-]+,? ){0,5}[\w-]*bepaling(?:en)?$")

_UNFINISHED = re.compile(r"(?:,|\b(?:de|het|een|van|voor|en|of|in|op|als))$", re.IGNORECASE)


def unnumbered_chapters(lines: Sequence[Line]) -> dict[int, Heading]:
    """Return the lines that are the heading of a chapter by their looks and place.

    Such a line stands alone above the heading of an article and below the end of a provision. It
    is in capitals, in bold between lines that are not, marked as a heading by the source, or
    called as chapters are ("Slotbepalingen"). Above the first article it is one only where such
    lines stand between the articles too, for else it is the title of the regulation.
    """
    first = next((i for i, line in enumerate(lines) if headings(line.text)), len(lines))
    looks = {
        index: look
        for index in range(len(lines) - 1)
        if (look := _look(lines, index, first))
        and (index > first or not _REGULATION.search(lines[index].text))
    }
    inner = {look for index, look in looks.items() if index > first}
    numbered = any(
        heading.kind == "chapter" and heading.number
        for line in lines
        if (heading := container_heading(line.text)) is not None
    )
    return {
        index: Heading("section" if numbered else "chapter", ("",), "", lines[index].text.strip())
        for index, look in looks.items()
        if index > first or look in inner
    }


def _look(lines: Sequence[Line], index: int, first: int) -> str | None:
    """Return what makes a line look like the heading of a chapter, None when nothing does."""
    line, below = lines[index], headings(lines[index + 1].text)
    text = line.text.strip()
    if not below or below[0].cost > 0.5 or not _is_title(text) or line.role == "table":
        return None
    above = lines[index - 1] if index else None
    if above is not None and not (_is_ended(above, line) or _is_title_done(above, index, first)):
        return None
    if line.role in ("chapter", "section"):
        return "role"
    if text.isupper():
        return "capitals"
    named = above is not None and _REGULATION.search(above.text) is not None and index < first
    if line.bold and (above is None or not above.bold or named):
        return "bold"
    return "named" if _NAMED.match(text) else None


def _is_title(text: str) -> bool:
    return (
        4 <= len(text) <= _LONGEST
        and text[0].isupper()
        and text[-1] not in ".;:,?!)"
        and not label_readings(text)
        and turn(text) in (None, "general-notes")
        and not headings(text)
        and not container_heading(text)
    )


def _is_ended(above: Line, line: Line) -> bool:
    """Tell whether the provision above has come to its end, so that a heading may follow."""
    text = above.text.strip()
    if is_bare_label(text) or container_heading(text) or headings(text):
        return False
    return text.endswith((".", ";", '"', "”", ")")) or line.gap >= 1.5


def _is_title_done(above: Line, index: int, first: int) -> bool:
    """Tell whether the line above the first heading is a title of the regulation, and whole."""
    return index < first and not _UNFINISHED.search(above.text.strip())
