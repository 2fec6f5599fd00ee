"""A reference as a person types it: "art. 9f lid 5 Maashorst 2023", "10d Pw", "9f/5/c".

The one reader of the search box, of "who cites" and of a place on the command line. Who types
leaves words out ("9f lid 5"), turns the order round ("lid 5 9f") and writes laws in small letters
("art 8 wwb"); what is left of the text is for others to read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from corpus.accents import with_plain_digits
from corpus.data import read_data
from corpus.model import Target
from corpus.patterns import later

if TYPE_CHECKING:
    from corpus.citations import Citation
    from corpus.regulations import Named
    from corpus.shorthand import Typed

__all__ = ["TypedReference", "read_bare_number", "read_typed"]

# Only a text with one of these can hold a reference: the grammar, which takes longer to load than
# a search does, is loaded for those alone. A year is no article.
_SIGN = later(
    r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d|\b(?:art|lid|leden|hoofdstuk|paragraaf|afdeling|titel|bijlage|onder)",
    re.IGNORECASE,
)
_ADDRESS = later(
    r"\b((?:\d+[.:])*\d+[a-z]{0,3})/(\d*[a-z]?)(?:/(\w+))?(?:/(\w+))?(?!\w)", re.IGNORECASE
)
# 9f-5-b, 9-5-b, 9f-5: with dashes only where a letter says that it is no date and no telephone
_DASHED = later(
    r"(?<![\w-])(?:\d+[a-z]{1,2}-\d{1,2}(?:-[a-z])?|\d{1,3}-\d{1,2}-[a-z])(?![\w-])", re.IGNORECASE
)
# 12/3/2021, 2020/2021, 12/3/21: a date or a season is no address
_DATE = later(r"\b(?:\d{1,2}/\d{1,2}/\d{2}(?:\d\d)?|(?:19|20)\d\d/\d{1,4}(?:/\d{1,2})?)(?![\w/])")
# An article number without the word: "9f lid 5", "lid 5 9f", "10da Pw", "7:10 Awb"; a plain number
# or what looks like an ordinal ("1e") only when a paragraph follows.
_BARE = later(
    r"(?<![\w.,:/-])(?!\d+(?:de|ste|x|km|m2)\b)"
    r"(?=\d+(?:[a-df-z][a-z]{0,2}|:\d+[a-z]?)\b|\d+(?:\.\d+)?[a-z]{0,3}\s*,?\s+lid\b)\d",
    re.IGNORECASE,
)
_DOTTED = later(r"(?<![\w.,:/€-])(?<!€ )\d{1,2}\.\d{1,3}[a-z]?(?![\w.:/%-])", re.IGNORECASE)
# A number that may be an article, but also an amount or an age: "28", "3.2"; no year.
_NUMBER = later(r"(?<![\w.,:/€-])\d{1,3}(?:\.\d{1,2})?(?![\w.,:/%-]|\s*%)")
# Who begins with the smallest part leaves out "van": "onder c lid 5 artikel 9f".
_POINT_FIRST = later(
    r"\b(?:onder(?:deel)?|sub|letter)\s+[a-z0-9]{1,3}\s*,?\s+(?=lid\s+\d|\w+\s+lid\b)",
    re.IGNORECASE,
)
_NOTE = later(r"\b(?:toelichting|nota van toelichting)(?:\s+(?:op|bij|van))?\s*$", re.IGNORECASE)
_NOTE_AFTER = later(r"^\s*,?\s*(?:met |nota van )?toelichting\b", re.IGNORECASE)
_NOTE_ADDRESS = later(r"\bnote:(?=\d)", re.IGNORECASE)
_ASKED = later(
    r"\b(?:wie|welke|wat)(?:\s+\w+)?\s+(?:citeert|citeren|verwijst|verwijzen|noemt|noemen)"
    r"(?:\s+naar)?\b|\bverwijzingen?\s+naar\b",
    re.IGNORECASE,
)
_ORDINANCE = later(r"(?:verordening|regeling|regels|reglement|statuut)$", re.IGNORECASE)
_WORD = later(r"[^\W_]+")
_LONGEST = 2000  # characters: who pastes more asks for words, and gets them
_LONGEST_NAME = 30  # words


class TypedReference(Struct, frozen=True, kw_only=True):
    """A reference as read: its words, the places it names, and what is left of the text.

    ``instrument`` is the full name of a regulation of the catalogue, or None. ``note``: the
    explanatory note on that place is meant. ``citing``: who cites it is asked, not the place.
    ``ranges`` are pairs of articles of which all in between are meant, as far as a document has
    them.
    """

    text: str
    targets: tuple[Target, ...]
    instrument: str | None = None
    instrument_id: str | None = None
    rest: str = ""
    note: bool = False
    citing: bool = False
    ranges: tuple[tuple[str, str], ...] = ()


def read_typed(text: str, *, on: str | None = None) -> TypedReference | None:
    """Return the first reference in what a person typed, or None; never raises.

    ``on`` is the ISO date that settles which law a shared name means; without it: today.
    """
    text, unread = _opening(text)
    if not _SIGN.search(text):
        return None
    return _followed_by(unread, _read_opening(text, on))


def _followed_by(unread: str, read: TypedReference | None) -> TypedReference | None:
    return replace(read, rest=f"{read.rest} {unread}".strip()) if read and unread else read


def _opening(text: str) -> tuple[str, str]:
    """Return the words in which a reference is looked for, with single spaces, and those behind."""
    words = with_plain_digits(" ".join(text.split()))
    if len(words) <= _LONGEST:
        return words, ""
    cut = words.rfind(" ", 0, _LONGEST)
    return (words[:cut], words[cut + 1 :]) if cut > 0 else (words[:_LONGEST], words[_LONGEST:])


def _read_opening(text: str, on: str | None) -> TypedReference | None:
    text = _NOTE_ADDRESS.sub("toelichting artikel ", text)
    asked = _ASKED.search(text)
    if asked:
        inner = _read_opening(f"{text[: asked.start()]} {text[asked.end() :]}", on)
        return replace(inner, citing=True) if inner else None
    return (
        _from_address(text, on)
        or _from_words(_written_out(text), on)
        or _dotted(text, on)
        or _of_a_law(text, on)
    )


def read_bare_number(text: str) -> TypedReference | None:
    """Return the article that the first bare number may stand for: "28 Maastricht", "IOAW 35".

    It may as well be an amount or an age; whether it is an article the words beside it must tell.
    """
    text, unread = _opening(text)
    number = _NUMBER.search(text)
    if not number:
        return None
    typed = _written_out(text)
    typed.insert(number.start(), "artikel ")
    return _followed_by(unread, _from_words(typed, None))


def _written_out(text: str) -> Typed:
    from corpus.shorthand import written_out  # here: its patterns take longer than a search has

    return written_out(text)


def _of_a_law(text: str, on: str | None) -> TypedReference | None:
    """Read "149 gemeentewet": a number and the name of a law, and not a word more."""
    number = _NUMBER.search(text)
    if number is None:
        return None
    typed = _written_out(text)
    typed.insert(number.start(), "artikel ")
    read = _from_words(typed, on)
    return read if read and read.instrument and not read.rest else None


def _dotted(text: str, on: str | None) -> TypedReference | None:
    """Read "7.10 awb": a full stop for the colon of a law that numbers so."""
    for number in _DOTTED.finditer(text):
        typed = _written_out(text)
        typed.insert(number.start(), "artikel ")
        read = _from_words(typed, on)
        if read and read.instrument and ":" in (read.targets[0].article or ""):
            return read
    return None


def _from_address(text: str, on: str | None) -> TypedReference | None:
    match = next(filter(None, (_address(text), _DASHED.search(text))), None)
    if not match:
        return None
    parts = match.groups() or (*match.group().split("-"), *("", ""))
    levels = [(part or "").lower() or None for part in parts[:4]] + [None]
    target = Target(article=levels[0], paragraph=levels[1], point=levels[2], subpoint=levels[3])
    before = re.sub(r"\b(?:artikel|art\.?)\s*$", "", text[: match.start()], flags=re.IGNORECASE)
    return _with_law(_read(match.group(), (target,), before, text[match.end() :]), on)


def _address(text: str) -> re.Match[str] | None:
    """Return the first address that is no date."""
    found = (match for match in _ADDRESS.finditer(text) if not _DATE.match(text, match.start()))
    return next(found, None)


def _from_words(typed: Typed, on: str | None) -> TypedReference | None:
    if not any(map(_is_whole, _citations(typed.text, on))):
        bare = _BARE.search(typed.text)
        if bare:
            typed.insert(bare.start(), "artikel ")
    found = _in_order(typed, on)
    first = next(filter(_is_whole, found), None)
    if first is None:
        return None
    finer = _set_apart(found, first)
    end = _end_of_places(first)
    before, after = typed.between(0, first.start), typed.between(end, len(typed.text))
    named = first.instrument if first.instrument and first.instrument.kind == "name" else None
    if named and named.end <= first.start and _ends_a_title(typed.text[: named.start]):
        named = None
    if named and named.end <= first.start:
        between = typed.between(named.end, first.start)
        before = f"{typed.between(0, named.start)} {between}"
    said, targets = typed.between(first.start, end).strip(), first.targets
    if finer is not None:
        part = typed.between(finer.start, finer.end)
        before, after = before.replace(part, " ", 1), after.replace(part, " ", 1)
        said = f"{said} {part}"
        targets = tuple(replace(one, article=targets[0].article) for one in finer.targets)
    read = _read(said, targets, before, after)
    read = replace(read, ranges=first.ranges)
    if named is None:
        return _with_law(read, on)
    if named.named is None:
        return replace(read, instrument=named.name)
    return _in_law(read, named.named)


def _citations(text: str, on: str | None) -> tuple[Citation, ...]:
    from corpus.citations import find

    return find(text, on=on)


def _is_whole(citation: Citation) -> bool:
    """Tell whether a citation stands by itself; a tariff ("onderdeel 2.3.1") is read as words."""
    return not citation.anchor and any(
        target.article or target.chapter or target.section or target.annex
        for target in citation.targets
    )


def _in_order(typed: Typed, on: str | None) -> tuple[Citation, ...]:
    """Return the citations, also of one that begins with its smallest part: "lid 5 artikel 9f"."""
    for point in reversed(list(_POINT_FIRST.finditer(typed.text))):
        typed.insert(point.end(), "van ")
    text = typed.text
    found = _citations(text, on)
    for part, whole in reversed(list(pairwise(found))):
        between = typed.text[part.end : whole.start]
        if part.anchor == "own" and _is_whole(whole) and not between.strip(" ,"):
            typed.insert(whole.start, "van ")
    return found if typed.text == text else _citations(typed.text, on)


def _ends_a_title(before: str) -> bool:
    """Tell whether the law after these words is of a title: "afstemmingsverordening Pw art. 12"."""
    words = before.split()
    return bool(words) and _ORDINANCE.search(words[-1]) is not None


def _end_of_places(citation: Citation) -> int:
    """Return where a citation ends without the word for an ordinance: that begins its title."""
    paper = citation.instrument
    if paper is not None and paper.kind == "paper" and paper.start > citation.start:
        return paper.start
    return citation.end


def _set_apart(found: Sequence[Citation], whole: Citation) -> Citation | None:
    """Return the part that other words keep from its article: "artikel 11 Maastricht, lid 4"."""
    if len(whole.targets) != 1 or whole.targets[0] != Target(article=whole.targets[0].article):
        return None
    parts = (it for it in found if it.anchor == "own" and it.targets and it is not whole)
    return next(parts, None)


def _read(text: str, targets: tuple[Target, ...], before: str, after: str) -> TypedReference:
    note, noted = _NOTE.search(before), _NOTE_AFTER.search(after)
    if note:
        before = before[: note.start()]
    if noted:
        after = after[noted.end() :]
    rest = " ".join(f"{before} {after}".replace(",", " ").split())
    return TypedReference(text=text, targets=targets, rest=rest, note=bool(note or noted))


@cache
def _filler() -> frozenset[str]:
    """Return the words that may stand around the name of a law."""
    return frozenset(read_data("citations")["typed"]["filler"])


def _with_law(read: TypedReference, on: str | None) -> TypedReference:
    """Fill in the law when its name begins or ends what is left, in any case: "art 8 wwb"."""
    if not read.rest:
        return read
    from corpus.regulations import catalogue, fold

    parts = list(_WORD.finditer(read.rest))
    kept = [index for index, part in enumerate(parts) if part.group().lower() not in _filler()]
    if not kept:
        return read
    first, last = kept[0], kept[-1] + 1
    spans = [(first, end) for end in range(min(last, first + _LONGEST_NAME), first, -1)]
    spans += [(start, last) for start in range(max(first + 1, last - _LONGEST_NAME), last)]
    titles = (index for index, part in enumerate(parts) if _ORDINANCE.search(part.group()))
    title = next(titles, last)
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if start > title:
            continue  # of the title of an ordinance: "artikel 8 afstemmingsverordening Pw"
        named = catalogue().forms().get(fold(" ".join(part.group() for part in parts[start:end])))
        if named:
            before, after = read.rest[: parts[start].start()], read.rest[parts[end - 1].end() :]
            held = next((one for one in named if one.name.holds(on)), named[0])
            return replace(_in_law(read, held), rest=" ".join(f"{before} {after}".split()))
    return read


def _in_law(read: TypedReference, named: Named) -> TypedReference:
    """Return the reference in a law, its articles as that law numbers them: 7.10 Awb is 7:10."""
    number = named.regulation.numbered
    targets = tuple(
        replace(target, article=target.article and number(target.article))
        for target in read.targets
    )
    return replace(
        read,
        targets=targets,
        instrument=named.official,
        instrument_id=named.regulation.id_of(targets[0].article),
    )
