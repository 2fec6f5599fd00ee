"""Numbers of provisions as series: read a printed label, tell what follows what.

Numbering is an error-correcting code. After article 10 comes 11 (or 10a), after b comes c, after
1° comes 2°. A damaged label therefore has several readings, each with a cost; the reading that
continues a series wins over one that does not, and a gap that stays is reported, never hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from corpus.numerals import Style, number_at, roman_value

__all__ = [
    "Reading",
    "article_gap",
    "is_bare_label",
    "label_readings",
]


class Reading(Struct, frozen=True):
    """One way to read a label: its style, ordinal value (from 1), and how doubtful it is.

    ``cost`` is 0 for a well-formed label and grows with the damage that the reading assumes.
    ``rest`` is the line without the label.
    """

    style: Style
    value: int
    cost: float
    label: str
    rest: str

    @property
    def number(self) -> str | None:
        """The normalised number, None for a bullet."""
        return None if self.style == "bullet" else number_at(self.style, self.value)


# Each row: pattern, style, cost. The label is group 1; costs say how much damage is assumed.
# A web page puts its own dot before the dash of the text: "• - scholing".
_BULLETS = re.compile(r"^(?:([-–—•®»>◦▪*·∙●□])\s*(?:[-–•]\s+)?(?=\S)|(o)\s+(?=[a-zà-ÿ]{2}))")
# A stray mark, or the bullet that a web page puts before a number, in front of a label.
_NOISE = re.compile(
    r"^[·•.,'`|_-]\s+(?=\(?(?:\d{1,2}|[a-zA-Z]{1,2}|[ivx]{2,5})\s?(?:[.)]|°[.:]?)(?:\s|$)|Lid\s\d)"
)
# A dot in the middle of the line before a label without stop is a bullet or a speck.
_DOUBTFUL_NOISE = re.compile(r"^·\s+(?=(?:\d{1,2}|[a-z])\s+[A-Za-zÀ-ÿ(])")
_DIGIT = re.compile(r"^\(?(\d(?:\s?\d)?)\s?[.)]{1,2}(?:\s+|(?=[A-ZÀ-Ý(\"'‘“]))")
_BARE_DIGIT = re.compile(r"^(\d{1,2})\s+(?=[A-ZÀ-Ý\"'‘“])")
_DIGIT_TIGHT = re.compile(r"^(\d{1,2})[.)](?=[a-z]{3})")
_DIGIT_COMMA = re.compile(r"^(\d{1,2})\s?,\s+(?=[A-ZÀ-Ý])")
_LID = re.compile(r"^Lid\s+(\d{1,2})\s?[.:]?\s+(?=[A-ZÀ-Ý])")
_DEGREE = re.compile(r"^(\d{1,2})\s?[°ºᵒ˚]\s?[.:]?\s*(?=\S)")
_ORDINAL = re.compile(r"^(\d{1,2})e[.)]\s+(?=\S)")  # "1e." for 1°
_DEGREE_OCR = re.compile(r"^(\d)\s?[20%*?]\s+(?=[A-ZÀ-Ý])")
# The same before a small letter, but not before a word that counts ("12 maanden").
_DEGREE_OCR_SMALL = re.compile(
    r"^(\d)\s?[20%*?]\s+(?=[a-z])(?!(?:jaar|jaren|maand|maanden|week|weken|dag|dagen|uur|uren|euro|van"
    r"|tot|en|of|procent|keer|maal|personen|tweede|januari|februari|maart|april|mei|juni|juli"
    r"|augustus|september|oktober|november|december)\b)"
)
_ALPHA = re.compile(r"^\(?([a-z]|([a-z])\2)\s?[.)]{1,2}(?:\s+|(?=[A-ZÀ-Ý]))")
_ALPHA_OCR = re.compile(r"^([¢©10])\s?[.)]\s+")
_BARE_ALPHA_OCR = re.compile(r"^([¢©])\s+(?=[A-Za-zÀ-ÿ(])")
# A letter in a column of its own. The words "u" and "e" (a torn word) may begin a line of text.
_BARE_ALPHA = re.compile(r"^([a-z])\s+(?=[A-Za-zÀ-ÿ(\"'‘“]{2})")
_ALPHA_COLON = re.compile(r"^([a-z])\s?:\s+(?=\S)")
_ALPHA_TIGHT = re.compile(r"^([a-z])[.)](?=[a-z]{3})")
_ALPHA_COMMA = re.compile(r"^([a-z])\s?,\s+(?=[A-Za-z]{2}|\d)")
_ROMAN_LABEL = re.compile(r"^\(?([ivx]{1,5}|[IVX]{1,5})\s?[.)]{1,2}\s+")
_BARE_ROMAN = re.compile(r"^([ivx]{1,5})\s+(?=[A-Za-zÀ-ÿ(]{2})")
_ROMAN_COMMA = re.compile(r"^([ivx]{1,5})\s?,\s+(?=[A-Za-z]{2})")
_CAPITAL = re.compile(r"^\(?([A-Z])\s?[.)]\s+(?=[A-ZÀ-Ýa-z])")
_OCR_LETTER = {"¢": "c", "©": "c", "1": "l", "0": "o"}


_BARE_LABEL = re.compile(
    r"^(?:[•·-]\s+)?\(?(?:\d{1,2}|[a-z]|([a-z])\1|[ivx]{2,5})\s?(?:[.)]|[.]?°[.]?)$"
    r"|^(?:[•·]\s+)?[•–-]$|^Lid\s+\d{1,2}\s?[.:]?$"
)


def is_bare_label(line: str) -> bool:
    """Tell whether a line holds a label and nothing else, so that its text stands below it."""
    return _BARE_LABEL.match(line.strip()) is not None


def label_readings(line: str) -> tuple[Reading, ...]:
    """Return every way to read the start of a line as the label of a list item.

    The cheapest reading comes first; an empty tuple means the line has no label.
    """
    text = line.strip()
    noise = _NOISE.match(text) or _DOUBTFUL_NOISE.match(text)
    bullet = _BULLETS.match(text) if not _NOISE.match(text) else None
    marked, text = text, text[noise.end() :] if noise else text
    found: list[Reading] = []
    families = set[str]()
    for family, pattern, style, cost, value_of in _LABELS:
        match = pattern.match(text) if family not in families else None
        rest = text[match.end() :].strip() if match else ""
        value = value_of(match.group(1)) if match else None
        if match and value and rest:
            families.add(family)
            damage = 0.2 if " " in match.group(1) else 0.0
            found.append(Reading(style, value, cost + damage, match.group(1), rest))
    if bullet and (not found or noise or bullet.group(2)):
        # Word's second bullet is a letter o; a line that happens to begin with one is rare.
        cost = 0.4 if bullet.group(2) else 0.0
        rest = marked[bullet.end() :].strip()
        found.append(Reading("bullet", 1, cost, bullet.group(0).strip(), rest))
    return tuple(sorted(found, key=lambda reading: reading.cost))


def _digits(label: str) -> int:
    return int(label.replace(" ", ""))


def _letter(label: str) -> int:
    return ord(label[0].lower()) - 96 + 26 * (len(label) - 1)


def _damaged_letter(label: str) -> int:
    return _letter(_OCR_LETTER[label])


# Family, pattern, style, cost, value. Of a family only the first pattern that fits counts.
_LABELS: tuple[tuple[str, re.Pattern[str], Style, float, Callable[[str], int | None]], ...] = (
    ("digit", _DIGIT, "digit", 0.0, _digits),
    ("digit", _LID, "digit", 0.0, _digits),
    ("digit", _BARE_DIGIT, "digit", 0.8, _digits),
    ("digit", _DIGIT_TIGHT, "digit", 0.5, _digits),
    ("digit", _DIGIT_COMMA, "digit", 1.0, _digits),
    ("degree", _DEGREE, "degree", 0.0, _digits),
    ("degree", _ORDINAL, "degree", 0.0, _digits),
    ("degree", _DEGREE_OCR, "degree", 1.0, _digits),
    ("degree", _DEGREE_OCR_SMALL, "degree", 1.3, _digits),
    ("alpha", _ALPHA, "alpha", 0.0, _letter),
    ("alpha", _ALPHA_OCR, "alpha", 0.8, _damaged_letter),
    ("alpha", _BARE_ALPHA_OCR, "alpha", 1.0, _damaged_letter),
    ("alpha", _ALPHA_TIGHT, "alpha", 0.6, _letter),
    ("alpha", _ALPHA_COLON, "alpha", 0.6, _letter),
    ("alpha", _BARE_ALPHA, "alpha", 0.8, _letter),
    ("alpha", _ALPHA_COMMA, "alpha", 1.2, _letter),
    ("roman", _ROMAN_LABEL, "roman", 0.0, roman_value),
    ("roman", _BARE_ROMAN, "roman", 0.8, roman_value),
    ("roman", _ROMAN_COMMA, "roman", 1.2, roman_value),
    ("roman", _CAPITAL, "capital", 0.3, _letter),
)


_INSERTED = ("bis", "ter", "quater", "quinquies")  # the old way to number 4a, 4b, 4c, 4d
_PARTS = re.compile(rf"\d+|{'|'.join(_INSERTED)}|[a-z]")


def article_gap(before: str | None, after: str) -> int | None:
    """Return how many articles are missing between two numbers; None if ``after`` is not later.

    0 means a direct successor: 10 -> 11, 9 -> 9a, 9a -> 9b, 9k -> 10, 3.1 -> 3.2, 3.9 -> 4.1.
    ``before`` is None at the start of a regulation.
    """
    if before is None:
        return 0 if after in ("1", "i", "1.1", "1:1") else _first_value(after)
    old, new = _parts(before), _parts(after)
    shared = 0
    while shared < min(len(old), len(new)) and old[shared] == new[shared]:
        shared += 1
    left, right = old[shared:], new[shared:]
    if not right or not old:  # the same number, or 9a -> 9
        return None
    inserted = sum(_ordinal(part) - 1 for part in (right[1:] if left else right))
    if not left:  # 9 -> 9a, 3 -> 3.1, 10d -> 10da
        return inserted
    if left[0].isdigit() != right[0].isdigit() or _ordinal(right[0]) <= _ordinal(left[0]):
        return None
    return _ordinal(right[0]) - _ordinal(left[0]) - 1 + inserted


def _parts(number: str) -> list[str]:
    """Cut a number into its digits and letters; a Roman numeral counts as digits."""
    roman = roman_value(number)
    return [str(roman)] if roman else _PARTS.findall(number)


def _first_value(number: str) -> int | None:
    parts = _parts(number)
    return _ordinal(parts[0]) - 1 if parts else None


def _ordinal(part: str) -> int:
    if part in _INSERTED:
        return _INSERTED.index(part) + 1
    return int(part) if part.isdigit() else ord(part) - 96
