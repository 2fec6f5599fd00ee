"""Recognise the lines that carry the structure: chapters, articles, and the turns of a paper.

A line is judged by itself here; whether a candidate heading stands in the series of its document
is decided where the series is known (``ingest.tree.segment``, ``ingest.tree.structure``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.model import ProvisionKind
from corpus.numerals import roman_value

__all__ = [
    "Heading",
    "Turn",
    "announces_text",
    "clean_title",
    "container_heading",
    "headings",
    "turn",
    "wordless_chapter",
]


@dataclass(frozen=True, slots=True)
class Heading:
    """A candidate heading. ``numbers`` has several entries for a note on several articles.

    ``cost`` is 0 for a well-formed number and grows with the damage the reading assumes.
    """

    kind: ProvisionKind
    numbers: tuple[str, ...]
    label: str
    text: str
    cost: float = 0.0
    through: bool = False  # "5 t/m 7": what stands between the numbers is meant too

    @property
    def number(self) -> str:
        """The first number."""
        return self.numbers[0]


_REMEMBERED = 8192  # lines; several steps judge the same line
_ARTICLE = re.compile(r"^(?:Artikel(?:en)?|ARTIKEL(?:EN)?|Art\.)\s*(?=[\dIVXOoSB|l])")
# A speck that a scanner read as a mark, before a heading.
_STRAY = re.compile(r"^[·.,'`|_]\s+")
# Dot leaders: an entry of a table of contents, no heading.
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,})\s*\d{0,3}$")
# Number readings from strict to lenient; each gives (number, cost).
_CLEAN = re.compile(
    r"(\d{1,3}(?:[.:]\d{1,3})*(?:\s?(?:bis|ter|quater|quinquies)\b|\.[a-z]\b|[a-z]{1,2}|\s[a-z])?)"
    r"(?![\w/])"
)
_SPACED = re.compile(r"(\d(?:\s\d){1,2}(?:\s?[a-z])?)(?![\w])")
_DAMAGED = re.compile(r"([\dOoIl|SB](?:\s?[\dOoIl|SB]){0,2}\s?[a-z]{0,2})(?![\w])")
# A capital after the digits is a letter ("2:10A"), or a digit that OCR misread ("1B" for 18).
_CAPITAL = re.compile(r"(\d{1,3}(?:[.:]\d{1,3})*[A-HJ-NP-RT-Z])(?![\w/])")
_DOUBTFUL_CAPITAL = re.compile(r"(\d{1,3}(?:[.:]\d{1,3})*[BIOS])(?![\w/])")
_GLUED = re.compile(r"(\d{1,3})(?=[A-ZÀ-Ý][a-zà-ÿ]{2})")
_ROMAN = re.compile(r"([IVX]{1,5})(?![\w])")
_READERS = (
    (_CLEAN, 0.0),
    (_CAPITAL, 0.1),
    (_GLUED, 0.2),
    (_SPACED, 0.3),
    (_ROMAN, 0.5),
    (_DAMAGED, 1.0),
    (_DOUBTFUL_CAPITAL, 1.1),
)
_MORE = re.compile(
    r"^\s*(?:,|en|t/m|tot en met|-|–)\s*(?:art(?:ikel(?:en)?|\.)\s*)?"
    r"(\d{1,3}(?:[.:]\d{1,3})*(?:[a-z]|\s[a-z])?)(?![\w:,])"
)
_OCR_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1", "S": "5", "B": "8"})
_SEPARATOR = re.compile(r"^\s*[.:\-–—�·,]*\s*")
# Words that make "Artikel 7 Participatiewet bepaalt ..." a sentence, not a heading.
_SENTENCE = re.compile(
    r"\b(bepaalt|regelt|regelen|geeft|schrijft|luidt|verplicht|spreekt|biedt|bevat|vormt|kent|"
    r"voorziet|verwijst|stelt|vervalt|wordt|worden|is|zijn|komt|heeft|maakt|ziet)\b"
)
_QUOTES = "(\"'‘’“„«["


@lru_cache(_REMEMBERED)
def headings(line: str) -> tuple[Heading, ...]:
    """Return the readings of a line as an article heading, the cheapest first."""
    text = _STRAY.sub("", line.strip())
    start = _ARTICLE.match(text)
    if not start or _LEADERS.search(text):
        return ()
    rest = text[start.end() :]
    found: dict[str, Heading] = {}
    for pattern, cost in _READERS:
        match = pattern.match(rest)
        if not match:
            continue
        number = _number(match.group(1), damaged=pattern is _DAMAGED)
        heading = _judge(number, rest[match.end() :], text, start.end() + match.end(), cost)
        if heading and heading.number not in found:
            found[heading.number] = heading
    return tuple(sorted(found.values(), key=lambda heading: heading.cost))


def _number(raw: str, *, damaged: bool) -> str:
    if not damaged:
        return re.sub(r"\s+", "", raw).lower()
    letters = re.search(r"[a-z]{0,2}$", raw.replace("l", "1").replace("o", "0"))
    tail = letters.group(0) if letters else ""
    digits = re.sub(r"\s+", "", raw[: len(raw) - len(tail)]).translate(_OCR_DIGITS)
    return digits + tail


def _judge(number: str, after: str, line: str, label_end: int, cost: float) -> Heading | None:
    if not number[:1].isdigit() and roman_value(number) is None:
        return None
    numbers = [number]
    rest, through = after, False
    while more := _MORE.match(rest):
        following = re.sub(r"\s+", "", more.group(1)).lower()
        joined = "t/m" in more.group(0) or "tot en met" in more.group(0)
        through = through or joined
        numbers.extend(_between(numbers[-1], following) if joined else [following])
        rest = rest[more.end() :]
    separator = _SEPARATOR.match(rest)
    mark = separator.group(0).strip() if separator else ""
    title = rest[separator.end() :].strip() if separator else rest.strip()
    if mark.startswith(",") or title[:1].isdigit() or title.startswith(tuple("%€°;)")):
        return None
    if title and not mark and not _starts_title(title):
        return None
    if (not mark and _is_sentence(title)) or len(title) > 220:
        return None
    label_end = len(line) - len(rest) if len(numbers) > 1 else label_end
    label = line[:label_end].strip()
    return Heading("article", tuple(numbers), label, clean_title(title), cost, through)


def _is_sentence(title: str) -> bool:
    """Tell a sentence ("Participatiewet bepaalt dat ...") from a heading by its early verb."""
    verb = _SENTENCE.search(title)
    if verb is None or title.endswith("?"):  # "Voor wie is deze hulp?" is a heading
        return False
    return title.endswith(".") or title[: verb.start()].count(" ") < 4


def _between(first: str, last: str) -> list[str]:
    """Return the numbers after ``first`` up to ``last`` ("5 t/m 7" -> 6, 7; 4.1 to 4.3 too)."""
    left, right = re.fullmatch(r"(.*?)(\d+)", first), re.fullmatch(r"(.*?)(\d+)", last)
    if left and right and left[1] == right[1] and 0 < int(right[2]) - int(left[2]) < 50:
        return [f"{left[1]}{value}" for value in range(int(left[2]) + 1, int(right[2]) + 1)]
    return [last]


_ABBREVIATED = re.compile(r"\b[a-z](?:\.[a-z])+$")


def clean_title(title: str) -> str:
    """Return a heading without the marks around it; "e.d." keeps its last stop."""
    bare = title.strip(" ·.:-–—�")
    if _ABBREVIATED.search(bare) and title.rstrip().endswith("."):
        bare += "."
    if bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1:
        bare = bare[1:-1]
    return re.sub(r"\s+", " ", bare).strip()


_CONTAINERS: tuple[tuple[ProvisionKind, re.Pattern[str]], ...] = (
    ("part", re.compile(r"^(?:Deel|DEEL|Titel|TITEL|Boek|BOEK)\s+")),
    ("chapter", re.compile(r"^(?:Hoofdstuk|HOOFDSTUK)\s*")),
    ("division", re.compile(r"^(?:Afdeling|AFDELING)\s+")),
    ("section", re.compile(r"^(?:Paragraaf|PARAGRAAF|Par\.)\s*|^§\s*")),
    ("annex", re.compile(r"^(?:Bijlage|BIJLAGE)\s+")),
)
_CONTAINER_NUMBER = re.compile(
    r"(\d{1,3}(?:\.\d{1,3})*[a-zA-Z]?(?![\w])|[IVX]+[A-Za-z]?(?![\w])|\d(?:\s\d)+|[A-Z](?![\w]))"
)
# The section sign read as a digit by OCR: "84 Voorzieningen" for "§4 Voorzieningen".
_SECTION_OCR = re.compile(r"^[8S$6&]\s?(\d{1,2})\.?\s+(?=[A-ZÀ-Ý][a-zà-ÿ]+)")


@lru_cache(_REMEMBERED)
def container_heading(line: str) -> Heading | None:
    """Return a chapter, section or like heading, None if the line is not one.

    A section sign that OCR read as a digit gives a heading with cost 1; only the series of
    sections can settle it.
    """
    text = _STRAY.sub("", line.strip())
    if _LEADERS.search(text):
        return None
    for kind, pattern in _CONTAINERS:
        start = pattern.match(text)
        number = _CONTAINER_NUMBER.match(text, start.end()) if start else None
        if start and number:
            rest = text[number.end() :]
            separator = _SEPARATOR.match(rest)
            mark = separator.group(0).strip() if separator else ""
            title = rest[separator.end() :].strip() if separator else ""
            if mark.startswith(",") or (title and not mark and not _starts_title(title)):
                return None
            if title.endswith((".", ";")) and _SENTENCE.search(title):
                return None
            value = re.sub(r"\s+", "", number.group(1)).strip(".").lower()
            label = text[: number.end()].strip()
            return Heading(kind, (value,), label, clean_title(title))
    damaged = _SECTION_OCR.match(text)
    if damaged and len(text) < 100 and not text.endswith((".", ";", ",")):
        title = clean_title(text[damaged.end() :])
        return Heading("section", (damaged.group(1),), damaged.group(0).strip(), title, 1.0)
    return None


_WORDLESS = re.compile(
    r"^(?P<label>(?P<number>\d{1,2}|[IVX]+)\s?[.:]?)\s+(?P<title>[A-ZÀ-Ý].{2,79})$"
)


def wordless_chapter(line: str, below: str) -> Heading | None:
    """Return the chapter heading in "2. Cliëntenraad" right above an article heading, else None.

    Whether it is a chapter and no list item only the series of such lines can tell.
    """
    match = _WORDLESS.match(line.strip())
    ended = line.rstrip().endswith((".", ";", ":", ","))
    if match is None or ended or not headings(below) or headings(below)[0].cost > 0.5:
        return None
    number = match["number"].lower()
    return Heading("chapter", (number,), match["label"], clean_title(match["title"]), 0.5)


def _starts_title(title: str) -> bool:
    return title[0].isupper() or title[0] in _QUOTES


Turn = Literal["preamble", "enact", "closing", "notes", "article-notes", "general-notes"]

# "De voorzitter opent de vergadering" is a rule, "De voorzitter, A. Jansen" a signature.
_NO_SENTENCE = (
    r"(?!\s+(?!(?:van|de|der|den|ter|mr|drs|dr|ir|ing|voornoemd|wnd|plv)\b)(?-i:[a-zà-ÿ]))"
    r"(?!.*\b(?:is|zijn|wordt|worden|kan|kunnen|heeft|hebben|of|dan)\b)"
)
# The parts of the notes may be numbered: "I. Algemeen", "II. Artikelsgewijs", "A. Algemeen".
_RANKED = r"(?:(?:[IVX]{1,3}|[A-C]|\d)\s?[.)]?\s+)?"
_TURNS: tuple[tuple[Turn, re.Pattern[str]], ...] = (
    (
        "article-notes",
        re.compile(
            "^" + _RANKED + r"(artikel?s?\s?gew\w{0,4}s?e?\s*(toelichting)?(\b.{0,60})?"
            r"|toelichting\s+per\s+artikel|(nadere\s+)?toelichting\s+op\s+de\s+artikelen)\s*[:.]?$",
            re.IGNORECASE,
        ),
    ),
    (
        "notes",
        re.compile(
            r"^((nota-|(nota|memorie)\s+van\s+)?toelichting"
            r"|toelichting\s+(op|bij|behorende?\s+bij)\s+(de\s+)?\S.{0,140}"
            r"|toelichting\s+art(ikel(en)?|\.)\s*\d.{0,100}"
            r"|toelichting\s+(de\s+)?\S*(verordening|regeling|beleidsregels?|reglement)\b.{0,140}"
            r")\s*[:.]?$",
            re.IGNORECASE,
        ),
    ),
    (
        "general-notes",
        re.compile(
            "^" + _RANKED + r"(algemene?(\s+(deel|toelichting))?|algemeen)\s*[:.]?$",
            re.IGNORECASE,
        ),
    ),
    (
        "enact",
        re.compile(
            r"^\W*(b\s?e\s?s\s?l\s?u\s?i\s?t|b\s?e\s?s\s?l\s?u\s?i\s?t\s?e\s?n)\b"
            r"|^\W*vast\s+te\s+stellen\s*:?\s*(de|het|een|[\"“‘'])"
            r"|(verordening|regeling)\b.*\bvast\s+te\s+stellen[.:;]?$",
            re.IGNORECASE,
        ),
    ),
    (
        "preamble",
        re.compile(
            r"^\W*(de\s+raad\s+(van|der)\s+(de\s+)?gemeente\b|gelezen\b|gelet\s+op\b|gezien\s+(het|de)\b"
            r"|gehoord\b|overwegende\b|het\s+college\s+van\s+burgemeester\s+en\s+wethouders\s+van\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "closing",
        re.compile(
            r"^\W*(aldus\s+(besloten|vastgesteld|gedaan|in\s+de)|(vastgesteld|besloten)\s+(door|in|bij|tijdens)\b"
            r"|de\s+((raads)?griffier|voorzitter)\b"
            + _NO_SENTENCE
            + r"|de\s+raad\s+voornoemd|ondertekening$)",
            re.IGNORECASE,
        ),
    ),
)


_ANNOUNCES = re.compile(r"\b(?:luidende|te\s+luiden)\s*:\s*$", re.IGNORECASE)


def announces_text(line: str) -> bool:
    """Tell whether the lines below are new text that an amending instruction quotes."""
    return _ANNOUNCES.search(line) is not None


@lru_cache(_REMEMBERED)
def turn(line: str) -> Turn | None:
    """Return which turn of a council paper a line marks, None if it marks none."""
    text = _STRAY.sub("", re.sub(r"\s+", " ", line).strip())
    if not text:
        return None
    for name, pattern in _TURNS:
        if pattern.search(text) and (name in ("enact", "preamble", "closing") or len(text) < 170):
            return name
    return None
