"""What a number with its unit comes to: its value, its bound, the word it governs.

A finder says where the quantities stand (``find``, ``component``); every rule about what they are
stands here, once. The words of the rules are ``corpus/data/norms.toml``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import zip_longest

import msgspec

from corpus.amounts import read_amount
from corpus.dates import read_number
from corpus.model import Qualifier, Unit
from corpus.quantities.grammar import REACH, SCALES, quantity_grammar
from corpus.quantities.model import Find, Quantity

__all__ = ["interpret"]

_CLAUSE = re.compile(r"[.;:](?=\s|$)")
_FULL = re.compile(r"[.;](?=\s|$)")
_TIME = re.compile(r"\b\d{1,2}[.:]\d{2}\s*$")
_RANGE = re.compile(r"(?<![^\W\d])t(?:ot|/m)\b|-|–", re.I)
_MONEY = re.compile(r"(?:€|\bEUR)\s*$", re.I)
_NEXT_VERB = re.compile(
    r"\b(?:en|maar|doch)\s+(?=(?:is|zijn|heeft|hebben|bedraagt|wordt|worden)\b|$)"
)
_YEARLIKE = range(1900, 2101)
_SENTENCE = 300  # characters in which the person is sought whose age it may be
_LONGEST_SENTENCE = 5000  # how far back a text without full stops is looked at
_HOURS = 24
_YOUNGEST = 4  # the least number of years that is an age in "vierjarige"
_GROWN = 16  # below this a number of years after "personen ... van" may well be a duration


class _Hit(msgspec.Struct, frozen=True):
    """A number with its unit: spans of the number and of the whole quantity."""

    start: int
    end: int
    value: float
    unit: Unit
    bound: Qualifier | None = None


def interpret(
    text: str, finds: Iterable[Find], above: tuple[str, ...] = ()
) -> tuple[Quantity, ...]:
    """Return the quantities among the finds of a finder in a text, in order.

    ``above`` holds the texts that stand over it, nearest first: a list item takes the bound and
    the governed word from the words that introduce the list.
    """
    return tuple(_quantities(text, finds, above))


def _quantities(text: str, finds: Iterable[Find], above: tuple[str, ...]) -> Iterator[Quantity]:
    hits = sorted(
        (hit for one in finds for hit in _hits(text, one)), key=lambda hit: (hit.start, hit.end)
    )
    pairs: Iterator[tuple[_Hit, _Hit | None]] = zip_longest(hits, hits[1:])
    clauses = [0, *(match.end() for match in _CLAUSE.finditer(text))]
    stops = [0, *(match.end() for match in _FULL.finditer(text))]
    for hit, following in pairs:
        start = clauses[bisect_right(clauses, hit.start) - 1]
        sentence = max(stops[bisect_right(stops, hit.start) - 1], hit.start - _LONGEST_SENTENCE)
        qualifier, begin = _qualifier(text, start, hit)
        if qualifier == "exact" and above:
            qualifier = _introduced(above[0])
        stop = min(following.start if following else len(text), hit.end + REACH)
        after = _FULL.split(text[hit.end : stop])[0]
        yield Quantity(
            start=begin,
            end=hit.end,
            number_at=hit.start,
            value=hit.value,
            unit=hit.unit,
            qualifier=qualifier,
            governs=_governs(text[sentence : hit.start], after, above),
        )


def _introduced(words: str) -> Qualifier:
    """Return the bound that a list gets from its introduction: "bedraagt ten hoogste:"."""
    words = words.rstrip()
    if not words.endswith(":"):
        return "exact"
    for name, before, _ in quantity_grammar().bounds:
        for match in before.finditer(words):
            if len(words[match.end() :].split()) <= 1:
                return name
    return "exact"


def _hits(text: str, one: Find) -> Iterator[_Hit]:
    match one.kind:
        case "money":
            yield from _money(text, one.start)
        case "unit":
            yield from _with_unit(text, one)
        case _:
            value = _single(text, one)
            if value is not None:
                yield _Hit(one.start, one.end, value, one.unit)


def _single(text: str, one: Find) -> float | None:
    """Return the value of a number that has its unit about it, None when it is no quantity."""
    said = text[one.start : one.at].strip(" -")
    if one.kind == "part":
        return quantity_grammar().parts[" ".join(said.lower().replace("é", "e").split())]
    value = read_number(said)
    if one.kind == "aged" and value is not None and value < _YOUNGEST:
        return None  # "tweejarig" is a duration or a rhythm, no age
    if one.kind == "joined" and re.search(r"\b(?:nu|toch|als)\s+$", text[: one.start], re.I):
        return None  # "nu eenmaal"
    return value


def _money(text: str, start: int) -> Iterator[_Hit]:
    match = quantity_grammar().money.match(text, start)
    amount = read_amount(match["n"]) if match else None
    if match is None or amount is None:
        return
    whole, used = amount
    rest = used < len(match["n"])
    cents = float("0." + re.sub(r"\D", "", match["c"])) if match["c"] and not rest else 0.0
    scale = SCALES.get((match["m"] or "").strip().lower(), 1.0)
    end = match.start("n") + used if rest else match.end()
    yield _Hit(start, end, (whole + cents) * scale, "euro")


def _with_unit(text: str, one: Find) -> Iterator[_Hit]:
    """Yield the quantities of a unit word with a number; a range gives one per number."""
    grammar = quantity_grammar()
    end, unit = one.end, one.unit
    shift = max(0, one.at - REACH)
    left = text[shift : one.at]
    if _TIME.search(left):
        return
    written = re.split(r"\s*\(", text[one.start : one.at].strip(), maxsplit=1)[0]
    value = _value(written)
    before = text[shift : one.start]
    if value is None or _is_no_quantity(written, before, text[end : end + REACH], unit):
        return
    if unit == "uur" and grammar.weekly.match(text, end):
        end = grammar.weekly.match(text, end).end()  # type: ignore[union-attr]
        unit = "uur/week"
    hits = [_Hit(one.start, end, value, unit)]
    while more := grammar.more.search(left[: hits[0].start - shift]):
        other = _value(more["n"])
        listed = left[: more.start("n")]
        comma = more[0].rstrip().endswith(",")
        if other is None or grammar.place.search(listed) or (comma and len(hits) == 1):
            break
        if "%" in more[0] or int(other) in _YEARLIKE or _MONEY.search(listed):
            break
        bound: Qualifier | None = "vanaf" if _RANGE.search(more[0]) else None
        hits.insert(0, _Hit(shift + more.start("n"), end, other, unit, bound))
    if unit == "uur" and _is_opening(hits, left[: hits[0].start - shift]):
        return
    if unit == "jaar" and _is_age(hits, text[: hits[0].start], text[end : end + REACH]):
        hits = [msgspec.structs.replace(hit, unit="leeftijd") for hit in hits]
    yield from hits


def _is_opening(hits: list[_Hit], before: str) -> bool:
    """Tell whether a range of hours is a time of the day: "van 9 tot 17 uur"."""
    day = len(hits) > 1 and all(hit.value <= _HOURS for hit in hits)
    return day and bool(re.search(r"\b(?:van|tussen|vanaf)\s+$", before, re.I))


def _value(written: str) -> float | None:
    """Read a number; figures that a scan split ("1 00") are put together."""
    words = quantity_grammar().filler.sub("", written).strip()
    scaled = re.search(rf"\s+({'|'.join(SCALES)})$", words, re.I)
    if scaled:
        words = words[: scaled.start()]
    if re.fullmatch(r"\d\s{1,2}\d\d?", words):
        words = re.sub(r"\s", "", words)
    value = read_number(words)
    return value * SCALES[scaled[1].lower()] if scaled and value is not None else value


def _is_no_quantity(written: str, before: str, after: str, unit: Unit) -> bool:
    """Tell whether the number is a place, an hour of the clock or the article "een"."""
    grammar = quantity_grammar()
    if grammar.place.search(before):
        return True
    if re.match(r"[eé][eé]n\b", written, re.I) and grammar.counting.search(before):
        return True
    if written.lower() == "een" and grammar.not_after_een.match(after):
        return True
    if _is_article(written, before) and not grammar.after_een.match(after):
        return True
    return unit == "uur" and written.isdigit() and bool(grammar.clock.search(before))


def _is_article(written: str, before: str) -> bool:
    """Tell whether "een" is the article: it counts as 1 only after a word that asks a number."""
    grammar = quantity_grammar()
    asked = grammar.before_een.search(before) or grammar.lasting.search(before)
    return written.lower() == "een" and not asked


def _is_age(hits: list[_Hit], before: str, after: str) -> bool:
    """Tell an age from a duration: by the words around it, or by being a range like 18 to 27."""
    grammar = quantity_grammar()
    before = before[-_SENTENCE:]
    if grammar.age_before.search(before) or grammar.age_after.match(after):
        return True
    grown = all(hit.value >= _GROWN for hit in hits)
    if grown and len(hits) > 1:
        return True
    if grown and re.match(r"\s+(?:is|zijn)\b", after):  # "wie nog geen 21 jaar is"
        return True
    about = grammar.person.search(_CLAUSE.split(before)[-1]) and grammar.age_link.search(before)
    return bool(about) and grown


def _qualifier(text: str, start: int, hit: _Hit) -> tuple[Qualifier, int]:
    """Return the bound and where its words begin.

    The nearest bounding word before the quantity in its clause counts, unless another quantity
    stands between; a word right after it ("27 jaar of ouder") counts first.
    """
    grammar = quantity_grammar()
    if hit.bound:
        return hit.bound, hit.start
    for name, _, after in grammar.bounds:
        if after and after.match(text, hit.end):
            return name, hit.start
    best: tuple[int, int, Qualifier] | None = None
    for name, before, _ in grammar.bounds:
        for match in before.finditer(text, start, hit.start):
            if re.search(r"\d|,", text[match.end() : hit.start]):
                continue
            found = (match.end(), -match.start(), name)
            if len(text[match.end() : hit.start].split()) <= 4 and (not best or found > best):
                best = found
    if not best:
        return "exact", hit.start
    qualifier, begin = best[2], -best[1]
    clause = _NEXT_VERB.split(text[start:begin])[-1]
    if qualifier == "vanaf" and re.search(r"\b(?:niet|geen)\b", clause, re.I):
        # "behoort niet tot de doelgroep wanneer ... meer dan 80%": 80% is the most there may be
        qualifier = "max"
    return qualifier, begin


def _governs(before: str, after: str, above: tuple[str, ...]) -> str | None:
    """Return the word the quantity binds, with its period: "omvang, eerste jaar"."""
    grammar = quantity_grammar()
    words = [match[0] for match in grammar.nouns.finditer(before)]
    noun = words[-1].lower() if words else None
    for text in above:
        # The subject of the words over a list stands first: "de omvang van de begeleiding is:".
        found = grammar.nouns.search(text)
        if found and not noun:
            noun = found[0].lower()
    period = None
    for text in (before, after, *above[:1]):
        periods = list(grammar.period.finditer(text))
        if text is after:  # "8% van de werktijd in het eerste jaar"
            periods = periods[:1]
        if periods:
            ordinal = re.sub(r"\s", "", periods[-1]["ordinal"].lower())
            names = {"1e": "eerste", "2e": "tweede", "3e": "derde", "4e": "vierde", "5e": "vijfde"}
            period = f"{names.get(ordinal, ordinal)} {periods[-1]['period'].lower()}"
            break
    return ", ".join(part for part in (noun, period) if part) or None
