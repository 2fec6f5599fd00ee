"""The labels of provisions as the scanner meets them: numbers, letters and degrees."""

from __future__ import annotations

import re

from corpus.citations.numbers import read_number
from corpus.citations.signs import OPENERS, Link, Sign, patterns
from corpus.citations.words import words
from corpus.patterns import later

__all__ = ["bare", "label", "more", "ordinal_value"]

_STRAY = later(r"['’·]?\s{0,3}")
# An ordinal is no number ("4de", "6 e lid"); "de" apart is an article ("3 en 4 de gronden").
_SUFFIX = later(r"(?:de|\s*(?:e(?!\.)|ste))\b|\s+de\s+(?:lid|volzin)\b")
_MISREAD_ONE = later(r"[lI](?=\s*(?:[,;.)]|(?:van|onder|sub|en|of|tot)\b|$))")  # "lid l"
_SIGNED_DEGREE = later(r"(?P<n>\d{1,2})\s?[°º]")


def label(text: str, at: int, opener: str) -> Sign | None:
    """Read the label right after its opening word, over a stray mark ("artikel' 4")."""
    if stray := _STRAY.match(text, at):
        at = stray.end()
    grammar = patterns()
    if sign := _worded(text, at, opener):
        return sign
    container = opener in ("CHAPTER", "SECTION", "ANNEX")
    if opener == "SECTION" and (match := grammar.outline.match(text, at)):
        return Sign("NUM", re.sub(r"\s", "", match.group()), "none", at, match.end())
    number = read_number(text, at, article=container or opener == "ART")
    if number and not grammar.quantity.match(text, number.end):
        if container and re.fullmatch(r"1(?:\s1)+", text[at : number.end]):
            return None  # "hoofdstuk 1 1 1" may be 11, II or III
        return Sign("NUM", number.value, "none", at, number.end, number.readings)
    if container and (match := grammar.capital.match(text, at)):
        return Sign("LET", match.group().lower(), "none", at, match.end())
    return None


def _worded(text: str, at: int, opener: str) -> Sign | None:
    """Read a label that is no plain number: a letter, a degree, "lid één"."""
    if opener == "PT":
        return _point_label(text, at)
    if opener == "LIDNR" and (match := _MISREAD_ONE.match(text, at)):
        return Sign("NUM", "1", "none", at, match.end())
    return _spelled_out(text, at) if opener in ("LIDNR", "ART") else None


def _spelled_out(text: str, at: int) -> Sign | None:
    """Read the number of an article or paragraph in words: "lid één"."""
    match = patterns().cardinal.match(text, at)
    if match is None or patterns().quantity.match(text, match.end()):
        return None
    return Sign("NUM", words().cardinals[match.group().lower()], "none", at, match.end())


def _point_label(text: str, at: int) -> Sign | None:
    grammar = patterns()
    if match := grammar.degree.match(text, at):
        return Sign("DEG", match["n"], "none", at, match.end())
    if match := grammar.letter.match(text, at) or grammar.capital.match(text, at):
        return Sign("LET", _letter(match.group()), "none", at, match.end())
    if match := grammar.spelled.match(text, at):
        return Sign("DEG", ordinal_value(match["word"]), "none", at, match.end())
    return None


def more(text: str, at: int, last: Sign, before: list[Sign], link: Link) -> Sign | None:
    """Read a label without an opening word: the next of a list."""
    types = [sign.type for sign in before]
    in_points = last.type in ("LET", "DEG") or (last.type == "NUM" and "PT" in types[-3:])
    if sign := _point_alone(text, at, last, before, link):
        return sign
    in_points = in_points or last.type in ("LID", "HEAD")
    if in_points and (match := patterns().degree.match(text, at)):
        return Sign("DEG", match["n"], "none", at, match.end())
    if last.type == "NUM" and (match := _SIGNED_DEGREE.match(text, at)):
        return Sign("DEG", match["n"], "none", at, match.end())
    if last.type == "NUM" and link == "none":
        return _letter_after_number(text, at)
    if last.type in ("LET", "DEG") and (sign := _next_letter(text, at, last)):
        return sign
    return _next_number(text, at, types) if link != "none" else None


def _degree_row(text: str, at: int, before: list[Sign]) -> Sign | None:
    """Read a row of misread degrees; "artikelen" would make them articles, so it must be absent."""
    if any(sign.value in ("artikelen", "artt.") for sign in before):
        return None
    match = patterns().degrees.match(text, at)
    digits = [int(item) for item in re.findall(r"([1-9])\s?[2%°º]", match.group())] if match else []
    if match and digits == sorted(set(digits)):
        return Sign("DEGREES", "", "none", at, match.end())
    return None


def _letter_after_number(text: str, at: int) -> Sign | None:
    """Read the points of "artikel 7 a en b"."""
    match = patterns().letter.match(text, at)
    if match and re.match(r"\s*(?:,|en|of|van|[A-Z(])", text[match.end() : match.end() + 6]):
        return Sign("LET", _letter(match.group()), "none", at, match.end())
    return None


def _point_alone(text: str, at: int, last: Sign, before: list[Sign], link: Link) -> Sign | None:
    if last.type == "LID" and link == "comma":
        return _letter_after_lid(text, at)
    return _degree_row(text, at, before) if last.type == "LET" else None


def _letter_after_lid(text: str, at: int) -> Sign | None:
    """Read the point of "artikel 4, tweede lid, c, van de wet"."""
    match = patterns().letter.match(text, at)
    if match and re.match(r"\s*(?:[,;)]|van\b|\.?\s*$)", text[match.end() : match.end() + 6]):
        return Sign("LET", _letter(match.group()), "none", at, match.end())
    return None


def _next_letter(text: str, at: int, last: Sign) -> Sign | None:
    capitals = text[last.start : last.end].isupper()  # "onderdelen A, C en D"
    match = (patterns().capital if capitals else patterns().letter).match(text, at)
    if not match or match.group() in ("u", "o"):
        return None
    if re.match(r"\.\s?[a-z]\.|[.\-]\w|/", text[match.end() : match.end() + 4]):
        return None  # "a.s.", "e-mail"
    return Sign("LET", _letter(match.group()), "none", at, match.end())


def _next_number(text: str, at: int, types: list[str]) -> Sign | None:
    openers = [name for name in types if name in OPENERS]
    if openers[-1:] == ["LIDNR"] and (sign := _spelled_out(text, at)):
        return sign
    number = read_number(text, at, article="ART" in openers or not openers)
    if number is None or patterns().quantity.match(text, number.end):
        return None
    if _SUFFIX.match(text, number.end, number.end + 12):
        return None
    return Sign("NUM", number.value, "none", at, number.end, number.readings)


def bare(text: str, at: int) -> Sign | None:
    """Read a number that is an article by its form alone, if a law that numbers so follows: 5:37.

    "7.10 Awb" is written for 7:10; of another law the number would be a section or an amount.
    """
    number = read_number(text, at, article=True)
    if number and (":" in number.value or "." in number.value):
        return Sign("NUM", number.value, "none", at, number.end)
    return None


def _letter(sign: str) -> str:
    return words().letters.get(sign, (sign,))[0].lower()


def ordinal_value(word: str) -> str:
    """Return the number of an ordinal: "2" of "tweede" and "2e"; "laatste" stays."""
    if word.lower() == "laatste":
        return "laatste"
    digits = re.match(r"\d+", word)
    return digits.group() if digits else words().ordinals[word.lower()]
