"""Undo the damage of OCR where the context leaves no doubt; the original stays beside it.

Each rule needs a reason that holds in well-formed text too: a year has four digits in a row, a
day of the month stands before its month, the articles of a list go up, a torn word stands whole
elsewhere in the document. What is well formed is never touched, and a second run changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from msgspec.structs import replace

from ingest.layout.damaged_citations import mend_citations, mend_over_lines
from ingest.layout.damaged_labels import mend_carried, mend_cells, mend_letters
from ingest.layout.lines import Line
from ingest.layout.specks import mend_dots, without_speck
from ingest.layout.torn import Words, mend_spaced, mend_torn

__all__ = ["repair", "repair_text"]

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_YEAR = re.compile(r"\b((?:19|20)\d)\s{1,2}(\d)\b(?![.,:]?\d|\s?%)")
_YEAR_AFTER_MONTH = re.compile(rf"\b({_MONTHS})\s?(19|20)\s?(\d)\s?(\d)\b", re.IGNORECASE)
_DAY = re.compile(rf"(?<![\d.,:/])\b([1-3]) (\d)\s{{1,2}}(?=(?:{_MONTHS})\b)", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\d.,:/-])\b(?<!artikel )(?<!lid )(1) (\d{1,2})(?=\s?%)")
# "een periode van 1 2 maanden", "tussen de 1 8 en 21 jaar": behind such a word no label stands.
_COUNT = re.compile(
    r"\b(?P<lead>(?:van|dan|in de|binnen|tussen de|per)\s)1 (?P<last>\d)"
    r"(?=\s+(?:(?:en|tot)\s\d{2}\s)?(?:maanden|jaar|uur|weken|dagen)\b)"
)
# "artikel 5:1 1 Awb": a colon is in no other number.
_COLON = re.compile(
    r"\b(?P<lead>[Aa]rtikel(?:en)?\s\d{1,2}:)\s?(?P<first>\d) (?P<last>\d)"
    r"(?=\s*(?:,|(?:van|Awb|e\.v)(?!\w)))"
)
# An umlaut read as an accent: e after a vowel inside a word carries a diaeresis in Dutch.
_DIAERESIS_O = re.compile(r"(?<=\b[Cc]o)[éê](?=[rp])")
_DIAERESIS_E = re.compile(r"(?<=[a-zA-Z][aei])[éê](?=[a-zë])")
_DIAERESIS_I = re.compile(r"(?<=[a-zA-Z][aeou])î(?=[a-z])")
# A range that lost the blank beside its figure: "80t/m 100%", "9 t/m12".
_UNTIL = re.compile(r"(?P<glued>(?<=[\d%])t/m)(?=\s)|(?<=[\d%]\s)t/m(?=\d)")
_DAMAGED = 3  # lines with other damage before torn words are looked for
# A small word that lost the space behind it at the start of a sentence: "Erdient", "Devoorziening".
_GLUED = re.compile(
    r"(?P<before>^\s*(?:\(?\w{1,2}[.)°]?\s+)?|[.:]\s+)"
    r"(?P<small>De|Het|Er|Een|In)(?P<rest>[a-zà-ÿ]{2,})(?![\w-])"
)
# What follows so often that the two together are no word; other words must stand in the document.
_SHORT_REST = frozenset({"is", "alle", "zijn", "wordt", "worden"})
_NO_GLUE = frozenset({"hetgeen", "hetzelfde", "eenmaal", "eenieder", "inzet", "inkoop", "inbreng"})


def repair(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with what OCR damaged mended; ``raw`` keeps the text as it was read."""
    lines = mend_cells(lines)
    words = Words.of(line.text for line in lines)
    lines = mend_dots(lines, words)
    first = tuple(
        _mended(line, lambda text: repair_text(mend_spaced(text, words))) for line in lines
    )
    first = tuple(
        _mended(line, partial(mend_carried, above.text)) if not line.cells else line
        for above, line in pairwise((Line(text="", number=0), *first))
    )
    first = mend_over_lines(first)
    damaged = sum(line.raw is not None for line in first)
    if damaged < _DAMAGED:
        return first
    known = Words.of(line.text for line in first)
    return tuple(
        _mended(line, lambda text: _mend_glued(mend_torn(text, known), known.count))
        for line in first
    )


def _mended(line: Line, mend: Callable[[str], str]) -> Line:
    """Return a line with its text mended, of a row of a table that of each cell."""
    cells = tuple(mend(cell) for cell in line.cells)
    text = mend(line.text) if not cells else " ".join(cell for cell in cells if cell)
    if text == line.text and cells == line.cells:
        return line
    return replace(line, text=text, cells=cells, raw=line.raw or line.text)


def repair_text(text: str) -> str:
    """Return one line with its numbers and letters mended; torn words need the whole document."""
    text = without_speck(text)
    text = _YEAR.sub(r"\1\2", text)
    text = _YEAR_AFTER_MONTH.sub(_spaced_year, text)
    text = _DAY.sub(_joined_day, text)
    text = _PERCENT.sub(_joined_percent, text)
    text = _COUNT.sub(r"\g<lead>1\g<last>", text)
    if ":" in text:
        text = _COLON.sub(r"\g<lead>\g<first>\g<last>", text)
    text = _DIAERESIS_O.sub("ö", text)
    text = _DIAERESIS_E.sub("ë", text)
    text = _DIAERESIS_I.sub("ï", text)
    if "t/m" in text:
        text = _UNTIL.sub(lambda match: " t/m" if match["glued"] else "t/m ", text)
    return mend_letters(mend_citations(text))


def _spaced_year(match: re.Match[str]) -> str:
    return f"{match[1]} {match[2]}{match[3]}{match[4]}"


def _joined_day(match: re.Match[str]) -> str:
    day = int(match[1] + match[2])
    return f"{day} " if 10 <= day <= 31 else match[0]


def _joined_percent(match: re.Match[str]) -> str:
    joined = match[1] + match[2]
    return joined if int(joined) <= 100 else match[0]


def _mend_glued(text: str, words: Counter[str]) -> str:
    """Part "Erdient": it stands nowhere else, and "dient" stands elsewhere in the document."""

    def parted(match: re.Match[str]) -> str:
        small, rest = match["small"], match["rest"]
        glued = (small + rest).lower()
        known = rest in _SHORT_REST or (len(rest) > 4 and small != "In" and words[rest] > 1)
        if not known or words[glued] > 1 or glued in _NO_GLUE:
            return match[0]
        return f"{match['before']}{small} {rest}"

    return _GLUED.sub(parted, text)
