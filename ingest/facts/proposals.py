"""What a council proposal says of itself: number, days, consultation, the articles it describes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from corpus.addresses import normalise_number
from corpus.dates import find_dates, join_years
from corpus.model import Described, Document, Period, Proposal, Provision
from ingest.facts.passages import facts_data, sentences

__all__ = ["find_proposal"]

_MOST = 40  # a range of more articles than this is a slip of reading


class _Grammar(NamedTuple):
    number: re.Pattern[str]
    date: re.Pattern[str]
    meeting: re.Pattern[str]
    consultation: re.Pattern[str]
    until: re.Pattern[str]
    statute: re.Pattern[str]


class _Block(NamedTuple):
    """The words of one block of a paper and where they stand."""

    text: str
    page: int | None
    line: int | None


@cache
def _grammar() -> _Grammar:
    data = facts_data()["proposal"]

    def read(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.I)

    return _Grammar(
        number=read(
            rf"(?:^|\n)\s*(?:{data['number']})\s*[:.]?\s+(?P<n>[\w./-]*\d[\w./-]*)(?=\s|$)"
        ),
        date=read(rf"(?:^|\n)\s*(?:{data['date']})\s*:?\s*$"),
        meeting=read(rf"(?:^|\n)\s*(?:{data['meeting']})\s*:?\s*$"),
        consultation=read(data["consultation"]),
        until=read(data["until"]),
        statute=read(data["statute"]),
    )


def find_proposal(document: Document) -> Proposal:
    """Return what a council proposal or decision says of itself; what is not said stays empty."""
    blocks = _joined(_blocks(document.tree))
    return Proposal(
        number=next(_numbers(blocks), None),
        date=_day_after(blocks, _grammar().date),
        meeting=_day_after(blocks, _grammar().meeting),
        consultations=tuple(_consultations(blocks)),
        articles=tuple(_described(blocks)),
    )


def _blocks(node: Provision) -> Iterator[_Block]:
    words = "\n".join(part for part in (node.heading, node.text) if part)
    if words:
        yield _Block(join_years(words), node.page, node.line)
    for child in node.children:
        yield from _blocks(child)


def _joined(blocks: Iterator[_Block]) -> list[_Block]:
    """Join blocks that a page or a number at the start of a line broke inside a sentence."""
    found: list[_Block] = []
    for block in blocks:
        broken = found and not re.search(r"[.;:!?]\s*$", found[-1].text)
        if broken and re.match(r"[a-zà-ÿ(]|\d+[a-z]?(?:,| en | van )", block.text):
            found[-1] = found[-1]._replace(text=f"{found[-1].text.rstrip()} {block.text}")
        else:
            found.append(block)
    return found


def _numbers(blocks: list[_Block]) -> Iterator[str]:
    for block in blocks:
        match = _grammar().number.search(block.text)
        if match and not find_dates(match["n"]):
            yield match["n"].strip(".")


def _day_after(blocks: list[_Block], label: re.Pattern[str]) -> str | None:
    """Return the first day that a label stands right before: "Datum: 14 mei 2024"."""
    for block in blocks:
        for day in find_dates(block.text):
            if label.search(block.text[: day.start]):
                return day.iso
    return None


def _consultations(blocks: list[_Block]) -> Iterator[Period]:
    """Yield the periods of inspection; the first day may leave out its year."""
    grammar = _grammar()
    for block in blocks:
        for sentence in sentences(block.text.replace("\n", " ")):
            if not grammar.consultation.search(sentence):
                continue
            for last in find_dates(sentence):
                first = _first_day(sentence[: last.start], last.iso)
                if first and first <= last.iso:
                    yield Period(
                        start=first, end=last.iso, text=sentence, page=block.page, line=block.line
                    )


def _first_day(before: str, last: str) -> str | None:
    """Return the day that the words before a last day end in: "van 8 februari tot en met"."""
    joined = list(_grammar().until.finditer(before))
    if not joined or joined[-1].end() != len(before):
        return None
    head = before[: joined[-1].start()].rstrip()
    for words in (head, f"{head} {last[:4]}"):
        days = find_dates(words)
        if days and days[-1].end == len(words):
            return days[-1].iso
    return None


_LIST = re.compile(
    r"\bartikel(?:en)?\s+(?P<list>\d+(?:[.:]\d+)?[a-z]{0,2}(?![\w.:]\d)"
    r"(?:\s*(?:,|en|of|tot\s+en\s+met|t/m)\s*(?:en\s+)?\d+(?:[.:]\d+)?[a-z]{0,2}\b(?!\s*(?:%|jaar|maand|procent)))*)",
    re.I,
)
_BULLET = re.compile(
    r"(?:^|[\n•])\s*[*–-]?\s*(?P<subject>[A-ZÀ-Þ][^\n,;:.•()]{3,90}?),?\s+artikel\s+"
    r"(?P<number>\d+(?:[.:]\d+)?[a-z]{0,2})\b(?=\s*(?:$|\n|[:(])|\s+[A-ZÀ-Þ])"
)


def _described(blocks: list[_Block]) -> Iterator[Described]:
    """Yield the articles of the enclosed ordinance, each once, as first spoken of.

    An article in a sentence that names a statute is that statute's, unless the sentence says that
    it is the ordinance's: "artikel 17 van de nieuwe verordening".
    """
    seen: set[str] = set()
    for block in blocks:
        for match in _BULLET.finditer(block.text):
            number = normalise_number(match["number"])
            if number not in seen:
                seen.add(number)
                words = " ".join(match[0].strip(" •*–-\n").split())
                yield Described(
                    article=number,
                    text=words,
                    subject=match["subject"],
                    page=block.page,
                    line=block.line,
                )
        found = sentences(block.text.replace("\n", " "))
        if found and not found[-1].endswith((".", ";", ":")):
            del found[-1]  # a table run together may name articles of the old ordinance
        for sentence in found:
            for match in _LIST.finditer(sentence):
                after = sentence[match.end() :]
                own = re.match(
                    r"[^.;()]{0,60}?\bvan\s+de\s+[^.;()]{0,40}?verordening\b", after, re.I
                )
                if not own and _grammar().statute.search(sentence):
                    continue
                for number in _numbers_in(match["list"]):
                    if number not in seen:
                        seen.add(number)
                        yield Described(
                            article=number, text=sentence, page=block.page, line=block.line
                        )


def _numbers_in(words: str) -> Iterator[str]:
    """Yield the numbers of a list, ranges of whole numbers written out."""
    last: str | None = None
    for part in re.finditer(
        r"(?P<range>tot\s+en\s+met|t/m)|(?P<n>\d+(?:[.:]\d+)?[a-z]{0,2})", words, re.I
    ):
        if part["range"]:
            continue
        number = normalise_number(part["n"])
        ranged = re.search(r"(?:tot\s+en\s+met|t/m)\s*$", words[: part.start()], re.I)
        if ranged and last and last.isdigit() and number.isdigit():
            between = range(int(last) + 1, int(number))
            yield from map(str, between if len(between) <= _MOST else ())
        yield number
        last = number
