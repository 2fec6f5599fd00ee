"""The piece of a text that shows why it was found, with the words marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from types import MappingProxyType
from typing import NamedTuple

from index.analysis import stem, tokens

__all__ = ["fragments", "mark_span", "mark_words"]

_LONGEST = 240  # characters
_FAR = 4000  # characters, from which on no more is looked at when every word was seen
_FARTHEST = 40_000  # and when not
_MARK = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)


class _Span(NamedTuple):
    """Where a word that was found stands in the text, and its stem."""

    start: int
    end: int
    stem: str


def mark_words(
    text: str,
    stems: frozenset[str],
    rarity: Mapping[str, float] = MappingProxyType({}),
    *,
    longest: int = _LONGEST,
) -> str:
    """Return the part of the text with the most of these stems, in HTML with <mark>.

    Args:
        text: a provision.
        stems: those of the words that were found.
        rarity: what each of them weighs, without it 1; the part with the rarest word is shown.
        longest: the most characters to show.

    Everything else in it is escaped: "<" is "&lt;". ``fragments`` takes it apart again.
    """
    spans: list[_Span] = []
    seen: set[str] = set()
    for token in tokens(text):
        found = stem(token.word)
        if found in stems:
            seen.add(found)
            spans.append(_Span(token.start, token.end, found))
        if token.start > (_FAR if seen == stems else _FARTHEST) and spans:
            break  # far enough for a good piece of a very long text
    return _cut(text, spans, rarity, longest)


def mark_span(text: str, start: int, end: int, *, longest: int = _LONGEST) -> str:
    """Return the surroundings of a span of the text, with the span marked, in HTML."""
    spans = [_Span(start, end, "")] if 0 <= start < end <= len(text) else []
    return _cut(text, spans, {}, longest)


def fragments(snippet: str) -> tuple[tuple[str, bool], ...]:
    """Return a snippet as plain pieces of text, each with whether it is marked."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in _MARK.finditer(snippet):
        pieces += [(unescape(snippet[end : match.start()]), False), (unescape(match[1]), True)]
        end = match.end()
    pieces.append((unescape(snippet[end:]), False))
    return tuple(piece for piece in pieces if piece[0])


def _cut(text: str, spans: list[_Span], rarity: Mapping[str, float], longest: int) -> str:
    start, end = _window(text, spans, rarity, longest)
    pieces = ["… " if start > 0 else ""]
    place = start
    for first, last, _ in spans:
        if first < place or last > end:
            continue
        pieces.append(escape(text[place:first], quote=False))
        pieces.append(f"<mark>{escape(text[first:last], quote=False)}</mark>")
        place = last
    pieces.append(escape(text[place:end], quote=False))
    pieces.append(" …" if end < len(text) else "")
    return "".join(pieces)


def _window(
    text: str, spans: list[_Span], rarity: Mapping[str, float], longest: int
) -> tuple[int, int]:
    if len(text) <= longest:
        return 0, len(text)
    # What is shown begins a fifth of its length before the first word.
    shown = longest - longest // 5
    best, most = 0, -1.0
    for place, (first, _, _) in enumerate(spans):
        weight = sum(rarity.get(stem, 1.0) for stem in _within(spans[place:], first + shown))
        if weight > most:
            best, most = first, weight
    start = _word_start(text, max(0, best - longest // 5))
    end = start + longest
    if end >= len(text):
        return _word_start(text, len(text) - longest), len(text)
    space = text.rfind(" ", start, end)
    return start, space if space > start else end


def _within(spans: list[_Span], end: int) -> set[str]:
    """Return the stems that stand whole before a place; the spans are in the order of the text."""
    found: set[str] = set()
    for span in spans:
        if span.end > end:
            break
        found.add(span.stem)
    return found


def _word_start(text: str, place: int) -> int:
    if place <= 0:
        return 0
    space = text.find(" ", place)
    return space + 1 if 0 <= space < place + 40 else place
