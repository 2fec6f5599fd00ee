"""Words and signs the user sees for what the program calls by a code; the same on every face."""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING

from corpus.addresses import Address
from corpus.errors import UsageError

if TYPE_CHECKING:
    from compare.checks.duties import Ticked
    from compare.model import NormChange
    from compare.time.answer import Because
    from compare.time.timeline import Span
    from corpus.model import Repeal

__all__ = [
    "ADDED",
    "DEVIATIONS",
    "EVIDENCE",
    "KINDS",
    "LAPSED",
    "LOOSE_TEXT",
    "MARKS",
    "MATCHES",
    "MEANING",
    "NOT_FOUND",
    "ONE_SIDED",
    "RELATIONS",
    "RELATIONS_MEAN",
    "SEVERITIES",
    "brief_place",
    "change_in_words",
    "duty_mark",
    "papers_of",
    "percent",
    "period",
    "place",
    "repeal_words",
    "short_place",
    "spoken_date",
    "status_mark",
    "system_words",
]

KINDS = {
    "verordening": "verordening",
    "raadsvoorstel": "raadsvoorstel",
    "raadsbesluit": "raadsbesluit",
    "beleidsplan": "beleidsplan",
    "beleidsregel": "beleidsregel",
    "wet": "wet",
    "overzicht": "overzicht",
    "overig": "ander stuk",
}

SEVERITIES = {"error": "fout", "warning": "let op", "info": "ter kennisneming"}
"""How serious a finding or an issue is."""

MARKS = {"nieuw": "+", "vervallen": "−", "gewijzigd": "≠", "ongewijzigd": "="}
"""A sign per status, so that colour is never the only difference."""

RELATIONS = {
    "gewijzigd": "≠",
    "gesplitst": "1→n",
    "samengevoegd": "n→1",
    "nieuw": "+",
    "vervallen": "−",
    "hernummerd": "№",
    "ongewijzigd": "=",
}
"""A sign per relation of articles."""

MATCHES = {"exact": "", "wider": "haalt het geheel aan", "narrower": "haalt een deel aan"}
"""How a citation fits the provision that was asked for."""

LOOSE_TEXT = "lopende tekst"
"""Where something stands in a paper without provisions, such as a proposal to the council."""

RELATIONS_MEAN = {
    "gewijzigd": "een artikel met andere woorden",
    "gesplitst": "een artikel dat over meer artikelen is verdeeld",
    "samengevoegd": "artikelen die een artikel zijn geworden",
    "nieuw": "staat alleen in de nieuwe verordening",
    "vervallen": "staat alleen in de oude verordening",
    "hernummerd": "dezelfde woorden onder een ander nummer",
    "ongewijzigd": "dezelfde woorden onder hetzelfde nummer",
}

DEVIATIONS = {
    "gelijk": ("=", "zoals in de modelverordening"),
    "anders ingevuld": ("≠", "ook in de modelverordening, met een andere inhoud"),
    "weggelaten": ("−", "wel in de modelverordening, hier niet gevonden"),
    "eigen aanvulling": ("+", "niet in de modelverordening"),
}
"""A sign and a meaning per way to differ from the model."""

EVIDENCE = {
    "heading": "het opschrift",
    "title": "de titel van het artikel",
    "words": "de woorden",
    "contained": "de woorden van het kortste artikel",
    "function": "de functie van het artikel",
    "instruments": "de instrumenten",
    "citations": "de aangehaalde wetten",
    "notes": "de toelichting",
    "position": "de plaats in de verordening",
}
"""What a match rests on."""

MEANING = {
    "nieuw": "staat alleen in de nieuwe verordening",
    "vervallen": "staat alleen in de oude verordening",
    "gewijzigd": "staat in beide, met een ander getal, recht of plicht, of met andere woorden",
    "ongewijzigd": "staat in beide en is op hoofdlijnen gelijk gebleven",
}

NOT_FOUND = "Niet gevonden."
ADDED = "nieuw"
LAPSED = "vervallen"
ONE_SIDED = ("nieuw", "vervallen")

_DAY = re.compile(r"(?:\w+e\s)?(?:dag|datum|maand)\b")  # "eerste dag na bekendmaking"
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_ORDINALS = [
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
    "veertiende",
    "vijftiende",
    "zestiende",
    "zeventiende",
    "achttiende",
    "negentiende",
    "twintigste",
]
_SYSTEM = {
    errno.ENOSPC: "de schijf is vol; maak ruimte en probeer het opnieuw",
    errno.EDQUOT: "de toegestane schijfruimte is op; maak ruimte en probeer het opnieuw",
    errno.EACCES: "geen toegang; kies een andere plaats of vraag schrijfrechten",
    errno.EPERM: "dit mag niet van het systeem; kies een andere plaats",
    errno.EROFS: "deze map kan alleen gelezen worden; kies een andere plaats",
    errno.ENOENT: "deze map of dit bestand bestaat niet",
    errno.EISDIR: "dit is een map, geen bestand",
    errno.ENOTDIR: "een deel van dit pad is geen map",
}


def spoken_date(date: str | None) -> str:
    """Return an ISO date as "1 juli 2016"; anything else comes back as it is."""
    parts = (date or "").split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return date or ""
    year, month, day = map(int, parts)
    return f"{day} {_MONTHS[month - 1]} {year}" if 1 <= month <= len(_MONTHS) else date or ""


def repeal_words(repeal: Repeal) -> str:
    """Return what is repealed in words: its title, whose it is, and what more is said of it."""
    said = f"{repeal.part} van {repeal.title}" if repeal.part else repeal.title
    details = [
        repeal.body or "",
        f"vastgesteld {spoken_date(repeal.adopted)}" if repeal.adopted else "",
        f"per {spoken_date(repeal.per)}" if repeal.per else "",
        f"met de {repeal.based.removeprefix('de ')}" if repeal.based else "",
        f"met uitzondering van {' en '.join(_excepted(repeal))}" if repeal.exceptions else "",
    ]
    details = [detail for detail in details if detail]
    return f"{said} ({'; '.join(details)})" if details else said


def _excepted(repeal: Repeal) -> list[str]:
    """Return the exceptions to a repeal, each with what narrows it."""
    limits = repeal.limits or ("",) * len(repeal.exceptions)
    return [
        f"{title} {limit}".strip() for title, limit in zip(repeal.exceptions, limits, strict=True)
    ]


def period(span: Span) -> str:
    """Return when an ordinance holds: "1 januari 2015 tot 1 juli 2016", "vanaf 1 juli 2016"."""
    if span.start:
        start = spoken_date(span.start)
        return f"{start} tot {spoken_date(span.end)}" if span.end else f"vanaf {start}"
    start = _from_rule(span.rule) if span.rule else "begin onbekend"
    return f"{start} tot {spoken_date(span.end)}" if span.end else start


def _from_rule(rule: str) -> str:
    return f"vanaf de {rule}" if _DAY.match(rule) else f"vanaf {rule}"


def status_mark(status: str) -> str:
    """Return sign and word of a status: "≠ gewijzigd"."""
    return f"{MARKS.get(status, '')} {status}".strip()


def change_in_words(change: NormChange, status: str) -> str:
    """Return "maximale duur: 3 maanden -> 6 maanden"; one side only for what is new or dropped."""
    what = f"{change.what}: " if change.what else ""
    if status in ONE_SIDED:
        return f"{what}{change.new or change.old}"
    if not change.old or not change.new:
        return f"{what}{change.new or change.old} ({ADDED if change.new else LAPSED})"
    return f"{what}{change.old} -> {change.new}"


def percent(share: float) -> str:
    """Return a share of 1 as "83%"; what is not quite certain is never rounded to 100%."""
    return f"{min(99, round(share * 100)) if share < 1 else 100}%"


def place(at: str) -> str:
    """Return an address the way a lawyer writes it: "art. 4, tweede lid, onder i".

    What is no address of a provision comes back readable ("aanhef", "hoofdstuk 3").
    """
    try:
        address = Address.parse(at)
    except UsageError:
        return at
    if address.special == "algemeen":
        return "algemene toelichting" if address.note else "algemeen"
    before = "toelichting op " if address.note else ""
    if address.special:
        return before + address.special.replace(":", " ").replace("/", ", ")
    return before + _in_words(address)


def short_place(at: str) -> str:
    """Return an address in few characters: "4 lid 2 onder i"."""
    return place(at).removeprefix("art. ")


def brief_place(at: str) -> str:
    """Return an address without "art.", with figures for ordinals: "9f lid 5 onder a"."""
    try:
        address = Address.parse(at)
    except UsageError:
        return at
    if address.special or address.note:
        return short_place(at)
    article, paragraph, *points = (*address.levels, "", "")[: max(2, len(address.levels))]
    under = [_point(point, depth) for depth, point in enumerate(filter(None, points))]
    words = [article, f"lid {paragraph}" if paragraph else "", f"onder {', '.join(under)}"]
    return " ".join(filter(None, words[: 3 if under else 2]))


def _in_words(address: Address) -> str:
    article, paragraph, *points = (*address.levels, "", "")[: max(2, len(address.levels))]
    words = [f"art. {article}"]
    if paragraph:
        words.append(_paragraph(paragraph))
    under = [point for point in points if point]
    if under:
        words.append(
            "onder " + ", ".join(_point(point, depth) for depth, point in enumerate(under))
        )
    return ", ".join(words)


def _paragraph(number: str) -> str:
    if number.isdigit() and 1 <= int(number) <= len(_ORDINALS):
        return f"{_ORDINALS[int(number) - 1]} lid"
    return f"lid {number}"


def _point(number: str, depth: int) -> str:
    # Aanwijzing 3.29 voor de regelgeving cites subpoints as 1°, 2°, without the full stop
    return f"{number}°" if depth and number.isdigit() else number


def system_words(error: OSError) -> str:
    """Return what the operating system objects to, in Dutch words without a full stop."""
    return _SYSTEM.get(error.errno or 0, "het systeem weigert dit")


def papers_of(because: Because) -> str:
    """Return the papers a quotation stands in: "Raadsbesluit (2 bestanden) en Raadsvoorstel"."""
    titles = [because.document.title, *(paper.title for paper in because.also)]
    counted = {title: titles.count(title) for title in titles}
    return " en ".join(
        f"{title} ({count} bestanden)" if count > 1 else title for title, count in counted.items()
    )


def duty_mark(ticked: Ticked) -> tuple[str, str]:
    """Return the sign of a duty to regulate, and in words what is wanting, "" when nothing is."""
    if ticked.at is None:
        return "–", "niet gevonden"
    return ("✓", "") if ticked.regulated else ("○", "genoemd, niet geregeld")
