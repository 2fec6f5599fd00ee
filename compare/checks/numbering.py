"""Numbers that are missing, double or out of order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.checks.model import Case, Finding, in_words
from corpus.addresses import located, number_key
from corpus.model import Provision, articles
from corpus.numerals import roman_value

__all__ = ["article_numbers", "container_numbers", "item_numbers"]

ARTICLES = "Aanwijzingen voor de regelgeving, 3.54 (artikelen en wijze van nummering)"
CHAPTERS = "Aanwijzingen voor de regelgeving, 3.56 (onderverdeling in hoofdstukken e.d.)"
LEDEN = "Aanwijzingen voor de regelgeving, § 3.5 (indeling van regelingen)"
ITEMS = "Aanwijzingen voor de regelgeving, 3.59 (opsommingen)"


def article_numbers(case: Case) -> Iterator[Finding]:
    """Find articles whose number is missing from the series, double, or out of order.

    Articles with an inserted letter (9a after 9) do not break a series, nor does one that starts
    with letters (9a without 9: a chapter that kept its place). Numbers per chapter (2.1 after
    1.4) start anew.
    """
    numbers = [item.number for item in articles(case.document.tree) if item.number]
    seen: set[str] = set()
    there = set(numbers)
    before = ""
    for here in numbers:
        if here in seen:
            yield _finding(
                "numbering-double", here, f"Artikel {here} komt twee keer voor.", ARTICLES, "error"
            )
        elif before and number_key(here) < number_key(before):
            yield _finding(
                "numbering-order", here, f"Artikel {here} staat na artikel {before}.", ARTICLES
            )
        else:
            lost = [number for number in _between(before, here) if number not in there]
            if lost:
                words = f"{_lost(lost)} na artikel {before}." if before else f"{_lost(lost)}."
                yield _finding("numbering-gap", here, words, ARTICLES)
            before = here
        seen.add(here)


def _lost(lost: list[str]) -> str:
    names = ", ".join(lost)
    return f"Artikel {names} ontbreekt" if len(lost) == 1 else f"De artikelen {names} ontbreken"


def _between(before: str, here: str) -> list[str]:
    """Return the whole numbers that a series skips between two articles, at most five."""
    one, two = _split(before), _split(here)
    if not before or not one or not two:
        return []
    if one[0] != two[0]:  # another chapter: its first article should be 1
        return [f"{two[0]}{number}" for number in range(1, two[1])][:5]
    # 9a follows 8 when 9 itself is not there: a letter series that stands for the number
    last = two[1] if not two[2] else two[1] - 1
    return [f"{one[0]}{number}" for number in range(one[1] + 1, last + (0 if not two[2] else 1))][
        :5
    ]


def _split(number: str) -> tuple[str, int, str] | None:
    match = re.fullmatch(r"(\d+[.:])?(\d+)([a-z]*)", number)
    return (match[1] or "", int(match[2]), match[3]) if match else None


def item_numbers(case: Case) -> Iterator[Finding]:
    """Find paragraphs and list items whose number or letter is skipped or double."""
    for item in located(case.document.tree):
        for kind in ("paragraph", "point", "subpoint"):
            children = [child for child in item.provision.children if child.kind == kind]
            yield from _series(children, str(item.address), kind)


_CONTAINERS = {"chapter": "Hoofdstuk", "division": "Afdeling", "section": "Paragraaf"}


def container_numbers(case: Case) -> Iterator[Finding]:
    """Find chapters, divisions and sections whose number is skipped, double or out of order."""
    parents = [case.document.tree, *(item.provision for item in case.located)]
    for parent in parents:
        for kind, name in _CONTAINERS.items():
            numbers = [child.number for child in parent.children if child.kind == kind]
            if None not in numbers:
                yield from _containers(name, [number for number in numbers if number])


def _containers(name: str, numbers: list[str]) -> Iterator[Finding]:
    """Yield the breaks in one series; "3.2" counts as 2, "iv" as 4."""
    values = [_last_value(number) for number in numbers]
    seen: set[int] = set()
    for number, value, before in zip(numbers, values, [None, *values], strict=False):
        if value is None:
            return
        at = f"{name.lower()}:{number}"
        if value in seen:
            message = f"{name} {number} komt twee keer voor."
            yield _finding("numbering-double", at, message, CHAPTERS, "error")
        elif before and value < before:
            message = f"{name} {number} staat niet op volgorde."
            yield _finding("numbering-order", at, message, CHAPTERS)
        elif before and set(range(before + 1, value)) - set(values):
            yield _finding(
                "numbering-gap", at, f"Voor {name.lower()} {number} ontbreekt er een.", CHAPTERS
            )
        seen.add(value)


def _last_value(number: str) -> int | None:
    last = re.split(r"[.:]", number)[-1]
    return int(last) if last.isdigit() else roman_value(last)


def _series(children: list[Provision], above: str, kind: str) -> Iterator[Finding]:
    values = [(child, _value(child.number, children)) for child in children if child.number]
    name, source = ("lid", LEDEN) if kind == "paragraph" else ("onderdeel", ITEMS)
    previous, before = 0, ""
    there = {value for _, value in values}
    for child, value in values:
        number = child.number or ""
        at = _below(above, kind, number)
        if value is None:
            return
        if child.inferred:  # lost in the scan and filled in: no fault of the drafter
            previous, before = value, number
            continue
        if previous and value == previous:
            message = f"{name.capitalize()} {number} komt twee keer voor in {in_words(above)}."
            yield _finding("numbering-double", at, message, source, "error")
        elif value < previous:
            message = f"{name.capitalize()} {number} staat niet op volgorde in {in_words(above)}."
            yield _finding("numbering-order", at, message, source)
        elif set(range(previous + 1, value)) - there:
            message = (
                f"In {in_words(above)} volgt {name} {number} op {name} {before}; daartussen "
                "ontbreekt iets."
                if before
                else f"{in_words(above).capitalize()} begint met {name} {number}."
            )
            yield _finding("numbering-gap", at, message, source)
        previous, before = max(previous, value), number


def _below(above: str, kind: str, number: str) -> str:
    levels = above.split("/")
    depth = {"paragraph": 1, "point": 2, "subpoint": 3}[kind]
    return "/".join([*levels, *[""] * (depth - len(levels)), number])


def _value(number: str | None, siblings: list[Provision]) -> int | None:
    """Return the place of a number in its series: 3, "c" and "iii" are all 3."""
    number = number or ""
    if number.isdigit():
        return int(number)
    roman = [roman_value(child.number or "") for child in siblings]
    if siblings and siblings[0].number == "i" and all(roman):
        return roman_value(number)
    match = re.fullmatch(r"([a-z])\1?", number)
    return ord(number[0]) - 96 + 26 * (len(number) - 1) if match else None


def _finding(kind: str, at: str, message: str, source: str, severity: str = "warning") -> Finding:
    return Finding(
        kind=kind,
        severity="error" if severity == "error" else "warning",
        at=at,
        text=in_words(at),
        message=message,
        source=source,
    )
