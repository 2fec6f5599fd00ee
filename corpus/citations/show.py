"""Printing a target as lawyers write it; what is printed can be read back to the same target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, get_args

from corpus.citations.words import words
from corpus.model import Target
from corpus.regulations import Named, catalogue

__all__ = ["STYLES", "Style", "show", "show_all"]

Style = Literal["voluit", "genummerd", "kort", "omgekeerd", "voorop"]
STYLES: tuple[Style, ...] = get_args(Style)
_NEUTER = re.compile(
    r"(?:.*(?:besluit|wetboek|verdrag|reglement|statuut|handvest|protocol)\b)", re.IGNORECASE
)


def show(target: Target, instrument: str | None = None, style: Style = "voluit") -> str:
    """Return one target as text.

    Args:
        target: the place.
        instrument: the full name of the regulation, "self" for the regulation that holds the
            reference, or None to leave it out.
        style: voluit "artikel 7, eerste lid, onder a, onder 2°, van de Participatiewet";
            genummerd "artikel 7, lid 1, onderdeel a, sub 2°, van de Participatiewet";
            kort "art. 7 lid 1 onder a sub 2° Pw"; omgekeerd "onder a van artikel 7, eerste lid, van
            de Participatiewet"; voorop "Participatiewet, artikel 7, lid 1, onderdeel a".

    Returns:
        The text; ``find`` reads it back to the same target and regulation, in every style.
    """
    return show_all((target,), instrument, style)


def show_all(
    targets: Sequence[Target], instrument: str | None = None, style: Style = "voluit"
) -> str:
    """Return several targets of one regulation as text, joined by "en"; see ``show``."""
    places = " en ".join(_place(target, style) for target in targets)
    if instrument is None:
        return places
    if style == "voorop" and instrument != "self":
        return f"{instrument}, {places}"
    if style == "kort" and instrument != "self":
        return f"{places} {_short(instrument)}"
    tail = "deze verordening" if instrument == "self" else f"{_article_of(instrument)} {instrument}"
    comma = "," if "," in places else ""
    return f"{places}{comma} van {tail}"


def _short(instrument: str) -> str:
    """Return the usual short form of a regulation, its name when there is none."""
    named = catalogue().find(instrument)
    if named is None or named.official != instrument:
        return instrument  # not known, or today the name of a later law
    forms = (
        name.form
        for name in named.regulation.names
        if name.kind == "abbreviation" and name.official == named.official and _alone(name.form)
    )
    return next(forms, instrument)


def _alone(form: str) -> bool:
    """Tell whether a short form names one regulation whatever the date."""
    found: Named | None = catalogue().find(form)
    return found is not None and found.name.since is None and found.name.until is None


def _article_of(instrument: str) -> str:
    first = instrument.split(" ", 1)[0]
    return "het" if _NEUTER.fullmatch(first) or instrument == "Burgerlijk Wetboek" else "de"


def _place(target: Target, style: Style) -> str:
    parts = _parts(target, style)
    if style == "omgekeerd" and len(parts) > 2:
        head, *middle, last = parts
        return f"{last} van {', '.join((head, *middle))}"
    return (" " if style == "kort" else ", ").join(parts)


def _parts(target: Target, style: Style) -> list[str]:
    spelled = style in ("voluit", "omgekeerd")
    parts = [
        f"{word} {number.upper() if number.isalpha() else number}"  # IV, A; not 10D
        for word, number in (
            ("bijlage", target.annex),
            ("hoofdstuk", target.chapter),
            ("paragraaf", target.section),
            ("art." if style == "kort" else "artikel", target.article),
        )
        if number
    ]
    if target.paragraph:
        word_first = not spelled and target.paragraph.isdigit()
        lid = f"lid {target.paragraph}" if word_first else _ordinal(target.paragraph, "lid")
        parts.append(lid)
    if target.point:
        word = "onderdeel" if style in ("genummerd", "voorop") else "onder"
        parts.append(f"{word} {target.point}")
    if target.subpoint:
        degree = "°" if target.subpoint.isdigit() else ""
        parts.append(
            f"onder {target.subpoint}{degree}" if spelled else f"sub {target.subpoint}{degree}"
        )
    if target.sentence:
        parts.append(_ordinal(target.sentence, "volzin"))
    return parts


def _ordinal(number: str, noun: str) -> str:
    """Return "eerste lid"; a number without an ordinal ("2a") is written "lid 2a"."""
    by_value = {value: word for word, value in words().ordinals.items() if len(word) > 4}
    word = by_value.get(number, "laatste" if number == "laatste" else None)
    return f"{word} {noun}" if word else f"{noun} {number}"
