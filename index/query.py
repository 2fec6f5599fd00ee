"""The language of the search box: words, "quoted phrases", begin*, AND OR NOT, filters.

``gemeente:Maashorst soort:verordening jaar:2023 veld:Wmo in:toelichting`` filter, ``-jaar:2023``
and ``NOT jaar:2023`` leave that out; the operators may be Dutch (EN, OF, NIET) and are only
operators in capitals. Words beside each other need not all be found, though more is better; what is
quoted or joined with AND must be. The parser takes anything: what is no operator in its place is a
word. Grammar::

    either   = sequence { "OR" sequence }
    sequence = { [ "AND" ] [ "NOT" | "-" ] unit }
    unit     = word | word "*" | '"' phrase '"' | "(" either ")"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from index.analysis import is_stop, openings, words_of_text

__all__ = [
    "Beginning",
    "Either",
    "Filters",
    "Parsed",
    "Quoted",
    "Sequence",
    "Word",
    "corrected",
    "joined",
    "parse",
    "rephrased",
    "words",
]

_LEXEME = re.compile(
    r'\s*(?:(?P<without>-)?(?P<filter>[A-Za-z]+):(?P<value>"[^"]*"|[^\s()"]+)'
    r'|(?P<minus>-(?=[\w"(]))?(?:"(?P<phrase>[^"]*)"?|(?P<open>\()|(?P<word>[^\s()"]+))'
    r"|(?P<close>\)))"
)
_OPERATORS = {"AND": "and", "EN": "and", "OR": "or", "OF": "or", "NOT": "not", "NIET": "not"}
_FILTERS = {
    "gemeente": "gemeente",
    "soort": "soort",
    "jaar": "jaar",
    "in": "in",
    "veld": "veld",
    "document": "document",
}
_SHORTEST_BEGINNING = 2
_DEEPEST = 20  # brackets in brackets; further ones are passed over
_MOST_TELLING = 3  # words of a question that is short


class Word(Struct, frozen=True):
    """A word: folded, and as typed."""

    word: str
    typed: str


class Quoted(Struct, frozen=True):
    """Words side by side, folded."""

    words: tuple[str, ...]


class Beginning(Struct, frozen=True):
    """The beginning of a word, folded."""

    text: str


class Sequence(Struct, frozen=True):
    """Units beside each other: ``wanted`` add to the score, ``required`` must all be found."""

    wanted: tuple[Unit, ...] = ()
    required: tuple[Unit, ...] = ()
    unwanted: tuple[Unit, ...] = ()


class Either(Struct, frozen=True):
    """At least one of these."""

    parts: tuple[Sequence, ...]


Unit = Word | Quoted | Beginning | Either
Filters = dict[str, tuple[str, ...]]


class Parsed(Struct, frozen=True):
    """A query: what to find, and filters by their name, values as typed.

    The name of a filter that leaves out begins with a hyphen: "-gemeente". ``plain`` is what was
    typed without filters and quotes.
    """

    root: Either
    filters: Filters
    plain: str = ""


def parse(text: str) -> Parsed:
    """Read a query; never raises."""
    filters: dict[str, tuple[str, ...]] = {}
    lexemes: list[tuple[str, str]] = []
    plain: list[str] = []
    for match in _LEXEME.finditer(text):
        name = _FILTERS.get((match["filter"] or "").lower())
        if name:
            if lexemes and lexemes[-1][0] == "not":
                lexemes.pop()
                plain.pop()
                name = f"-{name}"
            elif match["without"]:
                name = f"-{name}"
            values = tuple(filter(None, match["value"].strip('"').split(",")))
            filters[name] = (*filters.get(name, ()), *values)
        else:
            lexemes.extend(_lexemes(match))
            plain.append(match.group().replace('"', " ").strip())
    return Parsed(_Reader(lexemes).either(), filters, " ".join(plain))


def words(node: Either | Sequence | Unit) -> Iterator[Word]:
    """Yield the plain words that are wanted, in order."""
    if isinstance(node, Word):
        yield node
    elif isinstance(node, Quoted):
        for word in node.words:
            yield Word(word, word)
    elif isinstance(node, Either):
        for part in node.parts:
            yield from words(part)
    elif isinstance(node, Sequence):
        for unit in (*node.required, *node.wanted):
            yield from words(unit)


def rephrased(root: Either) -> Either:
    """Return a short question by the word that answers it: "wat is beschut werk" asks a definition.

    Other questions come back as they are.
    """
    if len(root.parts) != 1 or root.parts[0].required:
        return root
    wanted = root.parts[0].wanted
    said = tuple(unit.word if isinstance(unit, Word) else "" for unit in wanted)
    for opening, word in openings().items():
        rest = wanted[len(opening) :]
        telling = [it for it in rest if not (isinstance(it, Word) and is_stop(it.word))]
        if said[: len(opening)] == opening and 0 < len(telling) <= _MOST_TELLING:
            part = Sequence((Word(word, word), *rest), (), root.parts[0].unwanted)
            return Either((part,))
    return root


def corrected(root: Either, spelling: dict[str, str]) -> Either:
    """Return the query with other spellings for some of its plain words."""
    return Either(tuple(_corrected(part, spelling) for part in root.parts))


def joined(root: Either, names: Mapping[tuple[str, ...], str]) -> Either:
    """Return the query with a name for the words beside each other that it was typed as."""
    return Either(tuple(_joined(part, names) for part in root.parts))


def _joined(part: Sequence, names: Mapping[tuple[str, ...], str]) -> Sequence:
    wanted: list[Unit] = []
    for unit in part.wanted:
        wanted.append(joined(unit, names) if isinstance(unit, Either) else unit)
        for run, name in names.items():
            end = wanted[-len(run) :]
            if tuple(it.word for it in end if isinstance(it, Word)) == run:
                wanted[-len(run) :] = _words(name)
    return Sequence(tuple(wanted), part.required, part.unwanted)


def _corrected(part: Sequence, spelling: dict[str, str]) -> Sequence:
    def mend(unit: Unit) -> Unit:
        if isinstance(unit, Either):
            return corrected(unit, spelling)
        if isinstance(unit, Word) and unit.word in spelling:
            return Word(spelling[unit.word], unit.typed)
        return unit

    return Sequence(
        wanted=tuple(map(mend, part.wanted)),
        required=tuple(map(mend, part.required)),
        unwanted=part.unwanted,
    )


def _lexemes(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    if match["filter"]:  # no filter of ours: words with a colon between
        if match["without"]:
            yield "not", ""
        yield "word", f"{match['filter']}:{match['value']}"
        return
    if match["minus"]:
        yield "not", ""
    if match["phrase"] is not None:
        yield "phrase", match["phrase"]
    elif match["open"]:
        yield "open", ""
    elif match["close"]:
        yield "close", ""
    elif match["word"] in _OPERATORS:
        yield _OPERATORS[match["word"]], match["word"]
    else:
        yield "word", match["word"]


class _Reader:
    def __init__(self, lexemes: list[tuple[str, str]]) -> None:
        self._lexemes = lexemes
        self._place = 0

    def either(self, depth: int = 0) -> Either:
        parts = []
        while True:
            part = self._sequence(depth)
            if part.wanted or part.required or part.unwanted:
                parts.append(part)
            if self._peek() != "or":
                break
            self._place += 1
        return Either(tuple(parts))

    def _sequence(self, depth: int) -> Sequence:
        units: list[tuple[str, Unit]] = []
        joined = False
        while (kind := self._peek()) not in ("", "or"):
            if kind == "close":
                if depth:
                    break
                self._place += 1  # a bracket that nobody opened
                continue
            if kind == "and":
                self._place += 1
                joined = bool(units)
                if units and units[-1][0] == "wanted":
                    units[-1] = ("required", units[-1][1])
                continue
            negative = kind == "not"
            if negative:
                self._place += 1
            role = "unwanted" if negative else "required" if joined else "wanted"
            units.extend((_role(role, unit), unit) for unit in self._unit(depth))
            joined = False
        return Sequence(
            wanted=tuple(unit for role, unit in units if role == "wanted"),
            required=tuple(unit for role, unit in units if role == "required"),
            unwanted=tuple(unit for role, unit in units if role == "unwanted"),
        )

    def _unit(self, depth: int) -> list[Unit]:
        kind, value = self._peek(), self._value()
        if kind in ("", "or", "and", "close"):
            return []  # an operator with nothing after it
        self._place += 1
        if kind == "open":
            if depth == _DEEPEST:
                return []
            inner = self.either(depth + 1)
            if self._peek() == "close":
                self._place += 1
            return [inner] if inner.parts else []
        if kind == "phrase":
            found = tuple(words_of_text(value))
            return [Quoted(found)] if found else []
        if kind == "not":
            return []
        return _words(value)

    def _peek(self) -> str:
        return self._lexemes[self._place][0] if self._place < len(self._lexemes) else ""

    def _value(self) -> str:
        return self._lexemes[self._place][1] if self._place < len(self._lexemes) else ""


def _role(role: str, unit: Unit) -> str:
    return "required" if role == "wanted" and isinstance(unit, Quoted | Beginning) else role


def _words(typed: str) -> list[Unit]:
    if typed.endswith("*") and len(typed) > _SHORTEST_BEGINNING:
        parts = words_of_text(typed)
        if len(parts) == 1:
            return [Beginning(parts[0])]
    return [Word(word, typed) for word in words_of_text(typed)]
