"""The words of a PDF page by the slow road: from the characters that pdfplumber gives."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ingest.readers.pdf_words import Word, adjoins, base_of, direction_of, style_of

__all__ = ["thorough_words"]

# WinAnsiEncoding: codes without a character of their own show a bullet (ISO 32000-1, annex D.2).
_UNMAPPED = re.compile(r"\(cid:(\d+)\)")
_BULLET_CODES = frozenset((127, 129, 141, 143, 144, 157))
_TRACKED_LEAST, _TRACKED_MOST = 0.1, 0.5  # ems between the letters of a spaced-out word
_TRACKED_SPREAD = 0.1
_RISE = 0.08  # ems; less is the wear of rounding


def thorough_words(
    characters: Iterable[Mapping[str, Any]], left: float, height: float
) -> list[Word]:
    """Return the words of pdfplumber's characters, in the order in which the file draws them.

    ``left`` is the left edge of the media box, ``height`` its height. A character that is drawn
    twice in nearly the same place, as some programs do for bold type, counts once.
    """
    drawn = list(characters)
    below = [_below(character) for character in drawn]
    rises = _usual_rises(drawn, below)
    fonts = {font: style_of(font) for font in rises}
    places: dict[tuple[str, int], list[float]] = defaultdict(list)
    words: list[Word] = []
    line: list[list[Word]] = [[]]  # runs of characters without a space between them
    last: Word | None = None
    for character, depth in zip(drawn, below, strict=True):
        text = character["text"]
        if not text.strip() or text == "\x00":
            line.append([])
            continue
        if text.startswith("(cid:"):
            text = _UNMAPPED.sub(_unmapped, text)
        font = character["fontname"]
        piece = _piece(character, text, left, height, depth - rises[font])
        piece.bold, piece.italic = fonts[font]
        others = places[text, round(piece.base)]
        near = min(0.15 * piece.size, 0.4 * (piece.x1 - piece.x0))
        if any(abs(piece.x0 - other) < near for other in others):
            continue
        others.append(piece.x0)
        if last is not None and not _same_line(last, piece):
            words += _words_of(line)
            line = [[]]
        line[-1].append(piece)
        last = piece
    return [*words, *_words_of(line)]


def _usual_rises(
    characters: Sequence[Mapping[str, Any]], below: Sequence[float]
) -> dict[str, float]:
    """Return for each font how far its box usually lies below the base line, in ems.

    A character with another distance is set higher or lower than its line (text rise), which the
    matrix that pdfminer gives does not show.
    """
    seen: dict[str, Counter[float]] = defaultdict(Counter)
    for character, depth in zip(characters, below, strict=True):
        seen[character["fontname"]][depth] += 1
    return {font: times.most_common(1)[0][0] for font, times in seen.items()}


def _below(character: Mapping[str, Any]) -> float:
    below: float = character["y0"] - character["matrix"][5]
    return round(below / (character["size"] or 1.0), 2)


def _piece(
    character: Mapping[str, Any], text: str, left: float, height: float, rise: float
) -> Word:
    """Return one character as a word, places measured in the direction of reading.

    ``rise`` is how far it is set above its line, in ems.
    """
    a, b, _, _, x, y = character["matrix"]
    turned = direction_of(a, b)
    x0, x1, size = character["x0"] - left, character["x1"] - left, character["size"]
    base = height - y
    if turned in (90, 270):
        size = x1 - x0
        y0, y1 = character["y0"], character["y1"]
        x0, x1 = (y0, y1) if turned == 90 else (-y1, -y0)
        base = x if turned == 90 else -x
    elif turned == 180:
        x0, x1, base = -x1, -x0, -base
    elif turned == 0 and abs(rise) > _RISE:
        base -= rise * size
    return Word(text, x0, x1, base_of(base), size, bold=False, italic=False, turned=turned)


def _unmapped(found: re.Match[str]) -> str:
    return "•" if int(found[1]) in _BULLET_CODES else "\ufffd"


def _same_line(before: Word, after: Word) -> bool:
    near = abs(before.base - after.base) <= 0.25 * max(before.size, after.size)
    return near and before.turned == after.turned and after.x0 >= before.x0


def _words_of(line: Sequence[Sequence[Word]]) -> Iterator[Word]:
    """Yield the words of a line: runs without spaces, parted where the white in them is wide.

    Where the letters of the line, or of a run, stand equally wide apart they are spaced out.
    """
    gaps = [_gaps(run) for run in line]
    whole_line = _is_spaced_out([gap for run in gaps for gap in run])
    for run, own in zip(line, gaps, strict=True):
        if run:
            yield from _split(run, keep=whole_line or _is_spaced_out(own))


def _gaps(run: Sequence[Word]) -> list[float]:
    return [(after.x0 - before.x1) / (after.size or 1.0) for before, after in pairwise(run)]


def _is_spaced_out(gaps: Sequence[float]) -> bool:
    return len(gaps) > 2 and (
        min(gaps) > _TRACKED_LEAST
        and max(gaps) < _TRACKED_MOST
        and max(gaps) - min(gaps) < _TRACKED_SPREAD
    )


def _split(run: Sequence[Word], *, keep: bool) -> Iterator[Word]:
    word = run[0]
    for piece in run[1:]:
        if keep or adjoins(word, piece):
            word.text += piece.text
            word.x1 = piece.x1
        else:
            yield word
            word = piece
    yield word
