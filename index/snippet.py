"""The piece of a text that shows why it was found, with the words marked."""

from __future__ import annotations

import re
from html import escape, unescape

from index.analysis import stem, tokens

__all__ = ["fragments", "mark_span", "mark_words"]

_LONGEST = 240  # characters
_FAR = 4000  # characters
_MARK = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)


def mark_words(text: str, stems: frozenset[str], *, longest: int = _LONGEST) -> str:
    """Return the part of the text with the most of these stems, in HTML with <mark>.

    Everything else in it is escaped: "<" is "&lt;". ``fragments`` takes it apart again.
    """
    spans: list[tuple[int, int]] = []
    for token in tokens(text):
        if stem(token.word) in stems:
            spans.append((token.start, token.end))
        if token.start > _FAR and spans:
            break  # far enough for a good piece of a very long text
    return _cut(text, spans, longest)


def mark_span(text: str, start: int, end: int, *, longest: int = _LONGEST) -> str:
    """Return the surroundings of a span of the text, with the span marked, in HTML."""
    return _cut(text, [(start, end)] if 0 <= start < end <= len(text) else [], longest)


def fragments(snippet: str) -> tuple[tuple[str, bool], ...]:
    """Return a snippet as plain pieces of text, each with whether it is marked."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in _MARK.finditer(snippet):
        pieces += [(unescape(snippet[end : match.start()]), False), (unescape(match[1]), True)]
        end = match.end()
    pieces.append((unescape(snippet[end:]), False))
    return tuple(piece for piece in pieces if piece[0])


def _cut(text: str, spans: list[tuple[int, int]], longest: int) -> str:
    start, end = _window(text, spans, longest)
    pieces = ["… " if start > 0 else ""]
    place = start
    for first, last in spans:
        if first < place or last > end:
            continue
        pieces.append(escape(text[place:first], quote=False))
        pieces.append(f"<mark>{escape(text[first:last], quote=False)}</mark>")
        place = last
    pieces.append(escape(text[place:end], quote=False))
    pieces.append(" …" if end < len(text) else "")
    return "".join(pieces)


def _window(text: str, spans: list[tuple[int, int]], longest: int) -> tuple[int, int]:
    if len(text) <= longest:
        return 0, len(text)
    best, most = 0, -1
    for first, _ in spans:
        inside = {text[a:b].lower() for a, b in spans if first <= a and b <= first + longest}
        if len(inside) > most:
            best, most = first, len(inside)
    start = _word_start(text, max(0, best - longest // 5))
    end = start + longest
    if end >= len(text):
        return _word_start(text, len(text) - longest), len(text)
    space = text.rfind(" ", start, end)
    return start, space if space > start else end


def _word_start(text: str, place: int) -> int:
    if place <= 0:
        return 0
    space = text.find(" ", place)
    return space + 1 if 0 <= space < place + 40 else place
