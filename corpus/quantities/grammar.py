"""The patterns by which quantities are read, compiled from ``corpus/data/norms.toml``."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from corpus.data import read_data
from corpus.dates import number_pattern
from corpus.model import Qualifier, Unit

__all__ = ["REACH", "SCALES", "Grammar", "quantity_grammar"]

REACH = 90
"""Characters around a unit word in which the words that belong to it are sought."""

SCALES = {"miljoen": 1e6, "miljard": 1e9}
"""Words after a number that multiply it."""


def _any(words: list[str]) -> str:
    """Return an alternation of literal words, longest first, blanks matching any blanks."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


class Grammar:
    """The compiled data file; built once, on first use."""

    def __init__(self, data: dict[str, Any]) -> None:
        words, number = data["words"], number_pattern()
        self.units: dict[str, Unit] = {}
        self.lemmas: dict[str, str] = {}
        for unit, forms in data["units"].items():
            prefixes = ["", *data["prefixes"].get(unit, ())]
            self.units |= {prefix + form: unit for prefix in prefixes for form in forms}
            self.lemmas |= {
                prefix + form: prefix + forms[0] for prefix in prefixes for form in forms
            }
        self.words: dict[str, list[str]] = {
            name: words[name] for name in ("between", "part", "after_times")
        } | {"aged": data["aged"]}
        named = [form for form in self.units if form[-1].isalnum()]
        self.unit = re.compile(
            rf"(?P<sign>%)|(?<![^\W\d])(?P<joined>\w+?)??(?P<u>{_any(named)})(?!\w)", re.I
        )
        bounds = [word for entry in data["qualifier"] for word in entry["before"]]
        between = f"(?:(?:{_any(words['between'])})\\s+)?"
        self.filler = re.compile(rf"\s+(?:{_any(words['between'])})\s*$", re.I)
        split = r"(?<![\w.,])\d\s{1,2}\d\d?"
        self.number = re.compile(
            rf"(?:{split}(?=\s*$)|(?<![^\W\d])(?<![\d.,])(?:\w+ en een hal(?:f|ve)|{number}))"
            rf"(?:\s*\(\s*(?:{number})\s*\))?(?:\s+(?:{'|'.join(SCALES)}))?\s*{between}$",
            re.I,
        )
        self.more = re.compile(
            rf"(?<![^\W\d])(?<![\d.,])(?P<n>{split}|{number})\s*(?:%|procent)?\s*(?:{_any(words['range'])}"
            rf"|,)\s*(?:(?:{_any(bounds)})\s+)?$",
            re.I,
        )
        self.sign = re.compile(r"(?:€|\bEUR)\s*\d", re.I)
        self.money = re.compile(
            r"(?:€|\bEUR)\s*(?P<n>\d(?:\s?\.?\s?(?:\d|o(?=o*(?![^\W\d_]))))*)(?P<c>,\s?\d{1,2}(?!\d))?"
            r"(?:[,.][-–=]+)?(?P<m>\s+(?:miljoen|miljard))?",
            re.I,
        )
        self.aged = re.compile(
            rf"(?<!\w)(?<!\d[.,])(?P<n>{number})[- ]?(?P<u>{_any(data['aged'])})\b", re.I
        )
        self.weekly = re.compile(
            r"(?:\s+(?:of|en)\s+(?:meer|minder))?\s*(?:/|per|in de|p/|p\.)\s*w(?:eek)?\b", re.I
        )
        self.times = re.compile(
            rf"(?<![\w.,])(?P<n>\d+)\s?(?P<u>[x×])(?=\s+(?:{_any(words['after_times'])})\b)", re.I
        )
        self.parts = {re.sub(r"\s+", " ", words): float(at) for words, at in data["parts"].items()}
        self.part = re.compile(
            rf"(?<![\w/.,])(?P<n>{_any(list(self.parts)).replace('een', '[eé][eé]n')})"
            rf"(?:\s+(?:{_any(words['part'])})\b|(?=\s+van\b))",
            re.I,
        )
        self.before_een = re.compile(rf"\b(?:{_any(words['before_een'])})\s+$", re.I)
        self.lasting = re.compile(f"(?:{words['lasting']})$", re.I)
        self.after_een = re.compile(rf"\s+(?:{_any(words['after_een'])})\b", re.I)
        self.not_after_een = re.compile(rf"\s+(?:{_any(words['not_after_een'])})\b", re.I)
        self.place = re.compile(rf"\b(?:{_any(words['places'])})\.?\s+$", re.I)
        self.counting = re.compile(rf"\b(?:{_any(words['counting'])})\s+$", re.I)
        self.clock = re.compile(rf"\b(?:{_any(words['clock'])})\s+$", re.I)
        age = data["age"]
        persons = "|".join(age["persons"])
        before = "|".join(pattern.replace("PERSON", f"(?:{persons})") for pattern in age["before"])
        self.age_before = re.compile(rf"\b(?:{before})\s*$", re.I)
        self.age_after = re.compile(rf"\s*(?:{'|'.join(age['after'])})", re.I)
        self.person = re.compile(rf"\b(?:{persons})\b", re.I)
        self.age_link = re.compile(rf"\b(?:{_any(age['links'])})\s*$", re.I)
        self.bounds: list[tuple[Qualifier, re.Pattern[str], re.Pattern[str] | None]] = [
            (
                entry["is"],
                re.compile(rf"(?<![^\W\d])(?:{_any(entry['before'])})(?!\w)", re.I),
                re.compile(rf"\s*(?:{_any(entry['after'])})\b", re.I) if "after" in entry else None,
            )
            for entry in data["qualifier"]
        ]
        self.nouns = re.compile(rf"\b(?:{_any(data['governs']['nouns'])})\b", re.I)
        self.period = re.compile(data["governs"]["periods"], re.I)


@cache
def quantity_grammar() -> Grammar:
    """Return the patterns of ``corpus/data/norms.toml``."""
    return Grammar(read_data("norms"))
