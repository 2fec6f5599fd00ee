"""The regulation a citation ends with: "van de Participatiewet", "Awb", "van deze verordening"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from corpus.citations.model import Instrument, InstrumentKind
from corpus.citations.names import NameBook, printed_name
from corpus.citations.words import alternation, words
from corpus.patterns import later
from corpus.regulations import Named

__all__ = ["After", "book_before", "instrument_after", "instrument_before", "others_after"]


class After(Struct, frozen=True):
    """The regulation after a citation; ``book`` is that of a code ("Boek 7 van het BW").

    ``led`` tells whether "van" or the like leads it in.
    """

    instrument: Instrument
    book: str | None = None
    led: bool = True


class _Patterns(Struct, frozen=True):
    phrases: tuple[tuple[InstrumentKind, re.Pattern[str]], ...]
    lead: re.Pattern[str]
    term: re.Pattern[str]
    paper: re.Pattern[str]
    compound: re.Pattern[str]
    before: re.Pattern[str]
    book: re.Pattern[str]
    second: re.Pattern[str]
    numbered: re.Pattern[str]
    capitals: re.Pattern[str]
    bracketed: re.Pattern[str]
    gloss: re.Pattern[str]
    unled: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    vocabulary = words()
    flags = re.IGNORECASE
    # A full stop before a small letter is a slip: "onder a. van de wet".
    lead = (
        r"(?:\.(?=,|\s(?-i:[a-z])))?(?:\s\((?:oud|nieuw)\))?\s*+,?\s*+"
        r"(?:van|in|uit|(?:behorende?\s++)?bij|der|ex)\s++"
    )

    def phrase(opening: str, nouns: str) -> re.Pattern[str]:
        first = opening if opening == "deze" else vocabulary.pattern(f"instruments.{opening}")
        noun = vocabulary.pattern(f"instruments.{nouns}") if nouns != "wet" else "wet"
        return later(
            rf"{lead}(?P<first>{first})(?:\s++|-|(?<=concept)|(?<=ontwerp))(?:concept-?|ontwerp-?)?"
            rf"(?P<noun>{noun})(?![\w-])",
            flags,
        )

    return _Patterns(
        phrases=(
            ("self", phrase("own", "self")),
            ("that", phrase("deze", "wet")),
            ("that", phrase("that", "terms")),
            ("paper", phrase("other", "terms")),
        ),
        lead=later(rf"{lead}(?P<det>(?:de|het|den)[·•]?\s++)?", flags),
        term=later(rf"(?P<noun>{vocabulary.pattern('instruments.terms')})(?![\w-])", flags),
        paper=later(
            rf"(?:{vocabulary.pattern('instruments.belonging')}\s+)?"
            rf"(?P<noun>{vocabulary.pattern('instruments.papers')})(?!\w)",
            flags,
        ),
        compound=later(rf"(?P<noun>{vocabulary.pattern('instruments.compounds')})(?![\w-])", flags),
        before=later(
            rf"(?:,\s*(?:{vocabulary.pattern('instruments.leading')}\s+(?:de\s+)?)?|\s+"
            r"|\s*\(\s*(?:zie\s+)?(?:de\s+)?)$",
            flags,
        ),
        book=later(
            r"\s*+,?\s*+(?:van\s++)?Boek\s++(?P<book>\d{1,2}A?)\s*+,?\s*+(?:van\s++)?(?:het\s++)?",
            flags,
        ),
        gloss=later(
            r"\s*+(?:\([^()\d]{3,60}\)|[‘'\"“][^‘’'\"“”\d]{3,60}[’'\"”]"
            rf"|,\s++{vocabulary.pattern('instruments.glosses')}\s[^,;.()\d]{{2,60}})"
            r"(?=\s*+,?\s*+van\s)"
        ),
        unled=later(rf"{vocabulary.pattern('instruments.unled')}(?![\w-])"),
        capitals=later(
            rf"\s*+,?\s*+van\s++(?:de|het)\s++(?!{vocabulary.pattern('instruments.nobody')}\b)"
            r"(?P<name>[A-ZÀ-Þ][\w-]+(?:\s+[A-ZÀ-Þ\d][\w-]*){0,6})"
        ),
        bracketed=later(
            rf"(?<!\w)(?:de|het)\s+(?P<noun>{vocabulary.pattern('instruments.terms')})$", flags
        ),
        numbered=later(
            rf"(?P<name>{alternation(vocabulary.lists['names.numbered'])})"
            r"(?:\s*\([^()]{3,80}\))?\s*,\s*(?:en\s+)?(?:in\s+)?$"
        ),
        second=later(
            r"\s*+/\s*+|,?\s++(?:en|of|respectievelijk|dan\s++wel|alsmede)\s++(?:van\s++)?(?:de\s++)?",
            flags,
        ),
    )


def instrument_after(text: str, start: int, names: NameBook) -> After | None:
    """Return the regulation that closes a citation ending at ``start``, or None.

    ``Instrument.start`` and ``end`` span the name; the citation ends where the name does.
    """
    patterns = _patterns()
    for kind, pattern in patterns.phrases:
        match = pattern.match(text, start)
        if match and not (kind == "self" and _titled(text, match.end())):
            noun = " ".join(match["noun"].lower().split())
            name = f"oude {noun}" if kind == "paper" else noun
            return After(Instrument(kind, name, match.start("first"), match.end()))
    if (match := patterns.book.match(text, start)) and (found := names.at(text, match.end())):
        return After(found, match["book"].lower())
    if match := patterns.lead.match(text, start):
        found = _name(text, match.end(), names)
        found = found or (_noun(text, match.end()) if match["det"] else None)
        found = found or _capitals(text, start)
        return After(found) if found else None
    gloss = patterns.gloss.match(text, start)
    if gloss:  # "artikel 10b (beschut werk) van de Participatiewet"
        return instrument_after(text, gloss.end(), names)
    return _unled(text, start, names)


def _unled(text: str, start: int, names: NameBook) -> After | None:
    """Read a name that follows at once ("Awb"), or a catalogued one after a comma."""
    match = _GAP.match(text, start)
    if match is None or match.end() == start:
        return None
    if not match["comma"]:
        found = _name(text, match.end(), names)
    else:
        found = names.at(text, match.end()) or _title(text, match.end())
        if found and _OPENS_NEXT.match(text, found.end):
            return None  # "artikel 5, Participatiewet artikel 6"
    if found is None and (noun := _patterns().unled.match(text, match.end())):
        found = Instrument("paper", noun.group().lower(), noun.start(), noun.end())
    return After(found, led=False) if found else None


def _title(text: str, at: int) -> Instrument | None:
    """Read the title of a regulation of several words: "Financiële verordening gemeente X"."""
    printed = printed_name(text, at)
    return printed if printed and " " in printed.name else None


def others_after(text: str, first: Instrument, names: NameBook) -> Iterator[Instrument]:
    """Yield the regulations that share the citation: "artikel 13 IOAW/IOAZ", "IOAW en IOAZ".

    Twin laws do, and short forms with a slash; another name after "en" stands for itself.
    """
    if first.named is None:
        return
    end = first.end
    while match := _patterns().second.match(text, end):
        found = names.at(text, match.end())
        slash = "/" in match.group()
        if not (found and found.named and _go_together(first.named, found.named, slash=slash)):
            return
        yield found
        end = found.end


def _go_together(one: Named, two: Named, *, slash: bool) -> bool:
    """Tell whether two names share a citation: twin laws, or short forms with a slash between."""
    if one.regulation.twin is not None and one.regulation.twin == two.regulation.id:
        return True
    return slash and one.name.kind == two.name.kind == "abbreviation"


def _titled(text: str, end: int) -> bool:
    """Tell whether the noun opens a title: "de nieuwe Verordening Jeugdhulp 2019"."""
    return bool(re.match(r"\s+[A-Z]\w+\s+\w*\s*\d{4}", text[end : end + 60]))


def _name(text: str, at: int, names: NameBook) -> Instrument | None:
    """Read a name: catalogued if it is, else as printed; the longer of the two wins."""
    known = names.at(text, at) or names.damaged_at(text, at)
    printed = printed_name(text, at)
    if known and printed and printed.end > known.end and _own_title(text[known.end : printed.end]):
        return printed
    return known or printed


def _own_title(rest: str) -> bool:
    """Tell whether what follows a known name makes it another regulation: "... Utrecht 2015"."""
    return bool(re.search(r"(?:19|20)\d\d$", rest.strip())) and len(rest.split()) > 1


def _capitals(text: str, start: int) -> Instrument | None:
    """Read a paper that is named, but as no regulation is: "van het Eerste Protocol"."""
    match = _patterns().capitals.match(text, start)
    return Instrument("paper", match["name"], match.start("name"), match.end()) if match else None


def _noun(text: str, at: int) -> Instrument | None:
    patterns = _patterns()
    if titled := printed_name(text, at, small=True):
        return titled
    kinds: tuple[tuple[InstrumentKind, re.Pattern[str]], ...] = (
        ("paper", patterns.paper),
        ("term", patterns.term),
        ("paper", patterns.compound),
    )
    for kind, pattern in kinds:
        if match := pattern.match(text, at):
            return Instrument(kind, " ".join(match["noun"].lower().split()), at, match.end())
    return None


_GAP = later(r"\s*(?P<comma>,)?\s*")
_OPENS_NEXT = later(r"\s*+,?\s*+\(?(?:artikel|art\b)", re.IGNORECASE)
_WINDOW = 160  # characters: the longest name of the catalogue


def instrument_before(text: str, start: int, end: int, names: NameBook) -> Instrument | None:
    """Return the regulation named just before a citation: "Participatiewet, artikel 10da".

    Also "de Participatiewet (artikel 10d)", when the bracket holds the citation alone.
    """
    floor = max(0, start - _WINDOW)
    if european := _numbered_before(text, floor, start):
        return european
    joint = _patterns().before.search(text, floor, start)
    if not joint or ("(" in joint.group() and not re.match(r"\s*[);]", text[end : end + 3])):
        return None
    if "(" in joint.group() and (term := _term_before(text, floor, joint.start())):
        return term
    if not names.may_end(text, joint.start()):
        return None
    for match in names.first.finditer(text, floor, joint.start()):
        found = names.at(text, match.start())
        if found and found.end == joint.start():
            return replace(found)
    return None


_BOOK_BEFORE = later(
    r"(?<!\w)Boek\s+(?P<book>\d{1,2}A?)\s*,?\s*(?:van\s+(?:het\s+)?)?$", re.IGNORECASE
)


def book_before(text: str, code: Instrument) -> After | None:
    """Return a code with the book named before it: "Boek 7 BW, artikel 610"."""
    if code.named is None or not code.named.regulation.books:
        return None
    match = _BOOK_BEFORE.search(text, max(0, code.start - 40), code.start)
    return After(replace(code, start=match.start()), match["book"].lower()) if match else None


def _numbered_before(text: str, floor: int, start: int) -> Instrument | None:
    """Read "Verordening (EU) nr. 1407/2013 (de-minimisverordening), artikel 3"."""
    if text.find("/", floor, start) < 0:
        return None
    match = _patterns().numbered.search(text, floor, start)
    return printed_name(text, match.start("name")) if match else None


def _term_before(text: str, floor: int, end: int) -> Instrument | None:
    """Read "het uitvoeringsbesluit (artikel 3)": a term that the bracket goes with."""
    match = _patterns().bracketed.search(text, floor, end)
    if match is None:
        return None
    return Instrument("term", match["noun"].lower(), match.start("noun"), match.end())
