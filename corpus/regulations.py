"""The catalogue of statutes: from any name, short form or former name to one regulation.

The data stand in ``corpus/data/regulations.toml``. A short form that belonged to two laws ("WVO",
"Wmo", "Wet inburgering") carries dates; the date of the document that uses it settles which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

from msgspec import Struct, field

from corpus.accents import without_accents
from corpus.data import read_data

__all__ = ["Catalogue", "Name", "NameKind", "Named", "Regulation", "catalogue", "fold"]

NameKind = Literal["title", "alias", "abbreviation", "former"]
_WORD = re.compile(r"[^\W_]+")


def fold(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case without accents, the key of every look-up."""
    return tuple(_WORD.findall(without_accents(name).lower()))


class Name(Struct, frozen=True):
    """One way to name a regulation.

    ``official`` is the full title that ``form`` stands for; ``since`` (first day) and ``until``
    (first day no longer) are ISO dates or None.
    """

    form: str
    official: str
    kind: NameKind
    since: str | None = None
    until: str | None = None

    def holds(self, on: str | None) -> bool:
        """Tell whether the name belonged to its regulation on a day; without a day: today."""
        if on is None:
            return self.until is None
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


class Regulation(Struct, frozen=True):
    """A statute, decree or treaty.

    ``id`` is its BWB id, or the CELEX number of a European one; None for a code in several books
    (``books`` maps the book to its id) and for a regulation without either. ``numbering`` is
    "colon" when articles are numbered 4:93, "dot" when they are numbered 2.17. ``below``:
    no article number reaches this. ``twin`` is the id of a law whose articles run parallel (IOAW
    and IOAZ).
    """

    name: str
    id: str | None = None
    names: tuple[Name, ...] = ()
    numbering: str = "plain"
    below: int | None = None
    twin: str | None = None
    in_force: str | None = None
    ended: str | None = None
    books: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.name, self.id))  # a mapping of books has none

    @property
    def abbreviations(self) -> tuple[str, ...]:
        """The short forms in use, the usual one first."""
        return tuple(name.form for name in self.names if name.kind == "abbreviation")

    @property
    def former(self) -> tuple[Name, ...]:
        """The titles it had before."""
        return tuple(
            name for name in self.names if name.kind == "former" and name.form == name.official
        )

    def numbered(self, article: str) -> str:
        """Return the number of an article as this law writes it: 4.93 of the Awb is 4:93."""
        if self.numbering == "colon":
            return article.replace(".", ":")
        return article.replace(":", ".") if self.numbering == "dot" else article

    def id_of(self, article: str | None) -> str | None:
        """Return the id of the part that holds an article: "5:37" of the BW is in book 5."""
        if self.books and article and ":" in article:
            return self.books.get(article.split(":")[0])
        return self.id


class Named(Struct, frozen=True):
    """A regulation as found by one of its names."""

    regulation: Regulation
    name: Name

    @property
    def official(self) -> str:
        """The full title that the name used stands for."""
        return self.name.official


class Catalogue:
    """Look-up of regulations by name; never changed after it was made."""

    def __init__(self, regulations: Iterable[Regulation]) -> None:
        """Take the regulations; several may share a form when its dates tell them apart."""
        self.regulations = tuple(regulations)
        self._forms: dict[tuple[str, ...], list[Named]] = {}
        for regulation in self.regulations:
            for name in regulation.names:
                self._forms.setdefault(fold(name.form), []).append(Named(regulation, name))
        self._ids = {
            identifier: regulation
            for regulation in self.regulations
            for identifier in (regulation.id, *regulation.books.values())
            if identifier
        }

    def forms(self) -> Mapping[tuple[str, ...], list[Named]]:
        """Return every folded form with the regulations it may name."""
        return self._forms

    def find(self, form: str, on: str | None = None) -> Named | None:
        """Return the regulation a name stands for, on an ISO date where the name had two owners.

        Short forms must be written as they are ("WW" is a law, "ww" is not); titles need not.
        """
        return self.pick(fold(form), form, on)

    def pick(self, key: tuple[str, ...], written: str, on: str | None = None) -> Named | None:
        """Return the regulation for a folded form, ``written`` that way; see ``find``."""
        fits = [named for named in self._forms.get(key, ()) if _written_so(named.name, written)]
        if len({named.regulation.name for named in fits}) > 1:
            dated = [named for named in fits if named.name.holds(on)]
            fits = dated or fits
        return fits[0] if fits else None

    def by_id(self, identifier: str) -> Regulation | None:
        """Return the regulation with a BWB id or CELEX number."""
        return self._ids.get(identifier.strip().upper())


def _written_so(name: Name, written: str) -> bool:
    if name.kind != "abbreviation" and name.form == name.official:
        return True
    letters = re.sub(r"[^A-Za-z]", "", written)
    own = re.sub(r"[^A-Za-z]", "", name.form)
    if " " in name.form.strip() and len(own) > 6:
        return True
    return letters in (own, own.upper()) or (len(own) > 3 and letters[:1].isupper())


@cache
def catalogue() -> Catalogue:
    """Return the catalogue of the data file."""
    return Catalogue(_regulation(entry) for entry in read_data("regulations")["regulation"])


def _regulation(entry: Mapping[str, Any]) -> Regulation:
    title = entry["name"]
    started, ended = entry.get("in_force"), entry.get("ended")
    names = [Name(title, title, "title", started, ended)]
    names += [_name(item, title, "alias") for item in entry.get("aliases", ())]
    names += [_name(item, title, "abbreviation") for item in entry.get("abbreviations", ())]
    for former in entry.get("former", ()):
        until = former["until"]
        names.append(Name(former["name"], former["name"], "former", None, until))
        names += [
            Name(form, former["name"], "abbreviation", None, until)
            for form in former.get("abbreviations", ())
        ]
    return Regulation(
        name=title,
        id=entry.get("id"),
        names=tuple(names),
        numbering=entry.get("numbering", "plain"),
        below=entry.get("below"),
        twin=entry.get("twin"),
        in_force=started,
        ended=ended,
        books=entry.get("books", {}),
    )


def _name(item: str | Mapping[str, str], title: str, kind: NameKind) -> Name:
    if isinstance(item, str):
        return Name(item, title, kind)
    return Name(item["form"], title, kind, item.get("from"), item.get("until"))
