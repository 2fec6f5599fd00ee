"""Numbers in citations that a scan misread or tore, mended where the list they stand in settles it.

The articles of a list go up, one after the other ("artikelen 7, Ba, 9, 1 0"), and so do the
degrees under a point ("artikel 7, lid 1, onder a, 12, 2 2, 3%": 1°, 2°, 3°). A list may run on
over the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from corpus.citations.words import words
from corpus.numbering import article_gap
from ingest.layout.lines import Line

__all__ = ["mend_citations", "mend_over_lines"]

# Numbers after "artikel": the capital O, I, l and B stand for 0, 1, 1 and 8 here.
_NUMBER = r"(?:[\dOIB]|l(?=[\dO]))(?:[\dOolI]|[^\S\n][\dO]){0,2}[a-z]{0,2}(?![\w:])"
_ARTICLES = re.compile(
    r"\b(?P<word>[Aa]rtikel(?:en)?|ARTIKEL(?:EN)?|art\.)(?P<gap>\s+)"
    rf"(?P<list>{_NUMBER}(?:(?:,\s|\sen\s|\sof\s|,\sen\s){_NUMBER})*)"
)
_TOKEN = re.compile(_NUMBER)
_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "B": "8"})

# A degree sign is read as 2 or %, with a blank or without: "12", "2 2", "3%".
_DEGREE = r"[1-9][^\S\n]?[2%°º](?![\w%]|[^\S\n]?%|[.,]\d)"
# Under a point of one article: "artikelen" would make the numbers articles.
_DEGREES = re.compile(
    r"\b(?P<before>[Aa]rt(?:ikel|\.)\s+\d[^;]{0,80}?(?:\bonder(?:deel)?|\bsub)\s+[a-z],?\s+"
    r"(?:onder\s+|sub\s+)?)"
    rf"(?P<list>{_DEGREE}(?:(?:,\s|,?\s(?:en|of)\s){_DEGREE})+)"
)
_LISTED = re.compile(_DEGREE)
_PROOF = re.compile(r"\d(?:[°º]|\s\S)")  # no figure looks like this
_SURE = 3  # degrees in a row that count up


def mend_over_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with the lists mended that run from one line on to the next."""
    running = [line for line in lines if not line.cells]
    whole = "\n".join(line.text for line in running)
    mended = mend_citations(whole)
    if mended == whole:
        return tuple(lines)
    texts = iter(mended.split("\n"))
    return tuple(line if line.cells else _with_text(line, next(texts)) for line in lines)


def _with_text(line: Line, text: str) -> Line:
    return line if text == line.text else replace(line, text=text, raw=line.raw or line.text)


def mend_citations(text: str) -> str:
    """Mend the numbers of articles and the degrees in citations; line ends stay where they are."""
    return _DEGREES.sub(_mended_degrees, _ARTICLES.sub(_mended_articles, text))


@cache
def _quantity() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{words().pattern('quantities.words')})(?!\w)", re.IGNORECASE)


def _mended_degrees(match: re.Match[str]) -> str:
    """Mend degrees that count up; percentages and what is counted in a unit are left alone."""
    degrees = _LISTED.findall(match["list"])
    values = [int(degree[0]) for degree in degrees]
    signs = {degree[-1] for degree in degrees}
    sure = len(degrees) >= _SURE or any(map(_PROOF.match, degrees))
    rises = values == sorted(set(values))
    if not (sure and rises) or signs == {"%"} or _quantity().match(match.string, match.end()):
        return match[0]
    return match["before"] + _LISTED.sub(_degree, match["list"])


def _degree(match: re.Match[str]) -> str:
    return match[0] if match[0][-1] in "°º" else f"{match[0][0]}°"


def _mended_articles(match: re.Match[str]) -> str:
    """Mend the numbers of a list ("artikelen 7, Ba, 9, 1 0"): they go up, one after the other."""
    listed = match["list"]
    tokens = list(_TOKEN.finditer(listed))
    before: str | None = None
    result, end = [], 0
    for position, token in enumerate(tokens):
        following = _plain(tokens[position + 1].group(0)) if position + 1 < len(tokens) else None
        number = _best_number(token.group(0), before, following)
        result.append(listed[end : token.start()] + number)
        end = token.end()
        before = number
    return match["word"] + match["gap"] + "".join(result) + listed[end:]


def _plain(token: str) -> str | None:
    return token if re.fullmatch(r"\d{1,3}[a-z]{0,2}", token) else None


def _best_number(token: str, before: str | None, following: str | None) -> str:
    """Return a number of the list mended, or as it was when no reading is certain."""
    text = token.rstrip()
    tail = token[len(text) :]
    if _plain(text) or re.fullmatch(r"[IVX]+", text):
        return token
    letters = re.search(r"(?<![a-z])[a-z]{0,2}$", text)
    suffix = letters.group(0) if letters else ""
    if re.fullmatch(r"[lo]{1,2}", suffix):
        suffix = ""
    digits = re.sub(r"\s", "", text[: len(text) - len(suffix)]).translate(_DIGITS)
    joined = digits + suffix
    if not re.fullmatch(r"[1-9]\d{0,2}[a-z]{0,2}", joined):
        return token
    rises = before is None or article_gap(before, joined) is not None
    rises = rises and (following is None or article_gap(joined, following) is not None)
    alone = before is None and following is None
    if text[0] == "B" and not (suffix and (alone or rises)):
        return token
    return joined + tail if rises else token
