"""The labels of notes on parts of an article: "Lid 3:", "Eerste lid, onder e", "Onder a"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from ingest.layout.lines import Line
from ingest.tree.headings import headings

__all__ = [
    "ORDINALS",
    "Label",
    "bare_rank",
    "read_article_label",
    "read_label",
    "split_labels",
    "without_word",
]

# fmt: off
ORDINALS = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
    "tiende",
)
# fmt: on
_ORDINAL = "(?:" + "|".join(ORDINALS) + ")"
_PARAGRAPH = re.compile(
    r"^(?:Lid|Leden)\s+(?P<lid>\d{1,2})(?!\d)(?P<more>(?:\s*(?:,|en|t/m)\s*(?:lid\s*)?\d+(?!\d))*)"
    r"(?:\s*,?\s*(?:onder(?:deel)?|sub)\s*(?P<point>[a-z])\b(?P<morepoints>(?:\s*(?:,|en)\s*[a-z]\b)*))?"
    r"(?:\s*,?\s*(?:onder\s*)?(?P<subpoint>\d+)\s?°)?"
    r"\s*(?P<mark>[:.]|$|(?-i:(?<=\s)(?=[A-ZÀ-Ý])))\s*",
    re.IGNORECASE,
)
_ORDINAL_PARAGRAPH = re.compile(
    rf"^(?P<lids>{_ORDINAL}(?:(?:,|\s+en|\s+tot\s+en\s+met)\s+(?:het\s+)?{_ORDINAL})*)\s+lid"
    r"(?:\s*,?\s*(?:aanhef\s+en\s+)?(?:onder(?:deel|delen)?|sub)\s+(?P<points>[a-z]\b(?:(?:,|\s+en)\s+[a-z]\b)*))?"
    r"(?:\s*,?\s*(?:onder|sub)\s+(?P<subpoint>\d+)\s?°)?"
    r"\s*(?P<mark>[:.]|$)\s*",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"^(?:Aanhef\s+en\s+)?(?:[Oo]nder|[Oo]nderdeel|[Oo]nderdelen|Ad|Sub)\s+(?P<points>[a-z]\b(?:(?:,|\s+en)\s+[a-z]\b)*)\s*(?:[:.]|$)\s*"
)
_NUMBERED = re.compile(r"^(?:Onder|Sub|Ad)\s+(?P<lid>\d{1,2})\s*(?:[:.]|$)\s*")
# What may stand before the article in the heading of its note: a word, or a speck of the scan.
_WORD = re.compile(
    r"^(?:·\s+)?(?:(?:Toelichting(?:\s+(?:op|bij|van|over))?|Ad)\s+)?"
    r"(?=art(?:ikel(?:en)?|\.)\s*\d)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"^Art(?:ikel|\.)\s+(?P<article>\d{1,3}(?:[.:]\d{1,3})*[a-z]{0,2})\s?,?\s+(?P<label>\S.*)$"
)
_INNER_LABEL = re.compile(
    r"(?<=[.;)])\s+(?=Lid\s\d{1,2}(?:,?\s(?:onder|onderdeel)\s[a-z])?:\s[A-ZÀ-Ý])"
)

_SENTENCES = re.compile(rf"(?:{_ORDINAL}|laatste)\s+(?:vol)?zin\s*[.:]?$", re.IGNORECASE)

Label = tuple[tuple[str, ...], str]  # the targets and the text after the label


def read_label(article: str, text: str) -> Label | None:
    """Return what a line that begins with a label explains of an article, None without label."""
    for pattern, targets_of in _LABELS:
        match = pattern.match(text)
        if match:
            return targets_of(article, match), text[match.end() :].strip()
    return None


def read_article_label(text: str) -> tuple[str, Label] | None:
    """Return the article and the label of a heading that names a part of an article.

    "Artikel 5, lid 2", "Artikel 3, tweede lid, onderdeel a: De aanvraag ...".
    """
    match = _PART.match(text)
    if match is None:
        return None
    words = match["label"]
    if _SENTENCES.match(words):  # "Artikel 2, tweede volzin": a note on the article
        return match["article"].lower(), ((match["article"].lower(),), "")
    label = read_label(match["article"].lower(), words[0].upper() + words[1:])
    return (match["article"].lower(), label) if label else None


def without_word(text: str) -> str:
    """Return a heading without the word before the article: "Toelichting op artikel 5"."""
    word = _WORD.match(text.strip())
    return "A" + text.strip()[word.end() + 1 :] if word and word.end() else text


def split_labels(lines: Sequence[Line]) -> list[Line]:
    """Cut lines where a label stands after a full stop: "... invulling aan. Lid 5: Het na ..."."""
    found: list[Line] = []
    for line in lines:
        parts = _INNER_LABEL.split(line.text)
        found.append(line if len(parts) == 1 else replace(line, text=parts[0]))
        found.extend(
            replace(line, text=part, page_start=False, gap=1.0, raw=line.raw) for part in parts[1:]
        )
    return found


def bare_rank(text: str) -> int | None:
    """Return 0 for an article label without heading, 1 for "Lid 2:" without text, else None."""
    found = headings(text)
    if found and not found[0].text:
        return 0
    match = _PARAGRAPH.match(text)
    return 1 if match and not text[match.end() :].strip() else None


def _paragraph_targets(article: str, match: re.Match[str]) -> tuple[str, ...]:
    lids = [match["lid"], *re.findall(r"\d+", match["more"] or "")]
    if not match["point"]:
        return tuple(f"{article}/{lid}" for lid in lids)
    points = [match["point"], *re.findall(r"\b[a-z]\b", match["morepoints"] or "")]
    tail = f"/{match['subpoint']}" if match["subpoint"] else ""
    return tuple(f"{article}/{match['lid']}/{point.lower()}{tail}" for point in points)


def _ordinal_targets(article: str, match: re.Match[str]) -> tuple[str, ...]:
    named = [ORDINALS.index(word.lower()) + 1 for word in re.findall(_ORDINAL, match["lids"], re.I)]
    if "tot en met" in match["lids"].lower():
        named = list(range(named[0], named[-1] + 1))
    points = re.findall(r"\b[a-z]\b", match["points"] or "", re.IGNORECASE)
    if points:
        tail = f"/{match['subpoint']}" if match["subpoint"] else ""
        return tuple(f"{article}/{named[0]}/{point.lower()}{tail}" for point in points)
    return tuple(f"{article}/{lid}" for lid in named)


def _point_targets(article: str, match: re.Match[str]) -> tuple[str, ...]:
    points = re.findall(r"\b[a-z]\b", match["points"])
    return tuple(f"{article}//{point}" for point in points)


def _numbered_targets(article: str, match: re.Match[str]) -> tuple[str, ...]:
    return (f"{article}/{match['lid']}",)


_LABELS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], tuple[str, ...]]], ...] = (
    (_PARAGRAPH, _paragraph_targets),
    (_ORDINAL_PARAGRAPH, _ordinal_targets),
    (_POINT, _point_targets),
    (_NUMBERED, _numbered_targets),
)
