"""Who adopted a regulation, when, and on which legal basis: from preamble and closing formula."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.bodies import find_bodies
from corpus.dates import find_dates
from corpus.model import Adoption, Document, Provision
from ingest.facts.passages import facts_data, passages, tidy

__all__ = [
    "adoptions_in",
    "find_adopted",
    "find_bodies_of",
    "find_legal_basis",
    "named_bodies",
]

_NAME = re.compile(
    r"[’']?[A-ZÀ-Þ][\w’']*(?:[-/.][\w’']+)*"
    r"(?:\s+(?:aan|den?|en|op|bij|het|of|van|a/d)(?=\s+(?:\w+\s+)?[A-ZÀ-Þ])|\s+[A-ZÀ-Þ][\w’'-]*)*"
)
# Words that end a name: they stand in capitals in headings like "DE RAAD DER GEMEENTE MAASTRICHT,".
_NO_NAME = re.compile(
    r"\s+(?:in|op|van(?!\s+(?-i:[A-ZÀ-Þ]))|voor|bijeen|gezien|gelezen|gelet|besluit|de|het|zijn|haar)\b.*",
    re.I | re.S,
)


def _parts(node: Provision, kind: str) -> Iterator[Provision]:
    if node.kind == kind:
        yield node
    for child in node.children:
        yield from _parts(child, kind)


def _text_of(document: Document, kind: str) -> str:
    """Return the text of the preamble or closing, lines kept."""
    return "\n".join(
        "\n".join(part for part in (node.text, *(child.text for child in node.children)) if part)
        for node in _parts(document.tree, kind)
    )


@cache
def _organ() -> re.Pattern[str]:
    data = facts_data()["bodies"]
    return re.compile(rf"\b(?:{data['organs']}){data['links']}\s*", re.I)


def named_bodies(text: str) -> list[str]:
    """Return the bodies named after an organ word: "de raden van de gemeenten A, B en C".

    Known municipalities by their official name; an unknown name as it is written.
    """
    names: list[str] = []
    for match in _organ().finditer(text):
        rest = text[match.end() : match.end() + 300]
        known = find_bodies(rest)
        at = 0
        for found in known:
            if not re.fullmatch(
                r"[\s,]*(?:\s*en\s+|\s*de\s+(?:gemeenten?\s+)?)?", rest[at : found.start], re.I
            ):
                break
            names.append(found.name)
            at = found.end
        if not at:
            names += _unknown(rest)
    return list(dict.fromkeys(names))


def _unknown(rest: str) -> list[str]:
    """Return a name that is on no list, as written at the start of ``rest``."""
    match = _NAME.match(rest)
    if not match:
        return []
    name = _NO_NAME.sub("", match[0].split("\n")[0]).strip(" ,.;")
    words = name.split()
    if not words or len(words) > 6 or re.fullmatch(r"(?:en|de|het|b|w)", words[0], re.I):
        return []
    if re.fullmatch(facts_data()["bodies"]["not"], words[0], re.I):
        return []
    return [name.title() if name.isupper() else name]


def find_bodies_of(document: Document) -> tuple[str, ...]:
    """Return the bodies whose regulation this is, in order of appearance.

    From the preamble, the closing formula, then the title, then the definition of the college in
    the articles; bodies the reader took from official metadata come first.
    """
    names = list(document.bodies)
    for text in (_text_of(document, "preamble"), _text_of(document, "closing")):
        names += named_bodies(text)
    if not names:
        match = re.search(r"\bgemeente\s+", document.title, re.I)
        found = find_bodies(document.title[match.end() :] if match else document.title)
        names += [item.name for item in found[:1]]
    if not names:
        for passage in passages(document):
            names += named_bodies(passage.text)
            if names:
                break
    return tuple(dict.fromkeys(names))


def find_adopted(document: Document, bodies: tuple[str, ...]) -> tuple[Adoption, ...]:
    """Return each body with the day it adopted the regulation.

    The words before a date decide ("openbare vergadering van", "vastgesteld op"; not "gewijzigd
    op"); the body is the last one named since the date before, or the only body there is. A
    formula that ended up after the notes is read there.
    """
    found: list[Adoption] = []
    closing = _text_of(document, "closing")
    for text in (closing, _text_of(document, "preamble"), _last_words(document)):
        found = list(adoptions_in(text, bodies, loose=text is closing))
        if found:
            break
    return tuple(dict.fromkeys([*found, *document.adopted]))


def _last_words(document: Document) -> str:
    """Return the end of the last note, where a formula after the notes is found."""
    text = document.notes[-1].text if document.notes else ""
    starts = [m.start() for m in re.finditer(r"(?:Aldus|Vastgesteld|Besloten)\b[^.]*?verg", text)]
    return text[starts[-1] :] if starts else ""


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = facts_data()["adoption"]
    return (
        re.compile("|".join(data["yes"]), re.I),
        re.compile("|".join(data["no"]), re.I),
    )


def adoptions_in(text: str, bodies: tuple[str, ...], *, loose: bool) -> Iterator[Adoption]:
    """Yield the days of adoption in a formula; ``loose`` takes a bare place and date as one."""
    yes, no = _cues()
    at = 0
    for day in find_dates(text):
        before = text[at : day.start][-260:]
        at = day.end
        good = [match.start() for match in yes.finditer(before)]
        bad = [match.start() for match in no.finditer(before)]
        # In the closing formula a bare place and date will do: "Kolkenburg, 28 september 2023".
        place = loose and re.search(r"[A-ZÀ-Þ]\w+,?\s+(?:de\s+)?$", before)
        if not good and not place:
            continue
        if bad and (not good or max(bad) > max(good)):
            continue
        named = named_bodies(before)
        if named or len(bodies) <= 1:
            body = named[-1] if named else (bodies[0] if bodies else "onbekend")
            yield Adoption(body, day.iso)
        else:
            known = [item.name for item in find_bodies(before)]
            yield Adoption(known[-1] if known else bodies[0], day.iso)


def find_legal_basis(document: Document) -> tuple[str, ...]:
    """Return the provisions the regulation is based on, from "gelet op" in the preamble."""
    data = facts_data()["basis"]
    text = _text_of(document, "preamble")
    lead = re.compile(rf"(?:^|[\n;,»>•*-]\s*|\s)(?:mede\s+)?(?:{data['leads']})\s*:?\s*", re.I)
    stop = re.compile(
        rf";|\n\s*\n|(?:^|\n|[»>•]\s*)\s*(?:\W\s*)?(?:{data['ends']})|\b(?:{data['ends']})\b", re.I
    )
    unfit = re.compile(data["not"], re.I)
    found: list[str] = []
    for match in lead.finditer(text):
        rest = text[match.end() :]
        # A list under "gelet op:" goes on over its semicolons.
        if match[0].rstrip().endswith(":"):
            head = re.split(
                rf"(?:^|\n)\s*(?:\W\s*)?(?:{data['ends']})", rest, maxsplit=1, flags=re.I
            )[0]
            parts = re.split(r";|\n\s*[-•*–]\s*", head)
        else:
            end = stop.search(rest)
            parts = [rest[: end.start()] if end else rest]
        for part in parts:
            words = tidy(re.sub(r"^[\s•*–-]+|^\s*(?:en|alsmede)\s+", "", part))
            if words and not unfit.search(words):
                found.append(words)
    return tuple(dict.fromkeys(found)) or document.legal_basis
