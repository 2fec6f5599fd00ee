"""Paragraphs that repeat the number of their article: "2.1" and "2.2.1" in article 2.

So too "1.1.1" in article 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from ingest.layout.lines import Line

__all__ = ["with_own_numbers"]

_BELOW = r"\.(?P<lid>\d{1,2})(?:\.(?P<point>\d{1,2}))?(?:[.)]\s*|\s+)(?=\S)"
_LEAST = 2  # paragraphs


def with_own_numbers(article: str | None, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of an article with "2.1 De raad" as the label 1, the print kept beside it.

    Only where such numbers begin with that of the article and count on from 1; "2.2.1" is a point
    under the paragraph 2.2.
    """
    if article is None:
        return list(lines)
    decimal = re.compile(re.escape(article) + _BELOW)
    labels: dict[int, re.Match[str]] = {}
    paragraph = point = 0
    for index, line in enumerate(lines):
        match = decimal.match(line.text.strip())
        if match is None:
            continue
        if match["point"]:
            if (int(match["lid"]), int(match["point"])) != (paragraph, point + 1):
                continue
            point += 1
        elif int(match["lid"]) == paragraph + 1:
            paragraph, point = paragraph + 1, 0
        else:
            continue
        labels[index] = match
    if paragraph < _LEAST:
        return list(lines)
    return [
        _relabelled(line, labels[index]) if index in labels else line
        for index, line in enumerate(lines)
    ]


def _relabelled(line: Line, match: re.Match[str]) -> Line:
    sign = f"{match['point']}° " if match["point"] else f"{match['lid']}. "
    text = line.text.strip()
    printed = match[0].strip().rstrip(".)")
    return replace(line, text=sign + text[match.end() :], label=printed, raw=line.raw or line.text)
