"""Specks that a scan read as signs: a stop before a line, a middle dot at a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from ingest.layout.lines import Line
from ingest.layout.torn import Words

__all__ = ["mend_dots", "without_speck"]

# No Dutch line begins with a stop, comma or accent and a space.
_SPECK = re.compile(r"^\s*[.,'`´_]\s+(?=[\w(§\[])")
_LETTERS = r"[^\W\d_]{2,}"
_ENDS_WORD = re.compile(rf"(?<![\w·])(?P<word>{_LETTERS})·(?=[\s.,;:)]|$)")
# A dot in running text; behind a mark or at the start of a line it is a bullet.
_OPENS_WORD = re.compile(rf"(?<=[^\W\d_]\s)·(?P<word>{_LETTERS})(?![\w·])")
_BETWEEN = re.compile(rf"(?<![\w·])(?P<left>{_LETTERS})·(?P<right>{_LETTERS})(?![\w·])")
# Behind running text; where dots part the items of a line, the last one does so too.
_AT_END = re.compile(r"(?:(?<=[a-zà-ÿ])|(?<=[^\W\d_][.,;]))\s+·\s*$")
_PARTS_ITEMS = re.compile(r"\S\s+·\s+\S")
_FIRST_WORD = re.compile(_LETTERS)


def without_speck(text: str) -> str:
    """Return a line without the speck that stands before it."""
    return _SPECK.sub("", text)


def mend_dots(lines: Sequence[Line], words: Words) -> tuple[Line, ...]:
    """Return the lines without the middle dots that stand at or between words of the document.

    A word that stands elsewhere without the dot proves that it is none of the word's own. Where a
    line breaks behind the dot, and the word has a hyphen there elsewhere, it is that hyphen.
    """
    if not any("·" in line.text for line in lines):
        return tuple(lines)
    hyphened = {
        match.casefold()
        for line in lines
        if "-" in line.text
        for match in re.findall(rf"{_LETTERS}-{_LETTERS}", line.text)
    }
    following = [*(line.text for line in lines[1:]), ""]
    return tuple(
        _with_text(line, _mended(line.text, after, words, hyphened))
        if "·" in line.text and not line.cells
        else line
        for line, after in zip(lines, following, strict=True)
    )


def _mended(text: str, after: str, words: Words, hyphened: set[str]) -> str:
    if not _PARTS_ITEMS.search(text):
        text = _AT_END.sub("", text)
    next_word = _FIRST_WORD.match(after)

    def at_end(match: re.Match[str]) -> str:
        word = match["word"]
        last = not text[match.end() :].strip()
        if last and next_word and f"{word}-{next_word[0]}".casefold() in hyphened:
            return f"{word}-"
        return word if words.count[word.lower()] > 1 else match[0]

    def apart(match: re.Match[str]) -> str:
        left, right = match["left"], match["right"]
        # The pair that the dot parts is counted once itself.
        beside = words.pairs[left.lower(), right.lower()] > 1
        return f"{left} {right}" if beside else match[0]

    def opened(match: re.Match[str]) -> str:
        return match["word"] if words.count[match["word"].lower()] > 1 else match[0]

    return _OPENS_WORD.sub(opened, _BETWEEN.sub(apart, _ENDS_WORD.sub(at_end, text)))


def _with_text(line: Line, text: str) -> Line:
    return line if text == line.text else replace(line, text=text, raw=line.raw or line.text)
