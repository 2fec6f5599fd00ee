"""Quantities of an instrument in one document, each with a label: "omvang, eerste jaar".

The labels and the countable things are ``corpus/data/quantities.toml``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from msgspec import Struct

from compare.alignment.sentences import sentences
from compare.instruments.clauses import clause, exception
from compare.instruments.values import print_range, print_value
from corpus.addresses import Address, find, located
from corpus.data import read_data
from corpus.dates import number_pattern, read_number
from corpus.instruments import fold
from corpus.model import Document, Norm
from corpus.quantities import find_quantities

__all__ = ["Measure", "Quantity", "label", "labels", "quantities"]

# Kind of quantity, value, and the upper value of a range.
Measure = tuple[str, float, float | None]

_MONTHS = {"jaar": 12.0, "maand": 1.0}
_DAYS = {"week": 7.0, "dag": 1.0}
_NEAR = 45  # characters from a number within which a word is about that number


class Quantity(Struct, frozen=True, kw_only=True):
    """A quantity with its label, its value as printed, and a value that compares across units.

    ``words`` are those of the provision that stand around it: they tell what a label leaves open.
    ``exception`` is what its sentence excepts: "tenzij de persoon in het register staat".
    """

    what: str
    printed: str
    at: str
    measure: Measure
    words: str = ""
    exception: str = ""


@cache
def labels() -> dict[str, Any]:
    """Return the data file; read once."""
    return read_data("quantities")


class _Patterns:
    """The patterns of the data file, compiled."""

    def __init__(self, data: dict[str, Any]) -> None:
        per, periods = data["per"], data["rhythm_periods"]
        self.per = re.compile(rf"\s*per ({per})\b")
        self.bare = re.compile(data["bare"])
        self.each = re.compile(rf"\b(?:{data['each'].replace('PERIODE', periods)})\b")
        self.multiple = re.compile(data["multiple"])
        self.groups = tuple(re.compile(pattern) for pattern in data["groups"])


@cache
def _patterns() -> _Patterns:
    return _Patterns(labels()["patterns"])


def label(norm: Norm, text: str, *, ranged: bool = False, later: int = 0) -> str:
    """Return what a quantity is of, in Dutch: "maximale duur", "omvang, eerste jaar".

    Args:
        norm: the quantity; its ``text`` is sought in ``text``.
        text: the words of the provision it stands in, with the words that open its list.
        ranged: the quantity is the lower end of a range, so that its bound goes without saying.
        later: how often the same quantity still follows in the text.
    """
    lead, after = _around(norm, text, later)
    of_whom = _year(lead, after) or _whose(norm, lead)
    for row in labels()["label"]:
        if norm.unit in row["units"] and _fits(row, norm, lead, after):
            what = row["what"] if ranged else _bounded(row, norm)
            break
    else:
        what = labels()["otherwise"].get(norm.unit) or norm.governs or "norm"
    if norm.unit == "euro" and (match := _patterns().per.match(after)):
        what += f", per {match.group(1)}"
    return f"{what}, {of_whom}" if of_whom and of_whom not in what else what


def _around(norm: Norm, text: str, later: int = 0) -> tuple[str, str]:
    """Return the folded words before and after a quantity, within its sentence."""
    for sentence in reversed(sentences(text)) if later or text.count(norm.text) > 1 else ():
        same = [
            found
            for found in find_quantities(sentence)
            if (found.value, found.unit) == (norm.value, norm.unit)
        ]
        if later < len(same):
            found = same[-1 - later]
            folded = fold(sentence)
            return folded[: found.start], folded[found.end :]
        later -= len(same)
    for sentence in sentences(text):
        place = sentence.find(norm.text) if norm.text else -1
        if place >= 0:
            folded = fold(sentence)
            return folded[:place], folded[place + len(norm.text) :]
    return fold(text), ""


def _fits(row: dict[str, Any], norm: Norm, lead: str, after: str) -> bool:
    """Tell whether a rule of the data file fits: every kind of condition it sets, once."""
    near = [
        (row[key], where)
        for key, where in (("near", lead[-_NEAR:]), ("after", after[:_NEAR]))
        if key in row
    ]
    if near and not any(re.search(pattern, where) for pattern, where in near):
        return False
    if not re.search(row.get("text", ""), fold(norm.text)):
        return False
    return bool(re.search(row.get("when", ""), f"{lead} {fold(norm.text)} {after}"))


def _year(lead: str, after: str) -> str:
    """Return the year of a series that a quantity is for: "in het eerste jaar maximaal 10%"."""
    ordinals: dict[str, str] = labels()["ordinals"]
    words = "|".join(ordinals)
    before = re.findall(rf"\b({words}) jaar\b", lead)
    behind = re.match(rf"[^;,.\d]*\b({words}) jaar\b", after)
    if before:
        return f"{ordinals[before[-1]]} jaar"
    return f"{ordinals[behind.group(1)]} jaar" if behind else ""


def _whose(norm: Norm, lead: str) -> str:
    """Return for whom or what a percentage or amount holds, where that stands right before it."""
    if norm.unit not in ("%", "euro"):
        return ""
    age = re.search(r"\b((?:tot|vanaf|bij|van|jonger dan) \d+ jaar)\s*$", lead)
    if age:
        return age.group(1)
    group = next(filter(None, (pattern.search(lead) for pattern in _patterns().groups)), None)
    return group.group(1) if group else ""


def _bounded(row: dict[str, Any], norm: Norm) -> str:
    what: str = row["what"]
    data = labels()
    match row.get("bound"):
        case "before" if norm.qualifier in data["bounds"]:
            return f"{data['bounds'][norm.qualifier]} {what}"
        case "duration" if norm.qualifier in data["bounds"]:
            return f"{what}, {data['bounds'][norm.qualifier]} duur"
        case "after" if norm.qualifier in data["bounds_after"]:
            return f"{what}, {data['bounds_after'][norm.qualifier]}"
        case "age" if norm.qualifier in data["bounds_age"]:
            return str(data["bounds_age"][norm.qualifier])
    return what


def quantities(
    document: Document,
    places: Iterable[str],
    leave_out: Iterable[str] = (),
    only: Mapping[str, str] | None = None,
) -> tuple[Quantity, ...]:
    """Return the quantities that stand in some provisions, each once, in document order.

    Args:
        document: the document with its norms.
        places: addresses of the provisions.
        leave_out: addresses within them that belong to another instrument.
        only: the words that count at an address, where several items without a number share it.
    """
    inside = [Address.parse(at) for at in places]
    outside = [
        other
        for other in map(Address.parse, leave_out)
        if any(place.contains(other) for place in inside)
    ]
    found: dict[tuple[str, Measure], Quantity] = {}
    above: Norm | None = None  # the upper bound that the range before it has taken
    left = Counter((one.at, one.value, one.unit) for one in document.norms)
    for norm, following in pairwise((*document.norms, None)):
        if norm:
            left[norm.at, norm.value, norm.unit] -= 1
        at = Address.parse(norm.at) if norm else Address()
        if norm is None or norm is above or not _lies(at, inside, outside):
            continue
        if only and norm.text not in only.get(norm.at, norm.text):
            continue
        above = following if following and _is_range(norm, following) else None
        words, later = _words_at(document, at), left[norm.at, norm.value, norm.unit]
        what = label(norm, words, ranged=above is not None, later=later)
        if not what:
            continue
        printed = print_range(norm, above) if above else print_value(norm)
        kind, value, last = _measure(norm, above)
        after = _around(norm, words, later)[1] if norm.unit in ("uur", "maal") else ""
        if norm.unit == "uur" and (per := _patterns().per.match(after)):  # "105 uur per jaar"
            printed, kind = f"{printed} per {per.group(1)}", f"{kind} per {per.group(1)}"
        if norm.unit == "maal" and (of := _patterns().multiple.match(after)):
            printed = f"{printed} {of.group(1)}"  # "2 maal de duur van de proefplaatsing"
        quantity = Quantity(
            what=what,
            printed=printed,
            at=norm.at,
            measure=(kind, value, last),
            words=clause(document, at, norm.text),
            exception=exception(document, at, norm.text),
        )
        found.setdefault((what, quantity.measure), quantity)
    for quantity in _unnamed(document, inside, outside):
        found.setdefault((quantity.what, quantity.measure), quantity)
    return tuple(found.values())


def _lies(at: Address, inside: Sequence[Address], outside: Sequence[Address]) -> bool:
    return any(place.contains(at) for place in inside) and not any(
        other.contains(at) for other in outside
    )


def _unnamed(
    document: Document, inside: Sequence[Address], outside: Sequence[Address]
) -> Iterator[Quantity]:
    """Yield the quantities that are no norm: frequencies in words, counted things, bare amounts."""
    for item in located(document.tree):
        if not item.address.levels or not _lies(item.address, inside, outside):
            continue
        if item.provision.kind == "article" and not item.provision.text:
            continue
        at = str(item.address)
        for part in re.split(r"[.;:,]\s|\sen\s", fold(item.provision.text)):
            yield from _frequency(part, at)
            yield from _counted(part, at)
            if (amount := _patterns().bare.search(part)) is not None:
                value = float(amount.group(1).replace(",", "."))
                yield Quantity(
                    what="hoogte", printed=amount.group(1), at=at, measure=("euro", value, None)
                )


def _frequency(text: str, at: str) -> Iterator[Quantity]:
    """Yield how often something must happen, for the matters that have a label of that kind."""
    periods: dict[str, list[float | str]] = labels()["periods"]
    matters: dict[str, str] = labels()["frequencies"]
    match = _patterns().each.search(text)
    what = next((matters[word] for word in matters if re.search(word, text)), None)
    if match and what:
        months, printed = periods[match.group("per") or match.group("ly")]
        measure = ("maanden", float(months), None)
        yield Quantity(what=what, printed=str(printed), at=at, measure=measure)


@cache
def _counts() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<![\w.,])({number_pattern()}) (?:{row['pattern']})\b"), row["what"])
        for row in labels()["counted"]
    )


def _counted(text: str, at: str) -> Iterator[Quantity]:
    """Yield the numbers of things that provisions are measured in, per what they are counted."""
    for pattern, what in _counts():
        for match in pattern.finditer(text):
            value = read_number(match.group(1))
            if value is None or match.group(1) == "een":  # also an article: "een dagdeel"
                continue
            per = _patterns().per.match(text, match.end())
            kind = f"{what}, per {per.group(1)}" if per else what
            printed = text[match.start() : per.end() if per else match.end()]
            yield Quantity(what=what, printed=printed, at=at, measure=(kind, value, None))


def _is_range(low: Norm, high: Norm) -> bool:
    """Tell whether two quantities are the ends of one range: "50 tot 80%"."""
    together = low.at == high.at and low.unit == high.unit and low.value < high.value
    return together and low.qualifier in ("vanaf", "min") and high.qualifier in ("tot", "max")


def _words_at(document: Document, at: Address) -> str:
    """Return the text of a provision after the text that opens the list it stands in."""
    levels = at.levels
    texts = []
    for depth in range(2, len(levels) + 1):
        if levels[depth - 1]:
            provision = find(document, Address(levels[:depth]))
            if provision is not None:
                texts.append(provision.text)
    if len(levels) == 1 or (len(levels) > 1 and not levels[1]):
        article = find(document, Address(levels[:1]))
        texts.insert(0, article.text if article else "")
    return " ".join(texts)


def _measure(norm: Norm, above: Norm | None = None) -> Measure:
    """Return the kind of quantity and its value in one unit per kind, with the end of a range."""
    for kind, factors in (("maanden", _MONTHS), ("dagen", _DAYS)):
        if norm.unit in factors:
            factor = factors[norm.unit]
            return (kind, norm.value * factor, above.value * factor if above else None)
    return (norm.unit, norm.value, above.value if above else None)
