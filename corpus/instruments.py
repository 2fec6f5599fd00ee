"""The catalogue of instruments: what a municipality offers or imposes, by policy field.

The catalogue is ``data/instruments.toml``, a file that a policy advisor can read and extend;
entries of the user's own, from the library's ``instrumenten.toml``, are passed along as ``extra``.
A ``Lexicon`` finds the names in a text.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from corpus.data import data_file
from corpus.errors import UsageError
from corpus.store import OWN_INSTRUMENTS

__all__ = [
    "Basis",
    "Instrument",
    "Lexicon",
    "Mention",
    "catalogue",
    "compact",
    "fold",
    "lexicon",
    "own_instruments",
    "read_instruments",
]

# Endings that leave the stem as it is: plural and inflection.
_ENDING = r"(?:'?s|en|n|e|es|ën)?"
_WORD_START = re.compile(r"(?<![\w-])[\w(]")
_LETTERS = re.compile(r"[^a-z0-9]+")


class Basis(Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """A statutory provision as printed, with the first and last day (ISO) it had the subject."""

    provision: str
    since: str = ""
    until: str = "9999"

    def holds(self, day: str) -> bool:
        """Tell whether the provision had the subject on a day; "" is today."""
        return self.since <= day <= self.until if day else self.until == "9999"


class Instrument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of the catalogue.

    ``names`` are lower-case spellings; a hyphen in a name stands for "joined, hyphenated, with a
    slash or apart". ``basis`` holds statutory provisions as printed ("Participatiewet, artikel
    10d"), with days where one took the place of another; ``since`` is the day from which they
    regulate the instrument (ISO); ``wider`` the key of the instrument that this one is a form of.
    """

    key: str
    name: str
    field: str
    names: tuple[str, ...]
    basis: tuple[str | Basis, ...] = ()
    since: str = ""
    wider: str | None = None

    def basis_on(self, day: str) -> tuple[str, ...]:
        """Return the provisions that regulated the instrument on a day (ISO); "" is today."""
        if day and day < self.since:
            return ()
        dated = (Basis(one) if isinstance(one, str) else one for one in self.basis)
        return tuple(one.provision for one in dated if one.holds(day))


class Mention(Struct, frozen=True):
    """A name of an instrument in a text, as a half-open span."""

    instrument: Instrument
    start: int
    end: int


class _File(Struct):
    instrument: tuple[Instrument, ...] = ()


def fold(text: str) -> str:
    """Return the text in lower case without accents, of the same length.

    >>> fold("Geïndiceerde Cliënt")
    'geindiceerde client'
    """
    return "".join(_fold_character(character) for character in text)


@cache
def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


def compact(text: str) -> str:
    """Return only the letters and digits, folded: what spellings of one word share.

    >>> compact("leer/werk-trajecten") == compact("Leerwerk-trajecten")
    True
    """
    return _LETTERS.sub("", fold(text))


def read_instruments(text: str) -> tuple[Instrument, ...]:
    """Read catalogue entries from TOML (tables ``[[instrument]]``).

    Raises:
        UsageError: the text is no TOML, or an entry lacks a field or has an unknown one.
    """
    try:
        return msgspec.convert(tomllib.loads(text), _File).instrument
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UsageError(
            f"De lijst met eigen instrumenten is niet te lezen: {_reason(str(error))}. "
            "Elk instrument heeft key, name, field en names."
        ) from error


def _reason(said: str) -> str:
    """Return in Dutch, and with its place, what the libraries say of a wrong list in English."""
    if line := re.search(r"\(at line (\d+)", said):
        return f"regel {line.group(1)} is geen geldige TOML"
    place = re.search(r"\$\.instrument\[(\d+)\](?:\.(\w+))?", said)
    entry = f"in instrument {int(place.group(1)) + 1} " if place else ""
    field = re.search(r"field `(\w+)`", said)
    if field and "missing" in said:
        return f"{entry}ontbreekt '{field.group(1)}'"
    if field:
        return f"{entry}staat het onbekende veld '{field.group(1)}'"
    if place and place.group(2):
        return f"{entry}heeft '{place.group(2)}' een waarde van de verkeerde soort"
    return "zij is geen lijst van instrumenten in TOML"


@cache
def _shipped() -> tuple[Instrument, ...]:
    return read_instruments(data_file("instruments").read_text("utf8"))


def catalogue(extra: Iterable[Instrument] = ()) -> tuple[Instrument, ...]:
    """Return all entries; an extra entry replaces a shipped one with the same key."""
    own = tuple(extra)
    replaced = {entry.key for entry in own}
    return own + tuple(entry for entry in _shipped() if entry.key not in replaced)


def own_instruments(folder: Path) -> tuple[Instrument, ...]:
    """Return the entries that the user added to the library: ``instrumenten.toml`` in its folder.

    A library without that file has none. The file has the form of the shipped catalogue.

    Raises:
        UsageError: the file cannot be read, or is not of that form.
    """
    path = folder / OWN_INSTRUMENTS
    try:
        text = path.read_text("utf8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"De lijst met eigen instrumenten '{path}' is niet te lezen.") from error
    return read_instruments(text)


class Lexicon:
    """The names of a set of instruments, ready to be found in texts."""

    def __init__(self, instruments: Iterable[Instrument]) -> None:
        self._by_name: dict[str, Instrument] = {}
        self.instruments = tuple(instruments)
        for instrument in self.instruments:
            for name in (fold(instrument.name), *instrument.names):
                self._by_name.setdefault(fold(name), instrument)
        by_start: dict[str, list[str]] = {}
        for name in sorted(self._by_name, key=lambda name: (-len(name), name)):
            by_start.setdefault(name[:2], []).append(name)
        self._starts = {
            start: (_names_pattern(names), [self._by_name[name] for name in names])
            for start, names in by_start.items()
        }
        self._compact = {compact(name): entry for name, entry in reversed(self._by_name.items())}

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the names in a text, the longest at each place, in order of appearance."""
        folded = fold(text)
        found: list[Mention] = []
        for start in _WORD_START.finditer(folded):
            here = start.start()
            if found and here < found[-1].end:
                continue
            candidate = self._starts.get(folded[here : here + 2])
            if candidate is None:
                continue
            pattern, instruments = candidate
            match = pattern.match(folded, here)
            if match is not None:
                instrument = instruments[(match.lastindex or 1) - 1]
                found.append(Mention(instrument, match.start(), match.end()))
        return tuple(found)

    def named(self, text: str) -> Instrument | None:
        """Return the instrument whose name this text is, spaces and hyphens apart, or None."""
        letters = compact(text)
        for ending in ("", "s", "en", "n", "e"):
            if letters.endswith(ending):
                stem = letters.removesuffix(ending) if ending else letters
                if stem in self._compact:
                    return self._compact[stem]
        return None


def _names_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that tries names in order; its last group tells which one matched."""
    return re.compile(rf"(?:{'|'.join(f'({_pattern(name)}{_ENDING})' for name in names)})(?!\w|-)")


def _pattern(name: str) -> str:
    words = (re.escape(word).replace(r"\-", r"(?:\s?[-/]\s?|\s)?") for word in name.split())
    return r"[\s-]+".join(words)


@cache
def _lexicon(fields: tuple[str, ...], extra: tuple[Instrument, ...]) -> Lexicon:
    entries = catalogue(extra)
    if fields:
        own = {entry.key for entry in extra}
        rank = {field: place for place, field in enumerate(fields)}
        entries = tuple(
            sorted(
                (entry for entry in entries if entry.key in own or entry.field in rank),
                key=lambda entry: (entry.key not in own, rank.get(entry.field, -1)),
            )
        )
    return Lexicon(entries)


def lexicon(fields: Iterable[str] = (), extra: Iterable[Instrument] = ()) -> Lexicon:
    """Return the lexicon of some policy fields; without fields, of all.

    A name that occurs in two fields belongs to the field that is named first.
    """
    return _lexicon(tuple(fields), tuple(extra))
